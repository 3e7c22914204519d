/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an edit is called in menus and toasts. */
#include "tandem-edit.h"
#include "tandem-edit-private.h"

#include <glib/gi18n-lib.h>

/* Whole phrases, since word order and endings differ between languages. */
static const char *
label_for_field (TandemKind kind, guint field)
{
  if (kind != TANDEM_KIND_PLAN && (int) field == tandem_kind_info (kind)->position_field)
    return _("Reorder");

  switch ((int) kind)
    {
    case TANDEM_KIND_MILESTONE:
      switch (field)
        {
        case TANDEM_MILESTONE_TITLE: return _("Rename Milestone");
        case TANDEM_MILESTONE_DUE: return _("Change Due Date");
        case TANDEM_MILESTONE_START: return _("Change Start Date");
        case TANDEM_MILESTONE_STATUS: return _("Change Status");
        case TANDEM_MILESTONE_PROGRESS: return _("Change Progress");
        case TANDEM_MILESTONE_PHASE: return _("Change Phase");
        case TANDEM_MILESTONE_DRIVER: return _("Change Driver");
        case TANDEM_MILESTONE_BUYER_LEAD:
        case TANDEM_MILESTONE_BUYER_FUNCTION: return _("Change Buyer Lead");
        case TANDEM_MILESTONE_SELLER_LEAD:
        case TANDEM_MILESTONE_SELLER_FUNCTION: return _("Change Seller Lead");
        case TANDEM_MILESTONE_VISIBILITY: return _("Change Visibility");
        case TANDEM_MILESTONE_AGREED: return _("Change Agreement");
        case TANDEM_MILESTONE_DURATION_DAYS:
        case TANDEM_MILESTONE_DURATION_UNIT: return _("Change Duration");
        case TANDEM_MILESTONE_MONTHLY_WEEK:
        case TANDEM_MILESTONE_MONTHLY_WEEKDAY: return _("Change Weekday of the Month");
        case TANDEM_MILESTONE_EXPLANATION: return _("Change Explanation");
        case TANDEM_MILESTONE_DONE_WHEN: return _("Change “Done When”");
        case TANDEM_MILESTONE_PRIVATE_NOTES: return _("Change Private Notes");
        default: return _("Change Milestone");
        }
    case TANDEM_KIND_PLAN:
      switch (field)
        {
        case TANDEM_PLAN_TITLE: return _("Rename Plan");
        case TANDEM_PLAN_GOAL: return _("Change Goal");
        case TANDEM_PLAN_ANCHOR_DATE: return _("Change Anchor Date");
        case TANDEM_PLAN_ARCHIVED: return _("Archive Plan");
        default: return _("Change Plan");
        }
    case TANDEM_KIND_DELIVERABLE:
      return field == TANDEM_DELIVERABLE_DONE ? _("Tick Deliverable") : _("Change Deliverable");
    case TANDEM_KIND_PHASE:
      return _("Rename Phase");
    case TANDEM_KIND_STAKEHOLDER:
      return _("Change Stakeholder");
    case TANDEM_KIND_CRITERION:
      return _("Change Success Criterion");
    case TANDEM_KIND_CHECKIN:
      return _("Change Check-In");
    case TANDEM_KIND_ROADBLOCK:
      return _("Change Roadblock");
    case TANDEM_KIND_RESOURCE:
      return _("Change Resource");
    case TANDEM_KIND_TERM:
      return _("Change Term");
    case TANDEM_KIND_CALENDAR:
      return _("Change Working Days");
    case TANDEM_KIND_CLOSED_PERIOD:
      return _("Change Closed Days");
    default:
      return _("Change Plan");
    }
}

static const char *
label_for_row (TandemKind kind, gboolean adds)
{
  switch ((int) kind)
    {
    case TANDEM_KIND_PLAN:
      return adds ? _("New Plan") : _("Delete Plan");
    case TANDEM_KIND_PHASE:
      return adds ? _("Add Phase") : _("Delete Phase");
    case TANDEM_KIND_MILESTONE:
      return adds ? _("Add Milestone") : _("Delete Milestone");
    case TANDEM_KIND_DELIVERABLE:
      return adds ? _("Add Deliverable") : _("Delete Deliverable");
    case TANDEM_KIND_STAKEHOLDER:
      return adds ? _("Add Stakeholder") : _("Delete Stakeholder");
    case TANDEM_KIND_CRITERION:
      return adds ? _("Add Success Criterion") : _("Delete Success Criterion");
    case TANDEM_KIND_RESOURCE:
      return adds ? _("Add Resource") : _("Delete Resource");
    case TANDEM_KIND_ROADBLOCK:
      return adds ? _("Add Roadblock") : _("Delete Roadblock");
    case TANDEM_KIND_CHECKIN:
      return adds ? _("Add Check-In") : _("Delete Check-In");
    case TANDEM_KIND_DEPENDENCY:
      return adds ? _("Add Predecessor") : _("Remove Predecessor");
    case TANDEM_KIND_TERM:
      return adds ? _("Add Term") : _("Delete Term");
    case TANDEM_KIND_CALENDAR:
      return _("Change Working Days");
    case TANDEM_KIND_CLOSED_PERIOD:
      return adds ? _("Add Closed Days") : _("Delete Closed Days");
    default:
      return _("Change Plan");
    }
}

/**
 * tandem_edit_dup_label:
 * @self: an edit
 *
 * Returns: (transfer full): translated name in header capitals, as in "Undo Change Due Date"
 */
char *
tandem_edit_dup_label (TandemEdit *self)
{
  const char *own = tandem_edit_peek_own_label (self);
  g_autoptr (GArray) leaves = NULL;
  const TandemEditLeaf *leaf;

  if (own != NULL)
    return g_strdup (own);

  leaves = tandem_edit_leaves (self);
  if (leaves->len == 0)
    return g_strdup (_("Change Plan"));
  leaf = &g_array_index (leaves, TandemEditLeaf, 0);
  if (leaf->type == TANDEM_EDIT_SET)
    return g_strdup (label_for_field (leaf->kind, leaf->field));
  return g_strdup (label_for_row (leaf->kind, leaf->type == TANDEM_EDIT_ADD));
}
