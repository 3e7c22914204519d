/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the file of a document is to be called. */
#pragma once

#include "tandem-edition.h"

G_BEGIN_DECLS

char *tandem_file_name_propose (const TandemEdition *edition, const char *extension);

G_END_DECLS
