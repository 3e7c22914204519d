/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of a plan file, checked as a whole: rows that don't know the library's ids yet. */
#pragma once

#include "tandem-edition.h"
#include "tandem-edits.h"

G_BEGIN_DECLS

typedef struct _TandemPlanFile TandemPlanFile;

TandemPlanFile     *tandem_plan_file_load          (GFile *file, GCancellable *cancellable, GError **error);
TandemPlanFile     *tandem_plan_file_read          (GBytes *bytes, GError **error);
void                tandem_plan_file_free          (TandemPlanFile *self);
const char *const  *tandem_plan_file_get_warnings  (TandemPlanFile *self);
TandemRow          *tandem_plan_file_get_plan      (TandemPlanFile *self);
guint               tandem_plan_file_get_n         (TandemPlanFile *self, TandemKind kind);
const TandemRow    *tandem_plan_file_peek          (TandemPlanFile *self, TandemKind kind, guint index);
void                tandem_plan_file_shift         (TandemPlanFile *self, int days);
TandemEdit         *tandem_plan_file_to_edit       (TandemPlanFile *self, TandemNewId new_id, gpointer data, TandemDay today, GError **error);

char               *tandem_plan_file_write         (TandemPlan *plan);
char               *tandem_plan_file_dup_id        (TandemKind kind, guint place);
char               *tandem_plan_file_write_edition (const TandemEdition *edition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemPlanFile, tandem_plan_file_free)

G_END_DECLS
