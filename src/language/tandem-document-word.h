/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every word a document may say. The English table (tandem-language-en.c) shows each with its placeholders. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  /* head of a page */
  TANDEM_WORD_PLAN_TITLE,         /* %s: title of the plan */
  TANDEM_WORD_MUTUAL_ACTION_PLAN,
  TANDEM_WORD_PLAN_ON_A_PAGE,
  TANDEM_WORD_VERSION,            /* %d */
  TANDEM_WORD_STATUS_ON,          /* %s: a day; begins a line */
  TANDEM_WORD_STATUS_ON_INSIDE,   /* the same inside a line */
  TANDEM_WORD_PREPARED_BY,        /* %s */
  TANDEM_WORD_PAGE_OF,            /* %d, %d; inside a line */
  TANDEM_WORD_MILESTONES_DONE,    /* %d of %d; plural by the second */
  TANDEM_WORD_OF_DONE,            /* %d of %d */
  TANDEM_WORD_DAYS,               /* %d, counted */
  TANDEM_WORD_TO_GO_LIVE,         /* these six stand under or after a number of days */
  TANDEM_WORD_TO_SIGNATURE,
  TANDEM_WORD_TO_DECISION,
  TANDEM_WORD_SINCE_GO_LIVE,
  TANDEM_WORD_SINCE_SIGNATURE,
  TANDEM_WORD_SINCE_DECISION,
  TANDEM_WORD_DAYS_TO_GO_LIVE,    /* %d, counted, one phrase */
  TANDEM_WORD_DAYS_TO_SIGNATURE,
  TANDEM_WORD_DAYS_TO_DECISION,

  /* timeline */
  TANDEM_WORD_TODAY,
  TANDEM_WORD_DAYS_LATE,          /* %d, counted */
  TANDEM_WORD_SIDE_LEADS,         /* %s: organisation */
  TANDEM_WORD_EVERYONE,
  TANDEM_WORD_TOGETHER,           /* both sides drive it */
  TANDEM_WORD_WITH,               /* %s, %s: two people */
  TANDEM_WORD_TWO_PARTS,          /* %1$s, %2$s: a name and its function, a measure and its value */
  TANDEM_WORD_NAME_TO_COME,       /* %s: function */
  TANDEM_WORD_LEAD_TO_COME,
  TANDEM_WORD_NO_DAY,
  TANDEM_WORD_PROPOSED,
  TANDEM_WORD_AGREED,
  TANDEM_WORD_INTERNAL,
  TANDEM_WORD_COMPANY_HOLIDAYS,   /* days that a side closed, which have no name */
  TANDEM_WORD_PUBLIC_HOLIDAYS,
  TANDEM_WORD_FREEZE,
  TANDEM_WORD_KEY,                /* of numbered marks */
  TANDEM_WORD_TIMELINE,
  TANDEM_WORD_TIMELINE_FROM_TO,   /* %s, %s: days */
  TANDEM_WORD_SHOWN_OF,           /* %d of %d: more milestones than a timeline can show */
  TANDEM_WORD_NO_MILESTONES,

  /* how a milestone stands */
  TANDEM_WORD_DONE,
  TANDEM_WORD_IN_PROGRESS,
  TANDEM_WORD_AT_RISK,
  TANDEM_WORD_NEEDS_ATTENTION,
  TANDEM_WORD_LATE,
  TANDEM_WORD_NOT_DONE,           /* of a deliverable; read aloud for its empty box */
  TANDEM_WORD_NOT_STARTED,
  TANDEM_WORD_CANCELLED,
  TANDEM_WORD_GO_LIVE,
  TANDEM_WORD_SIGNATURE,
  TANDEM_WORD_DECISION,
  TANDEM_WORD_DONE_ON,            /* %s: a day */
  TANDEM_WORD_PERCENT,            /* %d */

  /* plan on a page */
  TANDEM_WORD_WHAT_HAPPENS_NEXT,
  TANDEM_WORD_NOTHING_NEXT,
  TANDEM_WORD_HOW_WE_KNOW,
  TANDEM_WORD_STEP,
  TANDEM_WORD_STEP_OF,            /* %1$s: milestone, or what is handed over; %2$s: what is handed over, or its status */
  TANDEM_WORD_BUYER_LEAD,
  TANDEM_WORD_SELLER_LEAD,
  TANDEM_WORD_DUE,
  TANDEM_WORD_BASELINE,           /* %s; inside a line */
  TANDEM_WORD_TARGET,             /* %s; inside a line */
  TANDEM_WORD_RESULT,             /* %s; inside a line */
  TANDEM_WORD_AND_MORE,           /* %d, counted: further lines are on another page */

  /* checklist */
  TANDEM_WORD_CHECKLIST,
  TANDEM_WORD_MILESTONE_AND_MEANING,
  TANDEM_WORD_SIDE_DELIVERS,      /* %s: organisation */
  TANDEM_WORD_BOTH_DELIVER,
  TANDEM_WORD_LEADS,
  TANDEM_WORD_DONE_WHEN,          /* %s */
  TANDEM_WORD_NEEDED_FROM_DAY,    /* %s: function, %s: day */
  TANDEM_WORD_OTHER_MILESTONES,   /* without a phase */
  TANDEM_WORD_CONTINUED,
  TANDEM_WORD_SUPPORT,            /* %s: person */
  TANDEM_WORD_SERVES,             /* %s: success criterion */
  TANDEM_WORD_MATERIAL,

  /* people */
  TANDEM_WORD_PEOPLE,
  TANDEM_WORD_NAME,
  TANDEM_WORD_JOB,
  TANDEM_WORD_FUNCTION,
  TANDEM_WORD_PART_IN_PLAN,
  TANDEM_WORD_CONTACT,
  TANDEM_WORD_NEEDED_FROM,
  TANDEM_WORD_NO_NAMES,

  /* page for one audience */
  TANDEM_WORD_FOR_AUDIENCE,       /* %s: function */
  TANDEM_WORD_YOUR_PART,
  TANDEM_WORD_NOTHING_FOR_YOU,    /* %s: function */
  TANDEM_WORD_WHO_TO_ASK,

  /* presenting */
  TANDEM_WORD_ON_DAY,             /* %s: "to go-live", %s: a day */
  TANDEM_WORD_DONE_WHEN_ALONE,    /* heading */
  TANDEM_WORD_MORE,               /* %d, counted: deliverables there is no room for */
  TANDEM_WORD_PRESENT_WALK,       /* what the arrow keys do */
  TANDEM_WORD_PRESENT_ALL,        /* what the Home key does */
  TANDEM_WORD_PRESENT_LIVE,       /* the picture follows the plan */
  TANDEM_WORD_PRESENT_FROZEN,     /* it does not */

  /* columns of tables and spreadsheets */
  TANDEM_WORD_MILESTONE,
  TANDEM_WORD_PHASE,
  TANDEM_WORD_STATUS,
  TANDEM_WORD_START,
  TANDEM_WORD_EXPLANATION,
  TANDEM_WORD_DELIVERABLES,
  TANDEM_WORD_SIDE,
  TANDEM_WORD_OWNER,
  TANDEM_WORD_LINK,
  TANDEM_WORD_GOAL,
  TANDEM_WORD_SUCCESS_CRITERIA,

  /* what happens when a milestone moves */
  TANDEM_WORD_IF_LATER,            /* %s: milestone, %d working days; begins a sentence that the next six end */
  TANDEM_WORD_IF_EARLIER,
  TANDEM_WORD_GO_LIVE_MOVES,       /* %s: beginning, %s, %s: days */
  TANDEM_WORD_SIGNATURE_MOVES,
  TANDEM_WORD_DECISION_MOVES,
  TANDEM_WORD_GO_LIVE_STAYS,       /* %s: beginning, %s: day */
  TANDEM_WORD_SIGNATURE_STAYS,
  TANDEM_WORD_DECISION_STAYS,
  TANDEM_WORD_MOVES,               /* %s: milestone, %s, %s: days */

  /* mail */
  TANDEM_WORD_MAIL_SUBJECT,        /* %s: title of the plan */
  TANDEM_WORD_CHANGED_SINCE,       /* %s: day of the last copy */
  TANDEM_WORD_CHANGE_DONE,         /* %s: milestone; these four stand in a list */
  TANDEM_WORD_CHANGE_MOVED,        /* %s: milestone, %s, %s: days */
  TANDEM_WORD_CHANGE_NEW,          /* %s: milestone, %s: day */
  TANDEM_WORD_CHANGE_DROPPED,      /* %s: milestone */
  TANDEM_WORD_MORE_CHANGES,        /* %d, counted: ends the list */
  TANDEM_WORD_PLAN_ATTACHED,       /* %s: name of a file */
  TANDEM_WORD_DOES_IT_FIT,         /* the question a mail ends with */

  /* functions of people, in the order of tandem_function_suggestions */
  TANDEM_WORD_FUNCTION_EXECUTIVE,
  TANDEM_WORD_FUNCTION_BUSINESS,
  TANDEM_WORD_FUNCTION_IT,
  TANDEM_WORD_FUNCTION_SECURITY,
  TANDEM_WORD_FUNCTION_LEGAL,
  TANDEM_WORD_FUNCTION_PROCUREMENT,
  TANDEM_WORD_FUNCTION_FINANCE,
  TANDEM_WORD_FUNCTION_IMPLEMENTATION,
  TANDEM_WORD_FUNCTION_END_USERS,
  TANDEM_WORD_FUNCTION_OPERATIONS,
  TANDEM_WORD_FUNCTION_SALES,
  TANDEM_WORD_FUNCTION_CUSTOMER_SUCCESS,

  /* roles of people, in the order of tandem_role_suggestions */
  TANDEM_WORD_ROLE_CHAMPION,
  TANDEM_WORD_ROLE_ECONOMIC_BUYER,
  TANDEM_WORD_ROLE_EXECUTIVE_SPONSOR,
  TANDEM_WORD_ROLE_DECISION_MAKER,
  TANDEM_WORD_ROLE_EVALUATOR,
  TANDEM_WORD_ROLE_INFLUENCER,
  TANDEM_WORD_ROLE_USER,
  TANDEM_WORD_ROLE_BLOCKER,

  TANDEM_N_WORDS
} TandemWord;

G_END_DECLS
