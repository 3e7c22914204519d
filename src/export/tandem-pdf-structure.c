/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ISO 32000-1, 14.7 and 14.8. */
#include "tandem-pdf-structure.h"

typedef enum { KID_ELEMENT, KID_CONTENT, KID_LINK } KidKind;

/* What is in an element: another one by its index, a piece of its page by its number there, a link by the number of its object. */
typedef struct
{
  KidKind kind;
  guint   value;
} Kid;

typedef struct
{
  const char *kind; /* interned */
  guint       number;
  guint       parent; /* index; that of the first is itself */
  guint       page;   /* number of the object */
  GArray     *kids;   /* of Kid */
  const char *words;  /* what is read in place of its content, NULL for that; interned */
  double      box[4]; /* pt, of the ink of a figure; empty at first */
} Element;

struct _TandemPdfStructure
{
  TandemPdfFile *file;
  GArray        *elements; /* of Element; the first is the document */
  guint          open;     /* index of the innermost that is open */
  guint          page;     /* number of the page's object */
  GPtrArray     *owners;   /* by page: GArray of guint, the number of the element that has each piece */
  GArray        *links;    /* of guint: numbers of the elements that have a link */
};

static void
clear_element (gpointer data)
{
  g_array_unref (((Element *) data)->kids);
}

static guint
add_element (TandemPdfStructure *self, const char *kind)
{
  Element element = { .kind = g_intern_string (kind), .parent = self->open, .page = self->page, .box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE } };

  element.number = tandem_pdf_file_reserve (self->file);
  element.kids = g_array_new (FALSE, FALSE, sizeof (Kid));
  g_array_append_val (self->elements, element);
  return self->elements->len - 1;
}

static void
add_kid (TandemPdfStructure *self, KidKind kind, guint value)
{
  Kid kid = { kind, value };

  g_array_append_val (g_array_index (self->elements, Element, self->open).kids, kid);
}

/**
 * tandem_pdf_structure_new:
 * @file: where it will be written; must live as long
 *
 * Returns: (transfer full): a document without parts
 */
TandemPdfStructure *
tandem_pdf_structure_new (TandemPdfFile *file)
{
  TandemPdfStructure *self = g_new0 (TandemPdfStructure, 1);

  self->file = file;
  self->elements = g_array_new (FALSE, FALSE, sizeof (Element));
  g_array_set_clear_func (self->elements, clear_element);
  self->owners = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->links = g_array_new (FALSE, FALSE, sizeof (guint));
  self->open = add_element (self, "Document");
  return self;
}

void
tandem_pdf_structure_free (TandemPdfStructure *self)
{
  g_array_unref (self->elements);
  g_ptr_array_unref (self->owners);
  g_array_unref (self->links);
  g_free (self);
}

/* @page: number of the object of the page that all that follows is on */
void
tandem_pdf_structure_begin_page (TandemPdfStructure *self, guint page)
{
  self->page = page;
  g_ptr_array_add (self->owners, g_array_new (FALSE, FALSE, sizeof (guint)));
}

/**
 * tandem_pdf_structure_begin:
 * @kind: a standard type, like "P" (14.8.4)
 */
void
tandem_pdf_structure_begin (TandemPdfStructure *self, const char *kind)
{
  guint element = add_element (self, kind);

  add_kid (self, KID_ELEMENT, element);
  self->open = element;
}

void
tandem_pdf_structure_end (TandemPdfStructure *self)
{
  self->open = g_array_index (self->elements, Element, self->open).parent;
}

/* The type of the innermost element that is open; "Document" where none is. */
const char *
tandem_pdf_structure_get_kind (const TandemPdfStructure *self)
{
  return g_array_index (self->elements, Element, self->open).kind;
}

/* Has @words read in place of the content of the innermost open element (14.9.4). */
void
tandem_pdf_structure_set_words (TandemPdfStructure *self, const char *words)
{
  g_array_index (self->elements, Element, self->open).words = g_intern_string (words);
}

/**
 * tandem_pdf_structure_widen:
 * @x: pt from the left
 * @y: pt from the bottom, of a point of what is drawn for the innermost open element
 */
void
tandem_pdf_structure_widen (TandemPdfStructure *self, double x, double y)
{
  Element *element = &g_array_index (self->elements, Element, self->open);

  element->box[0] = MIN (element->box[0], x);
  element->box[1] = MIN (element->box[1], y);
  element->box[2] = MAX (element->box[2], x);
  element->box[3] = MAX (element->box[3], y);
}

/* Returns the number that a piece of the page has, which belongs to the innermost open element. */
guint
tandem_pdf_structure_add_content (TandemPdfStructure *self)
{
  GArray *owners = g_ptr_array_index (self->owners, self->owners->len - 1);

  add_kid (self, KID_CONTENT, owners->len);
  g_array_append_val (owners, g_array_index (self->elements, Element, self->open).number);
  return owners->len - 1;
}

/**
 * tandem_pdf_structure_add_link:
 * @annotation: number of the object of a link, which belongs to the innermost open element
 *
 * Returns: how many links there are before it; after the pages' its owner is found under that number
 */
guint
tandem_pdf_structure_add_link (TandemPdfStructure *self, guint annotation)
{
  add_kid (self, KID_LINK, annotation);
  g_array_append_val (self->links, g_array_index (self->elements, Element, self->open).number);
  return self->links->len - 1;
}

/* Header cells in the first row of a table are for their column, those further down for the row they name (14.8.5.7). */
static gboolean
is_column_header (const TandemPdfStructure *self, const Element *cell)
{
  const Element *row = &g_array_index (self->elements, Element, cell->parent), *table = &g_array_index (self->elements, Element, row->parent);
  const Kid *first = &g_array_index (table->kids, Kid, 0);

  return first->kind == KID_ELEMENT && first->value == cell->parent;
}

static gboolean
has_content (const Element *element)
{
  for (guint i = 0; i < element->kids->len; i++)
    if (g_array_index (element->kids, Kid, i).kind != KID_ELEMENT)
      return TRUE;
  return FALSE;
}

static void
write_kid (const TandemPdfStructure *self, GString *out, const Kid *kid)
{
  if (kid->kind == KID_CONTENT)
    {
      tandem_pdf_append_count (out, kid->value);
    }
  else if (kid->kind == KID_ELEMENT)
    {
      tandem_pdf_append_reference (out, g_array_index (self->elements, Element, kid->value).number);
    }
  else
    {
      g_string_append (out, "<</Type/OBJR/Obj ");
      tandem_pdf_append_reference (out, kid->value);
      g_string_append (out, ">>");
    }
}

/* What it shows, in words, and where it is (14.8.5.4.3). */
static void
write_figure (const Element *element, GString *out, const char *alternative)
{
  g_string_append (out, "/Alt");
  tandem_pdf_append_text (out, alternative);
  if (element->box[0] > element->box[2])
    return;
  g_string_append (out, "/A<</O/Layout/Placement/Block/BBox[");
  for (guint i = 0; i < 4; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      tandem_pdf_append_number (out, element->box[i]);
    }
  g_string_append (out, "]>>");
}

static void
write_element (const TandemPdfStructure *self, guint index, guint tree, const char *alternative)
{
  const Element *element = &g_array_index (self->elements, Element, index);
  GString *out = tandem_pdf_file_begin (self->file, element->number);

  g_string_append (out, "<</S/");
  g_string_append (out, element->kind);
  g_string_append (out, "/P ");
  tandem_pdf_append_reference (out, index == 0 ? tree : g_array_index (self->elements, Element, element->parent).number);
  if (g_str_equal (element->kind, "TH"))
    g_string_append (out, is_column_header (self, element) ? "/A<</O/Table/Scope/Column>>" : "/A<</O/Table/Scope/Row>>");
  if (g_str_equal (element->kind, "Figure"))
    write_figure (element, out, alternative);
  if (element->words != NULL)
    {
      g_string_append (out, "/ActualText");
      tandem_pdf_append_text (out, element->words);
    }
  if (has_content (element))
    {
      g_string_append (out, "/Pg ");
      tandem_pdf_append_reference (out, element->page);
    }
  if (element->kids->len == 1 && g_array_index (element->kids, Kid, 0).kind == KID_CONTENT)
    {
      g_string_append (out, "/K ");
      tandem_pdf_append_count (out, g_array_index (element->kids, Kid, 0).value);
    }
  else if (element->kids->len > 0)
    {
      g_string_append (out, "/K[");
      for (guint i = 0; i < element->kids->len; i++)
        {
          if (i > 0)
            g_string_append_c (out, ' ');
          write_kid (self, out, &g_array_index (element->kids, Kid, i));
        }
      g_string_append_c (out, ']');
    }
  g_string_append (out, ">>");
}

/* From the pieces of a page, and from the links, to the elements that have them (14.7.4.4). */
static void
write_owners (const TandemPdfStructure *self, guint number)
{
  GString *out = tandem_pdf_file_begin (self->file, number);

  g_string_append (out, "<</Nums[");
  for (guint i = 0; i < self->owners->len; i++)
    {
      tandem_pdf_append_count (out, i);
      tandem_pdf_append_references (out, g_ptr_array_index (self->owners, i));
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      tandem_pdf_append_count (out, self->owners->len + i);
      g_string_append_c (out, ' ');
      tandem_pdf_append_reference (out, g_array_index (self->links, guint, i));
      g_string_append_c (out, ' ');
    }
  g_string_append (out, "]>>");
}

/**
 * tandem_pdf_structure_write:
 * @alternative: what the figure shows, in words
 *
 * Returns: the number of the tree
 */
guint
tandem_pdf_structure_write (TandemPdfStructure *self, const char *alternative)
{
  guint tree = tandem_pdf_file_reserve (self->file), owners = tandem_pdf_file_reserve (self->file);
  GString *out;

  for (guint i = 0; i < self->elements->len; i++)
    write_element (self, i, tree, alternative);
  write_owners (self, owners);
  out = tandem_pdf_file_begin (self->file, tree);
  g_string_append_printf (out, "<</Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R/ParentTreeNextKey %u>>", g_array_index (self->elements, Element, 0).number, owners,
                          self->owners->len + self->links->len);
  return tree;
}
