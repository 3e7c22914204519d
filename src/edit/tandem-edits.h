/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person can do to a plan, each as one edit with everything that has to go along. */
#pragma once

#include "tandem-edit.h"
#include "tandem-words.h"

G_BEGIN_DECLS

/* Gives a new id, 0 and an error where the library can't. */
typedef gint64 (*TandemNewId) (gpointer data, GError **error);

gint64      tandem_edits_position_after (TandemPlan *plan, TandemKind kind, TandemEntity *previous);
TandemEdit *tandem_edits_add            (TandemPlan *plan, gint64 id, TandemRow *row);
TandemEdit *tandem_edits_remove         (TandemPlan *plan, TandemEntity *entity);
TandemEdit *tandem_edits_move           (TandemPlan *plan, TandemEntity *entity, TandemEntity *previous);
TandemEdit *tandem_edits_move_milestone (TandemPlan *plan, TandemEntity *milestone, TandemEntity *phase, TandemEntity *previous);
TandemEdit *tandem_edits_remove_many    (TandemPlan *plan, GPtrArray *entities);
TandemEdit *tandem_edits_move_milestones (TandemPlan *plan, GPtrArray *milestones, TandemEntity *phase, TandemEntity *previous);
TandemEdit *tandem_edits_set_many       (GPtrArray *entities, guint field, const TandemValue *after);
TandemEdit *tandem_edits_set_status_many (GPtrArray *milestones, TandemStatus status, TandemDay today);
TandemEdit *tandem_edits_set_status     (TandemEntity *milestone, TandemStatus status, TandemDay today);
TandemEdit *tandem_edits_tick           (TandemPlan *plan, TandemEntity *deliverable, gboolean done);
TandemEdit *tandem_edits_set_agreed     (TandemEntity *milestone, gboolean agreed, const char *by, TandemDay today);
TandemEdit *tandem_edits_agree_many     (TandemPlan *plan, GPtrArray *milestones, const char *by, TandemDay day);
TandemEdit *tandem_edits_set_due        (TandemEntity *milestone, const TandemValue *due);
gboolean    tandem_edits_can_agree      (TandemEntity *milestone);
const char *tandem_edits_name_agreeing  (TandemPlan *plan, TandemEntity *milestone);
gboolean    tandem_edits_is_agreed_field (guint field);
void        tandem_edits_propose_again  (TandemEntity *milestone, GPtrArray *edits);
TandemEdit *tandem_edits_new_plan       (TandemRow *head, const char *const *phases, TandemNewId new_id, gpointer data, GError **error);
TandemEdit *tandem_edits_delete_plan    (TandemPlan *plan);
TandemEdit *tandem_edits_duplicate_plan (TandemPlan *plan, const char *title, TandemDay today, TandemNewId new_id, gpointer data, GError **error);

G_END_DECLS
