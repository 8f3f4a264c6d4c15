#!/usr/bin/env python3
"""Compares two audits of one team, section 12 of the scoring page, and prints what changed as JSON.

The follow-up's answers files stand after "--".
"""

import argparse
import sys
from pathlib import Path

from comparison import comparison
from reading import Refused, read_questionnaire
from score import add_options, options, print_json, team_from_files


def main():
    parser = argparse.ArgumentParser(
        description=__doc__,
        usage="compare.py [--no-raise] [--equal-respondents] QUESTIONNAIRE.toml BASELINE.toml… -- FOLLOW-UP.toml…",
    )
    add_options(parser)
    parser.add_argument("questionnaire", type=Path)
    parser.add_argument("baseline", type=Path, nargs="+")
    words = sys.argv[1:]
    if "--" not in words[:-1]:
        if {"-h", "--help"} & set(words):
            parser.parse_args(words)
        parser.error('the follow-up is missing: put its files after "--"')
    dashes = words.index("--")
    arguments = parser.parse_args(words[:dashes])
    try:
        questionnaire = read_questionnaire(arguments.questionnaire.read_bytes())
        baseline = team_from_files(arguments.baseline, questionnaire)
        follow_up = team_from_files([Path(path) for path in words[dashes + 1 :]], questionnaire)
    except Refused as why:
        sys.exit(f"error: {why}")
    print_json(comparison(questionnaire, baseline, follow_up, options(arguments)))


if __name__ == "__main__":
    main()
