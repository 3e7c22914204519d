#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Working days: both sides' weeks, holidays and closed days are set in the window; what makes no sense is refused with a
sentence and nothing is lost."""
import os
import unittest

from app import WindowTest, starting, wait_for

SAMPLE = "Order management platform"
COMPANY = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Northwind//EN
BEGIN:VEVENT
UID:a
DTSTART;VALUE=DATE:20270201
DTEND;VALUE=DATE:20270203
SUMMARY:Stocktaking
END:VEVENT
BEGIN:VEVENT
UID:b
DTSTART;VALUE=DATE:20200701
RRULE:FREQ=YEARLY
SUMMARY:Founding day
END:VEVENT
BEGIN:VEVENT
UID:c
DTSTART:20270204T090000
SUMMARY:Meeting
END:VEVENT
END:VCALENDAR
"""


class Calendars(WindowTest):

    def open_page(self):
        app = self.open()
        app.find("button", "Open the sample plan").click()
        app.find("button", "Properties of the plan").click()
        self.dialog = app.find("dialog", "Plan properties")
        self.dialog.find("list item", "Buyer working days").click()
        self.week = self.dialog.find("list item", "Working days")
        return app

    def scroll(self, clicks):
        """Turns the wheel over the dialog."""
        self.s.xdo("mousemove", 730, 560, "click", "--repeat", clicks, "--delay", 20, 5)

    def sample(self):
        return self.plan(SAMPLE)

    def calendar(self):
        return next((c for c in self.sample().get("calendars", []) if c["side"] == "buyer"), {})

    def toggle(self, day, *week):
        self.week.find("toggle button", day).click()
        wait_for(lambda: set(self.calendar().get("working_week", ())) == set(week), f"the week {week}")

    def periods(self):
        return {p["title"]: p for p in self.sample().get("closed_periods", [])}

    def import_file(self, name, text):
        path = os.path.join(self.s.dir, name)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        self.dialog.find("list item", "Import a calendar file…").click()
        self.save_as(path)

    def test_country_region_and_week(self):
        self.open_page()
        self.choose("Region", "Bayern")
        wait_for(lambda: self.calendar().get("region") == "BY", "the region")

        # Friday off, Sunday on; Undo is here, step by step
        self.toggle("Friday", "mon", "tue", "wed", "thu")
        self.toggle("Sunday", "sun", "mon", "tue", "wed", "thu")
        self.week.find("label", "Sunday to Thursday. Usual in Germany: Monday to Friday")
        self.s.key("ctrl+z")
        wait_for(lambda: "sun" not in self.calendar()["working_week"], "the step back")
        self.week.find("toggle button", "Sunday", pressed=False)

        # a week without days is refused, the one before is kept
        self.toggle("Monday", "tue", "wed", "thu")
        self.toggle("Tuesday", "wed", "thu")
        self.toggle("Wednesday", "thu")
        self.week.find("toggle button", "Thursday").click()
        self.week.find("label", "A working week needs at least one working day. The week was left as it was.")
        self.week.find("toggle button", "Thursday", pressed=True)
        self.assertEqual(self.calendar()["working_week"], ["thu"])
        self.toggle("Sunday", "sun", "thu")
        self.assertFalse(self.week.all("label", starting("A working week needs")))

        # the holidays stand there by name, for the years of the plan
        self.dialog.find("list item", "2027", expandable=True).click()
        self.dialog.find("list item", "Epiphany")

        # a country nothing is known of: said, and nothing else lost
        self.dialog.find("combo box", "Country").click()
        self.s.type("Bolivia")
        wait_for(lambda: self.in_popup(starting("Bolivia")), "Bolivia in the list")[-1].click()
        wait_for(lambda: self.sample()["buyer"].get("country") == "BO", "the country")
        self.dialog.find("label", starting("The public holidays of Bolivia aren’t known here"))
        self.dialog.gone("list item", "2027")
        self.assertEqual(set(self.calendar()["working_week"]), {"sun", "thu"})
        self.assertIn("Year-end freeze", self.periods())

    def test_closed_days(self):
        self.open_page()
        # a file that is none is refused with a sentence
        self.import_file("notes.ics", "Dear all,\nthe plant is closed.\n")
        self.dialog.find("label", "“notes.ics”: This is not a calendar file (.ics). No closed days were added.")
        self.assertEqual(list(self.periods()), ["Year-end freeze"])

        # what was understood is shown before anything is added: two days in a row, and the same day of three years
        self.import_file("company.ics", COMPANY)
        self.dialog.find("label", "4 closed days and periods will be added for Northwind Traders.")
        self.dialog.find("label", starting("1 event has a time of day"))
        self.assertEqual(list(self.periods()), ["Year-end freeze"])
        self.dialog.find("check box", "Founding day").click()
        self.dialog.find("label", "3 closed days and periods will be added for Northwind Traders.")
        self.dialog.find("button", "Add").click()
        wait_for(lambda: "Stocktaking" in self.periods(), "the days")
        self.assertEqual((self.periods()["Stocktaking"]["last"], self.periods()["Stocktaking"]["source"]), ("2027-02-02", "company.ics"))
        self.scroll(20)
        self.dialog.find("button", "Remove all from “company.ics”").click()
        wait_for(lambda: list(self.periods()) == ["Year-end freeze"], "the days gone")
        self.dialog.find("button", "Undo").click()
        wait_for(lambda: len(self.sample()["closed_periods"]) == 4, "the days back")

        # by hand: what a closed day needs is asked for at once
        self.dialog.find("text", "Add closed days").click()
        self.s.type("Summer break\n")
        self.dialog.find("text", "First day", focused=True)
        self.s.type("2 August 2027\t\t")
        self.dialog.find("text", "Last day", focused=True)
        self.s.type("30 July 2027\n")
        wait_for(lambda: self.dialog.find("text", "Last day").description == "The last day is before the first, 2 August 2027.", "the reason")
        self.assertEqual(self.dialog.find("text", "Last day").text, "30 July 2027")
        self.assertIsNone(self.periods()["Summer break"]["last"])
        self.s.key("ctrl+a")
        self.s.type("20 August 2027\n")
        wait_for(lambda: self.periods()["Summer break"]["last"] == "2027-08-20", "the last day")
        self.assertEqual((self.periods()["Summer break"]["first"], self.periods()["Summer break"]["side"]), ("2027-08-02", "buyer"))

    def test_hints_and_our_days(self):
        app = self.open()
        app.find("button", "Open the sample plan").click()
        wait_for(lambda: app.all(None, starting("Legal terms agreed")), "the milestone")[0].click()
        # a day nobody works on says so and offers the next one: the freeze goes to 3 January
        due = app.find("text", "Due")
        due.click()
        self.s.key("ctrl+a")
        self.s.type("25 December 2026")
        wait_for(lambda: due.description == "Friday 25 December 2026\nNot a working day of Northwind Traders: Christmas Day (Germany)", "the hint")
        app.find("button", "Use Monday 4 January 2027").click()
        app.find("radio button", "Only this one").click()
        app.find("button", "Move").click()
        wait_for(lambda: self.milestone(SAMPLE, "Legal terms agreed")["due"] == "2027-01-04", "the working day")
        app.gone("button", starting("Use "))

        # a target day that has passed is taken, and said
        self.s.key("alt+Return")
        dialog = app.find("dialog", "Plan properties")
        target = dialog.find("text", "Target day")
        target.click()
        self.s.key("ctrl+a")
        self.s.type("1 June 2026")
        dialog.find("text", "Title").click()
        wait_for(lambda: target.description == "Monday. This day has passed; nothing can lead to it any more.", "the sentence")
        self.assertEqual(self.sample()["anchor"]["date"], "2026-06-01")
        self.s.key("Escape")
        app.gone("dialog", "Plan properties")

        # the days we work in new plans; none is no week
        self.s.key("ctrl+comma")
        self.dialog = app.find("dialog", "Preferences")
        self.week = self.dialog.find("list item", "Working days")
        for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"):
            self.week.find("toggle button", day).click()
        self.week.find("label", "A working week needs at least one working day. The week was left as it was.")
        self.week.find("toggle button", "Friday", pressed=True)
        self.week.find("toggle button", "Sunday").click()
        self.week.find("label", "Sunday, Friday")


if __name__ == "__main__":
    unittest.main()
