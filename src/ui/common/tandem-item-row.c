/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-item-row.h"

#include "tandem-editor-edits.h"
#include "tandem-field-row.h"

#include <glib/gi18n-lib.h>

struct _TandemItemRow
{
  AdwExpanderRow            parent_instance;
  const TandemItemListInfo *info;
  TandemWorkspace          *workspace;
  TandemPlan               *plan;
  gint64                    id;
  TandemEditor             *editor; /* NULL until unfolded: most never are */
  GtkWidget                *tick, *up, *down, *remove;
  gboolean                  showing;
};

enum { MOVE, DELETE, ADD_PERSON, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemItemRow, tandem_item_row, ADW_TYPE_EXPANDER_ROW)

static TandemEntity *
get_entity (TandemItemRow *self)
{
  return tandem_plan_find (self->plan, self->info->kind, self->id);
}

static void
ticked_cb (TandemItemRow *self)
{
  TandemEntity *entity = get_entity (self);
  gboolean active = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->tick));

  if (self->showing || entity == NULL)
    return;
  if (!tandem_workspace_apply (self->workspace,
                               tandem_editor_edit_switch (self->plan, entity, (guint) self->info->tick_field, active, tandem_workspace_get_today (self->workspace)), NULL))
    {
      self->showing = TRUE;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->tick), !active);
      self->showing = FALSE;
    }
}

static void
up_cb (TandemItemRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, -1);
}

static void
down_cb (TandemItemRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, 1);
}

static void
remove_cb (TandemItemRow *self)
{
  g_signal_emit (self, signals[DELETE], 0);
}

static GtkWidget *
create_button (TandemItemRow *self, const char *icon_name, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
add_tools (TandemItemRow *self)
{
  GtkWidget *row = adw_preferences_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->remove = create_button (self, "user-trash-symbolic", _("Delete"), G_CALLBACK (remove_cb));
  gtk_widget_set_hexpand (self->remove, TRUE);
  gtk_widget_set_halign (self->remove, GTK_ALIGN_END);
  if (self->info->can_reorder)
    {
      self->up = create_button (self, "go-up-symbolic", _("Move up"), G_CALLBACK (up_cb));
      self->down = create_button (self, "go-down-symbolic", _("Move down"), G_CALLBACK (down_cb));
      gtk_box_append (GTK_BOX (box), self->up);
      gtk_box_append (GTK_BOX (box), self->down);
    }
  gtk_box_append (GTK_BOX (box), self->remove);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Order and delete"));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_person_cb (TandemItemRow *self, guint field)
{
  g_signal_emit (self, signals[ADD_PERSON], 0, field);
}

static void
expanded_cb (TandemItemRow *self)
{
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) || self->editor != NULL || self->info == NULL)
    return;
  self->info->build (ADW_EXPANDER_ROW (self));
  add_tools (self);
  self->editor = tandem_editor_new (self->info->kind);
  tandem_editor_adopt (self->editor, GTK_WIDGET (self));
  g_signal_connect_swapped (self->editor, "add-person", G_CALLBACK (add_person_cb), self);
  tandem_editor_set_workspace (self->editor, self->workspace);
  tandem_editor_set_entity (self->editor, self->plan, self->id);
}

static void
tandem_item_row_dispose (GObject *object)
{
  TandemItemRow *self = TANDEM_ITEM_ROW (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->workspace);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (tandem_item_row_parent_class)->dispose (object);
}

static void
tandem_item_row_class_init (TandemItemRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_item_row_dispose;
  signals[MOVE] = g_signal_new ("move", TANDEM_TYPE_ITEM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[DELETE] = g_signal_new ("delete", TANDEM_TYPE_ITEM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ADD_PERSON] = g_signal_new ("add-person", TANDEM_TYPE_ITEM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
tandem_item_row_init (TandemItemRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * tandem_item_row_new:
 * @info: what its list shows
 * @workspace: (transfer none): where it writes
 * @plan: (transfer none): the plan
 * @id: id of the item
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
tandem_item_row_new (const TandemItemListInfo *info, TandemWorkspace *workspace, TandemPlan *plan, gint64 id)
{
  TandemItemRow *self = g_object_new (TANDEM_TYPE_ITEM_ROW, NULL);

  self->info = info;
  self->workspace = g_object_ref (workspace);
  self->plan = g_object_ref (plan);
  self->id = id;
  if (info->tick_field >= 0)
    {
      self->tick = gtk_check_button_new ();
      gtk_widget_set_valign (self->tick, GTK_ALIGN_CENTER);
      g_signal_connect_swapped (self->tick, "toggled", G_CALLBACK (ticked_cb), self);
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->tick);
    }
  return GTK_WIDGET (self);
}

gint64
tandem_item_row_get_id (TandemItemRow *self)
{
  return self->id;
}

/**
 * tandem_item_row_refresh:
 * @self: a row
 * @first: whether it can't move up
 * @last: whether it can't move down
 *
 * Shows the item as it is now.
 */
void
tandem_item_row_refresh (TandemItemRow *self, gboolean first, gboolean last)
{
  TandemEntity *entity = get_entity (self);
  g_autofree char *line = NULL;

  if (entity == NULL)
    return;
  line = self->info->describe != NULL ? self->info->describe (self->plan, entity, tandem_workspace_get_today (self->workspace)) : NULL;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), tandem_entity_get_title (entity));
  /* The title names a line inside; the row around it is what the list has. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, tandem_entity_get_title (entity), -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), line != NULL ? line : "");
  if (self->tick != NULL)
    {
      self->showing = TRUE;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->tick), tandem_entity_get_boolean (entity, (guint) self->info->tick_field));
      self->showing = FALSE;
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_PROPERTY_LABEL, tandem_entity_get_title (entity), -1);
    }
  if (self->editor == NULL)
    return;
  tandem_editor_refresh (self->editor);
  if (self->up != NULL)
    {
      gtk_widget_set_sensitive (self->up, !first);
      gtk_widget_set_sensitive (self->down, !last);
    }
}

static GtkWidget *
find_field_row (GtkWidget *widget)
{
  if (TANDEM_IS_FIELD_ROW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_field_row (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Shows the rest of the item; with the focus in its first field. */
void
tandem_item_row_unfold (TandemItemRow *self, gboolean with_focus)
{
  GtkWidget *field;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  field = find_field_row (GTK_WIDGET (self));
  if (with_focus && field != NULL)
    gtk_widget_grab_focus (field);
}

/* After a move the same button is under the same finger. */
void
tandem_item_row_focus_move (TandemItemRow *self, int direction)
{
  GtkWidget *button = direction < 0 ? self->up : self->down;

  if (button != NULL)
    gtk_widget_grab_focus (gtk_widget_is_sensitive (button) ? button : (direction < 0 ? self->down : self->up));
}
