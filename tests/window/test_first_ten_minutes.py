#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new user's first ten minutes, with real keys and clicks, and what is found after a restart."""
import unittest

from app import WindowTest, holding, starting, wait_for


class FirstTenMinutes(WindowTest):

    def create_plan(self):
        self.s.key("ctrl+n")
        self.app.find("dialog", "New plan")
        self.app.find("list item", "Blank plan", focused=True)
        self.s.key("Return")
        self.app.find("text", "Title", focused=True)
        self.s.type("Warehouse pilot\tContoso Retail\t")
        self.app.find("text", "Seller", focused=True)
        self.s.key("ctrl+a")
        self.s.type("Fabrikam")
        self.fill("Date", "2 March 2027")
        self.app.find("button", "Create").click()
        self.app.gone("dialog", "New plan")
        self.app.find("heading", "Warehouse pilot")

    def add_phases(self):
        for name in ("Measure", "Extend"):
            self.app.find("text", "Add phase").click()
            self.s.type(name + "\n")
            wait_for(lambda: name in [p["name"] for p in self.plan("Warehouse pilot")["phases"]], f"the phase {name}")

    def add_milestones(self):
        self.app.all("text", "Add milestone")[0].click()
        for title in ("Kick-off", "Site survey", "Pilot week", "Decision"):
            self.s.type(title + "\n")
            self.app.find("list item", starting(title))
        self.assertEqual([m["title"] for m in self.plan("Warehouse pilot")["milestones"]], ["Kick-off", "Site survey", "Pilot week", "Decision"])

    def add_people(self):
        self.s.key("alt+2")
        for side, company, name, job, role in (("buyer", "Contoso Retail", "Rosa Díaz", "Head of Logistics", "Champion"),
                                               ("buyer", "Contoso Retail", "Tom Berger", "Finance Director", "Economic buyer"),
                                               ("seller", "Fabrikam", "Ana Ruiz", "Solutions Engineer", None)):
            self.app.find("text", f"Add person at {company}").click()
            self.s.type(name + "\n")
            self.app.find("dialog", name)
            self.fill("Job title", job)
            if role:
                self.choose("Role in the deal", role)
            self.s.key("Escape")
            self.app.gone("dialog", name)
            wait_for(lambda: (name, side, job) in [(p["name"], p["side"], p["job_title"]) for p in self.plan("Warehouse pilot")["people"]],
                     f"{name} in the library")
        self.s.shot("05-people")
        self.s.key("alt+1")
        # GTK's GetAccessibleAtPoint finds the hidden view above the shown one from here on; a lunch break cures it.
        self.s.close(self.app)
        self.open()
        self.app.find("heading", "Warehouse pilot")

    def fill_forms(self):
        for title, due, read_back in (("Kick-off", "+1w", "2026-11-30"), ("Site survey", "11 December 2026", "2026-12-11"),
                                      ("Pilot week", "2027-01-22", "2027-01-22"), ("Decision", "29 jan 2027", "2027-01-29")):
            self.select_milestone(title)
            self.fill("Due", due + "\n")
            wait_for(lambda: self.milestone("Warehouse pilot", title)["due"] == read_back, f"{title} due {read_back}")
        self.select_milestone("Kick-off")
        self.choose("Buyer lead", "Rosa Díaz")
        self.choose("Seller lead", "Ana Ruiz")

        def leads():
            people = {p["id"]: p["name"] for p in self.plan("Warehouse pilot")["people"]}
            m = self.milestone("Warehouse pilot", "Kick-off")
            return people.get(m["buyer_lead"]), people.get(m["seller_lead"])
        wait_for(lambda: leads() == ("Rosa Díaz", "Ana Ruiz"), "both leads")

    def tick(self):
        self.select_milestone("Kick-off")
        self.fill("Add deliverable", "Access for the survey\n")
        box = self.app.find("check box", "Access for the survey")
        box.click()
        self.app.find("check box", "Access for the survey", checked=True)
        wait_for(lambda: self.milestone("Warehouse pilot", "Kick-off")["deliverables"][0]["done"], "the tick in the library")

    def undo_and_redo(self):
        def done():
            return self.milestone("Warehouse pilot", "Kick-off")["deliverables"][0]["done"]
        self.app.find("button", "Undo Tick Deliverable")
        self.s.key("ctrl+z")
        self.app.find("check box", "Access for the survey", checked=False)
        wait_for(lambda: not done(), "the tick taken back")
        self.s.key("ctrl+shift+z")
        self.app.find("check box", "Access for the survey", checked=True)
        wait_for(done, "the tick again")

    def send(self):
        target = self.s.dir + "/plan.pdf"
        self.app.find("button", "Send…").click()
        self.app.find("dialog", "Send")
        self.s.shot("08-send")
        self.app.find("button", "Save…", sensitive=True).click()
        self.save_as(target)
        self.app.find("button", "Show in folder", timeout=30)
        with open(target, "rb") as f:
            self.assertEqual(f.read(5), b"%PDF-")
        self.s.key("Escape")
        self.app.gone("dialog", "Send")

    def test_first_ten_minutes(self):
        self.open()
        self.s.shot("01-first-start")
        self.app.find("button", "Open the sample plan").click()
        self.app.find("heading", "Order management platform")
        self.app.find("list item", starting("Security review"))
        self.s.shot("02-sample")

        self.create_plan()
        self.add_phases()
        self.add_milestones()
        self.s.shot("04-milestones")
        self.add_people()
        self.fill_forms()
        self.s.shot("06-forms")
        self.tick()
        self.undo_and_redo()
        self.s.shot("07-ticked")
        self.send()

        before = self.s.cli("show", "Warehouse pilot")
        self.s.close(self.app)
        self.open()
        self.app.find("heading", "Warehouse pilot")
        self.assertEqual(self.s.cli("show", "Warehouse pilot"), before)
        self.app.find("list item", holding("Contoso Retail"))
        self.app.find("list item", holding("Northwind Traders"))
        self.app.find("list item", starting("Kick-off, due 30 November 2026"))
        self.select_milestone("Kick-off")
        self.app.find("check box", "Access for the survey", checked=True)
        # Undo reaches over the restart.
        self.app.find("button", "Undo Tick Deliverable")
        self.s.key("ctrl+z")
        self.app.find("check box", "Access for the survey", checked=False)
        self.s.shot("09-restarted")


if __name__ == "__main__":
    unittest.main()
