/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-plans.h"

#include <math.h>
#include <string.h>

static void
refresh (TimelinePlan *self)
{
  self->edition.milestones = (const TandemEditionMilestone *) self->milestones->data;
  self->edition.n_milestones = self->milestones->len;
  self->edition.phases = (const TandemEditionPhase *) self->phases->data;
  self->edition.n_phases = self->phases->len;
  self->edition.closed = (const TandemEditionClosed *) self->closed->data;
  self->edition.n_closed = self->closed->len;
}

TimelinePlan *
timeline_plan_new (const char *language, const char *today)
{
  TimelinePlan *self = g_new0 (TimelinePlan, 1);

  self->milestones = g_array_new (FALSE, TRUE, sizeof (TandemEditionMilestone));
  self->phases = g_array_new (FALSE, TRUE, sizeof (TandemEditionPhase));
  self->closed = g_array_new (FALSE, TRUE, sizeof (TandemEditionClosed));
  self->strings = g_string_chunk_new (512);
  self->edition.title = "Order management platform";
  self->edition.buyer = "Northwind";
  self->edition.seller = "Fabrikam";
  self->edition.language = language;
  self->edition.audience = "";
  self->edition.today = tandem_day_parse_iso (today);
  refresh (self);
  return self;
}

void
timeline_plan_free (TimelinePlan *self)
{
  g_array_unref (self->milestones);
  g_array_unref (self->phases);
  g_array_unref (self->closed);
  g_string_chunk_free (self->strings);
  g_free (self);
}

void
timeline_plan_add_phase (TimelinePlan *self, const char *name)
{
  TandemEditionPhase phase = { .name = g_string_chunk_insert_const (self->strings, name) };

  g_array_append_val (self->phases, phase);
  refresh (self);
}

void
timeline_plan_add_closed (TimelinePlan *self, const char *title, TandemSide side, TandemDay first, TandemDay last)
{
  TandemEditionClosed closed = { g_string_chunk_insert_const (self->strings, title), side, TRUE, FALSE, first, last };

  g_array_append_val (self->closed, closed);
  refresh (self);
}

/* @due: ISO day, or NULL. The phase is the last one added. Returned until the next one is added. */
TandemEditionMilestone *
timeline_plan_add (TimelinePlan *self, const char *title, const char *due, TandemSide driver, TandemState state, const char *lead)
{
  TandemEditionMilestone milestone = { .item = self->milestones->len + 1, .driver = driver, .state = state, .agreed = TRUE, .highlighted = TRUE };

  milestone.title = g_string_chunk_insert_const (self->strings, title);
  milestone.lead_line = g_string_chunk_insert_const (self->strings, lead);
  milestone.first_lead = g_string_chunk_insert_len (self->strings, lead, strstr (lead, " with ") != NULL ? strstr (lead, " with ") - lead : -1);
  milestone.due = tandem_day_parse_iso (due);
  milestone.phase = (int) self->phases->len - 1;
  if (state == TANDEM_STATE_LATE)
    milestone.days_late = MAX ((int) self->edition.today - (int) milestone.due, 1);
  g_array_append_val (self->milestones, milestone);
  refresh (self);
  return &g_array_index (self->milestones, TandemEditionMilestone, self->milestones->len - 1);
}

TimelinePlan *
timeline_plan_sample (void)
{
  TimelinePlan *self = timeline_plan_new ("en", "2026-11-23");

  self->edition.anchor_date = tandem_day_parse_iso ("2027-03-02");
  timeline_plan_add_phase (self, "Validate");
  timeline_plan_add (self, "Discovery signed off", "2026-10-30", TANDEM_SIDE_JOINT, TANDEM_STATE_DONE, "Priya N. with Sam O.");
  timeline_plan_add (self, "Technical validation plan", "2026-11-09", TANDEM_SIDE_SELLER, TANDEM_STATE_DONE, "Ana R. with Leo K.");
  timeline_plan_add (self, "Executive demo", "2026-11-13", TANDEM_SIDE_SELLER, TANDEM_STATE_DONE, "Sam O.");
  timeline_plan_add (self, "Security review", "2026-11-19", TANDEM_SIDE_BUYER, TANDEM_STATE_LATE, "Leo K.")->days_late = 2;
  timeline_plan_add_phase (self, "Approve");
  timeline_plan_add (self, "Pilot in two warehouses", "2026-12-04", TANDEM_SIDE_SELLER, TANDEM_STATE_IN_PROGRESS, "Ana R. with Priya N.")->progress = 40;
  timeline_plan_add (self, "Business case approved", "2026-12-15", TANDEM_SIDE_BUYER, TANDEM_STATE_NOT_STARTED, "Marta V.");
  timeline_plan_add (self, "Legal terms agreed", "2027-01-08", TANDEM_SIDE_BUYER, TANDEM_STATE_NOT_STARTED, "Jo B. with Kim L.");
  timeline_plan_add_phase (self, "Launch");
  timeline_plan_add (self, "Procurement order", "2027-01-20", TANDEM_SIDE_BUYER, TANDEM_STATE_NOT_STARTED, "Dana W.");
  timeline_plan_add (self, "Integration complete", "2027-02-05", TANDEM_SIDE_SELLER, TANDEM_STATE_NOT_STARTED, "Ana R.");
  timeline_plan_add (self, "User training", "2027-02-18", TANDEM_SIDE_SELLER, TANDEM_STATE_NOT_STARTED, "Ana R.")->agreed = FALSE;
  timeline_plan_add (self, "Go-live", "2027-03-02", TANDEM_SIDE_JOINT, TANDEM_STATE_NOT_STARTED, "Everyone")->is_anchor = TRUE;
  return self;
}

static TimelinePlan *
make_dense (guint n)
{
  static const char *const titles[] = {
    "Kick-off", "Requirements workshop", "Security questionnaire answered", "Architecture review", "Data protection agreement", "Executive demo",
    "Test environment ready", "Test data delivered", "Integration design approved", "Business case", "Pilot starts", "Pilot review",
    "Legal terms: first mark-up", "Legal terms agreed", "Procurement order", "Board approval", "Contract signed", "Migration rehearsal",
    "Training of key users", "User acceptance test", "Operations hand-over", "Cut-over plan agreed", "Freeze of the old system", "Go-live",
  };
  TimelinePlan *self = timeline_plan_new ("en", "2026-11-23");
  TandemDay day = tandem_day_new (2026, 10, 5);

  for (guint i = 0; i < n; i++)
    {
      char iso[TANDEM_DAY_ISO_SIZE];
      TandemEditionMilestone *milestone;
      TandemState state;

      if (i % 8 == 0)
        timeline_plan_add_phase (self, i == 0 ? "Evaluate" : i == 8 ? "Decide" : "Introduce");
      day += (i * 7 + 3) % 11 + (i % 5 == 0 ? 0 : 2);
      state = day < self->edition.today - 6 ? TANDEM_STATE_DONE : day < self->edition.today ? TANDEM_STATE_LATE
              : i % 9 == 4 ? TANDEM_STATE_AT_RISK : i % 9 == 6 ? TANDEM_STATE_IN_PROGRESS : TANDEM_STATE_NOT_STARTED;
      milestone = timeline_plan_add (self, titles[i % G_N_ELEMENTS (titles)], tandem_day_to_iso (day, iso), (TandemSide) ((i * 2 + i / 5) % 3), state,
                                     i % 3 == 0 ? "Priya N. with Sam O." : "Leo K.");
      milestone->progress = 60;
      milestone->agreed = i % 4 != 3;
      if (i % 6 == 2)
        milestone->start = day - 9;
      if (i == n - 1)
        milestone->is_anchor = TRUE;
    }
  self->edition.anchor_date = day;
  return self;
}

static TimelinePlan *
make_arabic (void)
{
  TimelinePlan *self = timeline_plan_new ("ar", "2026-11-23");

  self->edition.buyer = "نورث ويند";
  self->edition.seller = "فابريكام";
  timeline_plan_add_phase (self, "التحقق");
  timeline_plan_add (self, "اعتماد مرحلة الاستكشاف", "2026-10-30", TANDEM_SIDE_JOINT, TANDEM_STATE_DONE, "بريا ن.");
  timeline_plan_add (self, "خطة التحقق التقني", "2026-11-09", TANDEM_SIDE_SELLER, TANDEM_STATE_DONE, "آنا ر.");
  timeline_plan_add (self, "مراجعة الأمن", "2026-11-19", TANDEM_SIDE_BUYER, TANDEM_STATE_LATE, "ليو ك.")->days_late = 2;
  timeline_plan_add_phase (self, "الموافقة");
  timeline_plan_add (self, "تجربة في مستودعين", "2026-12-04", TANDEM_SIDE_SELLER, TANDEM_STATE_IN_PROGRESS, "آنا ر.")->progress = 40;
  timeline_plan_add (self, "اعتماد دراسة الجدوى", "2026-12-15", TANDEM_SIDE_BUYER, TANDEM_STATE_NOT_STARTED, "مارتا ف.");
  timeline_plan_add (self, "SSO integration", "2027-01-08", TANDEM_SIDE_BUYER, TANDEM_STATE_AT_RISK, "Jo B.");
  timeline_plan_add_phase (self, "الإطلاق");
  timeline_plan_add (self, "اكتمال التكامل مع الأنظمة القديمة في جميع الفروع", "2027-02-05", TANDEM_SIDE_SELLER, TANDEM_STATE_NOT_STARTED, "آنا ر.");
  timeline_plan_add (self, "بدء التشغيل", "2027-03-02", TANDEM_SIDE_JOINT, TANDEM_STATE_NOT_STARTED, "الجميع")->is_anchor = TRUE;
  return self;
}

static TimelinePlan *
make_sparse (void)
{
  TimelinePlan *self = timeline_plan_new ("en", "2026-11-23");

  timeline_plan_add_phase (self, "Evaluate");
  timeline_plan_add (self, "Demo for the board", "2026-11-30", TANDEM_SIDE_SELLER, TANDEM_STATE_IN_PROGRESS, "Sam O.")->progress = 30;
  timeline_plan_add (self, "Decision", "2026-12-18", TANDEM_SIDE_BUYER, TANDEM_STATE_NOT_STARTED, "Marta V.");
  timeline_plan_add_phase (self, "Start");
  timeline_plan_add (self, "Go-live", "2027-01-29", TANDEM_SIDE_JOINT, TANDEM_STATE_NOT_STARTED, "Everyone")->is_anchor = TRUE;
  return self;
}

/* Everything at once: one day with many, interleaving phases, closings, no days, proposals, scripts. */
static TimelinePlan *
make_mixed (void)
{
  TimelinePlan *self = timeline_plan_new ("de", "2026-12-10");

  timeline_plan_add_phase (self, "Prüfen");
  timeline_plan_add (self, "Datenschutzfolgenabschätzung", "2026-11-02", TANDEM_SIDE_BUYER, TANDEM_STATE_DONE, "Jo B.");
  timeline_plan_add (self, "Auftragsverarbeitungsvereinbarung unterschrieben", "2026-12-01", TANDEM_SIDE_BUYER, TANDEM_STATE_LATE, "Jo B. mit Kim L.");
  timeline_plan_add (self, "Lasttest", "2027-01-18", TANDEM_SIDE_SELLER, TANDEM_STATE_NOT_STARTED, "Ana R.")->start = tandem_day_new (2027, 1, 4);
  timeline_plan_add_phase (self, "Einführen");
  timeline_plan_add (self, "Schnittstelle zum Lager", "2026-11-16", TANDEM_SIDE_SELLER, TANDEM_STATE_DONE, "Ana R.");
  timeline_plan_add (self, "Schulung A", "2027-01-18", TANDEM_SIDE_SELLER, TANDEM_STATE_NOT_STARTED, "Ana R.")->agreed = FALSE;
  timeline_plan_add (self, "Schulung B", "2027-01-18", TANDEM_SIDE_BUYER, TANDEM_STATE_AT_RISK, "Priya N.");
  timeline_plan_add (self, "Abnahme", "2027-02-12", TANDEM_SIDE_BUYER, TANDEM_STATE_NOT_STARTED, "Marta V.");
  timeline_plan_add (self, "検収テスト完了", "2027-02-15", TANDEM_SIDE_JOINT, TANDEM_STATE_IN_PROGRESS, "田中")->progress = 75;
  timeline_plan_add (self, "Produktivstart", "2027-03-08", TANDEM_SIDE_JOINT, TANDEM_STATE_NOT_STARTED, "Alle")->is_anchor = TRUE;
  timeline_plan_add (self, "Rückblick nach 30 Tagen", NULL, TANDEM_SIDE_JOINT, TANDEM_STATE_NOT_STARTED, "");
  timeline_plan_add (self, "Referenzbesuch", NULL, TANDEM_SIDE_SELLER, TANDEM_STATE_CANCELLED, "");
  timeline_plan_add_closed (self, "Weihnachtspause", TANDEM_SIDE_BUYER, tandem_day_new (2026, 12, 21), tandem_day_new (2027, 1, 3));
  timeline_plan_add_closed (self, "Release-Stopp", TANDEM_SIDE_SELLER, tandem_day_new (2027, 2, 20), tandem_day_new (2027, 3, 1));
  return self;
}

static const char *const names[] = { "sample", "dense", "crowd", "sparse", "arabic", "mixed", "years", "thousand", "empty", NULL };

const char *const *
timeline_plan_names (void)
{
  return names;
}

TimelinePlan *
timeline_plan_named (const char *name)
{
  if (g_str_equal (name, "dense"))
    return make_dense (24);
  if (g_str_equal (name, "crowd"))
    return make_dense (40);
  if (g_str_equal (name, "thousand"))
    return make_dense (1000);
  if (g_str_equal (name, "arabic"))
    return make_arabic ();
  if (g_str_equal (name, "sparse"))
    return make_sparse ();
  if (g_str_equal (name, "mixed"))
    return make_mixed ();
  if (g_str_equal (name, "empty"))
    return timeline_plan_new ("en", "2026-11-23");
  if (g_str_equal (name, "years"))
    {
      TimelinePlan *self = make_dense (12);

      for (guint i = 0; i < self->milestones->len; i++)
        g_array_index (self->milestones, TandemEditionMilestone, i).due += i * i * 28;
      self->edition.anchor_date = TANDEM_DAY_NONE;
      return self;
    }
  if (g_ascii_isdigit (name[0]))
    return timeline_plan_generate ((guint32) g_ascii_strtoull (name, NULL, 10));
  return timeline_plan_sample ();
}

static const char *const titles[] = {
  "Kick-off", "Go-live", "Decision", "Security review", "Discovery signed off", "Legal terms agreed by both counsels and filed", "R&D sign-off <final>",
  "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", "Datenschutzgrundverordnungskonformitätsprüfung abgeschlossen",
  "システム統合テストの完了とレビュー", "采购订单已批准", "نشر النظام في جميع الفروع", "مراجعة", "🚀 Launch 🎉", "👩‍👩‍👧‍👦 families onboarded",
  "Zürich ↔ São Paulo cut-over", "é̀̂̃ combining", "A\nline break", "Pilot in two warehouses with real orders from the spring catalogue of last year", "x", "",
};

static const char *const leads[] = { "", "Leo K.", "Priya N. with Sam O.", "Operations and logistics, name to come", "田中", "ليو ك. مع آنا ر." };
static const char *const languages[] = { "en", "de", "fr", "ja", "ar", "en-US", "es" };

static TandemDay
generate_due (GRand *random, guint shape, TandemDay base, TandemDay previous)
{
  switch (shape)
    {
    case 0: /* clusters */
      return base + (guint) g_rand_int_range (random, 0, 5) * 30 + (guint) g_rand_int_range (random, 0, 4);
    case 1: /* twelve years */
      return base + (guint) g_rand_int_range (random, 0, 12 * 365);
    case 2: /* one day */
      return base;
    case 3: /* a week */
      return base + (guint) g_rand_int_range (random, 0, 7);
    case 4: /* steadily on */
      return previous + (guint) g_rand_int_range (random, 1, 12);
    default:
      return base + (guint) g_rand_int_range (random, 0, 180);
    }
}

/* The same plan for the same seed, on every machine. */
TimelinePlan *
timeline_plan_generate (guint32 seed)
{
  GRand *random = g_rand_new_with_seed (seed);
  TimelinePlan *self = timeline_plan_new (languages[g_rand_int_range (random, 0, G_N_ELEMENTS (languages))], "2026-11-23");
  guint n = (guint) g_rand_int_range (random, 1, 41), shape = (guint) g_rand_int_range (random, 0, 8), n_phases = (guint) g_rand_int_range (random, 0, 6);
  gboolean interleaved = g_rand_int_range (random, 0, 4) == 0;
  TandemDay base = tandem_day_new (2026, 1, 1) + (guint) g_rand_int_range (random, 0, 500), previous = base;
  g_autoptr (GArray) dues = g_array_new (FALSE, FALSE, sizeof (TandemDay));

  for (guint i = 0; i < n_phases; i++)
    timeline_plan_add_phase (self, titles[g_rand_int_range (random, 0, G_N_ELEMENTS (titles))]);
  for (guint i = 0; i < n; i++)
    {
      char iso[TANDEM_DAY_ISO_SIZE];
      TandemState state = (TandemState) g_rand_int_range (random, 0, 6);
      gboolean undated = g_rand_int_range (random, 0, 12) == 0;
      TandemDay due = generate_due (random, shape, base, previous);
      TandemEditionMilestone *milestone =
        timeline_plan_add (self, titles[g_rand_int_range (random, 0, G_N_ELEMENTS (titles))], undated ? NULL : tandem_day_to_iso (due, iso),
                           (TandemSide) g_rand_int_range (random, 0, 3), state, leads[g_rand_int_range (random, 0, G_N_ELEMENTS (leads))]);

      previous = due;
      milestone->progress = g_rand_int_range (random, 0, 101);
      milestone->agreed = g_rand_int_range (random, 0, 4) > 0;
      milestone->highlighted = g_rand_int_range (random, 0, 6) > 0;
      milestone->is_anchor = i + 1 == n;
      if (g_rand_int_range (random, 0, 5) == 0 && !undated)
        milestone->start = due - (guint) g_rand_int_range (random, 0, 40);
      milestone->phase = n_phases == 0 ? -1 : interleaved ? g_rand_int_range (random, -1, (int) n_phases) : (int) (i * n_phases / n);
      if (state == TANDEM_STATE_LATE)
        milestone->days_late = g_rand_int_range (random, 1, 400);
    }
  for (int i = g_rand_int_range (random, -3, 4); i > 0; i--)
    {
      TandemDay first = base + (guint) g_rand_int_range (random, 0, 150);

      timeline_plan_add_closed (self, titles[g_rand_int_range (random, 0, G_N_ELEMENTS (titles))], (TandemSide) g_rand_int_range (random, 0, 3), first,
                                first + (guint) g_rand_int_range (random, 0, 30));
    }
  self->edition.today = base + (guint) g_rand_int_range (random, 0, 200) - 20;
  if (g_rand_boolean (random))
    self->edition.anchor_date = base + (guint) g_rand_int_range (random, 0, 300);
  g_rand_free (random);
  return self;
}

/* Every character is 0.55 of the size wide, East Asian ones 1; words wrap at spaces, and anywhere when they must. */
static double
character_width (gunichar c, double size)
{
  return g_unichar_iszerowidth (c) ? 0 : size * (g_unichar_iswide (c) ? 1 : 0.55);
}

static void
measure_fixed (TandemMeasurer *self, const TandemTextStyle *style, const char *text, TandemTextExtents *extents)
{
  double line = 0, widest = 0, word = 0;
  int lines = 1;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      double width = character_width (c, style->size);

      word = c == ' ' ? 0 : word + width;
      if (style->wrap_width >= 0 && line + width > style->wrap_width && line > 0)
        {
          double carried = word < line ? word : width;

          widest = MAX (widest, line + width - carried);
          line = carried;
          word = carried;
          lines++;
        }
      else
        {
          line += width;
        }
    }
  widest = MAX (widest, line);
  extents->cut = style->wrap_width >= 0 && style->max_lines > 0 && lines > style->max_lines;
  extents->lines = extents->cut ? style->max_lines : lines;
  extents->width = extents->cut ? style->wrap_width : style->wrap_width >= 0 && lines > 1 ? MIN (widest, style->wrap_width) : widest;
  extents->height = extents->lines * style->size * 1.2;
  extents->baseline = style->size * 0.95;
}

TandemMeasurer *
timeline_fixed_measurer (void)
{
  static TandemMeasurer measurer = { .measure = measure_fixed };

  return &measurer;
}
