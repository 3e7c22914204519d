/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-change.h"

const char *const tandem_direction_choices[] = { "do", "undo", "redo", NULL };

void
tandem_change_free (TandemChange *self)
{
  g_free (self->at);
  g_free (self->label);
  g_free (self->reason);
  tandem_value_clear (&self->before);
  tandem_value_clear (&self->after);
  g_clear_pointer (&self->row, tandem_row_unref);
  g_free (self);
}

/**
 * tandem_change_to_edit:
 * @self: a line of the log
 *
 * Returns: (transfer full): the edit it was
 */
TandemEdit *
tandem_change_to_edit (TandemChange *self)
{
  switch (self->type)
    {
    case TANDEM_EDIT_SET:
      return tandem_edit_new_set (self->plan, self->kind, self->row_id, self->field, &self->before, &self->after);
    case TANDEM_EDIT_ADD:
      return tandem_edit_new_add (self->plan, self->row_id, self->row);
    case TANDEM_EDIT_REMOVE:
      return tandem_edit_new_remove (self->plan, self->row_id, self->row);
    case TANDEM_EDIT_GROUP:
    default:
      g_assert_not_reached ();
    }
}
