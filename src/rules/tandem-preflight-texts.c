/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that must not be in the texts a buyer reads: private ones, and names of other customers. */
#include "tandem-preflight-private.h"

#include "tandem-limits.h"
#include "tandem-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A phrase says where it comes from when it is this long: "the new order" doesn't, "fears for his budget" does. */
#define LEAST_WORDS 3
#define MOST_WORDS 4
#define TITLE_WORDS 8
#define PHRASE_LETTERS 12
#define LONG_WORD 4
#define PHRASE_LONG_WORDS 2

/* Shorter names are parts of other words' company: "AB", "Go". */
#define SHORTEST_NAME 3

/* Every text of a plan, of both kinds. Private fields are told by the schema. */
static const struct { TandemKind kind; guint field; } shared_fields[] = {
  { TANDEM_KIND_PHASE, TANDEM_PHASE_NAME },
  { TANDEM_KIND_CRITERION, TANDEM_CRITERION_TITLE },
  { TANDEM_KIND_CRITERION, TANDEM_CRITERION_MEASURE },
  { TANDEM_KIND_CRITERION, TANDEM_CRITERION_BASELINE },
  { TANDEM_KIND_CRITERION, TANDEM_CRITERION_TARGET },
  { TANDEM_KIND_CRITERION, TANDEM_CRITERION_RESULT },
  { TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_JOB_TITLE },
  { TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_ORGANISATION },
  { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_TITLE },
  { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_EXPLANATION },
  { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_DONE_WHEN },
  { TANDEM_KIND_DELIVERABLE, TANDEM_DELIVERABLE_TITLE },
  { TANDEM_KIND_RESOURCE, TANDEM_RESOURCE_TITLE },
  { TANDEM_KIND_CLOSED_PERIOD, TANDEM_CLOSED_PERIOD_TITLE },
};

typedef void (*ForText) (gpointer data, TandemEntity *entity, guint field, const char *text);

/**
 * tandem_preflight_words:
 * @text: UTF-8
 *
 * Returns: (transfer full): the words of @text without case and punctuation, a blank before and after each: " order 66 "
 */
char *
tandem_preflight_words (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
  GString *words = g_string_new (" ");

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (words, c);
      else if (words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
  return g_string_free_and_steal (words);
}

typedef gboolean (*ForPhrase) (gpointer data, const char *phrase, gsize length);

/* Calls @callback with each phrase of @n words: " fears for his budget ". Stops where it returns TRUE. */
static gboolean
for_each_of_length (const char *words, guint n, ForPhrase callback, gpointer data)
{
  const char *end = words;

  for (guint i = 0; i < n; i++)
    {
      end = strchr (end + 1, ' ');
      if (end == NULL)
        return FALSE;
    }
  for (;;)
    {
      if (callback (data, words, (gsize) (end + 1 - words)))
        return TRUE;
      words = strchr (words + 1, ' ');
      end = strchr (end + 1, ' ');
      if (end == NULL)
        return FALSE;
    }
}

static gboolean
for_each_phrase (const char *words, ForPhrase callback, gpointer data)
{
  for (guint n = MOST_WORDS; n >= LEAST_WORDS; n--)
    if (for_each_of_length (words, n, callback, data))
      return TRUE;
  return FALSE;
}

static gboolean
is_distinctive (const char *phrase, gsize length)
{
  guint n_long = 0, n_letters = 0, in_word = 0;

  for (const char *p = phrase + 1; p < phrase + length; p = g_utf8_next_char (p))
    if (*p == ' ')
      {
        n_long += in_word >= LONG_WORD ? 1 : 0;
        in_word = 0;
      }
    else
      {
        in_word++;
        n_letters++;
      }
  return n_letters >= PHRASE_LETTERS && n_long >= PHRASE_LONG_WORDS;
}

static gboolean
keep_phrase (gpointer data, const char *phrase, gsize length)
{
  if (is_distinctive (phrase, length))
    g_hash_table_add (data, g_strndup (phrase, length));
  return FALSE;
}

static void
keep_text (GHashTable *phrases, const char *text)
{
  g_autofree char *words = tandem_preflight_words (text);

  for_each_phrase (words, keep_phrase, phrases);
}

/* All that is "only for us": private fields, and every text of what is internal. */
static GHashTable *
collect_private (TandemPlan *plan)
{
  GHashTable *phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (TandemKind kind = TANDEM_KIND_PLAN + 1; kind < TANDEM_N_KINDS; kind++)
    for (guint i = 0; i < tandem_plan_get_n (plan, kind); i++)
      {
        TandemEntity *entity = tandem_plan_peek (plan, kind, i);
        const TandemKindInfo *info = tandem_kind_info (kind);
        gboolean is_internal = kind == TANDEM_KIND_CHECKIN || !tandem_preflight_is_shared (plan, entity);

        for (guint field = 0; field < info->n_fields; field++)
          if (info->fields[field].type == TANDEM_FIELD_TEXT && (is_internal || info->fields[field].is_private))
            keep_text (phrases, tandem_entity_get_text (entity, field));
      }
  return phrases;
}

static gboolean
drop_phrase (gpointer data, const char *phrase, gsize length)
{
  g_autofree char *key = g_strndup (phrase, length);

  g_hash_table_remove (data, key);
  return FALSE;
}

/* A note may call a milestone by its name; a title that is a sentence is looked at like any text. */
static void
forgive_title (gpointer phrases, TandemEntity *entity, guint field, const char *text)
{
  guint n_words = 0;
  g_autofree char *words = NULL;

  if ((int) field != tandem_kind_info (tandem_entity_get_kind (entity))->title_field)
    return;
  words = tandem_preflight_words (text);
  for (const char *p = words + 1; *p != '\0'; p++)
    n_words += *p == ' ' ? 1 : 0;
  if (n_words <= TITLE_WORDS)
    for_each_phrase (words, drop_phrase, phrases);
}

static void
for_each_text (TandemPlan *plan, ForText callback, gpointer data)
{
  static const guint head_fields[] = { TANDEM_PLAN_TITLE, TANDEM_PLAN_GOAL };

  for (guint i = 0; i < G_N_ELEMENTS (head_fields); i++)
    callback (data, TANDEM_ENTITY (plan), head_fields[i], tandem_entity_get_text (TANDEM_ENTITY (plan), head_fields[i]));
  for (guint f = 0; f < G_N_ELEMENTS (shared_fields); f++)
    for (guint i = 0; i < tandem_plan_get_n (plan, shared_fields[f].kind); i++)
      {
        TandemEntity *entity = tandem_plan_peek (plan, shared_fields[f].kind, i);
        const char *text = tandem_entity_get_text (entity, shared_fields[f].field);

        if (*text != '\0' && tandem_preflight_is_shared (plan, entity))
          callback (data, entity, shared_fields[f].field, text);
      }
}

typedef struct
{
  TandemPreflight *preflight;
  GHashTable      *phrases;
  GPtrArray       *names; /* of other customers: the words, then the name as it is written */
  char            *value; /* words of what the deal is worth, NULL for none */
  const char      *found; /* in a text */
  gsize            found_length;
} Search;

static gboolean
find_phrase (gpointer data, const char *phrase, gsize length)
{
  Search *search = data;
  g_autofree char *key = g_strndup (phrase, length);

  if (!g_hash_table_contains (search->phrases, key))
    return FALSE;
  search->found = phrase;
  search->found_length = length;
  return TRUE;
}

/* "explanation of “Security review”" */
static char *
describe_place (TandemEntity *entity, guint field)
{
  const TandemKindInfo *info = tandem_kind_info (tandem_entity_get_kind (entity));
  const char *label = _(info->fields[field].label);
  g_autofree char *title = tandem_preflight_shorten (tandem_entity_get_title (entity));

  if (tandem_entity_get_kind (entity) == TANDEM_KIND_PLAN || *title == '\0')
    return g_strdup (label);
  /* Translators: 1 is a kind of text ("explanation"), 2 a milestone, a person or the like that it belongs to */
  return g_strdup_printf (_("%1$s of “%2$s”"), label, title);
}

/* The pages end a text somewhere. */
static void
check_length (TandemPreflight *self, TandemEntity *entity, guint field, const char *text, const char *place)
{
  TandemKind kind = tandem_entity_get_kind (entity);
  gboolean is_paragraph = (kind == TANDEM_KIND_PLAN && field == TANDEM_PLAN_GOAL)
                          || (kind == TANDEM_KIND_MILESTONE && (field == TANDEM_MILESTONE_EXPLANATION || field == TANDEM_MILESTONE_DONE_WHEN));
  glong most = is_paragraph ? TANDEM_LONGEST_PARAGRAPH : TANDEM_LONGEST_NAME;

  if (g_utf8_strlen (text, -1) > most)
    /* Translators: 1 is a text ("explanation of “Security review”"), 2 a number */
    tandem_preflight_add (self, "too-long", entity, field,
                          g_strdup_printf (_("A text is too long for the pages and ends after %2$ld characters (%1$s)."), place, most));
}

static void
search_text (gpointer data, TandemEntity *entity, guint field, const char *text)
{
  Search *search = data;
  g_autofree char *words = tandem_preflight_words (text);
  g_autofree char *place = describe_place (entity, field);

  check_length (search->preflight, entity, field, text, place);
  for (guint i = 0; i < search->names->len; i += 2)
    if (strstr (words, g_ptr_array_index (search->names, i)) != NULL)
      /* Translators: 1 is a text ("explanation of “Security review”"), 2 the name of another customer */
      tandem_preflight_add (search->preflight, "other-customer", entity, field,
                            g_strdup_printf (_("Another customer’s name is in a text the buyer reads (%1$s): “%2$s”."), place,
                                             (const char *) g_ptr_array_index (search->names, i + 1)));
  if (search->value != NULL && strstr (words, search->value) != NULL)
    /* Translators: %s is a text ("explanation of “Security review”") */
    tandem_preflight_add (search->preflight, "deal-value", entity, field, g_strdup_printf (_("The value of the deal is in a text the buyer reads (%s)."), place));
  if (for_each_phrase (words, find_phrase, search))
    {
      g_autofree char *phrase = g_strndup (search->found + 1, search->found_length - 2);

      /* Translators: 1 is a text ("explanation of “Security review”"), 2 some words of it */
      tandem_preflight_add (search->preflight, "private-words", entity, field,
                            g_strdup_printf (_("Words of something that is only for us are in a text the buyer reads (%1$s): “%2$s”."), place, phrase));
    }
}

/* The plan's own two names, and names within them, say nothing about other customers. */
static GPtrArray *
list_names (TandemPreflight *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *buyer = tandem_preflight_words (tandem_entity_get_text (TANDEM_ENTITY (self->plan), TANDEM_PLAN_BUYER_NAME));
  g_autofree char *seller = tandem_preflight_words (tandem_entity_get_text (TANDEM_ENTITY (self->plan), TANDEM_PLAN_SELLER_NAME));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; self->options->other_names != NULL && self->options->other_names[i] != NULL; i++)
    {
      char *words = tandem_preflight_words (self->options->other_names[i]);

      if (g_utf8_strlen (words, -1) < SHORTEST_NAME + 2 || strstr (buyer, words) != NULL || strstr (seller, words) != NULL || !g_hash_table_add (seen, words))
        {
          g_free (words);
          continue;
        }
      g_ptr_array_add (names, words);
      g_ptr_array_add (names, g_strdup (self->options->other_names[i]));
    }
  return names;
}

/* NULL for a value that could be anything: "10". */
static char *
find_value (TandemPlan *plan)
{
  char *words = tandem_preflight_words (tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_VALUE));

  if (strlen (words) < LONG_WORD + 2)
    g_clear_pointer (&words, g_free);
  return words;
}

/* Adds what is found in the texts. */
void
tandem_preflight_texts (TandemPreflight *self)
{
  g_autoptr (GHashTable) phrases = collect_private (self->plan);
  g_autoptr (GPtrArray) names = list_names (self);
  g_autofree char *value = find_value (self->plan);
  Search search = { .preflight = self, .phrases = phrases, .names = names, .value = value };

  for_each_text (self->plan, forgive_title, phrases);
  for_each_text (self->plan, search_text, &search);
}
