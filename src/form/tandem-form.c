/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-form.h"

#include "tandem-form-field.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char       *typed;   /* NULL: the field follows the row */
  gboolean    written; /* the row holds what `typed` means; it is shown as typed until the field is left */
  char       *shown;   /* text of the row's value */
  TandemValue value;   /* what `typed` means, where it has no error of its own */
  char       *own_error, *note, *conflict;
  char       *error;   /* own_error, or what it breaks together with other fields */
} Field;

struct _TandemForm
{
  TandemKind       kind;
  TandemRow       *row;
  TandemDayContext days;
  guint            n_fields;
  Field            fields[];
};

static gboolean
is_typable (const TandemForm *self, guint field)
{
  TandemFieldType type = tandem_kind_info (self->kind)->fields[field].type;

  return type == TANDEM_FIELD_TEXT || type == TANDEM_FIELD_INTEGER || type == TANDEM_FIELD_DAY;
}

static void
forget_typed (Field *field)
{
  g_clear_pointer (&field->typed, g_free);
  g_clear_pointer (&field->own_error, g_free);
  g_clear_pointer (&field->note, g_free);
  g_clear_pointer (&field->conflict, g_free);
  tandem_value_clear (&field->value);
  field->written = FALSE;
}

static void
follow_row (TandemForm *self, guint field)
{
  g_clear_pointer (&self->fields[field].shown, g_free);
  self->fields[field].shown = tandem_form_field_to_text (self->kind, field, tandem_row_get (self->row, field));
}

static void
read_typed (TandemForm *self, guint number)
{
  Field *field = &self->fields[number];
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&field->own_error, g_free);
  g_clear_pointer (&field->note, g_free);
  tandem_value_clear (&field->value);
  if (field->typed != NULL && !tandem_form_field_read (self->kind, number, field->typed, self->row, &self->days, &field->value, &field->note, &error))
    field->own_error = g_strdup (error->message);
}

static TandemDay
get_day (const TandemForm *self, guint field)
{
  const TandemValue *value = tandem_form_get_value (self, field);

  return value->type == TANDEM_VALUE_DAY ? value->day : TANDEM_DAY_NONE;
}

/* Which of two days is to be mended where the first is after the last, and the text of the other; -1 for none.
 * The one being typed; where both are, the first. */
static int
find_disorder (const TandemForm *self, guint first, guint last, char **other)
{
  TandemDay from = get_day (self, first), to = get_day (self, last);
  gboolean first_typed = tandem_form_is_unwritten (self, first), last_typed = tandem_form_is_unwritten (self, last);

  if (from == TANDEM_DAY_NONE || to == TANDEM_DAY_NONE || from <= to || (!first_typed && !last_typed)
      || self->fields[first].own_error != NULL || self->fields[last].own_error != NULL)
    return -1;
  *other = tandem_day_entry_to_text (first_typed ? to : from);
  return (int) (first_typed ? first : last);
}

static gboolean
is_empty_text (const TandemForm *self, guint field)
{
  const TandemValue *value = tandem_form_get_value (self, field);

  return value->type != TANDEM_VALUE_TEXT || *value->text == '\0';
}

/* Closed days go from the first to the last. */
static void
check_closed_period (TandemForm *self)
{
  g_autofree char *other = NULL;
  Field *first = &self->fields[TANDEM_CLOSED_PERIOD_FIRST], *last = &self->fields[TANDEM_CLOSED_PERIOD_LAST];

  switch (find_disorder (self, TANDEM_CLOSED_PERIOD_FIRST, TANDEM_CLOSED_PERIOD_LAST, &other))
    {
    case TANDEM_CLOSED_PERIOD_FIRST:
      first->error = g_strdup_printf (_("The first day is after the last, %s."), other);
      break;
    case TANDEM_CLOSED_PERIOD_LAST:
      last->error = g_strdup_printf (_("The last day is before the first, %s."), other);
      break;
    default:
      break;
    }
}

/* Rules between fields. */
static void
check_together (TandemForm *self)
{
  g_autofree char *other = NULL;

  for (guint i = 0; i < self->n_fields; i++)
    {
      g_clear_pointer (&self->fields[i].error, g_free);
      self->fields[i].error = g_strdup (self->fields[i].own_error);
    }

  if (self->kind == TANDEM_KIND_MILESTONE)
    switch (find_disorder (self, TANDEM_MILESTONE_START, TANDEM_MILESTONE_DUE, &other))
      {
      case TANDEM_MILESTONE_START:
        self->fields[TANDEM_MILESTONE_START].error = g_strdup_printf (_("The start is after the due date, %s."), other);
        break;
      case TANDEM_MILESTONE_DUE:
        self->fields[TANDEM_MILESTONE_DUE].error = g_strdup_printf (_("The due date is before the start, %s."), other);
        break;
      default:
        break;
      }
  if (self->kind == TANDEM_KIND_CLOSED_PERIOD)
    check_closed_period (self);
  if (self->kind == TANDEM_KIND_ROADBLOCK)
    switch (find_disorder (self, TANDEM_ROADBLOCK_RAISED, TANDEM_ROADBLOCK_RESOLVED, &other))
      {
      case TANDEM_ROADBLOCK_RAISED:
        self->fields[TANDEM_ROADBLOCK_RAISED].error = g_strdup_printf (_("It was resolved before that, on %s."), other);
        break;
      case TANDEM_ROADBLOCK_RESOLVED:
        self->fields[TANDEM_ROADBLOCK_RESOLVED].error = g_strdup_printf (_("It was raised after that, on %s."), other);
        break;
      default:
        break;
      }
  if (self->kind == TANDEM_KIND_STAKEHOLDER && self->fields[TANDEM_STAKEHOLDER_NAME].typed != NULL && is_empty_text (self, TANDEM_STAKEHOLDER_NAME)
      && is_empty_text (self, TANDEM_STAKEHOLDER_FUNCTION))
    self->fields[TANDEM_STAKEHOLDER_NAME].error = g_strdup (_("Write a name, or choose a function that stands in for it."));
}

/**
 * tandem_form_new:
 * @original: (transfer none): the row as the library holds it
 * @days: (transfer none): how days are understood; what its `data` points to must outlive the form
 *
 * Returns: (transfer full): a form in which nothing is typed
 */
TandemForm *
tandem_form_new (TandemRow *original, const TandemDayContext *days)
{
  TandemKind kind = tandem_row_get_kind (original);
  guint n = tandem_kind_info (kind)->n_fields;
  TandemForm *self = g_malloc0 (sizeof *self + n * sizeof (Field));

  self->kind = kind;
  self->row = tandem_row_copy (original);
  self->days = *days;
  self->n_fields = n;
  for (guint i = 0; i < n; i++)
    follow_row (self, i);
  return self;
}

void
tandem_form_free (TandemForm *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    {
      forget_typed (&self->fields[i]);
      g_free (self->fields[i].shown);
      g_free (self->fields[i].error);
    }
  tandem_row_unref (self->row);
  g_free (self);
}

TandemKind
tandem_form_get_kind (const TandemForm *self)
{
  return self->kind;
}

/**
 * tandem_form_type:
 * @self: a form
 * @field: a TEXT, INTEGER or DAY field
 * @text: all of the field's text as it is now
 *
 * Returns: whether the text differs from the one before
 */
gboolean
tandem_form_type (TandemForm *self, guint field, const char *text)
{
  Field *typed = &self->fields[field];

  g_return_val_if_fail (is_typable (self, field), FALSE);

  if (g_str_equal (tandem_form_get_text (self, field), text))
    return FALSE;
  g_free (typed->typed);
  typed->typed = g_strdup (text);
  typed->written = FALSE;
  read_typed (self, field);
  if (typed->own_error == NULL && tandem_value_equal (&typed->value, tandem_row_get (self->row, field)))
    {
      typed->written = TRUE; /* typed back to what it was */
      g_clear_pointer (&typed->conflict, g_free);
    }
  check_together (self);
  return TRUE;
}

/**
 * tandem_form_settle:
 * @self: a form
 * @field: a field that is being left
 *
 * Where the row holds what the text means, the field shows the row's own text again: "+2w" becomes "7 December 2026".
 * A text that could not be written stays.
 */
void
tandem_form_settle (TandemForm *self, guint field)
{
  if (self->fields[field].typed == NULL || !self->fields[field].written)
    return;
  forget_typed (&self->fields[field]);
  check_together (self);
}

/* The field shows the row's text again, whatever was typed. */
void
tandem_form_forget (TandemForm *self, guint field)
{
  forget_typed (&self->fields[field]);
  check_together (self);
}

static void
refresh_field (TandemForm *self, guint number, TandemRow *row)
{
  Field *field = &self->fields[number];
  const TandemValue *before = tandem_row_get (self->row, number), *now = tandem_row_get (row, number);
  gboolean moved = !tandem_value_equal (before, now);

  if (field->typed == NULL)
    return;
  if (field->own_error == NULL && tandem_value_equal (&field->value, now))
    {
      field->written = TRUE;
      g_clear_pointer (&field->conflict, g_free);
    }
  else if (field->written)
    forget_typed (field); /* was the same as the row: undone, or changed elsewhere */
  else if (moved)
    {
      g_autofree char *text = tandem_form_field_to_text (self->kind, number, now);

      g_free (field->conflict);
      field->conflict = *text != '\0' ? g_strdup_printf (_("Changed elsewhere to “%s” in the meantime."), text) : g_strdup (_("Emptied elsewhere in the meantime."));
    }
}

/**
 * tandem_form_refresh:
 * @self: a form
 * @row: (transfer none): the row as the library holds it now
 *
 * Fields nobody typed in follow; typed text stays, and tells where the row has changed underneath.
 */
void
tandem_form_refresh (TandemForm *self, TandemRow *row)
{
  g_return_if_fail (tandem_row_get_kind (row) == self->kind);

  for (guint i = 0; i < self->n_fields; i++)
    refresh_field (self, i, row);
  tandem_row_unref (self->row);
  self->row = tandem_row_copy (row);
  for (guint i = 0; i < self->n_fields; i++)
    follow_row (self, i);
  check_together (self);
}

/* What the field shows: what was typed, else the row's text. */
const char *
tandem_form_get_text (const TandemForm *self, guint field)
{
  return self->fields[field].typed != NULL ? self->fields[field].typed : self->fields[field].shown;
}

/**
 * tandem_form_get_value:
 * @self: a form
 * @field: any field
 *
 * Returns: (transfer none): what the field would be if everything understood were written
 */
const TandemValue *
tandem_form_get_value (const TandemForm *self, guint field)
{
  const Field *typed = &self->fields[field];

  return typed->typed != NULL && typed->own_error == NULL ? &typed->value : tandem_row_get (self->row, field);
}

/* Why the text can't be written, as a sentence; NULL for a good one. */
const char *
tandem_form_get_error (const TandemForm *self, guint field)
{
  return self->fields[field].error;
}

/* What the text was understood as, or what happened to the field elsewhere; NULL where there is nothing to say. */
const char *
tandem_form_get_note (const TandemForm *self, guint field)
{
  return self->fields[field].conflict != NULL ? self->fields[field].conflict : self->fields[field].note;
}

gboolean
tandem_form_is_unwritten (const TandemForm *self, guint field)
{
  return self->fields[field].typed != NULL && !self->fields[field].written;
}

gboolean
tandem_form_has_unwritten (const TandemForm *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (tandem_form_is_unwritten (self, i))
      return TRUE;
  return FALSE;
}

gboolean
tandem_form_is_valid (const TandemForm *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].error != NULL)
      return FALSE;
  return TRUE;
}

/**
 * tandem_form_take_edit:
 * @self: a form
 * @entity: the entity it is about, as it is now
 *
 * Returns: (transfer full) (nullable): the edit that writes what is typed, valid and different; %NULL for nothing.
 *   One field gives a plain edit, which merges with the one before it. The form stays as it is until it is refreshed.
 */
TandemEdit *
tandem_form_take_edit (const TandemForm *self, TandemEntity *entity)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);

  g_return_val_if_fail (tandem_entity_get_kind (entity) == self->kind, NULL);

  for (guint i = 0; i < self->n_fields; i++)
    if (tandem_form_is_unwritten (self, i) && self->fields[i].error == NULL)
      {
        g_autoptr (TandemEdit) edit = tandem_edit_set (entity, i, &self->fields[i].value);

        if (!tandem_edit_is_empty (edit))
          g_ptr_array_add (edits, g_steal_pointer (&edit));
      }
  if (edits->len == 0)
    return NULL;
  return edits->len == 1 ? tandem_edit_ref (g_ptr_array_index (edits, 0)) : tandem_edit_new_group (NULL, edits);
}
