# SPDX-License-Identifier: GPL-3.0-or-later
"""export to .eml, read back with another program's parser."""

import email
import email.policy
import getpass
import json
import re
import shutil
import socket
import subprocess
import unittest

from cli_case import SAMPLE, CliCase
from test_export import SECRETS, private_plan


class Mail(CliCase):
    def setUp(self):
        super().setUp()
        self.plan = self.import_plan()

    def export(self, *options, plan=None, name="plan.eml"):
        path = self.folder / name
        self.assertEqual(self.ok("export", plan or self.plan, "-o", path, *options), "")
        return path.read_bytes()

    def read(self, content):
        message = email.message_from_bytes(content, policy=email.policy.default)
        for part in message.walk():
            self.assertEqual(part.defects, [], part.get_content_type())
        return message

    def part(self, message, kind):
        found = [part for part in message.walk() if part.get_content_type() == kind]
        self.assertEqual(len(found), 1, kind)
        return found[0]

    def text(self, message):
        return self.part(message, "text/plain").get_content()

    def edit(self, change):
        """The sample with a change, as a plan of its own."""
        plan = json.loads(SAMPLE.read_text())
        change(plan["plan"])
        return self.import_plan(self.write("edited.tandem.json", json.dumps(plan)))

    def test_structure(self):
        content = self.export()
        message = self.read(content)
        self.assertEqual([part.get_content_type() for part in message.walk()],
                         ["multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png", "application/pdf"])
        self.assertEqual(message["X-Unsent"], "1")
        self.assertEqual(message["Content-Language"], "en")
        picture, page, pdf = (self.part(message, kind) for kind in ("image/png", "text/html", "application/pdf"))
        self.assertEqual(picture.get_content()[:8], b"\x89PNG\r\n\x1a\n")
        self.assertEqual(picture.get_content_disposition(), "inline")
        source = re.search(r'src="cid:([^"]+)"', page.get_content())
        self.assertEqual(picture["Content-ID"], f"<{source[1]}>")
        self.assertRegex(page.get_content(), r'width="600"[^>]* alt="[^"]{20,}"')
        self.assertEqual(pdf.get_content_disposition(), "attachment")
        self.assertTrue(pdf.get_content().startswith(b"%PDF-") and pdf.get_content().endswith(b"%%EOF\n"))
        self.assertTrue(pdf.get_filename().endswith("Order management platform – 2026-11-23.pdf"), pdf.get_filename())
        self.assertIn(pdf.get_filename(), self.text(message))

    def test_same_pdf_as_exported(self):
        self.ok("export", self.plan, "-o", self.folder / "plan.pdf")
        self.assertEqual(self.part(self.read(self.export()), "application/pdf").get_content(), (self.folder / "plan.pdf").read_bytes())

    def test_bytes(self):
        content = self.export()
        self.assertEqual(content.count(b"\n"), content.count(b"\r\n"))
        self.assertEqual(content.count(b"\r"), content.count(b"\r\n"))
        self.assertTrue(content.isascii())
        self.assertLessEqual(max(map(len, content.split(b"\r\n"))), 998)
        self.assertEqual(self.export(name="again.eml"), content)

    def test_says_nothing_of_the_machine(self):
        content = self.export()
        head = content.split(b"\r\n\r\n")[0].decode()
        for name in ("Message-ID", "Date", "User-Agent", "X-Mailer", "Received"):
            self.assertNotRegex(head, f"(?mi)^{name}:")
        for word in (socket.gethostname(), getpass.getuser()):
            self.assertNotRegex(head, rf"[@.]{re.escape(word)}\b")
        for word in (str(self.folder), "plans.db"):
            self.assertFalse(word.encode() in content, word)

    def test_words(self):
        message = self.read(self.export())
        text = self.text(message)
        self.assertLess(len(message["Subject"]), 50)
        self.assertIn("Order management platform", message["Subject"])
        lines = text.splitlines()
        self.assertEqual(lines[0], "What happens next")
        self.assertRegex(lines[1], r"^• Security review: Penetration test report – .+, Thu 19 November \(2 days late\)$")
        self.assertLessEqual(len(lines), 20)
        self.assertTrue(text.rstrip().endswith("?"))
        self.assertEqual(text.count("?"), 1)

    def test_goes_to_the_buyers_people(self):
        plan = json.loads(SAMPLE.read_text())["plan"]
        message = self.read(self.export())
        expected = [(person["name"], person["email"]) for person in plan["people"] if person["side"] == "buyer" and person.get("email")]
        self.assertGreater(len(expected), 1)
        self.assertEqual([(a.display_name, a.addr_spec) for a in message["To"].addresses], expected)
        one = self.read(self.export("--audience", "it"))
        self.assertEqual([a.display_name for a in one["To"].addresses], [p["name"] for p in plan["people"] if p["side"] == "buyer" and p["function"] == "it"])

    def test_hostile_names_and_addresses(self):
        def change(plan):
            plan["people"][0].update(name='Ann "x" <y@z.example>\r\nBcc: evil@w.example, Ü', email="ann@northwind.example")
            plan["people"][1].update(email="a@b.example>\r\nBcc: evil@w.example")
            plan["people"][2].update(email="a@b.example, evil@w.example")
            plan["people"][3].update(email="leo?attach=/etc/passwd")
            plan["title"] = "Übergröße „Auftrag“ <b>&amp; plan " + "x" * 300
        message = self.read(self.export(plan=self.edit(change)))
        self.assertNotIn("Bcc", message)
        addresses = [a.addr_spec for a in message["To"].addresses]
        self.assertEqual(addresses[0], "ann@northwind.example")
        self.assertFalse({"evil@w.example", "y@z.example", "a@b.example"} & set(addresses))
        self.assertLess(len(message["Subject"]), 50)
        self.assertIn("Übergröße „Auftrag“ <b>", message["Subject"])
        page = self.part(message, "text/html").get_content()
        self.assertNotIn("<b>&amp; plan", page)

    def test_every_language(self):
        subjects = set()
        for tag in ("en", "de", "fr", "es", "ja", "ar"):
            message = self.read(self.export("--lang", tag, name=tag + ".eml"))
            self.assertEqual(message["Content-Language"], tag)
            self.assertLess(len(message["Subject"]), 50, tag)
            subjects.add(message["Subject"])
            self.assertNotIn("%", self.text(message))
            self.assertIn(f'lang="{tag}" dir="{"rtl" if tag == "ar" else "ltr"}"', self.part(message, "text/html").get_content())
        self.assertEqual(len(subjects), 6)

    def test_nothing_private_leaves(self):
        self.import_plan(self.write_plan("other.tandem.json", title="Contoso rollout", buyer={"name": "Contoso"}))
        plan = self.import_plan(self.write("private.tandem.json", private_plan()))
        for options in ([], ["--audience", "it"], ["--lang", "fr"]):
            content = self.export(*options, plan=plan, name="private.eml")
            message = self.read(content)
            everything = content
            for part in message.walk():
                if not part.is_multipart():
                    everything += part.get_payload(decode=True)
                if part.get_content_type() == "application/pdf" and shutil.which("qpdf"):
                    (self.folder / "part.pdf").write_bytes(part.get_payload(decode=True))
                    subprocess.run(["qpdf", "--qdf", "--object-streams=disable", self.folder / "part.pdf", self.folder / "plain.pdf"], check=True)
                    everything += (self.folder / "plain.pdf").read_bytes()
            for word in SECRETS:
                for encoding in ("utf-8", "utf-16-be"):
                    self.assertFalse(word.encode(encoding) in everything, (options, word))

    def test_empty_plan(self):
        plan = self.import_plan(self.write_plan())
        message = self.read(self.export(plan=plan))
        self.assertIsNone(message["To"])
        self.assertEqual(message["Subject"], "T: next steps")

    def test_failed_write_leaves_nothing(self):
        self.fails(1, "export", self.plan, "-o", self.folder / "missing" / "a.eml")


if __name__ == "__main__":
    unittest.main()
