/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A move somebody is thinking about: where to, what else would move, and how to say it. Changes nothing until it is an edit. */
#pragma once

#include "tandem-edit.h"
#include "tandem-move.h"

G_BEGIN_DECLS

typedef struct _TandemMoving TandemMoving;

TandemMoving     *tandem_moving_new           (TandemPlan *plan, gint64 milestone, TandemDay today, GError **error);
TandemMoving     *tandem_moving_ref           (TandemMoving *self);
void              tandem_moving_unref         (TandemMoving *self);
TandemPlan       *tandem_moving_get_plan      (TandemMoving *self);
gint64            tandem_moving_get_milestone (TandemMoving *self);
gboolean          tandem_moving_is_stale      (TandemMoving *self);

gboolean          tandem_moving_set_day       (TandemMoving *self, TandemDay day, GError **error);
gboolean          tandem_moving_point_to      (TandemMoving *self, TandemDay day, GError **error);
gboolean          tandem_moving_step          (TandemMoving *self, int by, GError **error);
void              tandem_moving_keep_start    (TandemMoving *self);
TandemDay         tandem_moving_get_day       (TandemMoving *self);
const TandemMove *tandem_moving_get_move      (TandemMoving *self, TandemMoveMode mode);
gboolean          tandem_moving_changes       (TandemMoving *self);
gboolean          tandem_moving_needs_asking  (TandemMoving *self);
TandemMoveMode    tandem_moving_get_default   (TandemMoving *self);
gboolean          tandem_moving_offers        (TandemMoving *self, TandemMoveMode mode);

char             *tandem_moving_dup_days      (TandemMoving *self);
char             *tandem_moving_dup_notice    (TandemMoving *self);
char             *tandem_moving_dup_sentence  (TandemMoving *self, TandemMoveMode mode);
const char       *tandem_moving_get_choice    (TandemMoving *self, TandemMoveMode mode);
char             *tandem_moving_dup_outcome   (TandemMoving *self, TandemMoveMode mode);
char             *tandem_moving_dup_hint      (TandemMoving *self);
char             *tandem_moving_format_days   (TandemDay from, TandemDay to);
char             *tandem_moving_dup_step      (TandemMoving *self, const TandemMoveStep *step);
char             *tandem_moving_dup_conflict  (TandemMoving *self, const TandemMoveConflict *conflict);
char             *tandem_moving_dup_done      (TandemMoving *self, TandemMoveMode mode);
TandemEdit       *tandem_moving_create_edit   (TandemMoving *self, TandemMoveMode mode, const char *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemMoving, tandem_moving_unref)

G_END_DECLS
