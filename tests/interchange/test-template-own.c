/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-error.h"
#include "tandem-template-folder.h"
#include "tandem-test-template.h"

#include <glib/gstdio.h>
#include <string.h>

/* A plan kept as a template gives the same plan again, without a name, a day or anything private. */
static void
test_saved_plan (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tandem-template-XXXXXX", NULL), *text = NULL, *again_text = NULL;
  g_autoptr (TandemTemplate) template = tandem_template_find ("onboard", "en", NULL), saved = NULL;
  g_autoptr (TandemLibrary) library = tandem_library_new (), other = tandem_library_new ();
  TandemTemplateParameters parameters = { .title = "Secret title", .buyer = "Northwind Traders", .seller = "Fabrikam", .today = tandem_day_new (2026, 11, 23),
                                          .anchor = tandem_day_new (2027, 3, 2) };
  TandemPlan *plan = tandem_test_template_add (library, template, &parameters, NULL), *again;
  g_autoptr (TandemEdit) goal = tandem_edit_set_text (TANDEM_ENTITY (plan), TANDEM_PLAN_GOAL, "Northwind ships faster");
  g_autoptr (TandemEdit) notes = tandem_edit_set_text (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 0), TANDEM_MILESTONE_PRIVATE_NOTES, "Northwind is slow");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  tandem_edit_apply (goal, library);
  tandem_edit_apply (notes, library);
  text = tandem_template_write (plan, "mine", "Our onboarding", "When we like");
  g_assert_null (strstr (text, "Northwind"));
  g_assert_null (strstr (text, "Fabrikam"));
  g_assert_null (strstr (text, "Secret"));
  g_assert_null (strstr (text, "2027"));

  bytes = g_bytes_new (text, strlen (text));
  saved = tandem_template_read (bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tandem_template_get_title (saved), ==, "Our onboarding");
  g_assert_true (tandem_template_is_own (saved));
  g_assert_cmpint (tandem_template_get_span (saved), ==, tandem_template_get_span (template));
  again = tandem_test_template_add (other, saved, &parameters, NULL);
  again_text = tandem_template_write (again, "mine", "Our onboarding", "When we like");
  g_assert_cmpuint (tandem_plan_get_n (again, TANDEM_KIND_DEPENDENCY), ==, tandem_plan_get_n (plan, TANDEM_KIND_DEPENDENCY));
  g_assert_cmpuint (strlen (again_text), >, 1000);
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); i++)
    g_assert_cmpuint (tandem_entity_get_day (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i), TANDEM_MILESTONE_DUE), ==,
                      tandem_entity_get_day (tandem_plan_peek (again, TANDEM_KIND_MILESTONE, i), TANDEM_MILESTONE_DUE));
  g_rmdir (folder);
}

static void
delete_own (const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) deleted = tandem_template_delete (key, &error);

  g_assert_no_error (error);
}

/* In the person's own folder: found by its file's name, beside one that is broken, and never written over. */
static void
test_own_folder (void)
{
  g_autofree char *folder = tandem_template_dup_folder (), *broken = g_build_filename (folder, "broken.json", NULL);
  g_autoptr (TandemTemplate) template = tandem_template_find ("smb", "en", NULL), found = NULL;
  g_autoptr (TandemLibrary) library = tandem_library_new ();
  TandemTemplateParameters parameters = { .buyer = "B", .seller = "S", .today = tandem_day_new (2026, 11, 23), .anchor = tandem_day_new (2027, 3, 2) };
  TandemPlan *plan = tandem_test_template_add (library, template, &parameters, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = tandem_template_save (plan, NULL, "Größe: two weeks", NULL, &error), *second = NULL;
  g_autoptr (GPtrArray) templates = NULL, problems = NULL;

  g_assert_no_error (error);
  second = tandem_template_save (plan, NULL, "Größe: two weeks", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first, !=, second);
  g_assert_true (g_file_set_contents (broken, "{", -1, NULL));

  templates = tandem_template_list ("en", &problems);
  g_assert_cmpuint (templates->len, ==, 12);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "broken.json"));
  for (guint i = 10; i < 12; i++)
    {
      const char *key = tandem_template_get_key (g_ptr_array_index (templates, i));

      g_assert_true (g_str_equal (key, first) || g_str_equal (key, second));
    }
  g_unlink (broken);
  delete_own (first);
  delete_own (second);
  g_rmdir (folder);
}

/* Renamed, sent to somebody, taken in again, deleted and back again. */
static void
test_own_life (void)
{
  g_autofree char *folder = tandem_template_dup_folder (), *path = g_build_filename (g_get_tmp_dir (), "exported.json", NULL), *bad_path = g_build_filename (g_get_tmp_dir (), "bad.json", NULL);
  g_autofree char *key = NULL, *again = NULL, *imported = NULL;
  g_autoptr (TandemTemplate) template = tandem_template_find ("smb", "en", NULL), own = NULL, back = NULL, replaced = NULL;
  g_autoptr (TandemLibrary) library = tandem_library_new ();
  TandemTemplateParameters parameters = { .buyer = "B", .seller = "S", .today = tandem_day_new (2026, 11, 23), .anchor = tandem_day_new (2027, 3, 2) };
  TandemPlan *plan = tandem_test_template_add (library, template, &parameters, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path), bad = g_file_new_for_path (bad_path);
  g_autoptr (GBytes) deleted = NULL;
  g_autoptr (GError) error = NULL;

  key = tandem_template_save (plan, NULL, "Ours", "Before", &error);
  g_assert_no_error (error);
  g_assert_true (tandem_template_describe (key, "Ours, renamed", "Always", &error));
  own = tandem_template_find (key, "en", &error);
  g_assert_cmpstr (tandem_template_get_title (own), ==, "Ours, renamed");
  g_assert_cmpstr (tandem_template_get_when (own), ==, "Always");
  g_assert_cmpuint (tandem_template_get_n_milestones (own), ==, tandem_template_get_n_milestones (template));

  g_assert_true (tandem_template_export (key, file, &error));
  deleted = tandem_template_delete (key, &error);
  g_assert_nonnull (deleted);
  g_assert_null (tandem_template_find (key, "en", NULL));
  g_assert_true (tandem_template_restore (key, deleted, &error));
  back = tandem_template_find (key, "en", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tandem_template_get_when (back), ==, "Always");

  imported = tandem_template_import (file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (imported, !=, key);
  again = tandem_template_save (plan, key, "Replaced", NULL, &error);
  g_assert_cmpstr (again, ==, key);
  replaced = tandem_template_find (key, "en", NULL);
  g_assert_cmpstr (tandem_template_get_title (replaced), ==, "Replaced");

  g_assert_true (g_file_set_contents (bad_path, "{\"format\":\"tandem-template\",\"title\":\"T\",\"phases\":[]}", -1, NULL));
  g_assert_null (tandem_template_import (bad, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
  g_unlink (path);
  g_unlink (bad_path);
  delete_own (key);
  delete_own (imported);
  g_rmdir (folder);
}

static void
set (TandemLibrary *library, TandemEntity *entity, guint field, const char *text)
{
  g_autoptr (TandemEdit) edit = tandem_edit_set_text (entity, field, text);

  tandem_edit_apply (edit, library);
}

static void
add (TandemLibrary *library, TandemPlan *plan, TandemRow *row, gint64 id)
{
  g_autoptr (TandemEdit) edit = tandem_edits_add (plan, id, row);

  tandem_edit_apply (edit, library);
}

static void
add_person (TandemLibrary *library, TandemPlan *plan, const char *name, const char *function)
{
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_STAKEHOLDER);

  tandem_row_set_text (row, TANDEM_STAKEHOLDER_NAME, name);
  tandem_row_set_text (row, TANDEM_STAKEHOLDER_FUNCTION, function);
  tandem_row_set_text (row, TANDEM_STAKEHOLDER_EMAIL, "zaphod@northwind.example");
  add (library, plan, row, 9000);
}

/* A word of its own in every text of every row: only what a template is made of comes through. */
static void
test_planted_words (void)
{
  static const struct { TandemKind kind; guint field; } kept[] = {
    { TANDEM_KIND_PHASE, TANDEM_PHASE_NAME }, { TANDEM_KIND_CRITERION, TANDEM_CRITERION_TITLE }, { TANDEM_KIND_CRITERION, TANDEM_CRITERION_MEASURE },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_TITLE }, { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_EXPLANATION },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_DONE_WHEN }, { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_BUYER_FUNCTION },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_SELLER_FUNCTION }, { TANDEM_KIND_DELIVERABLE, TANDEM_DELIVERABLE_TITLE },
  };
  g_autoptr (TandemTemplate) template = tandem_template_find ("smb", "en", NULL);
  g_autoptr (TandemLibrary) library = tandem_library_new ();
  TandemTemplateParameters parameters = { .buyer = "B", .seller = "S", .today = tandem_day_new (2026, 11, 23), .anchor = tandem_day_new (2027, 3, 2) };
  TandemPlan *plan = tandem_test_template_add (library, template, &parameters, NULL);
  g_autofree char *text = NULL;
  guint n = 0;

  for (TandemKind kind = TANDEM_KIND_CRITERION; kind < TANDEM_N_KINDS; kind++)
    {
      const TandemKindInfo *info = tandem_kind_info (kind);
      g_autoptr (TandemRow) row = tandem_row_new (kind);

      for (guint field = 0; field < info->n_fields; field++)
        if (info->fields[field].type == TANDEM_FIELD_REF && (int) field != info->plan_field && info->fields[field].required)
          tandem_row_set_ref (row, field, tandem_entity_get_id (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, field == TANDEM_DEPENDENCY_PREDECESSOR && kind == TANDEM_KIND_DEPENDENCY)));
      if (kind != TANDEM_KIND_DEPENDENCY)
        add (library, plan, row, 8000 + (gint64) kind);
    }
  for (TandemKind kind = TANDEM_KIND_PLAN; kind < TANDEM_N_KINDS; kind++)
    for (guint field = 0; field < tandem_kind_info (kind)->n_fields; field++)
      if (tandem_kind_info (kind)->fields[field].type == TANDEM_FIELD_TEXT && kind != TANDEM_KIND_DEPENDENCY && !(kind == TANDEM_KIND_PLAN && field == TANDEM_PLAN_LANGUAGE))
        {
          g_autofree char *word = g_strdup_printf ("zq%uplanted", n++);

          set (library, kind == TANDEM_KIND_PLAN ? TANDEM_ENTITY (plan) : tandem_plan_peek (plan, kind, 0), field, word);
        }
  text = tandem_template_write (plan, "k", "T", "W");
  n = 0;
  for (TandemKind kind = TANDEM_KIND_PLAN; kind < TANDEM_N_KINDS; kind++)
    for (guint field = 0; field < tandem_kind_info (kind)->n_fields; field++)
      if (tandem_kind_info (kind)->fields[field].type == TANDEM_FIELD_TEXT && kind != TANDEM_KIND_DEPENDENCY && !(kind == TANDEM_KIND_PLAN && field == TANDEM_PLAN_LANGUAGE))
        {
          g_autofree char *word = g_strdup_printf ("zq%uplanted", n++);
          gboolean may = FALSE;

          for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
            may |= kept[i].kind == kind && kept[i].field == field;
          g_test_message ("%s %s", tandem_kind_info (kind)->name, tandem_kind_info (kind)->fields[field].name);
          g_assert_true ((strstr (text, word) != NULL) == may);
        }
  g_assert_cmpuint (n, >, 20);
}

/* Names within texts: the organisations' are open, a person's becomes what they do, parts of names are told. */
static void
test_names_in_texts (void)
{
  g_autoptr (TandemTemplate) template = tandem_template_find ("smb", "en", NULL), made = NULL;
  g_autoptr (TandemLibrary) library = tandem_library_new (), other = tandem_library_new ();
  TandemTemplateParameters parameters = { .buyer = "Northwind Traders GmbH", .seller = "Fabrikam, Inc.", .today = tandem_day_new (2026, 11, 23), .anchor = tandem_day_new (2027, 3, 2) };
  TandemPlan *plan = tandem_test_template_add (library, template, &parameters, NULL), *again;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  add_person (library, plan, "Leo Kim", "it");
  set (library, tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 0), TANDEM_MILESTONE_TITLE, "Kickoff at Northwind Traders");
  set (library, tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 1), TANDEM_MILESTONE_EXPLANATION, "Fabrikam shows Leo Kim how it works. Leo asks.");
  set (library, tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 2), TANDEM_MILESTONE_DONE_WHEN, "Northwind says yes; nobody is a leopard");
  text = tandem_template_write (plan, "k", "T", NULL);
  g_assert_nonnull (strstr (text, "Kickoff at {buyer}"));
  g_assert_nonnull (strstr (text, "{seller} shows IT how it works."));
  g_assert_null (strstr (text, "Leo Kim"));
  left = tandem_template_names_left (plan);
  g_assert_cmpuint (left->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (left, 0), "Leo"));
  g_assert_nonnull (strstr (g_ptr_array_index (left, 1), "Northwind"));

  made = tandem_template_from_plan (plan, &error);
  g_assert_no_error (error);
  parameters.buyer = "Contoso Retail";
  again = tandem_test_template_add (other, made, &parameters, NULL);
  g_assert_cmpstr (tandem_entity_get_title (tandem_plan_peek (again, TANDEM_KIND_MILESTONE, 0)), ==, "Kickoff at Contoso Retail");
}

static void
set_choice (TandemLibrary *library, TandemEntity *entity, guint field, int choice)
{
  g_autoptr (TandemEdit) edit = tandem_edit_set_choice (entity, field, choice);

  tandem_edit_apply (edit, library);
}

/* Another plan of the library: internal milestones come along and stay internal; ticks, status and days do not. */
static void
test_from_plan (void)
{
  g_autoptr (TandemTemplate) template = tandem_template_find ("smb", "en", NULL), made = NULL;
  g_autoptr (TandemLibrary) library = tandem_library_new (), other = tandem_library_new (), empty = tandem_library_new ();
  TandemTemplateParameters parameters = { .buyer = "Northwind", .seller = "Fabrikam", .today = tandem_day_new (2026, 11, 23), .anchor = tandem_day_new (2027, 3, 2) };
  TandemPlan *plan = tandem_test_template_add (library, template, &parameters, NULL), *again;
  g_autoptr (TandemRow) head = tandem_row_new (TANDEM_KIND_PLAN);
  g_autoptr (TandemEdit) blank = NULL;
  g_autoptr (GError) error = NULL;
  gint64 counter = 0;

  set_choice (library, tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 1), TANDEM_MILESTONE_VISIBILITY, TANDEM_VISIBILITY_INTERNAL);
  set_choice (library, tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 0), TANDEM_MILESTONE_STATUS, TANDEM_STATUS_DONE);
  made = tandem_template_from_plan (plan, &error);
  g_assert_no_error (error);
  parameters.anchor = tandem_day_new (2027, 6, 1);
  again = tandem_test_template_add (other, made, &parameters, NULL);
  g_assert_cmpuint (tandem_plan_get_n (again, TANDEM_KIND_MILESTONE), ==, tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE));
  g_assert_cmpint (tandem_entity_get_choice (tandem_plan_peek (again, TANDEM_KIND_MILESTONE, 1), TANDEM_MILESTONE_VISIBILITY), ==, TANDEM_VISIBILITY_INTERNAL);
  g_assert_cmpint (tandem_entity_get_choice (tandem_plan_peek (again, TANDEM_KIND_MILESTONE, 0), TANDEM_MILESTONE_STATUS), ==, TANDEM_STATUS_NOT_STARTED);

  blank = tandem_edits_new_plan (head, NULL, tandem_test_plan_new_id, &counter, NULL);
  tandem_edit_apply (blank, empty);
  g_assert_null (tandem_template_from_plan (tandem_library_find (empty, tandem_edit_get_plan (blank)), &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/template-own/saved-plan", test_saved_plan);
  g_test_add_func ("/template-own/own-folder", test_own_folder);
  g_test_add_func ("/template-own/own-life", test_own_life);
  g_test_add_func ("/template-own/planted-words", test_planted_words);
  g_test_add_func ("/template-own/names-in-texts", test_names_in_texts);
  g_test_add_func ("/template-own/from-plan", test_from_plan);
  return g_test_run ();
}
