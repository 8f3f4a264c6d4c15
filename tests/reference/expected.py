#!/usr/bin/env python3
"""Writes the document of every case of a corpus beside it: CASE/expected-RULES.json for each of some rules.

  expected.py OUT
"""

import json
import sys
from pathlib import Path

from assessment import assess
from document import document
from reading import read_questionnaire, read_team
from scoring import Options

RULES = {
    "default": Options(raise_targets=True, equal_respondents=False, min_group=5),
    "no-raise": Options(raise_targets=False, equal_respondents=False, min_group=2),
    "equal": Options(raise_targets=True, equal_respondents=True, min_group=3),
}
SHORT = Options(short=True)


def rules_for(questionnaire):
    """The sets of rules that a case is computed with: the short form too, where its questionnaire has one."""
    return RULES | ({"short": SHORT} if any(item.short for item in questionnaire.items()) else {})


def main():
    for case in sorted(Path(sys.argv[1]).iterdir()):
        questionnaire = read_questionnaire((case / "questionnaire.toml").read_bytes())
        team = read_team([path.read_bytes() for path in sorted(case.glob("answers-*.toml"))], questionnaire)
        for name, options in rules_for(questionnaire).items():
            text = json.dumps(document(assess(questionnaire, team, options)), indent=2, ensure_ascii=False)
            (case / f"expected-{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
