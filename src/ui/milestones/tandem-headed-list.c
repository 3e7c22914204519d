/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-headed-list.h"

#include <math.h>

#define MOST_PASSES 3

/* One scroll position for both: the first head-height px of it move the head out of sight and the list up, the rest
 * scrolls inside the list. The list is as high as what the head leaves free, so it never realizes more lines than are
 * seen. */
struct _TandemHeadedList
{
  GtkWidget      parent_instance;
  GtkWidget     *head, *list;
  GtkAdjustment *hadjustment, *vadjustment; /* the scrolled window's */
  GtkAdjustment *inner;                     /* the list's own */
  GtkScrollablePolicy hpolicy, vpolicy;
  int            head_height;               /* px, at the width of now */
  double         inner_value;               /* what the list was last told */
  gboolean       is_allocating;
  gboolean       is_scrolled;               /* from outside: that goes before what the list wants to show */
};

typedef enum
{
  PROP_HEAD = 1,
  PROP_LIST,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
} TandemHeadedListProperty;

static GParamSpec *properties[PROP_LIST + 1];

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemHeadedList, tandem_headed_list, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* The list scrolled by itself (to a line that got the focus): the whole follows. */
static void
inner_value_cb (TandemHeadedList *self)
{
  double value = gtk_adjustment_get_value (self->inner), moved = value - self->inner_value;

  if (self->is_allocating || moved == 0 || self->vadjustment == NULL)
    return;
  self->inner_value = value;
  self->is_allocating = TRUE;
  gtk_adjustment_set_value (self->vadjustment, gtk_adjustment_get_value (self->vadjustment) + moved);
  self->is_allocating = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
outer_value_cb (TandemHeadedList *self)
{
  if (self->is_allocating)
    return;
  self->is_scrolled = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* The head has to be in sight while the keyboard is in it. */
static void
tandem_headed_list_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  TandemHeadedList *self = TANDEM_HEADED_LIST (widget);

  GTK_WIDGET_CLASS (tandem_headed_list_parent_class)->set_focus_child (widget, child);
  if (child != NULL && child == self->head && self->vadjustment != NULL)
    gtk_adjustment_clamp_page (self->vadjustment, 0, MIN (self->head_height, gtk_adjustment_get_page_size (self->vadjustment)));
}

static GtkSizeRequestMode
tandem_headed_list_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tandem_headed_list_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  TandemHeadedList *self = TANDEM_HEADED_LIST (widget);
  GtkWidget *children[] = { self->head, self->list };

  *minimum = *natural = 0;
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int child_minimum, child_natural;

      if (children[i] == NULL || !gtk_widget_should_layout (children[i]))
        continue;
      gtk_widget_measure (children[i], orientation, for_size, &child_minimum, &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *minimum = MAX (*minimum, child_minimum);
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (*natural, child_natural) : *natural + child_natural;
    }
}

static void
allocate_list (TandemHeadedList *self, int width, int height, double value)
{
  double out_of_sight = MIN (value, self->head_height);
  int y = self->head_height - (int) out_of_sight;

  if (self->list == NULL)
    return;
  self->inner_value = value - out_of_sight;
  /* Has to be asked; a scrollable's minimum is all of its lines and binds nobody. */
  gtk_widget_measure (self->list, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
  gtk_adjustment_set_value (self->inner, self->inner_value);
  gtk_widget_allocate (self->list, width, MAX (height - y, 1), -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, (float) y)));
  /* The list may have shown less or more than it was asked to: its end came, or a line was made visible. */
  self->inner_value = gtk_adjustment_get_value (self->inner);
}

/* Returns where the whole stands when the list has had its say. */
static double
allocate_at (TandemHeadedList *self, int width, int height, double value)
{
  double upper;

  if (self->head_height > 0)
    gtk_widget_allocate (self->head, width, self->head_height, -1,
                         gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, (float) -MIN (value, self->head_height))));
  allocate_list (self, width, height, value);
  upper = self->head_height + gtk_adjustment_get_upper (self->inner);
  return CLAMP (MIN (value, self->head_height) + self->inner_value, 0, MAX (0, upper - height));
}

static void
tandem_headed_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TandemHeadedList *self = TANDEM_HEADED_LIST (widget);
  double value = self->vadjustment != NULL ? gtk_adjustment_get_value (self->vadjustment) : 0, upper;

  self->is_allocating = TRUE;
  self->head_height = 0;
  if (self->head != NULL && gtk_widget_should_layout (self->head))
    gtk_widget_measure (self->head, GTK_ORIENTATION_VERTICAL, width, NULL, &self->head_height, NULL, NULL);
  if (self->is_scrolled)
    {
      /* With another height the list keeps a line in its middle where it was; a value from outside ends that. */
      allocate_at (self, width, height, value);
      gtk_adjustment_set_value (self->inner, value - MIN (value, self->head_height) + 1);
      gtk_adjustment_set_value (self->inner, value - MIN (value, self->head_height));
      self->is_scrolled = FALSE;
    }
  /* A line that the list brought into sight by itself moves the head, which gives the list another height. */
  for (int i = 0; i < MOST_PASSES; i++)
    {
      double before = value;

      value = allocate_at (self, width, height, value);
      if (fabs (value - before) < 0.5)
        break;
    }
  upper = self->head_height + gtk_adjustment_get_upper (self->inner);
  if (self->vadjustment != NULL)
    gtk_adjustment_configure (self->vadjustment, value, 0, MAX (upper, height), height * 0.1, height * 0.9, height);
  if (self->hadjustment != NULL)
    gtk_adjustment_configure (self->hadjustment, 0, 0, width, width * 0.1, width * 0.9, width);
  self->is_allocating = FALSE;
}

/* The lines changed: there is more or less to scroll. */
static void
inner_changed_cb (TandemHeadedList *self)
{
  if (!self->is_allocating)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (TandemHeadedList *self, GtkAdjustment **where, GtkAdjustment *adjustment)
{
  if (*where != NULL)
    g_signal_handlers_disconnect_by_data (*where, self);
  if (!g_set_object (where, adjustment))
    return;
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (outer_value_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
tandem_headed_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TandemHeadedList *self = TANDEM_HEADED_LIST (object);

  switch ((TandemHeadedListProperty) prop_id)
    {
    case PROP_HEAD:
      g_value_set_object (value, self->head);
      break;
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hpolicy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vpolicy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_headed_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TandemHeadedList *self = TANDEM_HEADED_LIST (object);

  switch ((TandemHeadedListProperty) prop_id)
    {
    case PROP_HEAD:
      tandem_headed_list_set_head (self, g_value_get_object (value));
      break;
    case PROP_LIST:
      tandem_headed_list_set_list (self, g_value_get_object (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hpolicy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vpolicy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_headed_list_dispose (GObject *object)
{
  TandemHeadedList *self = TANDEM_HEADED_LIST (object);

  tandem_headed_list_set_head (self, NULL);
  tandem_headed_list_set_list (self, NULL);
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  if (self->inner != NULL)
    g_signal_handlers_disconnect_by_data (self->inner, self);
  g_clear_object (&self->inner);
  G_OBJECT_CLASS (tandem_headed_list_parent_class)->dispose (object);
}

static void
tandem_headed_list_class_init (TandemHeadedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_headed_list_get_property;
  object_class->set_property = tandem_headed_list_set_property;
  object_class->dispose = tandem_headed_list_dispose;
  widget_class->measure = tandem_headed_list_measure;
  widget_class->get_request_mode = tandem_headed_list_get_request_mode;
  widget_class->size_allocate = tandem_headed_list_size_allocate;
  widget_class->set_focus_child = tandem_headed_list_set_focus_child;

  properties[PROP_HEAD] = g_param_spec_object ("head", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
tandem_headed_list_init (TandemHeadedList *self)
{
  self->inner = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (self->inner, "value-changed", G_CALLBACK (inner_value_cb), self);
  g_signal_connect_swapped (self->inner, "changed", G_CALLBACK (inner_changed_cb), self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
tandem_headed_list_get_head (TandemHeadedList *self)
{
  return self->head;
}

/* @head stands above the list. */
void
tandem_headed_list_set_head (TandemHeadedList *self, GtkWidget *head)
{
  if (self->head == head)
    return;
  g_clear_pointer (&self->head, gtk_widget_unparent);
  self->head = head;
  if (head != NULL)
    gtk_widget_insert_before (head, GTK_WIDGET (self), self->list);
}

/* @list is a GtkScrollable; its vertical adjustment is set here. */
void
tandem_headed_list_set_list (TandemHeadedList *self, GtkWidget *list)
{
  if (self->list == list)
    return;
  g_clear_pointer (&self->list, gtk_widget_unparent);
  self->list = list;
  if (list == NULL)
    return;
  gtk_widget_insert_after (list, GTK_WIDGET (self), self->head);
  gtk_scrollable_set_vadjustment (GTK_SCROLLABLE (list), self->inner);
}

/* The head in sight, the list at its first line. */
void
tandem_headed_list_scroll_to_top (TandemHeadedList *self)
{
  if (self->vadjustment != NULL)
    gtk_adjustment_set_value (self->vadjustment, 0);
  self->is_scrolled = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
