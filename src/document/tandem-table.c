/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-table.h"

#include "tandem-page-breaks.h"

#include <string.h>

static void
free_row (gpointer data)
{
  TandemRowBox *row = data;

  for (guint i = 0; i < row->n_cells; i++)
    g_ptr_array_unref (row->cells[i]);
  g_free (row->cells);
  g_free (row->columns);
  if (row->again != NULL)
    free_row (row->again);
  g_free (row);
}

/**
 * tandem_row_box_new:
 * @columns: where its cells stand; copied
 * @n_cells: how many
 *
 * Returns: (transfer full): an empty row
 */
TandemRowBox *
tandem_row_box_new (const TandemColumn *columns, guint n_cells)
{
  TandemRowBox *self = g_new0 (TandemRowBox, 1);

  self->columns = g_memdup2 (columns, n_cells * sizeof *columns);
  self->n_cells = n_cells;
  self->cells = g_new (GPtrArray *, n_cells);
  for (guint i = 0; i < n_cells; i++)
    self->cells[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_paragraph_free);
  return self;
}

/* Puts @paragraph, which is taken, under the others of the cell. */
void
tandem_row_box_add (TandemRowBox *self, guint cell, TandemParagraph *paragraph)
{
  g_ptr_array_add (self->cells[cell], paragraph);
}

/* Puts @paragraph, which is taken, under the others of the cell as another line of the last one: read as one text, with a space
 * between the lines. */
void
tandem_row_box_add_line (TandemRowBox *self, guint cell, TandemParagraph *paragraph)
{
  GPtrArray *paragraphs = self->cells[cell];

  if (paragraphs->len > 0)
    {
      TandemParagraph *above = g_ptr_array_index (paragraphs, paragraphs->len - 1);
      char *spaced = g_strconcat (above->text, " ", NULL);

      g_free (above->text);
      above->text = spaced;
      paragraph->goes_on = TRUE;
    }
  g_ptr_array_add (paragraphs, paragraph);
}

/* px from the top to the first baseline of a cell, 0 for an empty one. */
static double
cell_baseline (const TandemRowBox *self, const TandemPen *pen, guint cell)
{
  TandemTextExtents extents;

  if (self->cells[cell]->len == 0)
    return 0;
  tandem_pen_measure (pen, g_ptr_array_index (self->cells[cell], 0), self->columns[cell].width, &extents);
  return extents.baseline;
}

/* The first lines of all cells stand on one line, whatever their size. */
static double
row_baseline (const TandemRowBox *self, const TandemPen *pen)
{
  double baseline = 0;

  for (guint i = 0; i < self->n_cells; i++)
    baseline = MAX (baseline, cell_baseline (self, pen, i));
  return baseline;
}

static double
cell_height (const TandemRowBox *self, const TandemPen *pen, guint cell)
{
  double height = 0;

  for (guint i = 0; i < self->cells[cell]->len; i++)
    {
      const TandemParagraph *paragraph = g_ptr_array_index (self->cells[cell], i);
      TandemTextExtents extents;

      tandem_pen_measure (pen, paragraph, self->columns[cell].width, &extents);
      height += extents.height + (i > 0 ? paragraph->space_before : 0);
    }
  return height;
}

/* Height of the row without the air outside it, px. */
double
tandem_row_box_height (const TandemRowBox *self, const TandemPen *pen)
{
  double height = 0, baseline = row_baseline (self, pen);

  for (guint i = 0; i < self->n_cells; i++)
    if (self->cells[i]->len > 0)
      height = MAX (height, baseline - cell_baseline (self, pen, i) + cell_height (self, pen, i));
  return self->above + height + self->below;
}

static gboolean
goes_on (const GPtrArray *paragraphs, guint index)
{
  return index > 0 && index < paragraphs->len && ((const TandemParagraph *) g_ptr_array_index (paragraphs, index))->goes_on;
}

static guint
count_elements (const GPtrArray *paragraphs)
{
  guint n = 0;

  for (guint i = 0; i < paragraphs->len; i++)
    n += goes_on (paragraphs, i) ? 0 : 1;
  return n;
}

/* A paragraph that is all of a cell needs no element of its own: it would only make the file larger and slower. */
static void
draw_cell (const TandemRowBox *self, TandemPen *pen, guint cell, double x, double y)
{
  const GPtrArray *paragraphs = self->cells[cell];
  const char *tag = self->is_header ? "TH" : "TD", *open = NULL;
  gboolean is_one = count_elements (paragraphs) <= 1;

  tandem_draw_list_begin_tag (pen->list, tag);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      TandemParagraph paragraph = *(const TandemParagraph *) g_ptr_array_index (paragraphs, i);

      if (i > 0)
        y += paragraph.space_before;
      if (is_one || goes_on (paragraphs, i))
        paragraph.tag = NULL;
      paragraph.stays_open = goes_on (paragraphs, i + 1);
      if (paragraph.tag != NULL && paragraph.stays_open)
        open = paragraph.tag;
      y += tandem_pen_write (pen, &paragraph, x + self->columns[cell].x, y, self->columns[cell].width);
      if (open != NULL && !goes_on (paragraphs, i + 1))
        {
          tandem_draw_list_end_tag (pen->list, open);
          open = NULL;
        }
    }
  tandem_draw_list_end_tag (pen->list, tag);
}

static void
draw_row (const TandemRowBox *self, TandemPen *pen, double x, double y, double width, double height)
{
  if (self->fill != TANDEM_INK_NONE)
    {
      TandemDrawOp *op = tandem_draw_list_add (pen->list, TANDEM_DRAW_RECT, TANDEM_ROLE_PAGE, x, y, width, height);

      op->fill = self->fill;
      op->radius = MIN (height / 4, pen->sheet->body / 2);
    }
  tandem_draw_list_begin_tag (pen->list, "TR");
  for (guint i = 0; i < self->n_cells; i++)
    draw_cell (self, pen, i, x, y + self->above + row_baseline (self, pen) - cell_baseline (self, pen, i));
  tandem_draw_list_end_tag (pen->list, "TR");
  if (self->rule > 0)
    tandem_pen_rule (pen, x, y + height, width, self->rule);
}

/**
 * tandem_table_new:
 * @x: px, start edge
 * @width: px
 *
 * Returns: (transfer full): a table without rows
 */
TandemTable *
tandem_table_new (double x, double width)
{
  TandemTable *self = g_new0 (TandemTable, 1);

  self->x = x;
  self->width = width;
  self->rows = g_ptr_array_new_with_free_func (free_row);
  return self;
}

/* Takes @row; returns it. */
TandemRowBox *
tandem_table_add (TandemTable *self, TandemRowBox *row)
{
  g_ptr_array_add (self->rows, row);
  return row;
}

/* Height of header and rows when no page ends within, px. */
double
tandem_table_height (const TandemTable *self, const TandemPen *pen)
{
  double height = self->header != NULL ? tandem_row_box_height (self->header, pen) : 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const TandemRowBox *row = g_ptr_array_index (self->rows, i);

      height += tandem_row_box_height (row, pen) + row->gap;
    }
  return height;
}

void
tandem_table_free (TandemTable *self)
{
  if (self->header != NULL)
    free_row (self->header);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* Moves what doesn't fit into @height from @cell to @rest_cell. */
static void
split_cell (TandemRowBox *self, const TandemPen *pen, guint cell, double height, GPtrArray *rest_cell)
{
  GPtrArray *paragraphs = self->cells[cell];
  double y = 0;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      TandemParagraph *paragraph = g_ptr_array_index (paragraphs, i);
      TandemTextExtents extents;
      gsize bytes;

      y += i > 0 ? paragraph->space_before : 0;
      tandem_pen_measure (pen, paragraph, self->columns[cell].width, &extents);
      if (y + extents.height <= height)
        {
          y += extents.height;
          continue;
        }
      bytes = tandem_pen_split (pen, paragraph, self->columns[cell].width, height - y);
      if (bytes > 0)
        {
          g_autofree char *head = g_strchomp (g_strndup (paragraph->text, bytes));

          g_ptr_array_add (rest_cell, tandem_paragraph_copy (paragraph, g_strchug (paragraph->text + bytes)));
          g_free (paragraph->text);
          paragraph->text = g_steal_pointer (&head);
          i++;
        }
      while (i < paragraphs->len)
        g_ptr_array_add (rest_cell, g_ptr_array_steal_index (paragraphs, i));
    }
}

/* Cuts a row that is higher than a page; what is left of it becomes the next row. FALSE where nothing fits. */
static gboolean
split_row (TandemTable *table, guint index, const TandemPen *pen, double height)
{
  TandemRowBox *row = g_ptr_array_index (table->rows, index);
  TandemRowBox *rest;
  gboolean some = FALSE;

  if (tandem_row_box_height (row, pen) <= height)
    return TRUE;
  rest = tandem_row_box_new (row->columns, row->n_cells);

  for (guint i = 0; i < row->n_cells; i++)
    {
      split_cell (row, pen, i, height - row->above - row->below - row_baseline (row, pen) + cell_baseline (row, pen, i), rest->cells[i]);
      some |= row->cells[i]->len > 0;
    }
  if (!some) /* less room than a line: give everything back */
    {
      for (guint i = 0; i < row->n_cells; i++)
        {
          GPtrArray *swapped = row->cells[i];

          row->cells[i] = rest->cells[i];
          rest->cells[i] = swapped;
        }
      free_row (rest);
      return FALSE;
    }
  rest->above = row->above;
  rest->below = row->below;
  rest->rule = row->rule;
  row->rule = 0;
  g_ptr_array_insert (table->rows, (int) index + 1, rest);
  return TRUE;
}

/* Height of the row at @index and of those it must stay together with, px. */
static double
group_height (const TandemTable *table, guint index, const TandemPen *pen)
{
  double height = 0;

  for (guint i = index; i < table->rows->len; i++)
    {
      const TandemRowBox *row = g_ptr_array_index (table->rows, i);

      height += tandem_row_box_height (row, pen) + (i > index ? row->gap : 0);
      if (!row->keeps_next)
        break;
    }
  return height;
}

static void
begin_part (TandemFlow *self, const TandemTable *table)
{
  tandem_draw_list_begin_tag (self->pen->list, "Table");
  if (table->header != NULL)
    {
      double height = tandem_row_box_height (table->header, self->pen);

      draw_row (table->header, self->pen, table->x, self->y, table->width, height);
      self->y += height;
    }
}

static void
place_row (TandemFlow *self, const TandemTable *table, const TandemRowBox *row)
{
  double height = tandem_row_box_height (row, self->pen);

  draw_row (row, self->pen, table->x, self->y + row->gap, table->width, height);
  self->y += row->gap + height;
}

/* Begins a page within a table; @group names what goes on there, NULL for nothing. */
static void
turn_page (TandemFlow *self, const TandemTable *table, const TandemRowBox *group)
{
  tandem_draw_list_end_tag (self->pen->list, "Table");
  self->turn_page (self);
  begin_part (self, table);
  if (group != NULL && group->again != NULL)
    place_row (self, table, group->again);
}

/* Whether the row at @index begins a page of its own: it doesn't fit here, and would there. A row higher than a page begins
 * where it is, when there is some room. */
static gboolean
wants_page (const TandemFlow *self, const TandemTable *table, guint index, double gap)
{
  const TandemRowBox *before = index > 0 ? g_ptr_array_index (table->rows, index - 1) : NULL;
  double header = table->header != NULL ? tandem_row_box_height (table->header, self->pen) : 0;
  double needed = group_height (table, index, self->pen);
  double page = self->bottom - self->top - header - (self->pen->sheet->body * 4); /* a group may be named again */

  if (self->y + gap + needed <= self->bottom || (before != NULL && before->keeps_next))
    return FALSE;
  return needed <= page || self->bottom - self->y < page / 4;
}

/* The rows as they are planned with @air times their air; bands keep theirs. */
static TandemBreakRow *
describe_rows (const TandemTable *table, const TandemPen *pen, double air)
{
  TandemBreakRow *rows = g_new0 (TandemBreakRow, table->rows->len);
  double again = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const TandemRowBox *row = g_ptr_array_index (table->rows, i);

      if (row->keeps_next)
        again = row->again != NULL ? tandem_row_box_height (row->again, pen) + row->again->gap : 0;
      rows[i] = (TandemBreakRow) {
        .height = row->gap + tandem_row_box_height (row, pen) - (row->keeps_next ? 0 : (1 - air) * (row->above + row->below)), .again = again, .begins_group = row->keeps_next,
      };
    }
  return rows;
}

/* Where pages begin with @above px over the table; NULL where a row must be cut. Less air in the rows is taken where it saves a page. */
static gboolean *
plan_breaks (const TandemFlow *self, const TandemTable *table, double above, double *air)
{
  double header = table->header != NULL ? tandem_row_box_height (table->header, self->pen) : 0;
  double first = self->bottom - self->y - above - header, page = self->bottom - self->top - header;
  g_autofree gboolean *begins = g_new0 (gboolean, MAX (table->rows->len, 1));
  g_autofree TandemBreakRow *rows = describe_rows (table, self->pen, 1);
  guint n_pages = tandem_page_breaks_plan (rows, table->rows->len, first, page, begins);

  *air = 1;
  if (table->least_air > 0 && n_pages != 1)
    {
      g_autofree TandemBreakRow *tight_rows = describe_rows (table, self->pen, table->least_air);
      g_autofree gboolean *tight_begins = g_new0 (gboolean, MAX (table->rows->len, 1));
      guint n_tight = tandem_page_breaks_plan (tight_rows, table->rows->len, first, page, tight_begins);

      if (n_tight > 0 && (n_tight < n_pages || n_pages == 0))
        {
          *air = table->least_air;
          n_pages = n_tight;
          g_free (begins);
          begins = g_steal_pointer (&tight_begins);
        }
    }
  return n_pages > 0 ? g_steal_pointer (&begins) : NULL;
}

static void
take_air (TandemTable *table, double air)
{
  for (guint i = 0; i < table->rows->len && air < 1; i++)
    {
      TandemRowBox *row = g_ptr_array_index (table->rows, i);

      row->above *= row->keeps_next ? 1 : air;
      row->below *= row->keeps_next ? 1 : air;
    }
}

/**
 * tandem_flow_wants_page:
 * @self: a flow
 * @table: a table that will be set next
 * @above: px of what stands over it and must not be alone
 *
 * Returns: whether the table, with that, had better begin on a page of its own
 */
gboolean
tandem_flow_wants_page (const TandemFlow *self, const TandemTable *table, double above)
{
  double air, header = table->header != NULL ? tandem_row_box_height (table->header, self->pen) : 0;
  g_autofree gboolean *begins = self->bottom < G_MAXDOUBLE ? plan_breaks (self, table, above, &air) : NULL;

  if (table->rows->len == 0 || self->y <= self->top)
    return FALSE;
  return begins != NULL ? begins[0] : wants_page (self, table, 0, above + header);
}

/**
 * tandem_flow_table:
 * @self: a flow
 * @table: a table; rows higher than a page are cut in it
 *
 * Sets the table from the flow's place on. Rows stay whole, the header stands on every page, a row that keeps the next one is
 * never the last of a page, and a group that goes on is named again. Pages begin where tandem_page_breaks_plan() says.
 */
void
tandem_flow_table (TandemFlow *self, TandemTable *table)
{
  gboolean is_top = FALSE; /* a page of its own was begun for the row */
  double air = 1, header = table->header != NULL ? tandem_row_box_height (table->header, self->pen) : 0;
  const TandemRowBox *group = NULL;
  g_autofree gboolean *begins = self->bottom < G_MAXDOUBLE ? plan_breaks (self, table, 0, &air) : NULL;

  if (table->rows->len > 0 && self->y > self->top && (begins != NULL ? begins[0] : wants_page (self, table, 0, header)))
    {
      self->turn_page (self);
      is_top = TRUE;
    }
  take_air (table, air);
  begin_part (self, table);
  for (guint i = 0; i < table->rows->len; i++)
    {
      TandemRowBox *row = g_ptr_array_index (table->rows, i);

      if (row->again != NULL)
        group = NULL;
      if (!is_top && (begins != NULL ? i > 0 && begins[i] : wants_page (self, table, i, row->gap)))
        {
          turn_page (self, table, group);
          is_top = TRUE;
        }
      if (begins == NULL && self->y + row->gap + tandem_row_box_height (row, self->pen) > self->bottom && !split_row (table, i, self->pen, self->bottom - self->y - row->gap) && !is_top)
        {
          turn_page (self, table, group);
          split_row (table, i, self->pen, self->bottom - self->y - row->gap);
        }
      place_row (self, table, row);
      if (row->again != NULL)
        group = row;
      is_top = FALSE;
    }
  tandem_draw_list_end_tag (self->pen->list, "Table");
}
