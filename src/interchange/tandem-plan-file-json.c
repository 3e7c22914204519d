/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan-file-json.h"

#include "tandem-plan-file-keys.h"

/* Leaves the builder inside the object "plan". */
void
tandem_plan_file_begin (JsonBuilder *json)
{
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "format");
  json_builder_add_string_value (json, TANDEM_FILE_FORMAT);
  json_builder_set_member_name (json, "version");
  json_builder_add_int_value (json, TANDEM_FILE_VERSION);
  json_builder_set_member_name (json, "plan");
  json_builder_begin_object (json);
}

/* Two spaces for each level, so that a version control system shows changes line by line. */
char *
tandem_plan_file_end (JsonBuilder *json)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_end_object (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}
