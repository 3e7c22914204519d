/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus-editions.h"

#include "tandem-words.h"

static const char *const sentences[] = {
  "", "",
  "Your IT checks how we store your data.",
  "Two weeks of real orders in the new system, beside the old one; errors are counted every day, and both sides look at the numbers together each Friday.",
  "Beide Seiten lesen den Entwurf. Zwei Runden mit Anmerkungen sind üblich; Datenschutzfolgenabschätzung und Auftragsverarbeitungsvereinbarung liegen bei.",
  "両社で内容を確認し、合意した日付で稼働を開始します。必要な書類はすべて共有フォルダーにあります。",
  "يراجع الفريقان الخطة معًا ويتفقان على التواريخ (GDPR) قبل بدء التشغيل في جميع الفروع.",
  "See https://example.com/a-very-long-address/that/has-no-place-to-break/and-goes-on-and-on-until-the-column-ends?query=1&more=2",
  "Line one\nLine two",
  "👍 agreed ✓ – “quoted”, 100 % of it… naïve façade Žluťoučký kůň Ελληνικά Кириллица",
};
static const char *const names[] = { "Priya Nair", "Maximiliane Freifrau von Hohenstein-Waldenburg", "田中 太郎", "ليو كيم", "Ng", "José Íñiguez de la Torre y Fernández", "Leo Kim" };
static const char *const functions[] = { "", "IT", "Legal", "Finance and controlling", "الشؤون القانونية", "調達" };
static const char *const companies[] = { "Northwind Traders", "A", "Vereinigte Wasserwerke Mittelhessen-Ost Beteiligungsverwaltungsgesellschaft mbH", "株式会社ノースウィンド", "نورث ويند للتجارة", "R&D <Labs>" };

#define PICK(random, texts) ((texts)[g_rand_int_range ((random), 0, G_N_ELEMENTS (texts))])

/* @n zeroed pieces of @size bytes that live as long as @self. */
static gpointer
allocate (CorpusEdition *self, guint n, gsize size)
{
  gpointer pieces = g_malloc0_n (MAX (n, 1), size);

  g_ptr_array_add (self->pieces, pieces);
  return pieces;
}

static TandemEditionLead
generate_lead (GRand *random)
{
  const char *name = g_rand_int_range (random, 0, 4) == 0 ? "" : PICK (random, names);

  return (TandemEditionLead) { .name = name, .short_name = name, .function = PICK (random, functions) };
}

static void
fill_milestone (CorpusEdition *self, GRand *random, TandemEditionMilestone *milestone)
{
  TandemEditionDeliverable *deliverables;
  TandemEditionResource *resources;

  milestone->explanation = PICK (random, sentences);
  milestone->done_when = PICK (random, sentences);
  milestone->criterion = PICK (random, sentences);
  milestone->buyer_lead = generate_lead (random);
  milestone->seller_lead = generate_lead (random);
  milestone->support = generate_lead (random);
  milestone->n_deliverables = (guint) g_rand_int_range (random, 0, 6);
  milestone->deliverables = deliverables = allocate (self, milestone->n_deliverables, sizeof *deliverables);
  for (guint i = 0; i < milestone->n_deliverables; i++)
    deliverables[i] = (TandemEditionDeliverable) {
      .title = sentences[g_rand_int_range (random, 2, G_N_ELEMENTS (sentences))], .side = (TandemSide) g_rand_int_range (random, 0, 2),
      .owner = g_rand_boolean (random) ? PICK (random, names) : "", .due = g_rand_boolean (random) ? milestone->due : TANDEM_DAY_NONE, .done = g_rand_boolean (random),
    };
  milestone->n_resources = (guint) g_rand_int_range (random, 0, 3);
  milestone->resources = resources = allocate (self, milestone->n_resources, sizeof *resources);
  for (guint i = 0; i < milestone->n_resources; i++)
    resources[i] = (TandemEditionResource) { .title = sentences[g_rand_int_range (random, 2, G_N_ELEMENTS (sentences))], .url = "https://example.com/pack?a='1'" };
}

static void
fill_people (CorpusEdition *self, GRand *random)
{
  guint n = (guint) g_rand_int_range (random, 0, 15), n_buyers = n / 2;
  TandemEditionPerson *people = allocate (self, n, sizeof *people);

  for (guint i = 0; i < n; i++)
    people[i] = (TandemEditionPerson) {
      .name = PICK (random, names), .organisation = g_rand_boolean (random) ? PICK (random, companies) : "", .job_title = PICK (random, functions),
      .function = PICK (random, functions), .role = PICK (random, functions), .phone = g_rand_boolean (random) ? "+49 30 1234567-890" : "",
      .email = g_rand_boolean (random) ? "maximiliane.freifrau.von.hohenstein@vereinigte-wasserwerke.example" : "", .side = i < n_buyers ? TANDEM_SIDE_BUYER : TANDEM_SIDE_SELLER,
      .needed_from = g_rand_boolean (random) ? self->edition.today : TANDEM_DAY_NONE,
    };
  self->edition.people = people;
  self->edition.n_people = n;
}

static void
fill_criteria (CorpusEdition *self, GRand *random)
{
  guint n = (guint) g_rand_int_range (random, 0, 8);
  TandemEditionCriterion *criteria = allocate (self, n, sizeof *criteria);

  for (guint i = 0; i < n; i++)
    criteria[i] = (TandemEditionCriterion) { .title = sentences[g_rand_int_range (random, 2, G_N_ELEMENTS (sentences))], .measure = PICK (random, sentences),
                                             .baseline = g_rand_boolean (random) ? "3.1 %" : "", .target = g_rand_boolean (random) ? "0.5 %" : "", .result = "" };
  self->edition.criteria = criteria;
  self->edition.n_criteria = n;
}

/* The same edition for the same seed, on every machine; its timeline is that of timeline_plan_generate(). */
CorpusEdition *
corpus_edition_generate (guint32 seed)
{
  GRand *random = g_rand_new_with_seed (seed ^ 0x5eed);
  CorpusEdition *self = g_new0 (CorpusEdition, 1);
  TandemEditionMilestone *milestones;
  TandemEditionPhase *phases;

  self->plan = timeline_plan_generate (seed);
  self->pieces = g_ptr_array_new_with_free_func (g_free);
  milestones = (TandemEditionMilestone *) self->plan->milestones->data;
  phases = (TandemEditionPhase *) self->plan->phases->data;
  self->edition = self->plan->edition;
  self->edition.title = g_rand_int_range (random, 0, 4) == 0 ? PICK (random, sentences) : "Order management platform";
  self->edition.goal = PICK (random, sentences);
  self->edition.buyer = PICK (random, companies);
  self->edition.seller = PICK (random, companies);
  self->edition.prepared_by = g_rand_boolean (random) ? "Maximiliane Freifrau von Hohenstein-Waldenburg, sam@fabrikam.example" : "";
  self->edition.version = g_rand_int_range (random, 0, 30);
  self->edition.anchor_kind = (TandemAnchorKind) g_rand_int_range (random, 0, 3);
  for (guint i = 0; i < self->edition.n_milestones; i++)
    {
      fill_milestone (self, random, &milestones[i]);
      self->edition.n_counted += milestones[i].state != TANDEM_STATE_CANCELLED;
      self->edition.n_done += milestones[i].state == TANDEM_STATE_DONE;
      if (milestones[i].phase >= 0)
        {
          phases[milestones[i].phase].n_milestones += milestones[i].state != TANDEM_STATE_CANCELLED;
          phases[milestones[i].phase].n_done += milestones[i].state == TANDEM_STATE_DONE;
        }
    }
  fill_people (self, random);
  fill_criteria (self, random);
  g_rand_free (random);
  return self;
}

void
corpus_edition_free (CorpusEdition *self)
{
  timeline_plan_free (self->plan);
  g_ptr_array_unref (self->pieces);
  g_free (self);
}
