/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long plan comes into the list in pieces, so that opening it never keeps a person waiting: the list makes a widget for
 * each of some hundred lines around what is seen, all at once if it may. */
#include "tandem-checklist-private.h"

/* Lines; more than any window shows without scrolling. */
#define PIECE 30
/* With more lines than this the list makes no more widgets. */
#define ALL 240

static void
show_all (TandemChecklist *self)
{
  g_clear_handle_id (&self->grow_id, g_source_remove);
  gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
}

static gboolean
grow_cb (gpointer data)
{
  TandemChecklist *self = data;
  guint size = gtk_slice_list_model_get_size (self->shown) + PIECE, n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (size < MIN (n, ALL))
    {
      gtk_slice_list_model_set_size (self->shown, size);
      return G_SOURCE_CONTINUE;
    }
  self->grow_id = 0;
  show_all (self);
  return G_SOURCE_REMOVE;
}

/**
 * tandem_checklist_begin:
 * @self: a checklist that is going to show another plan
 *
 * Shows the first lines alone; the others follow by themselves.
 *
 * Returns: whether there were more
 */
gboolean
tandem_checklist_begin (TandemChecklist *self)
{
  gboolean had_more = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > PIECE;

  gtk_slice_list_model_set_size (self->shown, PIECE);
  if (self->grow_id == 0)
    self->grow_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, grow_cb, self, NULL);
  return had_more;
}

/**
 * tandem_checklist_reach:
 * @self: a checklist
 * @place: a line, or %G_MAXUINT
 *
 * Makes sure that the list has the line.
 */
void
tandem_checklist_reach (TandemChecklist *self, guint place)
{
  if (place != G_MAXUINT && place >= gtk_slice_list_model_get_size (self->shown))
    show_all (self);
}
