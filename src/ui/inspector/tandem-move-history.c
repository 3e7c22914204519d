/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-move-history.h"

#include "tandem-day-entry.h"
#include "tandem-moved.h"
#include "tandem-moving.h"

#include <glib/gi18n-lib.h>

/* More is not read; the newest come first. */
#define MOST_MOVES 20

struct _TandemMoveHistory
{
  AdwExpanderRow parent_instance;
  GPtrArray     *rows;  /* of widgets, borrowed */
  char          *shown; /* what the rows say */
};

G_DEFINE_FINAL_TYPE (TandemMoveHistory, tandem_move_history, ADW_TYPE_EXPANDER_ROW)

static void
add_row (TandemMoveHistory *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (*title == '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, subtitle, -1);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

/* "on 23 Nov · Counsel is away" */
static char *
describe (const TandemMoved *moved, TandemDay today)
{
  g_autofree char *day = tandem_day_entry_short (moved->day, today);
  /* Translators: the day on which something was done: "on 23 Nov" */
  g_autofree char *on = g_strdup_printf (_("on %s"), day);

  return *moved->reason != '\0' ? g_strconcat (on, " · ", moved->reason, NULL) : g_steal_pointer (&on);
}

static void
fill (TandemMoveHistory *self, GPtrArray *list, TandemDay today)
{
  gboolean has_reason = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < MIN (list->len, MOST_MOVES); i++)
    {
      const TandemMoved *moved = g_ptr_array_index (list, i);
      g_autofree char *days = tandem_moving_format_days (moved->from, moved->to), *line = describe (moved, today);

      add_row (self, days, line);
      has_reason = has_reason || *moved->reason != '\0';
    }
  if (has_reason)
    add_row (self, "", _("Reasons are only for us: never in an export or on a shared screen."));
}

/* All that is shown, to see whether it is shown already: what is unfolded and has the focus stays. */
static char *
dup_content (GPtrArray *list, TandemDay today)
{
  GString *content = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const TandemMoved *moved = g_ptr_array_index (list, i);

      g_string_append_printf (content, "%u %u %u %u %s\n", moved->day, moved->from, moved->to, today, moved->reason);
    }
  return g_string_free_and_steal (content);
}

static void
tandem_move_history_finalize (GObject *object)
{
  TandemMoveHistory *self = TANDEM_MOVE_HISTORY (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (tandem_move_history_parent_class)->finalize (object);
}

static void
tandem_move_history_class_init (TandemMoveHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_move_history_finalize;
}

static void
tandem_move_history_init (TandemMoveHistory *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (self), 2);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * tandem_move_history_show:
 * @self: a row
 * @workspace: (transfer none): whose library knows; hears why where it can't be read
 * @milestone: (transfer none): a milestone of its plan
 */
void
tandem_move_history_show (TandemMoveHistory *self, TandemWorkspace *workspace, TandemEntity *milestone)
{
  TandemDay today = tandem_workspace_get_today (workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = tandem_moved_list (tandem_workspace_get_session (workspace), tandem_entity_get_id (TANDEM_ENTITY (tandem_workspace_get_plan (workspace))),
                                                  tandem_entity_get_id (milestone), &error);
  g_autofree char *content = NULL, *title = NULL, *days = NULL, *line = NULL;
  const TandemMoved *last;

  if (list == NULL)
    tandem_workspace_report (workspace, error);
  gtk_widget_set_visible (GTK_WIDGET (self), list != NULL && list->len > 0);
  if (list == NULL || list->len == 0)
    return;
  content = dup_content (list, today);
  if (g_strcmp0 (content, self->shown) == 0)
    return;
  last = g_ptr_array_index (list, 0);
  title = list->len == 1 ? g_strdup (_("Moved once")) : g_strdup_printf (ngettext ("Moved %u time", "Moved %u times", list->len), list->len);
  days = tandem_moving_format_days (last->from, last->to);
  line = *last->reason != '\0' ? g_strconcat (days, " · ", last->reason, NULL) : g_strdup (days);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line, -1);
  fill (self, list, today);
  g_free (self->shown);
  self->shown = g_steal_pointer (&content);
}
