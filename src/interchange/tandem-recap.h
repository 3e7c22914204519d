/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a mail that goes with a plan: next steps, what changed, one question. */
#pragma once

#include "tandem-edition.h"
#include "tandem-net-changes.h"

G_BEGIN_DECLS

typedef struct
{
  const TandemEdition *edition;   /* what is shared */
  GPtrArray           *changes;   /* TandemNetChange since the last copy, NULL where there was none */
  TandemDay            since;     /* day of the last copy */
  const char          *file_name; /* of what is attached, NULL for nothing */
  const char          *alt_text;  /* the picture in words */
} TandemRecapOptions;

typedef struct
{
  char *subject; /* fewer than 50 characters */
  char *text;    /* plain */
  char *html;    /* shows the picture cid:TANDEM_RECAP_PICTURE */
  char *language; /* BCP 47 tag */
} TandemRecap;

#define TANDEM_RECAP_PICTURE "plan@tandem"

TandemRecap *tandem_recap_new  (const TandemRecapOptions *options);
void         tandem_recap_free (TandemRecap *self);

/* The titles of what is dropped, in the buyer's words: they are no longer in the edition. */
void         tandem_recap_word_changes (TandemPlan *plan, GPtrArray *changes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemRecap, tandem_recap_free)

G_END_DECLS
