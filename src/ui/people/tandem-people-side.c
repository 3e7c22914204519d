/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-people-side.h"

#include "tandem-choices.h"
#include "tandem-coverage.h"
#include "tandem-day-entry.h"
#include "tandem-edits.h"
#include "tandem-field-row.h"
#include "tandem-person-dialog.h"

#include <glib/gi18n-lib.h>

struct _TandemPeopleSide
{
  AdwBin               parent_instance;
  GtkLabel            *name_label, *count_label;
  AdwPreferencesGroup *gaps, *add_group;
  GtkWidget           *groups;
  TandemFieldRow      *add;
  TandemWorkspace     *workspace;
  TandemPlan          *plan;
  TandemSide           side;
  GPtrArray           *gap_rows, *person_rows;
  char                *shown; /* all that is shown, to leave the rows alone while nothing changes */
  gboolean             adding;
  gboolean             is_narrow; /* no room for the role beside the name */
};

G_DEFINE_FINAL_TYPE (TandemPeopleSide, tandem_people_side, ADW_TYPE_BIN)

/* A joint person belongs to nobody; they are listed with the seller, who looks after the plan. */
static gboolean
is_of_side (TandemPeopleSide *self, TandemEntity *person)
{
  int side = tandem_entity_get_choice (person, TANDEM_STAKEHOLDER_SIDE);

  return side == (int) self->side || (side == TANDEM_SIDE_JOINT && self->side == TANDEM_SIDE_SELLER);
}

static guint
place_of_function (TandemEntity *person)
{
  const char *function = tandem_entity_get_text (person, TANDEM_STAKEHOLDER_FUNCTION);
  int place = tandem_choice_index (tandem_function_suggestions, function);

  if (*function == '\0')
    return G_MAXUINT;
  return place >= 0 ? (guint) place : G_MAXUINT - 1;
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  TandemEntity *one = *(TandemEntity *const *) a, *other = *(TandemEntity *const *) b;
  guint p = place_of_function (one), q = place_of_function (other);
  int order = (p > q) - (p < q);

  if (order == 0)
    order = g_strcmp0 (tandem_entity_get_text (one, TANDEM_STAKEHOLDER_FUNCTION), tandem_entity_get_text (other, TANDEM_STAKEHOLDER_FUNCTION));
  if (order == 0)
    order = tandem_entity_get_position (one) < tandem_entity_get_position (other) ? -1 : 1;
  return order;
}

static GPtrArray *
list_people (TandemPeopleSide *self)
{
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < tandem_plan_get_n (self->plan, TANDEM_KIND_STAKEHOLDER); i++)
    {
      TandemEntity *person = tandem_plan_peek (self->plan, TANDEM_KIND_STAKEHOLDER, i);

      if (is_of_side (self, person))
        g_ptr_array_add (people, person);
    }
  g_ptr_array_sort (people, compare_people);
  return people;
}

/* One person */

static gint64
get_person_id (GtkWidget *row)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (row), "person");
}

static void
person_activated_cb (GtkWidget *row, TandemPeopleSide *self)
{
  adw_dialog_present (tandem_person_dialog_new (self->workspace, self->plan, get_person_id (row)), GTK_WIDGET (self));
}

static gboolean
delete_cb (GtkWidget *row, GVariant *arguments, gpointer data)
{
  TandemPeopleSide *self = data;
  TandemEntity *person = tandem_plan_find (self->plan, TANDEM_KIND_STAKEHOLDER, get_person_id (row));
  g_autofree char *name = person != NULL ? tandem_choices_person (person) : NULL;
  /* Translators: %s is the name of what was deleted */
  g_autofree char *text = name != NULL ? g_strdup_printf (_("“%s” deleted"), name) : NULL;

  if (text == NULL || !tandem_workspace_apply (self->workspace, tandem_edits_remove (self->plan, person), NULL))
    return TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self->add));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", text);
  return TRUE;
}

static char *
describe_person (TandemEntity *person, const char *role)
{
  const char *parts[] = { role, tandem_entity_get_text (person, TANDEM_STAKEHOLDER_JOB_TITLE), tandem_entity_get_text (person, TANDEM_STAKEHOLDER_EMAIL) };
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? "\n" : "", parts[i]);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static GtkWidget *
create_person_row (TandemPeopleSide *self, TandemEntity *person)
{
  GtkWidget *row = adw_action_row_new ();
  const char *role = tandem_entity_get_text (person, TANDEM_STAKEHOLDER_ROLE);
  g_autofree char *name = tandem_choices_person (person), *line = describe_person (person, self->is_narrow && *role != '\0' ? tandem_choices_role (role) : "");
  gboolean named = *tandem_entity_get_text (person, TANDEM_STAKEHOLDER_NAME) != '\0';
  gint64 id = tandem_entity_get_id (person);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1); /* of each: an address that is broken gets a hyphen that isn't in it */
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), adw_avatar_new (32, named ? name : NULL, named));
  if (*role != '\0' && !self->is_narrow)
    {
      GtkWidget *pill = gtk_label_new (tandem_choices_role (role));

      gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_END); /* the name goes first */
      gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (pill, "pill-label");
      gtk_widget_add_css_class (pill, "caption");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "person", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (person_activated_cb), self);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0), gtk_callback_action_new (delete_cb, self, NULL)));
  gtk_widget_add_controller (row, keys);
  return row;
}

/* Showing */

/* The row of a person by id; NULL where there is none. */
static GtkWidget *
find_person_row (TandemPeopleSide *self, gint64 id)
{
  for (guint i = 0; i < self->person_rows->len; i++)
    if (get_person_id (g_ptr_array_index (self->person_rows, i)) == id)
      return g_ptr_array_index (self->person_rows, i);
  return NULL;
}

static gint64
find_focused_person (TandemPeopleSide *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && ADW_IS_ACTION_ROW (focus) && gtk_widget_is_ancestor (focus, self->groups) ? get_person_id (focus) : 0;
}

static GtkWidget *
add_group (TandemPeopleSide *self, const char *function)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = g_markup_escape_text (*function != '\0' ? tandem_choices_function (function) : C_("function", "No function"), -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (self->groups), group);
  return group;
}

static void
show_people (TandemPeopleSide *self, GPtrArray *people)
{
  gint64 focused = find_focused_person (self);
  GtkWidget *child, *group = NULL;
  const char *function = NULL;

  g_ptr_array_set_size (self->person_rows, 0);
  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);
  for (guint i = 0; i < people->len; i++)
    {
      TandemEntity *person = g_ptr_array_index (people, i);
      const char *own = tandem_entity_get_text (person, TANDEM_STAKEHOLDER_FUNCTION);

      if (function == NULL || !g_str_equal (own, function))
        group = add_group (self, own);
      function = own;
      child = create_person_row (self, person);
      g_ptr_array_add (self->person_rows, child);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), child);
    }
  gtk_widget_set_visible (self->groups, people->len > 0);
  child = focused != 0 ? find_person_row (self, focused) : NULL;
  if (child != NULL)
    gtk_widget_grab_focus (child);
}

/* "Legal: from 1 December, nobody named" */
static char *
describe_gap (const TandemCoverageGap *gap, TandemDay today)
{
  const char *function = tandem_choices_function (gap->function);
  g_autofree char *day = tandem_day_entry_short (gap->from, today);

  if (gap->from == TANDEM_DAY_NONE)
    /* Translators: a function that nobody is named for */
    return g_strdup_printf (_("%s: nobody named"), function);
  if (gap->from < today)
    /* Translators: a function, the day since which it is needed */
    return g_strdup_printf (_("%s: since %s, nobody named"), function, day);
  /* Translators: a function, the day from which it is needed */
  return g_strdup_printf (_("%s: from %s, nobody named"), function, day);
}

static void
show_gaps (TandemPeopleSide *self, GArray *gaps)
{
  for (guint i = 0; i < self->gap_rows->len; i++)
    adw_preferences_group_remove (self->gaps, g_ptr_array_index (self->gap_rows, i));
  g_ptr_array_set_size (self->gap_rows, 0);
  for (guint i = 0; i < gaps->len; i++)
    {
      const TandemCoverageGap *gap = &g_array_index (gaps, TandemCoverageGap, i);
      g_autofree char *title = describe_gap (gap, tandem_workspace_get_today (self->workspace));
      g_autofree char *line = g_strdup_printf (ngettext ("%u milestone waits for them", "%u milestones wait for them", gap->n_milestones), gap->n_milestones);
      GtkWidget *row, *mark;

      if (gap->side != self->side)
        continue;
      row = adw_action_row_new ();
      mark = gtk_image_new_from_icon_name ("tandem-attention-symbolic");
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
      gtk_widget_add_css_class (mark, "warning");
      gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
      adw_preferences_group_add (self->gaps, row);
      g_ptr_array_add (self->gap_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->gaps), self->gap_rows->len > 0);
}

/* Everything the rows are made from, as one text. */
static char *
describe_all (TandemPeopleSide *self, GPtrArray *people, GArray *gaps)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      TandemEntity *person = g_ptr_array_index (people, i);

      g_string_append_printf (all, "%" G_GINT64_FORMAT, tandem_entity_get_id (person));
      for (guint field = TANDEM_STAKEHOLDER_NAME; field <= TANDEM_STAKEHOLDER_EMAIL; field++)
        g_string_append_printf (all, "\t%s", tandem_entity_get_text (person, field));
      g_string_append_c (all, '\n');
    }
  for (guint i = 0; i < gaps->len; i++)
    {
      const TandemCoverageGap *gap = &g_array_index (gaps, TandemCoverageGap, i);

      g_string_append_printf (all, "%d %s %u %u\n", gap->side, gap->function, gap->from, gap->n_milestones);
    }
  g_string_append_printf (all, "%u", tandem_workspace_get_today (self->workspace));
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
show_head (TandemPeopleSide *self, guint n)
{
  g_autofree char *name = tandem_choices_side (self->plan, self->side);
  g_autofree char *count = n == 0 ? g_strdup (_("Nobody yet. Add those who decide, check and sign.")) : g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  /* Translators: %s is an organisation: "Add person at Northwind Traders" */
  g_autofree char *add = g_strdup_printf (_("Add person at %s"), name);

  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->count_label, count);
  if (!g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->add)), add))
    g_object_set (self->add, "title", add, "placeholder", add, NULL);
}

static void
refresh (TandemPeopleSide *self)
{
  g_autoptr (GPtrArray) people = list_people (self);
  g_autoptr (GArray) gaps = tandem_coverage_gaps (self->plan);
  g_autofree char *all = describe_all (self, people, gaps);

  show_head (self, people->len);
  if (g_strcmp0 (self->shown, all) == 0)
    return;
  show_people (self, people);
  show_gaps (self, gaps);
  g_free (self->shown);
  self->shown = g_steal_pointer (&all);
}

/* Adding */

/* Two sides, two places among the drafts of people who are not there yet. */
static gint64
get_draft_id (TandemPeopleSide *self)
{
  return -(2 * tandem_entity_get_id (TANDEM_ENTITY (self->plan)) + (self->side == TANDEM_SIDE_BUYER ? 0 : 1));
}

static void
keep_draft (TandemPeopleSide *self, const char *text)
{
  tandem_drafts_put (tandem_workspace_get_drafts (self->workspace), TANDEM_KIND_STAKEHOLDER, get_draft_id (self), TANDEM_STAKEHOLDER_NAME, *text != '\0' ? text : NULL);
}

/* The id of the person added; 0 where the name is empty or can't be written, which `failed` tells. */
static gint64
commit_add (TandemPeopleSide *self, gboolean *failed)
{
  g_autofree char *name = self->plan != NULL ? g_strstrip (tandem_field_row_dup_text (self->add)) : NULL;
  g_autoptr (TandemRow) row = NULL;
  gint64 id;

  *failed = FALSE;
  if (name == NULL || *name == '\0' || self->adding)
    return 0;
  self->adding = TRUE;
  row = tandem_row_new (TANDEM_KIND_STAKEHOLDER);
  tandem_row_set_text (row, TANDEM_STAKEHOLDER_NAME, name);
  tandem_row_set_choice (row, TANDEM_STAKEHOLDER_SIDE, (int) self->side);
  id = tandem_workspace_new_id (self->workspace);
  *failed = id == 0 || !tandem_workspace_apply (self->workspace, tandem_edits_add (self->plan, id, row), NULL);
  if (!*failed)
    tandem_field_row_show_text (self->add, "");
  keep_draft (self, *failed ? name : "");
  self->adding = FALSE;
  return *failed ? 0 : id;
}

static void
add_finished_cb (TandemPeopleSide *self)
{
  gboolean failed;
  gint64 id = commit_add (self, &failed);

  if (id == 0)
    return;
  refresh (self);
  adw_dialog_present (tandem_person_dialog_new (self->workspace, self->plan, id), GTK_WIDGET (self));
}

static void
add_left_cb (TandemPeopleSide *self)
{
  gboolean failed;

  commit_add (self, &failed);
}

static gboolean
commit_pending_cb (TandemPeopleSide *self)
{
  gboolean failed;

  commit_add (self, &failed);
  return failed;
}

static void
tandem_people_side_dispose (GObject *object)
{
  TandemPeopleSide *self = TANDEM_PEOPLE_SIDE (object);

  if (self->workspace != NULL)
    tandem_people_side_show (self, NULL, NULL, self->side);
  g_clear_pointer (&self->gap_rows, g_ptr_array_unref);
  g_clear_pointer (&self->person_rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_PEOPLE_SIDE);
  G_OBJECT_CLASS (tandem_people_side_parent_class)->dispose (object);
}

static void
tandem_people_side_class_init (TandemPeopleSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_people_side_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-people-side.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPeopleSide, name_label);
  gtk_widget_class_bind_template_child (widget_class, TandemPeopleSide, count_label);
  gtk_widget_class_bind_template_child (widget_class, TandemPeopleSide, gaps);
  gtk_widget_class_bind_template_child (widget_class, TandemPeopleSide, groups);
  gtk_widget_class_bind_template_child (widget_class, TandemPeopleSide, add_group);
}

static void
tandem_people_side_init (TandemPeopleSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->gap_rows = g_ptr_array_new ();
  self->person_rows = g_ptr_array_new ();
  self->add = TANDEM_FIELD_ROW (tandem_field_row_new_add (_("Add person")));
  g_signal_connect_swapped (self->add, "finished", G_CALLBACK (add_finished_cb), self);
  g_signal_connect_swapped (self->add, "left", G_CALLBACK (add_left_cb), self);
  adw_preferences_group_add (self->add_group, GTK_WIDGET (self->add));
}

/**
 * tandem_people_side_show:
 * @self: a side
 * @workspace: (nullable): where it writes; %NULL to show nothing
 * @plan: (nullable): the plan
 * @side: buyer or seller
 *
 * Shows the people as they are now.
 */
void
tandem_people_side_show (TandemPeopleSide *self, TandemWorkspace *workspace, TandemPlan *plan, TandemSide side)
{
  if (self->workspace != workspace || self->plan != plan)
    {
      g_autofree char *text = NULL;

      if (self->workspace != NULL)
        {
          add_left_cb (self);
          g_signal_handlers_disconnect_by_data (self->workspace, self);
        }
      g_set_object (&self->workspace, workspace);
      g_set_object (&self->plan, plan);
      self->side = side;
      g_clear_pointer (&self->shown, g_free);
      if (workspace != NULL)
        g_signal_connect_swapped (workspace, "commit-pending", G_CALLBACK (commit_pending_cb), self);
      if (plan != NULL)
        text = tandem_drafts_dup (tandem_workspace_get_drafts (workspace), TANDEM_KIND_STAKEHOLDER, get_draft_id (self), TANDEM_STAKEHOLDER_NAME);
      tandem_field_row_show_text (self->add, text != NULL ? text : "");
    }
  if (plan != NULL)
    refresh (self);
}

/**
 * tandem_people_side_set_narrow:
 * @self: a side
 * @is_narrow: whether the role goes below the name, for want of room beside it
 */
void
tandem_people_side_set_narrow (TandemPeopleSide *self, gboolean is_narrow)
{
  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  g_clear_pointer (&self->shown, g_free);
  if (self->plan != NULL)
    refresh (self);
}
