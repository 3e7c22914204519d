/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-send-dialog-private.h"

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
  const char *name; /* of a field; static */
  guint       frame;
  GtkWidget  *row;  /* that has the focus, weak; NULL: not found yet */
} Goal;

static void
free_goal (gpointer data)
{
  Goal *goal = data;

  g_clear_weak_pointer (&goal->row);
  g_object_unref (goal->window);
  g_free (goal);
}

/* The row of a form that shows the field: rows are named like the fields (tandem_editor_adopt). */
static GtkWidget *
find_named (GtkWidget *root, const char *name)
{
  if (g_str_equal (gtk_widget_get_name (root), name) && gtk_widget_get_mapped (root))
    return root;
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
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_item (child, kind, id);

      if (found != NULL)
        return found;
    }
  return NULL;
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

/* To the field of the finding that was chosen; the dialog is closed. */
void
tandem_send_dialog_lead (TandemSendDialog *self)
{
  const TandemFinding *finding = self->chosen;
  gint64 milestone = find_milestone (self->plan, finding);
  GtkWidget *window = self->parent;
  Goal *goal;

  if (milestone != 0)
    {
      gtk_widget_activate_action (window, "win.view", "s", "plan");
      tandem_workspace_set_selected (self->workspace, milestone);
      gtk_widget_activate_action (window, "win.edit-milestone", NULL);
    }
  else if (finding->kind == TANDEM_KIND_STAKEHOLDER)
    adw_dialog_present (tandem_person_dialog_new (self->workspace, self->plan, finding->id), window);
  else
    gtk_widget_activate_action (window, "win.edit-plan", NULL);

  goal = g_new (Goal, 1);
  *goal = (Goal) { g_object_ref (window), finding->kind, finding->id, tandem_kind_info (finding->kind)->fields[finding->field].name, 0, NULL };
  gtk_widget_add_tick_callback (window, focus_cb, goal, free_goal);
}
