"""Writes what fuzzing a target begins with, from the examples, test fixtures and pages of this repository: seeds.py TARGET FOLDER."""

import csv
import json
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
# Which files each target reads, and the pages whose TOML blocks it reads. A reader also gets files meant for others.
FILES = {
    "answers": ["examples/answers/**/*.toml", "examples/collect/html/*.toml", "examples/broken/**/*.toml", "tests/cmd/**/*.toml"],
    "csv": ["examples/collect/*.csv", "examples/broken/*/*.csv", "examples/broken/*/*.toml"],
    "import_map": ["examples/broken/*/*.toml", "docs/import.md"],
    "plan": ["examples/plans/*.toml", "examples/broken/**/*.toml", "docs/plan.md"],
    "questionnaire": ["pillars.toml", "examples/questionnaires/*.toml", "examples/broken/**/*.toml", "tests/**/questionnaire.toml",
                      "tests/it/fixtures/*.toml", "docs/questionnaire-format.md"],
    "record": ["examples/answers/*.toml", "examples/broken/*.toml"],
    "settings": ["tests/cmd/settings/*.toml", "examples/broken/*.toml", "docs/check.md"],
    "xlsx": ["examples/collect/excel/*.xlsx", "examples/broken/*/*.xlsx", "examples/collect/*.csv", "examples/broken/*/*.csv"],
}
# Beyond this size there is more of the same and little that is new.
MOST_BYTES = 128 << 10

CONTENT_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/></Types>"""
RELATIONSHIPS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>"""
BOOK = """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>\
<sheet name="Responses" sheetId="1" r:id="rId1"/></sheets></workbook>"""


def parts_of(workbook):
    """The parts of a workbook that hold what people wrote, as the target packs them again."""
    with zipfile.ZipFile(workbook) as archive:
        names = [name for name in archive.namelist() if not name.startswith(("docProps/", "xl/theme/"))]
        return b"".join(name.encode() + b"\0" + archive.read(name) + b"\0" for name in names)


def sheet_of(table):
    """A table of delimited text as the parts of a workbook."""
    def cell(text):
        return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'

    with open(table, newline="", encoding="utf-8-sig", errors="replace") as file:
        rows = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in csv.reader(file))
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONSHIPS.format(kind="officeDocument", target="xl/workbook.xml"),
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELATIONSHIPS.format(kind="worksheet", target="worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": '<?xml version="1.0"?><worksheet xmlns='
        f'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>',
    }
    return "".join(f"{name}\0{text}\0" for name, text in parts.items()).encode()


def seeds(target, path):
    """The seeds that a file gives to a target."""
    if path.suffix == ".md":
        blocks = path.read_text(encoding="utf-8").split("```toml\n")[1:]
        return [block.split("\n```")[0].encode() + b"\n" for block in blocks]
    if target == "record":
        return [json.dumps({"name": path.name, "text": path.read_text(encoding="utf-8", errors="replace")}).encode()]
    if target == "xlsx":
        return [path.read_bytes(), parts_of(path)] if path.suffix == ".xlsx" else [sheet_of(path)]
    return [path.read_bytes()]


def main(target, folder):
    corpus = Path(folder)
    corpus.mkdir(parents=True, exist_ok=True)
    for pattern in FILES[target]:
        found = sorted(ROOT.glob(pattern))
        assert found, f"{pattern} names no file"
        for path in found:
            for number, seed in enumerate(seeds(target, path)):
                if len(seed) <= MOST_BYTES:
                    name = path.relative_to(ROOT).as_posix().replace("/", "-")
                    (corpus / f"{name}-{number}").write_bytes(seed)


main(*sys.argv[1:])
