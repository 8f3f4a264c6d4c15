#!/usr/bin/env python3
"""Measures how time and memory of `pillars batch` grow with the number of answers files, and draws the result.

  growth.py [--sizes 1000,10000,100000,1000000] [--runs 3] [--largest-on-disk 100000]
  growth.py --draw

Builds the release binary and runs `batch --format csv` over so many files: from a folder up to --largest-on-disk, and as one NDJSON stream
through standard input, which is made while it is read and never on disk. Writes the table into docs/performance.md and the chart into
docs/pictures/. --draw measures nothing and prints the chart of the table that is there. Wants a machine that does nothing else, GNU time and
Python 3.11.
"""
import argparse
import itertools
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time
from xml.sax.saxutils import escape

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import corpus  # noqa: E402

PAGE = corpus.ROOT / "docs" / "performance.md"
CHART = corpus.ROOT / "docs" / "pictures" / "growth.svg"
GNU_TIME = "/usr/bin/time"
RESPONDENTS = 4
# So many teams differ in their answers; further ones have other names.
DIFFERENT_TEAMS = 500
HEADER = "| files | teams | read from | time | processor time per file | peak memory | memory per further team |"
RULE = "|---|---|---|---|---|---|---|"


def templates():
    """Lines of NDJSON, each cut where its name, team and respondent belong."""
    questions = corpus.read(corpus.BUILT_IN)
    cut = re.compile(r'(?<=team = \\")Team \d+(?=\\")|(?<=respondent = \\")R-\d+(?=\\")')
    for number in range(DIFFERENT_TEAMS * RESPONDENTS):
        text = corpus.answers(questions, number, number // RESPONDENTS)
        yield [part.encode() for part in cut.split(json.dumps(text, ensure_ascii=False))]


def stream(files, lines):
    """The NDJSON of so many files. The files of a team are as far apart as they can be."""
    teams = -(-files // RESPONDENTS)
    for number in range(files):
        respondent, team = divmod(number, teams)
        before, between, after = lines[team % DIFFERENT_TEAMS * RESPONDENTS + respondent]
        yield b'{"name": "%d.toml", "text": %sTeam %06d%sR-%d%s}\n' % (number, before, team, between, respondent, after)


def measured(command, blocks=None):
    """Seconds, seconds of processor time and peak bytes of a command. A process takes over the peak of the one that starts it, so something
    small has to: GNU time."""
    with tempfile.NamedTemporaryFile("r") as peak:
        timed = [GNU_TIME, "-o", peak.name, "-f", "%M", *command]
        begun = time.perf_counter()
        process = subprocess.Popen(timed, stdin=subprocess.DEVNULL if blocks is None else subprocess.PIPE, stdout=subprocess.DEVNULL)
        if blocks is not None:
            for block in blocks:
                process.stdin.write(block)
            process.stdin.close()
        # Counted in millionths of a second here, and in hundredths by GNU time, whose own share is too small to matter.
        _, process.returncode, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        if process.returncode != 0:
            sys.exit(f"{' '.join(command)}: it ended with an error")
        return seconds, used.ru_utime + used.ru_stime, int(peak.read()) * 1024


def median(runs, command, lines=None, files=0):
    """The medians of some runs: seconds, processor time, peak memory."""
    figures = [measured(command, blocks(stream(files, lines)) if lines else None) for _ in range(runs)]
    return [statistics.median(column) for column in zip(*figures)]


def blocks(lines):
    """Many lines at once, as a pipe takes them."""
    while block := b"".join(itertools.islice(lines, 100)):
        yield block


def row(files, source, figures, before):
    """A row of the table. `before` has the teams and the peak of the row with fewer files, if there is one."""
    seconds, processor, peak = figures
    teams = -(-files // RESPONDENTS)
    per_team = f"{(peak - before[1]) / (teams - before[0]):,.0f} bytes" if before else "–"
    cells = [f"{files:,}", f"{teams:,}", source, f"{seconds:.2f} s", f"{processor / files * 1e6:.1f} µs", f"{peak / 2**20:.1f} MiB", per_team]
    return f"| {' | '.join(cells)} |", (teams, peak)


def measure(args):
    subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=corpus.ROOT, check=True)
    said = subprocess.run(["cargo", "metadata", "--format-version", "1", "--no-deps"], cwd=corpus.ROOT, check=True, capture_output=True)
    pillars = str(pathlib.Path(json.loads(said.stdout)["target_directory"]) / "release" / "pillars")
    lines = list(templates())
    piped = [pillars, "batch", "--input-format", "ndjson", "-", "--format", "csv"]
    rows, before = [], {}
    for files in args.sizes:
        medians = {}
        if files <= args.largest_on_disk:
            with tempfile.TemporaryDirectory(prefix="pillars-growth-") as folder:
                write(folder, stream(files, lines))
                medians["files"] = median(args.runs, [pillars, "batch", folder, "--format", "csv"])
        medians["stream"] = median(args.runs, piped, lines, files)
        for source, figures in medians.items():
            text, before[source] = row(files, source, figures, before.get(source))
            rows.append(text)
            print(text, flush=True)
    return rows


def write(folder, lines):
    """The same as files, a thousand to a folder."""
    for number, line in enumerate(lines):
        place = pathlib.Path(folder, f"{number // 1000:03}")
        place.mkdir(exist_ok=True)
        (place / f"{number:06}.toml").write_text(json.loads(line)["text"], encoding="utf-8")


def table_in(page):
    """The rows of the table in the page, and where it begins and ends."""
    begin = page.index(HEADER + "\n" + RULE + "\n")
    rows = list(itertools.takewhile(lambda line: line.startswith("|"), page[begin:].splitlines()))
    return rows[2:], begin, begin + sum(len(line) + 1 for line in rows)


# The chart: two panels side by side, each over the number of files, which grows tenfold from mark to mark.
WIDTH, HEIGHT, PANEL, LEFT, TOP, BOTTOM = 760, 330, 290, 58, 64, 270
GAP = WIDTH - 2 * PANEL - LEFT - 14
STYLE = """
  svg { font: 13px system-ui, sans-serif; --ground: #ffffff; --text: #1f2933; --quiet: #52606d; --grid: #d5dbe1; --files: #1d5fa8; --stream: #a3440b; }
  @media (prefers-color-scheme: dark) {
    svg { --ground: #1b1f27; --text: #e4e7eb; --quiet: #9aa5b1; --grid: #3e4c59; --files: #7db5f2; --stream: #f3a672; }
  }
  .ground { fill: var(--ground); } text { fill: var(--text); } text.quiet { fill: var(--quiet); } .grid { stroke: var(--grid); }
  .files { stroke: var(--files); fill: var(--files); } .stream { stroke: var(--stream); fill: var(--ground); }
  circle { stroke-width: 2; } polyline { stroke-width: 2; } polyline.files, polyline.stream { fill: none; }
"""


def number(cell):
    return float(re.sub(r"[^\d.]", "", cell))


def nice(highest):
    """The top of a scale with four steps, above a figure."""
    step = highest / 4
    magnitude = 10 ** (len(str(int(step))) - 1) if step >= 1 else 0.1
    return 4 * next(magnitude * factor for factor in (1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10) if magnitude * factor >= step)


def chart(rows):
    """The chart of the table's rows as SVG."""
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    sizes = sorted({number(row[0]) for row in cells})
    panels = [("Processor time per file, microseconds", 4), ("Memory per further team, bytes", 6)]
    ends = "; ".join(f"{row[0]} from {row[2]}: {row[4]} per file, {row[6]} per further team" for row in cells)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="title desc">',
           '<title id="title">Time per file and memory per further team as the number of files grows</title>',
           f'<desc id="desc">{escape(ends)}</desc>', f"<style>{STYLE}</style>", f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}"/>']
    for index, (title, column) in enumerate(panels):
        left = LEFT + index * (PANEL + GAP)
        there = [row for row in cells if row[column] != "–"]
        top = nice(max(number(row[column]) for row in there))
        x = lambda size: left + (PANEL * (sizes.index(size) + 0.5) / len(sizes))
        y = lambda figure: BOTTOM - (BOTTOM - TOP) * figure / top
        out.append(f'<text x="{left}" y="24" font-weight="bold">{title}</text>')
        for step in range(5):
            figure, height = top * step / 4, y(top * step / 4)
            out.append(f'<line class="grid" x1="{left}" x2="{left + PANEL}" y1="{height:.1f}" y2="{height:.1f}"/>')
            out.append(f'<text class="quiet" x="{left - 8}" y="{height + 4:.1f}" text-anchor="end">{figure:,.10g}</text>')
        for size in sizes:
            out.append(f'<text class="quiet" x="{x(size):.1f}" y="{BOTTOM + 20}" text-anchor="middle">{size:,.0f}</text>')
        out.append(f'<text class="quiet" x="{left + PANEL / 2:.1f}" y="{BOTTOM + 42}" text-anchor="middle">files</text>')
        for place, source in enumerate(("files", "stream")):
            points = [(x(number(row[0])), y(number(row[column]))) for row in there if row[2] == source]
            out.append(f'<polyline class="{source}" points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in points)}"/>')
            out += [f'<circle class="{source}" cx="{a:.1f}" cy="{b:.1f}" r="4"/>' for a, b in points]
            key = left + place * 110
            out.append(f'<circle class="{source}" cx="{key + 5}" cy="43" r="4"/><text class="quiet" x="{key + 15}" y="47">{source}</text>')
    return "\n".join(out) + "\n</svg>\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], default=[1000, 10_000, 100_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--largest-on-disk", type=int, default=100_000)
    parser.add_argument("--draw", action="store_true")
    args = parser.parse_args()
    if args.draw:
        print(chart(table_in(PAGE.read_text(encoding="utf-8"))[0]), end="")
        return
    if not os.path.exists(GNU_TIME):
        sys.exit(f"{GNU_TIME} is missing: install GNU time")
    rows = measure(args)
    page = PAGE.read_text(encoding="utf-8")
    _, begin, end = table_in(page)
    PAGE.write_text(page[:begin] + "\n".join([HEADER, RULE, *rows]) + "\n" + page[end:], encoding="utf-8")
    CHART.write_text(chart(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
