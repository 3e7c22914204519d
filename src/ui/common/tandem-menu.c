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

/**
 * tandem_menu_with_target:
 * @model: a menu whose actions take a string
 * @target: the string
 *
 * Returns: (transfer full): a copy whose items are all about @target
 */
GMenu *
tandem_menu_with_target (GMenuModel *model, const char *target)
{
  GMenu *menu = g_menu_new ();

  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new_from_model (model, i);
      g_autoptr (GMenuModel) section = g_menu_item_get_link (item, G_MENU_LINK_SECTION);

      if (section != NULL)
        {
          g_autoptr (GMenu) copy = tandem_menu_with_target (section, target);

          g_menu_item_set_link (item, G_MENU_LINK_SECTION, G_MENU_MODEL (copy));
        }
      else
        g_menu_item_set_attribute (item, G_MENU_ATTRIBUTE_TARGET, "s", target);
      g_menu_append_item (menu, item);
    }
  return menu;
}
