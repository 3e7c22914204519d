/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be chosen for a field of a plan, in the person's words. */
#pragma once

#include "tandem-choice.h"
#include "tandem-plan.h"
#include "tandem-words.h"

G_BEGIN_DECLS

/* Keys that are no values: they ask for more. */
#define TANDEM_CHOICE_ADD "+add"
#define TANDEM_CHOICE_OTHER "+other"

GListStore *tandem_choices_for         (TandemPlan *plan, TandemEntity *entity, guint field);
char       *tandem_choices_key         (TandemEntity *entity, guint field);
const char *tandem_choices_function    (const char *key);
const char *tandem_choices_role        (const char *key);
const char *tandem_choices_status      (TandemStatus status);
const char *tandem_choices_status_icon (TandemStatus status);
char       *tandem_choices_side        (TandemPlan *plan, TandemSide side);
char       *tandem_choices_person      (TandemEntity *stakeholder);

GListStore *tandem_choices_countries   (const char *current);
GListStore *tandem_choices_regions     (const char *country, const char *current);

G_END_DECLS
