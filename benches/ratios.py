#!/usr/bin/env python3
"""Measures how fast `pillars` is, as ratios to other programs over the same files in the same run, and prints each ratio with its limit.

  ratios.py [--files 10000] [--large 100000] [--runs 7] [--keep FOLDER] [--against BINARY]

Builds the release binary, makes a corpus (corpus.py) in a temporary folder, and runs both sides of every ratio in turn, and
prints the median of the ratios. Programs that are not installed are left out, with a note on how to install them. --large 0 leaves out the large corpus.
--against compares with an older `pillars` too: both read the same files with the older one's questionnaire, which it writes out.
Needs an otherwise idle machine with Linux or macOS, Python 3.11 and Rust.
"""
import argparse
import json
import os
import pathlib
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import corpus  # noqa: E402

ROOT = corpus.ROOT
GNU_TIME = "/usr/bin/time"
HOST = next(line for line in subprocess.check_output(["rustc", "-vV"], text=True).splitlines() if line.startswith("host: ")).removeprefix("host: ")
HOW = {
    "taplo": "pip install taplo",
    "check-jsonschema": "pip install check-jsonschema",
    "duckdb": "pip install duckdb-cli",
    "valgrind": "from your distribution",
    GNU_TIME: "GNU time, from your distribution",
}


def run(command):
    """The time that a command takes, in seconds."""
    begun = time.perf_counter()
    code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, cwd=ROOT).returncode
    seconds = time.perf_counter() - begun
    if code not in (0, 1):
        sys.exit(f"{shlex.join(command)}: exit code {code}")
    return seconds


def peak_memory(command):
    """The peak memory in bytes. A process inherits the peak of its parent, so a small program starts it: GNU time."""
    asked = [GNU_TIME, "-f", "%M", *command]
    said = subprocess.run(asked, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr
    return int(said.split()[-1]) * 1024


def instructions(command):
    """The number of instructions that a command executes, including the start of the process."""
    asked = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command]
    said = subprocess.run(asked, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr
    return int(next(line for line in said.splitlines() if "refs" in line).split(":")[1].replace(",", ""))


def against(table, pillars, older, work, files):
    """Compares with an older binary, over a corpus for its questionnaire."""
    questionnaire = work / "older.toml"
    questionnaire.write_bytes(subprocess.run([older, "questionnaire"], check=True, capture_output=True).stdout)
    place = work / f"older-{files}"
    if not place.exists():
        corpus.write(place, files, questionnaire=questionnaire)
    for what, command in (
        ("batch to CSV", ["batch", str(place), "--format", "csv"]),
        ("batch to NDJSON", ["batch", str(place), "--format", "ndjson"]),
        ("check --allow warnings", ["check", "--allow", "warnings", str(place)]),
    ):
        command += ["--questionnaire", str(questionnaire)]
        table.at_most(f"{what}, against the older binary", [pillars, *command], [older, *command], 0.8)
        if shutil.which("valgrind"):
            # Does not depend on what else the machine does.
            ratio = instructions([pillars, *command]) / instructions([older, *command])
            table.no_bar(f"{what}, instructions against the older binary", f"{ratio:.2f} ×")


def shell(script):
    return ["sh", "-c", script]


def static(work):
    """The release build with the fastest start from docs/performance.md, if it can be built here."""
    environment = os.environ | {"RUSTFLAGS": "-C target-feature=+crt-static", "CARGO_TARGET_DIR": str(work / "static")}
    command = ["cargo", "build", "--release", "--locked", "--quiet", "--target", HOST]
    built = subprocess.run(command, cwd=ROOT, env=environment).returncode == 0
    return {", static build": str(work / "static" / HOST / "release" / "pillars")} if built else {}


class Table:
    """Prints the ratios as they are measured."""

    def __init__(self, runs):
        self.runs, self.missed = runs, []

    def row(self, what, figure, bar, reached, aside=""):
        if not reached:
            self.missed.append(what)
        print(f"{what:74} {figure:>14}   {bar:>12}   {'reached' if reached else 'MISSED'}{aside}", flush=True)

    def at_most(self, what, ours, theirs, bar, repeat=1):
        ratios = []
        for _ in range(self.runs + 1):
            ratios.append(sum(run(ours) for _ in range(repeat)) / sum(run(theirs) for _ in range(repeat)))
        ratios = sorted(ratios[1:])  # the first warms up
        ratio = statistics.median(ratios)
        self.row(what, f"{ratio:.2f} ×", f"≤ {bar} ×", ratio <= bar, f"   ({ratios[0]:.2f} to {ratios[-1]:.2f})")

    def times_faster(self, what, ours, theirs, bar):
        ratios = sorted(run(theirs) / run(ours) for _ in range(max(1, self.runs // 3)))
        ratio = statistics.median(ratios)
        self.row(what, f"{ratio:.0f} times", f"≥ {bar} times", ratio >= bar)

    def beside(self, what, ours, theirs):
        """Prints a ratio that has no limit."""
        ratio = statistics.median(run(theirs) / run(ours) for _ in range(max(1, self.runs // 3)))
        self.no_bar(what, f"{ratio:.0f} times")

    def no_bar(self, what, figure):
        print(f"{what:74} {figure:>14}   {'no bar':>12}", flush=True)

    def left_out(self, what, tool):
        print(f"{what:74} {'left out':>14}   {tool} is not installed ({HOW[tool]})", flush=True)


def as_json(source, target):
    for path in sorted(source.rglob("*.toml")):
        with open(path, "rb") as file:
            sheet = tomllib.load(file)
        place = target / path.relative_to(source).with_suffix(".json")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(sheet, default=str))


DUCKDB = """
  WITH sheet AS ({}
  ), pillar AS (
    SELECT team, unnest(map_keys(answers)) AS pillar, unnest(map_values(answers)) AS questions FROM sheet
  ), given AS (
    SELECT team, pillar, unnest(map_values(questions)) AS answer FROM pillar
  )
  SELECT team, pillar, avg(coalesce(try_cast(answer AS INT), try_cast(answer->>'level' AS INT)))
  FROM given GROUP BY ALL ORDER BY ALL
"""
# Let DuckDB detect the schema, as `read_json` does by default.
DUCKDB_LOOKS = """
    SELECT audit.team AS team, cast(to_json(answers) AS MAP(VARCHAR, MAP(VARCHAR, JSON))) AS answers FROM read_json('{}/*/*.json')"""
DUCKDB_IS_TOLD = """
    SELECT audit.team AS team, answers
    FROM read_json('{}/*/*.json', columns = {{audit: 'STRUCT(team VARCHAR)', answers: 'MAP(VARCHAR, MAP(VARCHAR, JSON))'}})"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--against", type=pathlib.Path, help="an older pillars binary to compare with")
    parser.add_argument("--keep", type=pathlib.Path, help="use this folder for the corpus and keep it")
    args = parser.parse_args()
    subprocess.run(["cargo", "build", "--release", "--locked"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    target = subprocess.run(["cargo", "metadata", "--format-version", "1", "--no-deps"], cwd=ROOT, check=True, capture_output=True, text=True)
    pillars = str(pathlib.Path(json.loads(target.stdout)["target_directory"]) / "release" / "pillars")
    work = args.keep or pathlib.Path(tempfile.mkdtemp(prefix="pillars-ratios-"))
    try:
        measure(args, pillars, work)
    finally:
        if not args.keep:
            shutil.rmtree(work)


def measure(args, pillars, work):
    def made(name, files, **how):
        place = work / f"{name}-{files}"
        if not place.exists():
            corpus.write(place, files, **how)
        return place

    table = Table(args.runs)
    files = made("files", args.files)
    size = sum(path.stat().st_size for path in files.rglob("*.toml"))
    processors = os.cpu_count()
    print(f"{args.files} files of {size // args.files} bytes, {processors} processors, median of {args.runs} runs, warm cache\n")
    cat = shell(f"find {shlex.quote(str(files))} -type f -print0 | xargs -0 cat > /dev/null")
    batch = lambda place, form, *more: [pillars, "batch", str(place), "--format", form, *more]

    for form in ("csv", "ndjson"):
        table.at_most(f"batch to {form.upper()}, two threads, against cat of the same files", batch(files, form, "--threads", "2"), cat, 0.75)
    only_reads = str(work / "only_reads")
    subprocess.run(["rustc", "-O", "-o", only_reads, str(ROOT / "benches/only_reads.rs")], check=True)
    for form in ("csv", "ndjson"):
        table.at_most(f"batch to {form.upper()}, one thread, against a loop that only reads", batch(files, form, "--threads", "1"),
                      [only_reads, str(files)], 5)

    few = made("few", 1000)
    if shutil.which("valgrind"):
        bytes_of_few = sum(path.stat().st_size for path in few.rglob("*.toml"))
        for form, bar in (("csv", 20), ("ndjson", 28)):
            per_byte = instructions(batch(few, form, "--threads", "1")) / bytes_of_few
            table.row(f"batch to {form.upper()}, one thread: instructions for each byte of answers", f"{per_byte:.1f}", f"≤ {bar}", per_byte <= bar)
        started = instructions([pillars, "score", str(next(few.rglob("*.toml")))])
        table.row("score FILE: instructions", f"{started / 1e6:.2f} million", "≤ 2.5 million", started <= 2_500_000)
    else:
        table.left_out("batch, one thread: instructions for each byte of answers", "valgrind")
    table.at_most("batch to JSON, against batch to CSV", batch(files, "json"), batch(files, "csv"), 2)

    check = lambda place: [pillars, "check", "--allow", "warnings", str(place)]
    table.at_most("check --allow warnings, all threads, against cat of the same files", check(files), cat, 0.9)
    schema = work / "answers.schema.json"
    schema.write_bytes(subprocess.run([pillars, "schema", "answers"], check=True, capture_output=True).stdout)
    def linted(*command):
        # xargs returns 123 for any status from 1 to 125. Ignore findings, and stop on anything worse.
        one = shlex.quote(f'{shlex.join(command)} "$@"; [ $? -le 1 ] || exit 255')
        return shell(f"find {shlex.quote(str(files))} -type f -print0 | xargs -0 sh -c {one} sh")

    what = "check, against taplo lint with our schema"
    if shutil.which("taplo"):
        table.times_faster(what, check(files), linted("taplo", "lint", "--schema", schema.as_uri()), 20)
    else:
        table.left_out(what, "taplo")
    what = "check, against check-jsonschema with our schema"
    if shutil.which("check-jsonschema"):
        table.times_faster(what, check(files), linted("check-jsonschema", "--schemafile", str(schema)), 100)
    else:
        table.left_out(what, "check-jsonschema")

    if args.against:
        against(table, pillars, str(args.against.resolve()), work, args.files)

    analyst = [sys.executable, str(ROOT / "benches/analyst.py"), str(files)]
    table.times_faster("batch to CSV, against a Python script with tomllib", batch(files, "csv"), analyst, 30)
    what = "batch to CSV, against DuckDB over the same as JSON"
    if shutil.which("duckdb"):
        twins = work / f"json-{args.files}"
        if not twins.exists():
            as_json(files, twins)
        query = lambda read: ["duckdb", "-csv", "-c", DUCKDB.format(read.format(twins))]
        table.times_faster(what, batch(files, "csv"), query(DUCKDB_LOOKS), 10)
        table.beside(what + ", told its columns", batch(files, "csv"), query(DUCKDB_IS_TOLD))
    else:
        table.left_out(what, "duckdb")

    one = str(next(few.rglob("*.toml")))
    builds = {"": pillars} | (static(work) if HOST.endswith("-linux-gnu") else {})
    for how, build in builds.items():
        what = f"score FILE, from start of process to exit, against true{how}"
        table.at_most(what, [build, "score", one], [shutil.which("true")], 1.5 if how else 2.0, 100)
    under = made("under", 150)
    table.at_most("batch of 150 files, as many threads as it likes, against one", batch(under, "csv"), batch(under, "csv", "--threads", "1"), 1.05, 10)

    if args.large:
        large = made("files", args.large)
        per_file = lambda place, count: statistics.median(run(batch(place, "csv")) for _ in range(max(3, args.runs // 2))) / count
        growth = per_file(large, args.large) / per_file(files, args.files)
        table.row(f"time for each file at {args.large} against {args.files}", f"{growth:.2f} ×", "≤ 1.25 ×", growth <= 1.25)
    for count in [args.files] + [args.large] * bool(args.large):
        scattered = made("scattered", count, scatter=True)
        for form in ("terminal", "json", "ndjson", "csv", "markdown"):
            what = f"peak memory over {count} scattered files, {form}"
            if not pathlib.Path(GNU_TIME).exists():
                table.left_out(what, GNU_TIME)
                continue
            peak, bar = peak_memory(batch(scattered, form)), (10 << 20) + 200 * count
            table.row(what, f"{peak / 2**20:.1f} MiB", f"≤ {bar / 2**20:.1f} MiB", peak <= bar)
    if table.missed:
        print(f"\n{len(table.missed)} missed")


if __name__ == "__main__":
    main()
