/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language a person reads the program in. */
#pragma once

void tandem_translations_start (void);
