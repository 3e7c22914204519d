#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new user's first ten minutes, with real keys and clicks, and what is found after a restart."""
import json
import os
import unittest

from app import WindowTest, holding, starting, wait_for


class FirstTenMinutes(WindowTest):

    def fill(self, name, text, enter=True):
        """Types into the entry of that name, as a person does: click, select all, type, Enter."""
        field = self.app.find("text", name)
        field.click()
        self.s.key("ctrl+a")
        self.s.type(text)
        if enter:
            self.s.key("Return")

    def plan(self, title):
        """The plan as the library holds it."""
        return json.loads(self.s.cli("show", title))["plan"]

    def add_phase(self, name):
        self.app.find("button", "Add phase").click()
        self.s.type(name)
        self.s.key("Return")

    def test_first_ten_minutes(self):
        app = self.open()
        self.s.shot("01-first-start")

        # the sample
        app.find("button", "Open the sample plan").click()
        app.find(name=holding("Security review"))
        self.s.shot("02-sample")

        # a plan of one's own
        self.s.key("ctrl+n")
        app.find("dialog", "New plan")
        self.fill("Title", "Warehouse pilot", enter=False)
        self.fill("Buyer", "Contoso Retail", enter=False)
        self.fill("Seller", "Fabrikam", enter=False)
        self.fill("Date", "2 March 2027", enter=False)
        self.s.shot("03-new-plan")
        app.find("button", "Create").click()
        wait_for(lambda: self.plan("Warehouse pilot"), "the plan in the library")


if __name__ == "__main__":
    unittest.main()
