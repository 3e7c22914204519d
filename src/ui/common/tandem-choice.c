/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-choice.h"

struct _TandemChoice
{
  GObject parent_instance;
  char   *key, *label, *icon_name;
};

typedef enum { PROP_KEY = 1, PROP_LABEL, PROP_ICON_NAME } TandemChoiceProperty;

static GParamSpec *properties[PROP_ICON_NAME + 1];

G_DEFINE_FINAL_TYPE (TandemChoice, tandem_choice, G_TYPE_OBJECT)

static void
tandem_choice_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TandemChoice *self = TANDEM_CHOICE (object);

  switch ((TandemChoiceProperty) prop_id)
    {
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_choice_finalize (GObject *object)
{
  TandemChoice *self = TANDEM_CHOICE (object);

  g_free (self->key);
  g_free (self->label);
  g_free (self->icon_name);
  G_OBJECT_CLASS (tandem_choice_parent_class)->finalize (object);
}

static void
tandem_choice_class_init (TandemChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tandem_choice_get_property;
  object_class->finalize = tandem_choice_finalize;
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
tandem_choice_init (TandemChoice *self)
{
}

/**
 * tandem_choice_new:
 * @key: what it stands for; "" for none
 * @label: translated
 * @icon_name: (nullable): a mark that says the same as the label
 *
 * Returns: (transfer full): the choice
 */
TandemChoice *
tandem_choice_new (const char *key, const char *label, const char *icon_name)
{
  TandemChoice *self = g_object_new (TANDEM_TYPE_CHOICE, NULL);

  self->key = g_strdup (key);
  self->label = g_strdup (label);
  self->icon_name = g_strdup (icon_name);
  return self;
}

const char *
tandem_choice_get_key (TandemChoice *self)
{
  return self->key;
}

const char *
tandem_choice_get_label (TandemChoice *self)
{
  return self->label;
}

const char *
tandem_choice_get_icon_name (TandemChoice *self)
{
  return self->icon_name;
}
