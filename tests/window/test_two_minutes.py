#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the first start to a scheduled plan by keyboard alone, in less than two minutes of a person's time.

A person's time is counted as the keystroke-level model does (Card, Moran, Newell 1980): 0.28 s for a key by somebody who
types without training, 1.35 s to think before each thing that is not just going on typing. Keys and thoughts are counted
where they are sent; the tree is only read. Nothing is clicked, no accessible action is used."""
import datetime
import unittest

from app import WindowTest, starting, wait_for

KEY = 0.28      # seconds
THOUGHT = 1.35  # seconds
LIMIT = 120     # seconds


class Keyboard:
    """Sends keys and counts them."""

    def __init__(self, session):
        self.session, self.keys, self.thoughts = session, 0, 0

    def press(self, *keys):
        """Keys that somebody thinks about before: a shortcut, a choice."""
        self.thoughts += 1
        for key in keys:
            self.keys += 1 + key.count("+")
            self.session.key(key)

    def type(self, text):
        """A word or a number: one thought, then its keys; capitals need two."""
        self.thoughts += 1
        self.keys += len(text) + sum(1 for c in text if c.isupper())
        self.session.type(text)

    def seconds(self):
        return self.keys * KEY + self.thoughts * THOUGHT


class TwoMinutes(WindowTest):

    def focused(self, role, name):
        self.app.find(role, name, focused=True)

    def go_to(self, keyboard, role, name, key="Tab", limit=30):
        """Walks there; every step is a key, and counted."""
        dialog = self.app.find("dialog")

        def focus():
            return [(n.role, n.name) for n in dialog.all(focused=True)]
        for _ in range(limit):
            before = focus()
            if (role, name) in before:
                return
            keyboard.session.key(key)
            keyboard.keys += 1
            wait_for(lambda: focus() not in ([], before), f"the focus on its way to {name}")
        self.fail(f"{key} never reached {role} {name!r}")

    def details(self, keyboard, template):
        keyboard.press("ctrl+n")
        self.focused("list item", "Blank plan")
        keyboard.thoughts += 1
        self.go_to(keyboard, "list item", template)
        keyboard.press("Return")
        self.focused("text", "Title")

    def start_onboarding(self, keyboard):
        """Up to the field of the day."""
        self.details(keyboard, "Onboarding to go-live")
        for text in ("Warehouse", "Contoso Retail", "Fabrikam"):
            keyboard.type(text)
            keyboard.press("Tab")

    def scheduled(self, title):
        plan = self.plan(title)
        days = {m["id"]: m["due"] for m in plan["milestones"]}
        self.assertTrue(all(days.values()))
        for milestone in plan["milestones"]:
            for before in milestone["after"]:
                self.assertLess(days[before], milestone["due"])
            day = datetime.date.fromisoformat(milestone["due"])
            self.assertLess(day.weekday(), 5, milestone["title"])
        return plan

    def test_from_start_to_a_scheduled_plan(self):
        self.open()
        keyboard = Keyboard(self.s)
        self.details(keyboard, "Proof of concept with a decision date")
        keyboard.type("Order platform")
        keyboard.press("Tab")
        keyboard.type("Northwind Traders")
        keyboard.press("Tab")
        keyboard.type("Fabrikam")
        keyboard.press("Tab")
        self.focused("text", "Day of decision")
        keyboard.type("+12w")
        keyboard.press("Return")
        self.app.gone("dialog", "New plan")
        self.app.find("heading", "Order platform")
        plan = self.scheduled("Order platform")
        self.assertEqual((plan["buyer"]["name"], plan["seller"]["name"]), ("Northwind Traders", "Fabrikam"))
        self.assertEqual(plan["anchor"], {"kind": "decision", "date": "2027-02-15"})
        print(f"{keyboard.keys} keys, {keyboard.thoughts} thoughts: {keyboard.seconds():.0f} s of a person")
        self.assertLess(keyboard.seconds(), LIMIT)

    def test_a_day_that_is_too_early_and_the_three_ways_out(self):
        self.open()
        keyboard = Keyboard(self.s)
        self.start_onboarding(keyboard)
        keyboard.type("4 January 2027")
        self.app.find("button", "Go-live on 12 January 2027")
        self.s.shot("too-early")

        keyboard.thoughts += 1
        shorten = self.app.find("button", starting("Shorten all to")).name
        self.go_to(keyboard, "button", shorten)
        keyboard.press("space")
        self.focused("button", "Back to full durations")
        self.app.gone("button", shorten)
        keyboard.press("space")
        self.app.find("button", shorten)

        self.go_to(keyboard, "button", "Go-live on 12 January 2027", "shift+Tab")
        keyboard.press("space")
        self.app.find("button", "Back to 4 January 2027")
        self.app.gone("button", shorten)
        keyboard.press("ctrl+Return")
        self.app.gone("dialog", "New plan")
        self.app.find("heading", "Warehouse")
        self.assertEqual(self.scheduled("Warehouse")["anchor"]["date"], "2027-01-12")
        print(f"{keyboard.keys} keys, {keyboard.thoughts} thoughts: {keyboard.seconds():.0f} s of a person")
        self.assertLess(keyboard.seconds(), LIMIT)

    def test_a_day_that_has_passed_loses_nothing(self):
        self.open()
        keyboard = Keyboard(self.s)
        self.start_onboarding(keyboard)
        keyboard.type("2 March 2026")
        self.app.find("button", "Go-live on 12 January 2027")
        keyboard.press("ctrl+Return")
        self.focused("text", "Day of go-live")
        self.app.find("label", "This day has passed.")
        self.assertEqual(self.app.find("text", "Buyer").text, "Contoso Retail")
        keyboard.press("ctrl+a")
        keyboard.type("2 March 2027")
        keyboard.press("Return")
        self.app.gone("dialog", "New plan")
        self.assertEqual(self.scheduled("Warehouse")["anchor"]["date"], "2027-03-02")


if __name__ == "__main__":
    unittest.main()
