"""Known answers over many teams, worked by hand from section 14 of the scoring page."""

import sys
import unittest
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from assessment import assess
from building import indicators, pillar, question, questionnaire, respondent, stages
from programme import (
    culture_against_readiness,
    later_stages,
    must_have_counts,
    organisations,
    spread,
    spreads,
    teams,
    teams_at_two_stages,
)
from reading import read_files
from scoring import Options


def names(rows):
    return [(row.stage, row.organisation, row.team, len(row.respondents)) for row in rows]


class ManyTeams(unittest.TestCase):
    def setUp(self):
        self.instrument = questionnaire(
            stages("before", "running"),
            pillar("a", question("x"), question("y", must_have=True, stages=["running"])),
            pillar("b"),
            indicators("b", 1),
        )
        first, second = {"organisation": "O", "team": "T"}, {"organisation": "O", "team": "S"}
        self.respondents = read_files(
            [
                respondent({"a.x": 1, "a.y": 3}, **first, stage="running"),
                respondent({"a.x": 3, "a.y": 3}, **first),
                respondent({"a.x": 4}, **first, stage="before"),
                respondent({"a.x": 4, "a.y": 2}, **second),
                respondent({"a.x": 0}, team="T"),
            ],
            self.instrument,
        )

    def assessed(self, rows, stage):
        return [assess(self.instrument, row.respondents, Options()) for row in rows if row.stage == stage]

    def test_a_team_is_its_name_its_organisation_and_its_stage(self):
        # Naming the last stage and naming none is one stage here.
        rows = teams(self.respondents, self.instrument)
        self.assertEqual(
            names(rows), [("before", "O", "T", 1), ("running", None, "T", 1), ("running", "O", "S", 1), ("running", "O", "T", 2)]
        )
        self.assertEqual(teams_at_two_stages(rows), [("T", "O")])
        self.assertEqual(
            names(later_stages(rows)), [("running", "O", "T", 2), ("running", None, "T", 1), ("running", "O", "S", 1)]
        )

    def test_an_organisation_has_a_row_for_each_stage(self):
        # Running: x is (1 + 3 + 4)/3 = 2.67, all respondents of both teams alike.
        rows = organisations(self.respondents, self.instrument)
        self.assertEqual(names(rows), [("before", "O", None, 1), ("running", None, "T", 1), ("running", "O", None, 3)])
        self.assertEqual(assess(self.instrument, rows[2].respondents, Options()).merged["a.x"].level, 267)

    def test_a_must_have_is_counted_where_it_is_an_item(self):
        # Running: S is open at 2, T of O is met at 3, T without organisation left it out. Before it is no item.
        rows = teams(self.respondents, self.instrument)
        self.assertEqual(must_have_counts(self.assessed(rows, "running")), {"a.y": {"open": 1, "unconfirmed": 1, "teams": 3}})
        self.assertEqual(must_have_counts(self.assessed(rows, "before")), {})

    def test_quartiles_are_interpolated_between_printed_figures(self):
        # 0, 56.3, 75: half of the way from 0 to 56.3 is 28.15, and from 56.3 to 75 it is 65.65.
        self.assertEqual(spread([75.0, 0.0, None, 56.3]), [Fraction(n) for n in ("0", "28.15", "56.3", "65.65", "75")])
        self.assertEqual(spread([None]), [None] * 5)
        # Running, pillar a: T without organisation 0, S (100 + 50)/2 = 75, T of O x 2, y 3: (50 + 75)/2 = 62.5.
        rows = self.assessed(teams(self.respondents, self.instrument), "running")
        found = spreads(rows, lambda result: result.score)["a"]
        self.assertEqual(found, [Fraction(n) for n in ("0", "31.25", "62.5", "68.75", "75")])

    def test_bands_against_culture_are_made_without_culture(self):
        # Both fall short by culture only: c1 at −2 raises x to 4 and is itself 75 short. Without that the gap is 0, "ready".
        instrument = questionnaire(pillar("a", question("x", raise_if_hostile=True)), pillar("b"), indicators("b", 1))
        files = [respondent({"a.x": 3, "culture.c1": -2}, team=team) for team in ("S", "T")] + [respondent({"a.x": 0}, team="U")]
        rows = teams(read_files(files, instrument), instrument)
        self.assertEqual(
            culture_against_readiness(instrument, rows, Options()),
            {
                (("hostile", "hostile"), ("ready", "ready")): 2,
                (("fertile", "hostile"), ("not-ready", "not-ready")): 1,
            },
        )


if __name__ == "__main__":
    unittest.main()
