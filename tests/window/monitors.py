# SPDX-License-Identifier: GPL-3.0-or-later
"""Screens of a display that has one output: monitors of RandR 1.5, set and taken away as somebody plugs them."""
import ctypes


class Info(ctypes.Structure):  # XRRMonitorInfo
    _fields_ = [("name", ctypes.c_ulong), ("primary", ctypes.c_int), ("automatic", ctypes.c_int), ("noutput", ctypes.c_int), ("x", ctypes.c_int), ("y", ctypes.c_int),
                ("width", ctypes.c_int), ("height", ctypes.c_int), ("mwidth", ctypes.c_int), ("mheight", ctypes.c_int), ("outputs", ctypes.POINTER(ctypes.c_ulong))]


class Monitors:
    def __init__(self, display):
        x, r = self.x, self.r = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXrandr.so.2")
        pointer, number = ctypes.c_void_p, ctypes.c_ulong
        x.XOpenDisplay.restype = pointer
        x.XDefaultRootWindow.restype, x.XDefaultRootWindow.argtypes = number, [pointer]
        x.XInternAtom.restype, x.XInternAtom.argtypes = number, [pointer, ctypes.c_char_p, ctypes.c_int]
        x.XSync.argtypes = [pointer, ctypes.c_int]
        x.XCloseDisplay.argtypes = [pointer]
        r.XRRGetMonitors.restype, r.XRRGetMonitors.argtypes = ctypes.POINTER(Info), [pointer, number, ctypes.c_int, ctypes.POINTER(ctypes.c_int)]
        r.XRRSetMonitor.argtypes = [pointer, number, ctypes.POINTER(Info)]
        r.XRRDeleteMonitor.argtypes = [pointer, number, number]
        r.XRRChangeOutputProperty.argtypes = [pointer, number, number, number, ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
        self.display = x.XOpenDisplay(display.encode())
        self.root = x.XDefaultRootWindow(self.display)
        n = ctypes.c_int()
        self.output = r.XRRGetMonitors(self.display, self.root, 1, ctypes.byref(n))[0].outputs[0]

    def tell(self):
        """The server tells of monitors only as a change of the root window. GDK looks again when it hears of an output, as with a real cable."""
        self.r.XRRChangeOutputProperty(self.display, self.output, self.atom("TANDEM_MONITORS"), 31, 8, 0, b"1", 1)
        self.x.XSync(self.display, 0)

    def atom(self, name):
        return self.x.XInternAtom(self.display, name.encode(), 0)

    def plug(self, name, x, y, width, height, first=False):
        """A screen at a place of the display, px; the first one takes the output that there is."""
        info = Info(name=self.atom(name), noutput=1 if first else 0, x=x, y=y, width=width, height=height, mwidth=width // 4, mheight=height // 4,
                    outputs=(ctypes.c_ulong * 1)(self.output if first else 0))
        self.r.XRRSetMonitor(self.display, self.root, ctypes.byref(info))
        self.tell()

    def unplug(self, name):
        self.r.XRRDeleteMonitor(self.display, self.root, self.atom(name))
        self.tell()

    def close(self):
        self.x.XCloseDisplay(self.display)
