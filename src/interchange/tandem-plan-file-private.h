/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reader and importer of a plan file share. */
#pragma once

#include "tandem-plan-file.h"

struct _TandemPlanFile
{
  GPtrArray *rows[TANDEM_N_KINDS]; /* TandemRow; a reference to a row is its place + 1 */
  GPtrArray *warnings;             /* NULL-terminated */
};

TandemPlanFile *tandem_plan_file_new        (void);
gint64          tandem_plan_file_add        (TandemPlanFile *self, TandemKind kind);
TandemRow      *tandem_plan_file_get_row    (TandemPlanFile *self, TandemKind kind, gint64 ref);
gboolean        tandem_plan_file_check_rings (TandemPlanFile *self, GError **error);
