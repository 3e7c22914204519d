/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-menu.h"

/* The label of a menu item is its first GtkLabel; accelerators come after it. */
static const char *
find_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const char *label = find_label (child);

      if (label != NULL && *label != '\0')
        return label;
    }
  return NULL;
}

static void
name_items_below (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child));

      if (role == GTK_ACCESSIBLE_ROLE_MENU_ITEM || role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX || role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO)
        {
          const char *label = find_label (child);

          gtk_accessible_reset_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
          if (label != NULL)
            gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
        }
      name_items_below (child);
    }
}

static void
map_cb (GtkWidget *popover, gpointer data)
{
  name_items_below (popover);
}

/**
 * tandem_menu_name_items:
 * @popover: the popover of a menu made from a #GMenuModel
 *
 * Names the items each time the menu opens. GTK 4.18 labels them by a widget that the accessible tree leaves out, so
 * a screen reader finds no name.
 */
void
tandem_menu_name_items (GtkPopover *popover)
{
  g_signal_connect (popover, "map", G_CALLBACK (map_cb), NULL);
}
