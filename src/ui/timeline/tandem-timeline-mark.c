/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-timeline-mark.h"

#include "tandem-milestone-wording.h"

struct _TandemTimelineMark
{
  GtkWidget parent_instance;
  gint64    item;
  char     *label;
};

G_DEFINE_FINAL_TYPE (TandemTimelineMark, tandem_timeline_mark, GTK_TYPE_WIDGET)

static void
tandem_timeline_mark_finalize (GObject *object)
{
  g_free (TANDEM_TIMELINE_MARK (object)->label);
  G_OBJECT_CLASS (tandem_timeline_mark_parent_class)->finalize (object);
}

static void
tandem_timeline_mark_class_init (TandemTimelineMarkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_timeline_mark_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "timelinemark");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
tandem_timeline_mark_init (TandemTimelineMark *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
tandem_timeline_mark_new (void)
{
  return g_object_new (TANDEM_TYPE_TIMELINE_MARK, NULL);
}

/* The milestone. */
gint64
tandem_timeline_mark_get_item (TandemTimelineMark *self)
{
  return self->item;
}

static char *
describe (const TandemEditionMilestone *milestone)
{
  const TandemEditionLead *leads[] = { &milestone->buyer_lead, &milestone->seller_lead };
  TandemMilestoneFacts facts = {
    .title = milestone->title, .due = milestone->due, .state = milestone->state, .days_late = milestone->days_late, .is_internal = milestone->is_internal,
  };
  char *unnamed[G_N_ELEMENTS (leads)] = { NULL };
  char *text;

  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      facts.is_named[i] = *leads[i]->name != '\0';
      if (!facts.is_named[i] && *leads[i]->function != '\0')
        unnamed[i] = tandem_milestone_wording_unnamed (leads[i]->function);
      facts.leads[i] = facts.is_named[i] ? leads[i]->name : unnamed[i];
    }
  text = tandem_milestone_wording_describe (&facts);
  for (guint i = 0; i < G_N_ELEMENTS (unnamed); i++)
    g_free (unnamed[i]);
  return text;
}

/**
 * tandem_timeline_mark_show:
 * @self: a mark
 * @milestone: what it stands for
 * @place: which one of them, from 0
 * @n_places: how many there are
 */
void
tandem_timeline_mark_show (TandemTimelineMark *self, const TandemEditionMilestone *milestone, guint place, guint n_places)
{
  g_autofree char *label = describe (milestone);

  self->item = milestone->item;
  if (g_strcmp0 (self->label, label) != 0)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, milestone->explanation, -1);
      g_free (self->label);
      self->label = g_steal_pointer (&label);
    }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) place + 1,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) n_places, -1);
}
