#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Own templates: saved from a plan, renamed, exported, deleted and brought back, opened as a plan; broken files are refused."""
import json
import os
import unittest

from app import WindowTest, holding, starting, wait_for


class OwnTemplates(WindowTest):

    def own(self):
        return {t["title"]: t for t in json.loads(self.s.cli("templates", "--json")) if t["own"]}

    def menu(self, title, item):
        self.app.find("toggle button", f"What can be done with “{title}”").press("space")
        self.app.find("menu item", item).click()

    def save_as_template(self, title, when):
        self.s.key("F10")
        self.app.find("menu item", "Save as Template…").click()
        self.app.find(None, "Save as a template")
        self.app.find("text", "Title", focused=True)
        self.s.type(title + "\t" + when)
        self.s.shot("template-save")
        self.app.find("button", "Save").click()

    def start(self):
        self.s.key("ctrl+n")
        self.app.find("list item", "Blank plan", focused=True)

    def test_life_of_a_template(self):
        self.s.cli("new", "--template", "smb", "--buyer", "Northwind Traders", "--seller", "Fabrikam", "--anchor", "2027-03-02", "--title", "Order platform")
        self.open()
        self.app.find("list item", holding("Northwind Traders")).click()
        self.app.find("heading", "Order platform")
        self.save_as_template("Our short way", "Two people decide")
        wait_for(lambda: "Our short way" in self.own(), "the template")
        self.assertEqual(self.own()["Our short way"]["when"], "Two people decide")

        self.start()
        self.menu("Our short way", "Rename…")
        self.app.find("text", "Title", focused=True)
        self.s.key("ctrl+a")
        self.s.type("Our quick way\n")
        self.app.find("list item", "Our quick way")
        self.s.shot("template-list")

        self.menu("Our quick way", "Export…")
        target = self.s.dir + "/quick.json"
        self.save_as(target)
        wait_for(lambda: os.path.exists(target), "the file")

        self.menu("Our quick way", "Delete")
        self.app.gone("list item", "Our quick way")
        self.assertEqual(self.own(), {})
        self.app.find("button", "Undo").click()
        self.app.find("list item", "Our quick way")

        self.menu("Our quick way", "Open as a Plan")
        self.app.gone("dialog", "New plan")
        self.app.find("heading", "Our quick way")

    def test_a_broken_file_is_refused(self):
        path = self.s.dir + "/broken.json"
        with open(path, "w", encoding="utf-8") as f:
            f.write('{"format": "tandem-template", "title": "T", "phases": []}')
        self.open()
        self.start()
        self.app.find("button", "Import Template…").press()
        self.save_as(path)
        self.app.find(None, "The template can’t be imported")
        self.app.find("label", holding("phases"))
        self.assertEqual(self.own(), {})

    def test_a_plan_of_the_library_and_a_file(self):
        self.s.cli("new", "--template", "smb", "--buyer", "Northwind Traders", "--seller", "Fabrikam", "--anchor", "2027-03-02", "--title", "Order platform")
        self.open()
        self.start()
        self.app.find("list item", "From a plan of yours").click()
        self.app.find("list item", "Order platform").click()
        self.app.find("text", "Title", focused=True)
        self.s.type("Second\tContoso Retail\t\t2 June 2027\n")
        self.app.gone("dialog", "New plan")
        self.app.find("heading", "Second")
        first, second = self.plan("Order platform"), self.plan("Second")
        self.assertEqual([m["title"] for m in first["milestones"]], [m["title"] for m in second["milestones"]])
        self.assertEqual((second["buyer"]["name"], second["seller"]["name"], second["anchor"]["date"]), ("Contoso Retail", "Fabrikam", "2027-06-02"))

        path = self.s.dir + "/plan.tandem.json"
        with open(path, "w", encoding="utf-8") as f:
            f.write(self.s.cli("show", "Order platform"))
        self.start()
        self.app.find("list item", "From a file…").click()
        self.save_as(path)
        self.app.find("text", "Title", focused=True)
        self.s.type("Third\tAdatum\t\t2 June 2027\n")
        self.app.gone("dialog", "New plan")
        self.assertEqual(len(self.plan("Third")["milestones"]), len(first["milestones"]))


if __name__ == "__main__":
    unittest.main()
