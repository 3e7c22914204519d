# SPDX-License-Identifier: GPL-3.0-or-later
"""Presenting with two screens: on which, over all of it, and what is left when one is unplugged."""
import os
import unittest

from app import BUILD, WindowTest, holding, starting, wait_for
from monitors import Monitors

FAKE_OUTPUTS = os.path.join(BUILD, "tests", "window", "fake-outputs.so")
LEFT, RIGHT = (0, 0, 1280, 800), (1280, 0, 1920, 1080)


class Screens(WindowTest):
    size = "3200x1080"

    def setUp(self):
        super().setUp()
        self.monitors = Monitors(self.s.env["DISPLAY"])
        self.addCleanup(self.monitors.close)
        self.monitors.plug("left", *LEFT, first=True)
        self.monitors.plug("right", *RIGHT)
        # it looks for screens when it starts
        manager = next(p for p in self.s.procs if p.args == ["openbox"])
        manager.terminate()
        manager.wait(5)
        self.s.procs.remove(manager)
        self.s._spawn(["openbox"])
        self.s.env["LD_PRELOAD"] = FAKE_OUTPUTS
        self.open().find("button", "Open the sample plan").click()
        self.app.find("list item", starting("Security review, due"))

    def place(self):
        return next((w[1:5] for w in self.s.windows() if w[0] == "Presentation"), None)

    def choices(self):
        self.app.window.find("button", "Present").act()
        return wait_for(lambda: self.app.window.all("button", holding(" × ")), "the screens to choose from")

    def test_chosen_screen(self):
        for name, area in (("1920 × 1080", RIGHT), ("1280 × 800", LEFT)):
            choices = self.choices()
            self.assertEqual(len(choices), 2, choices)
            self.s.shot("screens-choice")
            next(n for n in choices if name in n.name).act()
            self.app.find("frame", "Presentation")
            wait_for(lambda: self.place() == area, f"the presentation over {area}, not {self.place()}", 10)
            self.s.shot("screens-" + name[:4])
            self.s.key("q")
            self.app.gone("frame", "Presentation")

    def test_unplugged(self):
        next(n for n in self.choices() if "1920 × 1080" in n.name).act()
        screen = self.app.find("frame", "Presentation")
        wait_for(lambda: self.place() == RIGHT, "the presentation on the right screen", 10)
        self.s.key("Right")
        screen.find("article", starting("Discovery signed off, "))
        self.monitors.unplug("right")
        # it goes on where it was, and can be left
        self.s.key("Right")
        screen.find("article", starting("Technical validation plan, "))
        self.s.shot("screens-unplugged")
        wait_for(lambda: self.place() == LEFT, f"the presentation over the screen that is left, not {self.place()}")
        self.s.key("q")
        self.app.gone("frame", "Presentation")
        # one screen is left: nothing to choose
        self.app.window.find("button", "Present").act()
        self.app.find("frame", "Presentation")
        self.s.key("q")
        self.app.gone("frame", "Presentation")
        self.s.close(self.app)


if __name__ == "__main__":
    unittest.main()
