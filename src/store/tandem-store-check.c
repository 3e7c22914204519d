/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The doctor: looks at everything, changes nothing. */
#include "tandem-config.h"
#include "tandem-store.h"

#include "tandem-store-private.h"

#include <glib/gi18n-lib.h>

/* Rules that no constraint of the tables states. Each query gives one text for each break of its rule. */
static const struct
{
  const char *what; /* N_() */
  const char *sql;
} rules[] = {
  /* Translators: the number of a change follows */
  { N_("A change belongs to no step"), "SELECT id FROM change_log WHERE step NOT IN (SELECT id FROM step)" },
  { N_("A sent version has no content"), "SELECT id FROM version WHERE id NOT IN (SELECT version FROM version_content)" },
  { N_("Content of a sent version that is not there"), "SELECT version FROM version_content WHERE version NOT IN (SELECT id FROM version)" },
  { N_("Numbers for new items may be given twice"),
    "SELECT next FROM id_source WHERE next <= max ((SELECT ifnull (max (row), 0) FROM change_log), (SELECT ifnull (max (id), 0) FROM milestone),"
    " (SELECT ifnull (max (id), 0) FROM plan))" },
  { N_("The source of numbers for new items is missing"), "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM id_source)" },
};

static void
add (GPtrArray *problems, gint64 plan, char *message)
{
  TandemProblem *problem = g_new0 (TandemProblem, 1);

  problem->plan = plan;
  problem->message = message;
  g_ptr_array_add (problems, problem);
}

static gboolean
collect (TandemStore *self, const char *sql, const char *what, GPtrArray *problems, GError **error)
{
  g_autoptr (TandemStatement) query = tandem_sql_prepare (self->sql, sql, error);
  gboolean row;

  if (query == NULL)
    return FALSE;
  for (;;)
    {
      const char *text;

      if (!tandem_statement_step (query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      text = tandem_statement_get_text (query, 0);
      if (!g_str_equal (text, "ok"))
        add (problems, 0, g_strdup_printf ("%s: %s", what, text));
    }
}

/**
 * tandem_store_check:
 * @self: a store
 * @error: a #TandemError where it can't be looked at
 *
 * Returns: (transfer full) (nullable) (element-type TandemProblem): everything that is wrong; empty where all is well
 */
GPtrArray *
tandem_store_check (TandemStore *self, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_problem_free);

  if (!collect (self, "PRAGMA integrity_check", _("The file is damaged"), problems, error)
      || !collect (self, "SELECT \"table\" || ' ' || rowid || ' → ' || parent FROM pragma_foreign_key_check", _("What a row points to is missing"), problems, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!collect (self, rules[i].sql, _(rules[i].what), problems, error))
      return NULL;
  return tandem_store_load (self, NULL, problems, error) ? g_steal_pointer (&problems) : NULL;
}
