/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans and edits by chance, the same for the same seed. */
#include "tandem-edits.h"
#include "tandem-test-builder.h"

/**
 * tandem_test_plan_random_text:
 * @rand: source of chance
 *
 * Returns: (transfer full): text that has broken programs before; not empty, valid UTF-8
 */
char *
tandem_test_plan_random_text (GRand *rand)
{
  static const char *const nasty[] = {
    "Review", "R&D <b>bold</b> %s %n", "'; DROP TABLE plan; --", "Überprüfung", "安全审查", "مراجعة أمنية", "👩‍👩‍👧‍👦🏳️‍🌈", "e\xCC\x81\xCC\x82\xCC\x83",
    "\xE2\x80\xAEright to left", "line one\nline two\r\n\ttab", " spaces ", "\x01\x02\x1f\x7f", "\xEF\xBF\xBD\xEF\xBB\xBF", "=1+1", "\"quoted\" \\back\\",
    "0", "NULL", "2026-02-30", "\xF4\x8F\xBF\xBF", "ﷺ",
  };
  GString *text = g_string_new (nasty[g_rand_int_range (rand, 0, G_N_ELEMENTS (nasty))]);

  if (g_rand_int_range (rand, 0, 3) == 0)
    g_string_append_printf (text, " %u", g_rand_int (rand));
  if (g_rand_int_range (rand, 0, 40) == 0)
    while (text->len < 20000)
      g_string_append (text, nasty[g_rand_int_range (rand, 0, G_N_ELEMENTS (nasty))]);
  return g_string_free (text, FALSE);
}

static gint64
pick (GRand *rand, GArray *ids, gboolean required)
{
  if (ids == NULL || ids->len == 0 || (!required && g_rand_int_range (rand, 0, 4) == 0))
    return 0;
  return g_array_index (ids, gint64, g_rand_int_range (rand, 0, (gint32) ids->len));
}

/* Any value the field allows. @ids has, by kind, what a reference may point to. */
static TandemValue
random_value (GRand *rand, const TandemField *field, GArray *const *ids)
{
  g_autofree char *text = tandem_test_plan_random_text (rand);
  g_autoptr (GBytes) bytes = NULL;
  int n_choices = 0;
  gint64 id;

  switch (field->type)
    {
    case TANDEM_FIELD_TEXT:
      return tandem_value_text (field->required || g_rand_boolean (rand) ? text : "");
    case TANDEM_FIELD_INTEGER:
      if (field->nullable && g_rand_int_range (rand, 0, 3) == 0)
        return (TandemValue) TANDEM_VALUE_INIT;
      return tandem_value_integer (g_rand_int_range (rand, 0, 100));
    case TANDEM_FIELD_BOOLEAN:
      return tandem_value_integer (g_rand_boolean (rand));
    case TANDEM_FIELD_DAY:
      if (g_rand_int_range (rand, 0, 5) == 0)
        return (TandemValue) TANDEM_VALUE_INIT;
      return tandem_value_day (tandem_day_new (2026, 9, 1) + (TandemDay) g_rand_int_range (rand, 0, 300));
    case TANDEM_FIELD_CHOICE:
      while (field->choices[n_choices] != NULL)
        n_choices++;
      return tandem_value_text (field->choices[g_rand_int_range (rand, 0, n_choices)]);
    case TANDEM_FIELD_REF:
      id = pick (rand, ids[field->ref], field->required);
      return id != 0 ? tandem_value_integer (id) : (TandemValue) TANDEM_VALUE_INIT;
    case TANDEM_FIELD_BYTES:
      if (g_rand_boolean (rand))
        return (TandemValue) TANDEM_VALUE_INIT;
      bytes = g_bytes_new (text, strlen (text) * (gsize) g_rand_int_range (rand, 0, 2));
      return tandem_value_bytes (bytes);
    default:
      g_assert_not_reached ();
    }
}

/* NULL where a required reference has nothing to point to. */
static TandemRow *
random_row (GRand *rand, TandemKind kind, GArray *const *ids)
{
  const TandemKindInfo *info = tandem_kind_info (kind);
  g_autoptr (TandemRow) row = tandem_row_new (kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_auto (TandemValue) value = random_value (rand, &info->fields[i], ids);

      if (info->fields[i].type == TANDEM_FIELD_REF && info->fields[i].required && value.type == TANDEM_VALUE_NULL)
        return NULL;
      tandem_row_set (row, i, &value);
    }
  return g_steal_pointer (&row);
}

static void
clear_ids (GArray **ids)
{
  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    g_clear_pointer (&ids[kind], g_array_unref);
}

static void
note_id (GArray **ids, TandemKind kind, gint64 id)
{
  if (ids[kind] == NULL)
    ids[kind] = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids[kind], id);
}

/**
 * tandem_test_plan_random:
 * @rand: source of chance
 * @n_milestones: how many milestones; other kinds get a few rows each
 * @new_id: gives ids
 * @data: for it
 *
 * Returns: (transfer full): the edit that adds a plan with every field of every kind filled by chance. A milestone waits
 *   only for earlier ones.
 */
TandemEdit *
tandem_test_plan_random (GRand *rand, guint n_milestones, TandemTestNewId new_id, gpointer data)
{
  TandemTestBuilder builder = { .edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref), .new_id = new_id, .data = data };
  GArray *ids[TANDEM_N_KINDS] = { NULL };

  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    {
      guint n = kind == TANDEM_KIND_PLAN ? 1 : kind == TANDEM_KIND_MILESTONE ? n_milestones : (guint) g_rand_int_range (rand, 1, 5);

      for (guint i = 0; i < n; i++)
        {
          TandemRow *row;

          if (kind == TANDEM_KIND_PLAN)
            note_id (ids, TANDEM_KIND_PLAN, 1); /* the builder sets the real one */
          if (kind == TANDEM_KIND_DEPENDENCY)
            {
              if (n_milestones > i + 1)
                tandem_test_builder_add_dependency (&builder, g_array_index (ids[TANDEM_KIND_MILESTONE], gint64, i + 1),
                                g_array_index (ids[TANDEM_KIND_MILESTONE], gint64, i));
              continue;
            }
          row = random_row (rand, (TandemKind) kind, ids);
          if (row != NULL)
            note_id (ids, (TandemKind) kind, tandem_test_builder_add (&builder, row));
        }
    }
  clear_ids (ids);
  return tandem_test_builder_finish (&builder);
}

static void
collect_ids (TandemPlan *plan, GArray **ids)
{
  note_id (ids, TANDEM_KIND_PLAN, tandem_entity_get_id (TANDEM_ENTITY (plan)));
  for (int kind = TANDEM_KIND_PLAN + 1; kind < TANDEM_N_KINDS; kind++)
    for (guint i = 0; i < tandem_plan_get_n (plan, (TandemKind) kind); i++)
      note_id (ids, (TandemKind) kind, tandem_entity_get_id (tandem_plan_peek (plan, (TandemKind) kind, i)));
}

static TandemEntity *
pick_entity (GRand *rand, TandemPlan *plan)
{
  TandemKind kind = (TandemKind) g_rand_int_range (rand, 0, TANDEM_N_KINDS);

  if (kind == TANDEM_KIND_PLAN || tandem_plan_get_n (plan, kind) == 0)
    return TANDEM_ENTITY (plan);
  return tandem_plan_peek (plan, kind, (guint) g_rand_int_range (rand, 0, (gint32) tandem_plan_get_n (plan, kind)));
}

static TandemEdit *
random_set (GRand *rand, TandemEntity *entity, GArray *const *ids)
{
  const TandemKindInfo *info = tandem_kind_info (tandem_entity_get_kind (entity));
  guint field = (guint) g_rand_int_range (rand, 0, (gint32) info->n_fields);
  g_auto (TandemValue) value = TANDEM_VALUE_INIT;

  /* An entity stays in its plan, and a changed dependency could close a ring. */
  if ((int) field == info->plan_field || (tandem_entity_get_kind (entity) == TANDEM_KIND_DEPENDENCY && info->fields[field].type == TANDEM_FIELD_REF))
    return tandem_edit_set_integer (entity, (guint) info->position_field, g_rand_int_range (rand, 0, 9000));
  value = random_value (rand, &info->fields[field], ids);
  return tandem_edit_set (entity, field, &value);
}

static TandemEdit *
random_add (GRand *rand, TandemPlan *plan, GArray *const *ids, TandemTestNewId new_id, gpointer data)
{
  TandemKind kind = (TandemKind) g_rand_int_range (rand, 1, TANDEM_N_KINDS);
  g_autoptr (TandemRow) row = kind != TANDEM_KIND_DEPENDENCY ? random_row (rand, kind, ids) : NULL;

  return row != NULL ? tandem_edit_new_add (tandem_entity_get_id (TANDEM_ENTITY (plan)), new_id (data), row) : NULL;
}

/**
 * tandem_test_plan_random_edit:
 * @rand: source of chance
 * @library: a model
 * @new_id: gives ids
 * @data: for it
 *
 * Returns: (transfer full): something a person could do to the model as it is: set a field, add or remove something with
 *   what belongs to it, several at once, add or delete a plan
 */
TandemEdit *
tandem_test_plan_random_edit (GRand *rand, TandemLibrary *library, TandemTestNewId new_id, gpointer data)
{
  guint n = g_list_model_get_n_items (tandem_library_get_plans (library));
  g_autoptr (TandemPlan) plan = NULL;
  GArray *ids[TANDEM_N_KINDS] = { NULL };
  int chance = g_rand_int_range (rand, 0, 100);
  TandemEdit *edit = NULL;
  TandemEntity *entity;

  if (n == 0 || chance < 3)
    return tandem_test_plan_random (rand, (guint) g_rand_int_range (rand, 0, 8), new_id, data);

  plan = g_list_model_get_item (tandem_library_get_plans (library), (guint) g_rand_int_range (rand, 0, (gint32) n));
  if (chance < 5)
    return tandem_edits_delete_plan (plan);

  collect_ids (plan, ids);
  entity = pick_entity (rand, plan);
  if (chance < 25)
    edit = random_add (rand, plan, ids, new_id, data);
  else if (chance < 35 && entity != TANDEM_ENTITY (plan))
    edit = tandem_edits_remove (plan, entity);
  else if (chance < 50)
    {
      g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
      TandemEntity *other = pick_entity (rand, plan);

      g_ptr_array_add (edits, random_set (rand, entity, ids));
      if (other != entity)
        g_ptr_array_add (edits, random_set (rand, other, ids));
      edit = tandem_edit_new_group ("Several Things", edits);
    }
  if (edit == NULL)
    edit = random_set (rand, entity, ids);
  clear_ids (ids);
  return edit;
}
