# SPDX-License-Identifier: GPL-3.0-or-later
"""What a PDF needs to be read aloud and found again (after ISO 14289-1, as far as Debian's programs can look): structure, scopes,
alternative texts, language, order of links, nothing painted outside of it, fonts with a map to Unicode, metadata. Every kind of page."""
import base64
import json
import re
import subprocess
import unittest

from cli_case import SAMPLE, CliCase

WORD = re.compile(rb"""\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|/[^\s()<>\[\]{}/%]*|[^\s()<>\[\]{}/%]+""", re.S)
PAINTS = {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"Tj", b"TJ", b"'", b'"'}
KINDS = {"/Document", "/P", "/H1", "/H2", "/H3", "/Table", "/TR", "/TH", "/TD", "/L", "/LI", "/Lbl", "/LBody", "/Figure", "/Link", "/Span"}
# What may be in what; None: anything that isn't named here.
PARENTS = {"/TR": {"/Table"}, "/TH": {"/TR"}, "/TD": {"/TR"}, "/LI": {"/L"}, "/LBody": {"/LI"}, "/Lbl": {"/LI"}, "/H1": {"/Document"}, "/H2": {"/Document"},
           "/Table": {"/Document"}, "/Figure": {"/Document"}}
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" fill="#08a045"/><text x="2" y="8" font-size="8">logo</text></svg>'


class Pdf:
    """The objects of a file, and the way through its structure."""

    def __init__(self, path):
        said = subprocess.run(["qpdf", "--json", "--json-stream-data=inline", "--decode-level=generalized", path], capture_output=True, check=True)
        self.objects = json.loads(said.stdout)["qpdf"][1]
        self.trailer = self.objects["trailer"]["value"]
        self.root = self.get(self.trailer["/Root"])

    def get(self, value):
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            item = self.objects["obj:" + value]
            value = item["value"] if "value" in item else item["stream"]["dict"]
        return value

    def content(self, reference):
        return base64.b64decode(self.objects["obj:" + reference]["stream"]["data"])

    def pages(self, node=None):
        node = self.get(self.root["/Pages"] if node is None else node)
        if node["/Type"] == "/Page":
            yield node
        else:
            for kid in node["/Kids"]:
                yield from self.pages(kid)

    def kids(self, element):
        kids = self.get(element.get("/K"))
        for kid in kids if isinstance(kids, list) else [kids]:
            yield self.get(kid)

    def elements(self, element=None, parent=None):
        """Each element of the structure with its parent, in reading order."""
        element = self.get(self.root["/StructTreeRoot"])["/K"] if element is None else element
        element = self.get(element)
        yield element, parent
        for kid in self.kids(element):
            if isinstance(kid, dict) and "/S" in kid:
                yield from self.elements(kid, element)


class PdfRules(CliCase):

    def check_structure(self, pdf):
        level = 0
        numbers = set()
        for element, parent in pdf.elements():
            kind = element["/S"]
            self.assertIn(kind, KINDS)
            if kind in PARENTS:
                self.assertIn(parent["/S"], PARENTS[kind], kind)
            if kind in ("/H1", "/H2", "/H3"):
                self.assertLessEqual(int(kind[2]), level + 1, "a level of headings is left out")
                level = int(kind[2])
            if kind == "/Figure":
                self.assertGreater(len(element.get("/Alt", "")), 20)
                left, bottom, right, top = pdf.get(element["/A"])["/BBox"]
                self.assertTrue(0 <= left < right <= 842 and 0 <= bottom < top <= 612, "where the figure is")
                self.assertGreater(right - left, 400)
            if kind == "/TH":
                scope = pdf.get(element["/A"])["/Scope"]
                rows = [kid for kid in pdf.kids(pdf.get(parent["/P"]))]
                self.assertEqual(scope, "/Column" if rows[0] == parent else "/Row")
            if kind == "/Span":
                self.assertTrue(element["/ActualText"], "a mark that says nothing")
            if kind == "/Link":
                self.assertTrue(any(isinstance(kid, dict) and kid.get("/Type") == "/OBJR" for kid in pdf.kids(element)), "a link without its area")
            for kid in pdf.kids(element):
                number = kid if isinstance(kid, int) else kid.get("/MCID") if isinstance(kid, dict) and kid.get("/Type") == "/MCR" else None
                if number is not None:
                    page = kid.get("/Pg") if isinstance(kid, dict) and "/Pg" in kid else element.get("/Pg")
                    self.assertNotIn((page, number), numbers, "a text in two elements")
                    numbers.add((page, number))
        return numbers

    def check_page(self, pdf, page):
        """Everything that is painted is in a marked sequence: with a number, or an artifact."""
        depth, used, operands = [], set(), []
        contents = page["/Contents"]
        content = pdf.content(contents) if isinstance(contents, str) else b"\n".join(pdf.content(part) for part in contents)
        for word in WORD.findall(content):
            if not (word[:1].isalpha() or word in (b"'", b'"')):
                operands.append(word)
                continue
            if word in (b"BDC", b"BMC"):
                number = operands[operands.index(b"/MCID") + 1] if b"/MCID" in operands else None
                depth.append(operands[0])
                if number is not None:
                    used.add(int(number))
            elif word == b"EMC":
                self.assertTrue(depth, "an end without a begin")
                depth.pop()
            elif word in PAINTS:
                self.assertTrue(depth, f"painted outside of the structure: {operands[-3:]} {word}")
            operands = []
        self.assertEqual(depth, [])
        self.assertEqual(page.get("/Tabs"), "/S")
        for link in pdf.get(page.get("/Annots", [])):
            self.assertTrue(pdf.get(link).get("/Contents"), "a link that doesn't say where it leads")
        return used

    def check_metadata(self, pdf, language):
        self.assertEqual(pdf.root["/Lang"], "u:" + language)
        self.assertIs(pdf.get(pdf.root["/ViewerPreferences"])["/DisplayDocTitle"], True)
        self.assertIs(pdf.get(pdf.root["/MarkInfo"])["/Marked"], True)
        self.assertIn("/Outlines", pdf.root)
        title = pdf.get(pdf.trailer["/Info"])["/Title"][2:]
        xmp = pdf.content(pdf.root["/Metadata"]).decode()
        self.assertIn("<dc:title>", xmp)
        self.assertIn(title.replace("&", "&amp;"), xmp)
        self.assertIn(f"<rdf:li>{language}</rdf:li>", xmp)

    def check_fonts(self, pdf):
        fonts = [pdf.get("%s R" % name[4:-2]) for name in pdf.objects if name.startswith("obj:")]
        fonts = [font for font in fonts if isinstance(font, dict) and font.get("/Type") == "/Font" and font["/Subtype"] in ("/Type0", "/Type1", "/TrueType")]
        self.assertTrue(fonts)
        for font in fonts:
            self.assertIn("/ToUnicode", font, font.get("/BaseFont"))

    def check(self, path, language):
        pdf = Pdf(path)
        numbers = self.check_structure(pdf)
        used = 0
        for page in pdf.pages():
            used += len(self.check_page(pdf, page))
        self.assertEqual(used, len(numbers), "texts of the pages and of the structure")
        self.check_metadata(pdf, language)
        self.check_fonts(pdf)
        said = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
        self.assertEqual(said.returncode, 0, said.stderr)

    def test_every_kind_of_page(self):
        plan = json.loads(SAMPLE.read_text())
        for side in ("buyer", "seller"):
            plan["plan"][side]["logo"] = base64.b64encode(LOGO).decode()
        file = self.folder / "logos.tandem.json"
        file.write_text(json.dumps(plan))
        identity = self.ok("import", file).strip()
        kinds = [([], "en"), (["--pages", "page"], "en"), (["--pages", "checklist", "--paper", "letter"], "en"), (["--pages", "people"], "en"),
                 (["--audience", "it"], "en"), (["--mono"], "en"), (["--lang", "ar"], "ar"), (["--lang", "ja", "--audience", "legal"], "ja")]
        for number, (options, language) in enumerate(kinds):
            with self.subTest(options=options):
                path = self.folder / f"{number}.pdf"
                self.ok("export", identity, "-o", path, *options)
                self.check(path, language)

    def test_ticks_are_read(self):
        """A box says whether what stands behind it is done, in the language of the page."""
        plan = json.loads(SAMPLE.read_text())["plan"]
        done = [d.get("done", False) for m in plan["milestones"] if m.get("visibility", "shared") == "shared"
                for d in m["deliverables"] if d.get("visibility", "shared") == "shared"]
        identity = self.ok("import", SAMPLE).strip()
        for language, yes, no in (("en", "u:Done", "u:Not done yet"), ("ar", "u:مكتمل", "u:لم يكتمل بعد")):
            path = self.folder / f"ticks-{language}.pdf"
            self.ok("export", identity, "-o", path, "--pages", "checklist", "--lang", language)
            pdf = Pdf(path)
            words = [element["/ActualText"] for element, _ in pdf.elements() if element["/S"] == "/Span"]
            self.assertEqual(set(words), {yes, no})
            self.assertGreaterEqual(words.count(yes), sum(done))   # what both hand over stands on both sides
            self.assertGreaterEqual(words.count(no), len(done) - sum(done))

    def test_reads_like_the_plan(self):
        """What a screen reader says of the checklist: each text whole, however many lines it has, no two words grown together."""
        plan = json.loads(SAMPLE.read_text())["plan"]
        people = {person["id"]: person["name"] for person in plan["people"]}
        identity = self.ok("import", SAMPLE).strip()
        path = self.folder / "read.pdf"
        self.ok("export", identity, "-o", path, "--pages", "checklist")
        text = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, text=True, check=True).stdout
        texts = re.findall(r'^ *"(.*)"$', text, re.M)
        at = 0
        for milestone in plan["milestones"]:
            if milestone.get("visibility", "shared") != "shared":
                continue
            self.assertIn(milestone["title"], texts[at:])
            at = texts.index(milestone["title"], at)
            rest = texts[at:]
            self.assertIn(milestone["explanation"], rest)
            self.assertTrue(any(text.endswith(": " + milestone["done_when"]) for text in rest), milestone["done_when"])
            for deliverable in milestone["deliverables"]:
                if deliverable.get("visibility", "shared") == "shared":
                    self.assertTrue(any(re.fullmatch(re.escape(deliverable["title"]) + r"( \S.*)?", text) for text in rest), deliverable["title"])
            for lead in ("buyer_lead", "seller_lead"):
                if milestone.get(lead):
                    self.assertTrue(any(re.search(rf"(^| ){re.escape(people[milestone[lead]])}(,? |$)", text) for text in rest), people[milestone[lead]])


if __name__ == "__main__":
    unittest.main()
