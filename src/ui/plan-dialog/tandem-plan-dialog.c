/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan-dialog.h"

#include "tandem-calendar-page.h"
#include "tandem-choice-row.h"
#include "tandem-color-button.h"
#include "tandem-day-entry.h"
#include "tandem-field-row.h"
#include "tandem-logo-row.h"
#include "tandem-palette.h"
#include "tandem-plan-lists.h"
#include "tandem-term-choices.h"

#include <glib/gi18n-lib.h>

struct _TandemPlanDialog
{
  AdwDialog        parent_instance;
  TandemWorkspace *workspace;
  TandemPlan      *plan;
  TandemEditor    *editor;
  GtkWidget       *form, *title_row;
  TandemFieldRow  *buyer_color_row, *seller_color_row;
  GtkWidget       *buyer_color, *seller_color, *no_buyer_color, *no_seller_color;
  AdwActionRow    *buyer_days_row, *seller_days_row;
  TandemLogoRow   *buyer_logo_row, *seller_logo_row;
  AdwActionRow    *accent_row;
  GtkLabel        *accent_sample;
  TandemItemList  *criteria, *phases, *terms;
  AdwNavigationView *view;
  AdwToastOverlay *toasts;
  AdwBanner       *banner;
  TandemTermChoices *term_choices;
  guint            refresh_id;
};

G_DEFINE_FINAL_TYPE (TandemPlanDialog, tandem_plan_dialog, ADW_TYPE_DIALOG)

static void
show_color (TandemPlanDialog *self, GtkWidget *button, GtkWidget *remove, guint field)
{
  const char *text = tandem_entity_get_text (TANDEM_ENTITY (self->plan), field);

  tandem_color_button_show (TANDEM_COLOR_BUTTON (button), text);
  if (*text == '\0' && gtk_widget_has_focus (remove))
    gtk_widget_grab_focus (button);
  gtk_widget_set_visible (remove, *text != '\0');
}

static void
take_color (TandemPlanDialog *self, const char *color, guint field)
{
  tandem_workspace_apply (self->workspace, tandem_edit_set_text (TANDEM_ENTITY (self->plan), field, color), NULL);
}

static void
buyer_color_cb (TandemPlanDialog *self, const char *color)
{
  take_color (self, color, TANDEM_PLAN_BUYER_COLOR);
}

static void
seller_color_cb (TandemPlanDialog *self, const char *color)
{
  take_color (self, color, TANDEM_PLAN_SELLER_COLOR);
}

static void
no_buyer_color_cb (TandemPlanDialog *self)
{
  take_color (self, "", TANDEM_PLAN_BUYER_COLOR);
}

static void
no_seller_color_cb (TandemPlanDialog *self)
{
  take_color (self, "", TANDEM_PLAN_SELLER_COLOR);
}

static void
take_logo (TandemPlanDialog *self, GBytes *logo, guint field)
{
  g_auto (TandemValue) value = tandem_value_bytes (logo);

  tandem_workspace_apply (self->workspace, tandem_edit_set (TANDEM_ENTITY (self->plan), field, &value), NULL);
}

static void
buyer_logo_cb (TandemPlanDialog *self, GBytes *logo)
{
  take_logo (self, logo, TANDEM_PLAN_BUYER_LOGO);
}

static void
seller_logo_cb (TandemPlanDialog *self, GBytes *logo)
{
  take_logo (self, logo, TANDEM_PLAN_SELLER_LOGO);
}

/* Shows the color that the pages will have, and why it isn't the one that was chosen. */
static void
show_accent (TandemPlanDialog *self)
{
  TandemEntity *head = TANDEM_ENTITY (self->plan);
  const char *buyer = tandem_entity_get_text (head, TANDEM_PLAN_BUYER_COLOR), *seller = tandem_entity_get_text (head, TANDEM_PLAN_SELLER_COLOR);
  TandemRgb wanted;
  const char *chosen = tandem_rgb_parse (buyer, &wanted) ? buyer : tandem_rgb_parse (seller, &wanted) ? seller : NULL;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  TandemPalette palette;
  const TandemRgb *real;
  gboolean is_darker;

  tandem_palette_init (&palette, TANDEM_PALETTE_PRINT, chosen);
  real = &palette.inks[TANDEM_INK_ACCENT];
  is_darker = chosen != NULL && tandem_rgb_luminance (real) < tandem_rgb_luminance (&wanted) - 0.001;
  pango_attr_list_insert (attributes, pango_attr_foreground_new ((guint16) (real->red * 65535), (guint16) (real->green * 65535), (guint16) (real->blue * 65535)));
  gtk_label_set_attributes (self->accent_sample, attributes);
  adw_action_row_set_subtitle (self->accent_row, is_darker ? _("Darker than chosen, so that it can be read on paper")
                                                 : chosen == NULL ? _("No color is set") : chosen == buyer ? _("The buyer’s") : _("The seller’s"));
}

static GtkWidget *
add_color_button (TandemPlanDialog *self, TandemFieldRow *row, const char *label, GCallback chosen)
{
  GtkWidget *button = tandem_color_button_new (label);

  g_signal_connect_swapped (button, "chosen", chosen, self);
  tandem_field_row_add_suffix (row, button);
  return button;
}

static GtkWidget *
add_remove_button (TandemPlanDialog *self, TandemFieldRow *row, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  /* Translators: %s is "Buyer color" or the like */
  g_autofree char *label = g_strdup_printf (_("%s: remove"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  tandem_field_row_add_suffix (row, button);
  return button;
}

static char *
describe_cb (TandemEditor *editor, TandemEntity *plan, guint field, gpointer data)
{
  TandemPlanDialog *self = data;
  TandemDay day = tandem_entity_get_day (plan, TANDEM_PLAN_ANCHOR_DATE);
  g_autofree char *weekday = NULL;

  if (field != TANDEM_PLAN_ANCHOR_DATE || day == TANDEM_DAY_NONE)
    return NULL;
  weekday = tandem_day_format (day, "%A");
  if (day < tandem_workspace_get_today (self->workspace))
    /* Translators: %s is a weekday */
    return g_strdup_printf (_("%s. This day has passed; nothing can lead to it any more."), weekday);
  return g_steal_pointer (&weekday);
}

/* Working days */

static void
working_days_cb (TandemPlanDialog *self, AdwActionRow *row)
{
  adw_navigation_view_push (self->view, tandem_calendar_page_new (self->workspace, row == self->buyer_days_row ? TANDEM_SIDE_BUYER : TANDEM_SIDE_SELLER));
}

/* From outside: a closed day leads here. */
static void
show_working_days_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TandemPlanDialog *self = TANDEM_PLAN_DIALOG (widget);

  working_days_cb (self, g_str_equal (g_variant_get_string (parameter, NULL), "buyer") ? self->buyer_days_row : self->seller_days_row);
}

static void
show_working_days (TandemPlanDialog *self, AdwActionRow *row, TandemSide side)
{
  g_autofree char *line = tandem_calendar_page_describe (self->plan, side);

  adw_action_row_set_subtitle (row, line);
}

/* Undo: what is done here is taken back here, since the window behind is out of reach. */

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TandemPlanDialog *self = TANDEM_PLAN_DIALOG (widget);
  TandemSession *session = self->workspace != NULL ? tandem_workspace_get_session (self->workspace) : NULL;
  gboolean undo = g_str_equal (action, "win.undo");
  g_autofree char *label = NULL, *text = NULL;

  if (session == NULL || !tandem_workspace_commit_pending (self->workspace)
      || !(undo ? tandem_session_can_undo (session, self->plan) : tandem_session_can_redo (session, self->plan)))
    return;
  label = undo ? tandem_session_dup_undo_label (session, self->plan) : tandem_session_dup_redo_label (session, self->plan);
  if (undo)
    tandem_workspace_undo (self->workspace);
  else
    tandem_workspace_redo (self->workspace);
  /* Translators: said by a screen reader; %s is the name of a step, "Change Due Date" */
  text = g_strdup_printf (undo ? _("Undone: %s") : _("Done again: %s"), label);
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, g_object_new (ADW_TYPE_TOAST, "use-markup", FALSE, "title", text, "timeout", 3, NULL));
}

static void
toast_undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TandemPlanDialog *self = TANDEM_PLAN_DIALOG (widget);
  AdwToast *toast = adw_toast_new (g_variant_get_string (parameter, NULL));

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
failed_cb (TandemPlanDialog *self, const char *message)
{
  adw_banner_set_title (self->banner, message);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
applied_cb (TandemPlanDialog *self)
{
  adw_banner_set_revealed (self->banner, FALSE);
}

static void
refresh (TandemPlanDialog *self)
{
  gint64 id = tandem_entity_get_id (TANDEM_ENTITY (self->plan));

  tandem_editor_set_entity (self->editor, self->plan, id);
  tandem_item_list_set_owner (self->criteria, self->workspace, self->plan, id);
  tandem_item_list_set_owner (self->phases, self->workspace, self->plan, id);
  tandem_item_list_set_owner (self->terms, self->workspace, self->plan, id);
  tandem_term_choices_show (self->term_choices, self->workspace, self->plan);
  show_color (self, self->buyer_color, self->no_buyer_color, TANDEM_PLAN_BUYER_COLOR);
  show_color (self, self->seller_color, self->no_seller_color, TANDEM_PLAN_SELLER_COLOR);
  show_accent (self);
  tandem_logo_row_show (self->buyer_logo_row, tandem_entity_get_bytes (TANDEM_ENTITY (self->plan), TANDEM_PLAN_BUYER_LOGO));
  tandem_logo_row_show (self->seller_logo_row, tandem_entity_get_bytes (TANDEM_ENTITY (self->plan), TANDEM_PLAN_SELLER_LOGO));
  show_working_days (self, self->buyer_days_row, TANDEM_SIDE_BUYER);
  show_working_days (self, self->seller_days_row, TANDEM_SIDE_SELLER);
}

static gboolean
refresh_cb (gpointer data)
{
  TandemPlanDialog *self = data;

  self->refresh_id = 0;
  if (tandem_workspace_get_plan (self->workspace) == self->plan)
    refresh (self);
  else
    adw_dialog_force_close (ADW_DIALOG (self));
  return G_SOURCE_REMOVE;
}

static void
mark_stale (TandemPlanDialog *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static void
leave (TandemPlanDialog *self)
{
  if (self->workspace == NULL)
    return;
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->workspace, self);
  tandem_editor_set_workspace (self->editor, NULL);
  tandem_item_list_set_owner (self->criteria, NULL, NULL, 0);
  tandem_item_list_set_owner (self->phases, NULL, NULL, 0);
  tandem_item_list_set_owner (self->terms, NULL, NULL, 0);
  tandem_term_choices_show (self->term_choices, NULL, NULL);
  g_clear_object (&self->workspace);
}

static void
tandem_plan_dialog_dispose (GObject *object)
{
  TandemPlanDialog *self = TANDEM_PLAN_DIALOG (object);

  leave (self);
  g_clear_object (&self->editor);
  g_clear_object (&self->plan);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_PLAN_DIALOG);
  G_OBJECT_CLASS (tandem_plan_dialog_parent_class)->dispose (object);
}

static void
tandem_plan_dialog_class_init (TandemPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_plan_dialog_dispose;
  g_type_ensure (TANDEM_TYPE_FIELD_ROW);
  g_type_ensure (TANDEM_TYPE_CHOICE_ROW);
  g_type_ensure (TANDEM_TYPE_ITEM_LIST);
  g_type_ensure (TANDEM_TYPE_TERM_CHOICES);
  g_type_ensure (TANDEM_TYPE_LOGO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPlanDialog, form);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanDialog, buyer_color_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanDialog, seller_color_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanDialog, buyer_days_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanDialog, seller_days_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanDialog, view);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanDialog, banner);
  gtk_widget_class_bind_template_callback (widget_class, working_days_cb);
  gtk_widget_class_install_action (widget_class, "plan.working-days", "s", show_working_days_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.toast-undo", "s", toast_undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanDialog, buyer_logo_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanDialog, seller_logo_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanDialog, accent_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanDialog, accent_sample);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanDialog, criteria);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanDialog, phases);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanDialog, terms);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanDialog, term_choices);
}

static void
tandem_plan_dialog_init (TandemPlanDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_item_list_set_info (self->criteria, &tandem_criterion_list);
  tandem_item_list_set_info (self->phases, &tandem_phase_list);
  tandem_item_list_set_info (self->terms, &tandem_term_list);
  self->no_buyer_color = add_remove_button (self, self->buyer_color_row, G_CALLBACK (no_buyer_color_cb));
  self->no_seller_color = add_remove_button (self, self->seller_color_row, G_CALLBACK (no_seller_color_cb));
  self->buyer_color = add_color_button (self, self->buyer_color_row, _("Choose buyer color"), G_CALLBACK (buyer_color_cb));
  self->seller_color = add_color_button (self, self->seller_color_row, _("Choose seller color"), G_CALLBACK (seller_color_cb));
  g_signal_connect_swapped (self->buyer_logo_row, "chosen", G_CALLBACK (buyer_logo_cb), self);
  g_signal_connect_swapped (self->seller_logo_row, "chosen", G_CALLBACK (seller_logo_cb), self);
  self->editor = tandem_editor_new (TANDEM_KIND_PLAN);
  tandem_editor_adopt (self->editor, self->form);
  tandem_editor_describe (self->editor, describe_cb, self);
  g_signal_connect (self, "closed", G_CALLBACK (leave), NULL);
  adw_dialog_set_focus (ADW_DIALOG (self), self->title_row);
}

/**
 * tandem_plan_dialog_new:
 * @workspace: (transfer none): its plan is the one shown; it must show one
 *
 * Returns: (transfer floating): a dialog that saves by itself
 */
AdwDialog *
tandem_plan_dialog_new (TandemWorkspace *workspace)
{
  TandemPlanDialog *self = g_object_new (TANDEM_TYPE_PLAN_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->plan = g_object_ref (tandem_workspace_get_plan (workspace));
  tandem_editor_set_workspace (self->editor, workspace);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (mark_stale), self);
  g_signal_connect_swapped (workspace, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect_swapped (workspace, "applied", G_CALLBACK (applied_cb), self);
  refresh (self);
  return ADW_DIALOG (self);
}
