#!/usr/bin/env python3
"""Scores several teams one after another and prints a list of their documents, each as score.py prints it.

Every team is its questionnaire and then its answers files; "--" stands between two teams.
"""

import argparse
import sys
from itertools import groupby
from pathlib import Path

from assessment import assess
from document import document
from reading import Refused, read_questionnaire
from score import add_options, options, print_json, team_from_files


def main():
    parser = argparse.ArgumentParser(
        description=__doc__,
        usage="teams.py [--no-raise] [--equal-respondents] [--min-group N] QUESTIONNAIRE.toml ANSWERS.toml… [-- …]",
    )
    add_options(parser)
    words = sys.argv[1:]
    first = words.index("--") if "--" in words else len(words)
    arguments, paths = parser.parse_known_args(words[:first])
    teams = [list(files) for dashes, files in groupby(paths + words[first:], lambda word: word == "--") if not dashes]
    if not teams or any(len(files) < 2 for files in teams):
        parser.error("every team needs a questionnaire and at least one answers file")
    documents = []
    try:
        for questionnaire, *answers in ([Path(path) for path in files] for files in teams):
            read = read_questionnaire(questionnaire.read_bytes())
            documents.append(document(assess(read, team_from_files(answers, read), options(arguments))))
    except Refused as why:
        sys.exit(f"error: {why}")
    print_json(documents)


if __name__ == "__main__":
    main()
