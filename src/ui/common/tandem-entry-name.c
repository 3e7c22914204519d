/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-entry-name.h"

/**
 * tandem_entry_name_once:
 * @row: a row with its title
 *
 * libadwaita 1.7 names the row by both labels that show its title, the large one and the small one: "Title Title".
 */
void
tandem_entry_name_once (AdwEntryRow *row)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}
