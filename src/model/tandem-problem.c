/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-problem.h"

void
tandem_problem_free (TandemProblem *problem)
{
  g_free (problem->message);
  g_free (problem);
}
