/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-template-private.h"

#include "tandem-error.h"
#include "tandem-templates-resource.h"

#include <glib/gi18n-lib.h>

#define RESOURCE_FOLDER "/io/github/tandemplan/Tandem/templates/"
#define EXTENSION ".json"

/* In the order they are offered: the usual one first. */
static const char *const shipped[] = { "saas-eval", "smb", "poc", "paper", "security-heavy", "onboard", "renewal", "replace", "public", "partner" };

static void
clear_milestone (gpointer data)
{
  TandemTemplateMilestone *milestone = data;

  g_free (milestone->id);
  g_free (milestone->title);
  g_free (milestone->explanation);
  g_free (milestone->buyer_function);
  g_free (milestone->seller_function);
  g_free (milestone->done_when);
  g_clear_pointer (&milestone->after, g_array_unref);
  g_clear_pointer (&milestone->deliverables, g_array_unref);
}

static void
clear_criterion (gpointer data)
{
  TandemTemplateCriterion *criterion = data;

  g_free (criterion->id);
  g_free (criterion->title);
  g_free (criterion->measure);
}

static void
clear_term (gpointer data)
{
  g_free (((TandemTemplateTerm *) data)->ours);
  g_free (((TandemTemplateTerm *) data)->theirs);
}

static GArray *
new_array (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  g_array_set_clear_func (array, clear);
  return array;
}

/* An empty template for the reader to fill. */
TandemTemplate *
tandem_template_new (void)
{
  TandemTemplate *self = g_new0 (TandemTemplate, 1);

  g_atomic_ref_count_init (&self->refs);
  self->phases = g_ptr_array_new_with_free_func (g_free);
  self->criteria = new_array (sizeof (TandemTemplateCriterion), clear_criterion);
  self->terms = new_array (sizeof (TandemTemplateTerm), clear_term);
  self->milestones = new_array (sizeof (TandemTemplateMilestone), clear_milestone);
  return self;
}

static void
clear_deliverable (gpointer data)
{
  g_free (((TandemTemplateDeliverable *) data)->title);
}

/* Room for one more milestone; valid until the next. */
TandemTemplateMilestone *
tandem_template_add_milestone (TandemTemplate *self)
{
  TandemTemplateMilestone *milestone;

  g_array_set_size (self->milestones, self->milestones->len + 1);
  milestone = &g_array_index (self->milestones, TandemTemplateMilestone, self->milestones->len - 1);
  milestone->after = g_array_new (FALSE, FALSE, sizeof (TandemScheduleLink));
  milestone->deliverables = new_array (sizeof (TandemTemplateDeliverable), clear_deliverable);
  return milestone;
}

/* Room for one more deliverable; valid until the next. */
TandemTemplateDeliverable *
tandem_template_add_deliverable (TandemTemplateMilestone *milestone)
{
  g_array_set_size (milestone->deliverables, milestone->deliverables->len + 1);
  return &g_array_index (milestone->deliverables, TandemTemplateDeliverable, milestone->deliverables->len - 1);
}

TandemTemplate *
tandem_template_ref (TandemTemplate *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
tandem_template_unref (TandemTemplate *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->key);
  g_free (self->title);
  g_free (self->plan_title);
  g_free (self->when);
  g_free (self->language);
  g_ptr_array_unref (self->phases);
  g_array_unref (self->criteria);
  g_array_unref (self->terms);
  g_array_unref (self->milestones);
  g_free (self);
}

const char *
tandem_template_get_key (TandemTemplate *self)
{
  return self->key;
}

const char *
tandem_template_get_title (TandemTemplate *self)
{
  return self->title;
}

/* The title a new plan has until somebody gives it a better one. */
const char *
tandem_template_get_plan_title (TandemTemplate *self)
{
  return self->plan_title;
}

/* When to use it, as a sentence. */
const char *
tandem_template_get_when (TandemTemplate *self)
{
  return self->when;
}

/* Whether the person saved it, rather than the application bringing it. */
gboolean
tandem_template_is_own (TandemTemplate *self)
{
  return !self->shipped;
}

TandemAnchorKind
tandem_template_get_anchor_kind (TandemTemplate *self)
{
  return self->anchor_kind;
}

/* BCP 47 tag of the words; "" where an own template doesn't say. */
const char *
tandem_template_get_language (TandemTemplate *self)
{
  return self->language;
}

guint
tandem_template_get_n_milestones (TandemTemplate *self)
{
  return self->milestones->len;
}

const char *
tandem_template_get_milestone_title (TandemTemplate *self, guint place)
{
  return g_array_index (self->milestones, TandemTemplateMilestone, place).title;
}

/* Working days of the side that drives it, or calendar days. */
int
tandem_template_get_milestone_duration (TandemTemplate *self, guint place)
{
  return g_array_index (self->milestones, TandemTemplateMilestone, place).duration;
}

gboolean
tandem_template_is_in_calendar_days (TandemTemplate *self, guint place)
{
  return g_array_index (self->milestones, TandemTemplateMilestone, place).unit == TANDEM_UNIT_CALENDAR_DAYS;
}

/* Whether the plan counts down to this one. */
gboolean
tandem_template_is_anchor (TandemTemplate *self, guint place)
{
  return place == self->anchor;
}

/**
 * tandem_template_run:
 * @self: a template
 * @workdays: working days of both sides
 * @today: a day
 * @anchor: day the anchor's milestone is due
 * @items: (array) (out caller-allocates): as many as there are milestones
 * @result: (out caller-allocates): the whole
 * @ring: (out) (optional) (transfer full): places + 1 around a ring, where there is one
 *
 * Returns: %FALSE for a ring
 */
gboolean
tandem_template_run (TandemTemplate *self, TandemWorkdays *workdays, TandemDay today, TandemDay anchor, TandemScheduleItem *items,
                     TandemSchedule *result, GArray **ring)
{
  for (guint i = 0; i < self->milestones->len; i++)
    {
      const TandemTemplateMilestone *milestone = &g_array_index (self->milestones, TandemTemplateMilestone, i);

      items[i] = (TandemScheduleItem) {
        .id = i + 1, .side = milestone->driver, .duration = milestone->duration,
        .calendar_days = milestone->unit == TANDEM_UNIT_CALENDAR_DAYS, .monthly = milestone->monthly,
        .links = (const TandemScheduleLink *) (gpointer) milestone->after->data, .n_links = milestone->after->len };
      for (guint k = 0; k < items[i].n_links; k++)
        if (items[i].links[k].predecessor == self->anchor)
          items[i].after_anchor = TRUE;
    }
  return tandem_schedule_run (items, self->milestones->len, workdays, today, anchor, result, ring);
}

/**
 * tandem_template_get_span:
 * @self: a template
 *
 * Returns: working days from the first day of work to the anchor, both counted, without holidays
 */
int
tandem_template_get_span (TandemTemplate *self)
{
  g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();
  g_autofree TandemScheduleItem *items = g_new (TandemScheduleItem, self->milestones->len);
  TandemDay anchor = tandem_day_new (2027, 3, 1), first = anchor;
  TandemSchedule result;

  if (!tandem_template_run (self, workdays, anchor, anchor, items, &result, NULL))
    return 0;
  for (guint i = 0; i < self->milestones->len; i++)
    first = MIN (first, items[i].latest_start);
  return tandem_workdays_count (workdays, TANDEM_SIDE_JOINT, first - 1, anchor);
}

static TandemTemplate *
load_shipped (const char *key, TandemTemplateWords *words)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, key, EXTENSION, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (tandem_templates_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  TandemTemplate *self = tandem_template_read (bytes, words, &error);

  g_assert_no_error (error); /* a test reads them too */
  return self;
}

/**
 * tandem_template_list:
 * @language: BCP 47 tag: what the shipped templates are to speak; own ones speak as they were written
 * @problems: (out) (optional) (transfer full) (element-type utf8): what is wrong with files that were left out
 *
 * Returns: (transfer full) (element-type TandemTemplate): the shipped templates, then the person's own by title
 */
GPtrArray *
tandem_template_list (const char *language, GPtrArray **problems)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_template_unref);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TandemTemplateWords) words = tandem_template_words_load (language);

  for (gsize i = 0; i < G_N_ELEMENTS (shipped); i++)
    g_ptr_array_add (templates, load_shipped (shipped[i], words));
  tandem_template_add_own (templates, found);
  if (problems != NULL)
    *problems = g_steal_pointer (&found);
  return templates;
}

/**
 * tandem_template_find:
 * @key: key of a template
 * @language: as tandem_template_list()
 * @error: %TANDEM_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the template; shipped ones come first
 */
TandemTemplate *
tandem_template_find (const char *key, const char *language, GError **error)
{
  g_autoptr (GPtrArray) templates = tandem_template_list (language, NULL);

  for (guint i = 0; i < templates->len; i++)
    {
      TandemTemplate *self = g_ptr_array_index (templates, i);

      if (g_strcmp0 (self->key, key) == 0)
        return tandem_template_ref (self);
    }
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_NOT_FOUND, _("There is no template “%s”."), key);
  return NULL;
}
