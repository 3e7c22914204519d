/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan to start from: phases, milestones and what each side hands over, without names or days. */
#pragma once

#include "tandem-edits.h"
#include "tandem-schedule.h"
#include "tandem-workdays.h"
#include "tandem-template-words.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TandemTemplate TandemTemplate;

/* What a new plan is made with. Borrowed texts; NULL is "not given". */
typedef struct
{
  const char *title;          /* NULL: the template's own */
  const char *buyer, *seller; /* names */
  const char *buyer_country, *seller_country; /* ISO 3166-1 codes */
  const char *buyer_region, *seller_region;   /* ISO 3166-2, without the country */
  TandemWeek  seller_week;    /* 0: as usual in the country */
  const char *language; /* of the documents; NULL: what the template speaks */
  TandemDay   anchor;
  TandemDay   today;
} TandemTemplateParameters;

typedef struct
{
  const char *title;  /* belongs to the template */
  TandemDay   start, due;
  gboolean    is_anchor;
  gboolean    too_late; /* would have had to begin before today */
} TandemTemplateStep;

typedef struct
{
  TandemDay  anchor;          /* as asked, or the working day before it */
  TandemDay  earliest_anchor; /* reachable when work begins today */
  guint      n_too_late;
  GArray    *steps;           /* TandemTemplateStep, in the order of the template */
  GPtrArray *notes;           /* sentences for a person: what isn't known, what was shifted */
  char      *too_late_note;   /* a sentence that names what no longer fits; NULL where all does */
} TandemTemplateSchedule;

GPtrArray              *tandem_template_list       (const char *language, GPtrArray **problems);
TandemTemplate         *tandem_template_find       (const char *key, const char *language, GError **error);
TandemTemplate         *tandem_template_read       (GBytes *bytes, TandemTemplateWords *words, GError **error);
TandemTemplate         *tandem_template_ref        (TandemTemplate *self);
void                    tandem_template_unref      (TandemTemplate *self);
const char             *tandem_template_get_key    (TandemTemplate *self);
const char             *tandem_template_get_title  (TandemTemplate *self);
const char             *tandem_template_get_plan_title (TandemTemplate *self);
const char             *tandem_template_get_when   (TandemTemplate *self);
const char             *tandem_template_get_language (TandemTemplate *self);
gboolean                tandem_template_is_own     (TandemTemplate *self);
TandemAnchorKind        tandem_template_get_anchor_kind (TandemTemplate *self);
guint                   tandem_template_get_n_milestones (TandemTemplate *self);
const char             *tandem_template_get_milestone_title    (TandemTemplate *self, guint place);
int                     tandem_template_get_milestone_duration (TandemTemplate *self, guint place);
gboolean                tandem_template_is_in_calendar_days    (TandemTemplate *self, guint place);
gboolean                tandem_template_is_anchor  (TandemTemplate *self, guint place);
int                     tandem_template_get_span   (TandemTemplate *self);

TandemTemplateSchedule *tandem_template_schedule   (TandemTemplate *self, const TandemTemplateParameters *parameters, GError **error);
void                    tandem_template_schedule_free (TandemTemplateSchedule *schedule);
TandemEdit             *tandem_template_to_edit    (TandemTemplate *self, const TandemTemplateParameters *parameters, TandemNewId new_id, gpointer data,
                                                    GPtrArray **notes, GError **error);

/* tandem-template-fit.c */
TandemTemplate         *tandem_template_adapt        (TandemTemplate *self, int percent, const gboolean *dropped);
int                     tandem_template_find_percent (TandemTemplate *self, const TandemTemplateParameters *parameters);
gboolean               *tandem_template_find_dropped (TandemTemplate *self, const TandemTemplateParameters *parameters);

/* tandem-template-writer.c */
char                   *tandem_template_write      (TandemPlan *plan, const char *key, const char *title, const char *when);
TandemTemplate         *tandem_template_from_plan  (TandemPlan *plan, GError **error);
GPtrArray              *tandem_template_names_left (TandemPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemTemplate, tandem_template_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemTemplateSchedule, tandem_template_schedule_free)

G_END_DECLS
