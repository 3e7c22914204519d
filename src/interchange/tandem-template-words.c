/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-template-words.h"

#include "tandem-language.h"
#include "tandem-templates-resource.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define RESOURCE_FOLDER "/io/github/tandemplan/Tandem/templates/words/"

struct _TandemTemplateWords
{
  char       *language; /* tag of the words, "en" where there are no others */
  GHashTable *words;    /* English → language; empty for English */
};

/* "fr" of "fr-CA"; the catalogues have no regions. */
static char *
dup_primary (const char *language)
{
  return g_strndup (language, strcspn (language, "-_.@"));
}

static GBytes *
lookup (const char *language)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, language, ".json", NULL);

  return g_resource_lookup_data (tandem_templates_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static void
add_word_cb (JsonObject *object, const char *english, JsonNode *node, gpointer words)
{
  g_hash_table_insert (words, g_strdup (english), g_strdup (json_node_get_string (node)));
}

/**
 * tandem_template_words_load:
 * @language: BCP 47 tag of a language of documents
 *
 * Returns: (transfer full): the words; English for a tag that no language of documents fits
 */
TandemTemplateWords *
tandem_template_words_load (const char *language)
{
  TandemTemplateWords *self = g_new0 (TandemTemplateWords, 1);
  const char *tag = tandem_language_get_tag (tandem_language_find (language));
  g_autofree char *primary = dup_primary (tag);
  g_autoptr (GBytes) bytes = lookup (primary);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize length;
  const char *text;

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (bytes == NULL)
    {
      self->language = g_strdup (g_str_has_prefix (tag, "en") ? tag : "en");
      return self;
    }
  text = g_bytes_get_data (bytes, &length);
  if (json_parser_load_from_data (parser, text, (gssize) length, NULL))
    json_object_foreach_member (json_node_get_object (json_parser_get_root (parser)), add_word_cb, self->words);
  self->language = g_strdup (tag);
  return self;
}

void
tandem_template_words_free (TandemTemplateWords *self)
{
  g_free (self->language);
  g_hash_table_unref (self->words);
  g_free (self);
}

const char *
tandem_template_words_get_language (TandemTemplateWords *self)
{
  return self->language;
}

/**
 * tandem_template_words_find:
 * @self: words
 * @text: as a template file has it
 *
 * Returns: (transfer none): the same in the language; @text itself where nothing is known
 */
const char *
tandem_template_words_find (TandemTemplateWords *self, const char *text)
{
  const char *word = g_hash_table_lookup (self->words, text);

  return word != NULL ? word : text;
}
