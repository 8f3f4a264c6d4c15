#!/usr/bin/env python3
"""Puts the answers files of a folder into several files of NDJSON, so that no team is in two of them.

  by_team.py [--organisation-rollup] ANSWERS PARTS FOLDER

Writes at most PARTS files 0.ndjson, 1.ndjson … into FOLDER, which must be new or empty, for `pillars batch --input-format ndjson`.
With --organisation-rollup, no organisation is in two of them. Links to folders are not followed. Needs Python 3.11.
"""
import argparse
import contextlib
import json
import os
import pathlib
import re
import tomllib
import unicodedata
import zlib

# A team in text that tomllib does not read: a newer TOML, or a syntax error, which `pillars` reports.
PLAIN = {key: re.compile(rf"""^\s*(?:audit\s*\.\s*)?{key}\s*=\s*("[^"\\]*"|'[^']*')\s*(?:#.*)?$""", re.MULTILINE) for key in ("team", "organisation")}


def line(name, text):
    """A line of NDJSON. What is not UTF-8 in the bytes of a file stays so, and `pillars` refuses it."""
    return json.dumps({"name": name, "text": bytes(text).decode("utf-8", "surrogateescape")})


def key(text, organisation_rollup=False):
    """What all files of a team share, whatever the spelling of its name: only its letters and digits. Teams may share a key. A team has
    two only if some of its files spell it in a way that tomllib does not read; no_team_twice.py then stops the run. With
    organisation_rollup, the same for organisations."""
    text = bytes(text).decode("utf-8-sig", "replace")
    wanted = ("organisation", "team") if organisation_rollup else ("team",)
    try:
        audit = tomllib.loads(text).get("audit", {})
        named = [audit.get(key) for key in wanted] if isinstance(audit, dict) else []
    except (ValueError, RecursionError):  # a TOMLDecodeError is a ValueError, and so is a number with too many digits
        named = [found[1][1:-1] for key in wanted if (found := PLAIN[key].search(text))]
    name = next((name for name in named if isinstance(name, str) and name.strip()), "")
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", name))).casefold()


def part(key, parts):
    """The part that a key belongs to: the same in every process, which Python's own hash is not."""
    return zlib.crc32(key.encode()) % parts


def answers_files(folder):
    """The files that `pillars batch` looks for in a folder. An unreadable folder is an OSError: its teams would be missing."""
    def stop(error):
        raise error

    for place, folders, names in os.walk(folder, onerror=stop):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (pathlib.Path(place, name) for name in names if not name.startswith("."))
        yield from (path for path in paths if path.suffix.lower() == ".toml" and path.is_file())


def write_parts(files, parts, folder, organisation_rollup):
    """Writes each answers file to the part of its team."""
    with contextlib.ExitStack() as stack:
        streams = {}
        for path in files:
            text = path.read_bytes()
            number = part(key(text, organisation_rollup), parts)
            if number not in streams:
                streams[number] = stack.enter_context(open(folder / f"{number}.ndjson", "x", encoding="ascii"))
            print(line(str(path), text), file=streams[number])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--organisation-rollup", action="store_true")
    parser.add_argument("answers", type=pathlib.Path)
    parser.add_argument("parts", type=int)
    parser.add_argument("folder", type=pathlib.Path)
    args = parser.parse_args()
    if args.parts < 1:
        parser.error("PARTS must be at least 1")
    try:
        files = sorted(answers_files(args.answers))
        if not files:
            parser.error(f"no .toml files found in {args.answers}")
        args.folder.mkdir(parents=True, exist_ok=True)
        # Parts of an earlier run would be scored again.
        if any(args.folder.iterdir()):
            parser.error(f"{args.folder} is not empty; name a new folder")
        write_parts(files, args.parts, args.folder, args.organisation_rollup)
    except OSError as error:
        parser.exit(3, f"{parser.prog}: error: {error}\n")


if __name__ == "__main__":
    main()
