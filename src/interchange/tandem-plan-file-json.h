/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How both kinds of plan file, the whole plan and the edition, begin and end. */
#pragma once

#include <json-glib/json-glib.h>

void  tandem_plan_file_begin (JsonBuilder *json);
char *tandem_plan_file_end   (JsonBuilder *json);
