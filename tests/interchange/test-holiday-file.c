/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-error.h"
#include "tandem-holiday-file.h"
#include "tandem-plan-workdays.h"
#include "tandem-test-plan.h"

#include <string.h>

#define HEAD "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Northwind//EN\r\n"
#define TAIL "END:VCALENDAR\r\n"
#define EVENT(lines) "BEGIN:VEVENT\r\n" lines "END:VEVENT\r\n"

static GArray *
read_text (const char *text, gsize length, GPtrArray **warnings, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return tandem_holiday_file_read (bytes, tandem_day_new (2026, 1, 1), tandem_day_new (2029, 12, 31), warnings, error);
}

/* "2026-12-24 2027-01-01 Name; …" */
static char *
describe (GArray *spans)
{
  GString *text = g_string_new (NULL);
  char first[TANDEM_DAY_ISO_SIZE], last[TANDEM_DAY_ISO_SIZE];

  for (guint i = 0; i < spans->len; i++)
    {
      TandemClosedSpan *span = &g_array_index (spans, TandemClosedSpan, i);

      g_string_append_printf (text, "%s%s %s %s", i > 0 ? "; " : "", tandem_day_to_iso (span->first, first), tandem_day_to_iso (span->last, last), span->title);
    }
  return g_string_free_and_steal (text);
}

static void
assert_read (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) spans = read_text (text, strlen (text), NULL, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = describe (spans);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_events (void)
{
  assert_read (HEAD EVENT ("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20270102\r\nSUMMARY:Plant closed\\, all of it\r\n") TAIL, "2026-12-24 2027-01-01 Plant closed, all of it");
  assert_read (HEAD EVENT ("DTSTART;VALUE=DATE:20261224\r\nSUMMARY:One day\r\n") TAIL, "2026-12-24 2026-12-24 One day");
  assert_read (HEAD EVENT ("DTSTART;VALUE=DATE:20261224\r\nDURATION:P2D\r\n") TAIL, "2026-12-24 2026-12-25 Closed");
  assert_read (HEAD EVENT ("DTSTART:20261224T000000\r\nDTEND:20261226T000000\r\nSUMMARY:Midnight to midnight\r\n") TAIL, "2026-12-24 2026-12-25 Midnight to midnight");
  assert_read (HEAD EVENT ("UID:a\r\nDTSTART;VALUE=DATE:20200701\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Founding day\r\n") TAIL,
               "2026-07-01 2026-07-01 Founding day; 2027-07-01 2027-07-01 Founding day; 2028-07-01 2028-07-01 Founding day; 2029-07-01 2029-07-01 Founding day");
  assert_read (HEAD EVENT ("UID:a\r\nDTSTART;VALUE=DATE:20270701\r\nRRULE:FREQ=MONTHLY;COUNT=4\r\nEXDATE;VALUE=DATE:20270801\r\nSUMMARY:M\r\n")
               EVENT ("UID:a\r\nRECURRENCE-ID;VALUE=DATE:20270901\r\nDTSTART;VALUE=DATE:20270902\r\nSUMMARY:Moved\r\n")
               EVENT ("UID:a\r\nRECURRENCE-ID;VALUE=DATE:20271001\r\nSTATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20271001\r\n") TAIL,
               "2027-07-01 2027-07-01 M; 2027-09-02 2027-09-02 Moved");
  assert_read (HEAD EVENT ("DTSTART;VALUE=DATE:20270501\r\nSTATUS:CANCELLED\r\nSUMMARY:Not\r\n") EVENT ("DTSTART;VALUE=DATE:20270502\r\nSUMMARY:But\r\n") TAIL, "2027-05-02 2027-05-02 But");
  assert_read ("\xef\xbb\xbf" HEAD EVENT ("DTSTART;VALUE=DATE:20270502\r\nSUMMARY:Tag der\r\n  Arbeit\r\n") TAIL, "2027-05-02 2027-05-02 Tag der Arbeit");
  assert_read (HEAD EVENT ("DTSTART;VALUE=DATE:20270502\r\nSUMMARY:Fr\xfchling\r\n") TAIL, "2027-05-02 2027-05-02 Frühling");
}

static void
test_meetings_are_left_out (void)
{
  const char *text = HEAD EVENT ("DTSTART:20261224T100000\r\nDTEND:20261224T110000\r\nSUMMARY:Call\r\n") EVENT ("DTSTART;VALUE=DATE:20261224\r\n")
    EVENT ("DTSTART;VALUE=DATE:20261224\r\nRRULE:FREQ=SECONDLY\r\n") TAIL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GArray) spans = read_text (text, strlen (text), &warnings, NULL);

  g_assert_cmpuint (spans->len, ==, 1);
  g_assert_cmpuint (warnings->len, ==, 2);
}

static void
test_refused (void)
{
  static const struct { const char *text; int code; } table[] = {
    { "", TANDEM_ERROR_NOT_OURS }, { "Date,Holiday\n2026-12-24,Closed\n", TANDEM_ERROR_NOT_OURS }, { "BEGIN:VCARD\r\nEND:VCARD\r\n", TANDEM_ERROR_NOT_OURS },
    { HEAD TAIL, TANDEM_ERROR_INVALID }, { HEAD EVENT ("DTSTART:20261224T100000\r\nDTEND:20261224T110000\r\n") TAIL, TANDEM_ERROR_INVALID },
    { HEAD EVENT ("SUMMARY:No day\r\n") TAIL, TANDEM_ERROR_INVALID }, { HEAD EVENT ("DTSTART;VALUE=DATE:19990101\r\n") TAIL, TANDEM_ERROR_INVALID },
    { HEAD EVENT ("DTSTART;VALUE=DATE:20260230\r\nDTEND;VALUE=DATE:garbage\r\nRRULE:FREQ=NEVER\r\n") TAIL, TANDEM_ERROR_INVALID },
    { HEAD EVENT ("DTSTART;VALUE=DATE:20270502\r\n"), TANDEM_ERROR_NOT_OURS }, /* cut off */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (table[i].text, strlen (table[i].text), NULL, &error));
      g_assert_error (error, TANDEM_ERROR, table[i].code);
      g_assert_nonnull (strstr (error->message, "No closed days were added."));
    }
}

static void
test_damaged (void)
{
  static const char text[] = HEAD EVENT ("UID:a\r\nDTSTART;VALUE=DATE:20270701\r\nDTEND;VALUE=DATE:20270703\r\nRRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=40\r\nEXDATE;VALUE=DATE:20270801\r\nRDATE;VALUE=DATE:20280101\r\nSUMMARY:M\r\n")
    EVENT ("UID:a\r\nRECURRENCE-ID;VALUE=DATE:20270901\r\nDTSTART;VALUE=DATE:20270902\r\nSUMMARY:Moved\r\n") TAIL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int round = 0; round < 3000; round++)
    {
      g_autofree char *damaged = g_memdup2 (text, sizeof text);
      gsize length = g_rand_boolean (rand) ? sizeof text - 1 : (gsize) g_rand_int_range (rand, 0, sizeof text);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) spans = NULL;

      for (int n = g_rand_int_range (rand, 1, 5); n > 0; n--)
        damaged[g_rand_int_range (rand, 0, sizeof text - 1)] = ":;=,0123456789\r\n\0AZ\xff"[g_rand_int_range (rand, 0, 20)];
      spans = read_text (damaged, length, NULL, &error);
      g_assert_true ((spans == NULL) == (error != NULL));
      for (guint i = 0; spans != NULL && i < spans->len; i++)
        {
          TandemClosedSpan *span = &g_array_index (spans, TandemClosedSpan, i);

          g_assert_cmpuint (span->first, <=, span->last);
          g_assert_true (g_utf8_validate (span->title, -1, NULL) && *span->title != '\0');
        }
    }
}

static void
test_becomes_closed_days_once (void)
{
  const char *text = HEAD EVENT ("DTSTART;VALUE=DATE:20270503\r\nDTEND;VALUE=DATE:20270505\r\nSUMMARY:Stocktaking\r\n") EVENT ("DTSTART;VALUE=DATE:20270510\r\nSUMMARY:Outing\r\n") TAIL;
  g_autoptr (GArray) spans = read_text (text, strlen (text), NULL, NULL);
  g_autoptr (TandemLibrary) library = tandem_library_new ();
  g_autoptr (TandemRow) head = tandem_row_new (TANDEM_KIND_PLAN);
  gint64 counter = 0;
  g_autoptr (TandemEdit) add = NULL, edit = NULL, again = NULL;
  g_autoptr (TandemWorkdays) workdays = NULL;
  g_autoptr (GError) error = NULL;
  TandemPlan *plan;

  tandem_row_set_text (head, TANDEM_PLAN_TITLE, "Plan");
  tandem_row_set_text (head, TANDEM_PLAN_BUYER_NAME, "Northwind Traders");
  tandem_row_set_text (head, TANDEM_PLAN_SELLER_NAME, "Fabrikam");
  add = tandem_edits_new_plan (head, NULL, tandem_test_plan_new_id, &counter, &error);
  tandem_edit_apply (add, library);
  plan = tandem_library_find (library, tandem_edit_get_plan (add));

  edit = tandem_holiday_file_to_edit (spans, plan, TANDEM_SIDE_BUYER, "company.ics", tandem_test_plan_new_id, &counter, &error);
  g_assert_true (tandem_edit_check (edit, library, &error));
  tandem_edit_apply (edit, library);
  workdays = tandem_plan_workdays (plan, NULL);
  g_assert_cmpstr (tandem_workdays_get_reason (workdays, TANDEM_SIDE_BUYER, tandem_day_new (2027, 5, 4)), ==, "Stocktaking");
  g_assert_true (tandem_workdays_is_open (workdays, TANDEM_SIDE_BUYER, tandem_day_new (2027, 5, 5)));
  g_assert_true (tandem_workdays_is_open (workdays, TANDEM_SIDE_SELLER, tandem_day_new (2027, 5, 4)));
  g_assert_false (tandem_workdays_is_open (workdays, TANDEM_SIDE_BUYER, tandem_day_new (2027, 5, 10)));

  again = tandem_holiday_file_to_edit (spans, plan, TANDEM_SIDE_BUYER, "company.ics", tandem_test_plan_new_id, &counter, &error);
  g_assert_true (tandem_edit_is_empty (again));
  g_assert_cmpuint (tandem_plan_get_n (plan, TANDEM_KIND_CLOSED_PERIOD), ==, 2);
  g_assert_cmpstr (tandem_entity_get_text (tandem_plan_peek (plan, TANDEM_KIND_CLOSED_PERIOD, 0), TANDEM_CLOSED_PERIOD_SOURCE), ==, "company.ics");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holiday-file/events", test_events);
  g_test_add_func ("/holiday-file/meetings-are-left-out", test_meetings_are_left_out);
  g_test_add_func ("/holiday-file/refused", test_refused);
  g_test_add_func ("/holiday-file/damaged", test_damaged);
  g_test_add_func ("/holiday-file/becomes-closed-days-once", test_becomes_closed_days_once);
  return g_test_run ();
}
