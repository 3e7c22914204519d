# SPDX-License-Identifier: GPL-3.0-or-later
"""Send: what is found before leads to its field; mail, the copies that are kept, printing."""
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

SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "data/sample/sample.tandem.json"


class Send(WindowTest):
    def import_plan(self):
        """The sample, with a late milestone that nothing says why of, and no goal."""
        plan = json.loads(SAMPLE.read_text(encoding="utf-8"))
        plan["plan"]["roadblocks"] = []
        plan["plan"]["goal"] = ""
        path = pathlib.Path(self.s.dir, "plan.tandem.json")
        path.write_text(json.dumps(plan), encoding="utf-8")
        os.makedirs(os.path.dirname(self.s.library), exist_ok=True)
        self.s.cli("import", str(path))

    def open_send(self):
        self.app.find("button", starting("Send")).click()
        return self.app.find("dialog", "Send")

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
        others = set(glob.glob("/tmp/tandem-*"))
        dialog = self.open_send()
        dialog.find("button", "Mail…").press("Return")
        dialog.find(name="Mail is ready to send", timeout=30)
        self.s.shot("send-3-mail")
        (number, form, receivers, content), = self.versions()
        self.assertEqual((number, form), (1, "eml"))
        self.assertIn("Leo Kim", receivers)
        message = email.message_from_bytes(content, policy=email.policy.default)
        self.assertIn("leo.kim@northwind.example", [a.addr_spec for a in message["To"].addresses])
        drafts = [path for folder in set(glob.glob("/tmp/tandem-*")) - others for path in glob.glob(folder + "/*/*.eml")]
        self.assertEqual([pathlib.Path(path).read_bytes() for path in drafts], [content])
        self.assertEqual(os.stat(os.path.dirname(os.path.dirname(drafts[0]))).st_mode & 0o077, 0)
        dialog.find("button", "Close").click()
        self.app.gone("dialog", "Send")
        return drafts[0]

    def check_copies(self):
        dialog = self.open_send()
        dialog.find(name=starting("Copies that were sent")).press("space")
        dialog.find("button", "Open version 1")
        dialog.find("button", "Save version 1…")
        self.s.shot("send-4-copies")
        dialog.find("button", "Cancel").click()
        self.app.gone("dialog", "Send")

    def check_print(self):
        dialog = self.open_send()
        dialog.find("button", "Print…").press("Return")
        self.app.find(role="dialog", name=starting("Print"), timeout=30)
        self.s.shot("send-5-print")

    def test_send(self):
        self.import_plan()
        self.open().find(name=holding("Security review"))
        self.check_findings()
        draft = self.check_mail()
        self.check_copies()
        self.assertEqual(len(self.versions()), 1)
        self.s.close(self.app)
        self.assertFalse(os.path.exists(draft))
        self.open().find(name=holding("Security review"))
        self.check_print()
        self.assertEqual(len(self.versions()), 1)
        self.s.kill(self.app)


if __name__ == "__main__":
    unittest.main()
