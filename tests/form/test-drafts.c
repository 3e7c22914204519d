/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-drafts.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder, *path, *second;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("tandem-drafts-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "plans.db.drafts", NULL);
  self->second = g_build_filename (self->folder, "second", "plans.db.drafts", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *second_folder = g_path_get_dirname (self->second);

  g_unlink (self->path);
  g_rmdir (self->path);
  g_unlink (self->second);
  g_rmdir (second_folder);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->second);
}

static void
assert_kept (Fixture *self, gint64 id, const char *text)
{
  g_autoptr (TandemDrafts) drafts = tandem_drafts_open (self->path, self->second);
  g_autofree char *kept = tandem_drafts_dup (drafts, TANDEM_KIND_MILESTONE, id, TANDEM_MILESTONE_DUE);

  g_assert_cmpstr (kept, ==, text);
}

static void
test_survives (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemDrafts) drafts = tandem_drafts_open (self->path, self->second);
  GStatBuf info;

  g_assert_true (tandem_drafts_put (drafts, TANDEM_KIND_MILESTONE, 7, TANDEM_MILESTONE_DUE, " 30 Feb\n\tÜ; [x]=\\ "));
  g_assert_true (tandem_drafts_put (drafts, TANDEM_KIND_MILESTONE, 8, TANDEM_MILESTONE_DUE, ""));
  assert_kept (self, 7, " 30 Feb\n\tÜ; [x]=\\ ");
  assert_kept (self, 8, "");
  assert_kept (self, 9, NULL);
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_gone_when_written (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemDrafts) drafts = tandem_drafts_open (self->path, self->second);

  tandem_drafts_put (drafts, TANDEM_KIND_MILESTONE, 7, TANDEM_MILESTONE_DUE, "a");
  tandem_drafts_put (drafts, TANDEM_KIND_MILESTONE, 7, TANDEM_MILESTONE_TITLE, "b");
  tandem_drafts_put (drafts, TANDEM_KIND_MILESTONE, 7, TANDEM_MILESTONE_DUE, NULL);
  assert_kept (self, 7, NULL);
  g_assert_true (tandem_drafts_put (drafts, TANDEM_KIND_MILESTONE, 7, TANDEM_MILESTONE_TITLE, NULL));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

/* A folder in the place of the file can't be written even by root. */
static void
test_second_place (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemDrafts) drafts = tandem_drafts_open (self->path, self->second);

  g_assert_cmpint (g_mkdir (self->path, 0700), ==, 0);
  g_assert_true (tandem_drafts_put (drafts, TANDEM_KIND_MILESTONE, 7, TANDEM_MILESTONE_DUE, "kept"));
  assert_kept (self, 7, "kept");
  g_assert_true (g_file_test (self->second, G_FILE_TEST_IS_REGULAR));

  g_rmdir (self->path);
  g_assert_true (tandem_drafts_put (drafts, TANDEM_KIND_MILESTONE, 7, TANDEM_MILESTONE_DUE, "kept again"));
  g_assert_false (g_file_test (self->second, G_FILE_TEST_EXISTS));
  assert_kept (self, 7, "kept again");
}

static void
test_nowhere (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "drafts", NULL);
  g_autoptr (TandemDrafts) drafts = tandem_drafts_open (path, NULL);
  g_autofree char *kept = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (tandem_drafts_put (drafts, TANDEM_KIND_MILESTONE, 7, TANDEM_MILESTONE_DUE, "in memory"));
  kept = tandem_drafts_dup (drafts, TANDEM_KIND_MILESTONE, 7, TANDEM_MILESTONE_DUE);
  g_assert_cmpstr (kept, ==, "in memory");
  g_rmdir (path);
}

static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_assert_true (g_file_set_contents (self->path, "\xff\x00 no drafts", 12, NULL));
  assert_kept (self, 7, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/drafts/survives", Fixture, NULL, set_up, test_survives, tear_down);
  g_test_add ("/drafts/gone-when-written", Fixture, NULL, set_up, test_gone_when_written, tear_down);
  g_test_add ("/drafts/second-place", Fixture, NULL, set_up, test_second_place, tear_down);
  g_test_add ("/drafts/nowhere", Fixture, NULL, set_up, test_nowhere, tear_down);
  g_test_add ("/drafts/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  return g_test_run ();
}
