/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step in one transaction. */
#include "tandem-config.h"
#include "tandem-store.h"

#include "tandem-error.h"
#include "tandem-row-json.h"
#include "tandem-store-private.h"

#include <glib/gi18n-lib.h>

static const char *const state_words[] = { "done", "undone", "dropped" };

/* Column names are quoted: some are words of SQL. Parameters are named `:f` and the field's number. */
static void
append_fields (GString *sql, const TandemKindInfo *info, gboolean with_facts, const char *format, const char *separator)
{
  for (guint i = 0, n = 0; i < info->n_fields; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_auto (GStrv) parts = g_strsplit (format, "%", -1);

      if (info->fields[i].is_fact && !with_facts)
        continue;
      if (n++ > 0)
        g_string_append (sql, separator);
      for (char **part = parts; *part != NULL; part++)
        {
          if (part == parts)
            g_string_append (sql, *part);
          else
            g_string_append_printf (sql, "%s%s", **part == 'n' ? info->fields[i].name : number, *part + 1);
        }
    }
}

static char *
write_sql (const TandemEditLeaf *leaf)
{
  const TandemKindInfo *info = tandem_kind_info (leaf->kind);
  GString *sql = g_string_new (NULL);

  switch (leaf->type)
    {
    case TANDEM_EDIT_SET:
      g_string_append_printf (sql, "UPDATE \"%s\" SET \"%s\" = :after WHERE id = :id AND \"%s\" IS :before", info->name,
                              info->fields[leaf->field].name, info->fields[leaf->field].name);
      break;
    case TANDEM_EDIT_ADD:
      g_string_append_printf (sql, "INSERT INTO \"%s\" (id, ", info->name);
      append_fields (sql, info, TRUE, "\"%n\"", ", ");
      g_string_append (sql, ") VALUES (:id, ");
      append_fields (sql, info, TRUE, ":f%i", ", ");
      g_string_append (sql, ")");
      break;
    case TANDEM_EDIT_REMOVE:
      g_string_append_printf (sql, "DELETE FROM \"%s\" WHERE id = :id AND ", info->name);
      append_fields (sql, info, FALSE, "\"%n\" IS :f%i", " AND ");
      break;
    case TANDEM_EDIT_GROUP:
    default:
      g_assert_not_reached ();
    }
  return g_string_free (sql, FALSE);
}

static gboolean
write_leaf (TandemSql *sql, const TandemEditLeaf *leaf, GError **error)
{
  g_autofree char *text = write_sql (leaf);
  g_autoptr (TandemStatement) statement = tandem_sql_prepare (sql, text, error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int (statement, ":id", leaf->id);
  if (leaf->type == TANDEM_EDIT_SET)
    {
      tandem_statement_bind (statement, ":before", leaf->before);
      tandem_statement_bind (statement, ":after", leaf->after);
    }
  else
    for (guint i = 0; i < tandem_kind_info (leaf->kind)->n_fields; i++)
      {
        char name[16];

        if (leaf->type == TANDEM_EDIT_REMOVE && tandem_kind_info (leaf->kind)->fields[i].is_fact)
          continue;
        g_snprintf (name, sizeof name, ":f%u", i);
        tandem_statement_bind (statement, name, tandem_row_get (leaf->row, i));
      }

  if (!tandem_statement_run (statement, error))
    return FALSE;
  if (tandem_sql_get_changes (sql) == 1)
    return TRUE;
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_CHANGED, _("It was changed elsewhere in the meantime. Look at the current state and try again."));
  return FALSE;
}

static gboolean
log_leaf (TandemSql *sql, const TandemEditLeaf *leaf, const TandemStoreStep *step, const char *at, GError **error)
{
  const TandemKindInfo *info = tandem_kind_info (leaf->kind);
  g_autofree char *json = leaf->type != TANDEM_EDIT_SET ? tandem_row_to_json (leaf->row) : NULL;
  g_autoptr (TandemStatement) insert
    = tandem_sql_prepare (sql,
                          "INSERT INTO change_log (step, direction, plan, at, label, entity, row, field, before, after)"
                          " VALUES (:step, :direction, :plan, :at, :label, :entity, :row, :field, :before, :after)",
                          error);

  if (insert == NULL)
    return FALSE;
  tandem_statement_bind_int (insert, ":step", step->id);
  tandem_statement_bind_text (insert, ":direction", tandem_direction_choices[step->direction]);
  tandem_statement_bind_int (insert, ":plan", leaf->plan);
  tandem_statement_bind_text (insert, ":at", at);
  tandem_statement_bind_text (insert, ":label", step->label);
  tandem_statement_bind_text (insert, ":entity", info->name);
  tandem_statement_bind_int (insert, ":row", leaf->id);
  tandem_statement_bind_text (insert, ":field", leaf->type == TANDEM_EDIT_SET ? info->fields[leaf->field].name : NULL);
  if (leaf->type == TANDEM_EDIT_SET)
    {
      tandem_statement_bind (insert, ":before", leaf->before);
      tandem_statement_bind (insert, ":after", leaf->after);
    }
  else
    {
      tandem_statement_bind_text (insert, ":before", leaf->type == TANDEM_EDIT_REMOVE ? json : NULL);
      tandem_statement_bind_text (insert, ":after", leaf->type == TANDEM_EDIT_ADD ? json : NULL);
    }
  return tandem_statement_run (insert, error);
}

static gboolean
write_step (TandemSql *sql, TandemStoreStep *step, const char *at, GError **error)
{
  g_autoptr (TandemStatement) insert = NULL;

  if (step->id != 0)
    {
      g_autoptr (TandemStatement) update = tandem_sql_prepare (sql, "UPDATE step SET state = :state WHERE id = :id", error);

      if (update == NULL)
        return FALSE;
      tandem_statement_bind_text (update, ":state", state_words[step->state]);
      tandem_statement_bind_int (update, ":id", step->id);
      return tandem_statement_run (update, error);
    }

  insert = tandem_sql_prepare (sql, "INSERT INTO step (plan, at, label, state, reason) VALUES (:plan, :at, :label, :state, :reason) RETURNING id", error);
  if (insert == NULL)
    return FALSE;
  tandem_statement_bind_int (insert, ":plan", step->plan);
  tandem_statement_bind_text (insert, ":at", at);
  tandem_statement_bind_text (insert, ":label", step->label);
  tandem_statement_bind_text (insert, ":state", state_words[step->state]);
  tandem_statement_bind_text (insert, ":reason", step->reason != NULL ? step->reason : "");
  return tandem_statement_run_for_id (insert, &step->id, error);
}

static gboolean
drop_steps (TandemSql *sql, GArray *dropped, GError **error)
{
  for (guint i = 0; dropped != NULL && i < dropped->len; i++)
    {
      g_autoptr (TandemStatement) update = tandem_sql_prepare (sql, "UPDATE step SET state = 'dropped' WHERE id = :id", error);

      if (update == NULL)
        return FALSE;
      tandem_statement_bind_int (update, ":id", g_array_index (dropped, gint64, i));
      if (!tandem_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_all (TandemStore *self, GArray *leaves, TandemStoreStep *step, const char *at, GError **error)
{
  gboolean changed;

  if (!tandem_store_has_changed (self, &changed, error))
    return FALSE;
  if (changed)
    {
      self->stale = TRUE;
      g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_CHANGED, _("Another program has just changed the library. Look at the current state and try again."));
      return FALSE;
    }
  if (!write_step (self->sql, step, at, error) || !drop_steps (self->sql, step->dropped, error))
    return FALSE;
  for (guint i = 0; i < leaves->len; i++)
    {
      const TandemEditLeaf *leaf = &g_array_index (leaves, TandemEditLeaf, i);

      if (!write_leaf (self->sql, leaf, error) || !log_leaf (self->sql, leaf, step, at, error))
        return FALSE;
    }
  return TRUE;
}

/* After a failed COMMIT the disk may have the step all the same: a line of the log with our time tells. */
static gboolean
find_committed (TandemStore *self, gint64 step, const char *at)
{
  g_autoptr (TandemStatement) query = tandem_sql_prepare (self->sql, "SELECT count(*) FROM change_log WHERE step = :step AND at = :at", NULL);
  gboolean row = FALSE;

  if (query != NULL)
    {
      tandem_statement_bind_int (query, ":step", step);
      tandem_statement_bind_text (query, ":at", at);
      if (tandem_statement_step (query, &row, NULL) && row)
        return tandem_statement_get_int (query, 0) > 0;
    }
  self->stale = TRUE; /* not known: the next call looks again */
  return FALSE;
}

/**
 * tandem_store_apply:
 * @self: a store
 * @leaves: (element-type TandemEditLeaf): what changes, in order; not empty
 * @step: (inout): the step it is, or becomes
 * @error: a #TandemError; %TANDEM_ERROR_CHANGED where the library is not what the leaves expect before
 *
 * Writes leaves, log and step in one transaction: all of it or nothing. Each leaf must meet what it expects.
 */
gboolean
tandem_store_apply (TandemStore *self, GArray *leaves, TandemStoreStep *step, GError **error)
{
  g_autofree char *at = tandem_store_now ();
  gint64 id = step->id;

  if (!tandem_sql_begin (self->sql, TRUE, error))
    goto failed;
  if (!write_all (self, leaves, step, at, error))
    {
      tandem_sql_rollback (self->sql);
      goto failed;
    }
  if (tandem_sql_commit (self->sql, error))
    return TRUE;
  if (find_committed (self, step->id, at))
    {
      g_clear_error (error);
      return TRUE;
    }

failed:
  step->id = id;
  g_prefix_error (error, "%s ", _("The change was not saved, and the plan is as it was before."));
  return FALSE;
}
