/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-milestone-wording.h"

#include "tandem-state-mark.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

/* (transfer full): "2 days late"; @days working days. */
char *
tandem_milestone_wording_late (int days)
{
  return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) days), days);
}

/* (transfer full): "Legal, name to come"; @function in the language of the window. */
char *
tandem_milestone_wording_unnamed (const char *function)
{
  /* Translators: a function that will lead, before anybody is named: "Legal, name to come". */
  return g_strdup_printf (_("%s, name to come"), function);
}

/**
 * tandem_milestone_wording_describe:
 * @facts: what there is to say
 *
 * Returns: (transfer full): "Security review, due 19 November 2026, 2 days late, Leo Kim leads"
 */
char *
tandem_milestone_wording_describe (const TandemMilestoneFacts *facts)
{
  GString *text = g_string_new (facts->title);
  g_autofree char *day = tandem_wording_day (facts->due, TANDEM_DATE_LONG);
  g_autofree char *late = facts->days_late > 0 ? tandem_milestone_wording_late (facts->days_late) : NULL;

  if (facts->due != TANDEM_DAY_NONE)
    {
      g_string_append (text, ", ");
      /* Translators: "due 19 November 2026", in the middle of a list of facts. */
      g_string_append_printf (text, _("due %s"), day);
    }
  g_string_append_printf (text, ", %s", late != NULL ? late : tandem_state_mark_word (facts->state));
  for (guint i = 0; i < G_N_ELEMENTS (facts->leads); i++)
    {
      if (facts->leads[i] == NULL)
        continue;
      g_string_append (text, ", ");
      if (facts->is_named[i])
        /* Translators: as read by a screen reader: "Leo Kim leads". */
        g_string_append_printf (text, _("%s leads"), facts->leads[i]);
      else
        g_string_append (text, facts->leads[i]);
    }
  if (facts->is_internal)
    g_string_append_printf (text, ", %s", C_("milestone", "Only us"));
  return g_string_free (text, FALSE);
}
