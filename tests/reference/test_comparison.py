"""Known answers of comparisons, worked by hand in the comments."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from building import NOT_APPLICABLE, indicators, pillar, question, questionnaire, respondent, same, span, stages
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

    def test_at_two_stages_only_the_items_of_both_are_compared(self):
        # early is an item before only, late while running only; both sides answer always: 25 → 75. c1 applies while running.
        instrument = questionnaire(
            stages("before", "running"),
            pillar("a", question("early", stages=["before"]), question("late", stages=["running"]), question("always")),
            indicators("a", 1, stages=["running"]),
        )
        answers = {"a.early": 4, "a.late": 0, "culture.c1": -2}
        before, after = respondent(answers | {"a.always": 1}, stage="before"), respondent(answers | {"a.always": 3})
        found = comparison(instrument, *(read_team([file], instrument) for file in (before, after)), Options())
        self.assertEqual(found["stage"], {"baseline": "before", "follow_up": "running"})
        self.assertEqual(
            found["pillars"][0]["score"], {"baseline": same(25.0), "follow_up": same(75.0), "change": 50.0, "certain": True}
        )
        self.assertEqual(found["one_side_only"], {"baseline": ["a.early"], "follow_up": ["a.late", "culture.c1"]})
        self.assertEqual(found["balance"], {"baseline": same(None), "follow_up": same(None)})

    def test_what_has_changed_since_a_side_answered_it_is_listed_and_in_no_figure(self):
        # x changed after the baseline answered it, z too but the baseline left it out: x is in no figure. y: 25 → 75; z is
        # unknown before and at 75 after: 25 (12.5 to 62.5) → 75.
        instrument = questionnaire(pillar("a", question("x", changed="1.2.0"), question("y"), question("z", changed="1.2.0")))
        before = [respondent({"a.x": 0, "a.y": 1}, version="1.1.0"), respondent({"a.x": 4, "a.y": 1}, version="1.2.0")]
        after = [respondent({"a.x": 4, "a.y": 3, "a.z": 3}, version="1.2.0")]
        sides = [read_team(files, instrument) for files in (before, after)]
        for old, new in (sides, reversed(sides)):
            found = comparison(instrument, old, new, Options())
            self.assertEqual((found["changed"], found["one_side_only"]), (["a.x"], {"baseline": [], "follow_up": []}))
            self.assertEqual(abs(found["pillars"][0]["score"]["change"]), 50.0)
        self.assertEqual(found["pillars"][0]["score"]["follow_up"], span(25.0, 12.5, 62.5))

    def test_the_short_form_is_compared_over_its_items(self):
        # Only x is short: 25 → 50.
        instrument = questionnaire(pillar("a", question("x", short=True), question("y")))
        sides = [read_team([respondent(answers)], instrument) for answers in ({"a.x": 1, "a.y": 4}, {"a.x": 2, "a.y": 0})]
        found = comparison(instrument, *sides, Options(short=True))
        self.assertEqual((found["form"], found["pillars"][0]["score"]["change"]), ("short", 25.0))

    def test_both_sides_say_what_they_disclose(self):
        instrument = questionnaire(pillar("a", question("x")))
        sides = [read_team([respondent({"a.x": 1})] * size, instrument) for size in (1, 2)]
        found = comparison(instrument, *sides, Options())["disclosure"]
        self.assertEqual([found[side]["single_respondent"] for side in ("baseline", "follow_up")], [True, False])
        self.assertEqual(found["follow_up"]["recoverable"], [{"by": "peer", "of": "peer"}])


if __name__ == "__main__":
    unittest.main()
