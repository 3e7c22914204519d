/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-choice-row.h"

#include <glib/gi18n-lib.h>

struct _TandemChoiceRow
{
  AdwComboRow parent_instance;
  GtkWidget  *mark; /* NULL until a choice has one */
  char       *key;     /* of what is chosen */
  gboolean    showing; /* the program selects */
};

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemChoiceRow, tandem_choice_row, ADW_TYPE_COMBO_ROW)

static void
show_mark (TandemChoiceRow *self)
{
  TandemChoice *choice = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));
  const char *icon_name = choice != NULL ? tandem_choice_get_icon_name (choice) : NULL;

  /* An empty place for a mark would push the title aside. */
  if (self->mark == NULL && icon_name == NULL)
    return;
  if (self->mark == NULL)
    {
      self->mark = gtk_image_new ();
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->mark);
    }
  gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), icon_name);
}

static void
selected_cb (TandemChoiceRow *self)
{
  TandemChoice *choice = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));
  g_autofree char *key = NULL;

  show_mark (self);
  /* Searching selects the same thing again. */
  if (self->showing || choice == NULL || g_strcmp0 (tandem_choice_get_key (choice), self->key) == 0)
    return;
  g_free (self->key);
  self->key = g_strdup (tandem_choice_get_key (choice));
  /* Whoever hears of it may show something else. */
  key = g_strdup (self->key);
  g_signal_emit (self, signals[CHOSEN], 0, key);
}

static void
tandem_choice_row_finalize (GObject *object)
{
  g_free (TANDEM_CHOICE_ROW (object)->key);
  G_OBJECT_CLASS (tandem_choice_row_parent_class)->finalize (object);
}

/* One line of the list: mark, words, tick for the one chosen. */

static void
show_tick_cb (GtkWidget *tick)
{
  AdwComboRow *row = g_object_get_data (G_OBJECT (tick), "row");
  GtkListItem *item = g_object_get_data (G_OBJECT (tick), "item");

  gtk_widget_set_opacity (tick, adw_combo_row_get_selected_item (row) == gtk_list_item_get_item (item) ? 1.0 : 0.0);
}

static void
setup_cb (TandemChoiceRow *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *mark = gtk_image_new (), *label = gtk_label_new (NULL);
  GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  g_object_set_data (G_OBJECT (tick), "row", self);
  g_object_set_data (G_OBJECT (tick), "item", item);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), tick);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (TandemChoiceRow *self, GtkListItem *item)
{
  TandemChoice *choice = gtk_list_item_get_item (item);
  GtkWidget *mark = gtk_widget_get_first_child (gtk_list_item_get_child (item)), *label = gtk_widget_get_next_sibling (mark);
  GtkWidget *tick = gtk_widget_get_last_child (gtk_list_item_get_child (item));
  const char *icon_name = tandem_choice_get_icon_name (choice);

  gtk_image_set_from_icon_name (GTK_IMAGE (mark), icon_name);
  gtk_widget_set_visible (mark, icon_name != NULL);
  gtk_label_set_label (GTK_LABEL (label), tandem_choice_get_label (choice));
  gtk_list_item_set_accessible_label (item, tandem_choice_get_label (choice));
  show_tick_cb (tick);
  g_signal_connect_object (self, "notify::selected-item", G_CALLBACK (show_tick_cb), tick, G_CONNECT_SWAPPED);
}

static void
unbind_cb (TandemChoiceRow *self, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_data (self, gtk_widget_get_last_child (gtk_list_item_get_child (item)));
}

static void
tandem_choice_row_class_init (TandemChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_choice_row_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", TANDEM_TYPE_CHOICE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tandem_choice_row_init (TandemChoiceRow *self)
{
  g_autoptr (GtkExpression) label = gtk_property_expression_new (TANDEM_TYPE_CHOICE, NULL, "label");
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  adw_combo_row_set_expression (ADW_COMBO_ROW (self), label);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  adw_combo_row_set_list_factory (ADW_COMBO_ROW (self), factory);
  g_signal_connect (self, "notify::selected-item", G_CALLBACK (selected_cb), NULL);
}

/**
 * tandem_choice_row_new:
 * @title: translated, sentence case
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
tandem_choice_row_new (const char *title)
{
  return g_object_new (TANDEM_TYPE_CHOICE_ROW, "title", title, NULL);
}

static gboolean
is_same (GListModel *shown, GListModel *choices)
{
  guint n = g_list_model_get_n_items (choices);

  if (shown == NULL || g_list_model_get_n_items (shown) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TandemChoice) one = g_list_model_get_item (shown, i), other = g_list_model_get_item (choices, i);

      if (!g_str_equal (tandem_choice_get_key (one), tandem_choice_get_key (other))
          || !g_str_equal (tandem_choice_get_label (one), tandem_choice_get_label (other)))
        return FALSE;
    }
  return TRUE;
}

/**
 * tandem_choice_row_show:
 * @self: a row
 * @choices: (transfer full): list of #TandemChoice
 * @key: the one that is chosen
 */
void
tandem_choice_row_show (TandemChoiceRow *self, GListStore *choices, const char *key)
{
  g_autoptr (GListStore) taken = choices;
  GListModel *shown;

  self->showing = TRUE;
  if (!is_same (adw_combo_row_get_model (ADW_COMBO_ROW (self)), G_LIST_MODEL (taken)))
    adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (taken));
  shown = adw_combo_row_get_model (ADW_COMBO_ROW (self));
  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (TandemChoice) choice = g_list_model_get_item (shown, i);

      if (g_str_equal (tandem_choice_get_key (choice), key))
        adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
    }
  g_set_str (&self->key, key);
  self->showing = FALSE;
  show_mark (self);
}

static void
other_response_cb (AdwAlertDialog *dialog, const char *response, TandemChoiceRow *self)
{
  GtkEditable *entry = GTK_EDITABLE (adw_alert_dialog_get_extra_child (dialog));
  g_autofree char *word = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (g_str_equal (response, "use") && *word != '\0')
    g_signal_emit (self, signals[CHOSEN], 0, word);
}

/**
 * tandem_choice_row_ask_other:
 * @self: a row whose list is open to other words
 *
 * Asks for a word that isn't in the list, and gives it as what was chosen.
 */
void
tandem_choice_row_ask_other (TandemChoiceRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  AdwDialog *dialog = adw_alert_dialog_new (title, NULL);
  GtkWidget *entry = gtk_entry_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "use", _("_Use"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "use", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "use");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (other_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_set_focus (dialog, entry);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/**
 * tandem_choice_row_describe:
 * @self: the row
 * @text: (nullable): what to know about what is chosen, below the title; nothing where the choice itself stands there
 */
void
tandem_choice_row_describe (TandemChoiceRow *self, const char *text)
{
  if (!adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (self)))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text != NULL ? text : "");
}
