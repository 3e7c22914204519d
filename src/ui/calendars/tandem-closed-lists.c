/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-closed-lists.h"

#include "tandem-field-row.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

static TandemSide
get_side (TandemEntity *period)
{
  return (TandemSide) tandem_entity_get_choice (period, TANDEM_CLOSED_PERIOD_SIDE);
}

/* Imported days have a list of their own. */
static gboolean
is_own (TandemEntity *period)
{
  return *tandem_entity_get_text (period, TANDEM_CLOSED_PERIOD_SOURCE) == '\0';
}

static gboolean
shows_buyer (TandemEntity *period)
{
  return is_own (period) && get_side (period) != TANDEM_SIDE_SELLER;
}

static gboolean
shows_seller (TandemEntity *period)
{
  return is_own (period) && get_side (period) != TANDEM_SIDE_BUYER;
}

/* Those that have no day yet come last. */
static int
compare (gconstpointer a, gconstpointer b)
{
  TandemDay first = tandem_entity_get_day ((TandemEntity *) a, TANDEM_CLOSED_PERIOD_FIRST);
  TandemDay second = tandem_entity_get_day ((TandemEntity *) b, TANDEM_CLOSED_PERIOD_FIRST);

  if (first == second)
    return 0;
  return first - 1 < second - 1 ? -1 : 1; /* no day is 0: as unsigned the highest */
}

static void
build (AdwExpanderRow *expander)
{
  GtkWidget *last = tandem_field_row_new (_("Last day"), FALSE);

  tandem_item_list_add_field (expander, "first", _("First day"), FALSE);
  g_object_set (last, "name", "last", "placeholder", _("Only the first"), NULL);
  adw_expander_row_add_row (expander, last);
  tandem_item_list_add_field (expander, "title", _("Name"), FALSE);
  tandem_item_list_add_choice (expander, "kind", _("What it means"));
  tandem_item_list_add_choice (expander, "side", _("Closed for"));
}

/* "24 December 2026 – 1 January 2027 · freeze · both sides" */
static char *
describe (TandemPlan *plan, TandemEntity *entity, TandemDay today)
{
  TandemDay first = tandem_entity_get_day (entity, TANDEM_CLOSED_PERIOD_FIRST);
  g_autofree char *days = tandem_wording_days (first, tandem_entity_get_day (entity, TANDEM_CLOSED_PERIOD_LAST));
  g_autoptr (GString) line = g_string_new (first != TANDEM_DAY_NONE ? days : _("No day yet, so nothing is closed"));

  if (tandem_entity_get_choice (entity, TANDEM_CLOSED_PERIOD_KIND) == TANDEM_CLOSED_FREEZE)
    g_string_append_printf (line, " · %s", C_("closed days", "freeze"));
  if (get_side (entity) == TANDEM_SIDE_JOINT)
    g_string_append_printf (line, " · %s", C_("closed days", "both sides"));
  return g_string_free_and_steal (g_steal_pointer (&line));
}

static void
prepare_buyer (TandemPlan *plan, gint64 owner, TandemRow *row, TandemDay today)
{
  tandem_row_set_choice (row, TANDEM_CLOSED_PERIOD_SIDE, TANDEM_SIDE_BUYER);
}

static void
prepare_seller (TandemPlan *plan, gint64 owner, TandemRow *row, TandemDay today)
{
  tandem_row_set_choice (row, TANDEM_CLOSED_PERIOD_SIDE, TANDEM_SIDE_SELLER);
}

#define CLOSED_LIST(shows_side, prepare_side) \
  { \
    .kind = TANDEM_KIND_CLOSED_PERIOD, .owner_field = -1, .add_label = N_("Add closed days"), .tick_field = -1, .unfold_new = TRUE, \
    .shows = shows_side, .compare = compare, .build = build, .describe = describe, .prepare = prepare_side, \
  }

const TandemItemListInfo tandem_buyer_closed_list = CLOSED_LIST (shows_buyer, prepare_buyer);
const TandemItemListInfo tandem_seller_closed_list = CLOSED_LIST (shows_seller, prepare_seller);
