/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong, by what the person can do about it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TANDEM_ERROR (tandem_error_quark ())

typedef enum
{
  TANDEM_ERROR_FAILED,      /* anything without a way of its own */
  TANDEM_ERROR_FULL,        /* no room on the disk: make room, try again */
  TANDEM_ERROR_READ_ONLY,   /* file or folder can't be written */
  TANDEM_ERROR_BUSY,        /* another program holds the library: try again */
  TANDEM_ERROR_MOVED,       /* the library file was moved, renamed or deleted while open */
  TANDEM_ERROR_DAMAGED,     /* the library is cut off or altered: restore a backup */
  TANDEM_ERROR_NEWER,       /* written by a newer version */
  TANDEM_ERROR_NOT_OURS,    /* not a library, not a plan file */
  TANDEM_ERROR_CHANGED,     /* changed elsewhere since it was read: look again */
  TANDEM_ERROR_NO_ACCESS,   /* permission */
  TANDEM_ERROR_INVALID,     /* the data break a rule; the message names the place */
  TANDEM_ERROR_NOT_FOUND,
  TANDEM_ERROR_USAGE,       /* command line only: wrong usage, exit status 2 */
} TandemError;

GQuark tandem_error_quark (void);

G_END_DECLS
