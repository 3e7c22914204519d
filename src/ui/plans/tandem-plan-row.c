/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan-row.h"

#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

struct _TandemPlanRow
{
  GtkListBoxRow   parent_instance;
  GtkImage       *icon;
  GtkLabel       *name;
  GtkLabel       *detail;
  GtkLabel       *days;
  GtkLabel       *pill;
  TandemPlan     *plan;
  TandemDay       today;
  TandemPlanState state;
  char           *haystack; /* casefolded text to search; NULL when stale */
  const char     *class_set;
  guint           refresh_id;
};

enum { RESTATED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemPlanRow, tandem_plan_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_class (TandemPlanRow *self, const char *class)
{
  GtkWidget *widgets[] = { GTK_WIDGET (self->icon), GTK_WIDGET (self->pill) };

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      if (self->class_set != NULL)
        gtk_widget_remove_css_class (widgets[i], self->class_set);
      gtk_widget_add_css_class (widgets[i], class);
    }
  self->class_set = class;
}

static void
show_plan (TandemPlanRow *self)
{
  const char *buyer = tandem_entity_get_text (TANDEM_ENTITY (self->plan), TANDEM_PLAN_BUYER_NAME);
  const char *title = tandem_wording_plan_title (self->plan);
  g_autofree char *days = NULL, *pill = NULL, *why = NULL, *label = NULL;
  gboolean counts;

  self->state = tandem_plan_state (self->plan, self->today);
  days = tandem_wording_days_left (&self->state);
  pill = tandem_wording_pill (&self->state);
  why = tandem_wording_pill_long (&self->state);
  counts = *days != '\0' && self->state.standing < TANDEM_STANDING_CLOSED;

  gtk_label_set_text (self->name, *buyer != '\0' ? buyer : title);
  gtk_label_set_text (self->detail, title);
  gtk_widget_set_visible (GTK_WIDGET (self->days), counts);
  if (counts)
    {
      /* Translators: follows the title of a plan: "Order management · 99 days" */
      g_autofree char *dotted = g_strdup_printf (_("· %s"), days);

      gtk_label_set_text (self->days, dotted);
    }
  gtk_label_set_text (self->pill, pill);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pill), why);
  gtk_image_set_from_icon_name (self->icon, tandem_wording_standing_icon (self->state.standing));
  show_class (self, tandem_wording_standing_class (self->state.standing));

  if (counts)
    /* Translators: a row of the list of plans to a screen reader: buyer, title, days to go-live, section, reason */
    label = g_strdup_printf (_("%s, %s, %s, %s, %s"), buyer, title, days, tandem_wording_standing (self->state.standing), why);
  else
    /* Translators: a row of the list of plans to a screen reader: buyer, title, section, reason */
    label = g_strdup_printf (_("%s, %s, %s, %s"), buyer, title, tandem_wording_standing (self->state.standing), why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static gboolean
refresh_cb (gpointer data)
{
  TandemPlanRow *self = data;

  self->refresh_id = 0;
  show_plan (self);
  g_signal_emit (self, signals[RESTATED], 0);
  return G_SOURCE_REMOVE;
}

static void
plan_changed_cb (TandemPlan *plan, TandemPlanRow *self)
{
  g_clear_pointer (&self->haystack, g_free);
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_cb, self);
}

static void
tandem_plan_row_dispose (GObject *object)
{
  TandemPlanRow *self = TANDEM_PLAN_ROW (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_PLAN_ROW);
  G_OBJECT_CLASS (tandem_plan_row_parent_class)->dispose (object);
}

static void
tandem_plan_row_finalize (GObject *object)
{
  g_free (TANDEM_PLAN_ROW (object)->haystack);
  G_OBJECT_CLASS (tandem_plan_row_parent_class)->finalize (object);
}

static void
tandem_plan_row_class_init (TandemPlanRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_plan_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_plan_row_finalize;
  signals[RESTATED] = g_signal_new ("restated", TANDEM_TYPE_PLAN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-plan-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPlanRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanRow, name);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanRow, detail);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanRow, days);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanRow, pill);
}

static void
tandem_plan_row_init (TandemPlanRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_plan_row_new:
 * @plan: (transfer none): the plan
 * @today: the day to look from
 *
 * Returns: (transfer floating): a row that follows @plan
 */
TandemPlanRow *
tandem_plan_row_new (TandemPlan *plan, TandemDay today)
{
  TandemPlanRow *self = g_object_new (TANDEM_TYPE_PLAN_ROW, NULL);

  self->plan = g_object_ref (plan);
  self->today = today;
  g_signal_connect (plan, "changed", G_CALLBACK (plan_changed_cb), self);
  show_plan (self);
  return self;
}

TandemPlan *
tandem_plan_row_get_plan (TandemPlanRow *self)
{
  return self->plan;
}

const TandemPlanState *
tandem_plan_row_get_state (TandemPlanRow *self)
{
  return &self->state;
}

void
tandem_plan_row_set_today (TandemPlanRow *self, TandemDay today)
{
  if (self->today == today)
    return;
  self->today = today;
  show_plan (self);
}

static void
add_words (GString *text, const char *words)
{
  g_autofree char *normal = g_utf8_normalize (words, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : NULL;

  if (folded != NULL)
    g_string_append_printf (text, "%s\n", folded);
}

static void
fill_haystack (TandemPlanRow *self)
{
  TandemEntity *head = TANDEM_ENTITY (self->plan);
  GString *text = g_string_new (NULL);

  add_words (text, tandem_entity_get_text (head, TANDEM_PLAN_TITLE));
  add_words (text, tandem_entity_get_text (head, TANDEM_PLAN_BUYER_NAME));
  for (guint i = 0; i < tandem_plan_get_n (self->plan, TANDEM_KIND_STAKEHOLDER); i++)
    {
      TandemEntity *person = tandem_plan_peek (self->plan, TANDEM_KIND_STAKEHOLDER, i);

      add_words (text, tandem_entity_get_text (person, TANDEM_STAKEHOLDER_NAME));
      add_words (text, tandem_entity_get_text (person, TANDEM_STAKEHOLDER_ORGANISATION));
    }
  self->haystack = g_string_free (text, FALSE);
}

/**
 * tandem_plan_row_matches:
 * @self: a row
 * @words: NULL-terminated, normalized (ALL) and casefolded
 *
 * Returns: whether title, buyer or people of the plan hold every word
 */
gboolean
tandem_plan_row_matches (TandemPlanRow *self, const char *const *words)
{
  if (self->haystack == NULL)
    fill_haystack (self);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->haystack, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * tandem_plan_row_compare:
 * @self: a row
 * @other: another
 *
 * Returns: < 0 when @self stands first: by section, then the nearer anchor date (none last), then buyer and id
 */
int
tandem_plan_row_compare (TandemPlanRow *self, TandemPlanRow *other)
{
  TandemEntity *a = TANDEM_ENTITY (self->plan), *b = TANDEM_ENTITY (other->plan);
  gint64 order = (gint64) self->state.standing - other->state.standing;

  if (order == 0)
    {
      /* The last day comes out highest when the none of 0 wraps round. */
      TandemDay p = self->state.anchor - 1, q = other->state.anchor - 1;

      order = (p > q) - (p < q);
    }
  if (order == 0)
    order = g_utf8_collate (tandem_entity_get_text (a, TANDEM_PLAN_BUYER_NAME), tandem_entity_get_text (b, TANDEM_PLAN_BUYER_NAME));
  if (order == 0)
    order = tandem_entity_get_id (a) > tandem_entity_get_id (b) ? 1 : -1;
  return (order > 0) - (order < 0);
}
