"""Known answers, worked by hand in the comments. Run with `python3 -m unittest discover tests/reference`."""

import sys
import unittest
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from building import DONT_KNOW, NOT_APPLICABLE, indicators, pillar, question, questionnaire, respondent, same, scored, span
from document import points
from reading import Refused, read_team
from scoring import half_up


class Rounding(unittest.TestCase):
    def test_halves_go_up_on_both_sides_of_zero(self):
        self.assertEqual([half_up(Fraction(value)) for value in ("2.5", "-2.5", "2.49", "-2.51")], [3, -2, 2, -3])
        self.assertEqual([points(Fraction(value)) for value in ("56.25", "-0.05", "-0.15")], [56.3, 0.0, -0.1])


class OneRespondent(unittest.TestCase):
    def test_a_surplus_pays_for_no_shortfall(self):
        # M 4, target 3: ℓ/M is 100, 50, 25 with weights 1, 2, 1. Score (100 + 2·50 + 25) ÷ 4 = 225/4 = 56.25 → 56.3.
        # Shortfalls 0, 25, 50: gap (0 + 2·25 + 50) ÷ 4 = 25, though target − score = 75 − 56.25 = 18.75.
        # The gap stands on the edge of the first band and still belongs to it.
        bands = [("ready", "25.0"), ("partly-ready", "100")]
        instrument = questionnaire(pillar("a", question("x"), question("y", weight=2), question("z")), bands=bands)
        found = scored(instrument, respondent({"a.x": 4, "a.y": 2, "a.z": 1}))["pillars"][0]
        self.assertEqual((found["score"], found["target"], found["gap"]), (same(56.3), same(75.0), same(25.0)))
        self.assertEqual(found["band"], {"best": "ready", "worst": "ready"})

    def test_scales_of_other_lengths_count_by_their_own_top_level(self):
        # x: 1 of 2 is 50, target 2 of 2 is 100. y: 9 of 10 is 90, target 3 of 10 is 30.
        # Score (50 + 90)/2 = 70, target (100 + 30)/2 = 65, gap (50 + 0)/2 = 25.
        instrument = questionnaire(pillar("a", question("x", top=2, target=2), question("y", top=10)))
        found = scored(instrument, respondent({"a.x": 1, "a.y": 9}))["pillars"][0]
        self.assertEqual((found["score"], found["target"], found["gap"]), (same(70.0), same(65.0), same(25.0)))

    def test_what_is_unknown_widens_the_range(self):
        # x (weight 1) at 3 of 4 is 75 points, y (weight 3) unknown. So far 75; low 75/4 = 18.75 → 18.8;
        # high (75 + 3·100)/4 = 93.75 → 93.8. Gap so far 0, low 0, high 3·75/4 = 56.25 → 56.3.
        instrument = questionnaire(pillar("a", question("x"), question("y", weight=3)))
        found = scored(instrument, respondent({"a.x": 3, "a.y": DONT_KNOW}))
        first = found["pillars"][0]
        self.assertEqual((first["score"], first["target"]), (span(75.0, 18.8, 93.8), same(75.0)))
        self.assertEqual(first["gap"], span(0.0, 0.0, 56.3))
        self.assertEqual(first["band"], {"best": "ready", "worst": "not-ready"})
        # y could lift the mean gap by 3·75/4 = 56.25.
        self.assertEqual(found["to_find_out"], [{"id": "a.y", "must_have": False, "largest_lift": 56.25, "ask": None}])

    def test_the_gap_so_far_stops_at_its_worst_case(self):
        # x at 0 with target 4 falls 100 short, y is unknown with target 1, at most 25 short. K alone would say 100;
        # the worst case is (100 + 25)/2 = 62.5, the best 100/2 = 50.
        instrument = questionnaire(pillar("a", question("x", target=4), question("y", target=1)))
        found = scored(instrument, respondent({"a.x": 0}))
        self.assertEqual(found["pillars"][0]["gap"], span(62.5, 50.0, 62.5))
        self.assertEqual(found["overall"]["mean_gap"], span(62.5, 50.0, 62.5))

    def test_the_mean_gap_so_far_stops_at_its_worst_case_too(self):
        # a: one item at 0, target 3, gap 75 throughout. b: one unknown item, target 1: no gap so far, 0 to 25.
        # The so-far mean is over a alone, 75; the worst case (75 + 25)/2 = 50.
        instrument = questionnaire(pillar("a", question("x")), pillar("b", question("y", target=1)))
        found = scored(instrument, respondent({"a.x": 0}))
        self.assertEqual(found["pillars"][1]["gap"], span(None, 0.0, 25.0))
        self.assertEqual(found["pillars"][1]["score"], span(None, 0.0, 100.0))
        self.assertEqual(found["overall"]["mean_gap"], span(50.0, 37.5, 50.0))

    def test_a_pillar_without_an_applicable_item_is_not_scored(self):
        # b is all not applicable and a has gap 0: the means are a's alone, whatever b weighs.
        instrument = questionnaire(pillar("a", question("x")), pillar("b", question("y"), weight=9))
        found = scored(instrument, respondent({"a.x": 3, "b.y": NOT_APPLICABLE}))
        b = found["pillars"][1]
        self.assertEqual((b["score"], b["target"], b["gap"]), (same(None),) * 3)
        self.assertEqual(b["band"], {"best": None, "worst": None})
        self.assertEqual(b["coverage"]["not_applicable"], 1)
        self.assertEqual(b["coverage"]["answers"], {"given": 0, "possible": 0})
        self.assertEqual(found["overall"]["mean_score"], same(75.0))
        self.assertEqual(found["overall"]["held_by"], ["a"])

    def test_a_gap_that_prints_like_the_edge_may_lie_beyond_it(self):
        # Shortfalls 25, 0, 0: gap 25/3 = 8.33…, printed 8.3, above the edge 8.3.
        instrument = questionnaire(
            pillar("a", question("x"), question("y"), question("z")), bands=[("ready", "8.3"), ("partly-ready", "100")]
        )
        found = scored(instrument, respondent({"a.x": 2, "a.y": 3, "a.z": 3}))["pillars"][0]
        self.assertEqual((found["gap"]["so_far"], found["band"]["best"]), (8.3, "partly-ready"))

    def test_policy_stands_beside_practice(self):
        # Over both pillars. Policy: 100 with weight 1 and 50 with weight 2, 200/3 = 66.67 → 66.7. Practice: 25 known, one
        # unknown. Difference 66.67 − 25 = 41.67 → 41.7.
        instrument = questionnaire(
            pillar("a", question("x", aspect="policy"), question("y", aspect="practice"), weight=5),
            pillar("b", question("x", aspect="policy", weight=2), question("y", aspect="practice")),
        )
        found = scored(instrument, respondent({"a.x": 4, "b.x": 2, "a.y": 1}))["aspects"]
        self.assertEqual(found["policy"], {"score": 66.7, "known": 2, "applicable": 2})
        self.assertEqual(found["practice"], {"score": 25.0, "known": 1, "applicable": 2})
        self.assertEqual(found["difference"], 41.7)


class Culture(unittest.TestCase):
    def instrument(self, count=8):
        return questionnaire(pillar("a", question("x", raise_if_hostile=True)), pillar("b"), indicators("b", count))

    def answers(self, *positions):
        return {f"culture.c{at}": position for at, position in enumerate(positions, start=1)}

    def test_a_hostile_culture_raises_the_bar(self):
        # −2 −1 −1 −1 0 0 +1 over seven known is −4/7 = −0.571 → −57. The eighth at −2: −6/8 = −75; at +2: −2/8 = −25.
        # h = 57/200, t′ = 3 + 1·0.285 = 3.285 → 328.5 → 329 hundredths; low 3.125 → 313; high 3.375 → 338.
        # x stands at 3: gap 29/4 = 7.25 → 7.3, low 13/4 = 3.25 → 3.3, high 38/4 = 9.5.
        # Target 329/4 = 82.25 → 82.3, low 313/4 = 78.25 → 78.3, high 338/4 = 84.5.
        answers = {"a.x": 3} | self.answers(-2, -1, -1, -1, 0, 0, 1)
        found = scored(self.instrument(), respondent(answers))
        self.assertEqual(found["culture"]["balance"], span(-0.57, -0.75, -0.25))
        self.assertEqual(found["culture"]["reading"], {"best": "mixed", "worst": "hostile"})
        self.assertEqual(found["culture"]["hostile_indicators"], 4)
        self.assertEqual(found["culture"]["indicators"][7], {"id": "culture.c8", "position": None, "state": "unanswered"})
        self.assertEqual(found["pillars"][0]["target"], span(82.3, 78.3, 84.5))
        self.assertEqual(found["pillars"][0]["gap"], span(7.3, 3.3, 9.5))
        # Lift of x: half the weight of pillars, 29/4 points: 3.625 → 3.63.
        lift = {entry["id"]: entry for entry in found["priorities"]}["a.x"]
        self.assertEqual(lift, {"id": "a.x", "level": 3.0, "target": 3.29, "must_have": False, "lift": 3.63})

        unraised = scored(self.instrument(), respondent(answers), raise_targets=False)
        self.assertEqual(unraised["culture"]["balance"], span(-0.57, -0.75, -0.25))
        self.assertEqual(unraised["pillars"][0]["target"], same(75.0))
        self.assertEqual(unraised["pillars"][0]["gap"], same(0.0))

    def test_a_balance_between_two_hundredths_goes_up(self):
        # −1 and seven zeros: −100/8 = −12.5 → −12. t′ = 3 + 12/200 = 3.06: target 76.5.
        found = scored(self.instrument(), respondent({"a.x": 3} | self.answers(-1, 0, 0, 0, 0, 0, 0, 0)))
        self.assertEqual(found["culture"]["balance"], same(-0.12))
        self.assertEqual(found["pillars"][0]["target"], same(76.5))

    def test_an_unknown_item_may_fall_short_of_its_highest_target(self):
        # c1 at −1, c2 unknown: b −100, low −150, high (−1 + 2)/2 → 50. h 0.5, 0.75, 0: t′ 3.5, 3.75, 3.
        # x alone and unknown: gap from 0 to 375/4 = 93.75 → 93.8. Its largest lift is half of that, 46.875 → 46.88.
        found = scored(self.instrument(2), respondent(self.answers(-1)))
        self.assertEqual(found["pillars"][0]["target"], span(87.5, 75.0, 93.8))
        self.assertEqual(found["pillars"][0]["gap"], span(None, 0.0, 93.8))
        self.assertEqual(found["to_find_out"][0], {"id": "a.x", "must_have": False, "largest_lift": 46.88, "ask": None})

    def test_half_a_position_from_balanced_is_no_longer_mixed(self):
        # −1 and 0 make −50, +1 and 0 make +50; −1 with three zeros −25.
        for positions, reading in (((-1, 0), "hostile"), ((-1, 0, 0, 0), "mixed"), ((1, 0), "fertile"), ((0, 0), "mixed")):
            found = scored(self.instrument(len(positions)), respondent(self.answers(*positions)))["culture"]
            self.assertEqual((positions, found["reading"]), (positions, {"best": reading, "worst": reading}))

    def test_indicators_count_in_their_pillar(self):
        # Positions −2 and +1 are levels 0 and 3, target 3: score (0 + 75)/2 = 37.5, gap 75/2 = 37.5.
        found = scored(self.instrument(2), respondent({"a.x": 3} | self.answers(-2, 1)))["pillars"][1]
        self.assertEqual((found["score"], found["target"], found["gap"]), (same(37.5), same(75.0), same(37.5)))

    def test_a_culture_nobody_knows_may_be_anything(self):
        # No balance, so t′ so far is 3; at +2 it stays 3, at −2 it is 4. x at 3 has gap 0, 0, 25.
        found = scored(self.instrument(), respondent({"a.x": 3}))
        self.assertEqual(found["culture"]["balance"], span(None, -2.0, 2.0))
        self.assertEqual(found["culture"]["reading"], {"best": "fertile", "worst": "hostile"})
        self.assertEqual(found["pillars"][0]["target"], span(75.0, 75.0, 100.0))
        self.assertEqual(found["pillars"][0]["gap"], span(0.0, 0.0, 25.0))

    def test_without_applicable_indicators_there_is_no_balance(self):
        for instrument, answers in (
            (self.instrument(0), {"a.x": 3}),
            (self.instrument(1), {"a.x": 3, "culture.c1": NOT_APPLICABLE}),
        ):
            found = scored(instrument, respondent(answers))
            self.assertEqual(found["culture"]["balance"], same(None))
            self.assertEqual(found["culture"]["reading"], {"best": None, "worst": None})
            self.assertEqual(found["culture"]["hostile_indicators"], 0)
            self.assertEqual(found["pillars"][0]["target"], same(75.0))


class MustHaves(unittest.TestCase):
    def test_an_open_must_have_caps_the_band(self):
        # x misses its target by 25, weights 1 and 9: gap 25/10 = 2.5, within "ready" (5), capped to "partly-ready".
        instrument = questionnaire(pillar("a", question("x", must_have=True), question("y", weight=9)))
        found = scored(instrument, respondent({"a.x": 2, "a.y": 4}))
        self.assertEqual(found["pillars"][0]["gap"], same(2.5))
        self.assertEqual(found["overall"]["band"], {"best": "partly-ready", "worst": "partly-ready"})
        self.assertEqual(found["pillars"][0]["must_haves"]["open"], ["a.x"])

    def test_an_unconfirmed_must_have_caps_the_worst_case_only(self):
        # Weight 1 of 20 unknown with target 75: gap from 0 to 75/20 = 3.75, both "ready" but for the cap.
        instrument = questionnaire(pillar("a", question("x", must_have=True), question("y", weight=19)))
        found = scored(instrument, respondent({"a.y": 3}))["pillars"][0]
        self.assertEqual(found["gap"], span(0.0, 0.0, 3.8))
        self.assertEqual(found["band"], {"best": "ready", "worst": "partly-ready"})
        self.assertEqual(found["must_haves"]["unconfirmed"], ["a.x"])

    def test_the_cap_lifts_nothing(self):
        # One item at 0: gap 75, "not-ready", which is worse than the cap.
        instrument = questionnaire(pillar("a", question("x", must_have=True)))
        self.assertEqual(scored(instrument, respondent({"a.x": 0}))["pillars"][0]["band"]["best"], "not-ready")

    def test_a_raised_target_opens_no_must_have(self):
        # b = −200 raises the target to 4; x at 3 falls short of that, not of its own target 3.
        instrument = questionnaire(
            pillar("a", question("x", must_have=True, raise_if_hostile=True)), pillar("b"), indicators("b", 1)
        )
        found = scored(instrument, respondent({"a.x": 3, "culture.c1": -2}))
        self.assertEqual(found["pillars"][0]["gap"], same(25.0))
        self.assertEqual(found["pillars"][0]["must_haves"], {"open": [], "unconfirmed": [], "disputed": []})
        # Not open, so it does not come first: c1 lifts 1/2 · 75 = 37.5, x 1/2 · 25 = 12.5.
        self.assertEqual([entry["id"] for entry in found["priorities"]], ["culture.c1", "a.x"])

    def test_a_viewpoint_below_target_disputes_what_the_mean_calls_met(self):
        # Five leaders at 4, five peers at 2: mean 3 meets target 3, peers stand below it.
        instrument = questionnaire(pillar("a", question("x", must_have=True)))
        files = [respondent({"a.x": 4}, "leadership")] * 5 + [respondent({"a.x": 2}, "peer")] * 5
        found = scored(instrument, *files)["pillars"][0]["must_haves"]
        self.assertEqual(found, {"open": [], "unconfirmed": [], "disputed": ["a.x"]})
        # With four peers nobody may be shown, and nothing may be told from it.
        self.assertEqual(scored(instrument, *files[:9])["pillars"][0]["must_haves"]["disputed"], [])

    def test_others_are_no_viewpoint_and_dispute_nothing(self):
        # Leaders 4, peers 2, staff 3: mean 3 meets the target. Others (2 + 3)/2 = 2.5 do not, but are not one viewpoint.
        instrument = questionnaire(pillar("a", question("x", must_have=True)))
        files = [respondent({"a.x": 4}, "leadership")] * 5
        files += [respondent({"a.x": 2}, "peer")] * 3 + [respondent({"a.x": 3}, "staff")] * 3
        found = scored(instrument, *files)
        self.assertEqual(found["viewpoint_split"]["groups"]["others"]["pillars"], {"a": 62.5})
        self.assertEqual(found["pillars"][0]["must_haves"], {"open": [], "unconfirmed": [], "disputed": []})


class SeveralRespondents(unittest.TestCase):
    def test_ten_managers_do_not_drown_one_peer(self):
        # Leaders 4 4 4, peer 1: (4 + 1)/2 = 2.5, 62.5 points. Plain: 13/4 = 3.25, 81.25 → 81.3.
        instrument = questionnaire(pillar("a", question("x")))
        files = [respondent({"a.x": 4}, "leadership")] * 3 + [respondent({"a.x": 1}, "peer")]
        found = scored(instrument, *files)["pillars"][0]
        self.assertEqual((found["score"], found["coverage"]["answers"]), (same(62.5), {"given": 4, "possible": 4}))
        self.assertEqual(scored(instrument, *files, equal_respondents=True)["pillars"][0]["score"], same(81.3))

    def test_merged_levels_are_rounded_to_hundredths_half_up(self):
        # One of eight at 1: 0.125 → 0.13, 13/4 = 3.25 → 3.3 points. Positions −1 and seven 0: −0.125 → −0.12.
        instrument = questionnaire(pillar("a", question("x")), indicators("a", 1))
        files = [respondent({"a.x": 1, "culture.c1": -1})] + [respondent({"a.x": 0, "culture.c1": 0})] * 7
        found = scored(instrument, *files)
        self.assertEqual(found["culture"]["indicators"][0]["position"], -0.12)
        # x is 0.13 of 4, c1 is 1.88 of 4: (3.25 + 47)/2 = 25.125 → 25.1.
        self.assertEqual(found["pillars"][0]["score"], same(25.1))
        self.assertEqual(found["priorities"][0]["level"], 0.13)

    def test_silence_and_disagreement_about_applicability(self):
        # x: a level and not applicable, known and disputed. y: don't know and not applicable, unknown.
        # z: unanswered and not applicable, unknown. w: everyone not applicable.
        instrument = questionnaire(pillar("a", question("x"), question("y"), question("z"), question("w")))
        files = [
            respondent({"a.x": 2, "a.y": DONT_KNOW, "a.z": NOT_APPLICABLE, "a.w": NOT_APPLICABLE}),
            respondent({"a.x": NOT_APPLICABLE, "a.y": NOT_APPLICABLE, "a.w": NOT_APPLICABLE}),
        ]
        found = scored(instrument, *files)
        self.assertEqual(found["disputed"], ["a.x"])
        self.assertEqual(
            found["pillars"][0]["coverage"],
            {
                "items": 4, "applicable": 3, "known": 1, "dont_know": 1, "unanswered": 1, "not_asked": 0, "not_applicable": 1,
                "answers": {"given": 1, "possible": 3},
            },
        )  # fmt: skip


class Viewpoints(unittest.TestCase):
    def test_two_large_viewpoints_stand_side_by_side(self):
        # Leaders 4 4 4 3 3 = 3.6, 90 points; peers 2 2 2 2 3 = 2.2, 55 points. Difference 35.
        instrument = questionnaire(pillar("a", question("x")))
        files = [respondent({"a.x": level}, "leadership") for level in (4, 4, 4, 3, 3)]
        files += [respondent({"a.x": level}, "peer") for level in (2, 2, 2, 2, 3)]
        self.assertEqual(
            scored(instrument, *files)["viewpoint_split"],
            {
                "groups": {
                    "peer": {"respondents": 5, "pillars": {"a": 55.0}},
                    "leadership": {"respondents": 5, "pillars": {"a": 90.0}},
                },
                "leadership_minus_peer": {"a": 35.0},
            },
        )

    def test_small_viewpoints_are_shown_as_others_on_shared_items_only(self):
        # Five leaders, three peers, two staff. x: leaders 4, peers 1, staff 3: others (1 + 3)/2 = 2, 50 points.
        # y: one peer does not know, so others have four levels and y counts for nobody. b has y alone: null.
        instrument = questionnaire(pillar("a", question("x"), question("y")), pillar("b", question("y")))
        files = [respondent({"a.x": 4, "a.y": 0, "b.y": 0}, "leadership")] * 5
        files += [respondent({"a.x": 1, "a.y": 4, "b.y": 4}, "peer")] * 2 + [respondent({"a.x": 1}, "peer")]
        files += [respondent({"a.x": 3, "a.y": 4, "b.y": 4}, "staff")] * 2
        groups = {
            "leadership": {"respondents": 5, "pillars": {"a": 100.0, "b": None}},
            "others": {"respondents": 5, "pillars": {"a": 50.0, "b": None}},
        }
        found = scored(instrument, *files)
        self.assertEqual(found["viewpoint_split"], {"groups": groups, "leadership_minus_peer": None})
        self.assertEqual(found["viewpoints"], {"peer": 3, "leadership": 5, "staff": 2})
        # Plain means: (3·1 + 2·3)/5 = 1.8, 45 points.
        groups["others"]["pillars"]["a"] = 45.0
        self.assertEqual(scored(instrument, *files, equal_respondents=True)["viewpoint_split"]["groups"], groups)

    def test_where_a_hidden_mean_could_be_computed_there_is_no_split(self):
        instrument = questionnaire(pillar("a", question("x")))

        def split(min_group=5, **sizes):
            files = [respondent({"a.x": 2}, viewpoint) for viewpoint, size in sizes.items() for _ in range(size)]
            return scored(instrument, *files, min_group=min_group)["viewpoint_split"]

        self.assertIsNone(split(leadership=9, peer=4))  # one hidden
        self.assertIsNone(split(leadership=9, peer=2, staff=2))  # two hidden, four together
        self.assertIsNone(split(leadership=4, peer=4, staff=4))  # nobody but others
        self.assertIsNone(split(leadership=9))  # one group
        self.assertEqual(list(split(leadership=9, peer=3, staff=2)["groups"]), ["leadership", "others"])
        self.assertEqual(list(split(min_group=2, leadership=9, peer=2, staff=2)["groups"]), ["peer", "leadership", "staff"])


class Priorities(unittest.TestCase):
    def test_open_must_haves_first_then_lift_then_questionnaire_order(self):
        # Pillars weigh 3, 1 and 4. a.y and a.x, in that order: 3/8 · 50/2 = 9.375 → 9.38 each. b.x: 1/8 · 75/1 = 9.375 too, but an open
        # must-have. c.x is at its target and not listed.
        instrument = questionnaire(
            pillar("a", question("y"), question("x"), weight=3),
            pillar("b", question("x", must_have=True)),
            pillar("c", question("x"), weight=4),
        )
        found = scored(instrument, respondent({"a.x": 1, "a.y": 1, "b.x": 0, "c.x": 3}))
        self.assertEqual(
            [(entry["id"], entry["must_have"], entry["lift"]) for entry in found["priorities"]],
            [("b.x", True, 9.38), ("a.y", False, 9.38), ("a.x", False, 9.38)],
        )
        # Means: gap (3·50 + 1·75 + 4·0)/8 = 28.125 → 28.1, score (3·25 + 0 + 4·75)/8 = 46.875 → 46.9. Gaps 50 and 75 are
        # both above 40, so both pillars hold the overall band at "not-ready".
        self.assertEqual(found["overall"]["mean_gap"], same(28.1))
        self.assertEqual(found["overall"]["mean_score"], same(46.9))
        self.assertEqual(found["overall"]["held_by"], ["a", "b"])

    def test_what_there_is_to_find_out_is_listed_even_where_it_lifts_nothing(self):
        # x has target 0, lift 0; y 75/3 = 25; z, a must-have of target 1, 25/3 = 8.33 and first.
        instrument = questionnaire(pillar("a", question("x", target=0), question("y"), question("z", must_have=True, target=1)))
        found = scored(instrument, respondent({}))["to_find_out"]
        self.assertEqual([(entry["id"], entry["largest_lift"]) for entry in found], [("a.z", 8.33), ("a.y", 25.0), ("a.x", 0.0)])


class Forms(unittest.TestCase):
    def test_an_answer_may_be_written_in_many_ways(self):
        instrument = questionnaire(pillar("a", question("x")), indicators("a", 1))
        for written, state in (
            ("1", "known"), ('{ position = 1, note = "n", evidence = "e", dissent = "d" }', "known"), (DONT_KNOW, "dont_know"),
            ('{ dont_know = true, note = "n" }', "dont_know"), ('{ note = "n" }', "unanswered"), (NOT_APPLICABLE, "not_applicable"),
        ):  # fmt: skip
            found = scored(instrument, respondent({"culture.c1": written}))["culture"]["indicators"][0]
            self.assertEqual((written, found["state"]), (written, state))

    def test_answers_to_obsolete_questions_are_ignored_with_a_notice(self):
        instrument = questionnaire(
            pillar("a", question("x"), question("y", obsolete="1.0.0")), indicators("a", 1, obsolete="1.0.0")
        )
        answers = respondent({"a.x": 3, "a.y": 0, "culture.c1": -2})
        (team,) = read_team([answers], instrument)
        self.assertEqual(
            team.notices, ("a.y is obsolete, its answer is ignored", "culture.c1 is obsolete, its answer is ignored")
        )
        found = scored(instrument, answers)
        self.assertEqual((found["pillars"][0]["coverage"]["items"], found["culture"]["indicators"]), (1, []))

    def test_answers_that_mean_nothing_are_refused(self):
        instrument = questionnaire(pillar("a", question("x"), question("y", must_have=True)))
        for id, written in (
            ("x", "5"), ("x", "-1"), ("x", "true"), ("x", '{ not_applicable = " " }'), ("y", NOT_APPLICABLE), ("w", "1"),
            ("x", "{ level = 1, dont_know = true }"),
        ):  # fmt: skip
            with self.assertRaises(Refused, msg=f"{id} = {written}"):
                scored(instrument, respondent({f"a.{id}": written}))


if __name__ == "__main__":
    unittest.main()
