/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-add-row.h"

#include <glib/gi18n-lib.h>

struct _TandemAddRow
{
  GtkBox              parent_instance;
  TandemChecklistRow *row;
  GtkText            *text;
};

enum { ENTERED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemAddRow, tandem_add_row, GTK_TYPE_BOX)

static void
text_activate_cb (TandemAddRow *self)
{
  tandem_add_row_commit (self);
}

static gboolean
tandem_add_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TANDEM_ADD_ROW (widget)->text));
}

static void
tandem_add_row_dispose (GObject *object)
{
  g_clear_object (&TANDEM_ADD_ROW (object)->row);
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_ADD_ROW);
  G_OBJECT_CLASS (tandem_add_row_parent_class)->dispose (object);
}

static void
tandem_add_row_class_init (TandemAddRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_add_row_dispose;
  widget_class->grab_focus = tandem_add_row_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-add-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemAddRow, text);
  gtk_widget_class_bind_template_callback (widget_class, text_activate_cb);

  /**
   * TandemAddRow::entered:
   * @title: what was typed, never empty
   *
   * Returns: whether it was written; where not, the text stays
   */
  signals[ENTERED] = g_signal_new ("entered", TANDEM_TYPE_ADD_ROW, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                                   G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
}

static void
tandem_add_row_init (TandemAddRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_name (GTK_WIDGET (self), TANDEM_ADD_ROW_NAME);
}

GtkWidget *
tandem_add_row_new (void)
{
  return g_object_new (TANDEM_TYPE_ADD_ROW, NULL);
}

/**
 * tandem_add_row_show:
 * @self: the widget
 * @row: a row that something is added at
 *
 * Text typed for another row waits there until that row is shown again.
 */
void
tandem_add_row_show (TandemAddRow *self, TandemChecklistRow *row)
{
  gboolean is_phase = tandem_checklist_row_get_kind (row) == TANDEM_CHECKLIST_ADD_PHASE;
  g_autofree char *description = tandem_add_row_describe (row);
  const char *typed;

  if (self->row != row)
    {
      if (self->row != NULL)
        g_object_set_data_full (G_OBJECT (self->row), "typed", g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))), g_free);
      typed = g_object_get_data (G_OBJECT (row), "typed");
      g_set_object (&self->row, row);
      gtk_editable_set_text (GTK_EDITABLE (self->text), typed != NULL ? typed : "");
    }
  if (tandem_checklist_row_get_content (row)->is_first)
    gtk_widget_add_css_class (GTK_WIDGET (self), "first");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "first");
  gtk_text_set_placeholder_text (self->text, is_phase ? _("Add phase") : _("Add milestone"));
  if (is_phase)
    gtk_widget_add_css_class (GTK_WIDGET (self), "apart");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "apart");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, is_phase ? _("Add phase") : _("Add milestone"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/* Adds what is typed. Returns whether nothing is left unwritten. */
gboolean
tandem_add_row_commit (TandemAddRow *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));
  gboolean written = FALSE;

  if (*typed == '\0' || self->row == NULL)
    return TRUE;
  g_signal_emit (self, signals[ENTERED], 0, typed, &written);
  if (written)
    gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  return written;
}

/* (transfer full): "Add milestone to “Validate”". */
char *
tandem_add_row_describe (TandemChecklistRow *row)
{
  if (tandem_checklist_row_get_kind (row) == TANDEM_CHECKLIST_ADD_PHASE)
    return g_strdup (_("Add phase"));
  /* Translators: %s is the name of a phase. */
  return g_strdup_printf (_("Add milestone to “%s”"), tandem_checklist_row_get_content (row)->title);
}
