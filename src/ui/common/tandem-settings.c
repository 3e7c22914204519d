/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-settings.h"

#include "tandem-config.h"
#include "tandem-language.h"

#include <langinfo.h>

/* Height of a Letter page in mm; A4 is 297. */
#define LETTER_HEIGHT 279

/**
 * tandem_settings_get:
 *
 * Returns: (transfer none): the settings of the application, made once
 */
GSettings *
tandem_settings_get (void)
{
  static GSettings *settings = NULL;

  if (settings == NULL)
    settings = g_settings_new (TANDEM_APP_ID);
  return settings;
}

/**
 * tandem_settings_dup_prepared_by:
 *
 * Returns: (transfer full): who makes the documents, "Sam Ortega, sam@fabrikam.example"; "" where not set
 */
char *
tandem_settings_dup_prepared_by (void)
{
  g_autofree char *name = g_settings_get_string (tandem_settings_get (), "our-name");
  g_autofree char *email = g_settings_get_string (tandem_settings_get (), "our-email");

  if (*name != '\0' && *email != '\0')
    return g_strdup_printf ("%s, %s", name, email);
  return g_strdup (*name != '\0' ? name : email);
}

/* Settings are for short values: the logo is a file beside the plans. */
static char *
get_logo_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "tandem", "our-logo", NULL);
}

/**
 * tandem_settings_dup_logo:
 *
 * Returns: (transfer full) (nullable): our logo, for new plans: content of a PNG or SVG file
 */
GBytes *
tandem_settings_dup_logo (void)
{
  g_autofree char *path = get_logo_path ();
  char *content;
  gsize size;

  return g_file_get_contents (path, &content, &size, NULL) ? g_bytes_new_take (content, size) : NULL;
}

/**
 * tandem_settings_set_logo:
 * @logo: (nullable): content of a PNG or SVG file; %NULL for none
 * @error: where to say what went wrong
 *
 * Returns: whether it is kept; otherwise the one before is
 */
gboolean
tandem_settings_set_logo (GBytes *logo, GError **error)
{
  g_autofree char *path = get_logo_path (), *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) local = NULL;

  if (logo == NULL)
    {
      if (g_file_delete (file, NULL, &local) || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (path, g_bytes_get_data (logo, NULL), (gssize) g_bytes_get_size (logo), G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/**
 * tandem_settings_dup_paper:
 *
 * Returns: (transfer full): "a4" or "letter": what is set, else what the region prints on
 */
char *
tandem_settings_dup_paper (void)
{
  g_autofree char *paper = g_settings_get_string (tandem_settings_get (), "paper");

  if (*paper != '\0')
    return g_steal_pointer (&paper);
#ifdef __GLIBC__
  /* glibc gives the number itself in place of a pointer. */
  if ((int) (gintptr) nl_langinfo (_NL_PAPER_HEIGHT) == LETTER_HEIGHT)
    return g_strdup ("letter");
#endif
  return g_strdup ("a4");
}

/**
 * tandem_settings_dup_language:
 *
 * Returns: (transfer full): language of new plans' documents: what is set, else that of the desktop
 */
char *
tandem_settings_dup_language (void)
{
  g_autofree char *language = g_settings_get_string (tandem_settings_get (), "language");

  if (*language != '\0')
    return g_steal_pointer (&language);
  return g_strdup (tandem_language_get_tag (tandem_language_find (g_get_language_names ()[0])));
}

/**
 * tandem_settings_get_region:
 * @country: ISO 3166-1 code of the country of our side
 *
 * Returns: our region, whose holidays new plans know; "" where none is set or @country is another country
 */
const char *
tandem_settings_get_region (const char *country)
{
  g_autofree char *ours = g_settings_get_string (tandem_settings_get (), "our-country");
  g_autofree char *region = g_settings_get_string (tandem_settings_get (), "our-region");

  return g_str_equal (ours, country) ? g_intern_string (region) : "";
}

/**
 * tandem_settings_get_week:
 *
 * Returns: the working days of our side in new plans, one bit a weekday, Monday is bit 0; 0: as usual in the country
 */
guint
tandem_settings_get_week (void)
{
  return (guint) g_settings_get_int (tandem_settings_get (), "our-week");
}
