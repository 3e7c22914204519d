/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-sent.h"

/**
 * tandem_sent_since_last:
 * @session: a session
 * @plan: one of its plans
 * @since: (out): day of the last copy; NONE where there was none
 * @changes: (out) (transfer full) (nullable) (element-type TandemNetChange): what changed since; %NULL where there was none
 * @error: a #TandemError
 */
gboolean
tandem_sent_since_last (TandemSession *session, TandemPlan *plan, TandemDay *since, GPtrArray **changes, GError **error)
{
  gint64 id = tandem_entity_get_id (TANDEM_ENTITY (plan));
  g_autoptr (GPtrArray) versions = tandem_session_list_versions (session, id, error), log = NULL;
  const TandemVersion *last;

  *since = TANDEM_DAY_NONE;
  *changes = NULL;
  if (versions == NULL)
    return FALSE;
  if (versions->len == 0)
    return TRUE;
  last = g_ptr_array_index (versions, versions->len - 1);
  log = tandem_session_list_changes (session, id, last->change, error);
  if (log == NULL)
    return FALSE;
  *since = last->date;
  *changes = tandem_net_changes (plan, log);
  return TRUE;
}
