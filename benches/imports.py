#!/usr/bin/env python3
"""Measures forms and imports, and prints each figure beside its bar: how long they take, how much memory they need, how soon they refuse.

  imports.py [--binary BINARY] [--rows 10000] [--runs 5] [--keep FOLDER]

Builds the binary with the profile `ci` unless one is named, makes its files in a temporary folder, and prints medians: time from start to
exit, processor time, peak memory. Wants a machine that does nothing else, Linux, Python 3.11 and GNU time; the workbook is left out without the package openpyxl.
"""
import argparse
import csv
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import corpus  # noqa: E402

ROOT = corpus.ROOT
GNU_TIME = "/usr/bin/time"
COLUMNS = 75
ALL = ["--team", "Northfield CMHT", "--date", "2026-11-24", "--stage", "running"]


def table(rows):
    """An export as Microsoft Forms writes it: columns of its own, the viewpoint, then questions whose answers are the wording of levels."""
    questions, dice = corpus.read(corpus.BUILT_IN), random.Random(1)
    items = [(question["text"], question["levels"]) for pillar in questions["pillar"] for question in pillar["question"] if "obsolete" not in question]
    before = ["ID", "Start time", "Completion time", "Email", "Name", "Which best describes you? [viewpoint]"]
    items = items[: COLUMNS - len(before)]
    while len(before) + len(items) < COLUMNS:
        before.insert(5, f"Another column {len(before)}")
    yield before + [text for text, _ in items]
    for row in range(rows):
        own = [str(row), "27.04.2026 11:34", "27.04.2026 11:52", f"person.{row}@example.org", f"Person {row}"]
        own += ["something"] * (len(before) - 6) + [dice.choice(questions["viewpoint"])["label"]]
        yield own + [dice.choice([*levels, "We don't know"]) for _, levels in items]


def sheet(place, rows):
    """A workbook with one sheet made of these rows of XML, put together by hand."""
    start = '<?xml version="1.0" encoding="UTF-8"?>'
    package, office = "http://schemas.openxmlformats.org/package/2006", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    link = lambda kind, target: f'{start}<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/{kind}" Target="{target}"/></Relationships>'
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'{start}<Types xmlns="{package}/content-types"/>')
        archive.writestr("_rels/.rels", link("officeDocument", "xl/workbook.xml"))
        archive.writestr("xl/_rels/workbook.xml.rels", link("worksheet", "worksheets/sheet1.xml"))
        archive.writestr("xl/workbook.xml", f'{start}<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>')
        archive.writestr("xl/worksheets/sheet1.xml", f'{start}<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>')


class Measurer:
    def __init__(self, pillars, work, runs):
        self.pillars, self.work, self.runs = pillars, work, runs

    def run(self, arguments, code):
        """Seconds, seconds of processor time and the peak memory in bytes. GNU time starts the program: a process inherits the mark of the one that starts it."""
        command = [GNU_TIME, "-f", "%U %S %M", self.pillars, *arguments]
        begun = time.perf_counter()
        done = subprocess.run(command, cwd=self.work, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        seconds = time.perf_counter() - begun
        if done.returncode != code:
            sys.exit(f"pillars {' '.join(map(str, arguments))}: exit code {done.returncode}\n{done.stderr}")
        user, system, peak = done.stderr.split()[-3:]
        return seconds, float(user) + float(system), int(peak) * 1024

    def row(self, what, arguments, seconds=None, code=0, mebibytes=None, before=lambda: None):
        """Measures and prints; `before` prepares each run."""
        figures = []
        for _ in range(self.runs):
            before()
            figures.append(self.run(arguments, code))
        took, busy, peak = (statistics.median(column) for column in zip(*figures))
        is_reached = (seconds is None or took <= seconds) and (mebibytes is None or peak <= mebibytes << 20)
        bars = ", ".join([f"≤ {seconds} s"] * (seconds is not None) + [f"≤ {mebibytes} MiB"] * (mebibytes is not None)) or "no bar"
        print(f"{what:66} {took:7.3f} s ({busy:6.2f} s busy) {peak / 2**20:6.0f} MiB   {bars:20} {'reached' if is_reached else 'MISSED'}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=pathlib.Path)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=pathlib.Path)
    args = parser.parse_args()
    if args.binary is None:
        subprocess.run(["cargo", "build", "--profile", "ci", "--locked", "--quiet"], cwd=ROOT, check=True)
        args.binary = ROOT / "target/ci/pillars"
    with tempfile.TemporaryDirectory() as temporary:
        work = args.keep or pathlib.Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        measure(Measurer(str(args.binary.resolve()), work, args.runs), work, args.rows)


def measure(measurer, work, rows):
    for kind in ("xlsx", "html", "docx"):
        measurer.row(f"form, .{kind}", ["form", "-o", f"form.{kind}", "--force"], seconds=0.2)

    if not (work / "export.csv").exists():
        with open(work / "export.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(table(rows))
    size = f"{rows} rows of {COLUMNS} columns"
    measurer.row(f"import --check, {size}, CSV", ["import", "export.csv", *ALL, "--check"], seconds=1.5, mebibytes=200)
    try:
        import openpyxl
    except ImportError:
        print("import --check, XLSX: left out, openpyxl is not installed (pip install openpyxl)")
    else:
        if not (work / "export.xlsx").exists():
            book = openpyxl.Workbook(write_only=True)
            page = book.create_sheet("Form1")
            for row in table(rows):
                page.append(row)
            book.save(work / "export.xlsx")
        measurer.row(f"import --check, {size}, XLSX", ["import", "export.xlsx", *ALL, "--check"], seconds=10, mebibytes=200)

    teams = (work / f"team-{number}" for number in range(1000))
    written = []
    into = ["import", "export.csv", *ALL, "-o"]

    def anew():
        written[:] = [next(team for team in teams if not team.exists())]
        arguments[:] = [*into, str(written[0])]

    arguments = []
    measurer.row(f"import, {size}, CSV, and write {rows} files", arguments, before=anew)
    measurer.row("the same again into the same folder: all are known", [*into, str(written[0])])

    (work / "columns.csv").write_text("x," * 1_000_000)
    measurer.row("refuse a million columns", ["import", "columns.csv", "--check"], seconds=1, code=1)
    sheet(work / "corners.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')
    measurer.row("refuse two cells in far corners", ["import", "corners.xlsx", "--check"], seconds=1, code=1)
    sheet(work / "bomb.xlsx", " " * (1 << 30))
    measurer.row("refuse a workbook of 1 GiB unpacked, 1 MiB packed", ["import", "bomb.xlsx", "--check"], seconds=1, code=1)
    with open(work / "gigabyte.csv", "wb") as file:
        file.truncate(1 << 30)
    measurer.row("refuse a file of 1 GiB", ["import", "gigabyte.csv", "--check"], seconds=1, code=1)


if __name__ == "__main__":
    main()
