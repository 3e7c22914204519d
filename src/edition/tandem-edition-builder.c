/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-edition-private.h"

#include "tandem-limits.h"
#include "tandem-plan-workdays.h"
#include "tandem-short-name.h"

#include <string.h>

static int
compare_people_by_side (gconstpointer a, gconstpointer b, gpointer data)
{
  return (int) ((const TandemEditionPerson *) a)->side - (int) ((const TandemEditionPerson *) b)->side;
}

/* A brand colour as the painter takes it: "#RRGGBB", or NULL. */
static const char *
read_colour (TandemEditionBuilder *builder, guint field)
{
  const char *text = tandem_entity_get_text (TANDEM_ENTITY (builder->plan), field);

  if (strlen (text) != 7 || text[0] != '#')
    return NULL;
  for (int i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (text[i]))
      return NULL;
  return tandem_edition_text (builder->edition, text);
}

static GBytes *
copy_logo (TandemEditionBuilder *builder, guint field)
{
  GBytes *bytes = tandem_entity_get_bytes (TANDEM_ENTITY (builder->plan), field);

  return bytes != NULL && g_bytes_get_size (bytes) > 0 ? g_bytes_ref (bytes) : NULL;
}

/* What is read on one line has an end, so that no page or picture takes minutes to be measured. */
static char *
cut_name (char *text)
{
  char *end;

  if (strlen (text) <= TANDEM_LONGEST_NAME || g_utf8_strlen (text, -1) <= TANDEM_LONGEST_NAME)
    return text;
  end = g_utf8_offset_to_pointer (text, TANDEM_LONGEST_NAME - 1);
  memcpy (end, "…", sizeof "…"); /* a longer text has room for it */
  return text;
}

/* So has a paragraph, and each word of it. */
static char *
cut_paragraph (char *text)
{
  guint n = 0, n_word = 0;
  char *to = text;

  if (strlen (text) <= TANDEM_LONGEST_WORD)
    return text;
  for (const char *from = text; *from != '\0' && n < TANDEM_LONGEST_PARAGRAPH; from = g_utf8_next_char (from), n++)
    {
      gunichar c = g_utf8_get_char (from);

      n_word = g_unichar_isspace (c) || g_unichar_iswide (c) ? 0 : n_word + 1;
      if (n_word <= TANDEM_LONGEST_WORD)
        to += g_unichar_to_utf8 (c, to); /* never overtakes @from */
    }
  *to = '\0';
  return text;
}

static gboolean
is_paragraph (TandemEntity *entity, guint field)
{
  TandemKind kind = tandem_entity_get_kind (entity);

  return (kind == TANDEM_KIND_PLAN && field == TANDEM_PLAN_GOAL)
         || (kind == TANDEM_KIND_MILESTONE && (field == TANDEM_MILESTONE_EXPLANATION || field == TANDEM_MILESTONE_DONE_WHEN));
}

static const char *
plain_text (TandemEditionBuilder *builder, TandemEntity *entity, guint field)
{
  g_autofree char *text = g_strdup (tandem_entity_get_text (entity, field));

  for (char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return tandem_edition_text (builder->edition, cut_name (g_strstrip (text)));
}

/**
 * tandem_edition_own_text:
 * @builder: a builder
 * @entity: an entity of the plan
 * @field: a TEXT field that isn't private
 *
 * Returns: (transfer none): the text in the buyer's words; line ends are "\n", other control characters spaces; cut
 *   where tandem-limits.h says
 */
const char *
tandem_edition_own_text (TandemEditionBuilder *builder, TandemEntity *entity, guint field)
{
  g_autofree char *clean = NULL;
  g_autofree char *text = NULL;
  char *to;

  g_return_val_if_fail (!tandem_kind_info (tandem_entity_get_kind (entity))->fields[field].is_private, "");

  clean = to = g_strdup (tandem_entity_get_text (entity, field));
  for (const char *from = clean; *from != '\0'; from++)
    if (!(from[0] == '\r' && from[1] == '\n'))
      *to++ = *from == '\r' ? '\n' : *from != '\n' && g_ascii_iscntrl (*from) ? ' ' : *from;
  *to = '\0';
  g_strstrip (clean);
  text = tandem_terms_apply (builder->terms, is_paragraph (entity, field) ? cut_paragraph (clean) : cut_name (clean));
  return tandem_edition_text (builder->edition, text);
}

static void
add_head (TandemEditionBuilder *builder)
{
  TandemEdition *edition = builder->edition;
  TandemEntity *plan = TANDEM_ENTITY (builder->plan);
  const TandemEditionOptions *options = builder->options;

  edition->title = tandem_edition_own_text (builder, plan, TANDEM_PLAN_TITLE);
  edition->goal = tandem_edition_own_text (builder, plan, TANDEM_PLAN_GOAL);
  edition->buyer = plain_text (builder, plan, TANDEM_PLAN_BUYER_NAME);
  edition->seller = plain_text (builder, plan, TANDEM_PLAN_SELLER_NAME);
  edition->language = tandem_language_get_tag (builder->language);
  edition->buyer_logo = copy_logo (builder, TANDEM_PLAN_BUYER_LOGO);
  edition->seller_logo = copy_logo (builder, TANDEM_PLAN_SELLER_LOGO);
  edition->accent = read_colour (builder, TANDEM_PLAN_BUYER_COLOR);
  if (edition->accent == NULL)
    edition->accent = read_colour (builder, TANDEM_PLAN_SELLER_COLOR);
  edition->anchor_kind = (TandemAnchorKind) tandem_entity_get_choice (plan, TANDEM_PLAN_ANCHOR_KIND);
  edition->anchor_date = tandem_entity_get_day (plan, TANDEM_PLAN_ANCHOR_DATE);
  edition->today = options->today;
  edition->is_for_us = options->for_us;
  edition->audience = tandem_edition_text (edition, options->audience);
  edition->prepared_by = tandem_edition_text (edition, options->prepared_by);
  edition->version = options->version;
}

static void
add_phases (TandemEditionBuilder *builder)
{
  guint n = tandem_plan_get_n (builder->plan, TANDEM_KIND_PHASE);
  TandemEditionPhase *phases = tandem_edition_take (builder->edition, g_new0 (TandemEditionPhase, MAX (n, 1)));

  for (guint i = 0; i < n; i++)
    {
      TandemEntity *phase = tandem_plan_peek (builder->plan, TANDEM_KIND_PHASE, i);
      gint64 *id = tandem_edition_take (builder->edition, g_new (gint64, 1));

      *id = tandem_entity_get_id (phase);
      phases[i].name = tandem_edition_own_text (builder, phase, TANDEM_PHASE_NAME);
      g_hash_table_insert (builder->phases, id, GUINT_TO_POINTER (i + 1));
    }
  builder->edition->phases = phases;
  builder->edition->n_phases = n;
}

static void
add_criteria (TandemEditionBuilder *builder)
{
  guint n = tandem_plan_get_n (builder->plan, TANDEM_KIND_CRITERION);
  TandemEditionCriterion *criteria = tandem_edition_take (builder->edition, g_new0 (TandemEditionCriterion, MAX (n, 1)));

  for (guint i = 0; i < n; i++)
    {
      TandemEntity *criterion = tandem_plan_peek (builder->plan, TANDEM_KIND_CRITERION, i);

      criteria[i] = (TandemEditionCriterion) {
        .title = tandem_edition_own_text (builder, criterion, TANDEM_CRITERION_TITLE),
        .measure = tandem_edition_own_text (builder, criterion, TANDEM_CRITERION_MEASURE),
        .baseline = tandem_edition_own_text (builder, criterion, TANDEM_CRITERION_BASELINE),
        .target = tandem_edition_own_text (builder, criterion, TANDEM_CRITERION_TARGET),
        .result = tandem_edition_own_text (builder, criterion, TANDEM_CRITERION_RESULT),
      };
    }
  builder->edition->criteria = criteria;
  builder->edition->n_criteria = n;
}

/* The full stop of a name that was made short is a part of it: in a text from the right it would go to the name's other end. */
static char *
create_short_name (const TandemEditionBuilder *builder, const char *name)
{
  g_autofree char *short_name = tandem_short_name (name);
  gboolean is_made_short = strcmp (short_name, name) != 0 && g_str_has_suffix (short_name, ".");

  if (!is_made_short || !tandem_language_is_rtl (builder->language))
    return g_steal_pointer (&short_name);
  return g_strconcat (short_name, "\u200e", NULL);
}

/* Short names; two people who would get the same one keep their whole names. */
static void
read_contacts (TandemEditionBuilder *builder)
{
  guint n = tandem_plan_get_n (builder->plan, TANDEM_KIND_STAKEHOLDER);
  TandemEditionContact *contacts = tandem_edition_take (builder->edition, g_new0 (TandemEditionContact, MAX (n, 1)));
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    {
      TandemEntity *person = tandem_plan_peek (builder->plan, TANDEM_KIND_STAKEHOLDER, i);
      g_autofree char *short_name = NULL;

      contacts[i].name = plain_text (builder, person, TANDEM_STAKEHOLDER_NAME);
      short_name = create_short_name (builder, contacts[i].name);
      contacts[i].short_name = tandem_edition_text (builder->edition, short_name);
      contacts[i].function_key = tandem_edition_text (builder->edition, tandem_entity_get_text (person, TANDEM_STAKEHOLDER_FUNCTION));
      g_hash_table_insert (builder->contacts, person, &contacts[i]);
      if (*contacts[i].name != '\0')
        {
          gpointer times = g_hash_table_lookup (taken, contacts[i].short_name);

          g_hash_table_insert (taken, (gpointer) contacts[i].short_name, GINT_TO_POINTER (GPOINTER_TO_INT (times) + 1));
        }
    }
  for (guint i = 0; i < n; i++)
    if (GPOINTER_TO_INT (g_hash_table_lookup (taken, contacts[i].short_name)) > 1)
      contacts[i].short_name = contacts[i].name;
}

/* How the seller sees a person who stands in the way is not for the buyer's eyes. */
static const char *
role_to_share (TandemEditionBuilder *builder, TandemEntity *person)
{
  const char *role = tandem_entity_get_text (person, TANDEM_STAKEHOLDER_ROLE);

  if (strcmp (role, "blocker") == 0 || strcmp (role, "influencer") == 0)
    return "";
  return tandem_edition_text (builder->edition, tandem_language_role (builder->language, role));
}

static void
add_people (TandemEditionBuilder *builder)
{
  guint n = tandem_plan_get_n (builder->plan, TANDEM_KIND_STAKEHOLDER);
  TandemEditionPerson *people = tandem_edition_take (builder->edition, g_new0 (TandemEditionPerson, MAX (n, 1)));

  for (guint i = 0; i < n; i++)
    {
      TandemEntity *person = tandem_plan_peek (builder->plan, TANDEM_KIND_STAKEHOLDER, i);
      const TandemEditionContact *contact = g_hash_table_lookup (builder->contacts, person);

      people[i] = (TandemEditionPerson) {
        .name = contact->name,
        .organisation = plain_text (builder, person, TANDEM_STAKEHOLDER_ORGANISATION),
        .job_title = plain_text (builder, person, TANDEM_STAKEHOLDER_JOB_TITLE),
        .function = tandem_edition_text (builder->edition, tandem_language_function (builder->language, contact->function_key)),
        .role = role_to_share (builder, person),
        .email = plain_text (builder, person, TANDEM_STAKEHOLDER_EMAIL),
        .phone = plain_text (builder, person, TANDEM_STAKEHOLDER_PHONE),
        .side = (TandemSide) tandem_entity_get_choice (person, TANDEM_STAKEHOLDER_SIDE),
        .needed_from = contact->needed_from,
      };
    }
  /* A stable sort: within a side people stay in the plan's order. */
  g_sort_array (people, n, sizeof *people, compare_people_by_side, NULL);
  builder->edition->people = people;
  builder->edition->n_people = n;
}

static void
read_terms (TandemEditionBuilder *builder)
{
  guint n = tandem_plan_get_n (builder->plan, TANDEM_KIND_TERM);

  for (guint i = 0; i < n; i++)
    {
      TandemEntity *term = tandem_plan_peek (builder->plan, TANDEM_KIND_TERM, i);

      tandem_terms_add (builder->terms, tandem_entity_get_text (term, TANDEM_TERM_OURS), tandem_entity_get_text (term, TANDEM_TERM_THEIRS));
    }
}

/**
 * tandem_edition_new:
 * @plan: a plan
 * @options: for whom, in which language, on which day
 *
 * The only way from a plan to anything that leaves. Copies what may be shared; the edition doesn't follow later edits.
 * The same plan and options give the same edition.
 *
 * Returns: (transfer full): an edition
 */
TandemEdition *
tandem_edition_new (TandemPlan *plan, const TandemEditionOptions *options)
{
  g_autoptr (TandemTerms) terms = tandem_terms_new ();
  g_autoptr (TandemWorkdays) workdays = tandem_plan_workdays (plan, NULL);
  g_autoptr (GHashTable) contacts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) phases = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) children = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) milestones = g_array_new (FALSE, TRUE, sizeof (TandemEditionMilestone));
  const char *tag = options->language != NULL && *options->language != '\0' ? options->language : tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_LANGUAGE);
  TandemEditionBuilder builder = {
    .edition = tandem_edition_alloc (), .plan = plan, .options = options, .language = tandem_language_find (tag),
    .terms = terms, .workdays = workdays, .contacts = contacts, .phases = phases, .children = children, .milestones = milestones,
  };

  g_return_val_if_fail (options->today != TANDEM_DAY_NONE, builder.edition);

  read_terms (&builder);
  read_contacts (&builder);
  add_head (&builder);
  add_phases (&builder);
  add_criteria (&builder);
  tandem_edition_add_milestones (&builder);
  tandem_edition_add_closed (&builder); /* within their days */
  add_people (&builder); /* last: milestones say from when they are needed */
  return builder.edition;
}
