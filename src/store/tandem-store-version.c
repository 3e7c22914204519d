/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-config.h"
#include "tandem-store-version.h"

#include "tandem-error.h"
#include "tandem-store-private.h"

#include <glib/gi18n-lib.h>

static gboolean
insert_version (TandemStore *self, TandemVersion *version, GError **error)
{
  g_autoptr (TandemStatement) insert
    = tandem_sql_prepare (self->sql,
                          "INSERT INTO version (id, plan, number, date, format, receivers, file_name, edition, change) VALUES (:id, :plan,"
                          " CASE WHEN :number > 0 THEN :number ELSE (SELECT ifnull (max (number), 0) + 1 FROM version WHERE plan = :plan) END,"
                          " :date, :format, :receivers, :file_name, :edition,"
                          " CASE WHEN :change > 0 THEN :change ELSE (SELECT ifnull (max (id), 0) FROM change_log WHERE plan = :plan) END)",
                          error);
  char iso[TANDEM_DAY_ISO_SIZE];

  if (insert == NULL)
    return FALSE;
  tandem_statement_bind_int (insert, ":id", version->id);
  tandem_statement_bind_int (insert, ":plan", version->plan);
  tandem_statement_bind_int (insert, ":number", version->number);
  tandem_statement_bind_text (insert, ":date", tandem_day_to_iso (version->date, iso));
  tandem_statement_bind_text (insert, ":format", version->format);
  tandem_statement_bind_text (insert, ":receivers", version->receivers);
  tandem_statement_bind_text (insert, ":file_name", version->file_name);
  tandem_statement_bind_text (insert, ":edition", version->edition);
  tandem_statement_bind_int (insert, ":change", version->change);
  return tandem_statement_run (insert, error);
}

static gboolean
insert_content (TandemStore *self, gint64 id, GBytes *content, GError **error)
{
  g_autoptr (TandemStatement) insert = tandem_sql_prepare (self->sql, "INSERT INTO version_content (version, content) VALUES (:id, :content)", error);
  g_auto (TandemValue) bytes = tandem_value_bytes (content);

  if (insert == NULL)
    return FALSE;
  tandem_statement_bind_int (insert, ":id", id);
  tandem_statement_bind (insert, ":content", &bytes);
  return tandem_statement_run (insert, error);
}

static gboolean
read_numbers (TandemStore *self, TandemVersion *version, GError **error)
{
  g_autoptr (TandemStatement) query = tandem_sql_prepare (self->sql, "SELECT number, change FROM version WHERE id = :id", error);
  gboolean row;

  if (query == NULL)
    return FALSE;
  tandem_statement_bind_int (query, ":id", version->id);
  if (!tandem_statement_step (query, &row, error) || !row)
    return FALSE;
  version->number = tandem_statement_get_int (query, 0);
  version->change = tandem_statement_get_int (query, 1);
  return TRUE;
}

/* The plan says when its last copy was sent, the newest one in case they are added in another order. */
static gboolean
note_sent (TandemStore *self, const TandemVersion *version, GError **error)
{
  g_autoptr (TandemStatement) update
    = tandem_sql_prepare (self->sql, "UPDATE plan SET last_sent = :date WHERE id = :plan AND ifnull (last_sent, '') < :date", error);
  char iso[TANDEM_DAY_ISO_SIZE];

  if (update == NULL)
    return FALSE;
  tandem_statement_bind_int (update, ":plan", version->plan);
  tandem_statement_bind_text (update, ":date", tandem_day_to_iso (version->date, iso));
  return tandem_statement_run (update, error);
}

/**
 * tandem_store_add_version:
 * @self: a store
 * @version: (inout): what was sent; id, number and change are filled in
 * @content: the exact bytes sent
 * @error: a #TandemError; nothing is kept then
 *
 * The copy, its content and the plan's `last_sent` are one transaction, and no step: the caller brings its model up to date.
 */
gboolean
tandem_store_add_version (TandemStore *self, TandemVersion *version, GBytes *content, GError **error)
{
  version->id = tandem_store_new_id (self, error);
  if (version->id != 0 && tandem_sql_begin (self->sql, TRUE, error))
    {
      if (tandem_sql_check_moved (self->sql, error) && insert_version (self, version, error)
          && insert_content (self, version->id, content, error) && note_sent (self, version, error) && read_numbers (self, version, error))
        {
          if (tandem_sql_commit (self->sql, error))
            return TRUE;
          if (read_numbers (self, version, NULL))
            {
              g_clear_error (error); /* the disk has it all the same */
              return TRUE;
            }
        }
      else
        tandem_sql_rollback (self->sql);
    }
  g_prefix_error (error, "%s ", _("The copy was not kept in the library."));
  return FALSE;
}

/**
 * tandem_store_list_versions:
 * @self: a store
 * @plan: id of a plan
 * @error: a #TandemError
 *
 * Returns: (transfer full) (nullable) (element-type TandemVersion): by number
 */
GPtrArray *
tandem_store_list_versions (TandemStore *self, gint64 plan, GError **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_version_free);
  g_autoptr (TandemStatement) query
    = tandem_sql_prepare (self->sql,
                          "SELECT id, number, date, format, receivers, file_name, edition, change FROM version WHERE plan = :plan ORDER BY number", error);
  gboolean row;

  if (query == NULL)
    return NULL;
  tandem_statement_bind_int (query, ":plan", plan);
  for (;;)
    {
      TandemVersion *version;

      if (!tandem_statement_step (query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&versions);
      version = tandem_version_new (plan, tandem_day_parse_iso (tandem_statement_get_text (query, 2)), tandem_statement_get_text (query, 3),
                                    tandem_statement_get_text (query, 4), tandem_statement_get_text (query, 5),
                                    tandem_statement_get_text (query, 6));
      version->id = tandem_statement_get_int (query, 0);
      version->number = tandem_statement_get_int (query, 1);
      version->change = tandem_statement_get_int (query, 7);
      g_ptr_array_add (versions, version);
    }
}

/**
 * tandem_store_get_version_content:
 * @self: a store
 * @version: id of a version
 * @error: a #TandemError
 *
 * Returns: (transfer full) (nullable): the exact bytes that were sent
 */
GBytes *
tandem_store_get_version_content (TandemStore *self, gint64 version, GError **error)
{
  g_autoptr (TandemStatement) query = tandem_sql_prepare (self->sql, "SELECT content FROM version_content WHERE version = :id", error);
  g_auto (TandemValue) cell = TANDEM_VALUE_INIT;
  gboolean row;

  if (query == NULL)
    return NULL;
  tandem_statement_bind_int (query, ":id", version);
  if (!tandem_statement_step (query, &row, error))
    return NULL;
  if (row)
    cell = tandem_statement_get_value (query, 0);
  if (cell.type == TANDEM_VALUE_BYTES)
    return g_bytes_ref (cell.bytes);
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_NOT_FOUND, _("The library has no copy of this version."));
  return NULL;
}
