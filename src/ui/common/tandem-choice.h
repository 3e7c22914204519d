/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the things a person can choose from in a form. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_CHOICE (tandem_choice_get_type ())
G_DECLARE_FINAL_TYPE (TandemChoice, tandem_choice, TANDEM, CHOICE, GObject)

/* Properties: key (word of the schema, id as text, "" for none), label, icon-name (nullable). */
TandemChoice *tandem_choice_new           (const char *key, const char *label, const char *icon_name);
const char   *tandem_choice_get_key       (TandemChoice *self);
const char   *tandem_choice_get_label     (TandemChoice *self);
const char   *tandem_choice_get_icon_name (TandemChoice *self);

G_END_DECLS
