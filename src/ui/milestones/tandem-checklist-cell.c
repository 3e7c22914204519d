/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-checklist-cell.h"

#include "tandem-add-row.h"
#include "tandem-milestone-row.h"
#include "tandem-phase-header.h"

#define N_KINDS (TANDEM_CHECKLIST_ADD_PHASE + 1)

struct _TandemChecklistCell
{
  AdwBin              parent_instance;
  TandemChecklistRow *row;
  GtkListItem        *item;            /* of the row, while it is shown */
  TandemDay           today;
  gboolean            is_narrow;
  GtkWidget          *widgets[N_KINDS]; /* made when first needed, kept for the next row of the kind */
};

enum { ENTERED, RENAMED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemChecklistCell, tandem_checklist_cell, ADW_TYPE_BIN)

static gboolean
entered_cb (TandemChecklistCell *self, const char *title)
{
  gboolean written = FALSE;

  g_signal_emit (self, signals[ENTERED], 0, title, &written);
  return written;
}

static gboolean
renamed_cb (TandemChecklistCell *self, const char *name)
{
  gboolean written = FALSE;

  g_signal_emit (self, signals[RENAMED], 0, name, &written);
  return written;
}

static GtkWidget *
create_widget (TandemChecklistCell *self, TandemChecklistKind kind)
{
  GtkWidget *widget;

  switch (kind)
    {
    case TANDEM_CHECKLIST_PHASE:
      widget = tandem_phase_header_new ();
      g_signal_connect_object (widget, "renamed", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
      return widget;
    case TANDEM_CHECKLIST_MILESTONE:
      return tandem_milestone_row_new ();
    case TANDEM_CHECKLIST_ADD_MILESTONE:
    case TANDEM_CHECKLIST_ADD_PHASE:
      widget = tandem_add_row_new ();
      g_signal_connect_object (widget, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
      return widget;
    default:
      g_assert_not_reached ();
    }
}

static void
show_row (TandemChecklistCell *self)
{
  TandemChecklistKind kind = tandem_checklist_row_get_kind (self->row);
  GtkWidget *widget = self->widgets[kind];
  g_autofree char *name = NULL;

  switch (kind)
    {
    case TANDEM_CHECKLIST_PHASE:
      tandem_phase_header_show (TANDEM_PHASE_HEADER (widget), self->row);
      name = tandem_phase_header_describe (self->row);
      break;
    case TANDEM_CHECKLIST_MILESTONE:
      tandem_milestone_row_show (TANDEM_MILESTONE_ROW (widget), self->row, self->today, self->is_narrow);
      name = tandem_milestone_row_describe (self->row);
      break;
    case TANDEM_CHECKLIST_ADD_MILESTONE:
    case TANDEM_CHECKLIST_ADD_PHASE:
    default:
      tandem_add_row_show (TANDEM_ADD_ROW (widget), self->row);
      name = tandem_add_row_describe (self->row);
      break;
    }
  gtk_list_item_set_accessible_label (self->item, name);
}

static void
tandem_checklist_cell_dispose (GObject *object)
{
  TandemChecklistCell *self = TANDEM_CHECKLIST_CELL (object);

  tandem_checklist_cell_clear (self);
  for (guint i = 0; i < N_KINDS; i++)
    g_clear_object (&self->widgets[i]);
  G_OBJECT_CLASS (tandem_checklist_cell_parent_class)->dispose (object);
}

static void
tandem_checklist_cell_class_init (TandemChecklistCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_checklist_cell_dispose;
  signals[ENTERED] = g_signal_new ("entered", TANDEM_TYPE_CHECKLIST_CELL, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                                   G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  signals[RENAMED] = g_signal_new ("renamed", TANDEM_TYPE_CHECKLIST_CELL, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                                   G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
}

static void
tandem_checklist_cell_init (TandemChecklistCell *self)
{
}

GtkWidget *
tandem_checklist_cell_new (void)
{
  return g_object_new (TANDEM_TYPE_CHECKLIST_CELL, NULL);
}

/**
 * tandem_checklist_cell_show:
 * @self: a cell
 * @item: the list item it is the child of; its item is the row to show
 * @today: today
 * @is_narrow: whether there is hardly room for titles
 *
 * Follows the row until tandem_checklist_cell_clear().
 */
void
tandem_checklist_cell_show (TandemChecklistCell *self, GtkListItem *item, TandemDay today, gboolean is_narrow)
{
  TandemChecklistRow *row = gtk_list_item_get_item (item);
  TandemChecklistKind kind = tandem_checklist_row_get_kind (row);
  gboolean is_milestone = kind == TANDEM_CHECKLIST_MILESTONE;

  tandem_checklist_cell_clear (self);
  self->row = g_object_ref (row);
  self->item = item;
  self->today = today;
  self->is_narrow = is_narrow;
  if (self->widgets[kind] == NULL)
    self->widgets[kind] = g_object_ref_sink (create_widget (self, kind));
  adw_bin_set_child (ADW_BIN (self), self->widgets[kind]);
  /* Only milestones are selected; Enter in the other lines goes to what can be typed in them. */
  gtk_list_item_set_selectable (item, is_milestone);
  show_row (self);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (show_row), self);
}

void
tandem_checklist_cell_set_narrow (TandemChecklistCell *self, gboolean is_narrow)
{
  self->is_narrow = is_narrow;
  if (self->row != NULL)
    show_row (self);
}

/* Lets go of the row. */
void
tandem_checklist_cell_clear (TandemChecklistCell *self)
{
  if (self->row == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->row, self);
  g_clear_object (&self->row);
  self->item = NULL;
  tandem_checklist_cell_mark_drop (self, TANDEM_DROP_NONE);
}

/* (transfer none) (nullable) */
TandemChecklistRow *
tandem_checklist_cell_get_row (TandemChecklistCell *self)
{
  return self->row;
}

/* The #TandemMilestoneRow, #TandemPhaseHeader or #TandemAddRow shown. */
GtkWidget *
tandem_checklist_cell_get_widget (TandemChecklistCell *self)
{
  return adw_bin_get_child (ADW_BIN (self));
}

/* Shows the line where what is dragged would go. */
void
tandem_checklist_cell_mark_drop (TandemChecklistCell *self, TandemDropPlace place)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-before");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-after");
  if (place != TANDEM_DROP_NONE)
    gtk_widget_add_css_class (GTK_WIDGET (self), place == TANDEM_DROP_BEFORE ? "drop-before" : "drop-after");
}
