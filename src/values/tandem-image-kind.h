/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an image that somebody gives us is, by its first bytes: one of the two kinds that the pages draw, or neither. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TANDEM_IMAGE_UNKNOWN,
  TANDEM_IMAGE_PNG,
  TANDEM_IMAGE_SVG,
} TandemImageKind;

TandemImageKind tandem_image_kind (GBytes *bytes);

G_END_DECLS
