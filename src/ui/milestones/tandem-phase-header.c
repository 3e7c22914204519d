/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-phase-header.h"

#include "tandem-menu.h"

#include <glib/gi18n-lib.h>

struct _TandemPhaseHeader
{
  GtkBox            parent_instance;
  TandemChecklistRow *row;
  GtkEditableLabel *name;
  GtkLabel         *fixed_name, *progress;
  GtkMenuButton    *menu_button;
  gboolean          is_reverting;
};

enum { RENAMED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemPhaseHeader, tandem_phase_header, GTK_TYPE_BOX)

static char *
describe_progress (const TandemChecklistContent *content)
{
  if (content->n == 0)
    return g_strdup (_("No milestones yet"));
  /* Translators: milestones of a phase: "3 of 5 done". */
  return g_strdup_printf (_("%u of %u done"), content->n_done, content->n);
}

static GMenuModel *
create_menu (gint64 phase)
{
  static const struct { const char *label, *action; gboolean starts_section; } items[] = {
    { N_("_Rename"), "checklist.rename-phase", TRUE },
    { N_("Add _Milestone"), "checklist.add-milestone", FALSE },
    { N_("Add _Phase After"), "checklist.add-phase-after", FALSE },
    { N_("Move _Up"), "checklist.move-phase-up", TRUE },
    { N_("Move _Down"), "checklist.move-phase-down", FALSE },
    { N_("_Delete Phase"), "checklist.delete-phase", TRUE },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_(items[i].label), NULL);

      if (items[i].starts_section)
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
        }
      g_menu_item_set_action_and_target (item, items[i].action, "x", phase);
      g_menu_append_item (section, item);
    }
  return G_MENU_MODEL (menu);
}

/* Made when it is opened: most phases never are. */
static void
create_popup_cb (GtkMenuButton *button, gpointer data)
{
  TandemPhaseHeader *self = data;
  g_autoptr (GMenuModel) menu = create_menu (tandem_checklist_row_get_id (self->row));
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  tandem_menu_name_items (GTK_POPOVER (popover));
  gtk_menu_button_set_popover (button, popover);
}

static void
show_name (TandemPhaseHeader *self)
{
  const char *title = tandem_checklist_row_get_content (self->row)->title;

  self->is_reverting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name), title);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->name), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->name), CLAMP ((int) g_utf8_strlen (title, -1) + 1, 8, 40));
  self->is_reverting = FALSE;
}

static void
name_editing_cb (TandemPhaseHeader *self)
{
  g_autofree char *typed = NULL;
  gboolean written = FALSE;

  if (self->row == NULL || self->is_reverting || gtk_editable_label_get_editing (self->name))
    return;
  typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  if (*typed == '\0')
    show_name (self);
  else if (g_strcmp0 (typed, tandem_checklist_row_get_content (self->row)->title) != 0)
    {
      g_signal_emit (self, signals[RENAMED], 0, typed, &written);
      if (!written) /* what was typed stays to be tried again */
        gtk_editable_label_start_editing (self->name);
    }
}

static void
tandem_phase_header_dispose (GObject *object)
{
  TandemPhaseHeader *self = TANDEM_PHASE_HEADER (object);

  g_clear_object (&self->row);
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_PHASE_HEADER);
  G_OBJECT_CLASS (tandem_phase_header_parent_class)->dispose (object);
}

static void
tandem_phase_header_class_init (TandemPhaseHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_phase_header_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-phase-header.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPhaseHeader, name);
  gtk_widget_class_bind_template_child (widget_class, TandemPhaseHeader, fixed_name);
  gtk_widget_class_bind_template_child (widget_class, TandemPhaseHeader, progress);
  gtk_widget_class_bind_template_child (widget_class, TandemPhaseHeader, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, name_editing_cb);

  /**
   * TandemPhaseHeader::renamed:
   * @name: what was typed
   *
   * Returns: whether it was written; where not, the text stays in the field
   */
  signals[RENAMED] = g_signal_new ("renamed", TANDEM_TYPE_PHASE_HEADER, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                                   G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
}

static void
tandem_phase_header_init (TandemPhaseHeader *self)
{
  GtkEditable *text;

  gtk_widget_init_template (GTK_WIDGET (self));
  /* GTK 4.18 leaves the field inside out of the accessible tree. */
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->name));
  g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Phase name"), -1);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_popup_cb, self, NULL);
}

GtkWidget *
tandem_phase_header_new (void)
{
  return g_object_new (TANDEM_TYPE_PHASE_HEADER, NULL);
}

/**
 * tandem_phase_header_show:
 * @self: the widget
 * @row: a row of kind %TANDEM_CHECKLIST_PHASE
 */
void
tandem_phase_header_show (TandemPhaseHeader *self, TandemChecklistRow *row)
{
  const TandemChecklistContent *content = tandem_checklist_row_get_content (row);
  gboolean is_phase = tandem_checklist_row_get_id (row) != 0, is_other = self->row != row;
  g_autofree char *progress = describe_progress (content), *menu_name = NULL;

  if (is_other && self->row != NULL && gtk_editable_label_get_editing (self->name))
    {
      self->is_reverting = TRUE;
      gtk_editable_label_stop_editing (self->name, FALSE);
      self->is_reverting = FALSE;
    }
  g_set_object (&self->row, row);
  gtk_widget_set_visible (GTK_WIDGET (self->name), is_phase);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), is_phase);
  gtk_widget_set_visible (GTK_WIDGET (self->fixed_name), !is_phase);
  if (!gtk_editable_label_get_editing (self->name))
    show_name (self);
  gtk_label_set_text (self->fixed_name, content->title);
  gtk_label_set_text (self->progress, progress);
  if (is_other)
    gtk_menu_button_set_popover (self->menu_button, NULL);

  menu_name = g_strdup_printf (_("Menu of phase “%s”"), content->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Phase name"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, menu_name, -1);
}

/* Makes the name editable, all of it selected; what stands for "no phase" has none. */
void
tandem_phase_header_rename (TandemPhaseHeader *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->name)))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  gtk_editable_label_start_editing (self->name);
  gtk_editable_select_region (GTK_EDITABLE (self->name), 0, -1);
}

/* Writes a name that is being typed. Returns whether nothing is left unwritten. */
gboolean
tandem_phase_header_commit (TandemPhaseHeader *self)
{
  if (self->row != NULL && gtk_editable_label_get_editing (self->name))
    gtk_editable_label_stop_editing (self->name, TRUE);
  return !gtk_editable_label_get_editing (self->name);
}

/* (transfer full): "Validate, 3 of 5 done". */
char *
tandem_phase_header_describe (TandemChecklistRow *row)
{
  const TandemChecklistContent *content = tandem_checklist_row_get_content (row);
  g_autofree char *progress = describe_progress (content);

  return g_strdup_printf ("%s, %s", content->title, progress);
}
