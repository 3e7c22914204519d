/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan-file-help.h"

#include "tandem-plan-file-keys.h"

#include <string.h>

static gint64
next_id (gpointer data, GError **error)
{
  gint64 *last = data;

  return ++*last;
}

/* The last id of a library in memory. */
static gint64
last_id (TandemLibrary *library)
{
  GListModel *plans = tandem_library_get_plans (library);
  gint64 last = 0;

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (TandemPlan) plan = g_list_model_get_item (plans, i);

      last = MAX (last, tandem_entity_get_id (TANDEM_ENTITY (plan)));
      for (int kind = TANDEM_KIND_PLAN + 1; kind < TANDEM_N_KINDS; kind++)
        for (guint j = 0; j < tandem_plan_get_n (plan, kind); j++)
          last = MAX (last, tandem_entity_get_id (tandem_plan_peek (plan, kind, j)));
    }
  return last;
}

static TandemPlan *
apply_to (TandemLibrary *library, TandemEdit *edit)
{
  g_autoptr (GError) error = NULL;

  tandem_edit_check (edit, library, &error);
  g_assert_no_error (error);
  tandem_edit_apply (edit, library);
  return tandem_library_find (library, tandem_edit_get_plan (edit));
}

TandemPlan *
import_into (TandemLibrary *library, TandemPlanFile *file)
{
  gint64 last = last_id (library);
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemEdit) edit = tandem_plan_file_to_edit (file, next_id, &last, tandem_day_new (2026, 11, 23), &error);

  g_assert_no_error (error);
  return apply_to (library, edit);
}

static char *
make_text (GRand *rand, gboolean required)
{
  static const char *const pieces[] = {
    "a", " ", "\n", "\t", "\"", "\\", "/", "é", "Ü", "ß", "日本", "עברית", "🙂", "e\u0301", "\u2028", "\x7f", "\x01", "</script>", "%s", "null", "{", "]",
  };
  GString *text = g_string_new (required ? "x" : NULL);

  for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static GBytes *
make_bytes (GRand *rand)
{
  gsize length = (gsize) g_rand_int_range (rand, 1, 40);
  guint8 *data = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    data[i] = (guint8) g_rand_int_range (rand, 0, 256);
  return g_bytes_new_take (data, length);
}

/* Any allowed value but a reference. */
static void
fill_field (GRand *rand, TandemRow *row, guint i, const TandemField *field)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (TandemValue) value = TANDEM_VALUE_INIT;
  guint n;

  switch (field->type)
    {
    case TANDEM_FIELD_TEXT:
      text = make_text (rand, field->required);
      tandem_row_set_text (row, i, text);
      break;
    case TANDEM_FIELD_CHOICE:
      for (n = 0; field->choices[n] != NULL; n++)
        ;
      tandem_row_set_choice (row, i, g_rand_int_range (rand, 0, (int) n));
      break;
    case TANDEM_FIELD_BOOLEAN:
      tandem_row_set_integer (row, i, g_rand_int_range (rand, 0, 2));
      break;
    case TANDEM_FIELD_INTEGER:
      if (!field->nullable || g_rand_boolean (rand))
        tandem_row_set_integer (row, i, g_rand_int_range (rand, 0, 101));
      break;
    case TANDEM_FIELD_DAY:
      if (g_rand_boolean (rand))
        tandem_row_set_day (row, i, tandem_day_add (tandem_day_new (2026, 1, 1), g_rand_int_range (rand, -700000, 2000000)));
      break;
    case TANDEM_FIELD_BYTES:
      bytes = make_bytes (rand);
      value = tandem_value_bytes (g_rand_boolean (rand) ? bytes : NULL);
      tandem_row_set (row, i, &value);
      break;
    case TANDEM_FIELD_REF:
    default:
      break;
    }
}

/* `first` and `n` are the ids of each kind. */
static void
fill_refs (GRand *rand, TandemRow *row, gint64 plan, const gint64 *first, const guint *n)
{
  const TandemKindInfo *info = tandem_kind_info (tandem_row_get_kind (row));

  for (guint i = 0; i < info->n_fields; i++)
    {
      const TandemField *field = &info->fields[i];

      if (field->type != TANDEM_FIELD_REF)
        continue;
      if ((int) i == info->plan_field)
        tandem_row_set_ref (row, i, plan);
      else if (n[field->ref] > 0 && (field->required || g_rand_boolean (rand)))
        tandem_row_set_ref (row, i, first[field->ref] + g_rand_int_range (rand, 0, (int) n[field->ref]));
    }
}

/**
 * make_plan:
 * @library: takes it
 * @seed: equal seeds make equal plans
 *
 * Returns: (transfer none): a plan with values in every field of every kind that nobody would type, in a stored order that
 *   is not the order of ids
 */
TandemPlan *
make_plan (TandemLibrary *library, guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  g_autoptr (TandemEdit) group = NULL;
  gint64 first[TANDEM_N_KINDS], id = 1;
  guint n[TANDEM_N_KINDS];

  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    {
      n[kind] = kind == TANDEM_KIND_PLAN ? 1 : (guint) g_rand_int_range (rand, 0, 8);
      first[kind] = id;
      id += n[kind];
    }
  if (n[TANDEM_KIND_MILESTONE] == 0)
    n[TANDEM_KIND_DEPENDENCY] = n[TANDEM_KIND_DELIVERABLE] = n[TANDEM_KIND_RESOURCE] = 0;
  n[TANDEM_KIND_DEPENDENCY] = MIN (n[TANDEM_KIND_DEPENDENCY], n[TANDEM_KIND_MILESTONE] > 0 ? n[TANDEM_KIND_MILESTONE] - 1 : 0);

  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    for (guint j = 0; j < n[kind]; j++)
      {
        g_autoptr (TandemRow) row = tandem_row_new (kind);
        const TandemKindInfo *info = tandem_kind_info (kind);

        for (guint i = 0; i < info->n_fields; i++)
          fill_field (rand, row, i, &info->fields[i]);
        fill_refs (rand, row, first[TANDEM_KIND_PLAN], first, n);
        if (kind == TANDEM_KIND_DEPENDENCY)
          {
            /* A chain, so that there is no ring. */
            tandem_row_set_ref (row, TANDEM_DEPENDENCY_MILESTONE, first[TANDEM_KIND_MILESTONE] + j + 1);
            tandem_row_set_ref (row, TANDEM_DEPENDENCY_PREDECESSOR, first[TANDEM_KIND_MILESTONE] + g_rand_int_range (rand, 0, (int) j + 1));
          }
        g_ptr_array_add (edits, tandem_edit_new_add (first[TANDEM_KIND_PLAN], first[kind] + j, row));
      }
  group = tandem_edit_new_group ("Test", edits);
  return apply_to (library, group);
}

/* Whether two plans are equal but for ids and the numbers of positions. */
static void
check_equal (TandemPlan *a, TandemPlan *b)
{
  for (int kind = TANDEM_KIND_PLAN + 1; kind < TANDEM_N_KINDS; kind++)
    g_assert_cmpuint (tandem_plan_get_n (a, kind), ==, tandem_plan_get_n (b, kind));
  for (TandemKind kind = TANDEM_KIND_PLAN; kind < TANDEM_N_KINDS; kind++)
    {
      const TandemKindInfo *info = tandem_kind_info (kind);
      /* These are stored in one list but written with their milestone. */
      gboolean is_nested = kind == TANDEM_KIND_DEPENDENCY || kind == TANDEM_KIND_DELIVERABLE || kind == TANDEM_KIND_RESOURCE;

      for (guint j = 0; !is_nested && j < (kind == TANDEM_KIND_PLAN ? 1 : tandem_plan_get_n (a, kind)); j++)
        {
          TandemEntity *one = kind == TANDEM_KIND_PLAN ? TANDEM_ENTITY (a) : tandem_plan_peek (a, kind, j);
          TandemEntity *other = kind == TANDEM_KIND_PLAN ? TANDEM_ENTITY (b) : tandem_plan_peek (b, kind, j);

          for (guint i = 0; i < info->n_fields; i++)
            if (info->fields[i].type != TANDEM_FIELD_REF && (int) i != info->position_field
                && !tandem_value_equal (tandem_entity_get_value (one, i), tandem_entity_get_value (other, i))
                && !(kind == TANDEM_KIND_PLAN && i == TANDEM_PLAN_CREATED))
              g_error ("%s.%s differs", info->name, info->fields[i].name);
        }
    }
}

/**
 * check_fixpoint:
 * @plan: a plan
 *
 * Writes it, reads it into another library, compares, and writes that again: the second file must be the first.
 */
void
check_fixpoint (TandemPlan *plan)
{
  g_autofree char *text = tandem_plan_file_write (plan), *again = NULL, *once_more = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (TandemLibrary) library = tandem_library_new ();
  g_autoptr (GBytes) more = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemPlanFile) file = tandem_plan_file_read (bytes, &error), file_again = NULL;
  TandemPlan *copy;

  g_assert_no_error (error);
  g_assert_null (tandem_plan_file_get_warnings (file)[0]);
  copy = import_into (library, file);
  check_equal (plan, copy);
  again = tandem_plan_file_write (copy);
  if (tandem_entity_is_set (TANDEM_ENTITY (plan), TANDEM_PLAN_CREATED))
    g_assert_cmpstr (again, ==, text);

  more = g_bytes_new (again, strlen (again));
  file_again = tandem_plan_file_read (more, &error);
  g_assert_no_error (error);
  once_more = tandem_plan_file_write (import_into (library, file_again));
  g_assert_cmpstr (once_more, ==, again);
}

/**
 * exercise_plan_file:
 * @data: any bytes
 * @size: bytes
 *
 * Reads them as a plan file. What is refused must say why on one line; what is accepted must be a plan that the library
 * takes and that comes back from its own file.
 *
 * Returns: whether they were accepted
 */
gboolean
exercise_plan_file (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemPlanFile) file = tandem_plan_file_read (bytes, &error);
  g_autoptr (TandemLibrary) library = NULL;

  g_assert_true ((file == NULL) == (error != NULL));
  if (file == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strpbrk (error->message, "\n\r"));
      g_assert_cmpuint (strlen (error->message), >, 5);
      return FALSE;
    }
  library = tandem_library_new ();
  check_fixpoint (import_into (library, file));
  return TRUE;
}
