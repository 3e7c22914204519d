/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-holiday-file.h"

#include "tandem-error.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

/* A calendar of holidays has some hundred lines; anything near these limits is something else. */
#define MAX_BYTES       (4 * 1024 * 1024)
#define MAX_SPANS       5000
#define MAX_OCCURRENCES 2000 /* of one event */
#define MAX_TITLE       200  /* characters */

/* Positions leave room, as elsewhere. */
#define POSITION_STEP 1024

typedef struct
{
  TandemDay   from, to;
  GArray     *spans;
  GHashTable *excluded; /* "UID day" of occurrences that have an event of their own */
  guint       n_events, n_timed, n_unclear;
} Reader;

static void
clear_span (gpointer data)
{
  g_free (((TandemClosedSpan *) data)->title);
}

static TandemDay
get_day (struct icaltimetype time)
{
  return icaltime_is_null_time (time) ? TANDEM_DAY_NONE : tandem_day_new (time.year, time.month, time.day);
}

static char *
make_key (const char *uid, TandemDay day)
{
  return g_strdup_printf ("%u %s", day, uid != NULL ? uid : "");
}

/* One line without control characters, not longer than a person reads. */
static char *
clean_title (const char *summary)
{
  g_autofree char *valid = g_utf8_make_valid (summary != NULL ? summary : "", -1);
  GString *title = g_string_new (NULL);

  for (const char *at = valid; *at != '\0' && g_utf8_strlen (title->str, -1) < MAX_TITLE; at = g_utf8_next_char (at))
    g_string_append_unichar (title, g_unichar_iscntrl (g_utf8_get_char (at)) ? ' ' : g_utf8_get_char (at));
  g_strstrip (title->str);
  title->len = strlen (title->str);
  return g_string_free_and_steal (title->len > 0 ? title : g_string_append (title, _("Closed")));
}

static void
add_span (Reader *reader, TandemDay first, guint length, const char *title)
{
  TandemClosedSpan span = { first, first + length - 1, NULL };

  if (span.last < reader->from || span.first > reader->to || reader->spans->len >= MAX_SPANS)
    return;
  span.title = g_strdup (title);
  g_array_append_val (reader->spans, span);
}

/* Days of an event, 0 where it has a time of day and is no closed day. From midnight to midnight is whole days too: that is
 * how some calendars write them. DTEND is exclusive (RFC 5545, 3.6.1). */
static guint
count_days (icalcomponent *event, struct icaltimetype start)
{
  struct icaltimetype end = icalcomponent_get_dtend (event);
  TandemDay first = get_day (start), after = get_day (end);
  gboolean midnight = start.hour == 0 && start.minute == 0 && start.second == 0 && end.hour == 0 && end.minute == 0 && end.second == 0;

  if (first == TANDEM_DAY_NONE)
    return 0;
  if (!start.is_date && !(midnight && after > first))
    return 0;
  return after > first ? MIN (after - first, 3660u) : 1;
}

static gboolean
is_excluded (Reader *reader, icalcomponent *event, TandemDay day)
{
  g_autofree char *key = make_key (icalcomponent_get_uid (event), day);

  if (g_hash_table_contains (reader->excluded, key))
    return TRUE;
  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_EXDATE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_EXDATE_PROPERTY))
    if (get_day (icalproperty_get_exdate (property)) == day)
      return TRUE;
  return FALSE;
}

/* All occurrences of a rule between `from` and `to`; rules of hours and shorter make no closed days. */
static void
add_recurring (Reader *reader, icalcomponent *event, icalproperty *property, struct icaltimetype start, guint length, const char *title)
{
  struct icalrecurrencetype rule = icalproperty_get_rrule (property);
  struct icaltimetype bare = start, next;
  icalrecur_iterator *iterator;

  if (rule.freq < ICAL_DAILY_RECURRENCE || rule.freq > ICAL_YEARLY_RECURRENCE)
    {
      reader->n_unclear++;
      return;
    }
  bare.is_date = 1;
  bare.hour = bare.minute = bare.second = 0;
  iterator = icalrecur_iterator_new (rule, bare);
  if (iterator == NULL)
    {
      reader->n_unclear++;
      return;
    }
  for (int i = 0; i < MAX_OCCURRENCES; i++)
    {
      TandemDay day;

      next = icalrecur_iterator_next (iterator);
      day = get_day (next);
      if (day == TANDEM_DAY_NONE || day > reader->to)
        break;
      if (!is_excluded (reader, event, day))
        add_span (reader, day, length, title);
    }
  icalrecur_iterator_free (iterator);
}

static gboolean
is_cancelled (icalcomponent *event)
{
  return icalcomponent_get_status (event) == ICAL_STATUS_CANCELLED;
}

static void
add_event (Reader *reader, icalcomponent *event)
{
  struct icaltimetype start = icalcomponent_get_dtstart (event);
  guint length = count_days (event, start);
  icalproperty *rule = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY);
  g_autofree char *title = NULL;

  reader->n_events++;
  if (is_cancelled (event))
    return;
  if (length == 0)
    {
      reader->n_timed++;
      return;
    }
  title = clean_title (icalcomponent_get_summary (event));
  if (rule != NULL)
    add_recurring (reader, event, rule, start, length, title);
  /* An exception has a RECURRENCE-ID and is itself what its key excludes from the series. */
  else if (icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY) != NULL || !is_excluded (reader, event, get_day (start)))
    add_span (reader, get_day (start), length, title);
  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_RDATE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_RDATE_PROPERTY))
    {
      struct icaldatetimeperiodtype also = icalproperty_get_rdate (property);
      TandemDay day = get_day (also.time);

      if (day != TANDEM_DAY_NONE && !is_excluded (reader, event, day))
        add_span (reader, day, length, title);
    }
}

static void
for_each_event (Reader *reader, icalcomponent *component, void (*run) (Reader *reader, icalcomponent *event), int depth)
{
  for (icalcomponent *child = icalcomponent_get_first_component (component, ICAL_ANY_COMPONENT); child != NULL;
       child = icalcomponent_get_next_component (component, ICAL_ANY_COMPONENT))
    {
      if (icalcomponent_isa (child) == ICAL_VEVENT_COMPONENT)
        run (reader, child);
      else if (icalcomponent_isa (child) == ICAL_VCALENDAR_COMPONENT && depth < 2)
        for_each_event (reader, child, run, depth + 1);
    }
}

static void
note_exception (Reader *reader, icalcomponent *event)
{
  TandemDay day = icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY) != NULL ? get_day (icalcomponent_get_recurrenceid (event)) : TANDEM_DAY_NONE;

  if (day != TANDEM_DAY_NONE)
    g_hash_table_add (reader->excluded, make_key (icalcomponent_get_uid (event), day));
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const TandemClosedSpan *first = a, *second = b;

  if (first->first != second->first)
    return first->first < second->first ? -1 : 1;
  return g_strcmp0 (first->title, second->title);
}

static gboolean
fail_not_ours (GError **error)
{
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_NOT_OURS, _("This is not a calendar file (.ics). No closed days were added."));
  return FALSE;
}

/* The text of a file as UTF-8 with a NUL, or NULL: libical stops at a NUL and takes any bytes. */
static char *
decode (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *head = NULL;

  if (length > 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  head = g_ascii_strup (data != NULL ? data : "", (gssize) MIN (length, 4096));
  if (length > MAX_BYTES || length == 0 || memchr (data, '\0', length) != NULL || strstr (head, "BEGIN:VCALENDAR") == NULL)
    {
      fail_not_ours (error);
      return NULL;
    }
  if (g_utf8_validate (data, (gssize) length, NULL))
    return g_strndup (data, length);
  return g_convert (data, (gssize) length, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL) ?: g_utf8_make_valid (data, (gssize) length);
}

static void
add_warning (GPtrArray *warnings, char *warning)
{
  g_ptr_array_add (warnings, warning);
}

static gboolean
finish (Reader *reader, GPtrArray *warnings, GError **error)
{
  if (reader->n_timed > 0)
    add_warning (warnings, g_strdup_printf (ngettext ("%u event has a time of day and is no closed day; it was left out.",
                                                      "%u events have a time of day and are no closed days; they were left out.", reader->n_timed), reader->n_timed));
  if (reader->n_unclear > 0)
    add_warning (warnings, g_strdup_printf (ngettext ("%u event repeats in a way that isn’t understood; it was left out.",
                                                      "%u events repeat in a way that isn’t understood; they were left out.", reader->n_unclear), reader->n_unclear));
  if (reader->spans->len >= MAX_SPANS)
    add_warning (warnings, g_strdup_printf (_("Only the first %u closed days were taken."), MAX_SPANS));
  if (reader->spans->len > 0)
    return TRUE;
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("The calendar has no whole-day event in the years of the plan. No closed days were added."));
  return FALSE;
}

/**
 * tandem_holiday_file_read:
 * @bytes: content of a calendar file (RFC 5545)
 * @from: first day that matters
 * @to: last day that matters; repeating events end there
 * @warnings: (out) (optional) (transfer full) (element-type utf8): sentences about what was left out
 * @error: %TANDEM_ERROR_NOT_OURS where it is no calendar, %TANDEM_ERROR_INVALID where it has no closed day
 *
 * Whole-day events are closed days, several days are a span, repeating ones repeat, cancelled ones are none.
 *
 * Returns: (transfer full) (element-type TandemClosedSpan) (nullable): closed days by first day
 */
GArray *
tandem_holiday_file_read (GBytes *bytes, TandemDay from, TandemDay to, GPtrArray **warnings, GError **error)
{
  g_autofree char *text = decode (bytes, error);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (TandemClosedSpan));
  g_autoptr (GHashTable) excluded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { .from = from, .to = to, .spans = spans, .excluded = excluded };
  icalcomponent *root;

  if (text == NULL)
    return NULL;
  g_array_set_clear_func (spans, clear_span);
  icalerror_set_errors_are_fatal (FALSE);
  root = icalparser_parse_string (text);
  if (root == NULL || (icalcomponent_isa (root) != ICAL_VCALENDAR_COMPONENT && icalcomponent_isa (root) != ICAL_XROOT_COMPONENT))
    {
      g_clear_pointer (&root, icalcomponent_free);
      fail_not_ours (error);
      return NULL;
    }
  for_each_event (&reader, root, note_exception, 0);
  for_each_event (&reader, root, add_event, 0);
  icalcomponent_free (root);
  g_array_sort (spans, compare_spans);
  if (!finish (&reader, found, error))
    return NULL;
  if (warnings != NULL)
    *warnings = g_steal_pointer (&found);
  return g_steal_pointer (&spans);
}

/**
 * tandem_holiday_file_load:
 * @file: a calendar file
 * @from: first day that matters
 * @to: last day that matters
 * @warnings: (out) (optional) (transfer full): as tandem_holiday_file_read()
 * @error: of %G_IO_ERROR or as tandem_holiday_file_read()
 */
GArray *
tandem_holiday_file_load (GFile *file, TandemDay from, TandemDay to, GPtrArray **warnings, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *content = g_malloc (MAX_BYTES + 1);
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), content, MAX_BYTES + 1, &length, NULL, error))
    return NULL;
  bytes = g_bytes_new_static (content, length);
  return tandem_holiday_file_read (bytes, from, to, warnings, error);
}

/**
 * tandem_holiday_file_is_known:
 * @span: closed days from a file
 * @plan: a plan
 * @side: whose they would be
 *
 * Returns: whether the same days under the same name are there already: the file was imported before
 */
gboolean
tandem_holiday_file_is_known (const TandemClosedSpan *span, TandemPlan *plan, TandemSide side)
{
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_CLOSED_PERIOD); i++)
    {
      TandemEntity *period = tandem_plan_peek (plan, TANDEM_KIND_CLOSED_PERIOD, i);

      if (tandem_entity_get_day (period, TANDEM_CLOSED_PERIOD_FIRST) == span->first && tandem_entity_get_day (period, TANDEM_CLOSED_PERIOD_LAST) == span->last
          && tandem_entity_get_choice (period, TANDEM_CLOSED_PERIOD_SIDE) == (int) side && g_str_equal (tandem_entity_get_title (period), span->title))
        return TRUE;
    }
  return FALSE;
}

/**
 * tandem_holiday_file_to_edit:
 * @spans: (element-type TandemClosedSpan): closed days
 * @plan: a plan
 * @side: whose they are
 * @source: name of the file, without its folder
 * @new_id: gives ids
 * @data: for @new_id
 * @error: from @new_id
 *
 * Returns: (transfer full) (nullable): one edit that adds what the plan doesn't have yet; empty where it has all
 */
TandemEdit *
tandem_holiday_file_to_edit (GArray *spans, TandemPlan *plan, TandemSide side, const char *source, TandemNewId new_id, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  gint64 position = tandem_edits_position_after (plan, TANDEM_KIND_CLOSED_PERIOD, NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const TandemClosedSpan *span = &g_array_index (spans, TandemClosedSpan, i);
      g_autoptr (TandemRow) row = NULL;
      gint64 id;

      if (tandem_holiday_file_is_known (span, plan, side))
        continue;
      id = new_id (data, error);
      if (id == 0)
        return NULL;
      row = tandem_row_new (TANDEM_KIND_CLOSED_PERIOD);
      tandem_row_set_choice (row, TANDEM_CLOSED_PERIOD_SIDE, (int) side);
      tandem_row_set_choice (row, TANDEM_CLOSED_PERIOD_KIND, TANDEM_CLOSED_HOLIDAY);
      tandem_row_set_text (row, TANDEM_CLOSED_PERIOD_TITLE, span->title);
      tandem_row_set_day (row, TANDEM_CLOSED_PERIOD_FIRST, span->first);
      tandem_row_set_day (row, TANDEM_CLOSED_PERIOD_LAST, span->last);
      tandem_row_set_text (row, TANDEM_CLOSED_PERIOD_SOURCE, source);
      tandem_row_set_integer (row, TANDEM_CLOSED_PERIOD_POSITION, position);
      position += POSITION_STEP;
      g_ptr_array_add (edits, tandem_edits_add (plan, id, row));
    }
  return tandem_edit_new_group (_("Import Closed Days"), edits);
}
