/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-logo-row.h"

#include "tandem-error.h"
#include "tandem-picture.h"

#include <glib/gi18n-lib.h>

/* Of the paper the logo is shown on, px; pixels of it in a px. */
#define WIDTH 96
#define HEIGHT 32
#define INSET 4
#define SCALE 2
/* Larger files aren't read, whatever is in them: no logo is. */
#define MOST_BYTES (16 * 1024 * 1024)

struct _TandemLogoRow
{
  AdwActionRow  parent_instance;
  GtkWidget    *picture, *choose, *remove;
  GBytes       *logo;
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (TandemLogoRow, tandem_logo_row, ADW_TYPE_ACTION_ROW)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What stands under the title: a hint, or why a file can't be taken. */
static void
show_note (TandemLogoRow *self, const char *error)
{
  const char *hint = self->logo == NULL ? _("A PNG or SVG file, also dropped here") : "";

  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), error != NULL ? error : hint);
  if (error != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), error, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* In px, with the pixels of a fine screen. */
static GdkPaintable *
create_paintable (TandemPicture *picture)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkTexture) texture = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * SCALE, HEIGHT * SCALE);
  cairo_t *cr = cairo_create (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) pixels = NULL;

  cairo_scale (cr, SCALE, SCALE);
  cairo_translate (cr, INSET, INSET);
  tandem_picture_paint (picture, cr, WIDTH - 2 * INSET, HEIGHT - 2 * INSET, FALSE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * HEIGHT * SCALE);
  cairo_surface_destroy (surface);
  texture = gdk_memory_texture_new (WIDTH * SCALE, HEIGHT * SCALE, GDK_MEMORY_DEFAULT, pixels, (gsize) stride);
  gtk_snapshot_append_texture (snapshot, texture, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  return gtk_snapshot_free_to_paintable (snapshot, &GRAPHENE_SIZE_INIT (WIDTH, HEIGHT));
}

static void
take (TandemLogoRow *self, GBytes *logo)
{
  show_note (self, NULL);
  g_signal_emit (self, signals[CHOSEN], 0, logo);
}

/* Reads a file that may be anything, and looks whether it can be drawn. */
static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) stream = g_file_read (data, cancellable, NULL);
  g_autofree guint8 *content = g_malloc (MOST_BYTES + 1);
  g_autoptr (TandemPicture) picture = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  gsize size;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), content, MOST_BYTES + 1, &size, cancellable, NULL))
    {
      g_task_return_new_error (task, TANDEM_ERROR, TANDEM_ERROR_NOT_FOUND, _("The file can’t be read."));
      return;
    }
  if (size > MOST_BYTES)
    {
      g_task_return_new_error (task, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("The file is too large for a logo."));
      return;
    }
  bytes = g_bytes_new (content, size);
  picture = tandem_picture_new (bytes, &error);
  if (picture != NULL)
    g_task_return_pointer (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TandemLogoRow *self = TANDEM_LOGO_ROW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->loading || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (bytes != NULL)
    take (self, bytes);
  else
    show_note (self, error->message);
}

static void
load (TandemLogoRow *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (self, self->loading, loaded_cb, NULL);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemLogoRow) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    load (self, file);
}

static void
choose_cb (TandemLogoRow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Pictures (PNG, SVG)"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/svg+xml");
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_title (dialog, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, opened_cb, g_object_ref (self));
}

static void
remove_cb (TandemLogoRow *self)
{
  gtk_widget_grab_focus (self->choose);
  take (self, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, TandemLogoRow *self)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  load (self, files->data);
  return TRUE;
}

static GtkWidget *
create_button (TandemLogoRow *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

/* Two rows stand in one dialog: a button says which of them it is for. */
static void
title_cb (TandemLogoRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  /* Translators: %s is "Buyer logo" or the like */
  g_autofree char *choose = g_strdup_printf (_("%s: choose a file"), title), *remove = g_strdup_printf (_("%s: remove"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choose), GTK_ACCESSIBLE_PROPERTY_LABEL, choose, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
tandem_logo_row_dispose (GObject *object)
{
  TandemLogoRow *self = TANDEM_LOGO_ROW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->logo, g_bytes_unref);
  G_OBJECT_CLASS (tandem_logo_row_parent_class)->dispose (object);
}

static void
tandem_logo_row_class_init (TandemLogoRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_logo_row_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", TANDEM_TYPE_LOGO_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BYTES);
}

static void
tandem_logo_row_init (TandemLogoRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->picture = gtk_picture_new ();
  gtk_widget_set_size_request (self->picture, WIDTH, HEIGHT);
  gtk_widget_set_valign (self->picture, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->picture, "paper");
  gtk_widget_set_visible (self->picture, FALSE);
  self->choose = create_button (self, "document-open-symbolic", _("Choose a file"), G_CALLBACK (choose_cb));
  self->remove = create_button (self, "edit-delete-symbolic", _("Remove"), G_CALLBACK (remove_cb));
  gtk_widget_set_visible (self->remove, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->picture);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->remove);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->choose);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE); /* an activatable widget would take the row's name */
  g_signal_connect (self, "activated", G_CALLBACK (choose_cb), NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_cb), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  show_note (self, NULL);
}

/**
 * tandem_logo_row_show:
 * @logo: (nullable) (transfer none): content of a file
 *
 * Shows what is set; no signal.
 */
void
tandem_logo_row_show (TandemLogoRow *self, GBytes *logo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemPicture) picture = NULL;
  g_autoptr (GdkPaintable) paintable = NULL;

  if (logo == self->logo || (logo != NULL && self->logo != NULL && g_bytes_equal (logo, self->logo)))
    return;
  g_clear_pointer (&self->logo, g_bytes_unref);
  self->logo = logo != NULL && g_bytes_get_size (logo) > 0 ? g_bytes_ref (logo) : NULL;
  picture = self->logo != NULL ? tandem_picture_new (self->logo, &error) : NULL;
  paintable = picture != NULL ? create_paintable (picture) : NULL;
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), paintable);
  gtk_widget_set_visible (self->picture, paintable != NULL);
  gtk_widget_set_visible (self->remove, self->logo != NULL);
  show_note (self, error != NULL ? error->message : NULL);
}
