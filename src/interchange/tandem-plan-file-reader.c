/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan-file-keys.h"
#include "tandem-plan-file-private.h"

#include "tandem-error.h"
#include "tandem-json-check.h"
#include "tandem-words.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/* A file of another program may have thousands of unknown keys; the first ones tell enough. */
#define MAX_WARNINGS 50

typedef struct
{
  TandemPlanFile *file;
  GString        *path;                 /* of what is read: "plan.milestones[3].due" */
  GHashTable     *by_id[TANDEM_N_KINDS]; /* id in the file → reference */
  guint           n_untold; /* warnings beyond the first ones */
  GError        **error;
} Reader;

static gboolean read_object (Reader *self, JsonObject *object, const TandemFileShape *shape, gint64 ref);

G_GNUC_PRINTF (2, 3) static gboolean
refuse (Reader *self, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (self->error, TANDEM_ERROR, TANDEM_ERROR_INVALID, "%s: %s", self->path->str, sentence);
  return FALSE;
}

G_GNUC_PRINTF (2, 3) static void
warn (Reader *self, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  if (self->file->warnings->len >= MAX_WARNINGS)
    {
      self->n_untold++;
      return;
    }
  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->file->warnings, g_strdup_printf ("%s: %s", self->path->str, sentence));
}

/* The value as a message repeats it. */
static char *
quote_node (JsonNode *node)
{
  g_autofree char *text = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup (_("a list"));
  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (_("an object"));
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return tandem_json_quote (json_node_get_string (node));
  text = json_to_string (node, FALSE);
  return g_steal_pointer (&text);
}

static gboolean
refuse_value (Reader *self, const char *what, JsonNode *node)
{
  g_autofree char *quoted = quote_node (node);

  /* Translators: 1 is what was expected ("not a day"), 2 the value that stands there. */
  return refuse (self, _("%1$s: %2$s"), what, quoted);
}

static gboolean
holds_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/* The member's node; NULL where it is missing or null, which mean the same. */
static JsonNode *
get_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

static gboolean
read_day (Reader *self, JsonNode *node, TandemRow *row, guint field)
{
  TandemDay day = holds_text (node) ? tandem_day_parse_iso (json_node_get_string (node)) : TANDEM_DAY_NONE;

  if (day == TANDEM_DAY_NONE)
    return refuse_value (self, _("not a day"), node);
  tandem_row_set_day (row, field, day);
  return TRUE;
}

static gboolean
read_choice (Reader *self, JsonNode *node, TandemRow *row, guint field)
{
  const char *const *choices = tandem_kind_info (tandem_row_get_kind (row))->fields[field].choices;
  int choice = holds_text (node) ? tandem_choice_index (choices, json_node_get_string (node)) : -1;
  g_autofree char *quoted = NULL, *words = NULL;

  if (choice >= 0)
    {
      tandem_row_set_choice (row, field, choice);
      return TRUE;
    }
  quoted = quote_node (node);
  words = g_strjoinv (", ", (char **) choices);
  /* Translators: 1 is what stands in a file, 2 the words that may stand there. */
  return refuse (self, _("%1$s is none of %2$s"), quoted, words);
}

/* Whole numbers; 40.0 is one. */
static gboolean
get_number (Reader *self, JsonNode *node, gint64 min, gint64 max, gint64 *number)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;
  double real = type == G_TYPE_DOUBLE ? json_node_get_double (node) : type == G_TYPE_INT64 ? (double) json_node_get_int (node) : NAN;
  g_autofree char *quoted = NULL;

  if (isnan (real) || floor (real) != real)
    return refuse_value (self, _("not a whole number"), node);
  if (real < (double) min || real > (double) max)
    {
      g_autofree char *least = g_strdup_printf ("%" G_GINT64_FORMAT, min);
      g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, max);

      quoted = quote_node (node);
      return refuse (self, _("%1$s is not between %2$s and %3$s"), quoted, least, most);
    }
  *number = (gint64) real;
  return TRUE;
}

static gboolean
read_bytes (Reader *self, JsonNode *node, TandemRow *row, guint field)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *again = NULL;
  g_auto (TandemValue) value = TANDEM_VALUE_INIT;
  guchar *data;
  gsize length;

  if (!holds_text (node))
    return refuse_value (self, _("not Base64 text"), node);
  data = g_base64_decode (json_node_get_string (node), &length);
  bytes = g_bytes_new_take (data, length);
  /* GLib skips what is not Base64; a file that was altered must not become another picture. */
  again = g_base64_encode (data, length);
  if (!g_str_equal (again, json_node_get_string (node)))
    return refuse_value (self, _("not Base64 text"), node);

  value = tandem_value_bytes (length > 0 ? bytes : NULL);
  tandem_row_set (row, field, &value);
  return TRUE;
}

static gboolean
find_ref (Reader *self, JsonNode *node, TandemKind kind, gint64 *ref)
{
  gpointer found;
  g_autofree char *quoted = NULL;

  if (!holds_text (node))
    return refuse_value (self, _("not an id in quotes"), node);
  found = self->by_id[kind] != NULL ? g_hash_table_lookup (self->by_id[kind], json_node_get_string (node)) : NULL;
  if (found == NULL)
    {
      quoted = quote_node (node);
      /* Translators: 1 is the noun of an item ("milestone", "phase"), 2 the id that was looked for. */
      return refuse (self, _("no %1$s has the id %2$s"), _(tandem_kind_info (kind)->noun), quoted);
    }
  *ref = GPOINTER_TO_SIZE (found);
  return TRUE;
}

static gboolean
read_field (Reader *self, JsonNode *node, const TandemFileKey *key, TandemRow *row)
{
  guint field = (guint) key->field;
  const TandemField *info = &tandem_kind_info (tandem_row_get_kind (row))->fields[field];
  gint64 number;

  switch (info->type)
    {
    case TANDEM_FIELD_TEXT:
      if (!holds_text (node))
        return refuse_value (self, _("not text in quotes"), node);
      if (info->required && *json_node_get_string (node) == '\0')
        return refuse (self, _("may not be empty"));
      tandem_row_set_text (row, field, json_node_get_string (node));
      return TRUE;
    case TANDEM_FIELD_INTEGER:
      if (!get_number (self, node, key->min, key->max, &number))
        return FALSE;
      tandem_row_set_integer (row, field, number);
      return TRUE;
    case TANDEM_FIELD_BOOLEAN:
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return refuse_value (self, _("neither true nor false"), node);
      tandem_row_set_integer (row, field, json_node_get_boolean (node));
      return TRUE;
    case TANDEM_FIELD_DAY:
      return read_day (self, node, row, field);
    case TANDEM_FIELD_CHOICE:
      return read_choice (self, node, row, field);
    case TANDEM_FIELD_REF:
      if (!find_ref (self, node, info->ref, &number))
        return FALSE;
      tandem_row_set_ref (row, field, number);
      return TRUE;
    case TANDEM_FIELD_BYTES:
      return read_bytes (self, node, row, field);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
read_week (Reader *self, JsonNode *node, TandemRow *row, guint field)
{
  JsonArray *days = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gint64 bits = 0;

  if (days == NULL)
    return refuse_value (self, _("not a list of weekdays"), node);
  for (guint i = 0; i < json_array_get_length (days); i++)
    {
      JsonNode *item = json_array_get_element (days, i);
      int day = holds_text (item) ? tandem_choice_index (tandem_weekday_choices, json_node_get_string (item)) : -1;

      if (day < 0)
        return refuse_value (self, _("not a weekday (mon, tue, wed, thu, fri, sat, sun)"), item);
      bits |= 1 << day;
    }
  tandem_row_set_integer (row, field, bits);
  return TRUE;
}

static gboolean
read_after (Reader *self, JsonNode *node, gint64 milestone)
{
  JsonArray *ids = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gsize length = self->path->len;

  if (ids == NULL)
    return refuse_value (self, _("not a list of ids"), node);
  for (guint i = 0; i < json_array_get_length (ids); i++)
    {
      gint64 predecessor;
      TandemRow *row;

      g_string_append_printf (self->path, "[%u]", i);
      if (!find_ref (self, json_array_get_element (ids, i), TANDEM_KIND_MILESTONE, &predecessor))
        return FALSE;
      if (!g_hash_table_add (seen, GSIZE_TO_POINTER (predecessor)))
        return refuse_value (self, _("stands twice in the list"), json_array_get_element (ids, i));
      row = tandem_plan_file_get_row (self->file, TANDEM_KIND_DEPENDENCY, tandem_plan_file_add (self->file, TANDEM_KIND_DEPENDENCY));
      tandem_row_set_ref (row, TANDEM_DEPENDENCY_MILESTONE, milestone);
      tandem_row_set_ref (row, TANDEM_DEPENDENCY_PREDECESSOR, predecessor);
      g_string_truncate (self->path, length);
    }
  return TRUE;
}

/* The dependencies of `milestone` by predecessor: the last rows, as `after` was read just before. */
static GHashTable *
collect_dependencies (Reader *self, gint64 milestone)
{
  GHashTable *rows = g_hash_table_new (NULL, NULL);

  for (gint64 ref = tandem_plan_file_get_n (self->file, TANDEM_KIND_DEPENDENCY); ref > 0; ref--)
    {
      TandemRow *row = tandem_plan_file_get_row (self->file, TANDEM_KIND_DEPENDENCY, ref);

      if (tandem_row_get (row, TANDEM_DEPENDENCY_MILESTONE)->integer != milestone)
        break;
      g_hash_table_insert (rows, GSIZE_TO_POINTER (tandem_row_get (row, TANDEM_DEPENDENCY_PREDECESSOR)->integer), row);
    }
  return rows;
}

static gboolean
read_lags (Reader *self, JsonNode *node, const TandemFileKey *key, gint64 milestone)
{
  JsonObject *lags = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (GHashTable) rows = collect_dependencies (self, milestone);
  JsonObjectIter iter;
  const char *id;
  JsonNode *item;
  gsize length = self->path->len;

  if (lags == NULL)
    return refuse_value (self, _("not an object of ids and days"), node);
  json_object_iter_init_ordered (&iter, lags);
  while (json_object_iter_next_ordered (&iter, &id, &item))
    {
      gpointer predecessor = g_hash_table_lookup (self->by_id[TANDEM_KIND_MILESTONE], id);
      TandemRow *row = predecessor != NULL ? g_hash_table_lookup (rows, predecessor) : NULL;
      gint64 days;

      tandem_json_path_append (self->path, id);
      if (row == NULL)
        return refuse (self, _("this id does not stand in “after”"));
      if (!get_number (self, item, key->min, key->max, &days))
        return FALSE;
      tandem_row_set_integer (row, TANDEM_DEPENDENCY_LAG_DAYS, days);
      g_string_truncate (self->path, length);
    }
  return TRUE;
}

/* Notes the item's id before any item is read: items refer to later ones. */
static gboolean
note_id (Reader *self, JsonObject *object, TandemKind kind, gint64 ref)
{
  JsonNode *node = get_member (object, "id");

  if (node == NULL)
    return TRUE;
  g_string_append (self->path, ".id");
  if (!holds_text (node))
    return refuse_value (self, _("not an id in quotes"), node);
  if (!g_hash_table_insert (self->by_id[kind], (char *) json_node_get_string (node), GSIZE_TO_POINTER (ref)))
    return refuse_value (self, _("another item of this list has the same id"), node);
  return TRUE;
}

/* A phase is listed by its name alone and a term by our word alone; the library has none without. */
static gboolean
complete_item (Reader *self, const TandemFileShape *shape, gint64 ref)
{
  TandemRow *row = tandem_plan_file_get_row (self->file, shape->kind, ref);
  g_autofree char *name = NULL;

  if (shape->kind == TANDEM_KIND_PHASE && *tandem_row_get (row, TANDEM_PHASE_NAME)->text == '\0')
    {
      name = g_strdup_printf (_("Phase %d"), (int) ref);
      tandem_row_set_text (row, TANDEM_PHASE_NAME, name);
      warn (self, _("has no name; it is called “%s” now"), name);
    }
  if (shape->kind == TANDEM_KIND_TERM && *tandem_row_get (row, TANDEM_TERM_OURS)->text == '\0')
    {
      g_string_append (self->path, ".ours");
      return refuse (self, _("may not be empty"));
    }
  return TRUE;
}

static gboolean
read_list (Reader *self, JsonNode *node, const TandemFileShape *shape, gint64 owner)
{
  JsonArray *items = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = items != NULL ? json_array_get_length (items) : 0;
  gint64 first = tandem_plan_file_get_n (self->file, shape->kind) + 1;
  gsize length = self->path->len;

  if (items == NULL)
    return refuse_value (self, _("not a list"), node);
  if (shape->id_prefix != NULL)
    self->by_id[shape->kind] = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    {
      JsonNode *item = json_array_get_element (items, i);
      gint64 ref = tandem_plan_file_add (self->file, shape->kind);

      g_string_append_printf (self->path, "[%u]", i);
      if (!JSON_NODE_HOLDS_OBJECT (item))
        return refuse_value (self, _("not an object"), item);
      if (shape->owner_field >= 0)
        tandem_row_set_ref (tandem_plan_file_get_row (self->file, shape->kind, ref), (guint) shape->owner_field, owner);
      if (shape->id_prefix != NULL && !note_id (self, json_node_get_object (item), shape->kind, ref))
        return FALSE;
      g_string_truncate (self->path, length);
    }
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (self->path, "[%u]", i);
      if (!read_object (self, json_array_get_object_element (items, i), shape, first + i) || !complete_item (self, shape, first + i))
        return FALSE;
      g_string_truncate (self->path, length);
    }
  return TRUE;
}

static gboolean
read_key (Reader *self, JsonNode *node, const TandemFileKey *key, TandemRow *row, gint64 ref)
{
  switch (key->type)
    {
    case TANDEM_FILE_ID:
      return TRUE; /* note_id() */
    case TANDEM_FILE_FIELD:
      return read_field (self, node, key, row);
    case TANDEM_FILE_OBJECT:
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return refuse_value (self, _("not an object"), node);
      return read_object (self, json_node_get_object (node), key->shape, ref);
    case TANDEM_FILE_LIST:
      return read_list (self, node, key->shape, ref);
    case TANDEM_FILE_AFTER:
      return read_after (self, node, ref);
    case TANDEM_FILE_LAGS:
      return read_lags (self, node, key, ref);
    case TANDEM_FILE_WEEK:
      return read_week (self, node, row, (guint) key->field);
    default:
      g_assert_not_reached ();
    }
}

static void
warn_of_unknown (Reader *self, JsonObject *object, const TandemFileShape *shape)
{
  JsonObjectIter iter;
  const char *name;
  gsize length = self->path->len;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (tandem_file_shape_find (shape, name) == NULL)
      {
        tandem_json_path_append (self->path, name);
        warn (self, _("unknown key, left out"));
        g_string_truncate (self->path, length);
      }
}

/* Keys are read in the shape's order, whatever the file's: what is referred to comes before what refers. */
static gboolean
read_object (Reader *self, JsonObject *object, const TandemFileShape *shape, gint64 ref)
{
  TandemRow *row = tandem_plan_file_get_row (self->file, shape->kind, ref);
  gsize length = self->path->len;

  for (guint i = 0; i < shape->n_keys; i++)
    {
      const TandemFileKey *key = &shape->keys[i];
      JsonNode *node = get_member (object, key->name);

      tandem_json_path_append (self->path, key->name);
      if (node == NULL && key->must_be)
        return refuse (self, _("is missing"));
      if (node != NULL && !read_key (self, node, key, row, ref))
        return FALSE;
      g_string_truncate (self->path, length);
    }
  warn_of_unknown (self, object, shape);
  return TRUE;
}

static gboolean
check_head (Reader *self, JsonObject *root)
{
  JsonNode *format = get_member (root, "format"), *version = get_member (root, "version");
  gint64 number;

  if (format == NULL || !holds_text (format) || !g_str_equal (json_node_get_string (format), TANDEM_FILE_FORMAT))
    {
      g_set_error (self->error, TANDEM_ERROR, TANDEM_ERROR_NOT_OURS, _("format: this is not a Tandem plan file; “%s” does not stand there"), TANDEM_FILE_FORMAT);
      return FALSE;
    }

  g_string_assign (self->path, "version");
  if (version == NULL)
    return refuse (self, _("is missing"));
  if (!get_number (self, version, 1, G_MAXINT32, &number))
    return FALSE;
  if (number > TANDEM_FILE_VERSION)
    {
      g_set_error (self->error, TANDEM_ERROR, TANDEM_ERROR_NEWER,
                   _("version: the file was written by a newer Tandem (plan file version %d); this one reads version %d. Update Tandem to open it"),
                   (int) number, TANDEM_FILE_VERSION);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_root (Reader *self, JsonNode *root)
{
  static const TandemFileKey keys[] = {
    { "format", .type = TANDEM_FILE_ID },
    { "version", .type = TANDEM_FILE_ID },
    { "plan", TANDEM_FILE_OBJECT, .shape = &tandem_file_plan_shape, .must_be = TRUE },
  };
  static const TandemFileShape shape = { TANDEM_KIND_PLAN, NULL, -1, keys, G_N_ELEMENTS (keys) };

  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (self->error, TANDEM_ERROR, TANDEM_ERROR_NOT_OURS, _("this is not a Tandem plan file; it holds no object"));
      return FALSE;
    }
  if (!check_head (self, json_node_get_object (root)))
    return FALSE;
  g_string_truncate (self->path, 0);
  tandem_plan_file_add (self->file, TANDEM_KIND_PLAN);
  if (!read_object (self, json_node_get_object (root), &shape, 1))
    return FALSE;

  if (self->n_untold > 0)
    g_ptr_array_add (self->file->warnings, g_strdup_printf (ngettext ("and %u more like these", "and %u more like these", self->n_untold), self->n_untold));
  return tandem_plan_file_check_rings (self->file, self->error);
}

/**
 * tandem_plan_file_read:
 * @bytes: content of a plan file (plan-format.md, version 1)
 * @error: return location: %TANDEM_ERROR_NOT_OURS, %TANDEM_ERROR_NEWER, or %TANDEM_ERROR_INVALID with the JSON path of what breaks a rule
 *
 * Returns: (transfer full) (nullable): all of it, or %NULL: a file is refused whole
 */
TandemPlanFile *
tandem_plan_file_read (GBytes *bytes, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (TandemPlanFile) file = NULL;
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GString) path = NULL;
  g_autoptr (GError) local = NULL;
  gboolean good;
  Reader reader = { .error = error };

  if (length > TANDEM_JSON_MAX_BYTES)
    {
      g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("the file is larger than %d MB, which no plan file is; nothing was read"),
                   TANDEM_JSON_MAX_BYTES / 1024 / 1024);
      return NULL;
    }
  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  if (!tandem_json_check (text != NULL ? text : "", length, error))
    return NULL;

  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, text, (gssize) length, &local))
    {
      g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("not JSON: %s"), local->message);
      return NULL;
    }

  reader.file = file = tandem_plan_file_new ();
  reader.path = path = g_string_new (NULL);
  good = read_root (&reader, json_parser_get_root (parser));
  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    g_clear_pointer (&reader.by_id[kind], g_hash_table_unref);
  return good ? g_steal_pointer (&file) : NULL;
}
