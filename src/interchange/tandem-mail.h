/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mail as a draft in a file (.eml): mail programs open it to be looked at and sent. */
#pragma once

#include "tandem-recap.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;    /* may be "" */
  const char *address;
} TandemMailAddress;

typedef struct
{
  TandemMailAddress        from;        /* address NULL or "": left to the mail program */
  const TandemMailAddress *to;
  guint                    n_to;
  const TandemRecap       *recap;
  GBytes                  *picture;     /* PNG in the text */
  GBytes                  *attachment;  /* PDF */
  const char              *file_name;   /* of the attachment */
} TandemMail;

GBytes   *tandem_mail_write      (const TandemMail *mail, GError **error);
gboolean  tandem_mail_is_address (const char *text);

G_END_DECLS
