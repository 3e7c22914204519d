/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Put before libXrandr: the test's display has one output, and GDK asks each monitor for its own. A monitor that has none gets a
 * number of its own, which stands for that output. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <string.h>
#include <X11/extensions/Xrandr.h>

#define MOST_MONITORS 8
#define FIRST_FAKE 0x7f000000

static RROutput fakes[MOST_MONITORS], real;

static RROutput
to_real (RROutput output)
{
  return output >= FIRST_FAKE && output < FIRST_FAKE + MOST_MONITORS ? real : output;
}

XRRMonitorInfo *
XRRGetMonitors (Display *display, Window window, Bool active, int *n)
{
  XRRMonitorInfo *(*next) (Display *, Window, Bool, int *) = (XRRMonitorInfo *(*) (Display *, Window, Bool, int *)) dlsym (RTLD_NEXT, "XRRGetMonitors");
  XRRMonitorInfo *monitors = next (display, window, active, n);

  for (int i = 0; monitors != NULL && i < *n; i++)
    if (monitors[i].noutput > 0)
      real = monitors[i].outputs[0];
  for (int i = 0; monitors != NULL && i < *n && i < MOST_MONITORS; i++)
    if (monitors[i].noutput == 0)
      {
        fakes[i] = FIRST_FAKE + i;
        monitors[i].outputs = &fakes[i];
        monitors[i].noutput = 1;
      }
  return monitors;
}

XRROutputInfo *
XRRGetOutputInfo (Display *display, XRRScreenResources *resources, RROutput output)
{
  XRROutputInfo *(*next) (Display *, XRRScreenResources *, RROutput) = (XRROutputInfo *(*) (Display *, XRRScreenResources *, RROutput)) dlsym (RTLD_NEXT, "XRRGetOutputInfo");

  return next (display, resources, to_real (output));
}

int
XRRGetOutputProperty (Display *display, RROutput output, Atom property, long offset, long length, Bool remove, Bool pending, Atom type, Atom *actual_type, int *format,
                      unsigned long *n_items, unsigned long *bytes_after, unsigned char **content)
{
  int (*next) (Display *, RROutput, Atom, long, long, Bool, Bool, Atom, Atom *, int *, unsigned long *, unsigned long *, unsigned char **)
    = (int (*) (Display *, RROutput, Atom, long, long, Bool, Bool, Atom, Atom *, int *, unsigned long *, unsigned long *, unsigned char **)) dlsym (RTLD_NEXT, "XRRGetOutputProperty");

  return next (display, to_real (output), property, offset, length, remove, pending, type, actual_type, format, n_items, bytes_after, content);
}
