/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-config.h"
#include "tandem-store-send-options.h"

#include "tandem-store-private.h"

#include <glib/gi18n-lib.h>

/**
 * tandem_store_get_send_options:
 * @self: a store
 * @plan: id of a plan
 * @error: a #TandemError
 *
 * Returns: (transfer full) (nullable): what was remembered; the usual where nothing was
 */
TandemSendOptions *
tandem_store_get_send_options (TandemStore *self, gint64 plan, GError **error)
{
  g_autoptr (TandemSendOptions) options = tandem_send_options_new ();
  g_autoptr (TandemStatement) query
    = tandem_sql_prepare (self->sql, "SELECT format = 'png', page, checklist, people, mono, audience, language, paper FROM send_options WHERE plan = :plan", error);
  gboolean row;

  if (query == NULL)
    return NULL;
  tandem_statement_bind_int (query, ":plan", plan);
  if (!tandem_statement_step (query, &row, error))
    return NULL;
  if (row)
    {
      options->is_picture = tandem_statement_get_int (query, 0) != 0;
      options->page = tandem_statement_get_int (query, 1) != 0;
      options->checklist = tandem_statement_get_int (query, 2) != 0;
      options->people = tandem_statement_get_int (query, 3) != 0;
      options->mono = tandem_statement_get_int (query, 4) != 0;
      g_set_str (&options->audience, tandem_statement_get_text (query, 5));
      g_set_str (&options->language, tandem_statement_get_text (query, 6));
      g_set_str (&options->paper, tandem_statement_get_text (query, 7));
    }
  return g_steal_pointer (&options);
}

static gboolean
write_options (TandemStore *self, gint64 plan, const TandemSendOptions *options, GError **error)
{
  /* A plan that went away meanwhile has none. */
  g_autoptr (TandemStatement) write
    = tandem_sql_prepare (self->sql,
                          "INSERT OR REPLACE INTO send_options (plan, format, page, checklist, people, audience, language, paper, mono)"
                          " SELECT id, :format, :page, :checklist, :people, :audience, :language, :paper, :mono FROM plan WHERE id = :plan",
                          error);

  if (write == NULL)
    return FALSE;
  tandem_statement_bind_int (write, ":plan", plan);
  tandem_statement_bind_text (write, ":format", options->is_picture ? "png" : "pdf");
  tandem_statement_bind_int (write, ":page", options->page);
  tandem_statement_bind_int (write, ":checklist", options->checklist);
  tandem_statement_bind_int (write, ":people", options->people);
  tandem_statement_bind_text (write, ":audience", options->audience);
  tandem_statement_bind_text (write, ":language", options->language);
  tandem_statement_bind_text (write, ":paper", options->paper);
  tandem_statement_bind_int (write, ":mono", options->mono);
  return tandem_statement_run (write, error);
}

/**
 * tandem_store_set_send_options:
 * @self: a store
 * @plan: id of a plan
 * @options: what to remember
 * @error: a #TandemError; what was remembered before stays then
 */
gboolean
tandem_store_set_send_options (TandemStore *self, gint64 plan, const TandemSendOptions *options, GError **error)
{
  if (tandem_sql_begin (self->sql, TRUE, error))
    {
      if (tandem_sql_check_moved (self->sql, error) && write_options (self, plan, options, error))
        {
          if (tandem_sql_commit (self->sql, error))
            return TRUE;
        }
      else
        tandem_sql_rollback (self->sql);
    }
  g_prefix_error (error, "%s ", _("How the plan is sent was not remembered."));
  return FALSE;
}
