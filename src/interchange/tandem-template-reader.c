/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-template-private.h"

#include "tandem-error.h"
#include "tandem-json-check.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* A template is something a person reads through. */
#define MAX_MILESTONES 500
#define MAX_DURATION   1000

typedef struct
{
  TandemTemplate *self;
  TandemTemplateWords *words; /* NULL: as they stand */
  GHashTable     *places; /* id of a milestone → place + 1 */
  GError        **error;
} Reader;

static gboolean
fail (Reader *reader, const char *path, const char *problem)
{
  /* Translators: first a place in a file ("milestones[3].after"), then what is wrong there */
  g_set_error (reader->error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("%1$s: %2$s"), path, problem);
  return FALSE;
}

/* Reads one object of a list into its place in the array. */
typedef gboolean (*ReadItem) (Reader *reader, JsonObject *object, const char *path, gpointer item);

/* The text of a key; a missing one is empty, where it may be. */
static gboolean
read_text (Reader *reader, JsonObject *object, const char *path, const char *key, gboolean must_be, gboolean words, char **text)
{
  JsonNode *node = json_object_get_member (object, key);
  g_autofree char *place = g_strconcat (path, *path != '\0' ? "." : "", key, NULL);

  if (node != NULL && json_node_get_value_type (node) != G_TYPE_STRING)
    return fail (reader, place, _("not a text"));
  if (must_be && (node == NULL || *json_node_get_string (node) == '\0'))
    return fail (reader, place, _("must be there"));
  g_free (*text);
  *text = g_strdup (node != NULL ? json_node_get_string (node) : "");
  if (words && reader->words != NULL)
    g_set_str (text, tandem_template_words_find (reader->words, *text));
  return TRUE;
}

static gboolean
read_choice (Reader *reader, JsonObject *object, const char *path, const char *key, const char *const *choices, gboolean must_be, int *choice)
{
  g_autofree char *text = NULL, *place = g_strconcat (path, ".", key, NULL);

  if (!read_text (reader, object, path, key, must_be, FALSE, &text))
    return FALSE;
  *choice = *text != '\0' ? tandem_choice_index (choices, text) : 0;
  return *choice >= 0 || fail (reader, place, _("none of the words allowed here"));
}

static gboolean
read_days (Reader *reader, JsonObject *object, const char *path, const char *key, int missing, int *days)
{
  JsonNode *node = json_object_get_member (object, key);
  g_autofree char *place = g_strconcat (path, ".", key, NULL);

  *days = missing;
  if (node == NULL)
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_INT64 || json_node_get_int (node) < 0 || json_node_get_int (node) > MAX_DURATION)
    return fail (reader, place, _("not a number of days"));
  *days = (int) json_node_get_int (node);
  return TRUE;
}

/* Member that is a list; NULL with no error where it is missing. */
static gboolean
get_list (Reader *reader, JsonObject *object, const char *path, const char *key, JsonArray **list)
{
  JsonNode *node = json_object_get_member (object, key);
  g_autofree char *place = g_strconcat (path, *path != '\0' ? "." : "", key, NULL);

  *list = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (reader, place, _("not a list"));
  *list = json_node_get_array (node);
  return json_array_get_length (*list) <= MAX_MILESTONES || fail (reader, place, _("too many"));
}

static guint
count (JsonArray *list)
{
  return list != NULL ? json_array_get_length (list) : 0;
}

static JsonObject *
get_object (Reader *reader, JsonArray *list, guint i, const char *path)
{
  JsonNode *node = json_array_get_element (list, i);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  fail (reader, path, _("not an object"));
  return NULL;
}

/* Member that is a list of objects: makes room for them in @array and lets @read fill each. */
static gboolean
read_list (Reader *reader, JsonObject *owner, const char *path, const char *key, GArray *array, ReadItem read)
{
  JsonArray *list;

  if (!get_list (reader, owner, path, key, &list))
    return FALSE;
  for (guint i = 0; i < count (list); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s%s%s[%u]", path, *path != '\0' ? "." : "", key, i);
      JsonObject *object = get_object (reader, list, i, place);

      if (object == NULL)
        return FALSE;
      g_array_set_size (array, i + 1);
      if (!read (reader, object, place, array->data + i * g_array_get_element_size (array)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_criterion (Reader *reader, JsonObject *object, const char *path, gpointer item)
{
  TandemTemplateCriterion *criterion = item;

  return read_text (reader, object, path, "id", FALSE, FALSE, &criterion->id) && read_text (reader, object, path, "title", TRUE, TRUE, &criterion->title)
         && read_text (reader, object, path, "measure", FALSE, TRUE, &criterion->measure);
}

static gboolean
read_term (Reader *reader, JsonObject *object, const char *path, gpointer item)
{
  TandemTemplateTerm *term = item;

  return read_text (reader, object, path, "ours", TRUE, TRUE, &term->ours) && read_text (reader, object, path, "theirs", TRUE, TRUE, &term->theirs);
}

/* Milestones name their phase in the file's own words, before translation. */
static gboolean
read_phases (Reader *reader, JsonObject *root, GPtrArray *names)
{
  JsonArray *list;

  if (!get_list (reader, root, "", "phases", &list))
    return FALSE;
  for (guint i = 0; i < count (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      const char *name = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";

      if (*name == '\0')
        return fail (reader, "phases", _("not a list of names"));
      g_ptr_array_add (names, g_strdup (name));
      g_ptr_array_add (reader->self->phases, g_strdup (reader->words != NULL ? tandem_template_words_find (reader->words, name) : name));
    }
  return reader->self->phases->len > 0 || fail (reader, "phases", _("must be there"));
}

static gboolean
read_deliverable (Reader *reader, JsonObject *object, const char *path, gpointer item)
{
  TandemTemplateDeliverable *deliverable = item;
  int side;

  if (!read_choice (reader, object, path, "side", tandem_side_choices, FALSE, &side))
    return FALSE;
  deliverable->side = (TandemSide) side;
  return read_text (reader, object, path, "title", TRUE, TRUE, &deliverable->title);
}

static gboolean
read_places (Reader *reader, JsonObject *object, const char *path, GPtrArray *phases, TandemTemplateMilestone *milestone)
{
  g_autofree char *phase = NULL, *criterion = NULL, *phase_path = g_strconcat (path, ".phase", NULL), *criterion_path = g_strconcat (path, ".criterion", NULL);
  guint place;

  if (!read_text (reader, object, path, "phase", TRUE, FALSE, &phase) || !read_text (reader, object, path, "criterion", FALSE, FALSE, &criterion))
    return FALSE;
  if (!g_ptr_array_find_with_equal_func (phases, phase, g_str_equal, &place))
    return fail (reader, phase_path, _("no phase has this name"));
  milestone->phase = place;
  milestone->criterion = -1;
  for (guint i = 0; i < reader->self->criteria->len; i++)
    if (*criterion != '\0' && g_str_equal (g_array_index (reader->self->criteria, TandemTemplateCriterion, i).id, criterion))
      milestone->criterion = (int) i;
  return *criterion == '\0' || milestone->criterion >= 0 || fail (reader, criterion_path, _("no criterion has this id"));
}

static gboolean
read_milestone (Reader *reader, JsonObject *object, guint place, const char *path, GPtrArray *phases)
{
  TandemTemplateMilestone *milestone = tandem_template_add_milestone (reader->self);
  int driver, visibility, unit, week, weekday;

  if (!read_text (reader, object, path, "id", TRUE, FALSE, &milestone->id) || !read_text (reader, object, path, "title", TRUE, TRUE, &milestone->title)
      || !read_text (reader, object, path, "explanation", FALSE, TRUE, &milestone->explanation)
      || !read_text (reader, object, path, "done_when", FALSE, TRUE, &milestone->done_when)
      || !read_text (reader, object, path, "buyer_function", FALSE, FALSE, &milestone->buyer_function)
      || !read_text (reader, object, path, "seller_function", FALSE, FALSE, &milestone->seller_function)
      || !read_choice (reader, object, path, "driver", tandem_side_choices, TRUE, &driver)
      || !read_choice (reader, object, path, "visibility", tandem_visibility_choices, FALSE, &visibility)
      || !read_days (reader, object, path, "duration_days", 1, &milestone->duration)
      || !read_choice (reader, object, path, "duration_unit", tandem_unit_choices, FALSE, &unit)
      || !read_choice (reader, object, path, "monthly_week", tandem_month_week_choices, FALSE, &week)
      || !read_choice (reader, object, path, "monthly_weekday", tandem_weekday_choices, FALSE, &weekday) || !read_places (reader, object, path, phases, milestone)
      || !read_list (reader, object, path, "deliverables", milestone->deliverables, read_deliverable))
    return FALSE;
  milestone->driver = (TandemSide) driver;
  milestone->visibility = (TandemVisibility) visibility;
  milestone->unit = (TandemUnit) unit;
  milestone->monthly = (TandemMonthly) { (TandemMonthWeek) week, (GDateWeekday) (weekday + 1) };
  milestone->optional = json_object_get_boolean_member_with_default (object, "optional", FALSE);
  return g_hash_table_insert (reader->places, g_strdup (milestone->id), GUINT_TO_POINTER (place + 1)) || fail (reader, path, _("another milestone has this id"));
}

static gboolean
read_links (Reader *reader, JsonObject *object, guint place, const char *path)
{
  GArray *after = g_array_index (reader->self->milestones, TandemTemplateMilestone, place).after;
  JsonArray *list;

  if (!get_list (reader, object, path, "after", &list))
    return FALSE;
  for (guint i = 0; i < count (list); i++)
    {
      g_autofree char *id = NULL, *link_path = g_strdup_printf ("%s.after[%u]", path, i);
      JsonObject *item = get_object (reader, list, i, link_path);
      TandemScheduleLink link;

      if (item == NULL || !read_text (reader, item, link_path, "milestone", TRUE, FALSE, &id) || !read_days (reader, item, link_path, "lag_days", 0, &link.lag))
        return FALSE;
      link.predecessor = GPOINTER_TO_UINT (g_hash_table_lookup (reader->places, id));
      if (link.predecessor-- == 0)
        return fail (reader, link_path, _("no milestone has this id"));
      g_array_append_val (after, link);
    }
  return TRUE;
}

static gboolean
read_milestones (Reader *reader, JsonObject *root, GPtrArray *phases)
{
  JsonArray *list;

  if (!get_list (reader, root, "", "milestones", &list))
    return FALSE;
  if (count (list) == 0)
    return fail (reader, "milestones", _("must be there"));
  for (int linking = 0; linking < 2; linking++)
    for (guint i = 0; i < count (list); i++)
      {
        g_autofree char *path = g_strdup_printf ("milestones[%u]", i);
        JsonObject *object = get_object (reader, list, i, path);

        if (object == NULL || !(linking ? read_links (reader, object, i, path) : read_milestone (reader, object, i, path, phases)))
          return FALSE;
      }
  return TRUE;
}

static gboolean
read_anchor (Reader *reader, JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "anchor");
  g_autofree char *id = NULL;
  int kind;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return fail (reader, "anchor", _("must be there"));
  if (!read_choice (reader, json_node_get_object (node), "anchor", "kind", tandem_anchor_choices, FALSE, &kind)
      || !read_text (reader, json_node_get_object (node), "anchor", "milestone", TRUE, FALSE, &id))
    return FALSE;
  reader->self->anchor_kind = (TandemAnchorKind) kind;
  reader->self->anchor = GPOINTER_TO_UINT (g_hash_table_lookup (reader->places, id));
  return reader->self->anchor-- > 0 || fail (reader, "anchor.milestone", _("no milestone has this id"));
}

static gboolean
check_rings (Reader *reader)
{
  g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();
  g_autofree TandemScheduleItem *items = g_new (TandemScheduleItem, reader->self->milestones->len);
  TandemDay day = tandem_day_new (2027, 3, 1);
  TandemSchedule result;

  return tandem_template_run (reader->self, workdays, day, day, items, &result, NULL) || fail (reader, "milestones", _("some wait for each other in a ring"));
}

static gboolean
read_root (Reader *reader, JsonObject *root)
{
  TandemTemplate *self = reader->self;
  g_autoptr (GPtrArray) phases = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *format = NULL;
  int version;

  if (!read_text (reader, root, "", "format", TRUE, FALSE, &format))
    return FALSE;
  if (!g_str_equal (format, TANDEM_TEMPLATE_FORMAT))
    return fail (reader, "format", _("this is not a template of Tandem"));
  if (!read_days (reader, root, "", "version", TANDEM_TEMPLATE_VERSION, &version))
    return FALSE;
  if (version > TANDEM_TEMPLATE_VERSION)
    {
      g_set_error_literal (reader->error, TANDEM_ERROR, TANDEM_ERROR_NEWER, _("This template was written by a newer version of Tandem. Update Tandem to use it."));
      return FALSE;
    }
  return read_text (reader, root, "", "key", FALSE, FALSE, &self->key) && read_text (reader, root, "", "title", TRUE, TRUE, &self->title)
         && read_text (reader, root, "", "plan_title", FALSE, TRUE, &self->plan_title) && read_text (reader, root, "", "when", FALSE, TRUE, &self->when)
         && read_text (reader, root, "", "language", FALSE, FALSE, &self->language) && read_phases (reader, root, phases) && read_list (reader, root, "", "criteria", self->criteria, read_criterion)
         && read_list (reader, root, "", "terms", self->terms, read_term) && read_milestones (reader, root, phases) && read_anchor (reader, root) && check_rings (reader);
}

/**
 * tandem_template_read:
 * @bytes: content of a template file
 * @words: (nullable): the words of a shipped template in the language it shall speak; %NULL for a person's own
 * @error: %TANDEM_ERROR_INVALID with the place, %TANDEM_ERROR_NOT_OURS, %TANDEM_ERROR_NEWER
 *
 * Returns: (transfer full) (nullable): the template
 */
TandemTemplate *
tandem_template_read (GBytes *bytes, TandemTemplateWords *words, GError **error)
{
  g_autoptr (TandemTemplate) self = tandem_template_new ();
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  Reader reader = { self, words, places, error };
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length) ?: "";
  JsonNode *root;

  self->shipped = words != NULL;
  if (!tandem_json_check (text, length, error) || !json_parser_load_from_data (parser, text, (gssize) length, error))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      fail (&reader, "format", _("this is not a template of Tandem"));
      return NULL;
    }
  if (!read_root (&reader, json_node_get_object (root)))
    return NULL;
  if (*self->plan_title == '\0')
    g_set_str (&self->plan_title, self->title);
  if (words != NULL)
    g_set_str (&self->language, tandem_template_words_get_language (words));
  return g_steal_pointer (&self);
}
