/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new plan is made from, as a value: the edit that makes it, and how it would look. */
#pragma once

#include "tandem-edition-builder.h"
#include "tandem-template.h"

G_BEGIN_DECLS

typedef struct
{
  TandemTemplate *template;    /* NULL for a blank plan */
  TandemRow      *head;        /* fields of the plan; borrowed */
  gboolean        with_phases; /* of a blank plan */
  TandemDay       today;
} TandemNewPlan;

TandemDay      tandem_new_plan_get_earliest (const TandemNewPlan *self);
TandemEdit    *tandem_new_plan_to_edit      (const TandemNewPlan *self, TandemNewId new_id, gpointer data, GPtrArray **notes, GError **error);
TandemEdition *tandem_new_plan_preview      (const TandemNewPlan *self, GPtrArray **notes);

G_END_DECLS
