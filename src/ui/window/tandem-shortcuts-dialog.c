/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK's window of shortcuts is deprecated, wider than a small screen with large text, and has no successor in libadwaita 1.7. */
#include "tandem-shortcuts-dialog.h"

#include <glib/gi18n-lib.h>

/* A line with neither action nor keys begins a group. The keys of an action are the application's; others are said here,
 * those that do the same or go together with a blank between them. */
static const struct { const char *title, *action, *keys; } lines[] = {
  { NC_ ("shortcuts", "General"), NULL, NULL },
  { NC_ ("shortcuts", "New plan"), "win.new-plan", NULL },
  { NC_ ("shortcuts", "Import a plan"), "win.import", NULL },
  { NC_ ("shortcuts", "Send the plan"), "win.send", NULL },
  { NC_ ("shortcuts", "Present the plan"), "win.present", NULL },
  { NC_ ("shortcuts", "Undo"), "win.undo", NULL },
  { NC_ ("shortcuts", "Redo"), "win.redo", NULL },
  { NC_ ("shortcuts", "Preferences"), "app.preferences", NULL },
  { NC_ ("shortcuts", "Keyboard shortcuts"), "app.shortcuts", NULL },
  { NC_ ("shortcuts", "Main menu"), NULL, "F10" },
  { NC_ ("shortcuts", "Close the window"), "window.close", NULL },
  { NC_ ("shortcuts", "Quit"), "app.quit", NULL },
  { NC_ ("shortcuts", "Plans"), NULL, NULL },
  { NC_ ("shortcuts", "Search plans"), "win.search", NULL },
  { NC_ ("shortcuts", "Rename the plan"), NULL, "F2" },
  { NC_ ("shortcuts", "Delete the plan"), NULL, "Delete" },
  { NC_ ("shortcuts", "What can be done to the plan"), NULL, "<Shift>F10" },
  { NC_ ("shortcuts", "The plan shown"), NULL, NULL },
  { NC_ ("shortcuts", "Plan"), NULL, "<Alt>1" },
  { NC_ ("shortcuts", "People"), NULL, "<Alt>2" },
  { NC_ ("shortcuts", "Properties of the plan"), "win.edit-plan", NULL },
  { NC_ ("shortcuts", "Details of the milestone"), "win.inspector", NULL },
  { NC_ ("shortcuts", "Timeline"), NULL, NULL },
  { NC_ ("shortcuts", "Walk the milestones"), NULL, "Left Right" },
  { NC_ ("shortcuts", "First and last milestone"), NULL, "Home End" },
  { NC_ ("shortcuts", "Edit the milestone"), NULL, "Return" },
  { NC_ ("shortcuts", "Move the due day by a working day"), NULL, "<Alt>Left <Alt>Right" },
  { NC_ ("shortcuts", "Zoom in and out"), NULL, "<Ctrl>plus <Ctrl>minus" },
  { NC_ ("shortcuts", "Whole plan"), NULL, "<Ctrl>0" },
  { NC_ ("shortcuts", "Quarters, months, weeks"), NULL, "<Ctrl>1 <Ctrl>2 <Ctrl>3" },
  { NC_ ("shortcuts", "Checklist"), NULL, NULL },
  { NC_ ("shortcuts", "Edit the milestone"), NULL, "Return" },
  { NC_ ("shortcuts", "Mark as done or not"), NULL, "<Ctrl>Return" },
  { NC_ ("shortcuts", "Move up and down"), NULL, "<Alt>Up <Alt>Down" },
  { NC_ ("shortcuts", "Select several"), NULL, "<Shift>Up <Shift>Down" },
  { NC_ ("shortcuts", "What can be done to the milestones"), NULL, "Menu <Shift>F10" },
  { NC_ ("shortcuts", "Delete"), NULL, "Delete" },
  { NC_ ("shortcuts", "While presenting"), NULL, NULL },
  { NC_ ("shortcuts", "Next milestone"), NULL, "Right" },
  { NC_ ("shortcuts", "Milestone before"), NULL, "Left" },
  { NC_ ("shortcuts", "The whole timeline"), NULL, "Home" },
  { NC_ ("shortcuts", "Last milestone"), NULL, "End" },
  { NC_ ("shortcuts", "Blank the screen"), NULL, "b" },
  { NC_ ("shortcuts", "Follow changes or not"), NULL, "l" },
  { NC_ ("shortcuts", "Full screen"), NULL, "f F11" },
  { NC_ ("shortcuts", "Leave full screen, then close"), NULL, "Escape" },
  { NC_ ("shortcuts", "Close"), NULL, "q" },
};

static GtkWidget *
create_key (const char *accel)
{
  g_autofree char *text = NULL;
  GdkModifierType modifiers;
  GtkWidget *key;
  guint keyval;

  if (!gtk_accelerator_parse (accel, &keyval, &modifiers))
    return NULL;
  text = gtk_accelerator_get_label (keyval, modifiers);
  key = gtk_label_new (text);
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (key, "key");
  gtk_widget_add_css_class (key, "caption");
  return key;
}

/* (transfer full): accelerators as GTK writes them */
static GStrv
dup_keys (const char *action, const char *keys)
{
  return action != NULL ? gtk_application_get_accels_for_action (GTK_APPLICATION (g_application_get_default ()), action) : g_strsplit (keys, " ", -1);
}

static GtkWidget *
create_row (const char *title, const char *action, const char *keys)
{
  GtkWidget *row = adw_preferences_row_new (), *line = adw_wrap_box_new (), *label = gtk_label_new (title), *caps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GString) name = g_string_new (title);
  g_auto (GStrv) accels = dup_keys (action, keys);

  for (guint i = 0; accels[i] != NULL; i++)
    {
      GtkWidget *key = create_key (accels[i]);

      if (key == NULL)
        continue;
      g_string_append_printf (name, ", %s", gtk_label_get_text (GTK_LABEL (key)));
      gtk_box_append (GTK_BOX (caps), key);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (line), ADW_JUSTIFY_SPREAD);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (line), TRUE);
  adw_wrap_box_append (ADW_WRAP_BOX (line), label);
  adw_wrap_box_append (ADW_WRAP_BOX (line), caps);
  gtk_widget_add_css_class (row, "shortcut-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
  return row;
}

/**
 * tandem_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): a dialog of the keys of the window and of the shared screen
 */
AdwDialog *
tandem_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *bars = adw_toolbar_view_new (), *page = adw_preferences_page_new (), *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *title = g_dpgettext2 (NULL, "shortcuts", lines[i].title);

      if (lines[i].action == NULL && lines[i].keys == NULL)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
        }
      else
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (title, lines[i].action, lines[i].keys));
    }
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (bars), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (bars), page);
  adw_dialog_set_child (dialog, bars);
  adw_dialog_set_title (dialog, C_("shortcuts", "Keyboard shortcuts"));
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 640);
  return dialog;
}
