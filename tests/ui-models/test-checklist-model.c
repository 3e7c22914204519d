/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-checklist-model.h"
#include "tandem-edition-builder.h"
#include "tandem-edits.h"
#include "tandem-test-plan.h"

#include <string.h>

#define TODAY "2026-11-21"

typedef struct
{
  TandemLibrary        *library;
  TandemPlan           *plan;
  TandemChecklistModel *model;
  gint64                counter;
  GPtrArray            *shadow;    /* what follows the model by its signals alone */
  guint                 n_signals, n_added, n_removed;
} Fixture;

static void
items_changed_cb (GListModel *model, guint place, guint removed, guint added, Fixture *f)
{
  f->n_signals++;
  f->n_added += added;
  f->n_removed += removed;
  if (removed > 0)
    g_ptr_array_remove_range (f->shadow, place, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (f->shadow, (int) (place + i), g_list_model_get_item (model, place + i));
}

static void
update (Fixture *f)
{
  g_autoptr (TandemEdition) edition = NULL;

  f->n_signals = f->n_added = f->n_removed = 0;
  if (f->plan != NULL)
    edition = tandem_edition_new (f->plan, &(TandemEditionOptions) { .today = tandem_day_parse_iso (TODAY), .for_us = TRUE });
  tandem_checklist_model_update (f->model, f->plan, edition);
  g_assert_cmpuint (f->shadow->len, ==, g_list_model_get_n_items (G_LIST_MODEL (f->model)));
  for (guint i = 0; i < f->shadow->len; i++)
    g_assert_true (g_ptr_array_index (f->shadow, i) == tandem_checklist_model_peek (f->model, i));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->counter = 1;
  f->library = tandem_test_plan_new_library ();
  f->plan = tandem_test_plan_add (f->library, tandem_test_plan_sample (tandem_test_plan_count, &f->counter));
  f->model = tandem_checklist_model_new ();
  f->shadow = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (f->model, "items-changed", G_CALLBACK (items_changed_cb), f);
  update (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_ptr_array_unref (f->shadow);
  g_object_unref (f->model);
  g_object_unref (f->library);
}

/* The lines as text: "# Validate 3/4", "Security review", "+ Validate". */
static char *
read_model (TandemChecklistModel *model)
{
  static const char *const marks[] = { "# ", "", "+ ", "++" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      TandemChecklistRow *row = tandem_checklist_model_peek (model, i);
      const TandemChecklistContent *content = tandem_checklist_row_get_content (row);

      g_string_append_printf (text, "%s%s", marks[tandem_checklist_row_get_kind (row)], content->title);
      if (tandem_checklist_row_get_kind (row) == TANDEM_CHECKLIST_PHASE)
        g_string_append_printf (text, " %u/%u", content->n_done, content->n);
      g_string_append (text, content->is_first ? " ^\n" : "\n");
    }
  return g_string_free (text, FALSE);
}

static TandemEntity *
milestone (Fixture *f, const char *title)
{
  TandemEntity *found = tandem_test_plan_find (f->plan, TANDEM_KIND_MILESTONE, title);

  g_assert_nonnull (found);
  return found;
}

static TandemChecklistRow *
row_of (Fixture *f, TandemEntity *entity)
{
  return tandem_checklist_model_peek (f->model, tandem_checklist_model_find (f->model, TANDEM_CHECKLIST_MILESTONE, tandem_entity_get_id (entity)));
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* Counts the changes of every row there is. */
static void
watch_rows (Fixture *f, guint *n)
{
  for (guint i = 0; i < f->shadow->len; i++)
    g_signal_connect_swapped (g_ptr_array_index (f->shadow, i), "changed", G_CALLBACK (count_cb), n);
}

static void
unwatch_rows (Fixture *f, guint *n)
{
  for (guint i = 0; i < f->shadow->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (f->shadow, i), n);
}

static void
test_by_phase (Fixture *f, gconstpointer data)
{
  g_autofree char *text = read_model (f->model);

  g_assert_cmpstr (text, ==,
                   "# Validate 3/4\nDiscovery signed off ^\nTechnical validation plan\nExecutive demo\nSecurity review\n+ Validate\n"
                   "# Approve 0/4\nPilot in two warehouses ^\nBusiness case approved\nLegal terms agreed\nProcurement order\n+ Approve\n"
                   "# Launch 0/3\nIntegration complete ^\nUser training\nGo-live\n+ Launch\n++ ^\n");
}

static void
test_content (Fixture *f, gconstpointer data)
{
  const TandemChecklistContent *late = tandem_checklist_row_get_content (row_of (f, milestone (f, "Security review")));

  g_assert_cmpint (late->state, ==, TANDEM_STATE_LATE);
  g_assert_cmpint (late->days_late, ==, 1); /* due on Thursday, on a Saturday */
  g_assert_cmpstr (late->buyer_lead.name, ==, "Leo Kim");
  g_assert_true (late->buyer_lead.is_named);
  g_assert_nonnull (strstr (late->note, "deliverables"));
  g_assert_true (tandem_checklist_row_get_content (row_of (f, milestone (f, "Go-live")))->is_anchor);
}

static void
test_change_of_a_field (Fixture *f, gconstpointer data)
{
  TandemEntity *entity = milestone (f, "Legal terms agreed");
  TandemChecklistRow *row = row_of (f, entity);
  guint n = 0;

  watch_rows (f, &n);
  tandem_test_plan_apply (f->library, tandem_edit_set_text (entity, TANDEM_MILESTONE_TITLE, "Terms agreed"));
  update (f);
  g_assert_cmpuint (f->n_signals, ==, 0);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (row_of (f, entity) == row);
  g_assert_cmpstr (tandem_checklist_row_get_content (row)->title, ==, "Terms agreed");

  /* Nothing new, nothing told. */
  update (f);
  g_assert_cmpuint (n, ==, 1);

  /* Done is told by the milestone and by the head of its phase. */
  tandem_test_plan_apply (f->library, tandem_edits_set_status (entity, TANDEM_STATUS_DONE, tandem_day_parse_iso (TODAY)));
  update (f);
  g_assert_cmpuint (f->n_signals, ==, 0);
  g_assert_cmpuint (n, ==, 3);
  unwatch_rows (f, &n);
}

static void
test_add_and_remove (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_MILESTONE);
  g_autofree char *before = read_model (f->model), *after = NULL;
  gint64 id = tandem_test_plan_count (&f->counter);

  tandem_row_set_text (row, TANDEM_MILESTONE_TITLE, "Reference call");
  tandem_row_set_ref (row, TANDEM_MILESTONE_PHASE, tandem_entity_get_id (tandem_plan_peek (f->plan, TANDEM_KIND_PHASE, 1)));
  tandem_test_plan_apply (f->library, tandem_edits_add (f->plan, id, row));
  update (f);
  g_assert_cmpuint (f->n_signals, ==, 1);
  g_assert_cmpuint (f->n_added, ==, 1);
  g_assert_cmpuint (f->n_removed, ==, 0);
  /* Right above the line where it was typed. */
  g_assert_cmpuint (tandem_checklist_model_find (f->model, TANDEM_CHECKLIST_MILESTONE, id), ==, 11);

  tandem_test_plan_apply (f->library, tandem_edits_remove (f->plan, milestone (f, "Reference call")));
  update (f);
  g_assert_cmpuint (f->n_signals, ==, 1);
  g_assert_cmpuint (f->n_removed, ==, 1);
  after = read_model (f->model);
  g_assert_cmpstr (after, ==, before);
}

static void
test_move (Fixture *f, gconstpointer data)
{
  TandemEntity *entity = milestone (f, "Discovery signed off"), *phase = tandem_plan_peek (f->plan, TANDEM_KIND_PHASE, 2);
  TandemChecklistRow *row = row_of (f, entity);
  g_autoptr (GPtrArray) moving = g_ptr_array_new ();

  g_ptr_array_add (moving, entity);
  tandem_test_plan_apply (f->library, tandem_edits_move_milestones (f->plan, moving, phase, milestone (f, "User training")));
  update (f);
  g_assert_cmpuint (f->n_signals, ==, 2);
  g_assert_cmpuint (f->n_added, ==, 1);
  g_assert_cmpuint (f->n_removed, ==, 1);
  g_assert_true (row_of (f, entity) == row);
  g_assert_cmpint (tandem_checklist_row_get_phase (row), ==, tandem_entity_get_id (phase));
  g_assert_true (tandem_checklist_row_get_content (row_of (f, milestone (f, "Technical validation plan")))->is_first);
}

static void
test_without_phase (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  tandem_test_plan_apply (f->library, tandem_edits_remove (f->plan, tandem_plan_peek (f->plan, TANDEM_KIND_PHASE, 2)));
  update (f);
  text = read_model (f->model);
  g_assert_true (g_str_has_suffix (text, "# No phase yet 0/3\nIntegration complete ^\nUser training\nGo-live\n+ No phase yet\n++ ^\n"));
}

static void
test_no_plan (Fixture *f, gconstpointer data)
{
  guint n = f->shadow->len;

  f->plan = NULL;
  update (f);
  g_assert_cmpuint (f->n_signals, ==, 1);
  g_assert_cmpuint (f->n_removed, ==, n);
}

/* (transfer none) (nullable): a random edit may have deleted it. */
static TandemPlan *
first_plan (TandemLibrary *library)
{
  g_autoptr (TandemPlan) plan = g_list_model_get_item (tandem_library_get_plans (library), 0);

  return plan;
}

/* However a plan is changed, the lines are those of a model made anew. */
static void
test_random (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);

  for (int i = 0; i < 400; i++)
    {
      g_autoptr (TandemEdit) edit = tandem_test_plan_random_edit (rand, f->library, tandem_test_plan_count, &f->counter);
      g_autoptr (TandemChecklistModel) anew = tandem_checklist_model_new ();
      g_autofree char *is = NULL, *should = NULL;

      if (!tandem_edit_check (edit, f->library, NULL))
        continue;
      tandem_edit_apply (edit, f->library);
      f->plan = first_plan (f->library);
      update (f);
      if (f->plan != NULL)
        {
          g_autoptr (TandemEdition) edition = tandem_edition_new (f->plan, &(TandemEditionOptions) { .today = tandem_day_parse_iso (TODAY), .for_us = TRUE });

          tandem_checklist_model_update (anew, f->plan, edition);
        }
      is = read_model (f->model);
      should = read_model (anew);
      g_assert_cmpstr (is, ==, should);
    }
}

static void
test_thousand (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) moving = g_ptr_array_new ();
  TandemEntity *last;

  f->plan = tandem_test_plan_add (f->library, tandem_test_plan_random (rand, 1000, tandem_test_plan_count, &f->counter));
  update (f);
  g_assert_cmpuint (f->n_signals, <=, 2);
  last = tandem_plan_peek (f->plan, TANDEM_KIND_MILESTONE, 999);
  g_ptr_array_add (moving, last);
  tandem_test_plan_apply (f->library, tandem_edits_move_milestones (f->plan, moving, NULL, NULL));
  update (f);
  g_assert_cmpuint (f->n_signals, <=, 2);
  g_assert_cmpuint (f->n_added, <=, 1);
}

/* The buyer's words are read; the data stays as it is. */
static void
test_buyers_words (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemRow) term = tandem_row_new (TANDEM_KIND_TERM);
  TandemEntity *milestone = tandem_plan_peek (f->plan, TANDEM_KIND_MILESTONE, 0), *phase = tandem_plan_peek (f->plan, TANDEM_KIND_PHASE, 0);
  g_autofree char *lines = NULL;

  tandem_row_set_text (term, TANDEM_TERM_OURS, "pilot run");
  tandem_row_set_text (term, TANDEM_TERM_THEIRS, "field check");
  tandem_test_plan_apply (f->library, tandem_edits_add (f->plan, tandem_test_plan_count (&f->counter), term));
  tandem_test_plan_apply (f->library, tandem_edit_set_text (milestone, TANDEM_MILESTONE_TITLE, "Pilot run agreed"));
  tandem_test_plan_apply (f->library, tandem_edit_set_text (phase, TANDEM_PHASE_NAME, "The pilot run"));
  update (f);
  lines = read_model (f->model);
  g_assert_nonnull (strstr (lines, "Field check agreed"));
  g_assert_nonnull (strstr (lines, "# The field check"));
  g_assert_cmpstr (tandem_entity_get_title (milestone), ==, "Pilot run agreed");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add ("/ui-models/checklist/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (by_phase);
  ADD (content);
  ADD (change_of_a_field);
  ADD (add_and_remove);
  ADD (move);
  ADD (without_phase);
  ADD (no_plan);
  ADD (random);
  ADD (thousand);
  ADD (buyers_words);
  return g_test_run ();
}
