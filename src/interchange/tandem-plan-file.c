/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan-file-private.h"

#include "tandem-error.h"
#include "tandem-json-check.h"

#include <glib/gi18n-lib.h>

/* Bytes asked for at once. */
#define CHUNK (64 * 1024)

TandemPlanFile *
tandem_plan_file_new (void)
{
  TandemPlanFile *self = g_new0 (TandemPlanFile, 1);

  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    self->rows[kind] = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_row_unref);
  self->warnings = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  return self;
}

void
tandem_plan_file_free (TandemPlanFile *self)
{
  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    g_ptr_array_unref (self->rows[kind]);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

/* Adds an unset row in last place; returns what references to it are. */
gint64
tandem_plan_file_add (TandemPlanFile *self, TandemKind kind)
{
  const TandemKindInfo *info = tandem_kind_info (kind);
  TandemRow *row = tandem_row_new (kind);

  if (info->plan_field >= 0)
    tandem_row_set_ref (row, (guint) info->plan_field, 1);
  if (info->position_field >= 0)
    tandem_row_set_integer (row, (guint) info->position_field, self->rows[kind]->len + 1);
  g_ptr_array_add (self->rows[kind], row);
  return self->rows[kind]->len;
}

TandemRow *
tandem_plan_file_get_row (TandemPlanFile *self, TandemKind kind, gint64 ref)
{
  return g_ptr_array_index (self->rows[kind], (guint) ref - 1);
}

/**
 * tandem_plan_file_get_warnings:
 * @self: a plan file
 *
 * Returns: (transfer none) (array zero-terminated=1): what was left out, each as a sentence that begins with its JSON path
 */
const char *const *
tandem_plan_file_get_warnings (TandemPlanFile *self)
{
  static const char *const none[] = { NULL };

  return self->warnings->len > 0 ? (const char *const *) self->warnings->pdata : none;
}

/**
 * tandem_plan_file_get_plan:
 * @self: a plan file
 *
 * Returns: (transfer none): the plan's own row; who imports may set another title, buyer or seller
 */
TandemRow *
tandem_plan_file_get_plan (TandemPlanFile *self)
{
  return tandem_plan_file_get_row (self, TANDEM_KIND_PLAN, 1);
}

guint
tandem_plan_file_get_n (TandemPlanFile *self, TandemKind kind)
{
  return self->rows[kind]->len;
}

/**
 * tandem_plan_file_peek:
 * @self: a plan file
 * @kind: a kind
 * @index: place, less than tandem_plan_file_get_n()
 *
 * Returns: (transfer none): the row; its references are places + 1 within the file
 */
const TandemRow *
tandem_plan_file_peek (TandemPlanFile *self, TandemKind kind, guint index)
{
  return tandem_plan_file_get_row (self, kind, (gint64) index + 1);
}

/* At most one byte more than a plan file may have, whatever the file's size is or says. */
static GBytes *
read_bounded (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);

  if (stream == NULL)
    return NULL;
  while (bytes->len <= TANDEM_JSON_MAX_BYTES)
    {
      gssize n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK, cancellable, error);

      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      g_byte_array_append (bytes, chunk, (guint) n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * tandem_plan_file_load:
 * @file: a plan file
 * @cancellable: (nullable): a cancellable
 * @error: return location: of %G_IO_ERROR or as tandem_plan_file_read()
 *
 * Returns: (transfer full) (nullable): its content
 */
TandemPlanFile *
tandem_plan_file_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = read_bounded (file, cancellable, error);

  return bytes != NULL ? tandem_plan_file_read (bytes, error) : NULL;
}

/**
 * tandem_plan_file_shift:
 * @self: a plan file
 * @days: calendar days, may be negative
 *
 * Moves every day in the file.
 */
void
tandem_plan_file_shift (TandemPlanFile *self, int days)
{
  for (TandemKind kind = 0; kind < TANDEM_N_KINDS; kind++)
    for (guint i = 0; i < self->rows[kind]->len; i++)
      {
        TandemRow *row = g_ptr_array_index (self->rows[kind], i);
        const TandemKindInfo *info = tandem_kind_info (kind);

        for (guint field = 0; field < info->n_fields; field++)
          if (info->fields[field].type == TANDEM_FIELD_DAY)
            {
              const TandemValue *value = tandem_row_get (row, field);

              if (value->type == TANDEM_VALUE_DAY)
                tandem_row_set_day (row, field, tandem_day_add (value->day, days));
            }
      }
}

/* A copy whose references are ids of the library. */
static TandemRow *
row_with_ids (const TandemRow *row, GArray *const ids[TANDEM_N_KINDS])
{
  const TandemKindInfo *info = tandem_kind_info (tandem_row_get_kind (row));
  TandemRow *copy = tandem_row_copy (row);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const TandemValue *value = tandem_row_get (row, i);

      if (info->fields[i].type == TANDEM_FIELD_REF && value->type == TANDEM_VALUE_INTEGER)
        tandem_row_set_ref (copy, i, g_array_index (ids[info->fields[i].ref], gint64, value->integer - 1));
    }
  return copy;
}

static gboolean
take_ids (TandemPlanFile *self, GArray *ids[TANDEM_N_KINDS], TandemNewId new_id, gpointer data, GError **error)
{
  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    for (guint i = 0; i < self->rows[kind]->len; i++)
      {
        gint64 id = new_id (data, error);

        if (id == 0)
          return FALSE;
        g_array_append_val (ids[kind], id);
      }
  return TRUE;
}

/**
 * tandem_plan_file_to_edit:
 * @self: a plan file
 * @new_id: gives a new id at each call
 * @data: for @new_id
 * @today: the plan's first day in this library, where the file doesn't say when it was made
 * @error: return location, set by @new_id
 *
 * Returns: (transfer full) (nullable): one group, `Import “Title”`, that adds the plan and everything in it
 */
TandemEdit *
tandem_plan_file_to_edit (TandemPlanFile *self, TandemNewId new_id, gpointer data, TandemDay today, GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  GArray *ids[TANDEM_N_KINDS];
  TandemEdit *group = NULL;

  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    ids[kind] = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (take_ids (self, ids, new_id, data, error))
    {
      gint64 plan = g_array_index (ids[TANDEM_KIND_PLAN], gint64, 0);
      g_autofree char *label = NULL;

      for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
        for (guint i = 0; i < self->rows[kind]->len; i++)
          {
            g_autoptr (TandemRow) row = row_with_ids (g_ptr_array_index (self->rows[kind], i), ids);

            if (kind == TANDEM_KIND_PLAN && tandem_row_get (row, TANDEM_PLAN_CREATED)->type == TANDEM_VALUE_NULL)
              tandem_row_set_day (row, TANDEM_PLAN_CREATED, today);
            g_ptr_array_add (edits, tandem_edit_new_add (plan, g_array_index (ids[kind], gint64, i), row));
          }
      /* Translators: a step that can be undone; %s is the title of a plan. */
      label = g_strdup_printf (_("Import “%s”"), tandem_row_get (tandem_plan_file_get_plan (self), TANDEM_PLAN_TITLE)->text);
      group = tandem_edit_new_group (label, edits);
    }

  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    g_array_unref (ids[kind]);
  return group;
}
