"""Known answers on what a result discloses, worked by hand from section 15 of the scoring page."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from building import NOT_APPLICABLE, pillar, question, questionnaire, respondent, scored


def disclosed(instrument, sizes, answers, **options):
    """What is disclosed where each viewpoint has so many respondents with the same answers."""
    files = [respondent(answers, viewpoint) for viewpoint, size in sizes.items() for _ in range(size)]
    return scored(instrument, *files, **options)["disclosure"]


class Disclosure(unittest.TestCase):
    def setUp(self):
        self.one = questionnaire(pillar("a", question("x")))

    def test_one_respondent(self):
        # One viewpoint, one respondent; nobody else's mean is in any figure.
        self.assertEqual(
            disclosed(self.one, {"peer": 1}, {"a.x": 2}),
            {"single_respondent": True, "single_viewpoint": "peer", "recoverable": [], "items_of_one_small_viewpoint": 0},
        )

    def test_two_of_one_viewpoint_know_each_others_answers(self):
        self.assertEqual(
            disclosed(self.one, {"staff": 2}, {"a.x": 2}),
            {
                "single_respondent": False, "single_viewpoint": "staff", "recoverable": [{"by": "staff", "of": "staff"}],
                "items_of_one_small_viewpoint": 0,
            },
        )  # fmt: skip
        self.assertEqual(disclosed(self.one, {"staff": 3}, {"a.x": 2})["recoverable"], [])

    def test_whoever_is_alone_works_out_the_other_viewpoint(self):
        def pairs(instrument=self.one, answers=None, **sizes):
            found = disclosed(instrument, sizes, {"a.x": 2} if answers is None else answers)["recoverable"]
            return [(entry["by"], entry["of"]) for entry in found]

        # One leader, four peers: the leader can, the peers cannot; of five peers nobody is told.
        self.assertEqual(pairs(leadership=1, peer=4), [("leadership", "peer")])
        self.assertEqual(pairs(leadership=1, peer=5), [])
        self.assertEqual(pairs(leadership=1, peer=1), [("peer", "leadership"), ("leadership", "peer")])
        self.assertEqual(pairs(leadership=2, peer=2), [])
        # With a third viewpoint there are two unknown means, unless an item is asked of two of the three alone.
        self.assertEqual(pairs(leadership=1, peer=2, staff=1), [])
        two = questionnaire(pillar("a", question("x"), question("y", asked_of=["peer", "leadership"])))
        self.assertEqual(pairs(two, leadership=1, peer=2, staff=1), [("leadership", "peer")])
        # Who is asked decides, not who answered: even if everybody leaves it out.
        self.assertEqual(pairs(two, {}, leadership=1, peer=2, staff=1), [("leadership", "peer")])
        # Asked of leaders and staff, but no staff are there: the two leaders are asked alone and know each other's.
        three = questionnaire(pillar("a", question("x"), question("y", asked_of=["staff", "leadership"])))
        self.assertEqual(pairs(three, leadership=2, peer=3), [("leadership", "leadership")])

    def test_five_are_enough_unless_more_are_wanted(self):
        # k is the larger of --min-group and 5.
        for min_group, recoverable in ((1, []), (5, []), (6, [{"by": "leadership", "of": "peer"}])):
            found = disclosed(self.one, {"leadership": 1, "peer": 5}, {"a.x": 2}, min_group=min_group)
            self.assertEqual((min_group, found["recoverable"]), (min_group, recoverable))

    def test_others_of_two_viewpoints_tell_the_one_who_is_alone(self):
        # Peers 6 are shown; others are one leader and four staff. Every item is asked of three viewpoints, but "others" of two.
        sizes = {"peer": 6, "leadership": 1, "staff": 4}
        found = disclosed(self.one, sizes, {"a.x": 2})
        self.assertEqual(found["recoverable"], [{"by": "leadership", "of": "staff"}])
        # With three staff others are four, too few for a split, and nothing is to be subtracted from.
        self.assertEqual(disclosed(self.one, sizes | {"staff": 3}, {"a.x": 2})["recoverable"], [])

    def test_items_that_one_small_viewpoint_alone_gave_a_level(self):
        # x: both viewpoints. y: two peers, and the leader said not applicable. z: asked of the leader alone. w: nobody.
        instrument = questionnaire(
            pillar("a", question("x"), question("y"), question("z", asked_of=["leadership"]), question("w"))
        )
        files = [respondent({"a.x": 1, "a.y": NOT_APPLICABLE, "a.z": 1}, "leadership")]
        files += [respondent({"a.x": 1, "a.y": 1}, "peer")] * 2
        self.assertEqual(scored(instrument, *files)["disclosure"]["items_of_one_small_viewpoint"], 2)
        # Five peers who gave y a level are no small group, but of five of whom one left it out, four are.
        files += [respondent({"a.x": 1, "a.y": 1}, "peer")] * 2
        self.assertEqual(scored(instrument, *files, respondent({"a.y": 1}))["disclosure"]["items_of_one_small_viewpoint"], 1)
        self.assertEqual(scored(instrument, *files, respondent({"a.x": 1}))["disclosure"]["items_of_one_small_viewpoint"], 2)
        # In a team of one viewpoint every figure is its own, and nothing is counted.
        self.assertEqual(scored(instrument, *files[1:])["disclosure"]["items_of_one_small_viewpoint"], 0)


if __name__ == "__main__":
    unittest.main()
