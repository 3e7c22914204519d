/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session hands on to its store: ids, log, versions, backups, the doctor. */
#include "tandem-session.h"

#include "tandem-backup.h"
#include "tandem-store-send-options.h"
#include "tandem-store-version.h"
#include "tandem-session-private.h"

const char *
tandem_session_get_path (TandemSession *self)
{
  return tandem_store_get_path (tandem_session_get_store (self));
}

/* Whether the file can't be written: then nothing can be changed, but everything looked at and exported. */
gboolean
tandem_session_is_read_only (TandemSession *self)
{
  return tandem_store_is_read_only (tandem_session_get_store (self));
}

/* See tandem_store_new_id(). */
gint64
tandem_session_new_id (TandemSession *self, GError **error)
{
  return tandem_store_new_id (tandem_session_get_store (self), error);
}

/* See tandem_store_list_changes(). */
GPtrArray *
tandem_session_list_changes (TandemSession *self, gint64 plan, gint64 after, GError **error)
{
  return tandem_store_list_changes (tandem_session_get_store (self), plan, after, error);
}

/* See tandem_store_list_field_changes(). */
GPtrArray *
tandem_session_list_field_changes (TandemSession *self, gint64 plan, TandemKind kind, gint64 row, guint field, GError **error)
{
  return tandem_store_list_field_changes (tandem_session_get_store (self), plan, kind, row, field, error);
}

/* See tandem_store_list_versions(). */
GPtrArray *
tandem_session_list_versions (TandemSession *self, gint64 plan, GError **error)
{
  return tandem_store_list_versions (tandem_session_get_store (self), plan, error);
}

/* See tandem_store_get_version_content(). */
GBytes *
tandem_session_get_version_content (TandemSession *self, gint64 version, GError **error)
{
  return tandem_store_get_version_content (tandem_session_get_store (self), version, error);
}

/* See tandem_store_get_send_options(). */
TandemSendOptions *
tandem_session_get_send_options (TandemSession *self, gint64 plan, GError **error)
{
  return tandem_store_get_send_options (tandem_session_get_store (self), plan, error);
}

/* See tandem_store_set_send_options(). */
gboolean
tandem_session_set_send_options (TandemSession *self, gint64 plan, const TandemSendOptions *options, GError **error)
{
  return tandem_store_set_send_options (tandem_session_get_store (self), plan, options, error);
}

/* See tandem_store_backup(). */
gboolean
tandem_session_backup (TandemSession *self, const char *path, GError **error)
{
  return tandem_store_backup (tandem_session_get_store (self), path, error);
}

/* See tandem_store_keep_backup(). */
gboolean
tandem_session_keep_backup (TandemSession *self, gboolean *made, GError **error)
{
  return tandem_store_keep_backup (tandem_session_get_store (self), made, error);
}

/* Of the library at @path, which need not open. See tandem_backup_list(). */
GPtrArray *
tandem_session_list_backups (const char *path)
{
  return tandem_backup_list (path);
}

/* For a library that can't be opened. See tandem_store_restore_file(). */
gboolean
tandem_session_restore_file (const char *path, const char *backup, GError **error)
{
  return tandem_store_restore_file (path, backup, error);
}

/* See tandem_store_check(). */
GPtrArray *
tandem_session_check (TandemSession *self, GError **error)
{
  return tandem_store_check (tandem_session_get_store (self), error);
}
