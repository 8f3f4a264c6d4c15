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
from corpus import KINDS, make_case
from document import document
from reading import read_questionnaire, read_team
from scoring import Options, uncapped_gap_so_far

CASES = 12 * len(KINDS)


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

    def test_bounds_hold_the_figure_between_them(self):
        with tempfile.TemporaryDirectory() as folder:
            for number in range(CASES):
                case = Path(folder, f"case{number:03d}")
                make_case(2, number, case)
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
