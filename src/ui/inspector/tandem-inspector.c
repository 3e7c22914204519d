/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-inspector.h"

#include "tandem-choice-row.h"
#include "tandem-choices.h"
#include "tandem-day-entry.h"
#include "tandem-edits.h"
#include "tandem-field-row.h"
#include "tandem-milestone-lists.h"
#include "tandem-move-dialog.h"
#include "tandem-move-history.h"
#include "tandem-person-dialog.h"
#include "tandem-plan-state.h"
#include "tandem-plan-workdays.h"
#include "tandem-progress.h"
#include "tandem-predecessor-list.h"
#include "tandem-schedule-wording.h"

#include <glib/gi18n-lib.h>

struct _TandemInspector
{
  AdwBin                 parent_instance;
  TandemWorkspace       *workspace;
  TandemEditor          *editor;
  GtkWidget             *close_bar, *form;
  GtkStack              *stack;
  GtkScrolledWindow     *scroller;
  TandemFieldRow        *title_row;
  GtkWidget             *completed_row, *agreed_by_row, *agreed_on_row, *weekday_row;
  AdwExpanderRow        *agreement, *schedule_row;
  TandemMoveHistory     *move_history;
  TandemEdition         *edition;  /* of the plan as it is shown */
  TandemWorkdays        *workdays; /* of that plan */
  TandemPlanSchedule    *schedule; /* of that plan; NULL where it can't be made */
  TandemItemList        *deliverables, *resources, *roadblocks;
  TandemPredecessorList *predecessors;
  gint64                 shown;
  guint                  refresh_id;
};

typedef enum { PROP_WORKSPACE = 1 } TandemInspectorProperty;

static GParamSpec *properties[PROP_WORKSPACE + 1];

G_DEFINE_FINAL_TYPE (TandemInspector, tandem_inspector, ADW_TYPE_BIN)

/* Lines below the fields */

static char *
describe_distance (TandemDay day, TandemDay today, int days_late)
{
  int days = (int) day - (int) today;
  g_autofree char *weekday = tandem_day_format (day, "%A");

  if (days == 0)
    /* Translators: %s is a weekday */
    return g_strdup_printf (_("%s, today"), weekday);
  if (days > 0)
    /* Translators: %s is a weekday */
    return g_strdup_printf (ngettext ("%s, in %d day", "%s, in %d days", (gulong) days), weekday, days);
  if (days_late == 0)
    return g_strdup_printf (ngettext ("%s, %d day ago", "%s, %d days ago", (gulong) -days), weekday, -days);
  return g_strdup_printf (ngettext ("%s, %d day late", "%s, %d days late", (gulong) days_late), weekday, days_late);
}

static char *
describe_progress (TandemPlan *plan, TandemEntity *milestone)
{
  g_autoptr (GPtrArray) deliverables = tandem_plan_list_where (plan, TANDEM_KIND_DELIVERABLE, TANDEM_DELIVERABLE_MILESTONE, tandem_entity_get_id (milestone));
  guint done = 0;

  if (tandem_entity_is_set (milestone, TANDEM_MILESTONE_PROGRESS))
    return g_strdup (_("Set by hand. Empty it to follow the deliverables."));
  for (guint i = 0; i < deliverables->len; i++)
    done += tandem_entity_get_boolean (g_ptr_array_index (deliverables, i), TANDEM_DELIVERABLE_DONE) ? 1 : 0;
  if (deliverables->len == 0)
    return g_strdup (_("Follows the deliverables."));
  /* Translators: done, all, percent */
  return g_strdup_printf (_("Follows the deliverables: %u of %u done, %u %%"), done, deliverables->len, done * 100 / deliverables->len);
}

static char *
describe_person (TandemPlan *plan, TandemEntity *milestone, guint lead_field, guint function_field)
{
  TandemEntity *lead = tandem_plan_follow (plan, milestone, lead_field);
  const char *function = tandem_entity_get_text (milestone, function_field);

  if (lead != NULL && *tandem_entity_get_text (lead, TANDEM_STAKEHOLDER_JOB_TITLE) != '\0')
    return g_strdup (tandem_entity_get_text (lead, TANDEM_STAKEHOLDER_JOB_TITLE));
  return *function != '\0' ? g_strdup (tandem_choices_function (function)) : NULL;
}

/* When the weekday of a month is chosen that it can be due on. */
static char *
describe_monthly (TandemEntity *milestone)
{
  g_autofree char *weekday = tandem_day_format ((TandemDay) tandem_entity_get_choice (milestone, TANDEM_MILESTONE_MONTHLY_WEEKDAY) + 1, "%A");

  if (tandem_entity_get_boolean (milestone, TANDEM_MILESTONE_FIXED))
    return NULL;
  switch ((TandemMonthWeek) tandem_entity_get_choice (milestone, TANDEM_MILESTONE_MONTHLY_WEEK))
    {
    case TANDEM_MONTH_WEEK_FIRST:
      /* Translators: %s is a weekday, here and in the four below */
      return g_strdup_printf (_("Only on the first %s of a month"), weekday);
    case TANDEM_MONTH_WEEK_SECOND:
      return g_strdup_printf (_("Only on the second %s of a month"), weekday);
    case TANDEM_MONTH_WEEK_THIRD:
      return g_strdup_printf (_("Only on the third %s of a month"), weekday);
    case TANDEM_MONTH_WEEK_FOURTH:
      return g_strdup_printf (_("Only on the fourth %s of a month"), weekday);
    case TANDEM_MONTH_WEEK_LAST:
      return g_strdup_printf (_("Only on the last %s of a month"), weekday);
    case TANDEM_MONTH_WEEK_ANY:
    default:
      return NULL;
    }
}

/* What is read where a word of ours is exchanged for the buyer's. */
static char *
describe_title (TandemInspector *self, TandemEntity *milestone)
{
  TandemEdition *edition = tandem_workspace_get_edition (self->workspace);

  for (guint i = 0; edition != NULL && i < edition->n_milestones; i++)
    if (edition->milestones[i].item == tandem_entity_get_id (milestone))
      {
        const char *read = edition->milestones[i].title;

        if (g_str_equal (read, tandem_entity_get_title (milestone)) || *read == '\0' || g_str_has_suffix (read, "…"))
          return NULL;
        /* Translators: the title of a milestone with the buyer's words put in */
        return g_strdup_printf (_("Reads “%s”"), read);
      }
  return NULL;
}

/* As the timeline and the pages say it: in working days of who has to do it. */
static int
count_days_late (TandemInspector *self, TandemEntity *milestone, TandemDay due, TandemDay today)
{
  TandemSide driver = (TandemSide) tandem_entity_get_choice (milestone, TANDEM_MILESTONE_DRIVER);
  TandemStatus status = (TandemStatus) tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS);

  return tandem_days_late (self->workdays, driver, status, due, today);
}

/* The day, and for a start by when it has to be. */
static char *
describe_day (TandemInspector *self, TandemEntity *milestone, guint field)
{
  TandemDay day = tandem_entity_get_day (milestone, field), today = tandem_workspace_get_today (self->workspace);
  int days_late = field == TANDEM_MILESTONE_DUE ? count_days_late (self, milestone, day, today) : 0;
  g_autofree char *distance = day != TANDEM_DAY_NONE ? describe_distance (day, today, days_late) : NULL;
  g_autofree char *latest = field == TANDEM_MILESTONE_START ? tandem_schedule_wording_start (self->schedule, milestone) : NULL;

  if (distance != NULL && latest != NULL)
    return g_strdup_printf ("%s\n%s", distance, latest);
  return distance != NULL ? g_steal_pointer (&distance) : g_steal_pointer (&latest);
}

static char *
describe_cb (TandemEditor *editor, TandemEntity *milestone, guint field, gpointer data)
{
  TandemInspector *self = data;
  TandemDay today = tandem_workspace_get_today (self->workspace);

  switch (field)
    {
    case TANDEM_MILESTONE_DUE:
    case TANDEM_MILESTONE_START:
    case TANDEM_MILESTONE_COMPLETED_ON:
    case TANDEM_MILESTONE_AGREED_ON:
      return describe_day (self, milestone, field);
    case TANDEM_MILESTONE_DURATION_DAYS:
      return tandem_schedule_wording_duration (self->schedule, milestone);
    case TANDEM_MILESTONE_TITLE:
      return describe_title (self, milestone);
    case TANDEM_MILESTONE_STATUS:
      return tandem_milestone_is_late (milestone, today) ? g_strdup (C_("milestone status", "Late")) : NULL;
    case TANDEM_MILESTONE_MONTHLY_WEEK:
      return describe_monthly (milestone);
    case TANDEM_MILESTONE_PROGRESS:
      return describe_progress (tandem_editor_get_plan (editor), milestone);
    case TANDEM_MILESTONE_BUYER_LEAD:
      return describe_person (tandem_editor_get_plan (editor), milestone, field, TANDEM_MILESTONE_BUYER_FUNCTION);
    case TANDEM_MILESTONE_SELLER_LEAD:
      return describe_person (tandem_editor_get_plan (editor), milestone, field, TANDEM_MILESTONE_SELLER_FUNCTION);
    default:
      return NULL;
    }
}

/* Moving: a due day that was typed moves the milestone, and perhaps others */

/* What a typed due day does where nothing has to be asked. A day nobody works on is taken as it was typed. */
static TandemEdit *
create_due_edit (TandemEntity *milestone, const TandemValue *due, TandemMoving *moving)
{
  if (moving != NULL && tandem_moving_changes (moving) && tandem_moving_get_day (moving) == due->day)
    return tandem_moving_create_edit (moving, TANDEM_MOVE_FOLLOW, NULL);
  return tandem_edits_set_due (milestone, due);
}

static TandemEditorAnswer
take_cb (TandemEditor *editor, TandemEntity *milestone, const TandemEditLeaf *leaf, gboolean may_ask, TandemEdit **instead, gpointer data)
{
  TandemInspector *self = data;
  g_autoptr (TandemMoving) moving = NULL;
  g_autoptr (TandemEdit) edit = NULL;
  g_autoptr (GArray) leaves = NULL;

  if (leaf->field != TANDEM_MILESTONE_DUE)
    return TANDEM_EDITOR_WRITE;
  if (leaf->after->type == TANDEM_VALUE_DAY)
    moving = tandem_moving_new (tandem_editor_get_plan (editor), leaf->id, tandem_workspace_get_today (self->workspace), NULL);
  if (moving != NULL && !tandem_moving_set_day (moving, leaf->after->day, NULL))
    g_clear_pointer (&moving, tandem_moving_unref);
  if (moving != NULL)
    tandem_moving_keep_start (moving);
  if (moving != NULL && tandem_moving_needs_asking (moving))
    {
      if (!may_ask)
        return TANDEM_EDITOR_WAIT;
      tandem_move_ask (GTK_WIDGET (self), self->workspace, moving);
      return TANDEM_EDITOR_TAKEN;
    }
  edit = create_due_edit (milestone, leaf->after, moving);
  leaves = tandem_edit_leaves (edit);
  if (leaves->len > 1)
    {
      /* Only a field alone goes on in one step while somebody is typing. */
      *instead = g_steal_pointer (&edit);
      return may_ask ? TANDEM_EDITOR_WRITE : TANDEM_EDITOR_WAIT;
    }
  return TANDEM_EDITOR_WRITE;
}

/* Showing */

static void
show_agreement (TandemInspector *self, TandemEntity *milestone)
{
  gboolean agreed = tandem_entity_get_boolean (milestone, TANDEM_MILESTONE_AGREED);
  const char *by = tandem_entity_get_text (milestone, TANDEM_MILESTONE_AGREED_BY);
  g_autofree char *line = NULL;

  if (!agreed)
    line = g_strdup (C_("agreement", "Proposed, not agreed yet"));
  else if (*by != '\0')
    /* Translators: %s is a person or an organisation */
    line = g_strdup_printf (C_("agreement", "Agreed with %s"), by);
  else
    line = g_strdup (C_("agreement", "Agreed"));
  adw_expander_row_set_subtitle (self->agreement, line);
  gtk_widget_set_visible (self->agreed_by_row, agreed);
  gtk_widget_set_visible (self->agreed_on_row, agreed);
}

static void
forget_schedule (TandemInspector *self)
{
  g_clear_pointer (&self->schedule, tandem_plan_schedule_free);
  g_clear_pointer (&self->workdays, tandem_workdays_unref);
  g_clear_pointer (&self->edition, tandem_edition_unref);
}

/* Where there is a ring there is no schedule, and the list of predecessors has said so. */
static void
update_schedule (TandemInspector *self, TandemPlan *plan)
{
  TandemEdition *edition = plan != NULL ? tandem_workspace_get_edition (self->workspace) : NULL;

  /* Another milestone of the same plan: nothing has moved. */
  if (edition != NULL && edition == self->edition)
    return;
  forget_schedule (self);
  if (edition == NULL)
    return;
  self->edition = tandem_edition_ref (edition);
  self->workdays = tandem_plan_workdays (plan, NULL);
  self->schedule = tandem_plan_schedule_new (plan, self->workdays, tandem_workspace_get_today (self->workspace), NULL);
}

static void
show_schedule (TandemInspector *self, TandemEntity *milestone)
{
  g_autofree char *line = tandem_schedule_wording_summary (self->schedule, milestone);

  adw_expander_row_set_subtitle (self->schedule_row, line != NULL ? line : _("Start, duration, fixed day, percent"));
}

static void
refresh (TandemInspector *self)
{
  TandemPlan *plan = tandem_workspace_get_plan (self->workspace);
  TandemEntity *milestone = tandem_workspace_get_selected_milestone (self->workspace);
  gint64 id = milestone != NULL ? tandem_entity_get_id (milestone) : 0;

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (milestone == NULL)
    plan = NULL;
  if (self->shown != id)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  self->shown = id;
  update_schedule (self, plan);
  tandem_editor_set_entity (self->editor, plan, id);
  tandem_item_list_set_owner (self->deliverables, self->workspace, plan, id);
  tandem_item_list_set_owner (self->resources, self->workspace, plan, id);
  tandem_item_list_set_owner (self->roadblocks, self->workspace, plan, id);
  tandem_predecessor_list_set_milestone (self->predecessors, self->workspace, plan, id);
  gtk_stack_set_visible_child_name (self->stack, milestone != NULL ? "milestone" : "none");
  if (milestone == NULL)
    return;
  gtk_widget_set_visible (self->completed_row, tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS) == TANDEM_STATUS_DONE);
  gtk_widget_set_visible (self->weekday_row, tandem_entity_get_choice (milestone, TANDEM_MILESTONE_MONTHLY_WEEK) != TANDEM_MONTH_WEEK_ANY);
  show_agreement (self, milestone);
  show_schedule (self, milestone);
  tandem_move_history_show (self->move_history, self->workspace, milestone);
}

static gboolean
refresh_cb (gpointer data)
{
  TandemInspector *self = data;

  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* One refresh for any number of changes, before the next frame. */
static void
mark_stale (TandemInspector *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static void
delete_cb (TandemInspector *self)
{
  TandemEntity *milestone = tandem_editor_get_entity (self->editor);
  g_autofree char *text = NULL;

  if (milestone == NULL)
    return;
  tandem_editor_commit (self->editor);
  /* Translators: %s is the title of what was deleted */
  text = g_strdup_printf (_("“%s” deleted"), tandem_entity_get_title (milestone));
  if (tandem_workspace_apply (self->workspace, tandem_edits_remove (tandem_editor_get_plan (self->editor), milestone), NULL))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", text);
}

static void
add_person_cb (TandemEditor *editor, guint field, TandemInspector *self)
{
  TandemEntity *milestone = tandem_editor_get_entity (editor);

  if (milestone != NULL)
    tandem_person_dialog_add_for (GTK_WIDGET (self), self->workspace, tandem_editor_get_plan (editor), milestone, field);
}

static void
add_owner_cb (TandemItemList *list, TandemEntity *entity, guint field, TandemInspector *self)
{
  tandem_person_dialog_add_for (GTK_WIDGET (self), self->workspace, tandem_editor_get_plan (self->editor), entity, field);
}

/* Where the sidebar lies over the plan, it needs a way back. */
static void
tandem_inspector_root (GtkWidget *widget)
{
  TandemInspector *self = TANDEM_INSPECTOR (widget);
  GtkWidget *split;

  GTK_WIDGET_CLASS (tandem_inspector_parent_class)->root (widget);
  split = gtk_widget_get_ancestor (widget, ADW_TYPE_OVERLAY_SPLIT_VIEW);
  if (split != NULL)
    g_object_bind_property (split, "collapsed", self->close_bar, "visible", G_BINDING_SYNC_CREATE);
}

static void
set_workspace (TandemInspector *self, TandemWorkspace *workspace)
{
  if (self->workspace != NULL)
    {
      g_clear_handle_id (&self->refresh_id, g_source_remove);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      tandem_editor_set_workspace (self->editor, NULL);
      tandem_item_list_set_owner (self->deliverables, NULL, NULL, 0);
      tandem_item_list_set_owner (self->resources, NULL, NULL, 0);
      tandem_item_list_set_owner (self->roadblocks, NULL, NULL, 0);
    }
  g_set_object (&self->workspace, workspace);
  if (workspace == NULL)
    return;
  tandem_editor_set_workspace (self->editor, workspace);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (mark_stale), self);
  g_signal_connect_swapped (workspace, "notify::today", G_CALLBACK (mark_stale), self);
  /* At once: what is typed about the milestone before is written before another one is shown. */
  g_signal_connect_swapped (workspace, "notify::selected", G_CALLBACK (refresh), self);
  refresh (self);
}

static void
tandem_inspector_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((TandemInspectorProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, TANDEM_INSPECTOR (object)->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_inspector_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((TandemInspectorProperty) prop_id)
    {
    case PROP_WORKSPACE:
      set_workspace (TANDEM_INSPECTOR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_inspector_dispose (GObject *object)
{
  TandemInspector *self = TANDEM_INSPECTOR (object);

  if (self->workspace != NULL)
    set_workspace (self, NULL);
  g_clear_object (&self->editor);
  forget_schedule (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_INSPECTOR);
  G_OBJECT_CLASS (tandem_inspector_parent_class)->dispose (object);
}

static void
tandem_inspector_class_init (TandemInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tandem_inspector_dispose;
  object_class->get_property = tandem_inspector_get_property;
  object_class->set_property = tandem_inspector_set_property;
  widget_class->root = tandem_inspector_root;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, TANDEM_TYPE_WORKSPACE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (TANDEM_TYPE_FIELD_ROW);
  g_type_ensure (TANDEM_TYPE_CHOICE_ROW);
  g_type_ensure (TANDEM_TYPE_ITEM_LIST);
  g_type_ensure (TANDEM_TYPE_PREDECESSOR_LIST);
  g_type_ensure (TANDEM_TYPE_MOVE_HISTORY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemInspector, close_bar);
  gtk_widget_class_bind_template_child (widget_class, TandemInspector, form);
  gtk_widget_class_bind_template_child (widget_class, TandemInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, TandemInspector, title_row);
  gtk_widget_class_bind_template_child (widget_class, TandemInspector, completed_row);
  gtk_widget_class_bind_template_child (widget_class, TandemInspector, weekday_row);
  gtk_widget_class_bind_template_child (widget_class, TandemInspector, agreement);
  gtk_widget_class_bind_template_child (widget_class, TandemInspector, schedule_row);
  gtk_widget_class_bind_template_child (widget_class, TandemInspector, move_history);
  gtk_widget_class_bind_template_child (widget_class, TandemInspector, agreed_by_row);
  gtk_widget_class_bind_template_child (widget_class, TandemInspector, agreed_on_row);
  gtk_widget_class_bind_template_child (widget_class, TandemInspector, deliverables);
  gtk_widget_class_bind_template_child (widget_class, TandemInspector, resources);
  gtk_widget_class_bind_template_child (widget_class, TandemInspector, roadblocks);
  gtk_widget_class_bind_template_child (widget_class, TandemInspector, predecessors);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
tandem_inspector_init (TandemInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_item_list_set_info (self->deliverables, &tandem_deliverable_list);
  tandem_item_list_set_info (self->resources, &tandem_resource_list);
  tandem_item_list_set_info (self->roadblocks, &tandem_roadblock_list);
  self->editor = tandem_editor_new (TANDEM_KIND_MILESTONE);
  tandem_editor_adopt (self->editor, self->form);
  tandem_editor_describe (self->editor, describe_cb, self);
  tandem_editor_take (self->editor, take_cb, self);
  g_signal_connect (self->editor, "add-person", G_CALLBACK (add_person_cb), self);
  g_signal_connect (self->deliverables, "add-person", G_CALLBACK (add_owner_cb), self);
}

/**
 * tandem_inspector_new:
 * @workspace: (transfer none): what it shows the selected milestone of
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
tandem_inspector_new (TandemWorkspace *workspace)
{
  return g_object_new (TANDEM_TYPE_INSPECTOR, "workspace", workspace, NULL);
}

/* Puts the keyboard into the title: Enter on a milestone. */
void
tandem_inspector_focus_title (TandemInspector *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
}
