/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-new-plan-fit.h"

#include "tandem-timeline-preview.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

struct _TandemNewPlanFit
{
  AdwPreferencesGroup    parent_instance;
  GtkImage              *status_icon;
  GtkLabel              *status;
  AdwWrapBox            *ways;
  AdwBin                *preview_slot;
  GtkLabel              *notes;
  AdwExpanderRow        *milestones;
  TandemTimelinePreview *preview;
  TandemTemplate        *template;
  GPtrArray             *rows;    /* of the milestones, by place; borrowed */
  gboolean              *dropped; /* by place */
  int                    percent;
  TandemDay              asked;   /* day before the person took a later one; NONE where they didn't */
  TandemDay              shown;   /* day the preview is for; NONE where none is typed */
  gboolean               showing;
};

enum { CHANGED, LATER, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemNewPlanFit, tandem_new_plan_fit, ADW_TYPE_PREFERENCES_GROUP)

static guint
count_dropped (TandemNewPlanFit *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += self->dropped[i] != FALSE;
  return n;
}

/* The ways out, and back */

static void
later_cb (GtkButton *button, TandemNewPlanFit *self)
{
  self->asked = self->shown;
  g_signal_emit (self, signals[LATER], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "value")));
}

static void
back_cb (GtkButton *button, TandemNewPlanFit *self)
{
  guint asked = self->asked;

  self->asked = TANDEM_DAY_NONE;
  g_signal_emit (self, signals[LATER], 0, asked);
}

static void
shorten_cb (GtkButton *button, TandemNewPlanFit *self)
{
  self->percent = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "value"));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_dropped (TandemNewPlanFit *self, const gboolean *dropped)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      self->dropped[i] = dropped != NULL && dropped[i];
      gtk_check_button_set_active (g_object_get_data (g_ptr_array_index (self->rows, i), "check"), !self->dropped[i]);
    }
  self->showing = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
drop_cb (GtkButton *button, TandemNewPlanFit *self)
{
  take_dropped (self, g_object_get_data (G_OBJECT (button), "dropped"));
}

static void
bring_back_cb (GtkButton *button, TandemNewPlanFit *self)
{
  take_dropped (self, NULL);
}

static GtkWidget *
add_way (TandemNewPlanFit *self, const char *label, const char *icon_name, gboolean back, GCallback callback)
{
  GtkWidget *button = gtk_button_new (), *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon_name);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  adw_button_content_set_can_shrink (ADW_BUTTON_CONTENT (content), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (back)
    gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", callback, self);
  adw_wrap_box_append (self->ways, button);
  return button;
}

/* "Go-live on 12 May 2027" */
static char *
describe_anchor (TandemNewPlanFit *self, TandemDay day)
{
  g_autofree char *text = tandem_wording_day (day, TANDEM_DATE_LONG);

  switch (tandem_template_get_anchor_kind (self->template))
    {
    case TANDEM_ANCHOR_SIGNATURE:
      /* Translators: on a button that moves the day there; %s is a day */
      return g_strdup_printf (_("Signature on %s"), text);
    case TANDEM_ANCHOR_DECISION:
      /* Translators: on a button that moves the day there; %s is a day */
      return g_strdup_printf (_("Decision on %s"), text);
    case TANDEM_ANCHOR_GO_LIVE:
    default:
      /* Translators: on a button that moves the day there; %s is a day */
      return g_strdup_printf (_("Go-live on %s"), text);
    }
}

/* "Half-time review, Hard cases" */
static char *
list_titles (TandemNewPlanFit *self, const gboolean *which)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (which[i])
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", tandem_template_get_milestone_title (self->template, i));
  return g_string_free_and_steal (titles);
}

static void
add_ways_out (TandemNewPlanFit *self, const TandemNewPlanWays *ways)
{
  if (ways->later != TANDEM_DAY_NONE)
    {
      g_autofree char *label = describe_anchor (self, ways->later);
      GtkWidget *button = add_way (self, label, "x-office-calendar-symbolic", FALSE, G_CALLBACK (later_cb));

      g_object_set_data (G_OBJECT (button), "value", GUINT_TO_POINTER (ways->later));
    }
  if (ways->percent != 0 && ways->percent < self->percent)
    {
      /* Translators: how long the steps of a plan take from now on; %d is less than 100 */
      g_autofree char *label = g_strdup_printf (_("Shorten all to %d %%"), ways->percent);
      GtkWidget *button = add_way (self, label, "preferences-system-time-symbolic", FALSE, G_CALLBACK (shorten_cb));

      g_object_set_data (G_OBJECT (button), "value", GINT_TO_POINTER (ways->percent));
    }
  if (ways->dropped != NULL)
    {
      g_autofree char *titles = list_titles (self, ways->dropped), *tip = NULL;
      /* Translators: %s is the title of a milestone */
      g_autofree char *label = ways->n_dropped == 1 ? g_strdup_printf (_("Leave out “%s”"), titles)
                                                    : g_strdup_printf (ngettext ("Leave out %u milestone", "Leave out %u milestones", ways->n_dropped), ways->n_dropped);
      GtkWidget *button = add_way (self, label, "list-remove-symbolic", FALSE, G_CALLBACK (drop_cb));

      /* Translators: %s is one or several titles of milestones */
      tip = ways->dropped_fits ? g_strdup (titles) : g_strdup_printf (_("%s: helps, but is not enough on its own"), titles);
      gtk_widget_set_tooltip_text (button, tip);
      g_object_set_data_full (G_OBJECT (button), "dropped", g_memdup2 (ways->dropped, self->rows->len * sizeof (gboolean)), g_free);
    }
}

static void
add_ways_back (TandemNewPlanFit *self)
{
  guint n = count_dropped (self);

  if (self->asked != TANDEM_DAY_NONE && self->asked != self->shown)
    {
      g_autofree char *day = tandem_wording_day (self->asked, TANDEM_DATE_LONG);
      /* Translators: %s is the day a person typed first */
      g_autofree char *label = g_strdup_printf (_("Back to %s"), day);

      add_way (self, label, "edit-undo-symbolic", TRUE, G_CALLBACK (back_cb));
    }
  if (self->percent < 100)
    {
      GtkWidget *button = add_way (self, _("Back to full durations"), "edit-undo-symbolic", TRUE, G_CALLBACK (shorten_cb));

      g_object_set_data (G_OBJECT (button), "value", GINT_TO_POINTER (100));
    }
  if (n > 0)
    {
      g_autofree char *label = g_strdup_printf (ngettext ("Bring back %u milestone", "Bring back %u milestones", n), n);

      add_way (self, label, "edit-undo-symbolic", TRUE, G_CALLBACK (bring_back_cb));
    }
}

/* Showing */

static char *
describe (TandemNewPlanFit *self, const TandemNewPlan *plan, const TandemNewPlanPreview *preview)
{
  g_autofree char *earliest = tandem_wording_day (preview->earliest, TANDEM_DATE_LONG), *begins = NULL;
  const TandemValue *asked = tandem_row_get (plan->head, TANDEM_PLAN_ANCHOR_DATE);

  if (preview->edition == NULL)
    return g_strdup (_("The two sides have too few working days in common for this plan."));
  if (preview->has_passed)
    {
      g_autofree char *day = tandem_wording_day (asked->day, TANDEM_DATE_LONG);

      /* Translators: two days: the one that was asked for, and the first that is possible */
      return g_strdup_printf (_("%1$s has passed. The earliest day this plan can reach is %2$s."), day, earliest);
    }
  if (preview->n_too_late > 0)
    return g_strdup_printf (ngettext ("%1$u milestone would have had to begin before today. The earliest day that can be reached is %2$s.",
                                      "%1$u milestones would have had to begin before today. The earliest day that can be reached is %2$s.", preview->n_too_late),
                            preview->n_too_late, earliest);
  if (asked->type != TANDEM_VALUE_DAY)
    /* Translators: %s is a day */
    return g_strdup_printf (_("Begun today, the earliest day is %s."), earliest);
  begins = tandem_wording_day (preview->begins, TANDEM_DATE_LONG);
  /* Translators: %s is a day */
  return g_strdup_printf (_("It fits. Work begins on %s."), begins);
}

static void
show_status (TandemNewPlanFit *self, const TandemNewPlan *plan, const TandemNewPlanPreview *preview)
{
  g_autofree char *text = describe (self, plan, preview);
  gboolean fits = preview->edition != NULL && preview->n_too_late == 0 && !preview->has_passed;

  gtk_image_set_from_icon_name (self->status_icon, fits ? "object-select-symbolic" : "dialog-warning-symbolic");
  if (fits)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->status_icon), "warning");
      gtk_widget_add_css_class (GTK_WIDGET (self->status_icon), "success");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->status_icon), "success");
      gtk_widget_add_css_class (GTK_WIDGET (self->status_icon), "warning");
    }
  if (g_str_equal (gtk_label_get_text (self->status), text))
    return;
  gtk_label_set_text (self->status, text);
  if (!fits)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* "2 Dec – 8 Dec · 5 working days" */
static char *
describe_step (TandemNewPlanFit *self, guint place, const TandemTemplateStep *step)
{
  int duration = tandem_template_get_milestone_duration (self->template, place);
  g_autofree char *start = NULL, *due = NULL, *days = NULL;

  if (step->due == TANDEM_DAY_NONE)
    return g_strdup (_("Left out"));
  start = tandem_wording_day (step->start, TANDEM_DATE_SHORT);
  due = tandem_wording_day (step->due, TANDEM_DATE_SHORT_YEAR);
  days = tandem_template_is_in_calendar_days (self->template, place) ? g_strdup_printf (ngettext ("%d calendar day", "%d calendar days", duration), duration)
                                                                       : g_strdup_printf (ngettext ("%d working day", "%d working days", duration), duration);
  if (step->too_late)
    /* Translators: first and last day of a milestone that should have begun before today */
    return g_strdup_printf (_("%1$s – %2$s, begins too late"), start, due);
  /* Translators: first and last day of a milestone, and how long it takes: "2 Dec – 8 Dec 2026 · 5 working days" */
  return g_strdup_printf (_("%1$s – %2$s · %3$s"), start, due, self->percent == 100 ? days : _("shortened"));
}

static void
show_steps (TandemNewPlanFit *self, GArray *steps)
{
  guint n = self->rows->len, kept = n - count_dropped (self);
  g_autofree char *subtitle = kept == n ? g_strdup_printf (ngettext ("%u milestone", "%u milestones", n), n)
                                        /* Translators: how many milestones of the template are taken: "12 of 14" */
                                        : g_strdup_printf (_("%1$u of %2$u"), kept, n);

  adw_expander_row_set_subtitle (self->milestones, subtitle);
  for (guint i = 0; i < n && i < steps->len; i++)
    {
      g_autofree char *text = describe_step (self, i, &g_array_index (steps, TandemTemplateStep, i));

      adw_action_row_set_subtitle (g_ptr_array_index (self->rows, i), text);
    }
}

static void
show_notes (TandemNewPlanFit *self, GPtrArray *notes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (notes, i));
  gtk_label_set_text (self->notes, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), notes->len > 0);
}

/* Buttons are made anew only when they change, so that the keyboard doesn't lose its place. */
static void
show_ways (TandemNewPlanFit *self, const TandemNewPlan *plan, const TandemNewPlanPreview *preview)
{
  g_autoptr (TandemNewPlanWays) ways = tandem_new_plan_find_ways (plan, preview);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->ways));
  const TandemValue *asked = tandem_row_get (plan->head, TANDEM_PLAN_ANCHOR_DATE);

  for (GtkWidget *way = gtk_widget_get_first_child (GTK_WIDGET (self->ways)); way != NULL; way = gtk_widget_get_first_child (GTK_WIDGET (self->ways)))
    adw_wrap_box_remove (self->ways, way);
  add_ways_out (self, ways);
  self->shown = asked->type == TANDEM_VALUE_DAY ? asked->day : TANDEM_DAY_NONE;
  add_ways_back (self);
  gtk_widget_set_visible (GTK_WIDGET (self->ways), gtk_widget_get_first_child (GTK_WIDGET (self->ways)) != NULL);
  if (had_focus && gtk_widget_get_visible (GTK_WIDGET (self->ways)))
    gtk_widget_grab_focus (gtk_widget_get_last_child (GTK_WIDGET (self->ways)));
}

/* The milestones */

static void
toggled_cb (GtkCheckButton *check, TandemNewPlanFit *self)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "place"));

  if (self->showing)
    return;
  self->dropped[place] = !gtk_check_button_get_active (check);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_milestone (TandemNewPlanFit *self, guint place)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  const char *title = tandem_template_get_milestone_title (self->template, place);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !self->dropped[place]);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  /* The plan counts down to this one. */
  gtk_widget_set_sensitive (check, !tandem_template_is_anchor (self->template, place));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (check), "place", GUINT_TO_POINTER (place));
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), "check", check);
  adw_expander_row_add_row (self->milestones, row);
  g_ptr_array_add (self->rows, row);
}

static void
tandem_new_plan_fit_finalize (GObject *object)
{
  TandemNewPlanFit *self = TANDEM_NEW_PLAN_FIT (object);

  g_clear_pointer (&self->template, tandem_template_unref);
  g_ptr_array_unref (self->rows);
  g_free (self->dropped);
  G_OBJECT_CLASS (tandem_new_plan_fit_parent_class)->finalize (object);
}

static void
tandem_new_plan_fit_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_NEW_PLAN_FIT);
  G_OBJECT_CLASS (tandem_new_plan_fit_parent_class)->dispose (object);
}

static void
tandem_new_plan_fit_class_init (TandemNewPlanFitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_new_plan_fit_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_new_plan_fit_finalize;
  signals[CHANGED] = g_signal_new ("changed", TANDEM_TYPE_NEW_PLAN_FIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LATER] = g_signal_new ("later", TANDEM_TYPE_NEW_PLAN_FIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-new-plan-fit.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanFit, status_icon);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanFit, status);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanFit, ways);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanFit, preview_slot);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanFit, notes);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanFit, milestones);
}

static void
tandem_new_plan_fit_init (TandemNewPlanFit *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->percent = 100;
  self->asked = TANDEM_DAY_NONE;
  self->preview = TANDEM_TIMELINE_PREVIEW (tandem_timeline_preview_new ());
  adw_bin_set_child (self->preview_slot, GTK_WIDGET (self->preview));
}

/**
 * tandem_new_plan_fit_new:
 *
 * Returns: (transfer floating): shows nothing yet
 */
GtkWidget *
tandem_new_plan_fit_new (void)
{
  return g_object_new (TANDEM_TYPE_NEW_PLAN_FIT, NULL);
}

/**
 * tandem_new_plan_fit_set_template:
 * @self: a group
 * @template: what the plan is made from
 * @same: it is the same as before in another language: what was left out stays left out
 */
void
tandem_new_plan_fit_set_template (TandemNewPlanFit *self, TandemTemplate *template, gboolean same)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->milestones, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (!same)
    {
      g_free (self->dropped);
      self->dropped = g_new0 (gboolean, tandem_template_get_n_milestones (template));
      self->percent = 100;
      self->asked = TANDEM_DAY_NONE;
      adw_expander_row_set_expanded (self->milestones, FALSE);
    }
  g_clear_pointer (&self->template, tandem_template_unref);
  self->template = tandem_template_ref (template);
  for (guint i = 0; i < tandem_template_get_n_milestones (template); i++)
    add_milestone (self, i);
}

/* Puts what was chosen here into @plan; what it points to belongs to @self. */
void
tandem_new_plan_fit_adjust (TandemNewPlanFit *self, TandemNewPlan *plan)
{
  plan->percent = self->percent;
  plan->dropped = self->dropped;
}

/**
 * tandem_new_plan_fit_show:
 * @self: a group
 * @plan: what would be created, from the group's template
 */
void
tandem_new_plan_fit_show (TandemNewPlanFit *self, const TandemNewPlan *plan)
{
  g_autoptr (TandemNewPlanPreview) preview = tandem_new_plan_preview (plan);

  show_status (self, plan, preview);
  show_ways (self, plan, preview);
  show_notes (self, preview->notes);
  show_steps (self, preview->steps);
  tandem_timeline_preview_show (self->preview, preview->edition);
}
