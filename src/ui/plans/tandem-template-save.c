/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-template-save.h"

#include "tandem-template-dialog.h"
#include "tandem-template-folder.h"

#include <glib/gi18n-lib.h>

/* Names that are listed before "…". */
#define MOST_NAMES 4

/* What the answer is about. */
typedef struct
{
  TandemWorkspace *workspace;
  TandemPlan      *plan;
  GtkWidget       *parent;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_object_unref (question->workspace);
  g_object_unref (question->plan);
  g_object_unref (question->parent);
  g_free (question);
}

static void
response_cb (TandemTemplateDialog *dialog, const char *response, Question *question)
{
  g_autofree char *title = tandem_template_dialog_dup_title (dialog), *when = tandem_template_dialog_dup_when (dialog), *key = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "accept"))
    return;
  key = tandem_template_save (question->plan, tandem_template_dialog_get_target (dialog), title, when, &error);
  if (key == NULL)
    {
      tandem_workspace_report (question->workspace, error);
      return;
    }
  /* Translators: %s is the title of a template */
  text = g_strdup_printf (_("“%s” is among your templates now"), title);
  gtk_widget_activate_action (question->parent, "win.toast", "s", text);
}

/* Names that may still be in the texts, a few of them. */
static void
warn_of_names (TandemTemplateDialog *dialog, TandemPlan *plan)
{
  g_autoptr (GPtrArray) left = tandem_template_names_left (plan);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (left->len == 0)
    return;
  for (guint i = 0; i < left->len && i < MOST_NAMES; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (left, i));
  if (left->len > MOST_NAMES)
    g_string_append (list, " …");
  /* Translators: %s is a list: "“Leo” in “Kickoff”, …" */
  text = g_strdup_printf (_("These may be names and stay in the template: %s"), list->str);
  tandem_template_dialog_add_warning (dialog, text);
}

static GPtrArray *
list_own_templates (void)
{
  g_autoptr (GPtrArray) all = tandem_template_list ("en", NULL);
  GPtrArray *own = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_template_unref);

  for (guint i = 0; i < all->len; i++)
    if (tandem_template_is_own (g_ptr_array_index (all, i)))
      g_ptr_array_add (own, tandem_template_ref (g_ptr_array_index (all, i)));
  return own;
}

static gboolean
present_cb (gpointer data)
{
  Question *question = g_object_get_data (data, "question");

  adw_dialog_present (data, question->parent);
  return G_SOURCE_REMOVE;
}

/**
 * tandem_template_save_present:
 * @workspace: where failures are reported
 * @plan: a plan
 * @parent: widget to ask over, in a window that has win.toast
 *
 * Asks for a title and when to use it. A plan that was made of an own template is offered to be put in its place.
 */
void
tandem_template_save_present (TandemWorkspace *workspace, TandemPlan *plan, GtkWidget *parent)
{
  Question *question;
  AdwDialog *dialog;
  g_autoptr (GPtrArray) own = NULL;

  if (!tandem_workspace_commit_pending (workspace))
    return;
  own = list_own_templates ();
  dialog = tandem_template_dialog_new (_("Save as a template"), _("Names, days, status, notes and what is only for us are left out. Your plan stays as it is."), _("_Save"));
  if (own->len > 0)
    tandem_template_dialog_add_targets (TANDEM_TEMPLATE_DIALOG (dialog), own, tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TEMPLATE));
  warn_of_names (TANDEM_TEMPLATE_DIALOG (dialog), plan);
  question = g_new (Question, 1);
  *question = (Question) { g_object_ref (workspace), g_object_ref (plan), g_object_ref (parent) };
  g_object_set_data_full (G_OBJECT (dialog), "question", question, free_question);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  /* A menu that closes gives the focus back to what had it; only then can the dialog have it. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, present_cb, g_object_ref_sink (dialog), g_object_unref);
}
