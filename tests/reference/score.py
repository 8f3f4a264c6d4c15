#!/usr/bin/env python3
"""Scores one team's answers files and prints the JSON document of the scoring page, section 13."""

import argparse
import json
import sys
from pathlib import Path

from assessment import assess
from document import document
from reading import Refused, read_answers, read_questionnaire, read_team
from scoring import Options


def add_options(parser):
    parser.add_argument("--no-raise", action="store_true", help="leave every target as the questionnaire has it")
    parser.add_argument("--equal-respondents", action="store_true", help="plain means over respondents, not over viewpoints")
    parser.add_argument("--short", action="store_true", help="only the items of the short form")
    parser.add_argument("--min-group", type=int, default=5, metavar="N", help="smallest viewpoint that is shown (5)")


def options(arguments):
    return Options(
        raise_targets=not arguments.no_raise,
        equal_respondents=arguments.equal_respondents,
        min_group=max(1, arguments.min_group),
        short=arguments.short,
    )


def team_from_files(paths, questionnaire):
    contents = [path.read_bytes() for path in paths]
    respondents = read_team(contents, questionnaire)
    for path, content in zip(paths, contents, strict=True):
        for notice in read_answers(content, questionnaire).notices:
            print(f"notice: {path}: {notice}", file=sys.stderr)
    if len(respondents) < len(paths):
        print("notice: identical files without a respondent count once", file=sys.stderr)
    return respondents


def print_json(value):
    sys.stdout.reconfigure(encoding="utf-8")
    print(json.dumps(value, indent=2, ensure_ascii=False))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("questionnaire", type=Path, metavar="QUESTIONNAIRE.toml")
    parser.add_argument("answers", type=Path, nargs="+", metavar="ANSWERS.toml")
    arguments = parser.parse_args()
    try:
        questionnaire = read_questionnaire(arguments.questionnaire.read_bytes())
        respondents = team_from_files(arguments.answers, questionnaire)
    except Refused as why:
        sys.exit(f"error: {why}")
    print_json(document(assess(questionnaire, respondents, options(arguments))))


if __name__ == "__main__":
    main()
