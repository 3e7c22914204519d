/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the pages of a plan are made: remembered for the next time, known to the seller alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gboolean is_picture; /* a PNG of the plan on a page instead of a PDF */
  gboolean page;       /* pages of a PDF: plan on a page */
  gboolean checklist;
  gboolean people;
  gboolean mono;       /* black and white */
  char    *audience;   /* key of a function; "" for everyone */
  char    *language;   /* tag; "" for the plan's */
  char    *paper;      /* "a4", "letter"; "" for the plan's */
} TandemSendOptions;

TandemSendOptions *tandem_send_options_new   (void);
void               tandem_send_options_free  (TandemSendOptions *self);
gboolean           tandem_send_options_equal (const TandemSendOptions *a, const TandemSendOptions *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSendOptions, tandem_send_options_free)

G_END_DECLS
