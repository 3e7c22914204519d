/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-config.h"
#include "tandem-sql-error.h"

#include "tandem-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>

static int
code_for (int result, int system_errno)
{
  if (result == SQLITE_READONLY_DBMOVED)
    return TANDEM_ERROR_MOVED;

  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return TANDEM_ERROR_FULL;
    case SQLITE_IOERR:
      return system_errno == ENOSPC || system_errno == EFBIG || system_errno == EDQUOT ? TANDEM_ERROR_FULL : TANDEM_ERROR_FAILED;
    case SQLITE_READONLY:
      return TANDEM_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return TANDEM_ERROR_BUSY;
    case SQLITE_CORRUPT:
      return TANDEM_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return TANDEM_ERROR_NOT_OURS;
    case SQLITE_CANTOPEN: /* also the journal, in a folder that can't be written */
      return system_errno == ENOENT ? TANDEM_ERROR_NOT_FOUND : system_errno == ENOSPC ? TANDEM_ERROR_FULL : TANDEM_ERROR_NO_ACCESS;
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return TANDEM_ERROR_NO_ACCESS;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return TANDEM_ERROR_INVALID;
    default:
      return TANDEM_ERROR_FAILED;
    }
}

static char *
describe (int code, int result, const char *message)
{
  switch (code)
    {
    case TANDEM_ERROR_MOVED:
      return g_strdup (_("The library file was moved, renamed or deleted while it was open. Put it back and try again."));
    case TANDEM_ERROR_FULL:
      return g_strdup (_("There is no room left on the disk. Make room and try again."));
    case TANDEM_ERROR_READ_ONLY:
      return g_strdup (_("The library file can’t be written. Check its permissions and those of its folder."));
    case TANDEM_ERROR_BUSY:
      return g_strdup (_("Another program is using the library. Try again in a moment."));
    case TANDEM_ERROR_DAMAGED:
      return g_strdup (_("The library file is damaged. Restore a backup."));
    case TANDEM_ERROR_NOT_OURS:
      return g_strdup (_("The file is not a Tandem library."));
    case TANDEM_ERROR_NOT_FOUND:
      return g_strdup (_("The library file or its folder is not there."));
    case TANDEM_ERROR_NO_ACCESS:
      return g_strdup (_("The library file or its folder can’t be opened for writing. Check their permissions."));
    case TANDEM_ERROR_INVALID:
      if (result == SQLITE_TOOBIG)
        return g_strdup (_("It is larger than the 16 MB the library can keep in one place."));
      /* Translators: %s is a technical detail in English */
      return g_strdup_printf (_("It breaks a rule of the library (%s)."), message);
    default:
      if ((result & 0xff) == SQLITE_IOERR)
        /* Translators: %s is a technical detail in English */
        return g_strdup_printf (_("The disk reported an error (%s). Check the disk and try again."), message);
      /* Translators: %s is a technical detail in English */
      return g_strdup_printf (_("The library reported an error (%s)."), message);
    }
}

/**
 * tandem_sql_set_error:
 * @error: (out): a #TandemError: what went wrong and what to do, in one or two sentences. The caller puts before it
 *   what was tried and what was kept
 * @result: extended result code of SQLite
 * @system_errno: errno behind it, or 0
 * @detail: SQLite's own message, in English
 */
void
tandem_sql_set_error (GError **error, int result, int system_errno, const char *detail)
{
  int code = code_for (result, system_errno);
  g_autofree char *message = describe (code, result, detail);

  g_set_error_literal (error, TANDEM_ERROR, code, message);
}
