# SPDX-License-Identifier: GPL-3.0-or-later
"""Send: the pages, what is found before leads to its field; mail, the copies that are kept, printing, dragging out."""
import base64
import email
import email.policy
import glob
import itertools
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import time
import unittest

from app import WindowTest, holding, starting, wait_for

HERE = pathlib.Path(__file__).resolve().parent
SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "data/sample/sample.tandem.json"


class Send(WindowTest):
    def import_plan(self, change=lambda plan: None):
        """The sample, with a late milestone that nothing says why of, and no goal."""
        plan = json.loads(SAMPLE.read_text(encoding="utf-8"))
        plan["plan"]["roadblocks"] = []
        plan["plan"]["goal"] = ""
        change(plan["plan"])
        path = pathlib.Path(self.s.dir, "plan.tandem.json")
        path.write_text(json.dumps(plan), encoding="utf-8")
        os.makedirs(os.path.dirname(self.s.library), exist_ok=True)
        self.s.cli("import", str(path))

    def open_send(self):
        self.app.find("button", starting("Send")).click()
        return self.app.find("dialog", "Send")

    def close_send(self, dialog, button="Cancel"):
        dialog.find("button", button).click()
        self.app.gone("dialog", "Send")

    def handed_over(self):
        """Files that were made for other programs."""
        return set(glob.glob(self.s.dir + "/cache/tandem/handed-over/*/*"))

    def start_program(self, name, *args):
        """A program beside Tandem, which says when it is there."""
        return self.s._spawn([sys.executable, str(HERE / name), *map(str, args)], stdout=subprocess.PIPE, text=True)

    def versions(self):
        with sqlite3.connect(f"file:{self.s.library}?mode=ro", uri=True) as library:
            return library.execute("SELECT number, format, receivers, content FROM version JOIN version_content ON version.id = version ORDER BY number").fetchall()

    def check_findings(self):
        dialog = self.open_send()
        dialog.find(name=re.compile(r"^\d+ things? to look at")).click()
        self.s.shot("send-1-findings")
        dialog.find(name=starting("“Security review” is late")).click()
        self.app.gone("dialog", "Send")
        wait_for(lambda: any(n.name == "Due" and "focused" in n.states for _, n in self.app.walk()), "the focus in the due day")
        self.s.shot("send-2-led")

    def check_mail(self):
        """A draft in a private place, kept as a version with its bytes; where it is is returned."""
        others = self.handed_over()
        dialog = self.open_send()
        dialog.find("button", "Mail…").focus("shift+Tab")
        self.s.key("Return")
        dialog.find(name="Mail is ready to send", timeout=30)
        self.s.shot("send-3-mail")
        (number, form, receivers, content), = self.versions()
        self.assertEqual((number, form), (1, "eml"))
        self.assertIn("Leo Kim", receivers)
        message = email.message_from_bytes(content, policy=email.policy.default)
        self.assertIn("leo.kim@northwind.example", [a.addr_spec for a in message["To"].addresses])
        made = {os.path.splitext(path)[1]: pathlib.Path(path) for path in self.handed_over() - others}
        self.assertEqual(sorted(made), [".eml", ".pdf"])
        self.assertEqual(made[".eml"].read_bytes(), content)
        attached = [part for part in message.walk() if part.get_content_type() == "application/pdf"]
        self.assertEqual([part.get_content() for part in attached], [made[".pdf"].read_bytes()])
        self.assertEqual(attached[0].get_filename(), made[".pdf"].name)
        self.assertEqual(os.stat(made[".eml"].parent).st_mode & 0o077, 0)
        self.close_send(dialog, "Close")
        return made[".eml"]

    def check_copies(self):
        dialog = self.open_send()
        dialog.find(name=starting("Copies that were sent")).focus("shift+Tab")
        self.s.key("space")
        dialog.find("button", "Open version 1")
        dialog.find("button", "Save version 1…")
        self.s.shot("send-4-copies")
        self.close_send(dialog)

    def test_send(self):
        self.import_plan()
        self.open().find(name=holding("Security review"))
        self.check_findings()
        draft = self.check_mail()
        self.check_copies()
        self.assertEqual(len(self.versions()), 1)
        self.s.close(self.app)
        # a mail program may read the file later; after a day it is gone
        self.assertTrue(draft.exists())
        fresh = pathlib.Path(self.s.dir, "cache/tandem/handed-over/fresh")
        fresh.mkdir()
        yesterday = time.time() - 25 * 60 * 60
        os.utime(draft.parent, (yesterday, yesterday))
        self.open().find(name=holding("Security review"))
        self.assertFalse(draft.parent.exists())
        self.assertTrue(fresh.exists())
        self.assertEqual(len(self.versions()), 1)

    def test_print(self):
        """The desktop's dialog is shown, also without a printer; when the person doesn't want to, all is as it was. What is printed is no version."""
        self.import_plan()
        self.open().find(name=holding("Security review"))
        dialog = self.open_send()
        for again in (False, True):
            dialog.find("button", "Print…").focus("shift+Tab")
            self.s.key("Return")
            title = self.app.find(role="dialog", name=starting("Print"), timeout=30).name
            wait_for(lambda: self.s.has_window(title), "the window to print from")
            self.s.shot(f"send-5-print-{again}")
            self.s.key("Escape")
            wait_for(lambda: not self.s.has_window(title), "the end of printing")
            dialog.find("button", "Save…", sensitive=True)
            self.assertFalse(dialog.all("label", holding("could not")))
        self.close_send(dialog)
        self.assertEqual(self.versions(), [])
        self.s.close(self.app)

    def test_pages(self):
        """Pages to go by and to zoom; what was chosen is there again, also after a restart and a finding's lead."""
        self.import_plan()
        self.open().find(name=holding("Security review"))
        dialog = self.open_send()
        n_pages = len(dialog.all("list item", starting("Go to page ")))
        self.assertGreaterEqual(n_pages, 3)
        self.assertTrue(dialog.find("list item", "Go to page 1", selected=True))
        dialog.find("list item", f"Go to page {n_pages}").click()
        wait_for(lambda: dialog.find("list item", f"Go to page {n_pages}", selected=True), "the last page chosen")
        self.s.key("Home")
        dialog.find("list item", "Go to page 1", selected=True)
        self.s.key("Down")
        dialog.find("list item", "Go to page 2", selected=True)
        fitted = dialog.find("label", re.compile("^[0-9]+ %$")).name
        self.s.key("ctrl+plus")
        larger = wait_for(lambda: [n.name for n in dialog.all("label", re.compile("^[0-9]+ %$")) if n.name != fitted], "a larger zoom")
        dialog.find("button", "Zoom out").click()
        wait_for(lambda: not dialog.all("label", larger[0]), "a smaller zoom")
        self.s.key("ctrl+0")
        dialog.find("label", fitted)

        self.choose("Paper", "Letter")
        self.choose("Language", "Deutsch")
        dialog.all("check box", "People")[-1].click()
        wait_for(lambda: len(dialog.all("list item", starting("Go to page "))) < n_pages, "fewer pages")
        self.s.shot("send-6-chosen")
        dialog.find(name=re.compile(r"^\d+ things? to look at")).click()
        dialog.find(name="The plan doesn’t say what its goal is.").click()
        self.app.gone("dialog", "Send")
        self.app.find("dialog", starting("Plan"))
        self.s.key("Escape")
        self.app.gone("dialog")
        self.assertNotIn("Undo", [n.name for n in self.app.window.all("button", sensitive=True)])
        for restart in (False, True):
            if restart:
                self.s.close(self.app)
                self.open().find(name=holding("Security review"))
            dialog = self.open_send()
            self.assertIn("Letter", self.chosen("Paper"))
            self.assertIn("Deutsch", self.chosen("Language"))
            self.assertEqual({"checked" in n.states for n in dialog.all("check box", "People")}, {False})
            self.close_send(dialog)

    def chosen(self, combo):
        return [n.name for _, n in self.app.find("combo box", combo).walk()]

    def test_saved_again(self):
        """A copy can be saved again with the very same bytes, also when the plan has changed."""
        self.import_plan()
        self.open().find(name=holding("Security review"))
        first, again = pathlib.Path(self.s.dir, "first.pdf"), pathlib.Path(self.s.dir, "again.pdf")
        dialog = self.open_send()
        dialog.find("button", "Save…").click()
        self.save_as(str(first))
        dialog.find(name="Saved", timeout=20)
        self.close_send(dialog, "Close")
        self.assertEqual(self.plan("Order management platform")["last_sent"], "2026-11-23")
        self.select_milestone("Security review")
        self.fill("Title", "Security check\n")
        wait_for(lambda: self.app.all("list item", starting("Security check")), "the new title")
        dialog = self.open_send()
        dialog.find(name=starting("Copies that were sent")).focus("shift+Tab")
        self.s.key("space")
        dialog.find("button", "Save version 1…").press("Return")
        self.save_as(str(again))
        wait_for(again.exists, "the copy", 10)
        self.assertEqual(again.read_bytes(), first.read_bytes())
        self.assertEqual(self.versions()[0][3], first.read_bytes())
        others = self.handed_over()
        dialog.find("button", "Open version 1").focus("shift+Tab")
        self.s.key("Return")
        opened = wait_for(lambda: self.handed_over() - others, "the copy as a file")
        wait_for(lambda: [pathlib.Path(path).read_bytes() for path in opened] == [first.read_bytes()], "all of the copy")

    def test_stop(self):
        """A long export is stopped: no file, no version, everything as it was chosen."""
        def grow(plan):
            one = plan["milestones"][5]
            plan["milestones"] = [dict(one, id=f"m{i}", title=f"Milestone {i}", after=[]) for i in range(2500)]

        self.import_plan(grow)
        self.open().find(name=holding("Milestone 1"), timeout=30)
        folder = pathlib.Path(self.s.dir, "export")
        folder.mkdir()
        self.app.find("button", starting("Send")).click()
        self.app.find("button", "Save…", timeout=20).click()
        self.save_as(str(folder / "plan.pdf"))
        self.s.key("Return")  # the button that has the focus
        self.app.find(name="Stopped; nothing was written.", timeout=20)
        self.s.shot("send-7-stopped")
        self.assertEqual(list(folder.iterdir()), [])
        self.assertEqual(self.versions(), [])

    def test_no_place(self):
        """Where nothing can be written a sentence says so; what was chosen stays, and no copy is kept."""
        self.import_plan()
        self.open().find(name=holding("Security review"))
        dialog = self.open_send()
        dialog.find("button", "Save…").click()
        self.save_as("/sys/plan.pdf")
        dialog.find(name=re.compile("^“/sys/plan.pdf” could not be written: .*Choose another folder; nothing was changed"), timeout=20)
        self.s.shot("send-10-no-place")
        dialog.find("button", "Save…", sensitive=True)
        self.assertEqual(self.versions(), [])
        self.close_send(dialog)

    def test_mail_program(self):
        """The desktop's portal gets words, receivers and the file; when the person doesn't want to, nothing was sent."""
        self.import_plan()
        asked = pathlib.Path(self.s.dir, "asked.json")
        portal = self.start_program("fake_portal.py", asked, 1)
        self.assertEqual(portal.stdout.readline(), "ready\n")
        self.open().find(name=holding("Security review"))
        dialog = self.open_send()
        dialog.find("button", "Mail…").focus("shift+Tab")
        self.s.key("Return")
        wait_for(asked.exists, "the portal to be asked", 20)
        wait_for(lambda: dialog.find("button", "Save…"), "the options again")
        self.assertEqual(self.versions(), [])
        portal.terminate()
        portal.wait(5)
        asked.unlink()

        portal = self.start_program("fake_portal.py", asked, 0)
        self.assertEqual(portal.stdout.readline(), "ready\n")
        dialog.find("button", "Mail…").focus("shift+Tab")
        self.s.key("Return")
        dialog.find(name="Mail is ready to send", timeout=20)
        self.s.shot("send-8-portal")
        request = json.loads(asked.read_text(encoding="utf-8"))
        self.assertRegex(request["parent"], "^x11:")
        self.assertIn("leo.kim@northwind.example", request["options"]["addresses"])
        self.assertLess(len(request["options"]["subject"]), 50)
        (attachment,) = request["attachments"]
        self.assertIn(attachment["name"], request["options"]["body"])
        ((_, form, receivers, content),) = self.versions()
        self.assertEqual(form, "pdf")
        self.assertIn("Leo Kim", receivers)
        self.assertEqual(base64.b64decode(attachment["content"]), content)
        self.close_send(dialog, "Close")

        # one that doesn't answer can be stopped
        portal.terminate()
        portal.wait(5)
        asked.unlink()
        portal = self.start_program("fake_portal.py", asked, -1)
        self.assertEqual(portal.stdout.readline(), "ready\n")
        dialog = self.open_send()
        dialog.find("button", "Mail…").focus("shift+Tab")
        self.s.key("Return")
        wait_for(asked.exists, "the portal to be asked", 20)
        dialog.find("button", "Stop").click()
        dialog.find("button", "Save…")
        self.assertEqual(len(self.versions()), 1)

    def test_xdg_email(self):
        """Without a portal the program of xdg-utils is called."""
        self.import_plan()
        folder = pathlib.Path(self.s.dir, "bin")
        folder.mkdir()
        program = folder / "xdg-email"
        program.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" > '{self.s.dir}/called.part'\nmv '{self.s.dir}/called.part' '{self.s.dir}/called'\n", encoding="utf-8")
        program.chmod(0o700)
        self.s.env["PATH"] = f"{folder}:{self.s.env['PATH']}"
        self.open().find(name=holding("Security review"))
        dialog = self.open_send()
        dialog.find("button", "Mail…").focus("shift+Tab")
        self.s.key("Return")
        dialog.find(name="Mail is ready to send", timeout=20)
        called = pathlib.Path(self.s.dir, "called").read_text(encoding="utf-8").splitlines()
        self.assertIn("leo.kim@northwind.example", called)
        attached = pathlib.Path(called[called.index("--attach") + 1])
        ((_, form, _, content),) = self.versions()
        self.assertEqual((form, attached.read_bytes()), ("pdf", content))

    def test_drag_out(self):
        """The pages are dragged to another program, which gets the file that Save would write."""
        self.import_plan()
        got = pathlib.Path(self.s.dir, "dropped.json")
        self.s.env["GTK_A11Y"] = "none"
        self.start_program("drop_target.py", got)
        self.s.env["GTK_A11Y"] = "atspi"
        self.open().find(name=holding("Security review"))
        dialog = self.open_send()
        wait_for(lambda: self.s.has_window("Drop here"), "the other program")
        # to a place that the dialog leaves free
        self.s.xdo("search", "--name", "^Drop here$", "windowmove", 1340, 0, "windowraise")
        page = dialog.all("image", "Page 1 of 5")[-1].point()
        self.s.xdo("mousemove", *page, "mousedown", 1)
        # GTK takes a movement for a drag from 100 ms after the press on, and looks at it when the pointer moves: it has to go on.
        steps = itertools.count(1)

        def pull():
            i = next(steps)
            self.s.xdo("mousemove", page[0] - 8 * min(i, 12) + i % 2, page[1] - 4 * min(i, 12))
            return self.handed_over()
        wait_for(pull, "the file that is dragged", 15)
        for i in range(1, 11):
            self.s.xdo("mousemove", *(round(a + (b - a) * i / 10) for a, b in zip(page, (1400, 60))), "sleep", 0.02)
        self.s.shot("send-9-drag")
        self.s.xdo("sleep", 0.3, "mousemove", 1402, 62, "sleep", 0.3, "mouseup", 1)
        wait_for(got.exists, "the file at the other program", 15)
        (dropped,) = json.loads(got.read_text(encoding="utf-8"))
        self.assertRegex(dropped["name"], r"\.pdf$")
        self.close_send(dialog)
        saved = pathlib.Path(self.s.dir, "saved.pdf")
        dialog = self.open_send()
        dialog.find("button", "Save…").click()
        self.save_as(str(saved))
        dialog.find(name="Saved", timeout=20)
        self.assertEqual(base64.b64decode(dropped["content"]), saved.read_bytes())

    def test_copy_picture(self):
        """The picture is on the clipboard as a PNG."""
        self.import_plan()
        self.open().find(name=holding("Security review"))
        dialog = self.open_send()
        dialog.find("button", "Copy the picture").focus("shift+Tab")
        self.s.key("Return")
        dialog.find(name="Picture copied", timeout=20)


if __name__ == "__main__":
    unittest.main()
