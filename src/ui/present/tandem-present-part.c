/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-present-part.h"

struct _TandemPresentPart
{
  GtkWidget parent_instance;
  gint64    item; /* milestone; 0 for the head and the card */
  char     *label;
};

G_DEFINE_FINAL_TYPE (TandemPresentPart, tandem_present_part, GTK_TYPE_WIDGET)

static void
tandem_present_part_finalize (GObject *object)
{
  g_free (TANDEM_PRESENT_PART (object)->label);
  G_OBJECT_CLASS (tandem_present_part_parent_class)->finalize (object);
}

static void
tandem_present_part_class_init (TandemPresentPartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_present_part_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "presentpart");
}

static void
tandem_present_part_init (TandemPresentPart *self)
{
  /* Clicks are the view's. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * tandem_present_part_new:
 * @role: what it is for a screen reader
 * @item: a milestone, whose mark takes the focus; 0 for text
 *
 * Returns: (transfer floating): the part, without words yet
 */
GtkWidget *
tandem_present_part_new (GtkAccessibleRole role, gint64 item)
{
  TandemPresentPart *self = g_object_new (TANDEM_TYPE_PRESENT_PART, "accessible-role", role, "focusable", item != 0, NULL);

  self->item = item;
  return GTK_WIDGET (self);
}

gint64
tandem_present_part_get_item (TandemPresentPart *self)
{
  return self->item;
}

/* Both from an edition: on a shared screen nothing else is said, either. */
void
tandem_present_part_say (TandemPresentPart *self, const char *label, const char *description)
{
  if (g_strcmp0 (self->label, label) == 0)
    return;
  g_free (self->label);
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
