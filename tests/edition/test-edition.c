/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-edition-builder.h"

#include "tandem-model-writer.h"
#include "tandem-test-plans.h"

#include <string.h>

typedef void (*TextFunc) (const char *text, gpointer data);

static TandemEdition *
make (TandemPlan *plan, const char *audience, gboolean for_us)
{
  TandemEditionOptions options = { .today = tandem_day_new (2026, 11, 23), .for_us = for_us, .audience = audience, .prepared_by = "Sam Ortega", .version = 4 };

  return tandem_edition_new (plan, &options);
}

static void
write_text (TandemEntity *entity, guint field, const char *text)
{
  g_auto (TandemValue) value = tandem_value_text (text);

  tandem_entity_write (entity, field, &value);
}

static void
write_day (TandemEntity *entity, guint field, TandemDay day)
{
  TandemValue value = tandem_value_day (day);

  tandem_entity_write (entity, field, &value);
}

static const TandemEditionMilestone *
find (const TandemEdition *edition, const char *title)
{
  for (guint i = 0; i < edition->n_milestones; i++)
    if (strcmp (edition->milestones[i].title, title) == 0)
      return &edition->milestones[i];
  g_error ("no milestone \"%s\"", title);
}

static TandemEntity *
find_entity (TandemPlan *plan, TandemKind kind, const char *title)
{
  for (guint i = 0; i < tandem_plan_get_n (plan, kind); i++)
    if (strcmp (tandem_entity_get_title (tandem_plan_peek (plan, kind, i)), title) == 0)
      return tandem_plan_peek (plan, kind, i);
  g_error ("no entity \"%s\"", title);
}

static void
walk_milestone (const TandemEditionMilestone *m, TextFunc visit, gpointer data)
{
  const char *texts[] = { m->title, m->explanation, m->done_when, m->lead_line, m->criterion, m->buyer_lead.name, m->buyer_lead.short_name,
                          m->buyer_lead.function, m->seller_lead.name, m->seller_lead.short_name, m->seller_lead.function,
                          m->support.name, m->support.short_name, m->support.function };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    visit (texts[i], data);
  for (guint i = 0; i < m->n_deliverables; i++)
    {
      visit (m->deliverables[i].title, data);
      visit (m->deliverables[i].owner, data);
    }
  for (guint i = 0; i < m->n_resources; i++)
    {
      visit (m->resources[i].title, data);
      visit (m->resources[i].url, data);
    }
}

/* Shows every text of an edition to @visit. */
static void
walk (const TandemEdition *e, TextFunc visit, gpointer data)
{
  const char *head[] = { e->title, e->goal, e->buyer, e->seller, e->language, e->audience, e->prepared_by };

  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    visit (head[i], data);
  for (guint i = 0; i < e->n_phases; i++)
    visit (e->phases[i].name, data);
  for (guint i = 0; i < e->n_milestones; i++)
    walk_milestone (&e->milestones[i], visit, data);
  for (guint i = 0; i < e->n_criteria; i++)
    {
      const char *texts[] = { e->criteria[i].title, e->criteria[i].measure, e->criteria[i].baseline, e->criteria[i].target, e->criteria[i].result };

      for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
        visit (texts[t], data);
    }
  for (guint i = 0; i < e->n_people; i++)
    {
      const TandemEditionPerson *p = &e->people[i];
      const char *texts[] = { p->name, p->organisation, p->job_title, p->function, p->role, p->email, p->phone };

      for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
        visit (texts[t], data);
    }
  for (guint i = 0; i < e->n_closed; i++)
    visit (e->closed[i].title, data);
}

static void
append_text (const char *text, gpointer data)
{
  g_assert_nonnull (text);
  g_string_append (data, text);
  g_string_append_c (data, '\n');
}

static char *
all_texts (const TandemEdition *edition)
{
  GString *text = g_string_new (NULL);

  walk (edition, append_text, text);
  return g_string_free_and_steal (text);
}

static void
test_nothing_private_gets_in (void)
{
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TandemPlan) plan = tandem_test_plan_secret (secrets);
  g_autoptr (TandemEdition) edition = make (plan, NULL, FALSE);
  g_autoptr (TandemEdition) ours = make (plan, NULL, TRUE);
  g_autofree char *texts = all_texts (edition);
  g_autofree char *our_texts = all_texts (ours);

  /* The walk sees the texts it should see, so that not finding a secret means something. */
  g_assert_nonnull (strstr (texts, "Security review"));
  g_assert_nonnull (strstr (texts, "Penetration test report"));
  g_assert_cmpuint (secrets->len, >, 30);
  g_assert_null (strstr (texts, "zqsecret"));
  for (guint i = 0; i < edition->n_milestones; i++)
    g_assert_false (edition->milestones[i].is_internal);

  /* Our own timeline has internal milestones, and no private note either. */
  g_assert_nonnull (strstr (our_texts, "zqsecret"));
  g_assert_cmpuint (ours->n_milestones, ==, edition->n_milestones + 1);
  for (guint i = 0; i < secrets->len; i++)
    {
      TandemEntity *milestone = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE) - 1);

      if (strcmp (g_ptr_array_index (secrets, i), tandem_entity_get_text (milestone, TANDEM_MILESTONE_PRIVATE_NOTES)) == 0)
        g_assert_null (strstr (our_texts, g_ptr_array_index (secrets, i)));
    }
}

static void
test_internal_items_leave_no_trace (void)
{
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TandemPlan) plain = tandem_test_plan_sample ();
  g_autoptr (TandemPlan) secret = tandem_test_plan_secret (secrets);
  g_autoptr (TandemEdition) one = make (plain, NULL, FALSE);
  g_autoptr (TandemEdition) other = make (secret, NULL, FALSE);

  g_assert_cmpuint (one->n_counted, ==, other->n_counted);
  g_assert_cmpuint (one->n_milestones, ==, other->n_milestones);
  for (guint i = 0; i < one->n_milestones; i++)
    {
      g_assert_cmpint (one->milestones[i].progress, ==, other->milestones[i].progress);
      g_assert_cmpuint (one->milestones[i].n_deliverables, ==, other->milestones[i].n_deliverables);
    }
}

static void
test_standing (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemEdition) edition = make (plan, NULL, FALSE);
  const TandemEditionMilestone *review = find (edition, "Security review");
  const TandemEditionMilestone *pilot = find (edition, "Pilot in two warehouses");

  g_assert_cmpuint (edition->n_counted, ==, 11);
  g_assert_cmpuint (edition->n_done, ==, 3);
  g_assert_cmpuint (edition->phases[0].n_milestones, ==, 5);
  g_assert_cmpuint (edition->phases[0].n_done, ==, 3);
  g_assert_cmpint (review->state, ==, TANDEM_STATE_LATE);
  g_assert_cmpint (review->days_late, ==, 2);
  g_assert_cmpint (review->progress, ==, 50);
  g_assert_cmpint (pilot->state, ==, TANDEM_STATE_IN_PROGRESS);
  g_assert_cmpint (find (edition, "Executive demo")->progress, ==, 100);
  g_assert_true (find (edition, "Go-live")->is_anchor);
  g_assert_false (review->is_anchor);

  /* Due today isn't late yet. */
  write_day (find_entity (plan, TANDEM_KIND_MILESTONE, "Security review"), TANDEM_MILESTONE_DUE, tandem_day_new (2026, 11, 23));
  g_assert_cmpint (review->days_late, ==, 2); /* the snapshot doesn't follow */
  {
    g_autoptr (TandemEdition) later = make (plan, NULL, FALSE);

    g_assert_cmpint (find (later, "Security review")->state, ==, TANDEM_STATE_IN_PROGRESS);
  }
}

static void
test_lead_lines (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemEdition) edition = make (plan, NULL, FALSE);
  static const char *const rows[][2] = {
    { "Security review", "Leo K. with Sam O." }, { "Pilot in two warehouses", "Ana R. with Priya N." }, { "Legal terms agreed", "Legal with Kim L." }, { "Go-live", "Everyone" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (find (edition, rows[i][0])->lead_line, ==, rows[i][1]);

  {
    TandemEntity *legal = find_entity (plan, TANDEM_KIND_MILESTONE, "Legal terms agreed");
    TandemEntity *ana = find_entity (plan, TANDEM_KIND_STAKEHOLDER, "Ana Ruiz");
    TandemValue none = TANDEM_VALUE_INIT;
    g_autoptr (TandemEdition) changed = NULL;

    tandem_entity_write (legal, TANDEM_MILESTONE_SELLER_LEAD, &none);
    write_text (ana, TANDEM_STAKEHOLDER_NAME, "Sam Olsen"); /* a second "Sam O." */
    changed = make (plan, NULL, FALSE);
    g_assert_cmpstr (find (changed, "Legal terms agreed")->lead_line, ==, "Legal, name to come");
    g_assert_cmpstr (find (changed, "Pilot in two warehouses")->lead_line, ==, "Sam Olsen with Priya N.");
    g_assert_cmpstr (find (changed, "Security review")->lead_line, ==, "Leo K. with Sam Ortega");
    g_clear_pointer (&changed, tandem_edition_unref);
    write_text (legal, TANDEM_MILESTONE_SELLER_FUNCTION, "legal");
    changed = make (plan, NULL, FALSE);
    g_assert_cmpstr (find (changed, "Legal terms agreed")->lead_line, ==, "Legal");
  }
}

static void
test_anchor (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemEdition) moved = NULL;
  g_autoptr (TandemPlan) empty = tandem_test_plan_empty ();
  g_autoptr (TandemEdition) alone = make (empty, NULL, FALSE);
  const TandemEditionMilestone *last;

  write_day (find_entity (plan, TANDEM_KIND_MILESTONE, "Go-live"), TANDEM_MILESTONE_DUE, tandem_day_new (2027, 2, 20));
  moved = make (plan, NULL, FALSE);
  g_assert_cmpuint (moved->n_milestones, ==, 12);
  last = &moved->milestones[11];
  g_assert_true (last->is_anchor);
  g_assert_cmpint (last->item, <, 0);
  g_assert_cmpint (last->due, ==, tandem_day_new (2027, 3, 2));
  g_assert_cmpuint (moved->n_counted, ==, 11);

  g_assert_cmpuint (alone->n_milestones, ==, 1);
  g_assert_cmpuint (alone->n_counted, ==, 0);
  g_assert_cmpint (alone->milestones[0].phase, ==, -1);
}

static void
test_audience (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemEdition) it = make (plan, "it", FALSE);
  g_autoptr (TandemEdition) all = make (plan, "", FALSE);

  g_assert_true (find (it, "Security review")->highlighted);
  g_assert_true (find (it, "Technical validation plan")->highlighted);
  g_assert_false (find (it, "Business case approved")->highlighted);
  for (guint i = 0; i < all->n_milestones; i++)
    g_assert_true (all->milestones[i].highlighted);
}

static void
test_words_and_language (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  TandemEditionOptions options = { .today = tandem_day_new (2026, 11, 23), .language = "de-DE" };
  TandemRow *row = tandem_row_new (TANDEM_KIND_TERM);
  g_autoptr (TandemEdition) edition = NULL;
  g_autoptr (TandemEdition) again = NULL;
  g_autofree char *one = NULL, *other = NULL;

  tandem_row_set_text (row, TANDEM_TERM_OURS, "pilot");
  tandem_row_set_text (row, TANDEM_TERM_THEIRS, "trial");
  tandem_test_add (plan, TANDEM_KIND_TERM, row);
  edition = tandem_edition_new (plan, &options);
  again = tandem_edition_new (plan, &options);

  g_assert_cmpstr (edition->language, ==, "de");
  g_assert_cmpstr (edition->milestones[4].title, ==, "Trial in two warehouses");
  g_assert_cmpstr (edition->milestones[4].deliverables[2].title, ==, "Trial environment");
  g_assert_cmpstr (edition->criteria[0].measure, ==, "measured in the trial");
  g_assert_cmpstr (find (edition, "Legal terms agreed")->lead_line, ==, "Recht mit Kim L.");
  one = all_texts (edition);
  other = all_texts (again);
  g_assert_cmpstr (one, ==, other);
}

static void
test_links (void)
{
  static const char *const rows[][2] = {
    { "https://example.com/a?b=1", "https://example.com/a?b=1" }, { " HTTP://example.com ", "HTTP://example.com" }, { "mailto:ana@fabrikam.example", "mailto:ana@fabrikam.example" },
    { "javascript:alert(1)", "" }, { "file:///etc/passwd", "" }, { "example.com", "" }, { "https://exa mple.com", "" }, { "", "" }, { "https://example.com/\nx", "" },
  };
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  TandemEntity *resource = tandem_plan_peek (plan, TANDEM_KIND_RESOURCE, 0);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TandemEdition) edition = NULL;

      write_text (resource, TANDEM_RESOURCE_URL, rows[i][0]);
      edition = make (plan, NULL, FALSE);
      g_assert_cmpstr (find (edition, "Security review")->resources[0].url, ==, rows[i][1]);
      g_assert_cmpstr (find (edition, "Security review")->resources[0].title, ==, "Security pack");
    }
}

static void
test_people (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemEdition) edition = NULL;

  write_text (find_entity (plan, TANDEM_KIND_STAKEHOLDER, "Dana Weiß"), TANDEM_STAKEHOLDER_ROLE, "blocker");
  edition = make (plan, NULL, FALSE);
  g_assert_cmpuint (edition->n_people, ==, 8);
  g_assert_cmpstr (edition->people[3].role, ==, "Budget holder");
  g_assert_cmpstr (edition->people[4].name, ==, "Dana Weiß");
  g_assert_cmpstr (edition->people[4].role, ==, "");
  g_assert_cmpint (edition->people[4].needed_from, ==, tandem_day_new (2027, 1, 20));
  g_assert_cmpint (edition->people[5].side, ==, TANDEM_SIDE_SELLER);
}

static void
test_large_plan_is_quick (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_large (1000);
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (TandemEdition) edition = make (plan, NULL, FALSE);

  g_test_minimized_result ((double) (g_get_monotonic_time () - begin) / 1000, "edition of 1,000 milestones, ms");
  g_assert_cmpuint (edition->n_milestones, ==, 1001);
}

static void
add_closed (TandemPlan *plan, TandemSide side, TandemClosedKind kind, TandemDay first, TandemDay last, const char *title)
{
  TandemRow *row = tandem_row_new (TANDEM_KIND_CLOSED_PERIOD);

  tandem_row_set_choice (row, TANDEM_CLOSED_PERIOD_SIDE, side);
  tandem_row_set_choice (row, TANDEM_CLOSED_PERIOD_KIND, kind);
  tandem_row_set_day (row, TANDEM_CLOSED_PERIOD_FIRST, first);
  tandem_row_set_day (row, TANDEM_CLOSED_PERIOD_LAST, last);
  tandem_row_set_text (row, TANDEM_CLOSED_PERIOD_TITLE, title);
  tandem_test_add (plan, TANDEM_KIND_CLOSED_PERIOD, row);
}

static guint
count_found (const TandemEdition *edition, TandemSide side, TandemDay first, TandemDay last, const char *title)
{
  guint n = 0;

  for (guint i = 0; i < edition->n_closed; i++)
    {
      const TandemEditionClosed *closed = &edition->closed[i];

      n += closed->is_found && !closed->is_freeze && closed->side == side && closed->first == first && closed->last == last && strcmp (closed->title, title) == 0;
    }
  return n;
}

static guint
count_all_found (const TandemEdition *edition)
{
  guint n = 0;

  for (guint i = 0; i < edition->n_closed; i++)
    n += edition->closed[i].is_found;
  return n;
}

/* Own closed days, public holidays and weekends that join up to a week; freezes and what was written down stay as they are. */
static void
test_weeks_that_are_closed (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemEdition) before = make (plan, NULL, FALSE);

  g_assert_cmpuint (count_all_found (before), ==, 0);
  write_text (TANDEM_ENTITY (plan), TANDEM_PLAN_BUYER_COUNTRY, "DE");
  /* Germany: 25 and 26 December and 1 January are holidays; 19 and 20 December and 2 and 3 January a weekend. */
  add_closed (plan, TANDEM_SIDE_BUYER, TANDEM_CLOSED_HOLIDAY, tandem_day_new (2026, 12, 21), tandem_day_new (2026, 12, 24), "Plant closed");
  add_closed (plan, TANDEM_SIDE_BUYER, TANDEM_CLOSED_HOLIDAY, tandem_day_new (2026, 12, 28), tandem_day_new (2026, 12, 31), "Plant closed");
  add_closed (plan, TANDEM_SIDE_SELLER, TANDEM_CLOSED_FREEZE, tandem_day_new (2027, 2, 8), tandem_day_new (2027, 2, 19), "");
  add_closed (plan, TANDEM_SIDE_SELLER, TANDEM_CLOSED_HOLIDAY, tandem_day_new (2027, 1, 18), tandem_day_new (2027, 1, 19), "Offsite");
  add_closed (plan, TANDEM_SIDE_JOINT, TANDEM_CLOSED_HOLIDAY, tandem_day_new (2027, 1, 25), tandem_day_new (2027, 1, 29), "Move of both offices");
  {
    g_autoptr (TandemEdition) edition = make (plan, NULL, FALSE);

    g_assert_cmpuint (edition->n_closed, ==, 5 + 2);
    g_assert_cmpuint (count_all_found (edition), ==, 2);
    g_assert_cmpuint (count_found (edition, TANDEM_SIDE_BUYER, tandem_day_new (2026, 12, 19), tandem_day_new (2027, 1, 3), "Plant closed"), ==, 1);
    g_assert_cmpuint (count_found (edition, TANDEM_SIDE_JOINT, tandem_day_new (2027, 1, 23), tandem_day_new (2027, 1, 31), "Move of both offices"), ==, 1);
  }
}

/* Weeks that have no name of their own have the holiday's, in the language of the document; own days without a title are the company's. */
static void
test_names_of_closed_weeks (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  TandemDay first = tandem_day_new (2027, 2, 4), last = tandem_day_new (2027, 2, 10);
  static const struct { const char *language, *name; } names[] = {
    { "de", "Mondneujahr" }, { "fr", "Nouvel An lunaire" }, { "es", "Año Nuevo lunar" }, { "ja", "旧正月" }, { "ar", "رأس السنة القمرية" },
  };

  write_text (TANDEM_ENTITY (plan), TANDEM_PLAN_BUYER_COUNTRY, "VN");
  {
    g_autoptr (TandemEdition) english = make (plan, NULL, FALSE);

    g_assert_cmpuint (count_all_found (english), ==, 1);
    g_assert_cmpuint (count_found (english, TANDEM_SIDE_BUYER, first, last, "Lunar New Year"), ==, 1);
  }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TandemEdition) edition = NULL;

      write_text (TANDEM_ENTITY (plan), TANDEM_PLAN_LANGUAGE, names[i].language);
      edition = make (plan, NULL, FALSE);
      g_assert_cmpuint (count_found (edition, TANDEM_SIDE_BUYER, first, last, names[i].name), ==, 1);
    }
  write_text (TANDEM_ENTITY (plan), TANDEM_PLAN_LANGUAGE, "de");
  add_closed (plan, TANDEM_SIDE_BUYER, TANDEM_CLOSED_HOLIDAY, tandem_day_new (2027, 2, 11), tandem_day_new (2027, 2, 12), "");
  {
    g_autoptr (TandemEdition) longer = make (plan, NULL, FALSE);

    g_assert_cmpuint (count_found (longer, TANDEM_SIDE_BUYER, first, tandem_day_new (2027, 2, 14), "Betriebsferien"), ==, 1);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edition/nothing-private-gets-in", test_nothing_private_gets_in);
  g_test_add_func ("/edition/internal-items-leave-no-trace", test_internal_items_leave_no_trace);
  g_test_add_func ("/edition/standing", test_standing);
  g_test_add_func ("/edition/weeks-that-are-closed", test_weeks_that_are_closed);
  g_test_add_func ("/edition/names-of-closed-weeks", test_names_of_closed_weeks);
  g_test_add_func ("/edition/lead-lines", test_lead_lines);
  g_test_add_func ("/edition/anchor", test_anchor);
  g_test_add_func ("/edition/audience", test_audience);
  g_test_add_func ("/edition/words-and-language", test_words_and_language);
  g_test_add_func ("/edition/links", test_links);
  g_test_add_func ("/edition/people", test_people);
  g_test_add_func ("/edition/large-plan", test_large_plan_is_quick);
  return g_test_run ();
}
