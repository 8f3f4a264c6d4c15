"""Known answers of comparisons, worked by hand in the comments."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from building import NOT_APPLICABLE, indicators, pillar, question, questionnaire, respondent, same, span
from comparison import comparison
from reading import read_team
from scoring import Options


class Comparing(unittest.TestCase):
    def compare(self, instrument, before, after):
        sides = [read_team([respondent(answers)], instrument) for answers in (before, after)]
        return comparison(instrument, *sides, Options())

    def test_a_gap_that_culture_holds_open_is_split_in_two(self):
        # Before: x at 1, culture 0, target 3: gap 50. After: x at 2, culture −2, target 4: gap 50. Change 0.
        # With the old target the new gap is 25: −25 by answers, the rest, +25, by the raised target. Score 25 → 50.
        instrument = questionnaire(pillar("a", question("x", raise_if_hostile=True)), pillar("b"), indicators("b", 1))
        found = self.compare(instrument, {"a.x": 1, "culture.c1": 0}, {"a.x": 2, "culture.c1": -2})
        self.assertEqual(found["balance"], {"baseline": same(0.0), "follow_up": same(-2.0)})
        gap = found["pillars"][0]["gap"]
        self.assertEqual((gap["change"], gap["due_to_answers"], gap["due_to_targets"]), (0.0, -25.0, 25.0))
        score = found["pillars"][0]["score"]
        self.assertEqual((score["change"], score["certain"]), (25.0, True))

    def test_only_what_applies_on_both_sides_is_compared(self):
        # y is not applicable before, so only x counts: 25 → 75. c1 is not applicable after, so no balance on either side.
        instrument = questionnaire(pillar("a", question("x"), question("y")), pillar("b"), indicators("b", 1))
        found = self.compare(
            instrument, {"a.x": 1, "a.y": NOT_APPLICABLE, "culture.c1": -2}, {"a.x": 3, "a.y": 0, "culture.c1": NOT_APPLICABLE}
        )
        self.assertEqual(found["balance"], {"baseline": same(None), "follow_up": same(None)})
        self.assertEqual(found["one_side_only"], {"baseline": ["culture.c1"], "follow_up": ["a.y"]})
        self.assertEqual(found["pillars"][0]["score"]["change"], 50.0)
        self.assertEqual(
            found["pillars"][1]["score"], {"baseline": same(None), "follow_up": same(None), "change": None, "certain": None}
        )

    def test_the_gap_so_far_is_not_capped_in_a_comparison(self):
        # x (target 4) is 100 short before; y (target 1) unknown, so the cap would be (100 + 25)/2 = 62.5.
        # After, x at 2 is 50 short, y at 1 none: 25. Change 25 − 100 = −75, not −37.5.
        instrument = questionnaire(pillar("a", question("x", target=4), question("y", target=1)))
        gap = self.compare(instrument, {"a.x": 0}, {"a.x": 2, "a.y": 1})["pillars"][0]["gap"]
        self.assertEqual((gap["baseline"], gap["follow_up"]), (span(100.0, 50.0, 62.5), same(25.0)))
        self.assertEqual((gap["change"], gap["due_to_answers"], gap["due_to_targets"]), (-75.0, -75.0, 0.0))

    def test_bounds_that_overlap_make_a_change_uncertain(self):
        # Before: x at 2, y unknown: 50 so far, 25 to 75. After: both at 3: 75, which touches 75. Then both at 4: 100, beyond it.
        instrument = questionnaire(pillar("a", question("x"), question("y")))
        touching = self.compare(instrument, {"a.x": 2}, {"a.x": 3, "a.y": 3})["pillars"][0]["score"]
        self.assertEqual((touching["change"], touching["certain"]), (25.0, False))
        beyond = self.compare(instrument, {"a.x": 2}, {"a.x": 4, "a.y": 4})["pillars"][0]["score"]
        self.assertEqual((beyond["change"], beyond["certain"]), (50.0, True))


if __name__ == "__main__":
    unittest.main()
