/* SPDX-License-Identifier: GPL-3.0-or-later */
/* After the way SQLite itself is tested: https://sqlite.org/testing.html, 3.2 */
#include "tandem-test-faults.h"

#include "tandem-sql.h"

#include <sqlite3.h>

typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real; /* right behind this struct */
} FaultFile;

static struct
{
  gboolean    armed;
  gboolean    hit;
  gboolean    from_then_on;
  TandemFault fault;
  guint       at;    /* the operation that fails, from 1 */
  guint       count; /* operations so far */
} state;

static sqlite3_vfs fault_vfs;
static sqlite3_vfs *real_vfs;

/* Which operations each fault can strike. */
static gboolean
strikes (gboolean can)
{
  if (!state.armed || !can)
    return FALSE;
  state.count++;
  if (state.count != state.at && !(state.from_then_on && state.count > state.at))
    return FALSE;
  state.hit = TRUE;
  return TRUE;
}

static gboolean
strikes_io (void)
{
  return strikes (state.fault == TANDEM_FAULT_IO);
}

static gboolean
strikes_write (void)
{
  return strikes (state.fault != TANDEM_FAULT_BUSY);
}

static int
write_error (int io_error)
{
  return state.fault == TANDEM_FAULT_FULL ? SQLITE_FULL : io_error;
}

#define REAL(file) (((FaultFile *) (file))->real)

static int
close_cb (sqlite3_file *file)
{
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
read_cb (sqlite3_file *file, void *data, int n, sqlite3_int64 at)
{
  return strikes_io () ? SQLITE_IOERR_READ : REAL (file)->pMethods->xRead (REAL (file), data, n, at);
}

static int
write_cb (sqlite3_file *file, const void *data, int n, sqlite3_int64 at)
{
  return strikes_write () ? write_error (SQLITE_IOERR_WRITE) : REAL (file)->pMethods->xWrite (REAL (file), data, n, at);
}

static int
truncate_cb (sqlite3_file *file, sqlite3_int64 size)
{
  return strikes_io () ? SQLITE_IOERR_TRUNCATE : REAL (file)->pMethods->xTruncate (REAL (file), size);
}

/* Nobody pulls the plug in these tests, so nothing need reach the disk. */
static int
sync_cb (sqlite3_file *file, int flags)
{
  return strikes_io () ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int
size_cb (sqlite3_file *file, sqlite3_int64 *size)
{
  return strikes_io () ? SQLITE_IOERR_FSTAT : REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
lock_cb (sqlite3_file *file, int level)
{
  return strikes (state.fault == TANDEM_FAULT_BUSY) ? SQLITE_BUSY : REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
unlock_cb (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
check_lock_cb (sqlite3_file *file, int *reserved)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), reserved);
}

static int
control_cb (sqlite3_file *file, int op, void *data)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), op, data);
}

static int
sector_cb (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
device_cb (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static const sqlite3_io_methods methods = {
  .iVersion = 1, .xClose = close_cb, .xRead = read_cb, .xWrite = write_cb, .xTruncate = truncate_cb, .xSync = sync_cb,
  .xFileSize = size_cb, .xLock = lock_cb, .xUnlock = unlock_cb, .xCheckReservedLock = check_lock_cb, .xFileControl = control_cb,
  .xSectorSize = sector_cb, .xDeviceCharacteristics = device_cb,
};

static int
open_cb (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int result;

  self->base.pMethods = NULL;
  self->real = (sqlite3_file *) (self + 1);
  if (strikes_io ())
    return SQLITE_CANTOPEN;
  result = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (result == SQLITE_OK)
    self->base.pMethods = &methods;
  return result;
}

static int
delete_cb (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  return strikes_io () ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, 0);
}

/* Makes the failing disk the one SQLite uses in this program. Once; before any file is open. */
void
tandem_test_faults_install (void)
{
  tandem_sql_initialize ();
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.zName = "fault";
  fault_vfs.szOsFile = (int) sizeof (FaultFile) + real_vfs->szOsFile;
  fault_vfs.xOpen = open_cb;
  fault_vfs.xDelete = delete_cb;
  g_assert_cmpint (sqlite3_vfs_register (&fault_vfs, 1), ==, SQLITE_OK);
}

/**
 * tandem_test_faults_arm:
 * @fault: what goes wrong
 * @at: with which operation of that kind from now, from 1
 * @from_then_on: with every one after it, too
 */
void
tandem_test_faults_arm (TandemFault fault, guint at, gboolean from_then_on)
{
  state.armed = TRUE;
  state.hit = FALSE;
  state.fault = fault;
  state.at = at;
  state.from_then_on = from_then_on;
  state.count = 0;
}

/* Returns whether it struck at all; where it didn't, @at was beyond the end. */
gboolean
tandem_test_faults_disarm (void)
{
  state.armed = FALSE;
  return state.hit;
}
