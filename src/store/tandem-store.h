/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library file: opened, loaded into a model, and written one step at a time. */
#pragma once

#include "tandem-change.h"
#include "tandem-problem.h"

G_BEGIN_DECLS

typedef struct _TandemStore TandemStore;
typedef struct _TandemMigration TandemMigration;

typedef enum { TANDEM_STEP_DONE, TANDEM_STEP_UNDONE, TANDEM_STEP_DROPPED } TandemStepState;

/* What is written along with the leaves of an edit. */
typedef struct
{
  gint64          id;        /* 0 makes a new step; its id afterwards */
  gint64          plan;      /* of a new step; 0 for the library */
  const char     *label;
  const char     *reason;    /* (nullable): of a new step */
  TandemDirection direction;
  TandemStepState state;     /* of the step afterwards */
  GArray         *dropped;   /* (nullable): gint64 ids of steps that can't be redone any more */
} TandemStoreStep;

/* A step as history lists it. */
typedef struct
{
  gint64          id;
  gint64          plan;            /* 0 for the library */
  char           *label;
  TandemStepState state;
  gint64          turn;            /* newest line of the log about it: when it was done, undone or redone */
  gboolean        changes_library; /* adds or removes a plan */
  GArray         *plans;           /* gint64: every plan it touches */
} TandemStep;

TandemStore *tandem_store_open             (const char *path, GError **error);
TandemStore *tandem_store_open_with        (const char *path, const TandemMigration *migrations, guint n_migrations, GError **error);
void         tandem_store_close            (TandemStore *self);
const char  *tandem_store_get_path         (TandemStore *self);
gboolean     tandem_store_is_read_only     (TandemStore *self);

gboolean     tandem_store_load             (TandemStore *self, TandemLibrary *library, GPtrArray *problems, GError **error);
gboolean     tandem_store_has_changed      (TandemStore *self, gboolean *changed, GError **error);
gint64       tandem_store_new_id           (TandemStore *self, GError **error);
gboolean     tandem_store_apply            (TandemStore *self, GArray *leaves, TandemStoreStep *step, GError **error);

GPtrArray   *tandem_store_list_steps       (TandemStore *self, guint most, GError **error);
GPtrArray   *tandem_store_list_changes     (TandemStore *self, gint64 plan, gint64 after, GError **error);
GPtrArray   *tandem_store_list_field_changes (TandemStore *self, gint64 plan, TandemKind kind, gint64 row, guint field, GError **error);
GPtrArray   *tandem_store_list_step        (TandemStore *self, gint64 step, GError **error);
gint64       tandem_store_get_last_change  (TandemStore *self, gint64 plan, GError **error);

GPtrArray   *tandem_store_check            (TandemStore *self, GError **error);

void         tandem_step_free              (TandemStep *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemStore, tandem_store_close)

G_END_DECLS
