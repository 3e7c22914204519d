/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-import-page.h"

#include "tandem-choices.h"
#include "tandem-holiday-file.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

/* What is beyond is added all the same; a person doesn't read that many. */
#define MAX_SHOWN 200

struct _TandemImportPage
{
  AdwNavigationPage    parent_instance;
  TandemWorkspace     *workspace;
  TandemPlan          *plan;
  TandemSide           side;
  char                *source;
  GArray              *spans;  /* TandemClosedSpan */
  GPtrArray           *checks; /* GtkCheckButton of the first spans; NULL where a span is in the plan already; borrowed */
  AdwPreferencesGroup *group;
  GtkLabel            *warnings;
  GtkWidget           *add_button;
};

G_DEFINE_FINAL_TYPE (TandemImportPage, tandem_import_page, ADW_TYPE_NAVIGATION_PAGE)

/* New and not unticked. */
static gboolean
is_taken (TandemImportPage *self, guint i)
{
  if (i < self->checks->len)
    return g_ptr_array_index (self->checks, i) != NULL && gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
  return !tandem_holiday_file_is_known (&g_array_index (self->spans, TandemClosedSpan, i), self->plan, self->side);
}

static guint
count_taken (TandemImportPage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->spans->len; i++)
    n += is_taken (self, i);
  return n;
}

static void
show_count (TandemImportPage *self)
{
  guint n = count_taken (self);
  g_autofree char *name = tandem_choices_side (self->plan, self->side), *escaped = g_markup_escape_text (name, -1), *text = NULL;

  if (n == 0)
    text = g_strdup (_("Nothing is chosen that isn’t in the plan already."));
  else
    /* Translators: %2$s is an organisation; what is counted is a day or several in a row, "Christmas", "Summer break" */
    text = g_strdup_printf (ngettext ("%1$u closed day or period will be added for %2$s.", "%1$u closed days and periods will be added for %2$s.", n), n, escaped);
  adw_preferences_group_set_description (self->group, text);
  gtk_widget_set_sensitive (self->add_button, n > 0);
}

static gint64
new_id (gpointer session, GError **error)
{
  return tandem_session_new_id (session, error);
}

static void
add_cb (GtkWidget *button, TandemImportPage *self)
{
  /* The titles stay those of `spans`. */
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (TandemClosedSpan));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TandemEdit *edit;

  for (guint i = 0; i < self->spans->len; i++)
    if (is_taken (self, i))
      g_array_append_val (taken, g_array_index (self->spans, TandemClosedSpan, i));
  edit = tandem_holiday_file_to_edit (taken, self->plan, self->side, self->source, new_id, tandem_workspace_get_session (self->workspace), &error);
  if (edit == NULL)
    {
      tandem_workspace_report (self->workspace, error);
      return;
    }
  if (!tandem_workspace_apply (self->workspace, edit, NULL))
    return;
  text = g_strdup_printf (ngettext ("%u closed day or period added", "%u closed days and periods added", taken->len), taken->len);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", text);
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static void
tandem_import_page_dispose (GObject *object)
{
  TandemImportPage *self = TANDEM_IMPORT_PAGE (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->source, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_IMPORT_PAGE);
  G_OBJECT_CLASS (tandem_import_page_parent_class)->dispose (object);
}

static void
tandem_import_page_class_init (TandemImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_import_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemImportPage, group);
  gtk_widget_class_bind_template_child (widget_class, TandemImportPage, warnings);
  gtk_widget_class_bind_template_child (widget_class, TandemImportPage, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
tandem_import_page_init (TandemImportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->checks = g_ptr_array_new ();
}

static void
add_row (TandemImportPage *self, const TandemClosedSpan *span)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  g_autofree char *days = tandem_wording_days (span->first, span->last), *line = NULL;
  gboolean known = tandem_holiday_file_is_known (span, self->plan, self->side);

  /* Translators: %s are days */
  line = known ? g_strdup_printf (_("%s · in the plan already"), days) : g_strdup (days);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), span->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, span->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_sensitive (row, !known);
  adw_preferences_group_add (self->group, row);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (show_count), self);
  g_ptr_array_add (self->checks, known ? NULL : check);
}

/**
 * tandem_import_page_new:
 * @workspace: (transfer none): shows the plan the days go to
 * @side: whose days they are
 * @source: name of the file, without its folder
 * @spans: (transfer full) (element-type TandemClosedSpan): what was understood, at least one
 * @warnings: (element-type utf8): sentences about what was left out
 *
 * Returns: (transfer floating): the page, which leaves by itself once the days are added
 */
AdwNavigationPage *
tandem_import_page_new (TandemWorkspace *workspace, TandemSide side, const char *source, GArray *spans, GPtrArray *warnings)
{
  TandemImportPage *self = g_object_new (TANDEM_TYPE_IMPORT_PAGE, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = g_markup_escape_text (source, -1);

  self->workspace = g_object_ref (workspace);
  self->plan = g_object_ref (tandem_workspace_get_plan (workspace));
  self->side = side;
  self->source = g_strdup (source);
  self->spans = spans;
  adw_preferences_group_set_title (self->group, title);
  for (guint i = 0; i < MIN (spans->len, MAX_SHOWN); i++)
    add_row (self, &g_array_index (spans, TandemClosedSpan, i));
  if (spans->len > MAX_SHOWN)
    g_string_append_printf (text, ngettext ("%u more is not shown.", "%u more are not shown.", spans->len - MAX_SHOWN), spans->len - MAX_SHOWN);
  for (guint i = 0; i < warnings->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", (const char *) g_ptr_array_index (warnings, i));
  gtk_label_set_text (self->warnings, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings), text->len > 0);
  show_count (self);
  return ADW_NAVIGATION_PAGE (self);
}
