/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-row-json.h"

/**
 * tandem_field_decode:
 * @field: a field
 * @cell: what a cell of the library holds
 *
 * Returns: (transfer full): the value; a cell that is no day stays text, which a day field doesn't allow
 */
TandemValue
tandem_field_decode (const TandemField *field, const TandemValue *cell)
{
  TandemDay day;

  if (field->type == TANDEM_FIELD_DAY && cell->type == TANDEM_VALUE_TEXT)
    {
      day = tandem_day_parse_iso (cell->text);
      if (day != TANDEM_DAY_NONE)
        return tandem_value_day (day);
    }
  return tandem_value_copy (cell);
}

static void
append_json_text (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_printf (json, "\\%c", *c);
      else if ((guchar) *c < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint) *c);
      else
        g_string_append_c (json, *c);
    }
  g_string_append_c (json, '"');
}

/**
 * tandem_row_to_json:
 * @row: a row
 *
 * Returns: (transfer full): an object with a member for each field that isn't null; bytes as base64
 */
char *
tandem_row_to_json (const TandemRow *row)
{
  const TandemKindInfo *info = tandem_kind_info (tandem_row_get_kind (row));
  GString *json = g_string_new ("{");
  char iso[TANDEM_DAY_ISO_SIZE];

  for (guint i = 0; i < info->n_fields; i++)
    {
      const TandemValue *value = tandem_row_get (row, i);
      g_autofree char *base64 = NULL;

      if (value->type == TANDEM_VALUE_NULL)
        continue;
      g_string_append_printf (json, "%s\"%s\":", json->len > 1 ? "," : "", info->fields[i].name);
      switch (value->type)
        {
        case TANDEM_VALUE_INTEGER:
          g_string_append_printf (json, "%" G_GINT64_FORMAT, value->integer);
          break;
        case TANDEM_VALUE_TEXT:
          append_json_text (json, value->text);
          break;
        case TANDEM_VALUE_DAY:
          append_json_text (json, tandem_day_to_iso (value->day, iso));
          break;
        case TANDEM_VALUE_BYTES:
          base64 = g_base64_encode (g_bytes_get_data (value->bytes, NULL), g_bytes_get_size (value->bytes));
          append_json_text (json, base64);
          break;
        case TANDEM_VALUE_NULL:
        default:
          g_assert_not_reached ();
        }
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static void
set_from_json (TandemRow *row, guint field, const TandemValue *cell)
{
  const TandemField *info = &tandem_kind_info (tandem_row_get_kind (row))->fields[field];
  g_auto (TandemValue) value = TANDEM_VALUE_INIT;

  if (info->type == TANDEM_FIELD_BYTES && cell->type == TANDEM_VALUE_TEXT)
    {
      gsize size;
      guchar *data = g_base64_decode (cell->text, &size);
      g_autoptr (GBytes) bytes = g_bytes_new_take (data, size);

      value = tandem_value_bytes (bytes);
    }
  else
    value = tandem_field_decode (info, cell);

  if (tandem_field_allows (info, &value))
    tandem_row_set (row, field, &value);
}

/**
 * tandem_row_from_json:
 * @sql: any connection; SQLite reads the JSON
 * @kind: kind of the row
 * @json: what tandem_row_to_json() wrote, maybe an older version of us with other fields
 * @error: a #TandemError where it is no JSON
 *
 * Returns: (transfer full) (nullable): the row; unset where a field is missing or not allowed
 */
TandemRow *
tandem_row_from_json (TandemSql *sql, TandemKind kind, const char *json, GError **error)
{
  g_autoptr (TandemRow) row = tandem_row_new (kind);
  g_autoptr (TandemStatement) members = tandem_sql_prepare (sql, "SELECT key, value FROM json_each (:json)", error);
  gboolean more;

  if (members == NULL)
    return NULL;
  tandem_statement_bind_text (members, ":json", json);
  for (;;)
    {
      g_auto (TandemValue) cell = TANDEM_VALUE_INIT;
      int field;

      if (!tandem_statement_step (members, &more, error))
        return NULL;
      if (!more)
        return g_steal_pointer (&row);
      field = tandem_field_from_name (kind, tandem_statement_get_text (members, 0));
      cell = tandem_statement_get_value (members, 1);
      if (field >= 0)
        set_from_json (row, (guint) field, &cell);
    }
}
