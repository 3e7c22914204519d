/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The context menu of the selected milestones. */
#include "tandem-checklist-private.h"

#include "tandem-menu.h"
#include "tandem-state-mark.h"
#include "tandem-words.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

static void
append_id (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static void
append_word (GMenu *menu, const char *label, const char *action, const char *word)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", word);
  g_menu_append_item (menu, item);
}

/* A name may hold an underscore, which a menu would take for a mnemonic. */
static char *
escape_label (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

static GMenuModel *
create_statuses (void)
{
  static const TandemState states[] = { TANDEM_STATE_NOT_STARTED, TANDEM_STATE_IN_PROGRESS, TANDEM_STATE_AT_RISK, TANDEM_STATE_DONE, TANDEM_STATE_CANCELLED };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    append_word (menu, tandem_state_mark_word (states[i]), "checklist.set-status", tandem_status_choices[i]);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_phases (TandemPlan *plan)
{
  GMenu *menu = g_menu_new ();
  guint n = tandem_plan_get_n (plan, TANDEM_KIND_PHASE);

  for (guint i = 0; i < n; i++)
    {
      TandemEntity *phase = tandem_plan_peek (plan, TANDEM_KIND_PHASE, i);
      g_autofree char *label = escape_label (tandem_entity_get_title (phase));

      append_id (menu, label, "checklist.set-phase", tandem_entity_get_id (phase));
    }
  append_id (menu, _("No Phase"), "checklist.set-phase", 0);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_people (TandemPlan *plan, TandemSide side, const char *action)
{
  GMenu *menu = g_menu_new ();
  guint n = tandem_plan_get_n (plan, TANDEM_KIND_STAKEHOLDER);

  for (guint i = 0; i < n; i++)
    {
      TandemEntity *person = tandem_plan_peek (plan, TANDEM_KIND_STAKEHOLDER, i);
      const char *function = tandem_language_function (tandem_wording_language (), tandem_entity_get_text (person, TANDEM_STAKEHOLDER_FUNCTION));
      g_autofree char *waiting = *tandem_entity_get_title (person) == '\0' ? g_strdup_printf (_("%s, name to come"), function) : NULL;
      g_autofree char *label = escape_label (waiting != NULL ? waiting : tandem_entity_get_title (person));

      if (tandem_entity_get_choice (person, TANDEM_STAKEHOLDER_SIDE) == (int) side)
        append_id (menu, label, action, tandem_entity_get_id (person));
    }
  append_id (menu, C_("lead", "Nobody"), action, 0);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_menu (TandemPlan *plan)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new (), second = g_menu_new (), third = g_menu_new (), last = g_menu_new (), visibility = g_menu_new ();
  g_autoptr (GMenuModel) statuses = create_statuses (), phases = create_phases (plan);
  g_autoptr (GMenuModel) buyers = create_people (plan, TANDEM_SIDE_BUYER, "checklist.set-buyer-lead");
  g_autoptr (GMenuModel) sellers = create_people (plan, TANDEM_SIDE_SELLER, "checklist.set-seller-lead");

  append_word (visibility, _("Shared With the Buyer"), "checklist.set-visibility", tandem_visibility_choices[TANDEM_VISIBILITY_SHARED]);
  append_word (visibility, _("Only for Us"), "checklist.set-visibility", tandem_visibility_choices[TANDEM_VISIBILITY_INTERNAL]);

  g_menu_append (first, _("_Edit"), "checklist.open");
  g_menu_append (first, _("Mark as _Done or Not"), "checklist.toggle-selected");
  g_menu_append_submenu (second, _("_Status"), statuses);
  g_menu_append_submenu (second, _("_Phase"), phases);
  g_menu_append_submenu (second, _("_Buyer Lead"), buyers);
  g_menu_append_submenu (second, _("S_eller Lead"), sellers);
  g_menu_append_submenu (second, _("_Visibility"), G_MENU_MODEL (visibility));
  g_menu_append (second, _("_Agree…"), "checklist.agree");
  g_menu_append (third, _("Move _Up"), "checklist.move-up");
  g_menu_append (third, _("Move Dow_n"), "checklist.move-down");
  g_menu_append (last, _("De_lete"), "checklist.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (third));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

static gboolean
drop_menu_cb (gpointer data)
{
  g_autoptr (TandemChecklist) self = data;
  g_autoptr (GPtrArray) milestones = NULL;

  g_clear_pointer (&self->closing_menu, gtk_widget_unparent);
  if (self->workspace == NULL || self->has_opened)
    return G_SOURCE_REMOVE;
  /* GTK gives the focus to the first thing of the window. */
  milestones = tandem_checklist_get_selected (self);
  if (milestones->len > 0)
    tandem_checklist_focus (self, tandem_entity_get_id (g_ptr_array_index (milestones, 0)));
  return G_SOURCE_REMOVE;
}

/* Not at once: the action that closed the menu still has to run. */
static void
closed_cb (TandemChecklist *self)
{
  if (self->menu == NULL)
    return;
  g_clear_pointer (&self->closing_menu, gtk_widget_unparent);
  self->closing_menu = g_steal_pointer (&self->menu);
  self->has_opened = FALSE;
  g_idle_add (drop_menu_cb, g_object_ref (self));
}

/**
 * tandem_checklist_popup:
 * @self: a checklist
 * @at: the widget that was pressed
 * @x: px in @at
 * @y: px in @at
 *
 * Opens the menu of the selected milestones.
 */
void
tandem_checklist_popup (TandemChecklist *self, GtkWidget *at, double x, double y)
{
  TandemPlan *plan = tandem_checklist_get_plan (self);
  g_autoptr (GMenuModel) model = NULL;
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  if (plan == NULL || !gtk_widget_compute_point (at, GTK_WIDGET (self), &point, &point))
    return;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  model = create_menu (plan);
  self->menu = gtk_popover_menu_new_from_model (model);
  tandem_menu_name_items (GTK_POPOVER (self->menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
