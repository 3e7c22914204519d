# SPDX-License-Identifier: GPL-3.0-or-later
"""Send: what is found before, the file, the mail, the copies that are kept."""
import email
import email.policy
import glob
import json
import os
import pathlib
import re
import sqlite3
import unittest

from app import WindowTest, holding, starting, wait_for

SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "sample", "sample.tandem.json")


class Send(WindowTest):
    def open_send(self):
        app = self.open()
        app.find("button", "Open the sample plan").click()
        app.find(name=holding("Security review"))
        app.find("button", starting("Send")).click()
        return app.find("dialog", "Send")

    def expand(self, dialog, name):
        """Opens an expander and scrolls it into sight by walking there with the keyboard."""
        dialog.find(name=holding(name)).press("space")

    def versions(self):
        with sqlite3.connect(f"file:{self.s.library}?mode=ro", uri=True) as library:
            return library.execute("SELECT number, format, receivers, content FROM version JOIN version_content ON version.id = version ORDER BY number").fetchall()

    def test_findings_lead_to_their_field(self):
        plan = json.loads(pathlib.Path(SAMPLE).read_text(encoding="utf-8"))
        plan["plan"]["roadblocks"] = []
        plan["plan"]["goal"] = ""
        path = os.path.join(self.s.dir, "plan.tandem.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(plan, file)
        os.makedirs(os.path.dirname(self.s.library), exist_ok=True)
        self.s.cli("import", path)
        app = self.open()
        app.find(name=holding("Security review"))
        app.find("button", starting("Send")).click()
        dialog = app.find("dialog", "Send")
        self.s.shot("send-1")
        row = dialog.find(name=re.compile(r"^\d+ things? to look at"))
        row.click()
        self.s.shot("send-2-findings")
        dialog.find(name=starting("“Security review” is late")).click()
        self.app.gone("dialog", "Send")
        self.s.shot("send-3-led")
        wait_for(lambda: any(n.name == "Due" and "focused" in n.states for _, n in self.app.walk()), "the focus in the due day")

    def test_mail_is_a_draft_and_a_copy(self):
        dialog = self.open_send()
        dialog.find("button", "Mail…").press("Return")
        dialog.find(name="Mail is ready to send", timeout=20)
        self.s.shot("send-4-mail")
        (number, form, receivers, content), = self.versions()
        self.assertEqual((number, form), (1, "eml"))
        self.assertIn("Leo Kim", receivers)
        message = email.message_from_bytes(content, policy=email.policy.default)
        self.assertIn("leo.kim@northwind.example", [a.addr_spec for a in message["To"].addresses])
        drafts = [path for path in glob.glob("/tmp/tandem-*/*/*.eml") if pathlib.Path(path).read_bytes() == content]
        self.assertEqual(len(drafts), 1)
        self.assertEqual(os.stat(os.path.dirname(os.path.dirname(drafts[0]))).st_mode & 0o077, 0)
        dialog.find("button", "Close").click()
        self.app.gone("dialog", "Send")
        self.s.close(self.app)
        self.assertFalse(os.path.exists(drafts[0]))

    def test_copies_are_kept(self):
        dialog = self.open_send()
        dialog.find("button", "Mail…").press("Return")
        dialog.find(name="Mail is ready to send", timeout=20)
        dialog.find("button", "Close").click()
        self.app.gone("dialog", "Send")
        self.app.find("button", starting("Send")).click()
        dialog = self.app.find("dialog", "Send")
        dialog.find(name=starting("Copies that were sent")).press("space")
        dialog.find("button", "Open version 1")
        self.s.shot("send-5-copies")
        dialog.find("button", "Save version 1…").press("Return")
        self.app.find(name="Save the copy")

    def test_print_opens_the_dialog(self):
        dialog = self.open_send()
        dialog.find("button", "Print…").press("Return")
        self.app.find(role="dialog", name=starting("Print"), timeout=20)
        self.s.shot("send-6-print")


if __name__ == "__main__":
    unittest.main()
