/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mutual action plan: its head as properties, everything in it as ordered lists. */
#pragma once

#include "tandem-entity.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PLAN (tandem_plan_get_type ())
G_DECLARE_FINAL_TYPE (TandemPlan, tandem_plan, TANDEM, PLAN, TandemEntity)

GListModel   *tandem_plan_get_list    (TandemPlan *self, TandemKind kind);
guint         tandem_plan_get_n       (TandemPlan *self, TandemKind kind);
TandemEntity *tandem_plan_peek        (TandemPlan *self, TandemKind kind, guint index);
TandemEntity *tandem_plan_find        (TandemPlan *self, TandemKind kind, gint64 id);
TandemEntity *tandem_plan_follow      (TandemPlan *self, TandemEntity *entity, guint field);
GPtrArray    *tandem_plan_list_where  (TandemPlan *self, TandemKind kind, guint ref_field, gint64 id);

G_END_DECLS
