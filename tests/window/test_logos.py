#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Logos: chosen in the plan's properties and in the preferences, refused with a sentence, undone, on new plans."""
import base64
import os
import unittest

from app import WindowTest, starting, wait_for

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 80"><circle cx="40" cy="40" r="36" fill="#0b6e4f"/>' \
      b'<path d="M92 20h200v40H92z" fill="#0b6e4f"/></svg>'


class Logos(WindowTest):

    def write(self, name, content):
        path = os.path.join(self.s.dir, name)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def choose_logo(self, dialog, row, path):
        dialog.find("button", row + ": choose a file").act()
        self.save_as(path)

    def logo(self, side):
        return self.plan("Order management platform")[side].get("logo")

    def color(self):
        return self.plan("Order management platform")["buyer"].get("color")

    def open_properties(self):
        app = self.open()
        app.find("button", "Open the sample plan").click()
        app.find("list item", starting("Security review"), timeout=20)
        self.s.key("alt+Return")
        return app, app.find("dialog", "Plan properties")

    def test_plan(self):
        app, dialog = self.open_properties()
        good = self.write("logo.svg", SVG)
        self.choose_logo(dialog, "Buyer logo", good)
        wait_for(lambda: self.logo("buyer") is not None, "the logo in the library")
        self.assertEqual(base64.b64decode(self.logo("buyer")), SVG)
        dialog.find("button", "Buyer logo: remove")
        self.s.shot("logo-plan")

        dialog.find("button", "Buyer logo: remove").act()
        wait_for(lambda: self.logo("buyer") is None, "no logo in the library")
        dialog.gone("button", "Buyer logo: remove")
        self.s.key("Escape")
        app.gone("dialog", "Plan properties")
        self.s.key("ctrl+z")
        wait_for(lambda: self.logo("buyer") is not None, "the logo again")

    def test_refused(self):
        _, dialog = self.open_properties()
        self.choose_logo(dialog, "Buyer logo", self.write("broken.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10 and no more"))
        dialog.find("label", starting("The file is damaged"))
        self.assertIsNone(self.logo("buyer"))
        self.s.shot("logo-refused")

    def test_color(self):
        _, dialog = self.open_properties()
        dialog.find("label", "No color is set")
        self.fill("Buyer color", "#ffd200\n")
        dialog.find("label", starting("Darker than chosen"))
        self.s.shot("logo-color")

    def test_color_chooser(self):
        """The chooser's color is taken, the way back is there, and the keyboard is where it was."""
        app, dialog = self.open_properties()
        for button, color in (("Cancel", None), ("Select", "#1a5fb4")):
            dialog.find("button", "Choose buyer color").press("space")
            chooser = wait_for(lambda: [n for n in app.children() if n.role == "dialog"], "the color chooser")[0]
            title = chooser.name
            chooser.find("button", button).act()
            wait_for(lambda: not self.s.has_window(title), "the end of the chooser")
            dialog.find("button", "Choose buyer color", focused=True)
            wait_for(lambda: self.color() == color, f"{color} in the library")
        self.s.shot("logo-color-chosen")
        self.s.key("shift+Tab")
        dialog.find("button", "Buyer color: remove", focused=True)
        self.s.key("space")
        dialog.find("button", "Choose buyer color", focused=True)
        wait_for(lambda: self.color() is None, "no color in the library")
        self.s.key("Escape")
        app.gone("dialog", "Plan properties")

    def test_ours(self):
        app = self.open()
        self.s.key("ctrl+comma")
        dialog = app.find("dialog", "Preferences")
        self.choose_logo(dialog, "Our logo", self.write("ours.svg", SVG))
        dialog.find("button", "Our logo: remove")
        self.s.shot("logo-preferences")
        self.s.key("Escape")
        app.gone("dialog", "Preferences")
        self.s.close(app)

        app = self.open()
        self.s.key("ctrl+comma")
        app.find("dialog", "Preferences").find("button", "Our logo: remove").act()
        app.find("dialog", "Preferences").gone("button", "Our logo: remove")


if __name__ == "__main__":
    unittest.main()
