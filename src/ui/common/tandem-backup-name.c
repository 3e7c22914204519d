/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-backup-name.h"

#include "tandem-wording.h"

#include <stdio.h>

/* The end of the name of a backup: "-20261123-161100.db". */
#define STAMP_LENGTH 19

/**
 * tandem_backup_name:
 * @path: path of a backup of the library
 *
 * Returns: (transfer full): "23 November 2026, 16:11"; the file's name where it says no time
 */
char *
tandem_backup_name (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *day = NULL;
  size_t length = strlen (name);
  int year, month, day_of_month, hour, minute;

  if (length < STAMP_LENGTH
      || sscanf (name + length - STAMP_LENGTH, "-%4d%2d%2d-%2d%2d", &year, &month, &day_of_month, &hour, &minute) != 5
      || tandem_day_new (year, month, day_of_month) == TANDEM_DAY_NONE)
    return g_steal_pointer (&name);
  day = tandem_wording_day (tandem_day_new (year, month, day_of_month), TANDEM_DATE_LONG);
  return g_strdup_printf ("%s, %02d:%02d", day, hour, minute);
}
