/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-item-list.h"

#include "tandem-choice-row.h"
#include "tandem-edits.h"
#include "tandem-field-row.h"
#include "tandem-item-row.h"

#include <glib/gi18n-lib.h>

struct _TandemItemList
{
  AdwPreferencesGroup       parent_instance;
  const TandemItemListInfo *info;
  TandemWorkspace          *workspace;
  TandemPlan               *plan;
  gint64                    owner;
  GtkListBox               *box;
  TandemFieldRow           *add;
  gboolean                  adding;
  gint64                    added; /* the newest item, 0 for none */
};

enum { ADD_PERSON, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemItemList, tandem_item_list, ADW_TYPE_PREFERENCES_GROUP)

static TandemItemRow *find_row (TandemItemList *self, gint64 id);

/* As the rows lie; new ones behind them. */
static int
compare_rows (gconstpointer a, gconstpointer b, gpointer list)
{
  TandemItemRow *first = find_row (list, tandem_entity_get_id ((TandemEntity *) a)), *second = find_row (list, tandem_entity_get_id ((TandemEntity *) b));

  if (first == NULL || second == NULL)
    return (first == NULL) - (second == NULL);
  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (first)) - gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (second));
}

/* A row that somebody types in stays where it is. */
static void
sort_entities (TandemItemList *self, GPtrArray *entities)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->box)) != NULL)
    g_ptr_array_sort_values_with_data (entities, compare_rows, self);
  else
    g_ptr_array_sort_values (entities, self->info->compare);
}

static GPtrArray *
list_entities (TandemItemList *self)
{
  GPtrArray *entities;

  if (self->info->owner_field >= 0)
    return tandem_plan_list_where (self->plan, self->info->kind, (guint) self->info->owner_field, self->owner);
  entities = g_ptr_array_new ();
  for (guint i = 0; i < tandem_plan_get_n (self->plan, self->info->kind); i++)
    {
      TandemEntity *entity = tandem_plan_peek (self->plan, self->info->kind, i);

      if (self->info->shows == NULL || self->info->shows (entity))
        g_ptr_array_add (entities, entity);
    }
  if (self->info->compare != NULL)
    sort_entities (self, entities);
  return entities;
}

/* Adding */

static guint
get_title_field (TandemItemList *self)
{
  return (guint) tandem_kind_info (self->info->kind)->title_field;
}

/* Text for an item that is not there yet is kept under minus its owner. */
static void
keep_add_draft (TandemItemList *self, const char *text)
{
  tandem_drafts_put (tandem_workspace_get_drafts (self->workspace), self->info->kind, -self->owner, get_title_field (self), *text != '\0' ? text : NULL);
}

/* The new item's id; 0 where it could not be written. */
static gint64
add_item (TandemItemList *self, const char *title)
{
  g_autoptr (TandemRow) row = tandem_row_new (self->info->kind);
  gint64 id = tandem_workspace_new_id (self->workspace);

  if (id == 0)
    return 0;
  if (self->info->prepare != NULL)
    self->info->prepare (self->plan, self->owner, row, tandem_workspace_get_today (self->workspace));
  if (self->info->owner_field >= 0)
    tandem_row_set_ref (row, (guint) self->info->owner_field, self->owner);
  tandem_row_set_text (row, get_title_field (self), title);
  return tandem_workspace_apply (self->workspace, tandem_edits_add (self->plan, id, row), NULL) ? id : 0;
}

/* Whether nothing typed is left unwritten. */
static gboolean
commit_add (TandemItemList *self)
{
  g_autofree char *text = self->plan != NULL ? tandem_field_row_dup_text (self->add) : NULL;
  gint64 added;

  if (text == NULL || self->adding || *g_strstrip (text) == '\0')
    return TRUE;
  self->adding = TRUE;
  added = add_item (self, text);
  if (added != 0)
    tandem_field_row_show_text (self->add, "");
  keep_add_draft (self, added != 0 ? "" : text);
  self->adding = FALSE;
  self->added = added;
  return added != 0;
}

static void
take_added (TandemItemList *self, gboolean with_focus)
{
  TandemItemRow *row;

  self->added = 0;
  if (!commit_add (self))
    return;
  tandem_item_list_refresh (self);
  row = self->info->unfold_new && self->added != 0 ? find_row (self, self->added) : NULL;
  if (row != NULL)
    tandem_item_row_unfold (row, with_focus);
}

static void
add_finished_cb (TandemItemList *self)
{
  take_added (self, TRUE);
}

static void
add_left_cb (TandemItemList *self)
{
  take_added (self, FALSE);
}

static gboolean
commit_pending_cb (TandemItemList *self)
{
  return !commit_add (self);
}

/* Moving and deleting */

static void
move_cb (TandemItemRow *row, int direction, TandemItemList *self)
{
  g_autoptr (GPtrArray) entities = list_entities (self);
  TandemEntity *entity = tandem_plan_find (self->plan, self->info->kind, tandem_item_row_get_id (row)), *previous = NULL;
  guint place;
  int after;

  if (entity == NULL || !g_ptr_array_find (entities, entity, &place))
    return;
  after = direction < 0 ? (int) place - 2 : (int) place + 1;
  if (after >= (int) entities->len)
    return;
  previous = after >= 0 ? g_ptr_array_index (entities, after) : NULL;
  if (after >= -1 && tandem_workspace_apply (self->workspace, tandem_edits_move (self->plan, entity, previous), NULL))
    {
      tandem_item_list_refresh (self);
      tandem_item_row_focus_move (row, direction);
    }
}

static void
delete_cb (TandemItemRow *row, TandemItemList *self)
{
  TandemEntity *entity = tandem_plan_find (self->plan, self->info->kind, tandem_item_row_get_id (row));
  g_autofree char *text = NULL;
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (row));

  if (entity == NULL)
    return;
  /* Translators: %s is the title of what was deleted */
  text = g_strdup_printf (_("“%s” deleted"), tandem_entity_get_title (entity));
  if (!tandem_workspace_apply (self->workspace, tandem_edits_remove (self->plan, entity), NULL))
    return;
  gtk_widget_grab_focus (next);
  tandem_item_list_refresh (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", text);
}

static void
add_person_cb (TandemItemRow *row, guint field, TandemItemList *self)
{
  TandemEntity *entity = tandem_plan_find (self->plan, self->info->kind, tandem_item_row_get_id (row));

  if (entity != NULL)
    g_signal_emit (self, signals[ADD_PERSON], 0, entity, field);
}

/* Showing */

static TandemItemRow *
find_row (TandemItemList *self, gint64 id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->box)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (TANDEM_IS_ITEM_ROW (row) && tandem_item_row_get_id (TANDEM_ITEM_ROW (row)) == id)
      return TANDEM_ITEM_ROW (row);
  return NULL;
}

static GtkWidget *
create_row (TandemItemList *self, gint64 id)
{
  GtkWidget *row = tandem_item_row_new (self->info, self->workspace, self->plan, id);

  g_signal_connect (row, "move", G_CALLBACK (move_cb), self);
  g_signal_connect (row, "delete", G_CALLBACK (delete_cb), self);
  g_signal_connect (row, "add-person", G_CALLBACK (add_person_cb), self);
  return row;
}

static void
remove_rows (TandemItemList *self, GPtrArray *keep)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->box)), *next; row != NULL; row = next)
    {
      gboolean found = !TANDEM_IS_ITEM_ROW (row);

      next = gtk_widget_get_next_sibling (row);
      for (guint i = 0; !found && keep != NULL && i < keep->len; i++)
        found = tandem_entity_get_id (g_ptr_array_index (keep, i)) == tandem_item_row_get_id (TANDEM_ITEM_ROW (row));
      if (!found)
        gtk_list_box_remove (self->box, row);
    }
}

/**
 * tandem_item_list_refresh:
 * @self: a list
 *
 * Shows the items as they are now. Rows stay where they can, with what is typed and what is unfolded.
 */
void
tandem_item_list_refresh (TandemItemList *self)
{
  g_autoptr (GPtrArray) entities = NULL;

  if (self->plan == NULL)
    return;
  entities = list_entities (self);
  remove_rows (self, entities);
  for (guint i = 0; i < entities->len; i++)
    {
      gint64 id = tandem_entity_get_id (g_ptr_array_index (entities, i));
      TandemItemRow *row = find_row (self, id);

      if (row == NULL)
        gtk_list_box_insert (self->box, GTK_WIDGET (row = TANDEM_ITEM_ROW (create_row (self, id))), (int) i);
      else if (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) != (int) i)
        {
          g_autoptr (GtkWidget) held = GTK_WIDGET (g_object_ref (row));

          gtk_list_box_remove (self->box, held);
          gtk_list_box_insert (self->box, held, (int) i);
        }
      tandem_item_row_refresh (row, i == 0, i + 1 == entities->len);
    }
}

/**
 * tandem_item_list_reveal:
 * @self: a list
 * @kind: what is looked for; lists of other kinds don't have it
 * @id: of the item
 *
 * Unfolds an item.
 *
 * Returns: (transfer none) (nullable): its row, which has the rows of its fields in it
 */
GtkWidget *
tandem_item_list_reveal (TandemItemList *self, TandemKind kind, gint64 id)
{
  TandemItemRow *row = self->info != NULL && self->info->kind == kind && self->plan != NULL ? find_row (self, id) : NULL;

  if (row == NULL)
    return NULL;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return GTK_WIDGET (row);
}

static void
tandem_item_list_dispose (GObject *object)
{
  TandemItemList *self = TANDEM_ITEM_LIST (object);

  if (self->workspace != NULL)
    tandem_item_list_set_owner (self, NULL, NULL, 0);
  G_OBJECT_CLASS (tandem_item_list_parent_class)->dispose (object);
}

static void
tandem_item_list_class_init (TandemItemListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_item_list_dispose;
  signals[ADD_PERSON] = g_signal_new ("add-person", TANDEM_TYPE_ITEM_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, TANDEM_TYPE_ENTITY, G_TYPE_UINT);
}

static void
tandem_item_list_init (TandemItemList *self)
{
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->box));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self, NULL, -1);
}

/**
 * tandem_item_list_set_info:
 * @self: a list
 * @info: (transfer none): what it shows; outlives it
 */
void
tandem_item_list_set_info (TandemItemList *self, const TandemItemListInfo *info)
{
  self->info = info;
  self->add = TANDEM_FIELD_ROW (tandem_field_row_new_add (g_dgettext (GETTEXT_PACKAGE, info->add_label)));
  g_signal_connect_swapped (self->add, "finished", G_CALLBACK (add_finished_cb), self);
  g_signal_connect_swapped (self->add, "left", G_CALLBACK (add_left_cb), self);
  gtk_list_box_append (self->box, GTK_WIDGET (self->add));
}

static void
restore_add_draft (TandemItemList *self)
{
  g_autofree char *text = tandem_drafts_dup (tandem_workspace_get_drafts (self->workspace), self->info->kind, -self->owner, get_title_field (self));

  tandem_field_row_show_text (self->add, text != NULL ? text : "");
}

/**
 * tandem_item_list_set_owner:
 * @self: a list
 * @workspace: (nullable): where it writes; %NULL to show nothing
 * @plan: (nullable): the plan
 * @owner: id of what the items belong to: a milestone, or the plan
 */
void
tandem_item_list_set_owner (TandemItemList *self, TandemWorkspace *workspace, TandemPlan *plan, gint64 owner)
{
  if (self->workspace == workspace && self->plan == plan && self->owner == owner)
    {
      tandem_item_list_refresh (self);
      return;
    }
  if (self->workspace != NULL)
    {
      commit_add (self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      remove_rows (self, NULL);
    }
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->plan, plan);
  self->owner = owner;
  if (workspace == NULL || plan == NULL)
    return;
  g_signal_connect_swapped (workspace, "commit-pending", G_CALLBACK (commit_pending_cb), self);
  restore_add_draft (self);
  tandem_item_list_refresh (self);
}

/* For the build function of a list: a row to type in. */
void
tandem_item_list_add_field (AdwExpanderRow *expander, const char *field, const char *title, gboolean multiline)
{
  GtkWidget *row = tandem_field_row_new (title, multiline);

  gtk_widget_set_name (row, field);
  adw_expander_row_add_row (expander, row);
}

/* For the build function of a list: a row to choose from. */
void
tandem_item_list_add_choice (AdwExpanderRow *expander, const char *field, const char *title)
{
  GtkWidget *row = tandem_choice_row_new (title);

  gtk_widget_set_name (row, field);
  adw_expander_row_add_row (expander, row);
}
