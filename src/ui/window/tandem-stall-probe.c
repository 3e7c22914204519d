/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-stall-probe.h"

#ifdef TANDEM_DEVELOPMENT

#include <stdio.h>
#include <time.h>

/* Shorter turns of the main loop are not noticed (µs). */
#define LEAST_STALL 10000

static FILE *output;
static gint64 turn_start, turn_cpu; /* µs: when the loop last stopped waiting */

/* Processor time of this thread (µs): a machine with other work to do doesn't make the program slow. */
static gint64
read_cpu (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_GINT64_CONSTANT (1000000) + time.tv_nsec / 1000;
}

/* The main loop waits here for everything: input, frames, answers. What lies between two waits is one stall. */
static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 now = g_get_monotonic_time ();
  int result;

  if (turn_start > 0 && now - turn_start >= LEAST_STALL)
    {
      fprintf (output, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", turn_start, now - turn_start, read_cpu () - turn_cpu);
      fflush (output);
    }
  result = g_poll (fds, n_fds, timeout);
  turn_start = g_get_monotonic_time ();
  turn_cpu = read_cpu ();
  return result;
}

#endif

/**
 * tandem_stall_probe_start:
 *
 * Where the environment names a file in TANDEM_STALLS, every turn of the main loop of 10 ms or more is written to it as one
 * line: its start on the monotonic clock, how long it took, and how much of that was processor time (µs). In other builds it
 * does nothing.
 */
void
tandem_stall_probe_start (void)
{
#ifdef TANDEM_DEVELOPMENT
  const char *path = g_getenv ("TANDEM_STALLS");

  if (path == NULL || output != NULL)
    return;
  output = fopen (path, "ae");
  if (output != NULL)
    g_main_context_set_poll_func (NULL, poll_cb);
#endif
}
