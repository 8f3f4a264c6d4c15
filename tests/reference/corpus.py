#!/usr/bin/env python3
"""Makes small random questionnaires with teams of answers, so that rare paths of the scoring page are met.

  corpus.py [--seed 1] [--cases 200] [--stages] OUT

writes OUT/caseNNN/questionnaire.toml and answers-NN.toml beside it, and a second audit of the same team, for comparisons,
in OUT/caseNNN/follow-up/. Deterministic: case n depends on the seed and n alone. Cases go through the kinds below in turn.

With --stages, questionnaires also say when an item applies (`stages`), whom it is asked of (`asked_of`), whether it is in the
short form and what has changed, and answers name a stage and who took part in a group. Some were not asked for, and some files
are copies of others.
"""

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

VIEWPOINTS = ["peer", "leadership", "staff", "service-user"]
MORE_VIEWPOINTS = [*VIEWPOINTS, "user-led-group", "group"]
STAGES = ["before", "starting", "running"]
MAX_GAPS = ["0", "2.5", "5", "7.5", "8.125", "10", "12.50", "16.7", "20", "25", "33.3", "37.5", "50", "62.5", "75.0", "99.9"]
BAND_IDS = ["ready", "nearly-ready", "partly-ready", "hardly-ready", "not-ready"]


@dataclass(frozen=True)
class Kind:
    """How a case leans. Shares are out of all answers; `groups` fixes respondents per viewpoint, one tuple is drawn.

    The first `silent_pillars` are known to nobody, the first `inapplicable_pillars` not applicable wherever that may be said.
    """

    dont_know: float = 0.08
    unanswered: float = 0.08
    not_applicable: float = 0.08
    positions: tuple[int, ...] = (-2, -1, 0, 1, 2)
    culture_silent: bool = False
    indicators: tuple[int, ...] = (0, 1, 2, 3, 4)
    groups: tuple[tuple[int, ...], ...] = ()
    silent_pillars: int = 0
    inapplicable_pillars: int = 0
    many_must_haves: bool = False
    no_must_haves: bool = False
    one_level: bool = False
    at_bottom: bool = False


KINDS = [
    Kind(),
    Kind(groups=((1,),)),
    Kind(groups=((1,),), dont_know=0.2, unanswered=0.2),
    Kind(positions=(-2, -2, -1), indicators=(2, 3, 4)),
    Kind(positions=(-2, -1, -1, 0), indicators=(3, 4), groups=((1,), (2,)), unanswered=0.25),
    Kind(culture_silent=True, indicators=(1, 2, 3, 4)),
    Kind(silent_pillars=1, groups=((1,), (2, 1), (3,))),
    Kind(inapplicable_pillars=1),
    Kind(inapplicable_pillars=4, no_must_haves=True),
    Kind(silent_pillars=4),
    Kind(not_applicable=0.4, groups=((2, 1), (1, 1, 1), (3, 2))),
    Kind(dont_know=0.02, unanswered=0.02, not_applicable=0.02, groups=((7, 7), (5, 6), (6, 5, 1), (5, 5, 2, 2), (8, 3))),
    Kind(dont_know=0.02, unanswered=0.02, not_applicable=0.02, groups=((6, 4, 4), (5, 3, 3, 3), (3, 3, 6), (5, 5, 4), (2, 3, 7))),
    Kind(dont_know=0.01, unanswered=0.01, not_applicable=0.01, groups=((7, 5), (6, 4, 3), (6, 8)), many_must_haves=True),
    Kind(many_must_haves=True, groups=((1,), (1, 1), (2, 1))),
    Kind(dont_know=0.04, unanswered=0.1, not_applicable=0.04, groups=((6, 6), (5, 4, 3), (5, 5))),
    Kind(dont_know=0.3, unanswered=0.5, groups=((1,), (1, 1))),
    Kind(silent_pillars=1, at_bottom=True, groups=((1,), (1, 1))),
    Kind(positions=(-2, -2, -1), indicators=(4,), groups=((1,), (1, 1)), dont_know=0.15, unanswered=0.15, not_applicable=0.02),
    Kind(one_level=True, groups=((1,), (5, 5))),
]

# One respondent and four of another viewpoint are hidden together.
STAGED_KINDS = [
    *KINDS,
    Kind(dont_know=0.02, unanswered=0.02, not_applicable=0.02, groups=((6, 1, 4), (1, 8, 4))),
    Kind(groups=((1, 1), (1, 3), (1, 2)), dont_know=0.02, unanswered=0.02),
]


def quoted(text):
    return '"' + text + '"'


def listed(texts):
    return "[" + ", ".join(quoted(text) for text in texts) + "]"


def chance(r, share):
    return r.random() < share


def some(r, ids, most):
    return r.sample(ids, r.randint(1, min(most, len(ids))))


class Scope:
    """When an item applies, whom it is asked of, whether it is in the short form, and when it changed."""

    def __init__(self, r, case, sure=False):
        self.stages = self.asked_of = None
        self.lines = []
        if not case.staged:
            return
        if case.stages and not sure and chance(r, 0.4):
            self.stages = some(r, case.stages, len(case.stages))
            self.lines.append("stages = " + listed(self.stages))
        many = sum(max(case.kind.groups, key=sum, default=())) >= 10
        if chance(r, 0.15 if many else 0.6):
            self.asked_of = some(r, case.viewpoints, 2) if chance(r, 0.7) else some(r, case.viewpoints, len(case.viewpoints))
            self.lines.append("asked_of = " + listed(self.asked_of))
        if sure or chance(r, 0.4):
            self.lines.append("short = true")
        if chance(r, 0.15):
            self.lines.append(f'changed = "{r.choice(["1.1.0", "1.2.0"])}"')

    def left_out(self, r, stage, viewpoint):
        """Whether a file says nothing here because it is not asked. Some files answer all the same."""
        outside = self.stages is not None and stage not in self.stages
        not_asked = self.asked_of is not None and viewpoint not in self.asked_of
        return (outside or not_asked) and chance(r, 0.7)


class Question:
    def __init__(self, r, case, id, default_target, undemanding, sure):
        kind = case.kind
        self.id = id
        self.top = r.choice([1, 2, 3, 4, 4, 4, 4, 5, 6, 10])
        self.must_have = chance(r, 0.6 if kind.many_must_haves else 0.2) and not kind.no_must_haves
        self.na_allowed = not self.must_have
        self.obsolete = chance(r, 0.08) and not (case.staged and sure)
        self.lines = ["", "[[pillar.question]]", f'id = "{id}"', f'text = "Is {id} in place?"', 'why = "It bears weight."']
        self.lines.append("levels = " + listed([f"Level {level} of {id}" for level in range(self.top + 1)]))
        self.lines += [
            'source = { document = "guide", page = 5 }',
            'action = "Put it in place."',
            'evidence = "Minutes that say so."',
        ]
        self.lines.append(f'aspect = "{r.choice(["policy", "practice"])}"')
        if self.must_have:
            self.lines.append("must_have = true")
        if chance(r, 0.15) and not kind.no_must_haves:
            self.na_allowed = not self.na_allowed
            self.lines.append(f"na_allowed = {str(self.na_allowed).lower()}")
        if chance(r, 0.5):
            self.lines.append("raise_if_hostile = true")
        if undemanding:
            self.lines.append("target = 1")
        elif default_target > self.top or chance(r, 0.3):
            lowest = 0 if chance(r, 0.2) else 1
            self.lines.append(f"target = {r.randint(lowest, self.top)}")
        if chance(r, 0.4):
            self.lines.append(f"weight = {r.choice([1, 2, 3, 5, 7, 100])}")
        if self.obsolete:
            self.lines.append('obsolete = "1.1.0"')
        self.scope = Scope(r, case, sure)
        if not self.obsolete:
            self.lines += self.scope.lines


class Case:
    """A questionnaire: its lines, and what is needed to answer it."""

    def __init__(self, r, kind, number, staged):
        self.kind = kind
        self.staged = staged
        self.id = f"corpus-{number:03d}"
        fewest = max([2, *map(len, kind.groups)])
        self.viewpoints = self.some_viewpoints(r, fewest) if staged else VIEWPOINTS[: r.choice([fewest, r.randint(fewest, 4)])]
        self.stages = STAGES[r.choice([0, 1, 1, 1, 2, 3]) :] if staged else []
        self.pillars = []
        scale = None if chance(r, 0.3) else r.randint(2, 11)
        default_target = 3 if scale is None else r.randint(1, scale - 1)
        bands = r.randint(2, 5)
        self.lines = [f'id = "{self.id}"', 'version = "1.2.0"', f'title = "Corpus case {number}"', 'language = "en-GB"']
        if not kind.no_must_haves:
            self.lines.append(f'must_have_cap = "{r.choice(BAND_IDS[:bands])}"')
        if scale is not None:
            self.lines += [
                "",
                "[scale]",
                "levels = " + listed([f"Level {level}" for level in range(scale)]),
                f"target = {default_target}",
            ]
        self.lines += [
            "",
            "[[document]]",
            'id = "guide"',
            'title = "A guide"',
            'author = "Somebody"',
            'link = "https://example.org/guide"',
        ]
        sides = {"peer": "peer", "leadership": "leadership"} if chance(r, 0.85) else {"peer": "peer"}
        for viewpoint in self.viewpoints:
            self.lines += ["", "[[viewpoint]]", f'id = "{viewpoint}"', f'label = "From {viewpoint}"']
            if viewpoint in sides:
                self.lines.append(f'side = "{sides[viewpoint]}"')
        for stage in self.stages:
            self.lines += ["", "[[stage]]", f'id = "{stage}"', f'label = "Stage {stage}"', f'text = "We are at {stage}."']
        edges = sorted(r.sample(MAX_GAPS, bands - 1), key=float) + ["100"]
        for id, edge in zip(BAND_IDS, edges):
            self.lines += ["", "[[band]]", f'id = "{id}"', f'label = "{id.capitalize()}"', f"max_gap = {edge}"]
        for at in range(r.randint(2 if 1 in (kind.silent_pillars, kind.inapplicable_pillars) else 1, 4)):
            self.add_pillar(r, f"pillar-{at + 1}", default_target)
        self.indicators = [f"indicator-{at + 1}" for at in range(r.choice(kind.indicators))]
        self.indicator_pillar, self.indicator_scope = {}, {}
        for indicator in self.indicators:
            self.add_indicator(r, indicator)

    def some_viewpoints(self, r, fewest):
        """In any order; peers always, leaders mostly."""
        first = ["peer"] + (["leadership"] if chance(r, 0.85) else [])
        rest = [viewpoint for viewpoint in MORE_VIEWPOINTS if viewpoint not in first]
        chosen = first + r.sample(rest, max(0, r.choice([fewest, r.randint(fewest, 6)]) - len(first)))
        return r.sample(chosen, len(chosen))

    def add_pillar(self, r, id, default_target):
        # A silent pillar that asks little beside pillars at the bottom: the mean gap so far then exceeds its worst case.
        undemanding = self.kind.at_bottom and len(self.pillars) < self.kind.silent_pillars
        questions = [
            Question(r, self, f"question-{at + 1}", default_target, undemanding, sure=at == 0 and not self.pillars)
            for at in range(r.randint(1, 5))
        ]
        self.pillars.append((id, questions))
        self.lines += ["", "[[pillar]]", f'id = "{id}"', f'title = "{id.capitalize()}"', 'why = "It holds the roof."']
        self.lines.append('source = { document = "guide", page = 4 }')
        if chance(r, 0.35):
            self.lines.append(f"weight = {r.choice([1, 2, 3, 10, 100])}")
        for question in questions:
            self.lines += question.lines

    def add_indicator(self, r, id):
        pillar = r.choice(self.pillars)[0]
        self.indicator_pillar[id] = pillar
        self.lines += [
            "",
            "[[indicator]]",
            f'id = "{id}"',
            f'pillar = "{pillar}"',
            f'hostile = "Hostile {id}"',
            f'fertile = "Fertile {id}"',
        ]
        if chance(r, 0.4):
            self.lines.append(f"target = {r.randint(-2, 2)}")
        obsolete = chance(r, 0.06)
        if obsolete:
            self.lines.append('obsolete = "1.2.0"')
        self.indicator_scope[id] = Scope(r, self)
        if not obsolete:
            self.lines += self.indicator_scope[id].lines
        self.lines += ['source = { document = "guide", page = 7 }', 'action = "Talk about it."']

    def respondents(self, r):
        """One viewpoint for each respondent."""
        if self.kind.groups:
            sizes = r.choice(self.kind.groups)
            order = r.sample(self.viewpoints, len(self.viewpoints))
            return [viewpoint for viewpoint, size in zip(order, sizes) for _ in range(size)]
        return [r.choice(self.viewpoints) for _ in range(r.randint(1, 14))]


def table(measure, value, r):
    parts = [f"{measure} = {value}"] + [f'{key} = "Some words"' for key in ("note", "evidence", "dissent") if chance(r, 0.3)]
    return "{ " + ", ".join(parts) + " }"


def answer(r, kind, measure, values, na_allowed):
    """What stands behind the equals sign, or None for a line that is left out."""
    x = r.random()
    if x < kind.dont_know:
        return r.choice(['"don\'t know"', "{ dont_know = true }", '{ dont_know = true, note = "Ask them" }'])
    x -= kind.dont_know
    if x < kind.unanswered:
        return r.choice([None, None, '{ note = "Later" }'])
    x -= kind.unanswered
    if x < kind.not_applicable and na_allowed:
        return '{ not_applicable = "Not in our setting" }'
    value = r.choice(values)
    return str(value) if chance(r, 0.7) else table(measure, value, r)


def likely_levels(kind, top, lean):
    if kind.one_level:
        return [top // 2]
    return [0] if kind.at_bottom else range(min(lean, top), top + 1)


def group_lines(r, case):
    """A file of a group that answered together: how many they were, and often which viewpoints they had."""
    others = [viewpoint for viewpoint in case.viewpoints if viewpoint != "group"]
    yield "participants = 6"
    if chance(r, 0.7):
        yield "took_part = " + listed(some(r, others, 3))


def answers_file(r, case, viewpoint, number, year, lean, stage=None, names_stage=False):
    kind = case.kind
    version = r.choice(["1.2.0"] * 6 + ["1.1.0", "1.0.0"]) if case.staged else "1.2.0"
    lines = [f'questionnaire = "{case.id}"', f'version = "{version}"', "", "[audit]", 'team = "Northfield"']
    if len(case.pillars) % 2:
        lines.append('organisation = "Example Trust"')
    lines += [f"date = {year}-11-{r.choice([3, 3, 20, 21]):02d}", f'viewpoint = "{viewpoint}"', f'respondent = "R-{number:03d}"']
    if names_stage:
        lines.append(f'stage = "{stage}"')
    if case.staged and viewpoint == "group":
        lines += group_lines(r, case)
    elif chance(r, 0.1):
        lines.append("participants = 6")
    silent = [pillar for pillar, _ in case.pillars[: kind.silent_pillars]]
    inapplicable = [pillar for pillar, _ in case.pillars[: kind.inapplicable_pillars]]
    for pillar, questions in case.pillars:
        lines += ["", f"[answers.{pillar}]"]
        for question in questions:
            if question.obsolete and chance(r, 0.7):
                continue
            if question.scope.left_out(r, stage, viewpoint):
                continue
            if pillar in silent:
                said = r.choice([None, '"don\'t know"'])
            elif pillar in inapplicable and question.na_allowed:
                said = '{ not_applicable = "No such work here" }'
            else:
                said = answer(r, kind, "level", likely_levels(kind, question.top, lean), question.na_allowed)
            if said is not None:
                lines.append(f"{question.id} = {said}")
    lines += ["", "[culture]"]
    for indicator in case.indicators:
        if case.indicator_scope[indicator].left_out(r, stage, viewpoint):
            continue
        if case.indicator_pillar[indicator] in inapplicable:
            said = '{ not_applicable = "No such work here" }'
        elif kind.culture_silent or case.indicator_pillar[indicator] in silent:
            said = r.choice([None, '"don\'t know"'])
        else:
            said = answer(r, kind, "position", kind.positions, True)
        if said is not None:
            lines.append(f"{indicator} = {said}")
    return lines


def write(path, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def with_copies(r, files):
    """Some files without a respondent, and copies of some of those."""
    without = [[line for line in lines if not line.startswith("respondent = ")] for lines in r.sample(files, 1)]
    return files + without + without * r.choice([0, 1, 2])


def make_audit(r, case, folder, year):
    leans = {viewpoint: r.choice([0, 0, 1, 3]) for viewpoint in case.viewpoints}
    stage = r.choice(case.stages) if case.stages else None
    names_stage = stage is not None and (stage != case.stages[-1] or chance(r, 0.5))
    files = [
        answers_file(r, case, viewpoint, at, year, leans[viewpoint], stage, names_stage)
        for at, viewpoint in enumerate(case.respondents(r), start=1)
    ]
    if case.staged and chance(r, 0.3):
        files = with_copies(r, files)
    for at, lines in enumerate(files, start=1):
        write(folder / f"answers-{at:02d}.toml", lines)


def make_case(seed, number, folder, staged=False):
    r = random.Random(f"{seed}/{number}")
    kinds = STAGED_KINDS if staged else KINDS
    case = Case(r, kinds[number % len(kinds)], number, staged)
    write(folder / "questionnaire.toml", case.lines)
    for audit, year in ((folder, 2025), (folder / "follow-up", 2026)):
        make_audit(r, case, audit, year)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--stages", action="store_true", help="stages, viewpoints asked, the short form and changed questions")
    parser.add_argument("out", type=Path, metavar="OUT")
    arguments = parser.parse_args()
    for number in range(arguments.cases):
        make_case(arguments.seed, number, arguments.out / f"case{number:03d}", arguments.stages)


if __name__ == "__main__":
    main()
