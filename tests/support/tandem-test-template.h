/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans from templates, without a library file. */
#pragma once

#include "tandem-template.h"
#include "tandem-test-plan.h"

G_BEGIN_DECLS

TandemPlan *tandem_test_template_add (TandemLibrary *library, TandemTemplate *template, const TandemTemplateParameters *parameters, GPtrArray **notes);

G_END_DECLS
