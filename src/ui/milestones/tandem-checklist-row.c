/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-checklist-row.h"

struct _TandemChecklistRow
{
  GObject                parent_instance;
  TandemChecklistKind    kind;
  gint64                 id;
  gint64                 phase;
  TandemChecklistContent content;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemChecklistRow, tandem_checklist_row, G_TYPE_OBJECT)

static gboolean
are_leads_equal (const TandemChecklistLead *a, const TandemChecklistLead *b)
{
  return g_strcmp0 (a->name, b->name) == 0 && a->is_named == b->is_named;
}

static gboolean
are_contents_equal (const TandemChecklistContent *a, const TandemChecklistContent *b)
{
  return g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->note, b->note) == 0
         && are_leads_equal (&a->buyer_lead, &b->buyer_lead) && are_leads_equal (&a->seller_lead, &b->seller_lead)
         && a->state == b->state && a->progress == b->progress && a->is_agreed == b->is_agreed
         && a->is_anchor == b->is_anchor && a->is_internal == b->is_internal && a->due == b->due
         && a->days_late == b->days_late && a->n == b->n && a->n_done == b->n_done && a->is_first == b->is_first;
}

static void
tandem_checklist_row_finalize (GObject *object)
{
  tandem_checklist_content_clear (&TANDEM_CHECKLIST_ROW (object)->content);
  G_OBJECT_CLASS (tandem_checklist_row_parent_class)->finalize (object);
}

static void
tandem_checklist_row_class_init (TandemChecklistRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_checklist_row_finalize;

  /**
   * TandemChecklistRow::changed:
   *
   * Emitted when the content or the phase became another one.
   */
  signals[CHANGED] = g_signal_new ("changed", TANDEM_TYPE_CHECKLIST_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_checklist_row_init (TandemChecklistRow *self)
{
}

/**
 * tandem_checklist_row_new:
 * @kind: what the line is for
 * @id: id of the phase or milestone; of the phase that milestones are added to, 0 for none
 *
 * Returns: (transfer full): a row without content
 */
TandemChecklistRow *
tandem_checklist_row_new (TandemChecklistKind kind, gint64 id)
{
  TandemChecklistRow *self = g_object_new (TANDEM_TYPE_CHECKLIST_ROW, NULL);

  self->kind = kind;
  self->id = id;
  return self;
}

TandemChecklistKind
tandem_checklist_row_get_kind (TandemChecklistRow *self)
{
  return self->kind;
}

gint64
tandem_checklist_row_get_id (TandemChecklistRow *self)
{
  return self->id;
}

/* The phase the line stands in, 0 for none. */
gint64
tandem_checklist_row_get_phase (TandemChecklistRow *self)
{
  return self->phase;
}

const TandemChecklistContent *
tandem_checklist_row_get_content (TandemChecklistRow *self)
{
  return &self->content;
}

/**
 * tandem_checklist_row_take_content:
 * @self: a row
 * @phase: the phase it stands in, 0 for none
 * @content: (transfer full): what it says now; empty afterwards
 *
 * Returns: whether that is something else than before
 */
gboolean
tandem_checklist_row_take_content (TandemChecklistRow *self, gint64 phase, TandemChecklistContent *content)
{
  if (self->phase == phase && are_contents_equal (&self->content, content))
    {
      tandem_checklist_content_clear (content);
      return FALSE;
    }
  tandem_checklist_content_clear (&self->content);
  self->phase = phase;
  self->content = *content;
  *content = (TandemChecklistContent) { 0 };
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

void
tandem_checklist_content_clear (TandemChecklistContent *content)
{
  g_free (content->title);
  g_free (content->note);
  g_free (content->buyer_lead.name);
  g_free (content->seller_lead.name);
  *content = (TandemChecklistContent) { 0 };
}
