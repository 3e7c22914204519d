/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that sellers use and buyers often have another one for. */
#pragma once

#include "tandem-language.h"

G_BEGIN_DECLS

typedef struct
{
  const char *ours;
  const char *theirs; /* what buyers often say */
} TandemJargon;

const TandemJargon *tandem_jargon (const TandemLanguage *language);

G_END_DECLS
