# SPDX-License-Identifier: GPL-3.0-or-later
"""Drive a GTK4/libadwaita program from outside, as a user would: Xvfb + openbox + private D-Bus + AT-SPI + xdotool.

    with Session() as s:
        app = s.start(["my-app"], window="My App")
        app.find("button", "New event").click(); s.type("Lunch"); s.key("Return")
        app.find("list item", re.compile("^Lunch"))
One Session per process (libatspi keeps one bus connection); any number of programs per Session."""
import os, re, shutil, signal, subprocess, tempfile, time

TIMEOUT = 5.0

class NotFound(AssertionError): pass

def wait_for(fn, what="condition", timeout=TIMEOUT, every=0.02):
    end = time.monotonic() + timeout
    while True:
        try:
            r = fn()
        except Exception as e:                      # GLib.Error: the object went away between two D-Bus calls
            if type(e).__name__ not in ("Error", "GError", "NotFound"):
                raise
            r = None
        if r: return r
        if time.monotonic() > end:
            raise NotFound(f"timed out after {timeout} s waiting for {what}")
        time.sleep(every)

class Node:
    def __init__(self, acc, sess):
        self.a, self.s = acc, sess

    role = property(lambda n: n.a.get_role_name())
    name = property(lambda n: n.a.get_name() or "")
    description = property(lambda n: n.a.get_description() or "")
    states = property(lambda n: {x.value_nick for x in n.a.get_state_set().get_states()})
    parent = property(lambda n: Node(n.a.get_parent(), n.s))
    text = property(lambda n: n.s.A.Text.get_text(n.a, 0, -1) if n.a.get_text_iface() else n.name)
    value = property(lambda n: n.s.A.Value.get_current_value(n.a))
    def __repr__(self): return f"<{self.role} {self.name!r}>"
    def children(self):
        for i in range(self.a.get_child_count()):
            c = self.a.get_child_at_index(i)
            if c: yield Node(c, self.s)
    def walk(self, depth=0):
        """(depth, node) for everything showing: hidden stack pages and closed popovers are skipped"""
        yield depth, self
        for c in self.children():
            if c.a.get_state_set().contains(self.s.A.StateType.SHOWING):
                yield from c.walk(depth + 1)
    def all(self, role=None, name=None, **st):
        """name: str (equal) or compiled regex (search); states as keywords: focused=True, multi_line=False"""
        def ok(n):
            return ((role is None or n.role == role)
                    and (name is None or (name.search(n.name) if hasattr(name, "search") else n.name == name))
                    and (not st or all((k.replace("_", "-") in n.states) == v for k, v in st.items())))
        return [n for _, n in self.walk() if ok(n)]
    def find(self, role=None, name=None, timeout=TIMEOUT, **st):
        return wait_for(lambda: self.all(role, name, **st), f"{role} {name!r} {st or ''} in {self!r}", timeout)[0]
    def gone(self, role=None, name=None, timeout=TIMEOUT, **st):
        wait_for(lambda: not self.all(role, name, **st), f"no {role} {name!r} in {self!r}", timeout)
    def dump(self):
        return "\n".join(f"{'  ' * d}{n.role} {n.name!r} [{' '.join(sorted(n.states))}]" for d, n in self.walk())
    # through AT-SPI
    def actions(self):
        i = self.a.get_action_iface()
        return [self.s.A.Action.get_action_name(i, k) for k in range(i.get_n_actions())] if i else []
    def act(self, name="click"):
        assert self.s.A.Action.do_action(self.a.get_action_iface(), self.actions().index(name))
    def set_text(self, t): assert self.s.A.EditableText.set_text_contents(self.a, t)
    # through real X events
    def focused(self): return any("focused" in n.states for _, n in self.walk())
    def focus(self, key="Tab", limit=60):
        """GTK 4.18 refuses AT-SPI GrabFocus: Tab there. Text views swallow Tab; ctrl+Tab leaves them, or a list."""
        win = self
        while win.parent.role != "application": win = win.parent
        for _ in range(limit):
            if self.focused(): return self
            self.s.key("ctrl+Tab" if win.all(focused=True, multi_line=True) else key)
            time.sleep(0.02)
        raise NotFound(f"{key} never reached {self!r}")
    def press(self, key="Return"): self.focus().s.key(key)
    def surface(self):
        """(ancestor owning an X window, screen x, y): popovers are override-redirect, known by size; toplevels by title"""
        wins, n = self.s.windows(), self
        while True:
            e, top = n.a.get_extents(self.s.A.CoordType.WINDOW), n.parent.role == "application"
            for t, x, y, w, h, popup in wins:
                if (top and t == n.name and not popup) or (popup and w > 1 and (w, h) == (e.width, e.height)):
                    return n, x, y
            if top: raise NotFound(f"no X window for {n!r}")
            n = n.parent
    def point(self):
        """A screen point that truly hits this node. GTK's extents leave out the border and padding of every
        ancestor, so they lie up and left of the truth by 0..60 px. GetAccessibleAtPoint picks truly, but counts
        the surface's own offset twice (hence ox, oy). All points below are in surface coordinates."""
        A, (top, wx, wy) = self.s.A, self.surface()
        e, f = self.a.get_extents(A.CoordType.WINDOW), top.a.get_extents(A.CoordType.WINDOW)
        g = top.a.get_extents(A.CoordType.PARENT)
        ox, oy, ex, ey = f.x + g.x, f.y + g.y, e.x - f.x, e.y - f.y
        def hit(x, y):
            k = A.Component.get_accessible_at_point(top.a, x + ox, y + oy, A.CoordType.WINDOW)
            while k is not None and k != self.a: k = k.get_parent()
            return k is not None
        def edge(lo, hi, test):                     # first coordinate in (lo, hi] that hits
            while hi - lo > 1:
                mid = (lo + hi) // 2
                lo, hi = (lo, mid) if test(mid) else (mid, hi)
            return hi
        cx, cy = ex + e.width // 2, ey + e.height // 2
        for d in range(0, 64, 3):
            for x, y in [(cx + d, cy + k) for k in range(0, d + 1, 3)] + [(cx + k, cy + d) for k in range(0, d, 3)]:
                if hit(x, y):                       # then centre it
                    mx = edge(ex - 1, x, lambda v: hit(v, y)) + e.width // 2
                    my = edge(ey - 1, y, lambda v: hit(x, v)) + e.height // 2
                    return (wx + mx, wy + my) if hit(mx, my) else (wx + x, wy + y)
        raise NotFound(f"no visible point of {self!r}")
    def click(self, button=1, count=1):
        x, y = wait_for(self.point, f"a point of {self!r}", 2)
        self.s.xdo("mousemove", x, y, "click", "--repeat", count, "--delay", 40, button)

class Session:
    def __init__(self, size="1280x900", wm="openbox", debug=False):
        self.size, self.wm, self.procs, self.debug = size, wm, [], debug
    def _spawn(self, cmd, **kw):
        kw.setdefault("stderr", None if self.debug else subprocess.DEVNULL)
        self.procs.append(subprocess.Popen(cmd, env=self.env, start_new_session=True, **kw))
        return self.procs[-1]
    def __enter__(self):
        self.dir = d = tempfile.mkdtemp(prefix="atspi-")
        os.makedirs(d + "/.config/gtk-4.0")
        with open(d + "/.config/gtk-4.0/settings.ini", "w") as f:
            f.write("[Settings]\ngtk-enable-animations=0\n")
        e = self.env = dict(os.environ, HOME=d, XDG_CONFIG_HOME=d + "/.config", XDG_RUNTIME_DIR=d, LANG="C.UTF-8",
                            GTK_A11Y="atspi", GDK_BACKEND="x11", GSK_RENDERER="cairo", GSETTINGS_BACKEND="memory",
                            GDK_DEBUG="no-portals",
                            GTK_IM_MODULE="gtk-im-context-simple")
        for k in ("NO_AT_BRIDGE", "WAYLAND_DISPLAY", "AT_SPI_BUS_ADDRESS", "XAUTHORITY"): e.pop(k, None)
        for _ in range(5):                          # another Xvfb here may take or remove our socket: try again
            r, w = os.pipe()
            x = self._spawn(["Xvfb", "-displayfd", str(w), "-screen", "0", self.size + "x24", "-nolisten", "tcp",
                             "-noreset"], pass_fds=[w])
            os.close(w)
            e["DISPLAY"] = ":" + os.fdopen(r).readline().strip()
            if subprocess.run(["xdotool", "getmouselocation"], env=e, capture_output=True).returncode == 0:
                break
            x.kill()
        else: raise RuntimeError("no X server")
        bus = self._spawn(["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True)
        e["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        if self.wm: self._spawn([self.wm])
        os.environ.update({k: e[k] for k in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")})
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
        Atspi.init()                                # D-Bus starts at-spi-bus-launcher and at-spi2-registryd
        self.A = Atspi
        Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)   # no main loop runs here, so a cache would go stale
        return self
    def __exit__(self, *exc):
        for p in reversed(self.procs):
            p.terminate()
            try: p.wait(3)
            except subprocess.TimeoutExpired: os.killpg(p.pid, signal.SIGKILL)
        shutil.rmtree(self.dir, ignore_errors=True)
    def start(self, cmd, window=None, timeout=15, **kw):
        """start a program, wait for its window (titled `window`) on the bus, return its application Node"""
        p = self._spawn(cmd, **kw)
        def look():
            assert p.poll() is None, f"{cmd} exited with {p.returncode}"
            for n in Node(self.A.get_desktop(0), self).children():
                if n.a.get_process_id() == p.pid:
                    n.a.set_cache_mask(self.A.Cache.NONE)
                    return n if any(window in (None, c.name) for c in n.children()) else None
        n = wait_for(look, f"a window of {cmd}", timeout)
        n.proc = p
        return n
    def xdo(self, *a):
        return subprocess.run(["xdotool", *map(str, a)], env=self.env, check=True, capture_output=True, text=True).stdout
    def key(self, *keys): self.xdo("key", "--delay", 15, *keys)
    def type(self, text):
        """xdotool's keymap juggling for characters not on the US layout loses some; GTK's ctrl+shift+u does not."""
        for part in re.findall(r"[ -~]+|.", text, re.S):
            if part in "\n\t": self.key("Return" if part == "\n" else "Tab")
            elif part.isascii(): self.xdo("type", "--delay", 15, "--", part)
            else: self.key("ctrl+shift+u", *f"{ord(part):x}", "space")
    def windows(self):
        """[(title, x, y, w, h, override_redirect)] of viewable windows, topmost first"""
        out = []
        # xdotool gives up when a window goes away while it looks
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", ""], env=self.env, capture_output=True, text=True)
        for i in found.stdout.split()[::-1]:
            t = subprocess.run(["xwininfo", "-id", i], env=self.env, capture_output=True, text=True).stdout
            m = re.search(r'Window id: \S+ (?:"(.*)"|\(.*\)).*?Absolute upper-left X: +(-?\d+).*?Y: +(-?\d+).*?'
                          r'Width: (\d+)\s+Height: (\d+).*Override Redirect State: (yes|no)', t, re.S)
            if m: out.append((m[1], *map(int, m.groups()[1:5]), m[6] == "yes"))
        return out
    def drag(self, a, b, steps=12):
        self.xdo("mousemove", *a, "mousedown", 1)
        for i in range(1, steps + 1):
            self.xdo("mousemove", *(round(p + (q - p) * i / steps) for p, q in zip(a, b)), "sleep", 0.02)
        self.xdo("sleep", 0.1, "mouseup", 1)
    def screenshot(self, path): subprocess.run(["import", "-window", "root", path], env=self.env, check=True)
