/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds a ring in "comes after": milestones that would wait for each other for ever. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 milestone;
  gint64 predecessor;
} TandemLink;

GArray *tandem_ring_find (const TandemLink *links, guint n_links);

G_END_DECLS
