/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans for tests: the sample of the design, and random ones, as edits and as a model without a library file. */
#pragma once

#include "tandem-edit.h"

G_BEGIN_DECLS

/* Gives new ids; a counter (tandem_test_plan_count) or a session. */
typedef gint64 (*TandemTestNewId) (gpointer data);

gint64         tandem_test_plan_count         (gpointer counter);
gint64         tandem_test_plan_new_id        (gpointer counter, GError **error);

TandemEdit    *tandem_test_plan_sample        (TandemTestNewId new_id, gpointer data);
TandemEdit    *tandem_test_plan_random        (GRand *rand, guint n_milestones, TandemTestNewId new_id, gpointer data);
TandemEdit    *tandem_test_plan_random_edit   (GRand *rand, TandemLibrary *library, TandemTestNewId new_id, gpointer data);
char          *tandem_test_plan_random_text   (GRand *rand);

TandemLibrary *tandem_test_plan_new_library   (void);
void           tandem_test_plan_apply         (TandemLibrary *library, TandemEdit *edit);
TandemPlan    *tandem_test_plan_add           (TandemLibrary *library, TandemEdit *edit);
TandemPlan    *tandem_test_plan_first         (TandemLibrary *library);
TandemEntity  *tandem_test_plan_find          (TandemPlan *plan, TandemKind kind, const char *title);
char          *tandem_test_plan_dump          (TandemLibrary *library);
void           tandem_test_assert_same       (const char *dump, const char *expected);

G_END_DECLS
