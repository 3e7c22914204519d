/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-milestone-row.h"

#include "tandem-milestone-wording.h"
#include "tandem-row-text.h"
#include "tandem-state-mark.h"
#include "tandem-wording.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _TandemMilestoneRow
{
  GtkBox           parent_instance;
  GtkButton       *mark_button;
  TandemStateMark *mark;
  TandemRowText   *text;
  GtkLabel        *only_us, *due;
  GtkWidget       *leads;
  AdwAvatar       *buyer_lead, *seller_lead;
  TandemChecklistRow *row; /* the one shown last */
  gboolean         is_stale; /* the leads' faces are another row's */
};

G_DEFINE_FINAL_TYPE (TandemMilestoneRow, tandem_milestone_row, GTK_TYPE_BOX)

static void
set_class (gpointer widget, const char *css_class, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_face (AdwAvatar *avatar, const TandemChecklistLead *lead)
{
  if (lead->name == NULL)
    return;
  if (g_strcmp0 (adw_avatar_get_text (avatar), lead->name) != 0)
    adw_avatar_set_text (avatar, lead->name);
  adw_avatar_set_show_initials (avatar, lead->is_named);
}

/* A list of GTK binds 200 rows at a jump and shows ten: what takes long and changes no size waits until it is seen. */
static void
show_faces (TandemMilestoneRow *self)
{
  const TandemChecklistContent *content = tandem_checklist_row_get_content (self->row);

  self->is_stale = FALSE;
  show_face (self->buyer_lead, &content->buyer_lead);
  show_face (self->seller_lead, &content->seller_lead);
}

static void
tandem_milestone_row_map (GtkWidget *widget)
{
  TandemMilestoneRow *self = TANDEM_MILESTONE_ROW (widget);

  if (self->is_stale)
    show_faces (self);
  GTK_WIDGET_CLASS (tandem_milestone_row_parent_class)->map (widget);
}

/* The year only where somebody could be in doubt: more than half a year away and not this year. */
static char *
word_due (TandemDay due, TandemDay today)
{
  return tandem_wording_day (due, tandem_day_same_year (due, today) || ABS ((int) due - (int) today) < 183 ? TANDEM_DATE_SHORT : TANDEM_DATE_SHORT_YEAR);
}

static void
show_due (GtkLabel *label, const TandemChecklistContent *content, TandemDay today)
{
  g_autofree char *text = content->due != TANDEM_DAY_NONE ? word_due (content->due, today) : g_strdup (_("No date"));

  gtk_label_set_text (label, text);
  set_class (label, "late", content->days_late > 0);
  set_class (label, "dimmed", content->days_late == 0);
}

static void
show_mark (TandemMilestoneRow *self, const TandemChecklistContent *content)
{
  gboolean done = content->state == TANDEM_STATE_DONE;
  g_autofree char *name = g_strdup_printf (done ? _("Mark “%s” as not done") : _("Mark “%s” as done"), content->title);

  tandem_state_mark_show (self->mark, content->state, content->progress, content->is_agreed, content->is_anchor);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static char *
dup_tooltip (TandemMilestoneRow *self, GtkWidget *at)
{
  const TandemChecklistContent *content = tandem_checklist_row_get_content (self->row);

  if (at == GTK_WIDGET (self->mark_button) || gtk_widget_is_ancestor (at, GTK_WIDGET (self->mark_button)))
    return g_strdup (tandem_state_mark_word (content->state));
  if (tandem_row_text_is_note (self->text, at))
    return g_strdup (content->note);
  if (at == GTK_WIDGET (self->only_us))
    return g_strdup (_("Internal: never in an export or on a shared screen"));
  if (at == GTK_WIDGET (self->due) && content->days_late > 0)
    return tandem_milestone_wording_late (content->days_late);
  if (at == GTK_WIDGET (self->due) && content->due != TANDEM_DAY_NONE)
    return tandem_wording_day (content->due, TANDEM_DATE_WEEKDAY);
  if (at == GTK_WIDGET (self->buyer_lead) || gtk_widget_is_ancestor (at, GTK_WIDGET (self->buyer_lead)))
    return g_strdup (content->buyer_lead.name);
  if (at == GTK_WIDGET (self->seller_lead) || gtk_widget_is_ancestor (at, GTK_WIDGET (self->seller_lead)))
    return g_strdup (content->seller_lead.name);
  return NULL;
}

/* Asked for when needed: each tooltip that is set asks the display server where the pointer is. */
static gboolean
query_tooltip_cb (TandemMilestoneRow *self, int x, int y, gboolean keyboard_mode, GtkTooltip *tooltip)
{
  GtkWidget *at = keyboard_mode ? gtk_widget_get_focus_child (GTK_WIDGET (self)) : gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  g_autofree char *text = at != NULL && self->row != NULL ? dup_tooltip (self, at) : NULL;

  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
tandem_milestone_row_dispose (GObject *object)
{
  g_clear_object (&TANDEM_MILESTONE_ROW (object)->row);
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_MILESTONE_ROW);
  G_OBJECT_CLASS (tandem_milestone_row_parent_class)->dispose (object);
}

static void
tandem_milestone_row_class_init (TandemMilestoneRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_milestone_row_dispose;
  widget_class->map = tandem_milestone_row_map;
  g_type_ensure (TANDEM_TYPE_ROW_TEXT);
  g_type_ensure (TANDEM_TYPE_STATE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-milestone-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemMilestoneRow, mark_button);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestoneRow, mark);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestoneRow, text);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestoneRow, only_us);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestoneRow, due);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestoneRow, leads);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestoneRow, buyer_lead);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestoneRow, seller_lead);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
}

static void
tandem_milestone_row_init (TandemMilestoneRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tandem_milestone_row_new (void)
{
  return g_object_new (TANDEM_TYPE_MILESTONE_ROW, NULL);
}

/**
 * tandem_milestone_row_show:
 * @self: the widget
 * @row: a row of kind %TANDEM_CHECKLIST_MILESTONE
 * @today: today
 * @is_narrow: the title needs the room of the leads' faces
 */
void
tandem_milestone_row_show (TandemMilestoneRow *self, TandemChecklistRow *row, TandemDay today, gboolean is_narrow)
{
  const TandemChecklistContent *content = tandem_checklist_row_get_content (row);

  g_set_object (&self->row, row);
  tandem_row_text_show (self->text, content->title, content->note);
  gtk_widget_set_visible (GTK_WIDGET (self->only_us), content->is_internal);
  set_class (self, "first", content->is_first);
  set_class (self, "done", content->state == TANDEM_STATE_DONE || content->state == TANDEM_STATE_CANCELLED);
  show_mark (self, content);
  gtk_widget_set_visible (self->leads, !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->buyer_lead), content->buyer_lead.name != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->seller_lead), content->seller_lead.name != NULL);
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_faces (self);
  show_due (self->due, content, today);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->mark_button), "x", tandem_checklist_row_get_id (row));
  /* After the target, which it needs. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->mark_button), "checklist.toggle-done");
}

/* (transfer full): what a screen reader says for a row of kind %TANDEM_CHECKLIST_MILESTONE. */
char *
tandem_milestone_row_describe (TandemChecklistRow *row)
{
  const TandemChecklistContent *content = tandem_checklist_row_get_content (row);

  return tandem_milestone_wording_describe (&(TandemMilestoneFacts) {
    .title = content->title, .due = content->due, .state = content->state, .days_late = content->days_late,
    .leads = { content->buyer_lead.name, content->seller_lead.name },
    .is_named = { content->buyer_lead.is_named, content->seller_lead.is_named },
    .is_internal = content->is_internal,
  });
}
