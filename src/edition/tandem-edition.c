/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-edition-private.h"

typedef struct
{
  TandemEdition    edition; /* first: what others see */
  gatomicrefcount  ref_count;
  GStringChunk    *texts;
  GPtrArray       *blocks;
} Arena;

/* A new edition whose texts are all empty and lists have no items. */
TandemEdition *
tandem_edition_alloc (void)
{
  Arena *arena = g_new0 (Arena, 1);
  TandemEdition *self = &arena->edition;

  g_atomic_ref_count_init (&arena->ref_count);
  arena->texts = g_string_chunk_new (4096);
  arena->blocks = g_ptr_array_new_with_free_func (g_free);
  self->title = self->goal = self->buyer = self->seller = self->audience = self->prepared_by = self->language = "";
  return self;
}

/* Hands @block over to the edition; returns it. */
gpointer
tandem_edition_take (TandemEdition *self, gpointer block)
{
  g_ptr_array_add (((Arena *) self)->blocks, block);
  return block;
}

/* A copy of @text that lives as long as the edition. */
const char *
tandem_edition_text (TandemEdition *self, const char *text)
{
  return text == NULL || *text == '\0' ? "" : g_string_chunk_insert_const (((Arena *) self)->texts, text);
}

/**
 * tandem_edition_ref:
 * @self: an edition
 *
 * Returns: (transfer full): @self; an edition never changes, so any thread may read it
 */
TandemEdition *
tandem_edition_ref (TandemEdition *self)
{
  g_atomic_ref_count_inc (&((Arena *) self)->ref_count);
  return self;
}

void
tandem_edition_unref (TandemEdition *self)
{
  Arena *arena = (Arena *) self;

  if (!g_atomic_ref_count_dec (&arena->ref_count))
    return;
  g_clear_pointer (&self->buyer_logo, g_bytes_unref);
  g_clear_pointer (&self->seller_logo, g_bytes_unref);
  g_string_chunk_free (arena->texts);
  g_ptr_array_unref (arena->blocks);
  g_free (arena);
}

/**
 * tandem_edition_state:
 * @status: of a milestone that isn't late
 *
 * Returns: how it looks
 */
TandemState
tandem_edition_state (TandemStatus status)
{
  switch (status)
    {
    case TANDEM_STATUS_IN_PROGRESS:
      return TANDEM_STATE_IN_PROGRESS;
    case TANDEM_STATUS_AT_RISK:
      return TANDEM_STATE_AT_RISK;
    case TANDEM_STATUS_DONE:
      return TANDEM_STATE_DONE;
    case TANDEM_STATUS_CANCELLED:
      return TANDEM_STATE_CANCELLED;
    case TANDEM_STATUS_NOT_STARTED:
    default:
      return TANDEM_STATE_NOT_STARTED;
    }
}
