/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How documents speak: words, plurals and dates of one language, independent of the person's desktop language. */
#pragma once

#include "tandem-day.h"
#include "tandem-document-word.h"

G_BEGIN_DECLS

typedef struct _TandemLanguage TandemLanguage;

typedef enum
{
  TANDEM_DATE_SHORT,      /* "19 Nov" */
  TANDEM_DATE_SHORT_YEAR, /* "19 Nov 2026" */
  TANDEM_DATE_LONG,       /* "19 November 2026" */
  TANDEM_DATE_WEEKDAY,    /* "Thu 19 November" */
  TANDEM_DATE_MONTH,      /* "Nov" */
  TANDEM_DATE_MONTH_YEAR, /* "Nov 2026" */
  TANDEM_DATE_MONTH_LONG, /* "November" */
  TANDEM_DATE_MONTH_LONG_YEAR,
  TANDEM_DATE_QUARTER,    /* "Q1" */
  TANDEM_DATE_QUARTER_YEAR,
  TANDEM_DATE_YEAR,       /* "2026" */
} TandemDateStyle;

#define TANDEM_N_DATE_STYLES (TANDEM_DATE_YEAR + 1)

const char *const    *tandem_language_tags          (void); /* those with tables of their own, NULL-terminated */
const TandemLanguage *tandem_language_find          (const char *tag); /* best match; English for unknown tags */
const char           *tandem_language_get_tag       (const TandemLanguage *self);
const char           *tandem_language_get_name      (const TandemLanguage *self); /* in itself: "Deutsch" */
gboolean              tandem_language_is_rtl        (const TandemLanguage *self);
GDateWeekday          tandem_language_first_weekday (const TandemLanguage *self);
char                 *tandem_language_format_day    (const TandemLanguage *self, TandemDay day, TandemDateStyle style);

const char           *tandem_language_word          (const TandemLanguage *self, TandemWord word);
const char           *tandem_language_word_for      (const TandemLanguage *self, TandemWord word, int n);
char                 *tandem_language_count         (const TandemLanguage *self, TandemWord word, int n);
char                 *tandem_language_format        (const TandemLanguage *self, TandemWord word, ...);
const char           *tandem_language_function      (const TandemLanguage *self, const char *key);
const char           *tandem_language_role          (const TandemLanguage *self, const char *key);

G_END_DECLS
