#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that can be used has a name for a screen reader, and nothing complains on the way there."""
import re
import sys
import unittest

from app import PROGRAM, WindowTest, starting, wait_for

ROLES = {"push button", "button", "toggle button", "check box", "switch", "radio button", "text", "entry", "password text", "combo box", "spin button", "slider",
         "list item", "menu item", "page tab", "link", "table cell", "tree item", "dialog", "alert", "frame", "figure", "drawing area"}
# The accessibility bus itself; not ours to mend.
FOREIGN = re.compile(r"dbind-WARNING|AT-SPI: Error in GetItems")
COMPLAINT = re.compile(r"-(WARNING|CRITICAL|ERROR) \*\*|Theme parser|Gtk-Message")


class Names(WindowTest):

    def open_logged(self):
        self.log = self.s.dir + "/stderr"
        with open(self.log, "w", encoding="utf-8") as f:
            self.app = self.s.start([PROGRAM], stderr=f)
        self.app.find("frame")

    def path(self, node):
        names = []
        for _ in range(5):
            node = node.parent
            if node is None or node.role == "application":
                break
            names.append(f"{node.role} {node.name!r}"[:50])
        return " < ".join(names)

    def is_in_combo_row(self, node):
        """What is chosen is a list of one line inside the row, named by what it holds; libadwaita's own."""
        for _ in range(4):
            node = node.parent
            if node.role == "combo box":
                return True
        return False

    def check(self, where, least):
        """All that shows and can be used is named; `least` says that the place is really there."""
        dialogs = self.app.all("dialog")
        everything = [n for _, n in (dialogs[-1] if dialogs else self.app).walk()]
        nodes = [n for n in everything if n.role in ROLES]
        self.marked += [f"{where}: {n.role} {n.name}" for n in everything if "_" in n.name]
        self.twice += [f"{where}: {n.name}" for n in nodes if re.fullmatch(r"(.+)\s+\1", n.name)]
        nameless = [f"{n.role} in {self.path(n)}" for n in nodes if not n.name.strip() and not self.is_in_combo_row(n)]
        self.assertGreaterEqual(len(nodes), least, f"{where}: {[repr(n) for n in nodes]}")
        for line in nameless:
            print(f"{where}: {line}", file=sys.stderr)
        self.nameless += [f"{where}: {line}" for line in nameless]

    def in_dialog(self, where, name, keys, least):
        self.s.key(*keys)
        self.app.find("dialog", name)
        self.check(where, least)
        self.s.shot("names-" + where.replace(" ", "-"))
        self.s.key("Escape")
        self.app.gone("dialog", name)

    def new_plan(self):
        self.s.key("ctrl+n")
        self.app.find("dialog", "New plan")
        self.check("new plan, start", 12)
        self.app.find("list item", "Small deal in three weeks").click()
        self.app.find("text", "Title", focused=True)
        self.s.key("Tab", "Tab", "Tab")
        self.s.type("+1w")
        self.app.find("button", starting("Signature on"))
        self.check("new plan, details", 12)
        self.s.shot("names-new-plan")
        self.s.key("Escape")  # one page back, with what was typed kept
        self.app.find("list item", "Small deal in three weeks", focused=True)
        self.s.key("Escape")
        self.app.gone("dialog", "New plan")

    def test_names(self):
        self.nameless, self.twice, self.marked = [], [], []
        self.open_logged()
        self.check("welcome", 8)
        self.app.find("button", "Open the sample plan").click()
        self.app.find("list item", starting("Security review, due"))
        self.check("plan", 40)
        self.app.find("list item", starting("Security review, due")).click()
        wait_for(lambda: self.app.find("text", "Title").text == "Security review", "the form")
        self.check("milestone", 60)
        self.new_plan()
        self.in_dialog("plan properties", "Plan properties", ["alt+Return"], 10)
        self.in_dialog("preferences", "Preferences", ["ctrl+comma"], 6)
        self.app.find("button", starting("Send")).click()
        self.app.find("dialog", "Send")
        self.app.find(None, re.compile("page 1|Page 1", re.I))
        self.check("send", 12)
        self.s.key("Escape")
        self.app.gone("dialog", "Send")
        self.app.find("page tab", "People").click()
        self.app.find("list item", starting("Leo Kim"))
        self.check("people", 20)
        self.assertEqual(self.nameless, [])
        self.assertEqual(self.twice, [], "said twice")
        self.assertEqual(self.marked, [], "said with the mark of a mnemonic")
        self.s.close(self.app)
        with open(self.log, encoding="utf-8") as f:
            complaints = [line.strip() for line in f if COMPLAINT.search(line) and not FOREIGN.search(line)]
        self.assertEqual(complaints, [])


if __name__ == "__main__":
    unittest.main()
