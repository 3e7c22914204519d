/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be shared of a plan: an immutable snapshot for an audience, in the buyer's words. No member can hold private data. */
#pragma once

#include "tandem-day.h"
#include "tandem-words.h"

G_BEGIN_DECLS

/* How a milestone looks; late is derived from due day and status, never stored. */
typedef enum
{
  TANDEM_STATE_NOT_STARTED,
  TANDEM_STATE_IN_PROGRESS,
  TANDEM_STATE_AT_RISK,
  TANDEM_STATE_LATE,
  TANDEM_STATE_DONE,
  TANDEM_STATE_CANCELLED,
} TandemState;

typedef struct
{
  const char *name;       /* "" for a function that stands in: "Legal, name to come" is the reader's text */
  const char *short_name; /* "Leo K." */
  const char *function;   /* translated: "IT" */
} TandemEditionLead;

typedef struct
{
  const char *title;
  TandemSide  side;
  const char *owner; /* name, "" for none */
  TandemDay   due;
  gboolean    done;
  int         days_late; /* working days of @side; 0 when not late, or without a due day of its own */
} TandemEditionDeliverable;

typedef struct
{
  const char *title;
  const char *url; /* http, https or mailto only */
} TandemEditionResource;

typedef struct
{
  gint64       item;  /* stands for the milestone in draw lists; the library's id */
  const char  *title, *explanation, *done_when;
  int          phase; /* place in phases, -1 for none */
  TandemSide   driver;
  TandemState  state;
  gboolean     agreed;
  gboolean     is_anchor;  /* drawn as the diamond */
  gboolean     is_internal; /* only in editions for us */
  gboolean     highlighted; /* of the audience; all are when the audience is everyone */
  int          progress;   /* percent */
  TandemDay    start, due, completed_on;
  TandemDay    needed_from; /* when its people have to begin; NONE without a day */
  int          days_late;  /* working days of the driver; 0 when not late */
  TandemEditionLead buyer_lead, seller_lead, support;
  const char  *lead_line;  /* "Ana R. with Priya N."; "" for nobody */
  const char  *first_lead; /* "Ana R."; "" for nobody */
  const char  *criterion;  /* title, "" for none */
  const TandemEditionDeliverable *deliverables;
  guint        n_deliverables;
  const TandemEditionResource *resources;
  guint        n_resources;
} TandemEditionMilestone;

typedef struct
{
  const char *name;
  guint       n_milestones, n_done;
} TandemEditionPhase;

typedef struct
{
  const char *title, *measure, *baseline, *target, *result;
} TandemEditionCriterion;

typedef struct
{
  const char *name, *organisation, *job_title, *function, *role, *email, *phone;
  TandemSide  side;
  TandemDay   needed_from; /* due or start of the first milestone they lead or support; NONE for none */
} TandemEditionPerson;

/* Days on which a side doesn't work: as they were written down, and what a picture shows of them. */
typedef struct
{
  const char *title;
  TandemSide  side;
  gboolean    is_freeze;
  gboolean    is_found;  /* a week and more of own closed days, holidays and weekends that join up; not written down by anybody */
  TandemDay   first, last;
} TandemEditionClosed;

typedef struct
{
  const char *title, *goal, *buyer, *seller;
  const char *language;      /* BCP 47 tag that language/ knows */
  GBytes     *buyer_logo, *seller_logo;
  const char *accent;        /* "#RRGGBB" or NULL */
  TandemAnchorKind anchor_kind;
  TandemDay   anchor_date;
  TandemDay   today;         /* the day the snapshot is of: status date */
  gboolean    is_for_us;     /* the editor's own timeline; never leaves */
  const char *audience;      /* function key, "" for everyone */
  const char *prepared_by;   /* "Sam Ortega, sam@fabrikam.example", may be "" */
  int         version;       /* number of the copy sent, 0 for none */
  guint       n_counted, n_done; /* milestones that count (not cancelled), and done */
  const TandemEditionPhase     *phases;     guint n_phases;
  const TandemEditionMilestone *milestones; guint n_milestones; /* in checklist order: by phase, then position */
  const TandemEditionCriterion *criteria;   guint n_criteria;
  const TandemEditionPerson    *people;     guint n_people;     /* buyer's first */
  const TandemEditionClosed    *closed;     guint n_closed;
} TandemEdition;

typedef struct
{
  TandemDay   today;       /* status date; required */
  gboolean    for_us;
  const char *audience;    /* function key, NULL or "" for everyone */
  const char *language;    /* NULL: the plan's, else English */
  const char *prepared_by; /* NULL for none */
  int         version;
} TandemEditionOptions;

TandemEdition *tandem_edition_ref   (TandemEdition *self);
void           tandem_edition_unref (TandemEdition *self);
TandemState    tandem_edition_state (TandemStatus status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemEdition, tandem_edition_unref)

G_END_DECLS
