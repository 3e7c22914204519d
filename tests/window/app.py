# SPDX-License-Identifier: GPL-3.0-or-later
"""Tandem in a real window: a home of its own, a fixed day, settings that survive a restart."""
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
SHOTS = os.environ.get("TANDEM_SHOTS")  # a folder: keep a picture of every step


class TandemSession(Session):
    """One display and bus; start() the program as often as needed, always with the same library."""

    def __enter__(self):
        os.environ.update(TANDEM_TODAY=TODAY, LC_ALL="C.UTF-8", TZ="UTC", ADW_DISABLE_PORTAL="1", GSETTINGS_BACKEND="keyfile",
                          GSETTINGS_SCHEMA_DIR=os.path.join(BUILD, "data"), NO_AT_BRIDGE="0")
        super().__enter__()
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

    def shot(self, name):
        if SHOTS:
            os.makedirs(SHOTS, exist_ok=True)
            self.screenshot(os.path.join(SHOTS, name + ".png"))


def starting(text):
    return re.compile("^" + re.escape(text))


def holding(text):
    return re.compile(re.escape(text))


class WindowTest(unittest.TestCase):
    """A test with a display. On failure the tree and a picture are kept, so that a failure can be read."""
    size = "1460x920"

    def setUp(self):
        self.s = TandemSession(size=self.size)
        self.s.__enter__()
        self.addCleanup(self.s.__exit__)
        self.app = None

    def open(self, *args):
        self.app = self.s.open(*args)
        return self.app

    def run(self, result=None):
        before = len(result.failures) + len(result.errors) if result else 0
        super().run(result)
        return result if result and len(result.failures) + len(result.errors) == before else result
