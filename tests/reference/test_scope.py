"""Known answers on who is asked what and when: stages, viewpoints, the short form, changed questions and copies of a file."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from building import DONT_KNOW, NOT_APPLICABLE
from building import indicators, pillar, question, questionnaire, respondent, same, scored, span, stages
from reading import Refused, read_team

COVERAGE = {
    "items": 0, "applicable": 0, "known": 0, "dont_know": 0, "unanswered": 0, "not_asked": 0, "not_applicable": 0,
    "answers": {"given": 0, "possible": 0},
}  # fmt: skip


def coverage(given=0, possible=0, **counts):
    return COVERAGE | counts | {"answers": {"given": given, "possible": possible}}


class Stages(unittest.TestCase):
    def instrument(self):
        return questionnaire(
            stages("before", "running"),
            pillar("a", question("early", stages=["before"]), question("late", stages=["running"]), question("always")),
            pillar("b", question("late", stages=["running"])),
            indicators("a", 1, stages=["running"]),
        )

    def test_only_the_items_of_the_audits_stage_count(self):
        # Before: early 3 and always 1 are 75 and 25 points, mean 50. late and c1 are answered but are not items, and b has none.
        answers = {"a.early": 3, "a.always": 1, "a.late": 0, "b.late": 0, "culture.c1": -2}
        found = scored(self.instrument(), respondent(answers, stage="before"))
        a, b = found["pillars"]
        self.assertEqual((found["stage"], a["score"]), ("before", same(50.0)))
        self.assertEqual(a["coverage"], coverage(items=2, applicable=2, known=2, given=2, possible=2))
        self.assertEqual((b["score"], b["band"], b["coverage"]), (same(None), {"best": None, "worst": None}, coverage()))
        self.assertEqual((found["culture"]["indicators"], found["culture"]["balance"]), ([], same(None)))
        self.assertEqual([entry["id"] for entry in found["priorities"]], ["a.always"])

    def test_an_audit_that_names_no_stage_is_at_the_last(self):
        # Running: late 0, always 1, c1 at −2 (level 0): (0 + 25 + 0)/3 = 8.33 → 8.3.
        found = scored(self.instrument(), respondent({"a.early": 3, "a.always": 1, "a.late": 0, "culture.c1": -2}))
        self.assertEqual((found["stage"], found["pillars"][0]["score"]), ("running", same(8.3)))

    def test_answers_outside_the_stage_are_ignored_with_a_notice(self):
        (one,) = read_team([respondent({"a.late": 2}, stage="before")], self.instrument())
        self.assertEqual(one.notices, ("a.late is not part of the stage before, its answer is ignored",))

    def test_without_stages_there_is_none(self):
        instrument = questionnaire(pillar("a", question("x")))
        self.assertIsNone(scored(instrument, respondent({"a.x": 1}))["stage"])
        with self.assertRaises(Refused):
            scored(instrument, respondent({"a.x": 1}, stage="running"))

    def test_a_team_is_at_one_stage_and_says_so_in_every_file_or_in_none(self):
        for other in ({"stage": "before"}, {}):
            with self.assertRaises(Refused, msg=other):
                scored(self.instrument(), respondent({}, stage="running"), respondent({}, **other))
        with self.assertRaises(Refused):
            scored(self.instrument(), respondent({}, stage="soon"))

    def test_a_list_that_is_empty_repeats_or_names_what_is_unknown_is_refused(self):
        for key in ("stages", "asked_of"):
            known = "before" if key == "stages" else "peer"
            for wrong in ([], [known, known], [known, "nobody"]):
                with self.assertRaises(Refused, msg=(key, wrong)):
                    questionnaire(stages("before"), pillar("a", question("x", **{key: wrong})))


class WhoIsAsked(unittest.TestCase):
    def test_an_answer_that_was_not_asked_for_is_not_counted(self):
        # x is asked of leaders: the peer's 0 does not count, so 4 alone: 100 points, one answer of one possible.
        instrument = questionnaire(pillar("a", question("x", asked_of=["leadership"])))
        files = [respondent({"a.x": 4}, "leadership"), respondent({"a.x": 0}, "peer")]
        found = scored(instrument, *files)["pillars"][0]
        self.assertEqual(found["score"], same(100.0))
        self.assertEqual(found["coverage"], coverage(items=1, applicable=1, known=1, given=1, possible=1))
        self.assertEqual(read_team(files, instrument)[1].notices, ("not asked of peer, so not counted: a.x",))

    def test_an_answer_that_was_not_asked_for_must_be_valid_all_the_same(self):
        instrument = questionnaire(pillar("a", question("x", asked_of=["leadership"])))
        with self.assertRaises(Refused):
            scored(instrument, respondent({"a.x": 5}, "peer"))

    def test_an_item_that_nobody_present_is_asked_is_unknown(self):
        # x at 3 (75 points), y not asked. So far 75; low 75/2 = 37.5, high 175/2 = 87.5. The must-have y is unconfirmed.
        instrument = questionnaire(pillar("a", question("x"), question("y", asked_of=["staff", "leadership"], must_have=True)))
        found = scored(instrument, respondent({"a.x": 3, "a.y": 4}))
        a = found["pillars"][0]
        self.assertEqual((a["score"], a["must_haves"]["unconfirmed"]), (span(75.0, 37.5, 87.5), ["a.y"]))
        self.assertEqual(a["coverage"], coverage(items=2, applicable=2, known=1, not_asked=1, given=1, possible=1))
        # The largest lift is 75/2 = 37.5. Viewpoints stand in the questionnaire's order.
        self.assertEqual(
            found["to_find_out"], [{"id": "a.y", "must_have": True, "largest_lift": 37.5, "ask": ["leadership", "staff"]}]
        )

    def test_an_indicator_that_nobody_present_is_asked_leaves_the_balance_open(self):
        # c1 and c2 are asked of staff alone: between −2 and +2.
        instrument = questionnaire(pillar("a", question("x")), indicators("a", 2, asked_of=["staff"]))
        culture = scored(instrument, respondent({"a.x": 3, "culture.c1": 1}))["culture"]
        self.assertEqual(culture["balance"], span(None, -2.0, 2.0))
        self.assertEqual(culture["indicators"][0], {"id": "culture.c1", "position": None, "state": "not_asked"})

    def test_whoever_is_not_asked_neither_leaves_open_nor_disputes(self):
        # The leader is not asked x, y and z. x: the peer calls it not applicable, so it is. y: the peer's level, not disputed
        # by the leader's reason. z: unanswered by the peer, whatever the leader says.
        asked = {"asked_of": ["peer", "staff"]}
        instrument = questionnaire(pillar("a", question("x", **asked), question("y", **asked), question("z", **asked)))
        files = [
            respondent({"a.x": NOT_APPLICABLE, "a.y": 2}, "peer"),
            respondent({"a.x": 4, "a.y": NOT_APPLICABLE, "a.z": DONT_KNOW}, "leadership"),
        ]
        found = scored(instrument, *files)
        self.assertEqual(found["disputed"], [])
        self.assertEqual(
            found["pillars"][0]["coverage"],
            coverage(items=3, applicable=2, known=1, unanswered=1, not_applicable=1, given=1, possible=2),
        )

    def test_asked_of_every_viewpoint_is_the_same_as_of_all(self):
        instrument = questionnaire(pillar("a", question("x", asked_of=["staff", "leadership", "peer"])))
        self.assertIsNone(scored(instrument, respondent({}))["to_find_out"][0]["ask"])

    def test_an_item_that_a_shown_viewpoint_is_not_asked_does_not_count_in_the_split(self):
        # x is asked of all, y of leaders and peers: with staff shown, groups are compared over x alone. Leaders 4, peers 1.
        # Between leaders and peers y counts too: leaders (100 + 100)/2, peers (25 + 75)/2 = 50, difference 50.
        instrument = questionnaire(pillar("a", question("x"), question("y", asked_of=["leadership", "peer"])))
        files = [respondent({"a.x": 4, "a.y": 4}, "leadership")] * 5 + [respondent({"a.x": 1, "a.y": 3}, "peer")] * 5
        files += [respondent({"a.x": 2, "a.y": 0}, "staff")] * 5
        split = scored(instrument, *files)["viewpoint_split"]
        shown = {name: group["pillars"]["a"] for name, group in split["groups"].items()}
        self.assertEqual(shown, {"peer": 25.0, "leadership": 100.0, "staff": 50.0})
        self.assertEqual(split["leadership_minus_peer"], {"a": 50.0})


class ShortForm(unittest.TestCase):
    def test_only_short_items_are_items(self):
        # x at 1 is 25 points; y and c1 do not count.
        instrument = questionnaire(pillar("a", question("x", short=True), question("y")), indicators("a", 1))
        file = respondent({"a.x": 1, "a.y": 4, "culture.c1": -2})
        found = scored(instrument, file, short=True)
        self.assertEqual((found["form"], found["pillars"][0]["score"]), ("short", same(25.0)))
        self.assertEqual(found["pillars"][0]["coverage"]["items"], 1)
        self.assertEqual(scored(instrument, file)["form"], "full")

    def test_a_questionnaire_without_short_items_refuses(self):
        for parts in ([question("x")], [question("x"), question("y", short=True, obsolete="1.0.0")]):
            with self.assertRaises(Refused):
                scored(questionnaire(pillar("a", *parts)), respondent({"a.x": 1}), short=True)


class ChangedQuestions(unittest.TestCase):
    def test_an_answer_to_an_older_version_is_not_counted(self):
        # x changed in 1.2.0: an answer from 1.1.0 is unanswered, even one that the new levels no longer have; from 1.2.0 it
        # counts. 10.0.0 is later than 1.2.0. y changed in 1.1.0 and counts.
        instrument = questionnaire(pillar("a", question("x", top=2, target=1, changed="1.2.0"), question("y", changed="1.1.0")))
        old = respondent({"a.x": 4, "a.y": 2}, version="1.1.0")
        self.assertEqual(
            scored(instrument, old)["pillars"][0]["coverage"],
            coverage(items=2, applicable=2, known=1, unanswered=1, given=1, possible=2),
        )
        (one,) = read_team([old], instrument)
        self.assertEqual(one.notices, ("a.x has changed since it was answered, its answer is not counted",))
        for version in ("1.2.0", "10.0.0"):
            self.assertEqual(scored(instrument, respondent({"a.x": 2}, version=version))["pillars"][0]["coverage"]["known"], 1)

    def test_beside_a_newer_answer_the_old_one_counts_as_missing(self):
        # The old 0 does not count: 3 alone, one answer of two possible. Not applicable said then is no longer said, so z is open.
        instrument = questionnaire(pillar("a", question("x", changed="1.2.0"), question("z", changed="1.2.0")))
        files = [
            respondent({"a.x": 0, "a.z": NOT_APPLICABLE}, version="1.0.0"),
            respondent({"a.x": 3, "a.z": NOT_APPLICABLE}, version="1.2.0"),
        ]
        found = scored(instrument, *files)["pillars"][0]
        self.assertEqual(found["score"], span(75.0, 37.5, 87.5))
        self.assertEqual(
            found["coverage"], coverage(items=2, applicable=2, known=1, unanswered=1, given=1, possible=3)
        )


class Respondents(unittest.TestCase):
    def test_identical_files_without_a_respondent_count_once(self):
        # Two copies at 4 and one file at 1: (4 + 1)/2 = 2.5, 62.5 points, two respondents.
        instrument = questionnaire(pillar("a", question("x")))
        copies = [respondent({"a.x": 4}, pseudonym=None)] * 2
        other = respondent({"a.x": 1}, pseudonym=None)
        found = scored(instrument, *copies, other)
        self.assertEqual((found["respondents"], found["pillars"][0]["score"]), (2, same(62.5)))
        # With a respondent, two files are two respondents: (4 + 4 + 1)/3 = 3, 75 points.
        found = scored(instrument, *[respondent({"a.x": 4}, pseudonym="R-1")] * 2, other)
        self.assertEqual((found["respondents"], found["pillars"][0]["score"]), (3, same(75.0)))

    def test_copies_do_not_make_a_small_group_large(self):
        instrument = questionnaire(pillar("a", question("x")))
        files = [respondent({"a.x": 4}, "leadership")] * 5 + [respondent({"a.x": 1}, "peer", pseudonym=None)] * 5
        found = scored(instrument, *files)
        self.assertEqual((found["viewpoints"], found["viewpoint_split"]), ({"peer": 1, "leadership": 5}, None))

    def test_who_took_part_in_groups_changes_no_figure(self):
        instrument = questionnaire(pillar("a", question("x")))
        files = [
            respondent({"a.x": 2}, "staff", took_part=["leadership"]),
            respondent({"a.x": 2}, "staff", took_part=["leadership", "peer"]),
        ]
        found = scored(instrument, *files)
        self.assertEqual(found["took_part"], ["peer", "leadership"])
        plain = scored(instrument, *[respondent({"a.x": 2}, "staff")] * 2)
        self.assertEqual(found | {"took_part": []}, plain)
        with self.assertRaises(Refused):
            scored(instrument, respondent({}, "staff", took_part=["visitors"]))


if __name__ == "__main__":
    unittest.main()
