/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-row.h"

#include "tandem-words.h"

struct _TandemRow
{
  gatomicrefcount refs;
  TandemKind      kind;
  TandemValue     values[];
};

static TandemValue
unset_value (const TandemField *field)
{
  switch (field->type)
    {
    case TANDEM_FIELD_TEXT:
      return tandem_value_text ("");
    case TANDEM_FIELD_CHOICE:
      return tandem_value_text (field->choices[0]);
    case TANDEM_FIELD_BOOLEAN:
      return tandem_value_integer (0);
    case TANDEM_FIELD_INTEGER:
      return field->nullable ? (TandemValue) TANDEM_VALUE_INIT : tandem_value_integer (0);
    case TANDEM_FIELD_DAY:
    case TANDEM_FIELD_REF:
    case TANDEM_FIELD_BYTES:
      return (TandemValue) TANDEM_VALUE_INIT;
    default:
      g_assert_not_reached ();
    }
}

/**
 * tandem_row_new:
 * @kind: a kind
 *
 * Returns: (transfer full): a row with every field unset
 */
TandemRow *
tandem_row_new (TandemKind kind)
{
  const TandemKindInfo *info = tandem_kind_info (kind);
  TandemRow *row = g_malloc (sizeof *row + info->n_fields * sizeof (TandemValue));

  g_atomic_ref_count_init (&row->refs);
  row->kind = kind;
  for (guint i = 0; i < info->n_fields; i++)
    row->values[i] = unset_value (&info->fields[i]);
  return row;
}

/**
 * tandem_row_copy:
 * @row: a row
 *
 * Returns: (transfer full): an equal row of its own
 */
TandemRow *
tandem_row_copy (const TandemRow *row)
{
  const TandemKindInfo *info = tandem_kind_info (row->kind);
  TandemRow *copy = g_malloc (sizeof *copy + info->n_fields * sizeof (TandemValue));

  g_atomic_ref_count_init (&copy->refs);
  copy->kind = row->kind;
  for (guint i = 0; i < info->n_fields; i++)
    copy->values[i] = tandem_value_copy (&row->values[i]);
  return copy;
}

TandemRow *
tandem_row_ref (TandemRow *row)
{
  g_atomic_ref_count_inc (&row->refs);
  return row;
}

void
tandem_row_unref (TandemRow *row)
{
  if (!g_atomic_ref_count_dec (&row->refs))
    return;
  for (guint i = 0; i < tandem_kind_info (row->kind)->n_fields; i++)
    tandem_value_clear (&row->values[i]);
  g_free (row);
}

TandemKind
tandem_row_get_kind (const TandemRow *row)
{
  return row->kind;
}

/**
 * tandem_row_get:
 * @row: a row
 * @field: field number of its kind
 *
 * Returns: (transfer none): the value
 */
const TandemValue *
tandem_row_get (const TandemRow *row, guint field)
{
  g_assert (field < tandem_kind_info (row->kind)->n_fields);
  return &row->values[field];
}

/**
 * tandem_row_set:
 * @row: a row that nobody else holds yet
 * @field: field number of its kind
 * @value: (transfer none): a value that tandem_field_allows()
 */
void
tandem_row_set (TandemRow *row, guint field, const TandemValue *value)
{
  TandemValue copy = tandem_value_copy (value);

  g_assert (field < tandem_kind_info (row->kind)->n_fields);
  tandem_value_clear (&row->values[field]);
  row->values[field] = copy;
}

void
tandem_row_set_text (TandemRow *row, guint field, const char *text)
{
  g_auto (TandemValue) value = tandem_value_text (text != NULL ? text : "");

  tandem_row_set (row, field, &value);
}

void
tandem_row_set_integer (TandemRow *row, guint field, gint64 integer)
{
  TandemValue value = tandem_value_integer (integer);

  tandem_row_set (row, field, &value);
}

void
tandem_row_set_day (TandemRow *row, guint field, TandemDay day)
{
  TandemValue value = tandem_value_day (day);

  tandem_row_set (row, field, &value);
}

/**
 * tandem_row_set_ref:
 * @row: a row that nobody else holds yet
 * @field: field number of its kind
 * @id: an id, 0 for none
 */
void
tandem_row_set_ref (TandemRow *row, guint field, gint64 id)
{
  TandemValue value = id != 0 ? tandem_value_integer (id) : (TandemValue) TANDEM_VALUE_INIT;

  tandem_row_set (row, field, &value);
}

/**
 * tandem_row_set_choice:
 * @row: a row that nobody else holds yet
 * @field: number of a CHOICE field
 * @choice: place in its choices
 */
void
tandem_row_set_choice (TandemRow *row, guint field, int choice)
{
  tandem_row_set_text (row, field, tandem_kind_info (row->kind)->fields[field].choices[choice]);
}

gboolean
tandem_row_equal (const TandemRow *a, const TandemRow *b)
{
  if (a->kind != b->kind)
    return FALSE;
  for (guint i = 0; i < tandem_kind_info (a->kind)->n_fields; i++)
    if (!tandem_value_equal (&a->values[i], &b->values[i]))
      return FALSE;
  return TRUE;
}

/**
 * tandem_field_allows:
 * @field: a field
 * @value: a value
 *
 * Returns: whether @value may stand in @field: type, choice, required, valid UTF-8. References are not followed.
 */
gboolean
tandem_field_allows (const TandemField *field, const TandemValue *value)
{
  switch (field->type)
    {
    case TANDEM_FIELD_TEXT:
      return value->type == TANDEM_VALUE_TEXT && g_utf8_validate (value->text, -1, NULL) && (!field->required || *value->text != '\0');
    case TANDEM_FIELD_CHOICE:
      return value->type == TANDEM_VALUE_TEXT && tandem_choice_index (field->choices, value->text) >= 0;
    case TANDEM_FIELD_BOOLEAN:
      return value->type == TANDEM_VALUE_INTEGER && (value->integer == 0 || value->integer == 1);
    case TANDEM_FIELD_INTEGER:
      return value->type == TANDEM_VALUE_INTEGER || (field->nullable && value->type == TANDEM_VALUE_NULL);
    case TANDEM_FIELD_DAY:
      return value->type == TANDEM_VALUE_DAY || value->type == TANDEM_VALUE_NULL;
    case TANDEM_FIELD_REF:
      return (value->type == TANDEM_VALUE_INTEGER && value->integer > 0) || (!field->required && value->type == TANDEM_VALUE_NULL);
    case TANDEM_FIELD_BYTES:
      return value->type == TANDEM_VALUE_BYTES || value->type == TANDEM_VALUE_NULL;
    default:
      return FALSE;
    }
}
