/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One language as data. Only the files of this folder include this. */
#pragma once

#include "tandem-language.h"

G_BEGIN_DECLS

#define TANDEM_MAX_PLURALS 6

/* A word in its plural forms; only the first where nothing is counted. */
typedef const char *TandemWordForms[TANDEM_MAX_PLURALS];

struct _TandemLanguage
{
  const char            *tag;
  const char            *name;
  gboolean               is_rtl;
  GDateWeekday           first_weekday;
  const char *const     *months;       /* 12, as they stand in a date */
  const char *const     *months_alone; /* 12, standing alone (nominative) */
  const char *const     *months_short; /* 12 */
  const char *const     *weekdays;     /* 7 short ones from Monday */
  const char            *first_of_month; /* how day 1 is written, NULL for "1" */
  const char *const     *patterns;     /* by TandemDateStyle: %d %m %b %B %O %Y %a %q */
  guint                (*plural) (guint n);
  guint                  n_plurals;
  const TandemWordForms *words;        /* by TandemWord */
};

extern const TandemLanguage tandem_language_ar;
extern const TandemLanguage tandem_language_de;
extern const TandemLanguage tandem_language_en;
extern const TandemLanguage tandem_language_en_us;
extern const TandemLanguage tandem_language_es;
extern const TandemLanguage tandem_language_fr;
extern const TandemLanguage tandem_language_ja;

guint tandem_plural_one_is_single  (guint n);
guint tandem_plural_zero_is_single (guint n);
guint tandem_plural_none           (guint n);
guint tandem_plural_arabic         (guint n);

G_END_DECLS
