#!/usr/bin/env python3
"""Stops if a team has two rows in a file that was put together from parts: then both rows are wrong.

  no_team_twice.py ROWS

ROWS is what `pillars batch` writes as NDJSON or CSV (.ndjson, .csv), of all parts together.
"""
import collections
import csv
import json
import sys

# Of the CSV with --long, a team has one row per item.
KEYS = ("team", "organisation", "stage", "item")


def rows(path):
    csv.field_size_limit(2**31 - 1)  # notes can be long
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file) if path.endswith(".csv") else map(json.loads, file)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__.strip())
    found = collections.Counter(tuple(row.get(key) for key in KEYS) for row in rows(sys.argv[1]))
    if not found:
        sys.exit(f"{sys.argv[1]} has no rows")
    twice = sorted({team for (team, *_), count in found.items() if count > 1})
    if twice:
        sys.exit(f"teams were scored in parts: {twice[:5]}")


if __name__ == "__main__":
    main()
