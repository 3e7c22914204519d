#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text twice as large: on every screen what can be used is inside the window, whole."""
import unittest

from app import WindowTest, starting, wait_for

ACTIVE = {"button", "toggle button", "text", "combo box", "check box", "switch", "radio button", "page tab", "menu item", "list item"}


class LargeText:
    text_factor = 2

    def extents(self, node):
        return node.a.get_extents(self.s.A.CoordType.WINDOW)

    def is_whole(self, node):
        """Whether all of its width is in the window: its middle can be hit, and half of it lies on either side."""
        x, _ = node.point()
        half = self.extents(node).width / 2
        return half <= x <= self.width - half

    def screen(self, name, seen, scrolled_to=()):
        """A screen: what is seen at once is whole; nothing ends outside. Extents lie too far left by some px: what ends outside
        nevertheless is outside. The marks of the timeline may be: it scrolls sideways."""
        for control in seen:
            node = wait_for(lambda: self.app.all(*control), f"{control} on the screen {name}")[-1]  # a dialog comes after what it covers
            self.assertTrue(wait_for(lambda: self.is_whole(node), f"all of {node!r} on the screen {name}"))
        self.s.shot(f"large-{self.size}-{name}")
        for control in scrolled_to:
            self.app.find(*control)
        for _, node in self.app.walk():
            if node.role in ACTIVE and node.parent.name != "Timeline":
                e = self.extents(node)
                self.assertLessEqual(e.x + e.width, self.width, f"{node!r} ends outside the window on the screen {name}")

    def leave(self, role, name):
        self.s.key("Escape")
        self.app.gone(role, name)

    def setUp(self):
        super().setUp()
        self.width = int(self.size.split("x")[0])
        self.open()

    def open_sample(self):
        self.app.find("button", "Open the sample plan").click()
        self.app.find("list item", starting("Security review, due"))

    def test_window(self):
        self.screen("welcome", [("button", "New plan…"), ("button", "Open the sample plan")])
        self.assertFalse(self.app.all("page tab"), "no views where there is no plan")
        self.open_sample()
        self.screen("plan", [("button", "Send…"), ("toggle button", "Details of the milestone"), ("page tab", "People")],
                    [("button", "Properties of the plan"), ("toggle button", "Zoom of the timeline")])
        self.app.find("toggle button", "Zoom of the timeline").focus()
        self.s.key("Tab")
        self.app.find("list", "Timeline").find("list item", focused=True)
        self.s.key("Return")
        self.screen("milestone", [], [("text", "Title"), ("combo box", "Status"), ("text", "Due"), ("text", "Add deliverable"), ("combo box", "Visibility"), ("button", "Delete milestone")])
        self.s.key("alt+2")
        self.screen("people", [], [("list item", "Ingrid Möller"), ("text", "Add person at Northwind Traders"), ("list item", "Priya Nair")])
        self.app.find("list item", "Ingrid Möller").press("Return")
        self.screen("person", [], [("text", "Name"), ("combo box", "Function"), ("text", "Private notes"), ("button", "Delete person")])

    def test_dialogs(self):
        self.open_sample()
        self.s.key("alt+Return")
        self.screen("properties", [], [("text", "Title"), ("text", "Target day"), ("list item", "Buyer working days"), ("combo box", "Language")])
        self.leave("text", "Target day")
        self.s.key("ctrl+n")
        self.screen("new plan", [], [("list item", "Blank plan"), ("list item", "From a plan of yours"), ("list item", starting("Software evaluation"))])
        self.app.find("list item", "Blank plan").press("Return")
        self.screen("new plan, details", [], [("button", "Create"), ("text", "Title"), ("text", "Buyer"), ("text", "Seller")])
        self.s.key("Escape")
        self.app.gone("button", "Create")
        if self.app.all("list item", "Blank plan"):
            self.leave("list item", "Blank plan")
        self.s.key("ctrl+shift+s")
        self.screen("send", [], [("button", "Cancel"), ("button", "Save…"), ("combo box", "Format"), ("button", "Mail…"), ("button", "Print…")])
        self.leave("button", "Save…")
        self.s.key("ctrl+comma")
        self.screen("preferences", [], [("text", "Our company"), ("combo box", "Paper"), ("combo box", "Language of documents")])
        self.leave("text", "Our company")
        self.s.key("ctrl+question")
        self.screen("shortcuts", [], [("list item", "New plan, Ctrl+N"), ("list item", starting("Redo, ")), ("list item", starting("Full screen, "))])


class Small(LargeText, WindowTest):
    """A small laptop, or half of a screen."""
    size = "1024x768"


class Narrow(LargeText, WindowTest):
    """A phone."""
    size = "400x768"


if __name__ == "__main__":
    unittest.main()
