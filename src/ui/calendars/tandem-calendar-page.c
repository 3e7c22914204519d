/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-calendar-page.h"

#include "tandem-calendar-edits.h"
#include "tandem-choice-row.h"
#include "tandem-choices.h"
#include "tandem-closed-lists.h"
#include "tandem-error.h"
#include "tandem-holiday-file.h"
#include "tandem-holiday-list.h"
#include "tandem-import-page.h"
#include "tandem-imported-list.h"
#include "tandem-plan-workdays.h"
#include "tandem-week-row.h"
#include "tandem-week-wording.h"

#include <glib/gi18n-lib.h>

struct _TandemCalendarPage
{
  AdwNavigationPage   parent_instance;
  TandemWorkspace    *workspace;
  TandemPlan         *plan;
  TandemSide          side;
  AdwWindowTitle     *heading;
  TandemChoiceRow    *country_row, *region_row;
  TandemWeekRow      *week_row;
  TandemHolidayList  *holidays;
  TandemItemList     *closed;
  TandemImportedList *imported;
  GFile              *folder; /* the last file was chosen from it; NULL before that */
  guint               refresh_id;
};

G_DEFINE_FINAL_TYPE (TandemCalendarPage, tandem_calendar_page, ADW_TYPE_NAVIGATION_PAGE)

static char *
dup_label (GListStore *choices, const char *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (choices)); i++)
    {
      g_autoptr (TandemChoice) choice = g_list_model_get_item (G_LIST_MODEL (choices), i);

      if (g_ascii_strcasecmp (tandem_choice_get_key (choice), key) == 0)
        return g_strdup (tandem_choice_get_label (choice));
    }
  return g_strdup (key);
}

static char *
dup_country_name (const char *country)
{
  g_autoptr (GListStore) choices = tandem_choices_countries (country);

  return dup_label (choices, country);
}

/* Showing */

/* Below the country: what isn't known about it. */
static char *
describe_country (const TandemSideCalendar *calendar)
{
  g_autofree char *name = dup_country_name (calendar->country);

  if (calendar->has_data)
    return g_strdup ("");
  if (*calendar->country == '\0')
    return g_strdup (_("Without a country no public holidays are known."));
  /* Translators: %s is a country */
  return g_strdup_printf (_("The public holidays of %s aren’t known here: only weekends are closed. Add days by hand or from a calendar file."), name);
}

static char *
describe_week (const TandemSideCalendar *calendar)
{
  g_autofree char *name = dup_country_name (calendar->country);
  g_autofree char *week = tandem_week_wording (calendar->week), *usual = tandem_week_wording (calendar->usual);

  if (!calendar->has_data)
    return g_steal_pointer (&week);
  if (!calendar->has_own_week)
    /* Translators: a working week and a country: "Monday to Friday, as usual in Germany" */
    return g_strdup_printf (_("%1$s, as usual in %2$s"), week, name);
  /* Translators: a working week, a country and its usual week: "Sunday to Thursday. Usual in Germany: Monday to Friday" */
  return g_strdup_printf (_("%1$s. Usual in %2$s: %3$s"), week, name, usual);
}

static void
show_country (TandemCalendarPage *self, const TandemSideCalendar *calendar)
{
  GListStore *regions = tandem_choices_regions (calendar->country, calendar->region);
  g_autofree char *line = describe_country (calendar);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->country_row), line);
  tandem_choice_row_show (self->country_row, tandem_choices_countries (calendar->country), calendar->country);
  gtk_widget_set_visible (GTK_WIDGET (self->region_row), g_list_model_get_n_items (G_LIST_MODEL (regions)) > 0);
  tandem_choice_row_show (self->region_row, regions, calendar->region);
}

static void
show_week (TandemCalendarPage *self, const char *error)
{
  TandemSideCalendar calendar = tandem_plan_get_calendar (self->plan, self->side);
  g_autofree char *note = describe_week (&calendar);

  tandem_week_row_show (self->week_row, calendar.week, note, error);
}

static void
refresh (TandemCalendarPage *self)
{
  TandemSideCalendar calendar = tandem_plan_get_calendar (self->plan, self->side);
  g_autofree char *name = tandem_choices_side (self->plan, self->side);
  /* Translators: %s is an organisation */
  g_autofree char *title = g_strdup_printf (_("Working days of %s"), name);
  TandemDay from, to;
  int first_year, last_year;

  tandem_plan_get_span (self->plan, tandem_workspace_get_today (self->workspace), &from, &to);
  tandem_day_split (from, &first_year, NULL, NULL);
  tandem_day_split (to, &last_year, NULL, NULL);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  adw_window_title_set_subtitle (self->heading, name);
  show_country (self, &calendar);
  show_week (self, NULL);
  tandem_holiday_list_show (self->holidays, calendar.country, calendar.region, calendar.week, first_year, last_year);
  tandem_item_list_set_owner (self->closed, self->workspace, self->plan, tandem_entity_get_id (TANDEM_ENTITY (self->plan)));
  tandem_imported_list_refresh (self->imported, self->workspace, self->plan, self->side);
}

static gboolean
refresh_cb (gpointer data)
{
  TandemCalendarPage *self = data;

  self->refresh_id = 0;
  if (tandem_workspace_get_plan (self->workspace) == self->plan)
    refresh (self);
  return G_SOURCE_REMOVE;
}

static void
mark_stale (TandemCalendarPage *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

/* What the person does */

static gint64
new_id (gpointer session, GError **error)
{
  return tandem_session_new_id (session, error);
}

/* A choice that could not be written goes back. */
static void
apply (TandemCalendarPage *self, TandemEdit *edit, const GError *error)
{
  if (edit == NULL)
    tandem_workspace_report (self->workspace, error);
  else
    tandem_workspace_apply (self->workspace, edit, NULL);
  refresh (self);
}

static void
country_cb (TandemCalendarPage *self, const char *key)
{
  apply (self, tandem_calendar_edits_set_country (self->plan, self->side, key), NULL);
}

static void
region_cb (TandemCalendarPage *self, const char *key)
{
  g_autoptr (GError) error = NULL;

  apply (self, tandem_calendar_edits_set_region (self->plan, self->side, key, new_id, tandem_workspace_get_session (self->workspace), &error), error);
}

static void
week_cb (TandemCalendarPage *self, guint week)
{
  g_autoptr (GError) error = NULL;
  TandemEdit *edit = tandem_calendar_edits_set_week (self->plan, self->side, week, new_id, tandem_workspace_get_session (self->workspace), &error);

  if (edit == NULL && g_error_matches (error, TANDEM_ERROR, TANDEM_ERROR_INVALID))
    show_week (self, error->message);
  else
    apply (self, edit, error);
}

/* Repeating days are taken for a year more than the plan has: it may yet move. */
static void
read_file (TandemCalendarPage *self, GFile *file)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  g_autofree char *base = g_file_get_basename (file), *name = g_filename_display_name (base);
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  GArray *spans;
  TandemDay from, to;

  tandem_plan_get_span (self->plan, tandem_workspace_get_today (self->workspace), &from, &to);
  spans = tandem_holiday_file_load (file, from, tandem_day_add_months (to, 12), &warnings, &error);
  if (spans == NULL)
    {
      /* Translators: the name of a file, and a sentence: "“notes.txt”: This is not a calendar file." */
      g_autofree char *line = g_strdup_printf (_("“%1$s”: %2$s"), name, error->message);

      tandem_imported_list_show_error (self->imported, line);
      return;
    }
  tandem_imported_list_show_error (self->imported, NULL);
  if (view != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), tandem_import_page_new (self->workspace, self->side, name, spans, warnings));
  else
    g_array_unref (spans);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemCalendarPage) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL || self->workspace == NULL)
    return;
  g_clear_object (&self->folder);
  self->folder = g_file_get_parent (file);
  read_file (self, file);
}

static void
import_cb (TandemCalendarPage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) calendars = gtk_file_filter_new (), any = gtk_file_filter_new ();

  gtk_file_filter_set_name (calendars, _("Calendar files"));
  gtk_file_filter_add_mime_type (calendars, "text/calendar");
  gtk_file_filter_add_suffix (calendars, "ics");
  gtk_file_filter_set_name (any, _("All files"));
  gtk_file_filter_add_pattern (any, "*");
  g_list_store_append (filters, calendars);
  g_list_store_append (filters, any);
  gtk_file_dialog_set_title (dialog, _("Import a calendar file"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_initial_folder (dialog, self->folder);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, file_chosen_cb, g_object_ref (self));
}

static void
tandem_calendar_page_dispose (GObject *object)
{
  TandemCalendarPage *self = TANDEM_CALENDAR_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->workspace != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      tandem_item_list_set_owner (self->closed, NULL, NULL, 0);
    }
  g_clear_object (&self->workspace);
  g_clear_object (&self->plan);
  g_clear_object (&self->folder);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_CALENDAR_PAGE);
  G_OBJECT_CLASS (tandem_calendar_page_parent_class)->dispose (object);
}

static void
tandem_calendar_page_class_init (TandemCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_calendar_page_dispose;
  g_type_ensure (TANDEM_TYPE_CHOICE_ROW);
  g_type_ensure (TANDEM_TYPE_WEEK_ROW);
  g_type_ensure (TANDEM_TYPE_HOLIDAY_LIST);
  g_type_ensure (TANDEM_TYPE_ITEM_LIST);
  g_type_ensure (TANDEM_TYPE_IMPORTED_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemCalendarPage, heading);
  gtk_widget_class_bind_template_child (widget_class, TandemCalendarPage, country_row);
  gtk_widget_class_bind_template_child (widget_class, TandemCalendarPage, region_row);
  gtk_widget_class_bind_template_child (widget_class, TandemCalendarPage, week_row);
  gtk_widget_class_bind_template_child (widget_class, TandemCalendarPage, holidays);
  gtk_widget_class_bind_template_child (widget_class, TandemCalendarPage, closed);
  gtk_widget_class_bind_template_child (widget_class, TandemCalendarPage, imported);
  gtk_widget_class_bind_template_callback (widget_class, country_cb);
  gtk_widget_class_bind_template_callback (widget_class, region_cb);
  gtk_widget_class_bind_template_callback (widget_class, week_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
tandem_calendar_page_init (TandemCalendarPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_calendar_page_new:
 * @workspace: (transfer none): it must show a plan
 * @side: buyer or seller
 *
 * Returns: (transfer floating): a page for a navigation view
 */
AdwNavigationPage *
tandem_calendar_page_new (TandemWorkspace *workspace, TandemSide side)
{
  TandemCalendarPage *self = g_object_new (TANDEM_TYPE_CALENDAR_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->plan = g_object_ref (tandem_workspace_get_plan (workspace));
  self->side = side;
  tandem_item_list_set_info (self->closed, side == TANDEM_SIDE_BUYER ? &tandem_buyer_closed_list : &tandem_seller_closed_list);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (mark_stale), self);
  refresh (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * tandem_calendar_page_describe:
 * @plan: a plan
 * @side: buyer or seller
 *
 * Returns: (transfer full): what the page holds, in a line: "Germany, Bayern · Monday to Friday · 2 closed periods"
 */
char *
tandem_calendar_page_describe (TandemPlan *plan, TandemSide side)
{
  TandemSideCalendar calendar = tandem_plan_get_calendar (plan, side);
  g_autoptr (GListStore) regions = tandem_choices_regions (calendar.country, calendar.region);
  g_autofree char *country = dup_country_name (calendar.country), *region = dup_label (regions, calendar.region), *week = tandem_week_wording (calendar.week);
  g_autoptr (GString) line = g_string_new (*calendar.country != '\0' ? country : _("No country set"));
  guint n = 0;

  if (*calendar.region != '\0')
    /* Translators: between a country and a region of it */
    g_string_append_printf (line, "%s%s", C_("country and region", ", "), region);
  g_string_append_printf (line, " · %s", week);
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_CLOSED_PERIOD); i++)
    {
      TandemSide of = (TandemSide) tandem_entity_get_choice (tandem_plan_peek (plan, TANDEM_KIND_CLOSED_PERIOD, i), TANDEM_CLOSED_PERIOD_SIDE);

      n += of == side || of == TANDEM_SIDE_JOINT;
    }
  if (n > 0)
    {
      g_autofree char *closed = g_strdup_printf (ngettext ("%u closed period", "%u closed periods", n), n);

      g_string_append_printf (line, " · %s", closed);
    }
  return g_string_free_and_steal (g_steal_pointer (&line));
}
