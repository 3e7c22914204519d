/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something in the library that is not as it should be. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 plan;    /* 0 when it is not known */
  char  *message;
} TandemProblem;

void tandem_problem_free (TandemProblem *self);

G_END_DECLS
