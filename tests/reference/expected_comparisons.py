#!/usr/bin/env python3
"""Writes the comparison of every case of a corpus with its follow-up beside it, CASE/comparison-RULES.json for each of some rules.

  expected_comparisons.py OUT
"""

import json
import sys
from pathlib import Path

from comparison import comparison
from expected import rules_for
from reading import read_questionnaire, read_team


def main():
    for case in sorted(Path(sys.argv[1]).iterdir()):
        questionnaire = read_questionnaire((case / "questionnaire.toml").read_bytes())
        baseline, follow_up = (
            read_team([path.read_bytes() for path in sorted(folder.glob("answers-*.toml"))], questionnaire)
            for folder in (case, case / "follow-up")
        )
        for name, options in rules_for(questionnaire).items():
            text = json.dumps(comparison(questionnaire, baseline, follow_up, options), indent=2, ensure_ascii=False)
            (case / f"comparison-{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
