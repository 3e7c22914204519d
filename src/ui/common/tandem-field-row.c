/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-field-row.h"

#include "tandem-day-entry.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _TandemFieldRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget   *text_box, *title_label, *note_label, *suffix_box;
  GtkWidget   *text; /* a GtkText, or a GtkTextView when multiline */
  GtkCalendar *calendar;
  GtkWidget   *day_button;
  GtkWidget   *offer; /* a button, NULL until there is something to offer */
  TandemDay    offered;
  TandemDay    today;
  char        *placeholder;
  gboolean     multiline;
  gboolean     is_code;
  guint        resize_id;
  int          asked_height; /* px of the text view, last asked for */
  gboolean     showing; /* the text is being set by the program */
};

typedef enum { PROP_MULTILINE = 1, PROP_PLACEHOLDER } TandemFieldRowProperty;

enum { TYPED, FINISHED, ENTERED, LEFT, N_SIGNALS };

static GParamSpec *properties[PROP_PLACEHOLDER + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemFieldRow, tandem_field_row, ADW_TYPE_PREFERENCES_ROW)

/* A code begins at the left; it stands where the texts of the other rows do. What is said instead of it is no code. */
static void
align_code (TandemFieldRow *self)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL, is_code;

  if (self->text == NULL || self->multiline)
    return;
  is_code = self->is_code && gtk_entry_buffer_get_length (gtk_text_get_buffer (GTK_TEXT (self->text))) > 0;
  gtk_widget_set_direction (self->text, is_code ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_NONE);
  gtk_editable_set_alignment (GTK_EDITABLE (self->text), is_code && is_rtl ? 1 : 0);
}

static void
changed_cb (TandemFieldRow *self)
{
  align_code (self);
  if (!self->showing)
    g_signal_emit (self, signals[TYPED], 0);
}

static void
activate_cb (TandemFieldRow *self)
{
  g_signal_emit (self, signals[FINISHED], 0);
}

static void
clicked_cb (TandemFieldRow *self)
{
  if (!tandem_field_row_has_focus (self))
    gtk_widget_grab_focus (self->text);
}

/* The row is marked while somebody types in it; a button in it has a mark of its own. */
static void
has_focus_cb (TandemFieldRow *self)
{
  if (self->text != NULL && tandem_field_row_has_focus (self))
    gtk_widget_add_css_class (GTK_WIDGET (self), "focused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "focused");
}

static void
enter_cb (TandemFieldRow *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
leave_cb (TandemFieldRow *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

/* Control+Enter ends a text of several lines, where Enter is a new line. */
static gboolean
finish_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  activate_cb (TANDEM_FIELD_ROW (widget));
  return TRUE;
}

static gboolean
resize_cb (gpointer data)
{
  TandemFieldRow *self = data;

  self->resize_id = 0;
  gtk_widget_queue_resize (self->text);
  return G_SOURCE_REMOVE;
}

/* A text view knows how high it is only after it was given a width; what it asks for while that happens is not heard.
 * It says so at every layout: only a height that it doesn't have and was not asked for yet is worth another one. */
static void
height_changed_cb (TandemFieldRow *self)
{
  int height = (int) ceil (gtk_adjustment_get_upper (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->text))));

  if (height == gtk_widget_get_height (self->text) || height == self->asked_height)
    return;
  self->asked_height = height;
  if (self->resize_id == 0)
    self->resize_id = g_idle_add (resize_cb, self);
}

static GtkWidget *
create_text (TandemFieldRow *self)
{
  GtkWidget *text;

  if (!self->multiline)
    {
      text = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
      gtk_text_set_placeholder_text (GTK_TEXT (text), self->placeholder);
      g_signal_connect_swapped (text, "changed", G_CALLBACK (changed_cb), self);
      g_signal_connect_swapped (text, "activate", G_CALLBACK (activate_cb), self);
      return text;
    }
  text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (text)), "notify::upper", G_CALLBACK (height_changed_cb), self);
  return text;
}

static void
tandem_field_row_constructed (GObject *object)
{
  TandemFieldRow *self = TANDEM_FIELD_ROW (object);

  G_OBJECT_CLASS (tandem_field_row_parent_class)->constructed (object);

  self->text = create_text (self);
  gtk_widget_set_hexpand (self->text, TRUE);
  g_signal_connect_object (self->text, "notify::has-focus", G_CALLBACK (has_focus_cb), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (GTK_BOX (self->text_box), self->text, self->title_label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title_label, NULL, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title_label, NULL, -1);
}

static gboolean
tandem_field_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TANDEM_FIELD_ROW (widget)->text);
}

/* The list box asks its rows one by one; the row itself takes no focus, only what is in it. */
static gboolean
tandem_field_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TandemFieldRow *self = TANDEM_FIELD_ROW (widget);
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *row_content = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget));

  if ((direction == GTK_DIR_UP || direction == GTK_DIR_DOWN) && tandem_field_row_has_focus (self))
    return FALSE;
  if (!back && direction == GTK_DIR_DOWN)
    return gtk_widget_grab_focus (self->text);
  return gtk_widget_child_focus (row_content, direction);
}

static void
tandem_field_row_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  align_code (TANDEM_FIELD_ROW (widget));
  GTK_WIDGET_CLASS (tandem_field_row_parent_class)->direction_changed (widget, previous);
}

static void
tandem_field_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TandemFieldRow *self = TANDEM_FIELD_ROW (object);

  switch ((TandemFieldRowProperty) prop_id)
    {
    case PROP_MULTILINE:
      g_value_set_boolean (value, self->multiline);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_field_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TandemFieldRow *self = TANDEM_FIELD_ROW (object);

  switch ((TandemFieldRowProperty) prop_id)
    {
    case PROP_MULTILINE:
      self->multiline = g_value_get_boolean (value);
      break;
    case PROP_PLACEHOLDER:
      g_free (self->placeholder);
      self->placeholder = g_value_dup_string (value);
      if (self->text != NULL && !self->multiline)
        gtk_text_set_placeholder_text (GTK_TEXT (self->text), self->placeholder);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_field_row_dispose (GObject *object)
{
  TandemFieldRow *self = TANDEM_FIELD_ROW (object);

  /* What disposal does to the text is not typing. */
  self->showing = TRUE;
  g_clear_handle_id (&self->resize_id, g_source_remove);
  if (self->multiline && self->text != NULL)
    g_signal_handlers_disconnect_by_data (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->text)), self);
  self->text = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_FIELD_ROW);
  g_clear_pointer (&self->placeholder, g_free);
  G_OBJECT_CLASS (tandem_field_row_parent_class)->dispose (object);
}

static void
tandem_field_row_class_init (TandemFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = tandem_field_row_constructed;
  object_class->dispose = tandem_field_row_dispose;
  object_class->get_property = tandem_field_row_get_property;
  object_class->set_property = tandem_field_row_set_property;
  widget_class->grab_focus = tandem_field_row_grab_focus;
  widget_class->focus = tandem_field_row_focus;
  widget_class->direction_changed = tandem_field_row_direction_changed;

  properties[PROP_MULTILINE] = g_param_spec_boolean ("multiline", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[TYPED] = g_signal_new ("typed", TANDEM_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", TANDEM_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", TANDEM_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", TANDEM_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemFieldRow, text_box);
  gtk_widget_class_bind_template_child (widget_class, TandemFieldRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TandemFieldRow, note_label);
  gtk_widget_class_bind_template_child (widget_class, TandemFieldRow, suffix_box);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, finish_cb, NULL);
}

static void
tandem_field_row_init (TandemFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_field_row_new:
 * @title: translated, sentence case
 * @multiline: whether Enter is a new line
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
tandem_field_row_new (const char *title, gboolean multiline)
{
  return g_object_new (TANDEM_TYPE_FIELD_ROW, "title", title, "multiline", multiline, NULL);
}

/**
 * tandem_field_row_new_add:
 * @title: translated, what it adds: "Add deliverable"
 *
 * Returns: (transfer floating): a row with a plus and its title inside the empty text, for the end of a list
 */
GtkWidget *
tandem_field_row_new_add (const char *title)
{
  TandemFieldRow *self = g_object_new (TANDEM_TYPE_FIELD_ROW, "title", title, "placeholder", title, NULL);
  GtkWidget *mark = gtk_image_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_visible (self->title_label, FALSE);
  gtk_widget_add_css_class (mark, "dimmed");
  gtk_widget_set_margin_end (mark, 6);
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_prepend (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))), mark);
  gtk_widget_add_css_class (GTK_WIDGET (self), "add");
  return GTK_WIDGET (self);
}

char *
tandem_field_row_dup_text (TandemFieldRow *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (!self->multiline)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Shows `text`; not a change by the person. The cursor stays where the text is the same. */
void
tandem_field_row_show_text (TandemFieldRow *self, const char *text)
{
  g_autofree char *before = tandem_field_row_dup_text (self);

  if (g_str_equal (before, text))
    return;
  self->showing = TRUE;
  if (self->multiline)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  self->showing = FALSE;
}

/**
 * tandem_field_row_show_note:
 * @self: a row
 * @note: (nullable): what to say below the text
 * @error: (nullable): what is wrong with the text; said instead of @note
 */
void
tandem_field_row_show_note (TandemFieldRow *self, const char *note, const char *error)
{
  const char *line = error != NULL ? error : note;

  gtk_label_set_label (GTK_LABEL (self->note_label), line != NULL ? line : "");
  gtk_widget_set_visible (self->note_label, line != NULL && *line != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line != NULL ? line : "", -1);
  if (error != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, self->note_label, NULL, -1);
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
}

/**
 * tandem_field_row_set_is_code:
 * @self: a row with one line
 * @is_code: whether it is read from left to right in any language: an address, a number to call
 */
void
tandem_field_row_set_is_code (TandemFieldRow *self, gboolean is_code)
{
  self->is_code = is_code;
  align_code (self);
}

void
tandem_field_row_add_suffix (TandemFieldRow *self, GtkWidget *suffix)
{
  gtk_box_append (GTK_BOX (self->suffix_box), suffix);
}

gboolean
tandem_field_row_has_focus (TandemFieldRow *self)
{
  return gtk_widget_has_focus (self->text);
}

/* Days from the calendar */

static void
take_day (TandemFieldRow *self, TandemDay day)
{
  g_autofree char *text = tandem_day_entry_to_text (day);

  if (self->day_button != NULL)
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->day_button));
  if (self->multiline)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  g_signal_emit (self, signals[FINISHED], 0);
}

static TandemDay
get_calendar_day (TandemFieldRow *self)
{
  return tandem_day_new (gtk_calendar_get_year (self->calendar), gtk_calendar_get_month (self->calendar) + 1, gtk_calendar_get_day (self->calendar));
}

static void
day_clicked_cb (TandemFieldRow *self)
{
  if (!self->showing)
    take_day (self, get_calendar_day (self));
}

static void
today_clicked_cb (TandemFieldRow *self)
{
  take_day (self, self->today);
}

static void
clear_clicked_cb (TandemFieldRow *self)
{
  take_day (self, TANDEM_DAY_NONE);
}

static void
offer_clicked_cb (TandemFieldRow *self)
{
  gtk_widget_grab_focus (self->text);
  take_day (self, self->offered);
}

/**
 * tandem_field_row_offer_day:
 * @self: a row with one line and a calendar
 * @label: (nullable): "Use Monday 5 October 2026"; %NULL to offer nothing
 * @day: the day it puts into the row
 *
 * Offers another day below what is said about the one in the row.
 */
void
tandem_field_row_offer_day (TandemFieldRow *self, const char *label, TandemDay day)
{
  if (label == NULL && self->offer == NULL)
    return;
  if (self->offer == NULL)
    {
      self->offer = gtk_button_new ();
      gtk_widget_set_halign (self->offer, GTK_ALIGN_START);
      gtk_button_set_can_shrink (GTK_BUTTON (self->offer), TRUE);
      gtk_widget_add_css_class (self->offer, "offer");
      g_signal_connect_swapped (self->offer, "clicked", G_CALLBACK (offer_clicked_cb), self);
      gtk_box_append (GTK_BOX (self->text_box), self->offer);
    }
  self->offered = day;
  if (label != NULL)
    gtk_button_set_label (GTK_BUTTON (self->offer), label);
  gtk_widget_set_visible (self->offer, label != NULL);
}

static GtkWidget *
create_day_popover (TandemFieldRow *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *today = gtk_button_new_with_label (_("Today")), *clear = gtk_button_new_with_label (_("No day"));

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Calendar"), -1);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_clicked_cb), self);
  g_signal_connect_swapped (today, "clicked", G_CALLBACK (today_clicked_cb), self);
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (clear_clicked_cb), self);
  gtk_box_set_homogeneous (GTK_BOX (buttons), TRUE);
  gtk_box_append (GTK_BOX (buttons), today);
  gtk_box_append (GTK_BOX (buttons), clear);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

/**
 * tandem_field_row_pick_day:
 * @self: a row with one line
 * @day: day its calendar is open at; %TANDEM_DAY_NONE for @today
 * @today: what its Today button gives
 *
 * Adds, the first time, a button with a calendar.
 */
void
tandem_field_row_pick_day (TandemFieldRow *self, TandemDay day, TandemDay today)
{
  g_autoptr (GDateTime) shown = NULL;
  int year, month, day_of_month;

  self->today = today;
  if (self->calendar == NULL)
    {
      g_autofree char *name = g_strdup_printf (_("Choose a day: %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));

      self->day_button = gtk_menu_button_new ();
      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->day_button), "x-office-calendar-symbolic");
      gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->day_button), create_day_popover (self));
      gtk_widget_add_css_class (self->day_button, "flat");
      gtk_widget_set_tooltip_text (self->day_button, _("Choose a day"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->day_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      tandem_field_row_add_suffix (self, self->day_button);
    }
  tandem_day_split (day != TANDEM_DAY_NONE ? day : today, &year, &month, &day_of_month);
  shown = g_date_time_new_local (year, month, day_of_month, 12, 0, 0);
  self->showing = TRUE;
  gtk_calendar_select_day (self->calendar, shown);
  self->showing = FALSE;
}
