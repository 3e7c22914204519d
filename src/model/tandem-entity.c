/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-entity.h"

#include "tandem-model-writer.h"
#include "tandem-plan.h"
#include "tandem-words.h"

typedef struct
{
  gint64     id;
  TandemRow *row;
} TandemEntityPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TandemEntity, tandem_entity, G_TYPE_OBJECT)

#define PRIVATE(self) ((TandemEntityPrivate *) tandem_entity_get_instance_private (self))

static void
tandem_entity_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TandemEntity *self = TANDEM_ENTITY (object);
  guint field = prop_id - 1;

  switch (tandem_kind_info (tandem_entity_get_kind (self))->fields[field].type)
    {
    case TANDEM_FIELD_TEXT:
    case TANDEM_FIELD_CHOICE:
      g_value_set_string (value, tandem_entity_get_text (self, field));
      break;
    case TANDEM_FIELD_INTEGER:
    case TANDEM_FIELD_REF:
      g_value_set_int64 (value, tandem_entity_get_integer (self, field));
      break;
    case TANDEM_FIELD_BOOLEAN:
      g_value_set_boolean (value, tandem_entity_get_boolean (self, field));
      break;
    case TANDEM_FIELD_DAY:
      g_value_set_uint (value, tandem_entity_get_day (self, field));
      break;
    case TANDEM_FIELD_BYTES:
      g_value_set_boxed (value, tandem_entity_get_bytes (self, field));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_entity_finalize (GObject *object)
{
  g_clear_pointer (&PRIVATE (TANDEM_ENTITY (object))->row, tandem_row_unref);
  G_OBJECT_CLASS (tandem_entity_parent_class)->finalize (object);
}

static void
tandem_entity_class_init (TandemEntityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tandem_entity_finalize;
}

static void
tandem_entity_init (TandemEntity *self)
{
}

static GParamSpec *
create_pspec (const TandemField *field)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY; /* "buyer_lead" becomes "buyer-lead": GObject keeps a copy */

  switch (field->type)
    {
    case TANDEM_FIELD_TEXT:
    case TANDEM_FIELD_CHOICE:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    case TANDEM_FIELD_INTEGER:
    case TANDEM_FIELD_REF:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case TANDEM_FIELD_BOOLEAN:
      return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
    case TANDEM_FIELD_DAY:
      return g_param_spec_uint (field->name, NULL, NULL, 0, G_MAXUINT, 0, flags);
    case TANDEM_FIELD_BYTES:
      return g_param_spec_boxed (field->name, NULL, NULL, G_TYPE_BYTES, flags);
    default:
      g_assert_not_reached ();
    }
}

/**
 * tandem_entity_class_install_fields:
 * @klass: class of a kind
 * @kind: the kind
 *
 * Gives the class one read-only property for each field. GObject spells `_` and `-` the same.
 */
void
tandem_entity_class_install_fields (TandemEntityClass *klass, TandemKind kind)
{
  const TandemKindInfo *info = tandem_kind_info (kind);

  /* GObject does not inherit these. */
  G_OBJECT_CLASS (klass)->get_property = tandem_entity_get_property;
  klass->kind = kind;
  klass->pspecs = g_new0 (GParamSpec *, info->n_fields);
  for (guint i = 0; i < info->n_fields; i++)
    {
      klass->pspecs[i] = create_pspec (&info->fields[i]);
      g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1, klass->pspecs[i]);
    }
}

/* Each kind is a type of its own, so that a binding to `due` of a phase is caught. */
#define DEFINE_KIND(Name, name, KIND)                                                                       \
  typedef struct { TandemEntity parent_instance; } Tandem##Name;                                            \
  typedef struct { TandemEntityClass parent_class; } Tandem##Name##Class;                                   \
  GType tandem_##name##_get_type (void);                                                                    \
  G_DEFINE_FINAL_TYPE (Tandem##Name, tandem_##name, TANDEM_TYPE_ENTITY)                                     \
  static void tandem_##name##_class_init (Tandem##Name##Class *klass)                                       \
  {                                                                                                         \
    tandem_entity_class_install_fields ((TandemEntityClass *) klass, KIND);                                 \
  }                                                                                                         \
  static void tandem_##name##_init (Tandem##Name *self)                                                     \
  {                                                                                                         \
  }

DEFINE_KIND (Criterion, criterion, TANDEM_KIND_CRITERION)
DEFINE_KIND (Stakeholder, stakeholder, TANDEM_KIND_STAKEHOLDER)
DEFINE_KIND (Phase, phase, TANDEM_KIND_PHASE)
DEFINE_KIND (Milestone, milestone, TANDEM_KIND_MILESTONE)
DEFINE_KIND (Dependency, dependency, TANDEM_KIND_DEPENDENCY)
DEFINE_KIND (Deliverable, deliverable, TANDEM_KIND_DELIVERABLE)
DEFINE_KIND (Resource, resource, TANDEM_KIND_RESOURCE)
DEFINE_KIND (Roadblock, roadblock, TANDEM_KIND_ROADBLOCK)
DEFINE_KIND (Checkin, checkin, TANDEM_KIND_CHECKIN)
DEFINE_KIND (Term, term, TANDEM_KIND_TERM)
DEFINE_KIND (Calendar, calendar, TANDEM_KIND_CALENDAR)
DEFINE_KIND (ClosedPeriod, closed_period, TANDEM_KIND_CLOSED_PERIOD)

/**
 * tandem_entity_type_for_kind:
 * @kind: a kind
 *
 * Returns: the GObject type of its entities
 */
GType
tandem_entity_type_for_kind (TandemKind kind)
{
  switch (kind)
    {
    case TANDEM_KIND_PLAN:
      return TANDEM_TYPE_PLAN;
    case TANDEM_KIND_CRITERION:
      return tandem_criterion_get_type ();
    case TANDEM_KIND_STAKEHOLDER:
      return tandem_stakeholder_get_type ();
    case TANDEM_KIND_PHASE:
      return tandem_phase_get_type ();
    case TANDEM_KIND_MILESTONE:
      return tandem_milestone_get_type ();
    case TANDEM_KIND_DEPENDENCY:
      return tandem_dependency_get_type ();
    case TANDEM_KIND_DELIVERABLE:
      return tandem_deliverable_get_type ();
    case TANDEM_KIND_RESOURCE:
      return tandem_resource_get_type ();
    case TANDEM_KIND_ROADBLOCK:
      return tandem_roadblock_get_type ();
    case TANDEM_KIND_CHECKIN:
      return tandem_checkin_get_type ();
    case TANDEM_KIND_TERM:
      return tandem_term_get_type ();
    case TANDEM_KIND_CALENDAR:
      return tandem_calendar_get_type ();
    case TANDEM_KIND_CLOSED_PERIOD:
      return tandem_closed_period_get_type ();
    case TANDEM_N_KINDS:
    default:
      g_assert_not_reached ();
    }
}

/**
 * tandem_entity_new:
 * @kind: a kind
 * @id: id, unique in the library over all kinds
 * @row: (transfer none): its fields
 *
 * Returns: (transfer full): the entity; a #TandemPlan for %TANDEM_KIND_PLAN
 */
TandemEntity *
tandem_entity_new (TandemKind kind, gint64 id, TandemRow *row)
{
  TandemEntity *self;

  g_return_val_if_fail (tandem_row_get_kind (row) == kind, NULL);

  self = g_object_new (tandem_entity_type_for_kind (kind), NULL);
  PRIVATE (self)->id = id;
  PRIVATE (self)->row = tandem_row_copy (row);
  return self;
}

TandemKind
tandem_entity_get_kind (TandemEntity *self)
{
  return TANDEM_ENTITY_GET_CLASS (self)->kind;
}

gint64
tandem_entity_get_id (TandemEntity *self)
{
  return PRIVATE (self)->id;
}

/**
 * tandem_entity_get_value:
 * @self: an entity
 * @field: field number of its kind
 *
 * Returns: (transfer none): the value, until the next edit
 */
const TandemValue *
tandem_entity_get_value (TandemEntity *self, guint field)
{
  return tandem_row_get (PRIVATE (self)->row, field);
}

/**
 * tandem_entity_dup_row:
 * @self: an entity
 *
 * Returns: (transfer full): a copy of all fields
 */
TandemRow *
tandem_entity_dup_row (TandemEntity *self)
{
  return tandem_row_copy (PRIVATE (self)->row);
}

/**
 * tandem_entity_get_text:
 * @self: an entity
 * @field: a TEXT or CHOICE field
 *
 * Returns: (transfer none): UTF-8, never %NULL; valid until the next edit of the field
 */
const char *
tandem_entity_get_text (TandemEntity *self, guint field)
{
  const TandemValue *value = tandem_entity_get_value (self, field);

  return value->type == TANDEM_VALUE_TEXT ? value->text : "";
}

gint64
tandem_entity_get_integer (TandemEntity *self, guint field)
{
  const TandemValue *value = tandem_entity_get_value (self, field);

  return value->type == TANDEM_VALUE_INTEGER ? value->integer : 0;
}

gboolean
tandem_entity_get_boolean (TandemEntity *self, guint field)
{
  return tandem_entity_get_integer (self, field) != 0;
}

/* Whether the field is not null. */
gboolean
tandem_entity_is_set (TandemEntity *self, guint field)
{
  return tandem_entity_get_value (self, field)->type != TANDEM_VALUE_NULL;
}

TandemDay
tandem_entity_get_day (TandemEntity *self, guint field)
{
  const TandemValue *value = tandem_entity_get_value (self, field);

  return value->type == TANDEM_VALUE_DAY ? value->day : TANDEM_DAY_NONE;
}

/**
 * tandem_entity_get_choice:
 * @self: an entity
 * @field: a CHOICE field
 *
 * Returns: the enum value (`TandemSide`, `TandemStatus` …)
 */
int
tandem_entity_get_choice (TandemEntity *self, guint field)
{
  const TandemField *info = &tandem_kind_info (tandem_entity_get_kind (self))->fields[field];

  return MAX (0, tandem_choice_index (info->choices, tandem_entity_get_text (self, field)));
}

/* The id a REF field points to, 0 for none. */
gint64
tandem_entity_get_ref (TandemEntity *self, guint field)
{
  return tandem_entity_get_integer (self, field);
}

GBytes *
tandem_entity_get_bytes (TandemEntity *self, guint field)
{
  const TandemValue *value = tandem_entity_get_value (self, field);

  return value->type == TANDEM_VALUE_BYTES ? value->bytes : NULL;
}

gint64
tandem_entity_get_position (TandemEntity *self)
{
  int field = tandem_kind_info (tandem_entity_get_kind (self))->position_field;

  return field >= 0 ? tandem_entity_get_integer (self, (guint) field) : 0;
}

/* What names the entity to a person; empty where the kind has no title. */
const char *
tandem_entity_get_title (TandemEntity *self)
{
  int field = tandem_kind_info (tandem_entity_get_kind (self))->title_field;

  return field >= 0 ? tandem_entity_get_text (self, (guint) field) : "";
}

/**
 * tandem_entity_write:
 * @self: an entity
 * @field: field number of its kind
 * @value: (transfer none): an allowed value
 *
 * Only an edit calls this. Notifies once, and not at all where nothing changes.
 */
void
tandem_entity_write (TandemEntity *self, guint field, const TandemValue *value)
{
  TandemEntityPrivate *priv = PRIVATE (self);

  if (tandem_value_equal (tandem_row_get (priv->row, field), value))
    return;
  tandem_row_set (priv->row, field, value);
  g_object_notify_by_pspec (G_OBJECT (self), TANDEM_ENTITY_GET_CLASS (self)->pspecs[field]);
}
