/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan-list.h"

#include "tandem-menu.h"
#include "tandem-plan-actions.h"
#include "tandem-plan-row.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

struct _TandemPlanList
{
  AdwBin              parent_instance;
  GtkSearchEntry     *search_entry;
  GtkListBox         *list;
  GtkToggleButton    *archived_button;
  GtkWidget          *nothing_found;
  GMenuModel         *plan_menu;
  GtkPopover         *popover;
  TandemWorkspace    *workspace;
  GListModel         *plans;
  GHashTable         *rows;  /* TandemPlan* → TandemPlanRow* */
  TandemPlanActions  *actions;
  GStrv               words; /* what is searched; NULL for all */
  guint               sort_id;
  gboolean            search_mode;
  gboolean            syncing; /* the selection follows the workspace now */
};

typedef enum { PROP_WORKSPACE = 1, PROP_SEARCH_MODE } TandemPlanListProperty;

enum { CHOSEN, DELETED, N_SIGNALS };

static GParamSpec *properties[PROP_SEARCH_MODE + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemPlanList, tandem_plan_list, ADW_TYPE_BIN)

static void
sync_selection (TandemPlanList *self)
{
  TandemPlan *plan = tandem_workspace_get_plan (self->workspace);
  GtkListBoxRow *row = plan != NULL ? g_hash_table_lookup (self->rows, plan) : NULL;

  self->syncing = TRUE;
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  else
    gtk_list_box_unselect_all (self->list);
  self->syncing = FALSE;
}

static void
show_archived_button (TandemPlanList *self)
{
  GHashTableIter iter;
  gpointer row;
  guint n = 0;
  g_autofree char *label = NULL;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    n += tandem_plan_row_get_state (row)->standing == TANDEM_STANDING_ARCHIVED;
  gtk_widget_set_visible (GTK_WIDGET (self->archived_button), n > 0 && self->words == NULL);
  label = g_strdup_printf (ngettext ("%u archived plan", "%u archived plans", n), n);
  gtk_button_set_label (GTK_BUTTON (self->archived_button), label);
}

static void
invalidate (TandemPlanList *self)
{
  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
  show_archived_button (self);
}

static gboolean
sort_idle_cb (gpointer data)
{
  TandemPlanList *self = data;

  self->sort_id = 0;
  invalidate (self);
  return G_SOURCE_REMOVE;
}

static void
restated_cb (TandemPlanRow *row, TandemPlanList *self)
{
  if (self->sort_id == 0)
    self->sort_id = g_idle_add (sort_idle_cb, self);
}

static int
sort_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  return tandem_plan_row_compare (TANDEM_PLAN_ROW (a), TANDEM_PLAN_ROW (b));
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer data)
{
  TandemPlanList *self = data;

  if (self->words != NULL)
    return tandem_plan_row_matches (TANDEM_PLAN_ROW (row), (const char *const *) self->words);
  return tandem_plan_row_get_state (TANDEM_PLAN_ROW (row))->standing != TANDEM_STANDING_ARCHIVED
         || gtk_toggle_button_get_active (self->archived_button);
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  TandemStanding standing = tandem_plan_row_get_state (TANDEM_PLAN_ROW (row))->standing;
  GtkWidget *header;

  if (before != NULL && tandem_plan_row_get_state (TANDEM_PLAN_ROW (before))->standing == standing)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = g_object_new (GTK_TYPE_LABEL, "label", tandem_wording_standing (standing), "xalign", 0.0, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (header, "caption-heading");
  gtk_widget_add_css_class (header, "dimmed");
  gtk_widget_add_css_class (header, "plan-section");
  gtk_list_box_row_set_header (row, header);
}

static void
remove_gone_rows (TandemPlanList *self)
{
  g_autoptr (GHashTable) present = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer plan, row;

  for (guint i = 0; i < g_list_model_get_n_items (self->plans); i++)
    {
      g_autoptr (TandemPlan) item = g_list_model_get_item (self->plans, i);

      g_hash_table_add (present, item);
    }
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &plan, &row))
    if (!g_hash_table_contains (present, plan))
      {
        g_hash_table_iter_remove (&iter);
        gtk_list_box_remove (self->list, row);
      }
}

static void
plans_changed_cb (GListModel *plans, guint position, guint removed, guint added, TandemPlanList *self)
{
  self->syncing = TRUE;
  if (removed > 0)
    remove_gone_rows (self);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (TandemPlan) plan = g_list_model_get_item (plans, position + i);
      TandemPlanRow *row;

      if (g_hash_table_contains (self->rows, plan))
        continue;
      row = tandem_plan_row_new (plan, tandem_workspace_get_today (self->workspace));
      g_signal_connect (row, "restated", G_CALLBACK (restated_cb), self);
      g_hash_table_insert (self->rows, plan, row);
      gtk_list_box_append (self->list, GTK_WIDGET (row));
    }
  self->syncing = FALSE;
  show_archived_button (self);
  sync_selection (self);
}

static void
today_changed_cb (TandemPlanList *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    tandem_plan_row_set_today (row, tandem_workspace_get_today (self->workspace));
  invalidate (self);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, TandemPlanList *self)
{
  if (!self->syncing && row != NULL && self->workspace != NULL)
    tandem_workspace_set_plan (self->workspace, tandem_plan_row_get_plan (TANDEM_PLAN_ROW (row)));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, TandemPlanList *self)
{
  TandemPlan *plan = tandem_plan_row_get_plan (TANDEM_PLAN_ROW (row));

  tandem_workspace_set_plan (self->workspace, plan);
  if (tandem_workspace_get_plan (self->workspace) == plan)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
search_changed_cb (GtkSearchEntry *entry, TandemPlanList *self)
{
  g_autofree char *normal = g_utf8_normalize (gtk_editable_get_text (GTK_EDITABLE (entry)), -1, G_NORMALIZE_ALL);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");

  g_clear_pointer (&self->words, g_strfreev);
  g_strstrip (folded);
  if (*folded != '\0')
    self->words = g_strsplit_set (folded, " \t", -1);
  gtk_widget_set_visible (self->nothing_found, self->words != NULL);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
  show_archived_button (self);
}

static void
stop_search_cb (GtkSearchEntry *entry, TandemPlanList *self)
{
  g_object_set (self, "search-mode", FALSE, NULL);
  tandem_plan_list_focus (self);
}

/* Enter in the search field takes the first plan that is left. */
static void
search_activate_cb (GtkSearchEntry *entry, TandemPlanList *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (TANDEM_IS_PLAN_ROW (row) && gtk_widget_get_child_visible (row))
      {
        row_activated_cb (self->list, GTK_LIST_BOX_ROW (row), self);
        return;
      }
}

static void
open_menu (TandemPlanList *self, GtkListBoxRow *row, double x, double y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y), in_self;
  GdkRectangle at = { 0, 0, 1, 1 };

  if (row == NULL || !gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (self), &point, &in_self))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  tandem_plan_actions_set_plan (self->actions, tandem_plan_row_get_plan (TANDEM_PLAN_ROW (row)));
  at.x = (int) in_self.x;
  at.y = (int) in_self.y;
  gtk_popover_set_pointing_to (self->popover, &at);
  gtk_popover_popup (self->popover);
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TandemPlanList *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, gtk_list_box_get_row_at_y (self->list, (int) y), x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, TandemPlanList *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, gtk_list_box_get_row_at_y (self->list, (int) y), x, y);
}

static GtkListBoxRow *
get_focused_row (TandemPlanList *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return GTK_IS_LIST_BOX_ROW (focus) ? GTK_LIST_BOX_ROW (focus) : gtk_list_box_get_selected_row (self->list);
}

static void
menu_cb (TandemPlanList *self)
{
  GtkListBoxRow *row = get_focused_row (self);
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    open_menu (self, row, bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height);
}

/* F2 and Delete mean the row that has the focus, not the last one a menu was opened on. */
static void
focus_changed_cb (TandemPlanList *self)
{
  GtkListBoxRow *row = get_focused_row (self);

  if (row != NULL)
    tandem_plan_actions_set_plan (self->actions, tandem_plan_row_get_plan (TANDEM_PLAN_ROW (row)));
}

static void
actions_deleted_cb (TandemPlanActions *actions, const char *title, TandemPlanList *self)
{
  g_signal_emit (self, signals[DELETED], 0, title);
}

static void
tandem_plan_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TandemPlanList *self = TANDEM_PLAN_LIST (object);

  switch ((TandemPlanListProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, self->search_mode);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_plan_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TandemPlanList *self = TANDEM_PLAN_LIST (object);

  switch ((TandemPlanListProperty) prop_id)
    {
    case PROP_WORKSPACE:
      tandem_plan_list_set_workspace (self, g_value_get_object (value));
      break;
    case PROP_SEARCH_MODE:
      if (self->search_mode == g_value_get_boolean (value))
        return;
      self->search_mode = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
drop_workspace (TandemPlanList *self)
{
  if (self->workspace == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->plans, self);
  g_signal_handlers_disconnect_by_data (self->workspace, self);
  self->syncing = TRUE;
  g_hash_table_remove_all (self->rows);
  gtk_list_box_remove_all (self->list);
  self->syncing = FALSE;
  g_clear_object (&self->plans);
  g_clear_object (&self->workspace);
}

static void
tandem_plan_list_dispose (GObject *object)
{
  TandemPlanList *self = TANDEM_PLAN_LIST (object);

  g_clear_handle_id (&self->sort_id, g_source_remove);
  drop_workspace (self);
  g_clear_object (&self->actions);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_PLAN_LIST);
  G_OBJECT_CLASS (tandem_plan_list_parent_class)->dispose (object);
}

static void
tandem_plan_list_finalize (GObject *object)
{
  TandemPlanList *self = TANDEM_PLAN_LIST (object);

  g_hash_table_unref (self->rows);
  g_strfreev (self->words);
  G_OBJECT_CLASS (tandem_plan_list_parent_class)->finalize (object);
}

static void
tandem_plan_list_class_init (TandemPlanListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tandem_plan_list_get_property;
  object_class->set_property = tandem_plan_list_set_property;
  object_class->dispose = tandem_plan_list_dispose;
  object_class->finalize = tandem_plan_list_finalize;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, TANDEM_TYPE_WORKSPACE, flags);
  properties[PROP_SEARCH_MODE] = g_param_spec_boolean ("search-mode", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CHOSEN] = g_signal_new ("chosen", TANDEM_TYPE_PLAN_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DELETED] = g_signal_new ("deleted", TANDEM_TYPE_PLAN_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-plan-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPlanList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanList, list);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanList, archived_button);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanList, nothing_found);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanList, plan_menu);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
}

static void
tandem_plan_list_init (TandemPlanList *self)
{
  g_autoptr (GSimpleAction) menu = g_simple_action_new ("menu", NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_hash_table_new (NULL, NULL);
  gtk_list_box_set_sort_func (self->list, sort_rows, self, NULL);
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  gtk_list_box_set_header_func (self->list, update_header, self, NULL);

  self->actions = tandem_plan_actions_new (GTK_WIDGET (self));
  g_signal_connect (self->actions, "deleted", G_CALLBACK (actions_deleted_cb), self);
  g_signal_connect_swapped (menu, "activate", G_CALLBACK (menu_cb), self);
  g_action_map_add_action (G_ACTION_MAP (tandem_plan_actions_get_group (self->actions)), G_ACTION (menu));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "plans", tandem_plan_actions_get_group (self->actions));
  g_signal_connect_swapped (self->list, "notify::has-focus", G_CALLBACK (focus_changed_cb), self);
  g_signal_connect_swapped (self->list, "selected-rows-changed", G_CALLBACK (focus_changed_cb), self);

  self->popover = GTK_POPOVER (gtk_popover_menu_new_from_model (self->plan_menu));
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  tandem_menu_name_items (self->popover);

  g_signal_connect_swapped (self->archived_button, "notify::active", G_CALLBACK (invalidate), self);
}

/**
 * tandem_plan_list_new:
 * @workspace: (nullable) (transfer none): what the window works on
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
tandem_plan_list_new (TandemWorkspace *workspace)
{
  return g_object_new (TANDEM_TYPE_PLAN_LIST, "workspace", workspace, NULL);
}

/**
 * tandem_plan_list_set_workspace:
 * @self: the list
 * @workspace: (nullable) (transfer none): what the window works on
 */
void
tandem_plan_list_set_workspace (TandemPlanList *self, TandemWorkspace *workspace)
{
  if (self->workspace == workspace)
    return;
  drop_workspace (self);
  tandem_plan_actions_set_workspace (self->actions, workspace);
  if (workspace != NULL)
    {
      self->workspace = g_object_ref (workspace);
      self->plans = g_object_ref (tandem_library_get_plans (tandem_session_get_library (tandem_workspace_get_session (workspace))));
      g_signal_connect (self->plans, "items-changed", G_CALLBACK (plans_changed_cb), self);
      g_signal_connect_swapped (workspace, "notify::plan", G_CALLBACK (sync_selection), self);
      g_signal_connect_swapped (workspace, "notify::today", G_CALLBACK (today_changed_cb), self);
      plans_changed_cb (self->plans, 0, 0, g_list_model_get_n_items (self->plans), self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/* Shows the search field and puts the cursor into it. */
void
tandem_plan_list_focus_search (TandemPlanList *self)
{
  g_object_set (self, "search-mode", TRUE, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Puts the focus on the plan shown, else on the first. */
void
tandem_plan_list_focus (TandemPlanList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL || !gtk_widget_get_child_visible (GTK_WIDGET (row)))
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
