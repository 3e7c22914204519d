/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-pdf-file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* Objects in one stream: more are smaller together, fewer are found sooner by a reader that wants one. */
#define MOST_OBJECTS 400
#define COMPRESSION 6 /* 9 is a hundredth smaller and takes a third more of all the time */

typedef struct
{
  guint   number;
  char   *entries; /* of the dictionary, without /Length and /Filter */
  GBytes *content; /* as it is, then packed */
  gboolean is_plain; /* is never packed */
} Stream;

typedef struct
{
  gsize begin, end; /* both 0 for what is no plain object */
} Span;

struct _TandemPdfFile
{
  GString     *objects; /* all that are no streams, one after the other */
  GArray      *spans;   /* of Span: where each is in @objects, by number */
  guint        last;    /* the one that is being written, 0 for none */
  GPtrArray   *streams;
  GThreadPool *pool;    /* packs streams while the next are made */
};

static void
free_stream (gpointer data)
{
  Stream *stream = data;

  g_free (stream->entries);
  g_bytes_unref (stream->content);
  g_free (stream);
}

static void
pack_cb (gpointer data, gpointer user_data)
{
  Stream *stream = data;
  gsize size;
  const guchar *content = g_bytes_get_data (stream->content, &size);
  uLongf packed_size = compressBound (size);
  guchar *packed = g_malloc (packed_size);

  if (compress2 (packed, &packed_size, content, size, COMPRESSION) != Z_OK)
    g_error ("no memory to pack a page"); /* as g_malloc() does */
  g_bytes_unref (stream->content);
  stream->content = g_bytes_new_take (g_realloc (packed, packed_size), packed_size);
}

TandemPdfFile *
tandem_pdf_file_new (void)
{
  TandemPdfFile *self = g_new0 (TandemPdfFile, 1);

  self->objects = g_string_sized_new (64 * 1024);
  self->spans = g_array_new (FALSE, TRUE, sizeof (Span));
  g_array_set_size (self->spans, 1); /* there is no object 0 */
  self->streams = g_ptr_array_new_with_free_func (free_stream);
  self->pool = g_thread_pool_new (pack_cb, NULL, (int) g_get_num_processors (), FALSE, NULL);
  return self;
}

void
tandem_pdf_file_free (TandemPdfFile *self)
{
  if (self->pool != NULL)
    g_thread_pool_free (self->pool, TRUE, TRUE);
  g_string_free (self->objects, TRUE);
  g_array_unref (self->spans);
  g_ptr_array_unref (self->streams);
  g_free (self);
}

/**
 * tandem_pdf_file_reserve:
 *
 * Returns: the number of an object that others may refer to before it is written
 */
guint
tandem_pdf_file_reserve (TandemPdfFile *self)
{
  g_array_set_size (self->spans, self->spans->len + 1);
  return self->spans->len - 1;
}

/**
 * tandem_pdf_file_begin:
 * @number: from tandem_pdf_file_reserve(), not written yet
 *
 * Returns: (transfer none): where to append the object, up to the next call
 */
GString *
tandem_pdf_file_begin (TandemPdfFile *self, guint number)
{
  g_array_index (self->spans, Span, self->last).end = self->last > 0 ? self->objects->len : 0;
  g_array_index (self->spans, Span, number).begin = self->objects->len;
  self->last = number;
  return self->objects;
}

static Stream *
add_stream (TandemPdfFile *self, guint number, const char *entries, GBytes *content)
{
  Stream *stream = g_new0 (Stream, 1);

  stream->number = number;
  stream->entries = g_strdup (entries != NULL ? entries : "");
  stream->content = content;
  g_ptr_array_add (self->streams, stream);
  return stream;
}

/**
 * tandem_pdf_file_add_stream:
 * @number: from tandem_pdf_file_reserve()
 * @entries: (nullable): of its dictionary, without /Length and /Filter
 * @content: (transfer full): as it is; packed in another thread
 */
void
tandem_pdf_file_add_stream (TandemPdfFile *self, guint number, const char *entries, GBytes *content)
{
  g_thread_pool_push (self->pool, add_stream (self, number, entries, content), NULL);
}

/* The same for what programs that don't know PDF shall find: it isn't packed. */
void
tandem_pdf_file_add_plain_stream (TandemPdfFile *self, guint number, const char *entries, GBytes *content)
{
  add_stream (self, number, entries, content)->is_plain = TRUE;
}

/* Where an object is: a stream in the file, or the one at @index of the stream @stream. */
typedef struct
{
  gsize offset;
  guint stream, index;
} Place;

/* Puts the plain objects into streams; says in @places where each is. */
static void
gather_objects (TandemPdfFile *self, GArray *places)
{
  guint n = self->spans->len;
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i < n; i++)
    if (g_array_index (self->spans, Span, i).end > 0)
      g_array_append_val (plain, i);
  for (guint begin = 0; begin < plain->len; begin += MOST_OBJECTS)
    {
      guint end = MIN (begin + MOST_OBJECTS, plain->len), stream = tandem_pdf_file_reserve (self);
      g_autoptr (GString) head = g_string_new (NULL), body = g_string_new (NULL);
      g_autofree char *entries = NULL;

      for (guint i = begin; i < end; i++)
        {
          guint number = g_array_index (plain, guint, i);
          Span span = g_array_index (self->spans, Span, number);
          Place *place = &g_array_index (places, Place, number);

          tandem_pdf_append_count (head, number);
          g_string_append_c (head, ' ');
          tandem_pdf_append_count (head, (guint) body->len);
          g_string_append_c (head, ' ');
          g_string_append_len (body, self->objects->str + span.begin, (gssize) (span.end - span.begin));
          g_string_append_c (body, '\n');
          place->stream = stream;
          place->index = i - begin;
        }
      entries = g_strdup_printf ("/Type/ObjStm/N %u/First %" G_GSIZE_FORMAT, end - begin, head->len);
      g_string_append_len (head, body->str, (gssize) body->len);
      tandem_pdf_file_add_stream (self, stream, entries, g_bytes_new_take (g_memdup2 (head->str, head->len), head->len));
    }
}

static void
append_stream (GByteArray *file, const Stream *stream)
{
  gsize size;
  gconstpointer content = g_bytes_get_data (stream->content, &size);
  g_autofree char *head = g_strdup_printf ("%u 0 obj\n<<%s%s/Length %" G_GSIZE_FORMAT ">>\nstream\n", stream->number, stream->entries,
                                          stream->is_plain ? "" : "/Filter/FlateDecode", size);

  g_byte_array_append (file, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (file, content, (guint) size);
  g_byte_array_append (file, (const guint8 *) "\nendstream\nendobj\n", 18);
}

static void
append_be (GByteArray *array, gsize number, guint n_bytes)
{
  while (n_bytes-- > 0)
    {
      guint8 byte = (guint8) (number >> (8 * n_bytes));

      g_byte_array_append (array, &byte, 1);
    }
}

/* Each row as its difference to the one above, byte by byte (PNG's "up"): rows of neighbours are nearly alike. */
static GByteArray *
create_rows (const GArray *places, guint offset_size)
{
  guint width = 1 + offset_size + 2;
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  GByteArray *rows = g_byte_array_new ();

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      append_be (plain, place->stream > 0 ? 2 : place->offset > 0 ? 1 : 0, 1);
      append_be (plain, place->stream > 0 ? place->stream : place->offset, offset_size);
      append_be (plain, place->stream > 0 ? place->index : 0, 2);
    }
  for (guint i = 0; i < places->len; i++)
    {
      append_be (rows, 2, 1);
      for (guint k = 0; k < width; k++)
        append_be (rows, (guint8) (plain->data[i * width + k] - (i > 0 ? plain->data[(i - 1) * width + k] : 0)), 1);
    }
  return rows;
}

/* The table of all objects and the way in, as a stream (7.5.8). */
static void
append_table (TandemPdfFile *self, GByteArray *file, GArray *places, guint catalogue, guint info)
{
  guint number = tandem_pdf_file_reserve (self), offset_size = 3;
  gsize begin = file->len;
  Place own = { .offset = begin };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_MD5);
  g_autoptr (GByteArray) rows = NULL;
  g_autofree char *entries = NULL, *end = NULL;
  const char *identity;
  Stream stream = { .number = number };

  while (begin >> (8 * offset_size) != 0)
    offset_size++;
  g_array_append_val (places, own);
  rows = create_rows (places, offset_size);
  g_checksum_update (checksum, file->data, file->len);
  identity = g_checksum_get_string (checksum);
  entries = g_strdup_printf ("/Type/XRef/Size %u/W[1 %u 2]/DecodeParms<</Predictor 12/Columns %u>>/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]", number + 1, offset_size, 3 + offset_size,
                             catalogue, info, identity, identity);
  stream.content = g_bytes_new (rows->data, rows->len);
  pack_cb (&stream, NULL);
  stream.entries = entries;
  append_stream (file, &stream);
  g_bytes_unref (stream.content);
  end = g_strdup_printf ("startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", begin);
  g_byte_array_append (file, (const guint8 *) end, (guint) strlen (end));
}

/**
 * tandem_pdf_file_finish:
 * @catalogue: number of the object that says what the document is
 * @info: number of the object that says whose it is
 *
 * Its identifier is made from all that is in it. Nothing can be added after this.
 *
 * Returns: (transfer full): the file
 */
GBytes *
tandem_pdf_file_finish (TandemPdfFile *self, guint catalogue, guint info)
{
  static const char begin[] = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (Place));

  g_array_index (self->spans, Span, self->last).end = self->objects->len;
  g_array_set_size (places, self->spans->len);
  gather_objects (self, places);
  g_array_set_size (places, self->spans->len);
  g_thread_pool_free (g_steal_pointer (&self->pool), FALSE, TRUE);
  g_byte_array_append (file, (const guint8 *) begin, sizeof begin - 1);
  for (guint i = 0; i < self->streams->len; i++)
    {
      const Stream *stream = g_ptr_array_index (self->streams, i);

      g_array_index (places, Place, stream->number).offset = file->len;
      append_stream (file, stream);
    }
  append_table (self, file, places, catalogue, info);
  return g_byte_array_free_to_bytes (file);
}

void
tandem_pdf_append_count (GString *out, guint number)
{
  char digits[16];
  guint n = sizeof digits;

  do
    digits[--n] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  g_string_append_len (out, digits + n, (gssize) (sizeof digits - n));
}

/* @number of parts, of which @whole are 1; without zeros that say nothing. */
static void
append_parts (GString *out, long number, guint whole)
{
  guint rest;

  if (number < 0)
    g_string_append_c (out, '-');
  number = labs (number);
  rest = (guint) (number % whole);
  if (number >= whole || rest == 0)
    tandem_pdf_append_count (out, (guint) (number / whole));
  if (rest > 0)
    g_string_append_c (out, '.');
  for (; rest > 0; rest %= whole)
    {
      whole /= 10;
      g_string_append_c (out, (char) ('0' + rest / whole));
    }
}

/**
 * tandem_pdf_append_number:
 * @number: written to hundredths; of a pt that is less than any printer shows
 */
void
tandem_pdf_append_number (GString *out, double number)
{
  append_parts (out, lround (number * 100), 100);
}

/**
 * tandem_pdf_append_level:
 * @level: of a colour, 0 to 1; written to thousandths, enough for each of 256
 */
void
tandem_pdf_append_level (GString *out, double level)
{
  append_parts (out, lround (level * 1000), 1000);
}

/* A byte of a string between brackets (7.3.4.2). */
void
tandem_pdf_append_byte (GString *out, guint8 byte)
{
  if (byte == '(' || byte == ')' || byte == '\\')
    g_string_append_c (out, '\\');
  if (byte == '\r')
    g_string_append (out, "\\r"); /* as it is it would be read as a line end */
  else
    g_string_append_c (out, (char) byte);
}

/**
 * tandem_pdf_append_text:
 * @text: UTF-8
 *
 * A text string (7.9.2.2): in ASCII where it can be, else UTF-16 with its mark.
 */
void
tandem_pdf_append_text (GString *out, const char *text)
{
  g_string_append_c (out, '(');
  if (g_str_is_ascii (text))
    {
      for (const char *p = text; *p != '\0'; p++)
        tandem_pdf_append_byte (out, (guint8) *p);
    }
  else
    {
      g_autofree gunichar2 *wide = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);

      g_string_append (out, "\xfe\xff");
      for (const gunichar2 *p = wide; p != NULL && *p != 0; p++)
        {
          tandem_pdf_append_byte (out, (guint8) (*p >> 8));
          tandem_pdf_append_byte (out, (guint8) (*p & 0xff));
        }
    }
  g_string_append_c (out, ')');
}

void
tandem_pdf_append_reference (GString *out, guint number)
{
  tandem_pdf_append_count (out, number);
  g_string_append (out, " 0 R");
}

/* @numbers: (element-type guint): of objects, which become an array */
void
tandem_pdf_append_references (GString *out, const GArray *numbers)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < numbers->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      tandem_pdf_append_reference (out, g_array_index (numbers, guint, i));
    }
  g_string_append_c (out, ']');
}
