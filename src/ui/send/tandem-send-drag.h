/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document while it is dragged to another program: a file that is made in a thread meanwhile. */
#pragma once

#include "tandem-send-job.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_SEND_DRAG (tandem_send_drag_get_type ())
G_DECLARE_FINAL_TYPE (TandemSendDrag, tandem_send_drag, TANDEM, SEND_DRAG, GdkContentProvider)

/* Signal: failed (message): the file could not be made. */
GdkContentProvider *tandem_send_drag_new (const TandemEdition *edition, const TandemDocumentOptions *options, TandemSendFormat format, GFile *file);

G_END_DECLS
