/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-send-dialog-private.h"

#include "tandem-add-row.h"
#include "tandem-imported-list.h"
#include "tandem-item-list.h"
#include "tandem-person-dialog.h"
#include "tandem-preflight.h"

/* Frames in which the form is shown, filled and unfolded; then it isn't there. */
#define MOST_FRAMES 120
/* Frames in which an item unfolds: the field stays in sight meanwhile. */
#define UNFOLDING 30

typedef struct
{
  GtkWidget  *window;
  TandemKind  kind;
  gint64      id;
  char       *name; /* of a row: its field's */
  guint       frame;
  GtkWidget  *row;  /* that has the focus, weak; NULL: not found yet */
} Goal;

static void
free_goal (gpointer data)
{
  Goal *goal = data;

  g_clear_weak_pointer (&goal->row);
  g_object_unref (goal->window);
  g_free (goal->name);
  g_free (goal);
}

/* The row of a form that shows the field: rows are named like the fields (tandem_editor_adopt). Items in lists of the form
 * have fields of the same names. */
static GtkWidget *
find_named (GtkWidget *root, const char *name)
{
  if (g_str_equal (gtk_widget_get_name (root), name) && gtk_widget_get_mapped (root))
    return root;
  if (TANDEM_IS_ITEM_LIST (root))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The row of an item in one of the lists of a form, unfolded. */
static GtkWidget *
find_item (GtkWidget *root, TandemKind kind, gint64 id)
{
  if (TANDEM_IS_ITEM_LIST (root) && gtk_widget_get_mapped (root))
    return tandem_item_list_reveal (TANDEM_ITEM_LIST (root), kind, id);
  if (TANDEM_IS_IMPORTED_LIST (root) && gtk_widget_get_mapped (root) && kind == TANDEM_KIND_CLOSED_PERIOD)
    return tandem_imported_list_reveal (TANDEM_IMPORTED_LIST (root), id);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_item (child, kind, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Nothing is there that could be mended: the first milestone has to be written. */
static gboolean
is_empty_plan (const TandemFinding *finding)
{
  return finding->kind == TANDEM_KIND_PLAN && g_str_equal (finding->key, "empty");
}

/* What has a form of its own; all else is an item in one of its lists. */
static gboolean
has_form (TandemKind kind)
{
  return kind == TANDEM_KIND_PLAN || kind == TANDEM_KIND_MILESTONE || kind == TANDEM_KIND_STAKEHOLDER;
}

static gboolean
focus_cb (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  Goal *goal = data;
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  GtkWidget *form = dialog != NULL ? GTK_WIDGET (dialog) : window, *row;

  if (goal->row != NULL)
    {
      GtkWidget *viewport = gtk_widget_get_ancestor (goal->row, GTK_TYPE_VIEWPORT);

      if (viewport != NULL)
        gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), goal->row, NULL);
      return goal->frame++ < UNFOLDING ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
    }
  /* the form has been filled by the next frame */
  if (goal->frame++ == 0)
    return G_SOURCE_CONTINUE;
  if (!has_form (goal->kind))
    form = find_item (form, goal->kind, goal->id);
  row = form != NULL ? find_named (form, goal->name) : NULL;
  if (row != NULL && gtk_widget_grab_focus (row))
    {
      g_set_weak_pointer (&goal->row, row);
      gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
      goal->frame = 0;
      return G_SOURCE_CONTINUE;
    }
  return goal->frame < MOST_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* The milestone that an entity is or belongs to; 0 for none. */
static gint64
find_milestone (TandemPlan *plan, const TandemFinding *finding)
{
  TandemEntity *entity = tandem_plan_find (plan, finding->kind, finding->id);

  if (entity == NULL)
    return 0;
  switch ((int) finding->kind)
    {
    case TANDEM_KIND_MILESTONE:
      return finding->id;
    case TANDEM_KIND_DELIVERABLE:
      return tandem_entity_get_ref (entity, TANDEM_DELIVERABLE_MILESTONE);
    case TANDEM_KIND_RESOURCE:
      return tandem_entity_get_ref (entity, TANDEM_RESOURCE_MILESTONE);
    default:
      return 0;
    }
}

/* Closed days are a page further in the plan's properties. */
static void
open_working_days (TandemSendDialog *self, const TandemFinding *finding, GtkWidget *window)
{
  TandemEntity *period = tandem_plan_find (self->plan, finding->kind, finding->id);
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  gboolean is_seller = period != NULL && tandem_entity_get_choice (period, TANDEM_CLOSED_PERIOD_SIDE) == TANDEM_SIDE_SELLER;

  if (dialog != NULL)
    gtk_widget_activate_action (GTK_WIDGET (dialog), "plan.working-days", "s", is_seller ? "seller" : "buyer");
}

/* Shows the form that has the field. */
static void
open_form (TandemSendDialog *self, const TandemFinding *finding, GtkWidget *window)
{
  gint64 milestone = find_milestone (self->plan, finding);

  if (milestone != 0)
    {
      gtk_widget_activate_action (window, "win.view", "s", "plan");
      tandem_workspace_set_selected (self->workspace, milestone);
      gtk_widget_activate_action (window, "win.edit-milestone", NULL);
    }
  else if (finding->kind == TANDEM_KIND_STAKEHOLDER)
    adw_dialog_present (tandem_person_dialog_new (self->workspace, self->plan, finding->id), window);
  else if (is_empty_plan (finding))
    gtk_widget_activate_action (window, "win.view", "s", "plan");
  else
    gtk_widget_activate_action (window, "win.edit-plan", NULL);
  if (finding->kind == TANDEM_KIND_CLOSED_PERIOD)
    open_working_days (self, finding, window);
}

/* What the row is called that mends it. */
static char *
dup_row_name (TandemSendDialog *self, const TandemFinding *finding)
{
  TandemEntity *entity = tandem_plan_find (self->plan, finding->kind, finding->id);

  if (is_empty_plan (finding))
    return g_strdup (TANDEM_ADD_ROW_NAME);
  if (finding->kind == TANDEM_KIND_CLOSED_PERIOD && entity != NULL && *tandem_entity_get_text (entity, TANDEM_CLOSED_PERIOD_SOURCE) != '\0')
    return g_strdup_printf ("period-%" G_GINT64_FORMAT, finding->id);
  return g_strdup (tandem_kind_info (finding->kind)->fields[finding->field].name);
}

/* To the field of the finding that was chosen; the dialog is closed. */
void
tandem_send_dialog_lead (TandemSendDialog *self)
{
  const TandemFinding *finding = self->chosen;
  GtkWidget *window = self->parent;
  Goal *goal = g_new (Goal, 1);

  *goal = (Goal) { g_object_ref (window), finding->kind, finding->id, dup_row_name (self, finding), 0, NULL };
  open_form (self, finding, window);
  gtk_widget_add_tick_callback (window, focus_cb, goal, free_goal);
}
