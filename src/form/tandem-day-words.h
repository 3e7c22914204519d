/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of months and weekdays, and words like "tomorrow", in the languages a person may type a day in. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TANDEM_DAY_WORD_NONE,
  TANDEM_DAY_WORD_TODAY,
  TANDEM_DAY_WORD_TOMORROW,
  TANDEM_DAY_WORD_YESTERDAY,
  TANDEM_DAY_WORD_NEXT,
  TANDEM_DAY_WORD_THIS,
  TANDEM_DAY_WORD_LAST,
  TANDEM_DAY_WORD_IN,
  TANDEM_DAY_WORD_AGO,
  TANDEM_DAY_WORD_END,
  TANDEM_DAY_WORD_WORKING,
  TANDEM_DAY_WORD_DAY,
  TANDEM_DAY_WORD_WORKING_DAY,
  TANDEM_DAY_WORD_WEEK,
  TANDEM_DAY_WORD_MONTH,
  TANDEM_DAY_WORD_QUARTER,
  TANDEM_DAY_WORD_YEAR,
  TANDEM_DAY_WORD_FILLER,
  TANDEM_DAY_WORD_ONE,
} TandemDayWord;

char         *tandem_day_words_fold    (const char *text);
TandemDayWord tandem_day_words_find    (const char *folded);
int           tandem_day_words_month   (const char *folded);
int           tandem_day_words_weekday (const char *folded);

G_END_DECLS
