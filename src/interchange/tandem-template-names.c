/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that a person wrote into the texts of a plan, and what stands in for them in a template. */
#include "tandem-template-private.h"

#include "tandem-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters: shorter parts of names are words too often. */
#define SHORTEST_PART 3

/* What a company's name may end with and what people leave out when they speak of it. */
static const char *const legal_forms[] = {
  "ab", "ag", "aps", "as", "bv", "co", "corp", "corporation", "gmbh", "inc", "kg", "kgaa", "kk", "limited", "llc", "llp", "ltd", "nv", "oy", "oyj",
  "plc", "pty", "sa", "sarl", "sas", "se", "sl", "spa", "srl", "&", NULL
};

/* "Contoso Retail GmbH & Co. KG" → "Contoso Retail" */
static char *
dup_without_legal_form (const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name, " \t", -1);
  guint n = g_strv_length (words);

  if (n == 0)
    return g_strdup ("");
  for (; n > 1; n--)
    {
      g_autoptr (GString) word = g_string_new (NULL);

      for (const char *p = words[n - 1]; *p != '\0'; p++)
        if (*p != '.' && *p != ',' && *p != '/')
          g_string_append_c (word, g_ascii_tolower (*p));
      if (word->len > 0 && !g_strv_contains (legal_forms, word->str))
        break;
      g_clear_pointer (&words[n - 1], g_free);
    }
  if (g_str_has_suffix (words[n - 1], ","))
    words[n - 1][strlen (words[n - 1]) - 1] = '\0';
  return g_strjoinv (" ", words);
}

static void
add_company (TandemTerms *terms, const char *name, const char *placeholder)
{
  g_autofree char *plain = dup_without_legal_form (name);

  tandem_terms_add (terms, name, placeholder);
  if (g_utf8_strlen (plain, -1) >= SHORTEST_PART)
    tandem_terms_add (terms, plain, placeholder);
}

/**
 * tandem_template_names:
 * @plan: a plan
 *
 * Organisations become open names that a new plan fills; people become what they do ("IT"), in the plan's language.
 *
 * Returns: (transfer full): what to put in for the names of the plan
 */
TandemTerms *
tandem_template_names (TandemPlan *plan)
{
  TandemTerms *terms = tandem_terms_new ();
  const TandemLanguage *language = tandem_language_find (tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_LANGUAGE));

  add_company (terms, tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_BUYER_NAME), TANDEM_TEMPLATE_BUYER);
  add_company (terms, tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_SELLER_NAME), TANDEM_TEMPLATE_SELLER);
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_STAKEHOLDER); i++)
    {
      TandemEntity *person = tandem_plan_peek (plan, TANDEM_KIND_STAKEHOLDER, i);
      const char *function = tandem_language_function (language, tandem_entity_get_text (person, TANDEM_STAKEHOLDER_FUNCTION));
      const char *side = tandem_entity_get_choice (person, TANDEM_STAKEHOLDER_SIDE) == TANDEM_SIDE_SELLER ? TANDEM_TEMPLATE_SELLER : TANDEM_TEMPLATE_BUYER;

      add_company (terms, tandem_entity_get_text (person, TANDEM_STAKEHOLDER_ORGANISATION), side);
      tandem_terms_add (terms, tandem_entity_get_title (person), *function != '\0' ? function : side);
    }
  return terms;
}

/* Parts of the names: "Leo" and "Kim". Written as they are in the name, else they are other words. */
static void
add_parts (GPtrArray *parts, const char *name)
{
  g_autofree char *plain = dup_without_legal_form (name);
  g_auto (GStrv) words = g_strsplit_set (plain, " \t-,.&/", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) >= SHORTEST_PART && !g_ptr_array_find_with_equal_func (parts, words[i], g_str_equal, NULL))
      g_ptr_array_add (parts, g_strdup (words[i]));
}

static gboolean
has_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *found = strstr (text, word); found != NULL; found = strstr (found + length, word))
    if ((found == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found)))) && !g_unichar_isalnum (g_utf8_get_char (found + length)))
      return TRUE;
  return FALSE;
}

static void
look_into (const char *title, const char *text, TandemTerms *names, GPtrArray *parts, GPtrArray *left)
{
  g_autofree char *nameless = tandem_terms_apply (names, text);

  for (guint i = 0; i < parts->len; i++)
    if (has_word (nameless, g_ptr_array_index (parts, i)))
      {
        /* Translators: a part of a name that a text holds, and the milestone or phase it belongs to */
        char *where = g_strdup_printf (_("“%1$s” in “%2$s”"), (const char *) g_ptr_array_index (parts, i), title);

        if (g_ptr_array_find_with_equal_func (left, where, g_str_equal, NULL))
          g_free (where);
        else
          g_ptr_array_add (left, where);
      }
}

/**
 * tandem_template_names_left:
 * @plan: a plan
 *
 * A first name or half a company's name may be a word like any other: it is not exchanged, but told.
 *
 * Returns: (transfer full) (element-type utf8): where texts of the template may still name somebody
 */
GPtrArray *
tandem_template_names_left (TandemPlan *plan)
{
  static const struct { TandemKind kind; guint fields[3]; guint n; } texts[] = {
    { TANDEM_KIND_PHASE, { TANDEM_PHASE_NAME }, 1 },
    { TANDEM_KIND_CRITERION, { TANDEM_CRITERION_TITLE, TANDEM_CRITERION_MEASURE }, 2 },
    { TANDEM_KIND_MILESTONE, { TANDEM_MILESTONE_TITLE, TANDEM_MILESTONE_EXPLANATION, TANDEM_MILESTONE_DONE_WHEN }, 3 },
    { TANDEM_KIND_DELIVERABLE, { TANDEM_DELIVERABLE_TITLE }, 1 },
  };
  GPtrArray *left = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TandemTerms) names = tandem_template_names (plan);

  add_parts (parts, tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_BUYER_NAME));
  add_parts (parts, tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_SELLER_NAME));
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_STAKEHOLDER); i++)
    add_parts (parts, tandem_entity_get_title (tandem_plan_peek (plan, TANDEM_KIND_STAKEHOLDER, i)));

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint k = 0; k < tandem_plan_get_n (plan, texts[i].kind); k++)
      {
        TandemEntity *entity = tandem_plan_peek (plan, texts[i].kind, k);

        for (guint f = 0; f < texts[i].n; f++)
          look_into (tandem_entity_get_title (entity), tandem_entity_get_text (entity, texts[i].fields[f]), names, parts, left);
      }
  return left;
}
