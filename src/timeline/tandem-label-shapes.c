/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-layout.h"

#include "tandem-line-breaks.h"

#include <math.h>
#include <string.h>

/* Titles wrap near this many characters of their size. */
#define WRAP_EMS     12.6
/* A second line may be this much wider than a title may be. */
#define LINE_RATIO   1.12
/* A title that has no room where titles wrap may be this much wider; one that would be cut, as wide as a picture allows. */
#define WIDE_RATIO   1.7
#define WIDEST_SHARE 0.46
/* Shorter than this of what a title may be, it stays in one line. */
#define NARROW_RATIO 0.4
/* Two lines of this share of the whole are about equally long, if words end there. */
#define BALANCE      0.56
#define BALANCE_STEP 0.08
/* A second line makes a label so much narrower, or is of no use. */
#define WORTH_A_LINE 0.92

/* What a label gives up, and what its looks cost: see tandem_flags_place(). */
#define LOSS_SECOND_NAME  1
#define LOSS_LONG_LINE    2
#define LOSS_NAMES        3
#define LOSS_CUT_LATE     90 /* in the second line */
#define LOSS_CUT          100
#define COST_LONG_LINE    2
#define COST_BROKEN_SHORT 4
#define COST_EDGE         3
#define COST_HATCH        5

static gboolean
has_rtl (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x590 && c < 0x900) || (c >= 0xfb1d && c < 0xfe00) || (c >= 0xfe70 && c < 0xff00))
        return TRUE;
    }
  return FALSE;
}

/* A name that runs against the line keeps its full stop: first strong isolate (UAX #9). */
static void
append_isolated (GString *line, const char *text, gboolean rtl)
{
  if (has_rtl (text) != rtl)
    g_string_append_printf (line, "\342\201\250%s\342\201\251", text);
  else
    g_string_append (line, text);
}

static char *
format_line (const TandemLayout *self, const TandemEditionMilestone *milestone, TandemLeads leads)
{
  g_autofree char *day =
      tandem_language_format_day (self->language, milestone->due, self->dated_years ? TANDEM_DATE_SHORT_YEAR : TANDEM_DATE_SHORT);
  g_autofree char *lead = tandem_layout_clean (leads == TANDEM_LEADS_BOTH    ? milestone->lead_line
                                               : leads == TANDEM_LEADS_FIRST ? milestone->first_lead
                                                                             : "");
  GString *text = g_string_new (day);

  if (lead[0] != '\0')
    {
      g_string_append (text, " · ");
      append_isolated (text, lead, self->rtl);
    }
  if (milestone->state == TANDEM_STATE_LATE && milestone->days_late > 0)
    {
      g_autofree char *late = tandem_language_count (self->language, TANDEM_WORD_DAYS_LATE, milestone->days_late);

      g_string_append_printf (text, " · %s", late);
    }
  else if (milestone->is_internal && self->edition->is_for_us)
    {
      g_string_append_printf (text, " · %s", tandem_language_word (self->language, TANDEM_WORD_INTERNAL));
    }
  return g_string_free_and_steal (text);
}

/* px, near which titles wrap */
double
tandem_label_wrap (const TandemLayout *self)
{
  return MIN (WRAP_EMS * self->options->title_size, self->scale.width * WIDEST_SHARE);
}

/* px, the most that a title may have */
double
tandem_label_widest (const TandemLayout *self)
{
  return MIN (tandem_label_wrap (self) * WIDE_RATIO, self->scale.width * WIDEST_SHARE);
}

/* px of the longest word: no title is narrower. */
static double
longest_word (TandemLayout *self, const TandemTextStyle *style, const char *title)
{
  double longest = 0;

  for (const char *p = title, *next; *p != '\0'; p = next)
    {
      g_autofree char *word = NULL;
      TandemTextExtents extents;

      next = tandem_line_breaks_next (p);
      word = g_strchomp (g_strndup (p, (gsize) (next - p)));
      tandem_layout_measure (self, style, word, &extents);
      longest = MAX (longest, extents.width);
    }
  return longest;
}

/* Wraps a title that is @natural px long in two lines, no wider than need be. */
static void
wrap_title (TandemLayout *self, const TandemLayoutItem *item, TandemLabelTitle *title, double natural)
{
  double widest = tandem_label_widest (self), least = MIN (longest_word (self, &title->style, item->texts->title) + 1, widest);

  title->style.max_lines = 2;
  for (double share = BALANCE; share < 1.05; share += BALANCE_STEP)
    {
      title->style.wrap_width = ceil (CLAMP (natural * share, least, widest));
      tandem_layout_measure (self, &title->style, item->texts->title, &title->extents);
      if (!title->extents.cut || natural * share >= widest)
        break;
    }
  title->is_usable = title->extents.lines == 2;
}

/**
 * tandem_label_title:
 *
 * Returns: (transfer none): the title of @item in @form, measured once; not usable where it has another number of lines
 */
const TandemLabelTitle *
tandem_label_title (TandemLayout *self, TandemLayoutItem *item, TandemTitleForm form)
{
  TandemLabelTitle *title = &item->texts->titles[form];
  TandemWeight weight = item->milestone->highlighted ? TANDEM_WEIGHT_SEMIBOLD : TANDEM_WEIGHT_REGULAR;
  double wrap = tandem_label_wrap (self), natural;

  if (title->is_measured)
    {
      if (form == TANDEM_TITLE_ONE_LINE)
        title->is_usable = title->extents.width <= self->scale.width * WIDEST_SHARE; /* as wide as this picture allows */
      return title;
    }
  title->is_measured = TRUE;
  title->style = tandem_layout_style (self, self->options->title_size, weight, -1, 1);
  if (form == TANDEM_TITLE_ONE_LINE)
    {
      tandem_layout_measure (self, &title->style, item->texts->title, &title->extents);
      title->is_usable = title->extents.width <= self->scale.width * WIDEST_SHARE;
      return title;
    }
  natural = tandem_label_title (self, item, TANDEM_TITLE_ONE_LINE)->extents.width;
  if (form == TANDEM_TITLE_CUT && natural > wrap)
    {
      title->style.wrap_width = ceil (wrap);
      tandem_layout_measure (self, &title->style, item->texts->title, &title->extents);
      title->is_usable = TRUE;
    }
  else if (form == TANDEM_TITLE_TWO_LINES && natural > wrap * NARROW_RATIO)
    {
      wrap_title (self, item, title, natural);
    }
  return title;
}

/**
 * tandem_label_line:
 *
 * Returns: (transfer none): the second line of @item with the names of @leads, or fewer where these have no room; measured
 *   once
 */
const TandemLabelLine *
tandem_label_line (TandemLayout *self, TandemLayoutItem *item, TandemLeads leads)
{
  TandemLabelLine *line = &item->texts->lines[leads];
  double wrap = tandem_label_wrap (self) * LINE_RATIO;

  if (line->text != NULL)
    return line;
  line->style = tandem_layout_style (self, self->options->line_size, TANDEM_WEIGHT_REGULAR, -1, 1);
  line->style.tabular = TRUE;
  for (line->leads = leads;; line->leads++)
    {
      g_free (line->text);
      line->text = format_line (self, item->milestone, line->leads);
      tandem_layout_measure (self, &line->style, line->text, &line->extents);
      if (line->extents.width <= wrap || line->leads == TANDEM_LEADS_NONE)
        break;
    }
  if (line->extents.width > wrap)
    {
      line->style.wrap_width = wrap;
      tandem_layout_measure (self, &line->style, line->text, &line->extents);
    }
  return line;
}

/**
 * tandem_label_set_shape:
 *
 * Gives the label of @item the shape and the size of it.
 */
void
tandem_label_set_shape (TandemLayout *self, TandemLayoutItem *item, const TandemLabelShape *shape)
{
  const TandemLabelTitle *title = tandem_label_title (self, item, shape->form);
  const TandemLabelLine *line = tandem_label_line (self, item, shape->leads);

  item->shape = *shape;
  item->width = MAX (title->extents.width, line->extents.width);
  item->height = title->extents.height + line->extents.height;
}

static guint
find_title_loss (TandemLayout *self, TandemLayoutItem *item, TandemTitleForm form)
{
  const TandemTextExtents *extents = &tandem_label_title (self, item, form)->extents;

  if (!extents->cut)
    return form == TANDEM_TITLE_ONE_LINE && extents->width > tandem_label_widest (self) ? LOSS_LONG_LINE : 0;
  return form == TANDEM_TITLE_CUT ? LOSS_CUT : LOSS_CUT_LATE;
}

/**
 * tandem_label_loss:
 *
 * Returns: what a label of @shape gives up, 0 for nothing
 */
guint
tandem_label_loss (TandemLayout *self, TandemLayoutItem *item, const TandemLabelShape *shape)
{
  TandemLeads most = tandem_label_line (self, item, TANDEM_LEADS_BOTH)->leads, leads = MAX (shape->leads, most);
  guint loss = leads == most ? 0 : leads == TANDEM_LEADS_NONE ? LOSS_NAMES : LOSS_SECOND_NAME;

  return loss + find_title_loss (self, item, shape->form);
}

/* What it costs that a label lies over the edges of bands, or over the hatch of a closed period: it is read more easily
 * elsewhere. */
static guint
count_edges (const TandemLayout *self, const TandemLayoutItem *item, double start, double end)
{
  TandemSide driver = item->milestone->driver;
  guint cost = 0;

  for (guint i = 0; i < self->edition->n_closed; i++)
    {
      const TandemEditionClosed *closed = &self->edition->closed[i];

      if ((closed->is_freeze || closed->is_found)
          && (closed->side == driver || closed->side == TANDEM_SIDE_JOINT || driver == TANDEM_SIDE_JOINT)
          && tandem_scale_x (&self->scale, closed->first) < end && tandem_scale_x (&self->scale, closed->last + 1) > start)
        cost += COST_HATCH;
    }

  for (guint i = 0; i < self->edges->len; i++)
    if (g_array_index (self->edges, double, i) > start && g_array_index (self->edges, double, i) < end)
      cost += COST_EDGE;
  return cost;
}

/* Adds @shape to those of @item unless one that is there is nowhere worse. Returns how many there are. */
static guint
add_shape (TandemLayout *self, TandemLayoutItem *item, TandemLabelShape shape, TandemFlagShape *shapes, guint n)
{
  const TandemLabelTitle *title = tandem_label_title (self, item, shape.form);
  double natural = tandem_label_title (self, item, TANDEM_TITLE_ONE_LINE)->extents.width, gap = TANDEM_LABEL_GAP * self->unit;
  guint cost = shape.form == TANDEM_TITLE_ONE_LINE ? (natural > tandem_label_wrap (self) ? COST_LONG_LINE : 0)
                                                   : (natural <= tandem_label_wrap (self) ? COST_BROKEN_SHORT : 0);
  TandemFlagShape *added = &shapes[n];

  if (!title->is_usable || n == TANDEM_FLAGS_MOST_SHAPES)
    return n;
  added->width = MAX (title->extents.width, tandem_label_line (self, item, shape.leads)->extents.width);
  added->lines = title->extents.lines - 1;
  added->loss = tandem_label_loss (self, item, &shape);
  for (guint i = 0; i < n; i++)
    if (shapes[i].width * (added->lines > shapes[i].lines ? WORTH_A_LINE : 1) <= added->width + 0.01 && shapes[i].lines <= added->lines
        && shapes[i].loss <= added->loss)
      return n;
  added->costs[0] = cost + count_edges (self, item, item->x, item->x + gap + added->width);
  added->costs[1] = cost + count_edges (self, item, item->x - gap - added->width, item->x);
  item->shapes[n] = shape;
  return n + 1;
}

/**
 * tandem_label_find_shapes:
 * @set: which
 * @shapes: (out caller-allocates): as many as a flag may have, as the search sees them; item->shapes says which they are
 *
 * Returns: how many there are, at least one
 */
guint
tandem_label_find_shapes (TandemLayout *self, TandemLayoutItem *item, TandemLabelSet set, TandemFlagShape *shapes)
{
  TandemLeads last = set == TANDEM_LABEL_SET_WHOLE ? TANDEM_LEADS_BOTH : TANDEM_LEADS_NONE;
  guint n = 0, least = G_MAXUINT;

  if (set == TANDEM_LABEL_SET_LOW || set == TANDEM_LABEL_SET_LEAST)
    {
      gboolean fits = tandem_label_title (self, item, TANDEM_TITLE_ONE_LINE)->extents.width <= tandem_label_wrap (self);

      TandemLabelShape low = { fits ? TANDEM_TITLE_ONE_LINE : TANDEM_TITLE_CUT, TANDEM_LEADS_NONE };

      if (set == TANDEM_LABEL_SET_LEAST)
        {
          tandem_label_set_shape (self, item, &low);
          item->shapes[0] = low;
          shapes[0] = (TandemFlagShape) { .width = item->width };
          return 1;
        }
      n = add_shape (self, item, low, shapes, n);
      return add_shape (self, item, (TandemLabelShape) { TANDEM_TITLE_TWO_LINES, TANDEM_LEADS_NONE }, shapes, n);
    }
  for (TandemLeads leads = TANDEM_LEADS_BOTH; leads <= last; leads++)
    for (TandemTitleForm form = TANDEM_TITLE_ONE_LINE; form < TANDEM_N_TITLES; form++)
      if (form != TANDEM_TITLE_CUT || set == TANDEM_LABEL_SET_ALL || n == 0)
        n = add_shape (self, item, (TandemLabelShape) { form, leads }, shapes, n);
  /* Of a title that no form has room for, what is the best of them is no loss. */
  for (guint i = 0; i < n; i++)
    least = MIN (least, shapes[i].loss);
  for (guint i = 0; i < n; i++)
    shapes[i].loss -= least;
  return n;
}
