/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-error.h"
#include "tandem-words.h"
#include "tandem-form.h"
#include "tandem-form-field.h"

#include <locale.h>

static const TandemDayContext days = { .today = 739943 /* Monday 23 November 2026 */, .order = TANDEM_DAY_ORDER_DMY };

typedef struct
{
  TandemEntity *entity;
  TandemForm   *form;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  TandemKind kind = GPOINTER_TO_INT (data);
  g_autoptr (TandemRow) row = tandem_row_new (kind);

  g_assert_cmpuint (days.today, ==, tandem_day_new (2026, 11, 23));
  if (kind != TANDEM_KIND_PLAN)
    tandem_row_set_ref (row, (guint) tandem_kind_info (kind)->plan_field, 1);
  if (kind == TANDEM_KIND_MILESTONE)
    {
      tandem_row_set_text (row, TANDEM_MILESTONE_TITLE, "Security review");
      tandem_row_set_day (row, TANDEM_MILESTONE_DUE, tandem_day_new (2026, 11, 19));
    }
  self->entity = tandem_entity_new (kind, 7, row);
  self->form = tandem_form_new (row, &days);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tandem_form_free (self->form);
  g_object_unref (self->entity);
}

/* What the library does with an edit, on a row. */
static TandemRow *
play (TandemEntity *entity, TandemEdit *edit)
{
  TandemRow *row = tandem_entity_dup_row (entity);
  g_autoptr (GArray) leaves = tandem_edit_leaves (edit);

  for (guint i = 0; i < leaves->len; i++)
    tandem_row_set (row, g_array_index (leaves, TandemEditLeaf, i).field, g_array_index (leaves, TandemEditLeaf, i).after);
  return row;
}

/* Writes what is typed: the entity is replaced by what the library would hold. */
static gboolean
write_typed (Fixture *self)
{
  g_autoptr (TandemEdit) edit = tandem_form_take_edit (self->form, self->entity);
  g_autoptr (TandemRow) row = NULL;

  if (edit == NULL)
    return FALSE;
  row = play (self->entity, edit);
  g_object_unref (self->entity);
  self->entity = tandem_entity_new (tandem_row_get_kind (row), 7, row);
  tandem_form_refresh (self->form, row);
  return TRUE;
}

static void
change_elsewhere (Fixture *self, guint field, const char *text)
{
  g_autoptr (TandemRow) row = tandem_entity_dup_row (self->entity);

  tandem_row_set_text (row, field, text);
  g_object_unref (self->entity);
  self->entity = tandem_entity_new (tandem_row_get_kind (row), 7, row);
  tandem_form_refresh (self->form, row);
}

static void
test_shows_row (Fixture *self, gconstpointer data)
{
  g_assert_cmpstr (tandem_form_get_text (self->form, TANDEM_MILESTONE_TITLE), ==, "Security review");
  g_assert_cmpstr (tandem_form_get_text (self->form, TANDEM_MILESTONE_DUE), ==, "19 November 2026");
  g_assert_cmpstr (tandem_form_get_text (self->form, TANDEM_MILESTONE_PROGRESS), ==, "");
  g_assert_false (tandem_form_has_unwritten (self->form));
  g_assert_null (tandem_form_take_edit (self->form, self->entity));
}

static void
test_writes (Fixture *self, gconstpointer data)
{
  g_assert_true (tandem_form_type (self->form, TANDEM_MILESTONE_DUE, "+2w"));
  g_assert_false (tandem_form_type (self->form, TANDEM_MILESTONE_DUE, "+2w"));
  g_assert_true (tandem_form_is_unwritten (self->form, TANDEM_MILESTONE_DUE));
  g_assert_cmpstr (tandem_form_get_note (self->form, TANDEM_MILESTONE_DUE), ==, "Monday 7 December 2026");

  g_assert_true (write_typed (self));
  g_assert_cmpuint (tandem_entity_get_day (self->entity, TANDEM_MILESTONE_DUE), ==, tandem_day_new (2026, 12, 7));
  g_assert_false (tandem_form_has_unwritten (self->form));

  /* The cursor is still in the field: the text stays until it is left. */
  g_assert_cmpstr (tandem_form_get_text (self->form, TANDEM_MILESTONE_DUE), ==, "+2w");
  tandem_form_settle (self->form, TANDEM_MILESTONE_DUE);
  g_assert_cmpstr (tandem_form_get_text (self->form, TANDEM_MILESTONE_DUE), ==, "7 December 2026");
}

static void
test_space_is_not_a_change (Fixture *self, gconstpointer data)
{
  tandem_form_type (self->form, TANDEM_MILESTONE_TITLE, "Security review ");
  g_assert_false (tandem_form_has_unwritten (self->form));
  g_assert_cmpstr (tandem_form_get_text (self->form, TANDEM_MILESTONE_TITLE), ==, "Security review ");
  tandem_form_settle (self->form, TANDEM_MILESTONE_TITLE);
  g_assert_cmpstr (tandem_form_get_text (self->form, TANDEM_MILESTONE_TITLE), ==, "Security review");
}

static void
test_keeps_what_is_wrong (Fixture *self, gconstpointer data)
{
  tandem_form_type (self->form, TANDEM_MILESTONE_DUE, "30 February");
  tandem_form_type (self->form, TANDEM_MILESTONE_TITLE, "Security check");
  g_assert_cmpstr (tandem_form_get_error (self->form, TANDEM_MILESTONE_DUE), ==, "February has only 29 days.");
  g_assert_true (write_typed (self));
  g_assert_cmpstr (tandem_entity_get_text (self->entity, TANDEM_MILESTONE_TITLE), ==, "Security check");
  g_assert_cmpuint (tandem_entity_get_day (self->entity, TANDEM_MILESTONE_DUE), ==, tandem_day_new (2026, 11, 19));

  tandem_form_settle (self->form, TANDEM_MILESTONE_DUE);
  g_assert_cmpstr (tandem_form_get_text (self->form, TANDEM_MILESTONE_DUE), ==, "30 February");
  g_assert_true (tandem_form_is_unwritten (self->form, TANDEM_MILESTONE_DUE));
  g_assert_false (tandem_form_is_valid (self->form));

  tandem_form_type (self->form, TANDEM_MILESTONE_DUE, "19 November 2026");
  g_assert_null (tandem_form_get_error (self->form, TANDEM_MILESTONE_DUE));
  g_assert_false (tandem_form_has_unwritten (self->form));
}

static void
test_changed_elsewhere (Fixture *self, gconstpointer data)
{
  tandem_form_type (self->form, TANDEM_MILESTONE_TITLE, "Mine");
  change_elsewhere (self, TANDEM_MILESTONE_EXPLANATION, "Theirs");
  g_assert_cmpstr (tandem_form_get_text (self->form, TANDEM_MILESTONE_EXPLANATION), ==, "Theirs");
  g_assert_cmpstr (tandem_form_get_text (self->form, TANDEM_MILESTONE_TITLE), ==, "Mine");
  g_assert_null (tandem_form_get_note (self->form, TANDEM_MILESTONE_TITLE));

  change_elsewhere (self, TANDEM_MILESTONE_TITLE, "Theirs");
  g_assert_cmpstr (tandem_form_get_text (self->form, TANDEM_MILESTONE_TITLE), ==, "Mine");
  g_assert_cmpstr (tandem_form_get_note (self->form, TANDEM_MILESTONE_TITLE), ==, "Changed elsewhere to “Theirs” in the meantime.");
  g_assert_true (write_typed (self));
  g_assert_cmpstr (tandem_entity_get_text (self->entity, TANDEM_MILESTONE_TITLE), ==, "Mine");
  g_assert_null (tandem_form_get_note (self->form, TANDEM_MILESTONE_TITLE));
}

/* Undo while the cursor is still in the field. */
static void
test_follows_undo (Fixture *self, gconstpointer data)
{
  tandem_form_type (self->form, TANDEM_MILESTONE_TITLE, "Mine");
  g_assert_true (write_typed (self));
  change_elsewhere (self, TANDEM_MILESTONE_TITLE, "Security review");
  g_assert_cmpstr (tandem_form_get_text (self->form, TANDEM_MILESTONE_TITLE), ==, "Security review");
  g_assert_false (tandem_form_has_unwritten (self->form));
}

static void
test_start_and_due (Fixture *self, gconstpointer data)
{
  tandem_form_type (self->form, TANDEM_MILESTONE_START, "1 Dec");
  g_assert_cmpstr (tandem_form_get_error (self->form, TANDEM_MILESTONE_START), ==, "The start is after the due date, 19 November 2026.");
  g_assert_null (tandem_form_get_error (self->form, TANDEM_MILESTONE_DUE));
  g_assert_false (write_typed (self));

  tandem_form_type (self->form, TANDEM_MILESTONE_DUE, "4 Dec");
  g_assert_true (tandem_form_is_valid (self->form));
  g_assert_true (write_typed (self));
  g_assert_cmpuint (tandem_entity_get_day (self->entity, TANDEM_MILESTONE_START), ==, tandem_day_new (2026, 12, 1));
  g_assert_cmpuint (tandem_entity_get_day (self->entity, TANDEM_MILESTONE_DUE), ==, tandem_day_new (2026, 12, 4));

  tandem_form_settle (self->form, TANDEM_MILESTONE_START);
  tandem_form_type (self->form, TANDEM_MILESTONE_DUE, "30 Nov");
  g_assert_cmpstr (tandem_form_get_error (self->form, TANDEM_MILESTONE_DUE), ==, "The due date is before the start, 1 December 2026.");
  tandem_form_type (self->form, TANDEM_MILESTONE_DUE, "");
  g_assert_true (tandem_form_is_valid (self->form));
}

static void
test_one_field_merges (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemEdit) first = NULL, second = NULL, merged = NULL;
  g_autoptr (TandemRow) row = NULL;

  tandem_form_type (self->form, TANDEM_MILESTONE_TITLE, "Sec");
  first = tandem_form_take_edit (self->form, self->entity);
  write_typed (self);
  tandem_form_type (self->form, TANDEM_MILESTONE_TITLE, "Security");
  second = tandem_form_take_edit (self->form, self->entity);
  merged = tandem_edit_merge (first, second);
  g_assert_nonnull (merged);
}

static void
test_name_or_function (Fixture *self, gconstpointer data)
{
  tandem_form_type (self->form, TANDEM_STAKEHOLDER_NAME, "Leo");
  g_assert_true (write_typed (self));
  tandem_form_type (self->form, TANDEM_STAKEHOLDER_NAME, " ");
  g_assert_nonnull (tandem_form_get_error (self->form, TANDEM_STAKEHOLDER_NAME));
  change_elsewhere (self, TANDEM_STAKEHOLDER_FUNCTION, "legal");
  g_assert_null (tandem_form_get_error (self->form, TANDEM_STAKEHOLDER_NAME));
}

typedef struct
{
  TandemKind  kind;
  guint       field;
  const char *text;
  const char *value; /* as text; NULL: refused */
} ReadCase;

static void
test_read (void)
{
  static const ReadCase cases[] = {
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_TITLE, "  A  ", "A" },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_TITLE, " ", NULL },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_EXPLANATION, "", "" },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_PROGRESS, "40", "40" },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_PROGRESS, "40 %", "40" },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_PROGRESS, "0", "0" },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_PROGRESS, "100", "100" },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_PROGRESS, "", "" },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_PROGRESS, "101", NULL },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_PROGRESS, "-1", NULL },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_PROGRESS, "half", NULL },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_DURATION_DAYS, "5", "5" },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_DURATION_DAYS, "5 days", "5" },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_DURATION_DAYS, "2 weeks", "10" },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_DURATION_DAYS, "3wd", "3" },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_DURATION_DAYS, "99999999999999999999", NULL },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_DURATION_DAYS, "-3", NULL },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_DURATION_DAYS, "soon", NULL },
    { TANDEM_KIND_DEPENDENCY, TANDEM_DEPENDENCY_LAG_DAYS, "-3", "-3" },
    { TANDEM_KIND_DEPENDENCY, TANDEM_DEPENDENCY_LAG_DAYS, "", "" },
    { TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_EMAIL, "leo@northwind.example", "leo@northwind.example" },
    { TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_EMAIL, "", "" },
    { TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_EMAIL, "leo", NULL },
    { TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_EMAIL, "leo@", NULL },
    { TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_EMAIL, "@x.example", NULL },
    { TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_EMAIL, "leo@localhost", NULL },
    { TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_EMAIL, "leo kim@x.example", NULL },
    { TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_EMAIL, "a@x.example, b@x.example", NULL },
    { TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_EMAIL, "Leo <leo@x.example>", NULL },
    { TANDEM_KIND_RESOURCE, TANDEM_RESOURCE_URL, "https://example.com/pack", "https://example.com/pack" },
    { TANDEM_KIND_RESOURCE, TANDEM_RESOURCE_URL, "example.com/pack", "https://example.com/pack" },
    { TANDEM_KIND_RESOURCE, TANDEM_RESOURCE_URL, "mailto:leo@x.example", "mailto:leo@x.example" },
    { TANDEM_KIND_RESOURCE, TANDEM_RESOURCE_URL, "", "" },
    { TANDEM_KIND_RESOURCE, TANDEM_RESOURCE_URL, "javascript:alert(1)", NULL },
    { TANDEM_KIND_RESOURCE, TANDEM_RESOURCE_URL, "file:///etc/passwd", NULL },
    { TANDEM_KIND_RESOURCE, TANDEM_RESOURCE_URL, "https://", NULL },
    { TANDEM_KIND_RESOURCE, TANDEM_RESOURCE_URL, "the wiki", NULL },
    { TANDEM_KIND_PLAN, TANDEM_PLAN_BUYER_COLOR, "#1a5fb4", "#1a5fb4" },
    { TANDEM_KIND_PLAN, TANDEM_PLAN_BUYER_COLOR, "blue", NULL },
    { TANDEM_KIND_PLAN, TANDEM_PLAN_BUYER_COLOR, "#12345g", NULL },
    { TANDEM_KIND_PLAN, TANDEM_PLAN_BUYER_NAME, "", NULL },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_DUE, "3 May", "3 May 2027" },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_DUE, "", "" },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_DUE, "whenever", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (TandemValue) value = TANDEM_VALUE_INIT;
      g_autofree char *note = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      gboolean read = tandem_form_field_read (cases[i].kind, cases[i].field, cases[i].text, NULL, &days, &value, &note, &error);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (read, ==, cases[i].value != NULL);
      if (!read)
        {
          g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
          continue;
        }
      g_assert_true (tandem_field_allows (&tandem_kind_info (cases[i].kind)->fields[cases[i].field], &value));
      text = tandem_form_field_to_text (cases[i].kind, cases[i].field, &value);
      g_assert_cmpstr (text, ==, cases[i].value);
    }
}

/* "+49 40 …" ends with its plus in a window that is read from the right. */
static void
test_codes (void)
{
  g_assert_true (tandem_form_field_is_code (TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_PHONE));
  g_assert_true (tandem_form_field_is_code (TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_EMAIL));
  g_assert_true (tandem_form_field_is_code (TANDEM_KIND_RESOURCE, TANDEM_RESOURCE_URL));
  g_assert_false (tandem_form_field_is_code (TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_NAME));
  g_assert_false (tandem_form_field_is_code (TANDEM_KIND_RESOURCE, TANDEM_RESOURCE_TITLE));
}

/* What a number of days counts is said by the field beside it. */
static void
test_calendar_days (void)
{
  static const struct { const char *text, *value; } cases[] = {
    { "30", "30" }, { "30 days", "30" }, { "2 weeks", "14" }, { "", "" }, { "3wd", NULL }, { "731", NULL }, { "a month", NULL },
  };
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_MILESTONE);

  tandem_row_set_choice (row, TANDEM_MILESTONE_DURATION_UNIT, TANDEM_UNIT_CALENDAR_DAYS);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (TandemValue) value = TANDEM_VALUE_INIT;
      g_autofree char *note = NULL, *text = NULL;
      g_autoptr (GError) error = NULL;
      gboolean read = tandem_form_field_read (TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_DURATION_DAYS, cases[i].text, row, &days, &value, &note, &error);

      g_assert_cmpint (read, ==, cases[i].value != NULL);
      text = tandem_form_field_to_text (TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_DURATION_DAYS, &value);
      g_assert_cmpstr (text, ==, cases[i].value != NULL ? cases[i].value : "");
    }
}

static void
test_closed_period (Fixture *self, gconstpointer data)
{
  tandem_form_type (self->form, TANDEM_CLOSED_PERIOD_FIRST, "24 December 2026");
  g_assert_true (write_typed (self));
  tandem_form_type (self->form, TANDEM_CLOSED_PERIOD_LAST, "1 December 2026");
  g_assert_cmpstr (tandem_form_get_error (self->form, TANDEM_CLOSED_PERIOD_LAST), ==, "The last day is before the first, 24 December 2026.");
  g_assert_false (write_typed (self));
  g_assert_cmpstr (tandem_form_get_text (self->form, TANDEM_CLOSED_PERIOD_LAST), ==, "1 December 2026");
  tandem_form_type (self->form, TANDEM_CLOSED_PERIOD_LAST, "1 January 2027");
  g_assert_true (write_typed (self));
  tandem_form_type (self->form, TANDEM_CLOSED_PERIOD_FIRST, "2 January 2027");
  g_assert_cmpstr (tandem_form_get_error (self->form, TANDEM_CLOSED_PERIOD_FIRST), ==, "The first day is after the last, 1 January 2027.");
}

#define ADD(name, kind, function) g_test_add ("/form/" name, Fixture, GINT_TO_POINTER (kind), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("shows-row", TANDEM_KIND_MILESTONE, test_shows_row);
  ADD ("writes", TANDEM_KIND_MILESTONE, test_writes);
  ADD ("space-is-not-a-change", TANDEM_KIND_MILESTONE, test_space_is_not_a_change);
  ADD ("keeps-what-is-wrong", TANDEM_KIND_MILESTONE, test_keeps_what_is_wrong);
  ADD ("changed-elsewhere", TANDEM_KIND_MILESTONE, test_changed_elsewhere);
  ADD ("follows-undo", TANDEM_KIND_MILESTONE, test_follows_undo);
  ADD ("start-and-due", TANDEM_KIND_MILESTONE, test_start_and_due);
  ADD ("one-field-merges", TANDEM_KIND_MILESTONE, test_one_field_merges);
  ADD ("name-or-function", TANDEM_KIND_STAKEHOLDER, test_name_or_function);
  ADD ("closed-period", TANDEM_KIND_CLOSED_PERIOD, test_closed_period);
  g_test_add_func ("/form/read", test_read);
  g_test_add_func ("/form/calendar-days", test_calendar_days);
  g_test_add_func ("/form/codes", test_codes);
  return g_test_run ();
}
