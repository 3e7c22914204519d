/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-week-row.h"

#include "tandem-week-wording.h"

#include <glib/gi18n-lib.h>

#define N_WEEKDAYS 7

struct _TandemWeekRow
{
  AdwPreferencesRow parent_instance;
  GtkWidget        *title, *note;
  GtkWidget        *days; /* an AdwWrapBox */
  GtkToggleButton  *buttons[N_WEEKDAYS]; /* Monday first */
  gboolean          showing; /* the program presses */
};

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemWeekRow, tandem_week_row, ADW_TYPE_PREFERENCES_ROW)

static void
toggled_cb (TandemWeekRow *self)
{
  TandemWeek week = 0;

  if (self->showing)
    return;
  for (guint i = 0; i < N_WEEKDAYS; i++)
    week |= gtk_toggle_button_get_active (self->buttons[i]) ? 1u << i : 0;
  g_signal_emit (self, signals[CHOSEN], 0, week);
}

static GtkToggleButton *
create_button (TandemWeekRow *self, guint i)
{
  g_autofree char *short_name = tandem_week_day_name (G_DATE_MONDAY + i, TRUE), *name = tandem_week_day_name (G_DATE_MONDAY + i, FALSE);
  GtkWidget *button = gtk_toggle_button_new ();

  /* As its child and not as its label, which would be its name. */
  gtk_button_set_child (GTK_BUTTON (button), gtk_label_new (short_name));
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->note, NULL, -1);
  gtk_widget_add_css_class (button, "weekday");
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  return GTK_TOGGLE_BUTTON (button);
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static gboolean
tandem_week_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_widget_get_first_child (TANDEM_WEEK_ROW (widget)->days));
}

/* The row itself takes no focus, only its days; arrow keys go on from them to the next row. */
static gboolean
tandem_week_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if ((direction == GTK_DIR_UP || direction == GTK_DIR_DOWN) && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), direction);
}

static void
tandem_week_row_class_init (TandemWeekRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = tandem_week_row_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = tandem_week_row_focus;
  signals[CHOSEN] = g_signal_new ("chosen", TANDEM_TYPE_WEEK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
tandem_week_row_init (TandemWeekRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  guint first = tandem_week_first_weekday () - G_DATE_MONDAY;

  self->title = create_label (_("Working days"));
  self->note = create_label (NULL);
  self->days = adw_wrap_box_new ();
  gtk_widget_add_css_class (self->note, "caption");
  gtk_widget_add_css_class (self->note, "dimmed");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->days), 4);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->days), 6);
  for (guint i = 0; i < N_WEEKDAYS; i++)
    {
      guint day = (first + i) % N_WEEKDAYS;

      self->buttons[day] = create_button (self, day);
      adw_wrap_box_append (ADW_WRAP_BOX (self->days), GTK_WIDGET (self->buttons[day]));
    }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->days), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL, -1);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->days);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_widget_add_css_class (GTK_WIDGET (self), "week");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Working days"));
}

/**
 * tandem_week_row_show:
 * @self: a row
 * @week: one bit a weekday, Monday is bit 0
 * @note: (nullable): what to say below the days
 * @error: (nullable): why the last choice could not be taken; said instead of @note
 */
void
tandem_week_row_show (TandemWeekRow *self, TandemWeek week, const char *note, const char *error)
{
  const char *line = error != NULL ? error : note;

  self->showing = TRUE;
  for (guint i = 0; i < N_WEEKDAYS; i++)
    gtk_toggle_button_set_active (self->buttons[i], (week & (1u << i)) != 0);
  self->showing = FALSE;
  gtk_label_set_label (GTK_LABEL (self->note), line != NULL ? line : "");
  gtk_widget_set_visible (self->note, line != NULL && *line != '\0');
  if (error == NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "refused");
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (self), "refused");
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}
