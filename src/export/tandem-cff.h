/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few outlines as a small font: the Compact Font Format that PDF embeds (Adobe Technical Notes 5176 and 5177). */
#pragma once

#include <glib.h>
#include <hb.h>

G_BEGIN_DECLS

/* Units of the font in an em. */
#define TANDEM_CFF_EM 1000

typedef struct _TandemCff TandemCff;

/* A glyph of another font as a part of one of ours. */
typedef struct
{
  hb_codepoint_t glyph;
  int            x, y; /* units to the right and up */
} TandemCffPart;

TandemCff *tandem_cff_new    (const char *name);
void       tandem_cff_free   (TandemCff *self);
void       tandem_cff_add    (TandemCff *self, guint8 code, const char *name, hb_font_t *font, const TandemCffPart *parts, guint n_parts, int width);
void       tandem_cff_box    (const TandemCff *self, int box[4]);
GBytes    *tandem_cff_finish (TandemCff *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemCff, tandem_cff_free)

G_END_DECLS
