/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-checklist.h"

#include "tandem-add-row.h"
#include "tandem-checklist-private.h"
#include "tandem-phase-header.h"

typedef enum { PROP_WORKSPACE = 1, PROP_HEAD, PROP_NARROW } TandemChecklistProperty;

enum { OPEN, N_SIGNALS };

static GParamSpec *properties[PROP_NARROW + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemChecklist, tandem_checklist, ADW_TYPE_BIN)

static void
select_place (TandemChecklist *self, guint place)
{
  tandem_checklist_reach (self, place);
  self->is_selecting = TRUE;
  if (place == G_MAXUINT)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  else
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), place, TRUE);
  self->is_selecting = FALSE;
}

static void
scroll_to (TandemChecklist *self, guint place, GtkListScrollFlags flags)
{
  tandem_checklist_reach (self, place);
  if (place != G_MAXUINT)
    gtk_list_view_scroll_to (self->view, place, flags, NULL);
}

/* Selects again what was selected before lines moved, since a moved line is a new one to the selection. */
static void
restore_selection (TandemChecklist *self, GArray *ids)
{
  g_autoptr (GtkBitset) wanted = gtk_bitset_new_empty (), all = gtk_bitset_new_empty (), there = NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      guint place = tandem_checklist_model_find (self->model, TANDEM_CHECKLIST_MILESTONE, g_array_index (ids, gint64, i));

      tandem_checklist_reach (self, place);
      if (place != G_MAXUINT)
        gtk_bitset_add (wanted, place);
    }
  there = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_equals (there, wanted))
    return;
  gtk_bitset_add_range (all, 0, g_list_model_get_n_items (G_LIST_MODEL (self->model)));
  self->is_selecting = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), wanted, all);
  self->is_selecting = FALSE;
}

static GArray *
list_selected_ids (TandemChecklist *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) places = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint place;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, places, &place); more; more = gtk_bitset_iter_next (&iter, &place))
    {
      TandemChecklistRow *row = tandem_checklist_model_peek (self->model, place);
      gint64 id = tandem_checklist_row_get_id (row);

      if (tandem_checklist_row_get_kind (row) == TANDEM_CHECKLIST_MILESTONE)
        g_array_append_val (ids, id);
    }
  return ids;
}

/* Shows what the last edit made, where the person goes on. After the layout: before, the list doesn't know where its
 * new lines are. */
static gboolean
reveal_cb (gpointer data)
{
  TandemChecklist *self = data;
  gint64 rename = self->rename;
  TandemChecklistCell *cell;

  self->reveal_id = 0;
  if (self->to_top)
    tandem_headed_list_scroll_to_top (self->headed_list);
  self->to_top = FALSE;
  if (self->reveal != 0)
    scroll_to (self, tandem_checklist_model_find (self->model, TANDEM_CHECKLIST_MILESTONE, self->reveal), GTK_LIST_SCROLL_NONE);
  if (self->reveal_add != NULL)
    scroll_to (self, tandem_checklist_model_find (self->model, tandem_checklist_row_get_kind (self->reveal_add), tandem_checklist_row_get_id (self->reveal_add)),
               GTK_LIST_SCROLL_NONE);
  self->reveal = self->rename = 0;
  self->reveal_add = NULL;
  if (rename == 0)
    return G_SOURCE_REMOVE;

  scroll_to (self, tandem_checklist_model_find (self->model, TANDEM_CHECKLIST_PHASE, rename), GTK_LIST_SCROLL_NONE);
  cell = tandem_checklist_find_cell (self, TANDEM_CHECKLIST_PHASE, rename);
  if (cell != NULL)
    tandem_phase_header_rename (TANDEM_PHASE_HEADER (tandem_checklist_cell_get_widget (cell)));
  return G_SOURCE_REMOVE;
}

static void
update (TandemChecklist *self)
{
  TandemPlan *plan = tandem_checklist_get_plan (self);
  g_autoptr (GArray) selected = list_selected_ids (self);

  if (self->shown_plan != plan)
    {
      self->shown_plan = plan;
      self->to_top = TRUE;
      tandem_checklist_begin (self);
    }
  self->is_selecting = TRUE;
  tandem_checklist_model_update (self->model, plan, plan != NULL ? tandem_workspace_get_edition (self->workspace) : NULL);
  self->is_selecting = FALSE;
  restore_selection (self, selected);
  tandem_checklist_enable_actions (self);

  if (self->reveal_focus)
    tandem_checklist_focus (self, self->reveal);
  self->reveal_focus = FALSE;
  if ((self->to_top || self->reveal != 0 || self->reveal_add != NULL || self->rename != 0) && self->reveal_id == 0)
    self->reveal_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, reveal_cb, self, NULL);
}

static gboolean
update_cb (gpointer data)
{
  TandemChecklist *self = data;

  /* The many lines of another plan go in a turn of their own. */
  if (self->shown_plan != tandem_checklist_get_plan (self) && tandem_checklist_begin (self))
    return G_SOURCE_CONTINUE;
  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_focus_in_head (TandemChecklist *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL, *head = tandem_headed_list_get_head (self->headed_list);

  return focus != NULL && head != NULL && gtk_widget_is_ancestor (focus, head);
}

static void
workspace_selected_cb (TandemChecklist *self)
{
  guint place;

  if (self->is_selecting)
    return;
  tandem_checklist_update_now (self);
  place = tandem_checklist_model_find (self->model, TANDEM_CHECKLIST_MILESTONE, tandem_workspace_get_selected (self->workspace));
  select_place (self, place);
  /* Who selects on the timeline above wants to stay there. */
  if (!is_focus_in_head (self))
    scroll_to (self, place, GTK_LIST_SCROLL_NONE);
}

static gboolean
commit_pending_cb (TandemChecklist *self)
{
  return !tandem_checklist_commit (self);
}

/* One selected line is the milestone of the window; of several it is the one it was, or the first. */
static void
selection_changed_cb (TandemChecklist *self)
{
  g_autoptr (GArray) ids = NULL;
  gint64 current;

  if (self->is_selecting || self->workspace == NULL)
    return;
  ids = list_selected_ids (self);
  tandem_checklist_enable_actions (self);
  current = tandem_workspace_get_selected (self->workspace);
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == current)
      return;
  self->is_selecting = TRUE;
  tandem_workspace_set_selected (self->workspace, ids->len > 0 ? g_array_index (ids, gint64, 0) : 0);
  self->is_selecting = FALSE;
}

static void
activate_cb (TandemChecklist *self, guint place)
{
  TandemChecklistRow *row = tandem_checklist_model_peek (self->model, place);
  TandemChecklistCell *cell;

  if (row == NULL)
    return;
  if (tandem_checklist_row_get_kind (row) == TANDEM_CHECKLIST_MILESTONE)
    {
      tandem_workspace_set_selected (self->workspace, tandem_checklist_row_get_id (row));
      g_signal_emit (self, signals[OPEN], 0);
      return;
    }
  cell = tandem_checklist_find_cell (self, tandem_checklist_row_get_kind (row), tandem_checklist_row_get_id (row));
  if (cell != NULL && TANDEM_IS_PHASE_HEADER (tandem_checklist_cell_get_widget (cell)))
    tandem_phase_header_rename (TANDEM_PHASE_HEADER (tandem_checklist_cell_get_widget (cell)));
  else if (cell != NULL)
    gtk_widget_grab_focus (tandem_checklist_cell_get_widget (cell));
}

static gboolean
cell_entered_cb (TandemChecklist *self, const char *title, TandemChecklistCell *cell)
{
  return tandem_checklist_add_typed (self, tandem_checklist_cell_get_row (cell), title);
}

static gboolean
cell_renamed_cb (TandemChecklist *self, const char *name, TandemChecklistCell *cell)
{
  return tandem_checklist_rename_phase (self, tandem_checklist_row_get_id (tandem_checklist_cell_get_row (cell)), name);
}

static void
cell_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  TandemChecklist *self = data;
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  TandemChecklistRow *row = tandem_checklist_cell_get_row (TANDEM_CHECKLIST_CELL (cell));
  guint place;

  if (row == NULL || tandem_checklist_row_get_kind (row) != TANDEM_CHECKLIST_MILESTONE)
    return;
  place = tandem_checklist_model_find (self->model, TANDEM_CHECKLIST_MILESTONE, tandem_checklist_row_get_id (row));
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), place))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), place, TRUE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  tandem_checklist_popup (self, cell, x, y);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, TandemChecklist *self)
{
  GtkWidget *cell = tandem_checklist_cell_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (cell_pressed_cb), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (cell, "entered", G_CALLBACK (cell_entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "renamed", G_CALLBACK (cell_renamed_cb), self, G_CONNECT_SWAPPED);
  tandem_checklist_enable_drag (self, TANDEM_CHECKLIST_CELL (cell));
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, TandemChecklist *self)
{
  TandemChecklistCell *cell = TANDEM_CHECKLIST_CELL (gtk_list_item_get_child (item));

  tandem_checklist_cell_show (cell, item, self->workspace != NULL ? tandem_workspace_get_today (self->workspace) : tandem_day_today (), self->is_narrow);
  g_hash_table_add (self->cells, cell);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, TandemChecklist *self)
{
  TandemChecklistCell *cell = TANDEM_CHECKLIST_CELL (gtk_list_item_get_child (item));

  g_hash_table_remove (self->cells, cell);
  tandem_checklist_cell_clear (cell);
}

static void
set_narrow (TandemChecklist *self, gboolean is_narrow)
{
  GHashTableIter iter;
  gpointer cell;

  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    tandem_checklist_cell_set_narrow (cell, is_narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
tandem_checklist_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((TandemChecklistProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, TANDEM_CHECKLIST (object)->workspace);
      break;
    case PROP_HEAD:
      g_value_set_object (value, tandem_headed_list_get_head (TANDEM_CHECKLIST (object)->headed_list));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, TANDEM_CHECKLIST (object)->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_checklist_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((TandemChecklistProperty) prop_id)
    {
    case PROP_WORKSPACE:
      tandem_checklist_set_workspace (TANDEM_CHECKLIST (object), g_value_get_object (value));
      break;
    case PROP_HEAD:
      tandem_checklist_set_head (TANDEM_CHECKLIST (object), g_value_get_object (value));
      break;
    case PROP_NARROW:
      set_narrow (TANDEM_CHECKLIST (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_checklist_dispose (GObject *object)
{
  TandemChecklist *self = TANDEM_CHECKLIST (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_handle_id (&self->grow_id, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->closing_menu, gtk_widget_unparent);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  self->is_selecting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_CHECKLIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (tandem_checklist_parent_class)->dispose (object);
}

static void
tandem_checklist_finalize (GObject *object)
{
  g_hash_table_unref (TANDEM_CHECKLIST (object)->cells);
  G_OBJECT_CLASS (tandem_checklist_parent_class)->finalize (object);
}

static void
tandem_checklist_class_init (TandemChecklistClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_checklist_get_property;
  object_class->set_property = tandem_checklist_set_property;
  object_class->dispose = tandem_checklist_dispose;
  object_class->finalize = tandem_checklist_finalize;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, TANDEM_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_HEAD] = g_param_spec_object ("head", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * TandemChecklist::open:
   *
   * Emitted when the form of the selected milestone is wanted.
   */
  signals[OPEN] = g_signal_new ("open", TANDEM_TYPE_CHECKLIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TANDEM_TYPE_HEADED_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-checklist.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemChecklist, headed_list);
  gtk_widget_class_bind_template_child (widget_class, TandemChecklist, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  tandem_checklist_install_actions (widget_class);
}

static void
tandem_checklist_init (TandemChecklist *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cells = g_hash_table_new (NULL, NULL);
  self->model = tandem_checklist_model_new ();
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->model)), 0, G_MAXUINT);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  tandem_checklist_enable_actions (self);
}

/**
 * tandem_checklist_new:
 * @workspace: (nullable) (transfer none): what the window works on
 *
 * Returns: (transfer floating): the checklist
 */
GtkWidget *
tandem_checklist_new (TandemWorkspace *workspace)
{
  return g_object_new (TANDEM_TYPE_CHECKLIST, "workspace", workspace, NULL);
}

/**
 * tandem_checklist_set_workspace:
 * @self: a checklist
 * @workspace: (nullable) (transfer none): what the window works on
 */
void
tandem_checklist_set_workspace (TandemChecklist *self, TandemWorkspace *workspace)
{
  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    {
      g_signal_connect_object (workspace, "changed", G_CALLBACK (tandem_checklist_queue_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::selected", G_CALLBACK (workspace_selected_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "commit-pending", G_CALLBACK (commit_pending_cb), self, G_CONNECT_SWAPPED);
    }
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/**
 * tandem_checklist_set_head:
 * @self: a checklist
 * @head: (nullable): what stands above the lines and scrolls with them
 */
void
tandem_checklist_set_head (TandemChecklist *self, GtkWidget *head)
{
  if (tandem_headed_list_get_head (self->headed_list) == head)
    return;
  tandem_headed_list_set_head (self->headed_list, head);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEAD]);
}

/* (transfer none) (nullable): the plan shown. */
TandemPlan *
tandem_checklist_get_plan (TandemChecklist *self)
{
  return self->workspace != NULL ? tandem_workspace_get_plan (self->workspace) : NULL;
}

/* However many edits come, the lines are brought up to date once, before the next frame is laid out. */
void
tandem_checklist_queue_update (TandemChecklist *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (GTK_PRIORITY_RESIZE, update_cb, self, NULL); /* after the timeline, in another turn */
}

/* Does an update that is due. */
void
tandem_checklist_update_now (TandemChecklist *self)
{
  if (self->update_id == 0)
    return;
  g_clear_handle_id (&self->update_id, g_source_remove);
  update (self);
}

/* Gives the focus to the line of a milestone. */
void
tandem_checklist_focus (TandemChecklist *self, gint64 milestone)
{
  TandemChecklistCell *cell = tandem_checklist_find_cell (self, TANDEM_CHECKLIST_MILESTONE, milestone);

  scroll_to (self, tandem_checklist_model_find (self->model, TANDEM_CHECKLIST_MILESTONE, milestone), GTK_LIST_SCROLL_FOCUS);
  /* The list does not take the focus back where it thinks it has it. */
  if (cell != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (cell)));
}

/* (transfer container): the selected milestones, in the order they are shown. */
GPtrArray *
tandem_checklist_get_selected (TandemChecklist *self)
{
  GPtrArray *milestones = g_ptr_array_new ();
  TandemPlan *plan = tandem_checklist_get_plan (self);
  g_autoptr (GArray) ids = NULL;

  /* A key may come before the lines of the last edit are there. */
  tandem_checklist_update_now (self);
  ids = plan != NULL ? list_selected_ids (self) : g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < ids->len; i++)
    {
      TandemEntity *milestone = tandem_plan_find (plan, TANDEM_KIND_MILESTONE, g_array_index (ids, gint64, i));

      if (milestone != NULL)
        g_ptr_array_add (milestones, milestone);
    }
  return milestones;
}

/* The cell that shows a row now; %NULL where it is scrolled away. */
TandemChecklistCell *
tandem_checklist_find_cell (TandemChecklist *self, TandemChecklistKind kind, gint64 id)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    {
      TandemChecklistRow *row = tandem_checklist_cell_get_row (cell);

      if (row != NULL && tandem_checklist_row_get_kind (row) == kind && tandem_checklist_row_get_id (row) == id)
        return cell;
    }
  return NULL;
}

/**
 * tandem_checklist_add_milestone:
 * @self: a checklist
 *
 * Puts the cursor where a milestone is added: in the phase of the selected one, else in the last phase.
 */
void
tandem_checklist_add_milestone (TandemChecklist *self)
{
  TandemEntity *milestone = self->workspace != NULL ? tandem_workspace_get_selected_milestone (self->workspace) : NULL;
  TandemPlan *plan = tandem_checklist_get_plan (self);
  gint64 phase = 0;
  guint n;

  if (plan == NULL)
    return;
  n = tandem_plan_get_n (plan, TANDEM_KIND_PHASE);
  if (milestone != NULL)
    phase = tandem_entity_get_ref (milestone, TANDEM_MILESTONE_PHASE);
  else if (n > 0)
    phase = tandem_entity_get_id (tandem_plan_peek (plan, TANDEM_KIND_PHASE, n - 1));
  tandem_checklist_type_milestone (self, phase);
}

/* Puts the cursor where a milestone is added to a phase. */
void
tandem_checklist_type_milestone (TandemChecklist *self, gint64 phase)
{
  TandemChecklistCell *cell;

  tandem_checklist_update_now (self);
  scroll_to (self, tandem_checklist_model_find (self->model, TANDEM_CHECKLIST_ADD_MILESTONE, phase), GTK_LIST_SCROLL_NONE);
  cell = tandem_checklist_find_cell (self, TANDEM_CHECKLIST_ADD_MILESTONE, phase);
  if (cell != NULL)
    gtk_widget_grab_focus (tandem_checklist_cell_get_widget (cell));
}

/**
 * tandem_checklist_commit:
 * @self: a checklist
 *
 * Writes what is typed: names of phases, milestones and phases to add.
 *
 * Returns: whether nothing is left unwritten
 */
gboolean
tandem_checklist_commit (TandemChecklist *self)
{
  g_autoptr (GList) cells = g_hash_table_get_keys (self->cells);
  gboolean written = TRUE;

  for (GList *i = cells; i != NULL; i = i->next)
    {
      GtkWidget *widget = tandem_checklist_cell_get_widget (i->data);

      if (TANDEM_IS_PHASE_HEADER (widget))
        written = tandem_phase_header_commit (TANDEM_PHASE_HEADER (widget)) && written;
      else if (TANDEM_IS_ADD_ROW (widget))
        written = tandem_add_row_commit (TANDEM_ADD_ROW (widget)) && written;
    }
  return written;
}
