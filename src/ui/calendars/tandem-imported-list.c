/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-imported-list.h"

#include "tandem-calendar-edits.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

/* A calendar may have thousands of days; nobody reads that many. */
#define MAX_SHOWN 200

struct _TandemImportedList
{
  AdwPreferencesGroup parent_instance;
  TandemWorkspace    *workspace;
  TandemPlan         *plan;
  TandemSide          side;
  AdwActionRow       *import_row;
  GPtrArray          *rows;  /* AdwExpanderRow, one a file; borrowed */
  char               *shown; /* what they show, to know when it is the same */
};

enum { IMPORT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemImportedList, tandem_imported_list, ADW_TYPE_PREFERENCES_GROUP)

static const char *
get_source (TandemEntity *period)
{
  return tandem_entity_get_text (period, TANDEM_CLOSED_PERIOD_SOURCE);
}

static void
finish_removal (TandemImportedList *self, TandemEdit *edit, const char *text)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->import_row));
  if (tandem_workspace_apply (self->workspace, edit, NULL))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", text);
}

static void
remove_all_cb (GtkWidget *button, TandemImportedList *self)
{
  const char *source = g_object_get_data (G_OBJECT (button), "source");
  /* Translators: %s is the name of a file */
  g_autofree char *text = g_strdup_printf (_("Closed days from “%s” removed"), source);

  finish_removal (self, tandem_calendar_edits_remove_source (self->plan, self->side, source), text);
}

static void
remove_one_cb (GtkWidget *button, TandemImportedList *self)
{
  TandemEntity *period = tandem_plan_find (self->plan, TANDEM_KIND_CLOSED_PERIOD, *(gint64 *) g_object_get_data (G_OBJECT (button), "id"));
  g_autofree char *text = NULL;

  if (period == NULL)
    return;
  /* Translators: %s is the title of what was deleted */
  text = g_strdup_printf (_("“%s” deleted"), tandem_entity_get_title (period));
  finish_removal (self, tandem_edits_remove (self->plan, period), text);
}

static GtkWidget *
create_remove_button (TandemImportedList *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
create_day_row (TandemImportedList *self, TandemEntity *period)
{
  GtkWidget *row = adw_action_row_new (), *button;
  gint64 id = tandem_entity_get_id (period);
  g_autofree char *days = tandem_wording_days (tandem_entity_get_day (period, TANDEM_CLOSED_PERIOD_FIRST), tandem_entity_get_day (period, TANDEM_CLOSED_PERIOD_LAST));
  /* Translators: %s is a closed day: "Founding day" */
  g_autofree char *label = g_strdup_printf (_("Delete “%s”"), tandem_entity_get_title (period)), *name = g_strdup_printf ("period-%" G_GINT64_FORMAT, id);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tandem_entity_get_title (period));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), days);
  gtk_widget_set_name (row, name);
  button = create_remove_button (self, label, G_CALLBACK (remove_one_cb));
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof id), g_free);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
add_rest (AdwExpanderRow *expander, guint n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_add_css_class (row, "dimmed");
  adw_expander_row_add_row (expander, row);
}

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  TandemDay first = tandem_entity_get_day ((TandemEntity *) a, TANDEM_CLOSED_PERIOD_FIRST);
  TandemDay second = tandem_entity_get_day ((TandemEntity *) b, TANDEM_CLOSED_PERIOD_FIRST);

  return first == second ? 0 : first < second ? -1 : 1;
}

static void
add_source (TandemImportedList *self, const char *source, GPtrArray *periods, gboolean expanded)
{
  GtkWidget *row = adw_expander_row_new (), *button;
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%u closed day or period", "%u closed days and periods", periods->len), periods->len);
  /* Translators: %s is the name of a file */
  g_autofree char *label = g_strdup_printf (_("Remove all from “%s”"), source);

  g_ptr_array_sort_values (periods, compare_periods);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), source);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, source, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  button = create_remove_button (self, label, G_CALLBACK (remove_all_cb));
  g_object_set_data_full (G_OBJECT (button), "source", g_strdup (source), g_free);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), button);
  for (guint i = 0; i < MIN (periods->len, MAX_SHOWN); i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_day_row (self, g_ptr_array_index (periods, i)));
  if (periods->len > MAX_SHOWN)
    add_rest (ADW_EXPANDER_ROW (row), periods->len - MAX_SHOWN);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), expanded);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* Names of files, in the order of their first day in the plan; the periods of each are its value. */
static GHashTable *
list_sources (TandemImportedList *self, GPtrArray *names, GString *what)
{
  GHashTable *sources = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < tandem_plan_get_n (self->plan, TANDEM_KIND_CLOSED_PERIOD); i++)
    {
      TandemEntity *period = tandem_plan_peek (self->plan, TANDEM_KIND_CLOSED_PERIOD, i);
      GPtrArray *periods;

      if (*get_source (period) == '\0' || tandem_entity_get_choice (period, TANDEM_CLOSED_PERIOD_SIDE) != (int) self->side)
        continue;
      periods = g_hash_table_lookup (sources, get_source (period));
      if (periods == NULL)
        {
          periods = g_ptr_array_new ();
          g_hash_table_insert (sources, (gpointer) get_source (period), periods);
          g_ptr_array_add (names, (gpointer) get_source (period));
        }
      g_ptr_array_add (periods, period);
      g_string_append_printf (what, "%" G_GINT64_FORMAT " %s\n", tandem_entity_get_id (period), get_source (period));
    }
  return sources;
}

static void
import_cb (TandemImportedList *self)
{
  g_signal_emit (self, signals[IMPORT], 0);
}

static void
tandem_imported_list_dispose (GObject *object)
{
  TandemImportedList *self = TANDEM_IMPORTED_LIST (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (tandem_imported_list_parent_class)->dispose (object);
}

static void
tandem_imported_list_class_init (TandemImportedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_imported_list_dispose;
  signals[IMPORT] = g_signal_new ("import", TANDEM_TYPE_IMPORTED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_imported_list_init (TandemImportedList *self)
{
  GtkWidget *row = adw_action_row_new (), *mark = gtk_image_new_from_icon_name ("document-open-symbolic");

  self->rows = g_ptr_array_new ();
  self->import_row = ADW_ACTION_ROW (row);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Import a calendar file…"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (import_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  tandem_imported_list_show_error (self, NULL);
}

/**
 * tandem_imported_list_refresh:
 * @self: a list
 * @workspace: (transfer none): where it writes
 * @plan: (transfer none): a plan
 * @side: whose days
 *
 * Shows what is imported now; files stay unfolded.
 */
void
tandem_imported_list_refresh (TandemImportedList *self, TandemWorkspace *workspace, TandemPlan *plan, TandemSide side)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GString) what = g_string_new (NULL);
  g_autoptr (GHashTable) sources = NULL, expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->plan, plan);
  self->side = side;
  sources = list_sources (self, names, what);
  if (g_strcmp0 (what->str, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (what->str);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
        g_hash_table_add (expanded, g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))));
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      add_source (self, name, g_hash_table_lookup (sources, name), g_hash_table_contains (expanded, name));
    }
}

/**
 * tandem_imported_list_reveal:
 * @self: a list
 * @period: id of a closed period
 *
 * Unfolds the file that the period is from; its row in there is named "period-7".
 *
 * Returns: (transfer none) (nullable): the file's row
 */
GtkWidget *
tandem_imported_list_reveal (TandemImportedList *self, gint64 period)
{
  TandemEntity *entity = self->plan != NULL ? tandem_plan_find (self->plan, TANDEM_KIND_CLOSED_PERIOD, period) : NULL;

  for (guint i = 0; entity != NULL && i < self->rows->len; i++)
    {
      GtkWidget *file = g_ptr_array_index (self->rows, i);

      if (!g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (file)), get_source (entity)))
        continue;
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (file), TRUE);
      return file;
    }
  return NULL;
}

/**
 * tandem_imported_list_show_error:
 * @self: a list
 * @error: (nullable): why a file could not be imported; %NULL where nothing went wrong
 */
void
tandem_imported_list_show_error (TandemImportedList *self, const char *error)
{
  const char *line = error != NULL ? error : _("Whole-day events of an .ics file become closed days.");

  adw_action_row_set_subtitle (self->import_row, line);
  if (error == NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->import_row), "refused");
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->import_row), "refused");
  gtk_accessible_announce (GTK_ACCESSIBLE (self->import_row), error, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}
