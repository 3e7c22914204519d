# SPDX-License-Identifier: GPL-3.0-or-later
"""Tandem in a real window: a home of its own, a fixed day, settings that survive a restart."""
import faulthandler
import json
import os
import re
import signal
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from drive import NotFound, Session, wait_for  # noqa: E402,F401

BUILD = os.environ.get("TANDEM_BUILD_ROOT") or os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "_build")
PROGRAM = os.path.join(BUILD, "src", "ui", "tandem")
CLI = os.path.join(BUILD, "src", "cli", "tandem-cli")
TODAY = "2026-11-23"
LONGEST = 240  # s for one test
SHOTS = os.environ.get("TANDEM_SHOTS")  # a folder: keep a picture of every step


class TandemSession(Session):
    """One display and bus; start() the program as often as needed, always with the same library."""

    def __init__(self, text_factor=1, **kw):
        super().__init__(**kw)
        self.text_factor = text_factor

    def __enter__(self):
        os.environ.update(TANDEM_TODAY=TODAY, LC_ALL="C.UTF-8", TZ="UTC", ADW_DISABLE_PORTAL="1", GSETTINGS_BACKEND="keyfile",
                          GSETTINGS_SCHEMA_DIR=os.path.join(BUILD, "data"), NO_AT_BRIDGE="0")
        super().__enter__()
        if self.text_factor != 1:
            # GTK 4.18 on X takes the text size from here alone, not from settings.ini
            subprocess.run(["xprop", "-root", "-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER", f"Xft.dpi:\t{round(96 * self.text_factor)}\n"], env=self.env, check=True)
        self.env.update(GSETTINGS_BACKEND="keyfile", XDG_DATA_HOME=self.dir + "/share", XDG_CACHE_HOME=self.dir + "/cache",
                        XDG_STATE_HOME=self.dir + "/state", LC_ALL="C.UTF-8")
        self.library = self.dir + "/share/tandem/plans.db"
        return self

    def open(self, *args, window=None):
        """Starts Tandem and gives its application node."""
        app = self.start([PROGRAM, *args], window=window)
        app.window = app.find("frame")
        return app

    def close(self, app):
        """Closes the window as a person does and waits for the program to end well."""
        self.key("ctrl+q")
        code = app.proc.wait(10)
        self.procs.remove(app.proc)
        assert code == 0, f"Tandem ended with {code}"

    def kill(self, app):
        app.proc.send_signal(signal.SIGKILL)
        app.proc.wait(10)
        self.procs.remove(app.proc)

    def cli(self, *args, check=True):
        p = subprocess.run([CLI, "--library", self.library, *args], env=self.env, capture_output=True, text=True)
        assert not check or p.returncode == 0, f"tandem-cli {args}: {p.stderr}"
        return p.stdout

    def has_window(self, title):
        p = subprocess.run(["xdotool", "search", "--name", "^" + re.escape(title) + "$"], env=self.env, capture_output=True, text=True)
        return bool(p.stdout.split())

    def shot(self, name):
        if SHOTS:
            os.makedirs(SHOTS, exist_ok=True)
            self.screenshot(os.path.join(SHOTS, name + ".png"))


def starting(text):
    return re.compile("^" + re.escape(text))


def holding(text):
    return re.compile(re.escape(text))


class WindowTest(unittest.TestCase):
    """A test with a display. On failure the tree is printed and a picture kept, so that a failure can be read."""
    size = "1460x920"
    text_factor = 1

    def setUp(self):
        # A program that doesn't answer must not keep the others waiting: say where this one waits, and end.
        faulthandler.dump_traceback_later(LONGEST, exit=True)
        self.s = TandemSession(size=self.size, text_factor=self.text_factor)
        self.s.__enter__()
        self.addCleanup(self.s.__exit__)
        self.app = None

    def open(self, *args):
        self.app = self.s.open(*args)
        return self.app

    def _callTestMethod(self, method):
        try:
            method()
        except BaseException:
            self.keep_evidence()
            raise

    def keep_evidence(self):
        folder = os.environ.get("MESON_BUILD_ROOT") or BUILD
        picture = os.path.join(folder, f"failed-{self.id()}.png")
        try:
            self.s.screenshot(picture)
            print(f"picture: {picture}", file=sys.stderr)
            if self.app is not None:
                print(self.app.dump(), file=sys.stderr)
        except Exception as e:  # the program may be gone: the test's own failure is what counts
            print(f"no evidence: {e}", file=sys.stderr)

    # what a person does

    def fill(self, name, text, **states):
        """Clicks into the field of that name, replaces its text; end `text` with a line break for Enter."""
        self.app.find("text", name, **states).click()
        self.app.find("text", name, focused=True)
        self.s.key("ctrl+a")
        self.s.type(text)

    def select_milestone(self, title):
        """Selects a milestone in the checklist and waits for its form."""
        rows = wait_for(lambda: [n for n in self.app.all("list item", starting(title)) if n.all("button", holding("Mark"))], f"the row of {title}")
        rows[0].click()
        wait_for(lambda: self.app.find("text", "Title").text == title, f"the form of {title}")

    def choose(self, combo, item):
        """Opens a combo row and takes the item of that name."""
        self.app.find("combo box", combo).click()
        wait_for(lambda: self.in_popup(item), f"{item} in the list of {combo}")[-1].click()
        wait_for(lambda: not self.in_popup(item), f"the list of {combo} closed")

    def in_popup(self, name):
        return [n for n in self.app.all("label", name) if self.is_in_popup(n)]

    def is_in_popup(self, node):
        try:
            return node.surface()[0].parent.role != "application"
        except NotFound:
            return False

    def save_as(self, path):
        """Types a path into the file dialog."""
        dialog = wait_for(lambda: [n for n in self.app.children() if n.role in ("dialog", "file chooser")], "the file dialog", 10)[0]
        self.s.key("ctrl+l")
        field = wait_for(lambda: dialog.all("text", focused=True), "the field for the path", 10)[0]
        title = dialog.name
        field.set_text(path)
        self.s.key("Return")
        # GTK 4.18 falls over when its list of windows is asked for while one is being destroyed: look with X alone.
        wait_for(lambda: not self.s.has_window(title), f"the end of the window “{title}”", 20)

    # what the library holds

    def plan(self, title):
        return json.loads(self.s.cli("show", title))["plan"]

    def milestone(self, plan, title):
        return next(m for m in self.plan(plan)["milestones"] if m["title"] == title)
