"""The corpus is the same for everybody and meets the rare paths it was made for."""

import sys
import tempfile
import unittest
from collections import Counter
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from assessment import assess, mean_span
from comparison import comparison
from corpus import KINDS, STAGED_KINDS, make_case
from document import document
from reading import read_questionnaire, read_team
from scoring import Options, uncapped_gap_so_far

CASES = 12 * len(KINDS)
STAGED_CASES = 10 * len(STAGED_KINDS)


def read_case(folder):
    questionnaire = read_questionnaire((folder / "questionnaire.toml").read_bytes())
    sides = (folder, folder / "follow-up")
    return questionnaire, [
        read_team([path.read_bytes() for path in sorted(side.glob("answers-*.toml"))], questionnaire) for side in sides
    ]


def paths_met(assessment):
    """Names of the rare paths that this team's figures go through."""
    scored, balance = assessment.scored, assessment.balance
    uncapped = {result.pillar.id: uncapped_gap_so_far(result.merged, assessment.targets) for result in scored}
    gap_over_pillars = mean_span(scored, lambda result: result.gap)
    viewpoints = {respondent.viewpoint for respondent in assessment.respondents}
    found = document(assessment)
    split = found["viewpoint_split"]
    leaders = {viewpoint.id for viewpoint in assessment.questionnaire.viewpoints if viewpoint.side == "leadership"}
    yield from {
        "nothing known in a pillar": any(result.score.so_far is None for result in scored),
        "a pillar with nothing applicable": len(scored) < len(assessment.pillars),
        "no pillar scored": not scored,
        "gap so far capped": any(
            uncapped[result.pillar.id] is not None and uncapped[result.pillar.id] > result.gap.high for result in scored
        ),
        "mean gap so far capped": bool(scored)
        and gap_over_pillars.so_far is not None
        and gap_over_pillars.so_far > gap_over_pillars.high,
        "target raised in every case": any(
            span.low > 100 * assessment.merged[id].item.target and span.low < span.so_far < span.high
            for id, span in assessment.targets.items()
        ),
        "culture unknown": balance.so_far is None and balance.low == -200,
        "culture absent": balance.low is None,
        "reading from one pole to the other": found["culture"]["reading"] == {"best": "fertile", "worst": "hostile"},
        "reading hostile": found["culture"]["reading"]["best"] == "hostile",
        "band is a range": any(result.best is not None and result.best != result.worst for result in scored),
        "gap on a band's edge": any(
            0 < end < 100 and end in [band.max_gap for band in assessment.questionnaire.bands]
            for result in scored
            for end in (result.gap.low, result.gap.high)
        ),
        "open must-have": any(result.must_haves.open for result in scored),
        "unconfirmed must-have": any(result.must_haves.unconfirmed for result in scored),
        "disputed must-have": any(result.must_haves.disputed for result in scored),
        "applicability disputed": bool(found["disputed"]),
        "several viewpoints, no split": len(viewpoints) > 1 and split is None,
        "split with others": split is not None and "others" in split["groups"],
        "split without others": split is not None and "others" not in split["groups"],
        "split with a null pillar": split is not None
        and any(None in group["pillars"].values() for group in split["groups"].values()),
        "leaders beside peers": split is not None and split["leadership_minus_peer"] is not None,
        "leaders in others": split is not None
        and "others" in split["groups"]
        and bool(leaders & viewpoints - set(split["groups"])),
        "lifts tie": len({entry["lift"] for entry in found["priorities"]}) < len(found["priorities"]),
        "nothing to gain by finding out": any(entry["largest_lift"] == 0 for entry in found["to_find_out"]),
        "an aspect without a figure": found["aspects"]["difference"] is None,
        "obsolete question answered": any(respondent.notices for respondent in assessment.respondents),
    }.items()


def differs(difference, one, other):
    """By more than what rounding both to one decimal can do."""
    return one is None or other is None or abs(difference - (one - other)) > 0.15


def staged_paths_met(folder, questionnaire, assessment):
    """Names of the rare paths of stages, viewpoints asked, copies and disclosure that this team's figures go through."""
    respondents, found = assessment.respondents, document(assessment)
    notices = [notice for respondent in respondents for notice in respondent.notices]
    states = [entry["state"] for entry in found["culture"]["indicators"]]
    split, disclosed = found["viewpoint_split"], found["disclosure"]
    pairs = {(entry["by"], entry["of"]) for entry in disclosed["recoverable"]}
    asked = [{id for id in found["viewpoints"] if item.asks(id)} for item in assessment.questionnaire.items()]
    shown = split["groups"] if split else {}
    between = split["leadership_minus_peer"] if split else None
    yield from {
        "the stage is left out": found["stage"] is not None and not respondents[0].names_stage,
        "an earlier stage": found["stage"] in questionnaire.stages[:-1],
        "no stages": found["stage"] is None,
        "a pillar without an item at this stage": any(not result.merged for result in assessment.pillars),
        "an item nobody is asked": any(pillar["coverage"]["not_asked"] for pillar in found["pillars"]),
        "an indicator nobody is asked": "not_asked" in states,
        "a must-have nobody is asked": any(one.item.must_have and one.state == "not_asked" for one in assessment.merged.values()),
        "nothing in a pillar is asked": any(
            result.merged and all(one.state == "not_asked" for one in result.merged) for result in assessment.pillars
        ),
        "an answer that was not asked for": any(notice.startswith("not asked of") for notice in notices),
        "an answer outside the stage": any("is not part of the stage" in notice for notice in notices),
        "an answer to an older version": any("has changed since" in notice for notice in notices),
        "applicability disputed, with somebody not asked": any(
            one.disputed and one.item.asked_of is not None for one in assessment.merged.values()
        ),
        "copies": len(respondents) < len(list(folder.glob("answers-*.toml"))),
        "a group that says who took part": bool(found["took_part"]),
        "to find out from some viewpoints": any(entry["ask"] for entry in found["to_find_out"]),
        "to find out from anybody": any(entry["ask"] is None for entry in found["to_find_out"]),
        "one respondent": disclosed["single_respondent"],
        "one viewpoint": disclosed["single_viewpoint"] is not None and not disclosed["single_respondent"],
        "one works out another viewpoint": any(by != of for by, of in pairs),
        "two of a viewpoint know each other's answers": any(by == of for by, of in pairs),
        "one works out another viewpoint from others": any(by != of and {by, of} not in asked for by, of in pairs),
        "items of one small viewpoint": disclosed["items_of_one_small_viewpoint"] > 0,
        "a split in which not all is asked of all": bool(shown) and any(ids < set(found["viewpoints"]) for ids in asked),
        "leaders beside peers over more items than the split": bool(between)
        and any(
            value is not None and differs(value, shown["leadership"]["pillars"][pillar], shown["peer"]["pillars"][pillar])
            for pillar, value in between.items()
        ),
    }.items()


class Corpus(unittest.TestCase):
    def test_every_rare_path_is_met(self):
        met = Counter()
        with tempfile.TemporaryDirectory() as folder:
            for number in range(CASES):
                case = Path(folder, f"case{number:03d}")
                make_case(1, number, case)
                questionnaire, (baseline, follow_up) = read_case(case)
                for name, is_met in paths_met(assess(questionnaire, baseline, Options())):
                    met[name] += is_met
                changes = comparison(questionnaire, baseline, follow_up, Options())
                met["an item on one side only"] += bool(changes["one_side_only"]["baseline"])
                for pillar in changes["pillars"]:
                    met[f"change certain: {pillar['score']['certain']}"] += 1
                    met["change due to targets"] += pillar["gap"].get("due_to_targets") not in (None, 0.0)
        self.assertEqual([name for name, times in met.items() if times < 2], [], met)

    def test_every_rare_path_with_stages_is_met(self):
        met = Counter()
        with tempfile.TemporaryDirectory() as folder:
            for number in range(STAGED_CASES):
                case = Path(folder, f"case{number:03d}")
                make_case(1, number, case, staged=True)
                questionnaire, (baseline, follow_up) = read_case(case)
                for options in (Options(), Options(min_group=2), Options(short=True)):
                    for name, is_met in staged_paths_met(case, questionnaire, assess(questionnaire, baseline, options)):
                        met[name] += is_met
                changes = comparison(questionnaire, baseline, follow_up, Options())
                met["two stages compared"] += changes["stage"]["baseline"] != changes["stage"]["follow_up"]
                met["changed since answered"] += bool(changes["changed"])
        self.assertEqual([name for name, times in met.items() if times < 2], [], met)

    def test_bounds_hold_the_figure_between_them(self):
        with tempfile.TemporaryDirectory() as folder:
            for number in range(CASES):
                case = Path(folder, f"case{number:03d}")
                make_case(2, number, case, staged=number % 2 == 1)
                questionnaire, (team, _) = read_case(case)
                for options in (Options(), replace(Options(), equal_respondents=True), replace(Options(), raise_targets=False)):
                    for result in assess(questionnaire, team, options).scored:
                        for span in (result.score, result.target, result.gap):
                            middle = span.low if span.so_far is None else span.so_far
                            self.assertTrue(0 <= span.low <= middle <= span.high <= 100, (case.name, result.pillar.id, span))

    def test_a_case_depends_on_seed_and_number_alone(self):
        def files(folder, seed, *numbers):
            for number in numbers:
                make_case(seed, number, Path(folder, str(number)))
            return {path.name: path.read_bytes() for path in Path(folder, "7").rglob("*.toml")}

        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two, tempfile.TemporaryDirectory() as other:
            self.assertEqual(files(one, 1, 7), files(two, 1, 3, 7))
            self.assertNotEqual(files(one, 1, 7), files(other, 2, 7))


if __name__ == "__main__":
    unittest.main()
