/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-whole-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <unistd.h>

#define SIZE (3 * 1024 * 1024)

typedef struct
{
  char   *folder, *path;
  GFile  *file;
  GBytes *content;
} Place;

static void
set_up (Place *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("whole-file-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "plan.pdf", NULL);
  self->file = g_file_new_for_path (self->path);
  self->content = g_bytes_new_take (g_strnfill (SIZE, 'x'), SIZE);
}

/* Names in the folder; removes them. */
static guint
count_files (Place *self, gboolean remove)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  for (const char *name; (name = g_dir_read_name (dir)) != NULL; n++)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      if (remove)
        g_unlink (path);
    }
  return n;
}

static void
tear_down (Place *self, gconstpointer data)
{
  g_chmod (self->folder, 0700);
  count_files (self, TRUE);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_object_unref (self->file);
  g_bytes_unref (self->content);
}

static void
assert_content (Place *self, const char *begin, gsize size)
{
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (self->path, &text, &length, NULL));
  g_assert_cmpuint (length, ==, size);
  g_assert_true (g_str_has_prefix (text, begin));
}

/* The name appears by being moved there: it never stands for a file that is still being written. */
static void
test_never_partial (Place *self, gconstpointer data)
{
  char buffer[4096] __attribute__ ((aligned (__alignof__ (struct inotify_event))));
  int watch = inotify_init1 (IN_NONBLOCK);
  guint n_moved = 0;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (inotify_add_watch (watch, self->folder, IN_CREATE | IN_MODIFY | IN_MOVED_TO), >=, 0);
  for (int i = 0; i < 2; i++) /* a new file, then one that is there */
    {
      g_assert_true (tandem_whole_file_write (self->file, self->content, NULL, &error));
      g_assert_no_error (error);
      assert_content (self, "xxx", SIZE);
    }
  for (gssize length; (length = read (watch, buffer, sizeof buffer)) > 0;)
    for (char *p = buffer; p < buffer + length; p += sizeof (struct inotify_event) + ((struct inotify_event *) (gpointer) p)->len)
      {
        struct inotify_event *event = (gpointer) p;

        if (event->len == 0 || !g_str_equal (event->name, "plan.pdf"))
          continue;
        g_assert_cmphex (event->mask, ==, IN_MOVED_TO);
        n_moved++;
      }
  close (watch);
  g_assert_cmpuint (n_moved, ==, 2);
  g_assert_cmpuint (count_files (self, FALSE), ==, 1);
}

/* A disk that takes only a part: no new file, no half one, no other name; what was there is as it was. */
static void
test_failure (Place *self, gconstpointer data)
{
  struct rlimit before, small;
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = SIZE / 2;
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (tandem_whole_file_write (self->file, self->content, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_IO_ERROR);
  g_assert_cmpuint (count_files (self, FALSE), ==, 0);

  g_assert_true (g_file_set_contents (self->path, "before", -1, NULL));
  g_assert_false (tandem_whole_file_write (self->file, self->content, NULL, NULL));
  setrlimit (RLIMIT_FSIZE, &before);
  assert_content (self, "before", 6);
  g_assert_cmpuint (count_files (self, FALSE), ==, 1);
}

static void
test_errors (Place *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "missing", "plan.pdf", NULL);
  g_autoptr (GFile) missing = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (tandem_whole_file_write (missing, self->content, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (tandem_whole_file_write (folder, self->content, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (tandem_whole_file_write (self->file, self->content, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (self, FALSE), ==, 0);
}

/* A link stays one: what it leads to is replaced. */
static void
test_link (Place *self, gconstpointer data)
{
  g_autofree char *link = g_build_filename (self->folder, "link.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (link);

  g_assert_true (g_file_set_contents (self->path, "before", -1, NULL));
  g_assert_cmpint (symlink ("plan.pdf", link), ==, 0);
  g_assert_true (tandem_whole_file_write (file, self->content, NULL, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_content (self, "xxx", SIZE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/whole-file/never-partial", Place, NULL, set_up, test_never_partial, tear_down);
  g_test_add ("/whole-file/failure", Place, NULL, set_up, test_failure, tear_down);
  g_test_add ("/whole-file/errors", Place, NULL, set_up, test_errors, tear_down);
  g_test_add ("/whole-file/link", Place, NULL, set_up, test_link, tear_down);
  return g_test_run ();
}
