/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-editor.h"

#include "tandem-choice-row.h"
#include "tandem-choices.h"
#include "tandem-day-hint.h"
#include "tandem-editor-edits.h"
#include "tandem-field-row.h"
#include "tandem-form-field.h"
#include "tandem-form.h"
#include "tandem-item-list.h"
#include "tandem-plan-workdays.h"

/* Pause in typing (ms) after which it is written. */
#define PAUSE 800

/* One row and the field it shows. */
typedef struct
{
  TandemEditor *editor;
  GtkWidget    *widget; /* a TandemFieldRow, TandemChoiceRow or AdwSwitchRow; borrowed, it outlives the editor or drops us */
  guint         field;
} Binding;

struct _TandemEditor
{
  GObject              parent_instance;
  TandemKind           kind;
  TandemWorkspace     *workspace;
  TandemPlan          *plan;
  gint64               id;
  TandemForm          *form; /* NULL: shows nothing */
  TandemWorkdays      *workdays; /* of the plan as it was shown last; "+3wd" counts them */
  char                *workdays_key; /* what they were made of */
  TandemSide           side;     /* whose of them */
  GPtrArray           *bindings;
  TandemEditorDescribe describe;
  gpointer             describe_data;
  TandemEditorTake     take;
  gpointer             take_data;
  gboolean             taking; /* asking takes the focus away, which must not ask again */
  guint                pause_id;
  guint                focus_count; /* one undo step for each time a field is entered */
  int                  typing;      /* field that is being typed in, not to be corrected yet; -1 for none */
  gboolean             showing;
};

enum { ADD_PERSON, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemEditor, tandem_editor, G_TYPE_OBJECT)

static gboolean
is_typed_in (const Binding *binding)
{
  return TANDEM_IS_FIELD_ROW (binding->widget);
}

static gboolean
is_working (TandemDay day, gpointer data)
{
  TandemEditor *self = data;

  return tandem_workdays_is_open (self->workdays, self->side, day);
}

/* Calendars change while a form is open, and so does who drives. */
static void
update_workdays (TandemEditor *self, TandemPlan *plan, TandemEntity *entity)
{
  g_autofree char *key = tandem_plan_dup_workdays_key (plan);

  self->side = tandem_day_hint_side (entity);
  if (self->workdays != NULL && g_strcmp0 (key, self->workdays_key) == 0)
    return;
  g_clear_pointer (&self->workdays, tandem_workdays_unref);
  self->workdays = tandem_plan_workdays (plan, NULL);
  g_free (self->workdays_key);
  self->workdays_key = g_steal_pointer (&key);
}

static TandemDayContext
get_days (TandemEditor *self, TandemPlan *plan, TandemEntity *entity)
{
  update_workdays (self, plan, entity);
  return (TandemDayContext) {
    .today = tandem_workspace_get_today (self->workspace), .order = tandem_day_order_from_locale (), .is_working = is_working, .data = self,
  };
}

/* Showing */

static void
show_field (TandemEditor *self, const Binding *binding, TandemEntity *entity)
{
  TandemFieldRow *row = TANDEM_FIELD_ROW (binding->widget);
  const char *note = tandem_form_get_note (self->form, binding->field);
  const char *error = self->typing == (int) binding->field ? NULL : tandem_form_get_error (self->form, binding->field);
  TandemDay closed = tandem_day_hint_find_closed (self->kind, binding->field, tandem_form_get_value (self->form, binding->field), self->workdays, self->side), next = TANDEM_DAY_NONE;
  g_autofree char *described = NULL, *hint = NULL, *both = NULL, *offer = NULL;

  tandem_field_row_show_text (row, tandem_form_get_text (self->form, binding->field));
  if (note == NULL && self->describe != NULL)
    note = described = self->describe (self, entity, binding->field, self->describe_data);
  if (closed != TANDEM_DAY_NONE)
    {
      hint = tandem_day_hint_describe (self->plan, self->workdays, self->side, closed);
      note = both = g_strconcat (note != NULL ? note : "", note != NULL ? "\n" : "", hint, NULL);
      next = tandem_day_hint_offer (self->workdays, self->side, closed, &offer);
    }
  tandem_field_row_show_note (row, note, error);
  tandem_field_row_offer_day (row, error == NULL ? offer : NULL, next);
  if (tandem_kind_info (self->kind)->fields[binding->field].type == TANDEM_FIELD_DAY)
    tandem_field_row_pick_day (row, tandem_entity_get_day (entity, binding->field), tandem_workspace_get_today (self->workspace));
}

static void
show_choice (TandemEditor *self, const Binding *binding, TandemEntity *entity)
{
  g_autofree char *key = tandem_choices_key (entity, binding->field);
  g_autofree char *described = self->describe != NULL ? self->describe (self, entity, binding->field, self->describe_data) : NULL;

  tandem_choice_row_show (TANDEM_CHOICE_ROW (binding->widget), tandem_choices_for (self->plan, entity, binding->field), key);
  tandem_choice_row_describe (TANDEM_CHOICE_ROW (binding->widget), described);
}

static void
show (TandemEditor *self)
{
  TandemEntity *entity = tandem_editor_get_entity (self);

  if (entity == NULL || self->form == NULL)
    return;
  self->showing = TRUE;
  for (guint i = 0; i < self->bindings->len; i++)
    {
      const Binding *binding = g_ptr_array_index (self->bindings, i);

      if (is_typed_in (binding))
        show_field (self, binding, entity);
      else if (TANDEM_IS_CHOICE_ROW (binding->widget))
        show_choice (self, binding, entity);
      else
        {
          g_autofree char *described = self->describe != NULL ? self->describe (self, entity, binding->field, self->describe_data) : NULL;

          adw_switch_row_set_active (ADW_SWITCH_ROW (binding->widget), tandem_entity_get_boolean (entity, binding->field));
          if (described != NULL)
            adw_action_row_set_subtitle (ADW_ACTION_ROW (binding->widget), described);
        }
    }
  self->showing = FALSE;
}

static void
refresh_form (TandemEditor *self)
{
  TandemEntity *entity = tandem_editor_get_entity (self);
  g_autoptr (TandemRow) row = entity != NULL ? tandem_entity_dup_row (entity) : NULL;

  if (row != NULL && self->form != NULL)
    tandem_form_refresh (self->form, row);
}

/* Writing */

/* What the library did not take is kept beside it; what it took is not kept any longer. */
static gboolean
keep_drafts (TandemEditor *self)
{
  TandemDrafts *drafts = tandem_workspace_get_drafts (self->workspace);
  gboolean kept = TRUE;

  for (guint i = 0; i < self->bindings->len; i++)
    {
      const Binding *binding = g_ptr_array_index (self->bindings, i);
      gboolean unwritten = is_typed_in (binding) && tandem_form_is_unwritten (self->form, binding->field);

      if (is_typed_in (binding))
        kept &= tandem_drafts_put (drafts, self->kind, self->id, binding->field, unwritten ? tandem_form_get_text (self->form, binding->field) : NULL);
    }
  return kept;
}

static gboolean
commit (TandemEditor *self, gboolean may_ask)
{
  TandemEntity *entity = tandem_editor_get_entity (self);
  g_autofree char *merge_key = g_strdup_printf ("%p-%u", self, self->focus_count);
  gboolean written, kept, taken;
  TandemEdit *edit;

  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->typing = -1;
  if (self->form == NULL || self->taking)
    return self->form == NULL;
  if (entity == NULL) /* deleted; it may come back */
    return keep_drafts (self);
  self->taking = TRUE;
  edit = tandem_editor_edit_typed (self, self->form, self->take, self->take_data, may_ask, &taken);
  self->taking = FALSE;
  written = tandem_workspace_apply (self->workspace, edit, merge_key);
  refresh_form (self);
  kept = keep_drafts (self);
  show (self);
  return written && kept && !taken;
}

static gboolean
pause_cb (gpointer data)
{
  TandemEditor *self = data;

  self->pause_id = 0;
  commit (self, FALSE);
  return G_SOURCE_REMOVE;
}

static gboolean
commit_pending_cb (TandemWorkspace *workspace, TandemEditor *self)
{
  return !commit (self, TRUE);
}

static void
apply (TandemEditor *self, TandemEdit *edit)
{
  /* In any case: a choice that could not be written goes back. */
  tandem_workspace_apply (self->workspace, edit, NULL);
  refresh_form (self);
  show (self);
}

/* What the person does */

static void
typed_cb (TandemFieldRow *row, Binding *binding)
{
  TandemEditor *self = binding->editor;
  g_autofree char *text = tandem_field_row_dup_text (row);

  if (self->form == NULL || !tandem_form_type (self->form, binding->field, text))
    return;
  self->typing = (int) binding->field;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE, pause_cb, self);
  show (self);
}

static void
finished_cb (TandemFieldRow *row, Binding *binding)
{
  commit (binding->editor, TRUE);
}

static void
entered_cb (TandemFieldRow *row, Binding *binding)
{
  binding->editor->focus_count++;
}

static void
left_cb (TandemFieldRow *row, Binding *binding)
{
  TandemEditor *self = binding->editor;

  if (self->form == NULL)
    return;
  commit (self, TRUE);
  tandem_form_settle (self->form, binding->field);
  show (self);
}

static void
chosen_cb (TandemChoiceRow *row, const char *key, Binding *binding)
{
  TandemEditor *self = binding->editor;
  TandemEntity *entity = tandem_editor_get_entity (self);

  if (entity == NULL)
    return;
  /* A dialog gives the focus back to where it was, which must not be a list that has closed. */
  if (g_str_equal (key, TANDEM_CHOICE_OTHER) || g_str_equal (key, TANDEM_CHOICE_ADD))
    gtk_widget_grab_focus (binding->widget);
  if (g_str_equal (key, TANDEM_CHOICE_OTHER))
    {
      show (self);
      tandem_choice_row_ask_other (row);
    }
  else if (g_str_equal (key, TANDEM_CHOICE_ADD))
    {
      show (self);
      g_signal_emit (self, signals[ADD_PERSON], 0, binding->field);
    }
  else
    apply (self, tandem_editor_edit_choice (self->plan, entity, binding->field, key, tandem_workspace_get_today (self->workspace)));
}

static void
switched_cb (AdwSwitchRow *row, GParamSpec *pspec, Binding *binding)
{
  TandemEditor *self = binding->editor;
  TandemEntity *entity = tandem_editor_get_entity (self);

  if (self->showing || entity == NULL)
    return;
  apply (self, tandem_editor_edit_switch (self->plan, entity, binding->field, adw_switch_row_get_active (row), tandem_workspace_get_today (self->workspace)));
}

/* Making */

static void
forget_binding_cb (gpointer data, GObject *widget)
{
  Binding *binding = data;

  binding->widget = NULL;
  g_ptr_array_remove (binding->editor->bindings, binding);
}

static void
free_binding (Binding *binding)
{
  if (binding->widget != NULL)
    {
      g_object_weak_unref (G_OBJECT (binding->widget), forget_binding_cb, binding);
      g_signal_handlers_disconnect_by_data (binding->widget, binding);
      g_object_set_data (G_OBJECT (binding->widget), "tandem-binding", NULL);
    }
  g_free (binding);
}

static void
bind_row (TandemEditor *self, GtkWidget *widget, guint field)
{
  Binding *binding = g_new0 (Binding, 1);

  *binding = (Binding) { .editor = self, .widget = widget, .field = field };
  g_object_weak_ref (G_OBJECT (widget), forget_binding_cb, binding);
  g_object_set_data (G_OBJECT (widget), "tandem-binding", binding);
  g_ptr_array_add (self->bindings, binding);
  if (is_typed_in (binding))
    {
      tandem_field_row_set_is_code (TANDEM_FIELD_ROW (widget), tandem_form_field_is_code (self->kind, field));
      g_signal_connect (widget, "typed", G_CALLBACK (typed_cb), binding);
      g_signal_connect (widget, "finished", G_CALLBACK (finished_cb), binding);
      g_signal_connect (widget, "entered", G_CALLBACK (entered_cb), binding);
      g_signal_connect (widget, "left", G_CALLBACK (left_cb), binding);
    }
  else if (TANDEM_IS_CHOICE_ROW (widget))
    g_signal_connect (widget, "chosen", G_CALLBACK (chosen_cb), binding);
  else
    g_signal_connect (widget, "notify::active", G_CALLBACK (switched_cb), binding);
}

static void
drop_form (TandemEditor *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_pointer (&self->form, tandem_form_free);
  g_clear_pointer (&self->workdays, tandem_workdays_unref);
  g_clear_pointer (&self->workdays_key, g_free);
  self->id = 0;
  g_clear_object (&self->plan);
}

static void
tandem_editor_dispose (GObject *object)
{
  TandemEditor *self = TANDEM_EDITOR (object);

  if (self->workspace != NULL)
    tandem_editor_set_workspace (self, NULL);
  drop_form (self);
  g_clear_pointer (&self->bindings, g_ptr_array_unref);
  G_OBJECT_CLASS (tandem_editor_parent_class)->dispose (object);
}

static void
tandem_editor_class_init (TandemEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_editor_dispose;
  signals[ADD_PERSON] = g_signal_new ("add-person", TANDEM_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
tandem_editor_init (TandemEditor *self)
{
  self->bindings = g_ptr_array_new_with_free_func ((GDestroyNotify) free_binding);
  self->typing = -1;
}

/**
 * tandem_editor_new:
 * @kind: kind of the entities it will show
 *
 * Returns: (transfer full): an editor without rows
 */
TandemEditor *
tandem_editor_new (TandemKind kind)
{
  TandemEditor *self = g_object_new (TANDEM_TYPE_EDITOR, NULL);

  self->kind = kind;
  return self;
}

/**
 * tandem_editor_adopt:
 * @self: an editor
 * @root: a widget
 *
 * Takes every #TandemFieldRow, #TandemChoiceRow and #AdwSwitchRow in @root whose widget name is a field of the editor's
 * kind ("due"). What is in a #TandemItemList belongs to other entities.
 */
void
tandem_editor_adopt (TandemEditor *self, GtkWidget *root)
{
  if (TANDEM_IS_ITEM_LIST (root))
    return;
  if (TANDEM_IS_FIELD_ROW (root) || TANDEM_IS_CHOICE_ROW (root) || ADW_IS_SWITCH_ROW (root))
    {
      int field = tandem_field_from_name (self->kind, gtk_widget_get_name (root));

      if (field >= 0)
        bind_row (self, root, (guint) field);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    tandem_editor_adopt (self, child);
}

/**
 * tandem_editor_set_workspace:
 * @self: an editor
 * @workspace: (nullable) (transfer none): where it writes; it shows nothing until it is given an entity
 */
void
tandem_editor_set_workspace (TandemEditor *self, TandemWorkspace *workspace)
{
  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    {
      commit (self, FALSE); /* there may be nobody left to ask; what waits is kept as a draft */
      drop_form (self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
    }
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    g_signal_connect (workspace, "commit-pending", G_CALLBACK (commit_pending_cb), self);
}

TandemWorkspace *
tandem_editor_get_workspace (TandemEditor *self)
{
  return self->workspace;
}

TandemPlan *
tandem_editor_get_plan (TandemEditor *self)
{
  return self->plan;
}

TandemEntity *
tandem_editor_get_entity (TandemEditor *self)
{
  return self->plan != NULL && self->id != 0 ? tandem_plan_find (self->plan, self->kind, self->id) : NULL;
}

/* Says something about fields nobody types in: "Thursday, 2 days late". */
void
tandem_editor_describe (TandemEditor *self, TandemEditorDescribe describe, gpointer data)
{
  self->describe = describe;
  self->describe_data = data;
}

/* Lets somebody else look at what is typed before it is written: a due day that moves other milestones. */
void
tandem_editor_take (TandemEditor *self, TandemEditorTake take, gpointer data)
{
  self->take = take;
  self->take_data = data;
}

static void
restore_drafts (TandemEditor *self)
{
  for (guint i = 0; i < self->bindings->len; i++)
    {
      const Binding *binding = g_ptr_array_index (self->bindings, i);
      g_autofree char *text = NULL;

      if (!is_typed_in (binding))
        continue;
      text = tandem_drafts_dup (tandem_workspace_get_drafts (self->workspace), self->kind, self->id, binding->field);
      if (text != NULL)
        tandem_form_type (self->form, binding->field, text);
    }
}

/**
 * tandem_editor_set_entity:
 * @self: an editor with a workspace
 * @plan: (nullable): the plan
 * @id: id of an entity of it of the editor's kind; 0 for none
 *
 * Writes what is typed about the entity before, then shows this one, with what was typed about it and not written.
 */
void
tandem_editor_set_entity (TandemEditor *self, TandemPlan *plan, gint64 id)
{
  TandemEntity *entity = plan != NULL && id != 0 ? tandem_plan_find (plan, self->kind, id) : NULL;
  g_autoptr (TandemRow) row = NULL;
  TandemDayContext days;

  if (entity != NULL && self->form != NULL && self->plan == plan && self->id == id)
    {
      tandem_editor_refresh (self);
      return;
    }
  if (self->form != NULL)
    commit (self, TRUE);
  drop_form (self);
  if (entity == NULL)
    return;

  days = get_days (self, plan, entity);
  row = tandem_entity_dup_row (entity);
  self->plan = g_object_ref (plan);
  self->id = id;
  self->form = tandem_form_new (row, &days);
  self->focus_count++;
  restore_drafts (self);
  show (self);
}

/* Shows the entity as it is now; what is typed stays. */
void
tandem_editor_refresh (TandemEditor *self)
{
  TandemEntity *entity = tandem_editor_get_entity (self);

  if (entity != NULL && self->form != NULL)
    update_workdays (self, self->plan, entity);
  refresh_form (self);
  show (self);
}

/**
 * tandem_editor_commit:
 * @self: an editor
 *
 * Returns: whether everything typed is in the library or, where it is wrong, kept beside it
 */
gboolean
tandem_editor_commit (TandemEditor *self)
{
  return self->workspace == NULL || commit (self, TRUE);
}
