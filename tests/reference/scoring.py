"""The arithmetic of the scoring page, sections 2 to 6: from respondents to the score, target and gap of a pillar.

Figures stay exact fractions, but for the three roundings to hundredths that the page asks for: merged levels, the culture
balance and raised targets. Rounding for print is left to `score.py` and `compare.py`.
"""

import math
from dataclasses import dataclass
from fractions import Fraction

from reading import DONT_KNOW, NOT_APPLICABLE, NOT_ASKED, UNANSWERED, Item, Respondent

KNOWN = "known"
FROM_LEVEL_TO_POSITION = 200  # hundredths


@dataclass(frozen=True)
class Options:
    raise_targets: bool = True
    equal_respondents: bool = False
    min_group: int = 5
    short: bool = False


@dataclass(frozen=True)
class Span:
    """One figure so far and its bounds; None where the page says that there is none."""

    so_far: Fraction | int | None
    low: Fraction | int | None
    high: Fraction | int | None


NOTHING = Span(None, None, None)


def half_up(value):
    """The nearest integer; 2.5 becomes 3 and -2.5 becomes -2."""
    return math.floor(value + Fraction(1, 2))


def mean(values):
    values = list(values)
    return Fraction(sum(values)) / len(values)


# Section 2: several respondents, one team.


@dataclass(frozen=True)
class Merged:
    """What a group of respondents says about one item. `level` is in hundredths, None unless the state is KNOWN."""

    item: Item
    state: str
    level: int | None
    given: int
    possible: int
    disputed: bool

    @property
    def known(self):
        return self.state == KNOWN

    @property
    def unknown(self):
        return self.state in (DONT_KNOW, UNANSWERED, NOT_ASKED)

    @property
    def applicable(self):
        return self.known or self.unknown

    @property
    def points(self):
        """ℓ/M, 0 to 100."""
        return Fraction(self.level, self.item.top)


def levels_by_viewpoint(item: Item, respondents: list[Respondent]) -> dict[str, list[int]]:
    """The levels given, of those viewpoints only from which somebody gave one."""
    levels = {}
    for respondent in respondents:
        answer = respondent.answer(item)
        if isinstance(answer, int):
            levels.setdefault(respondent.viewpoint, []).append(answer)
    return levels


def merge(item: Item, respondents: list[Respondent], options: Options) -> Merged:
    answers = [respondent.answer(item) for respondent in respondents if item.asks(respondent.viewpoint)]
    by_viewpoint = levels_by_viewpoint(item, respondents)
    given = sum(len(levels) for levels in by_viewpoint.values())
    possible = sum(answer != NOT_APPLICABLE for answer in answers)
    if given:
        if options.equal_respondents:
            level = mean(level for levels in by_viewpoint.values() for level in levels)
        else:
            level = mean(mean(levels) for levels in by_viewpoint.values())
        return Merged(item, KNOWN, half_up(100 * level), given, possible, disputed=possible < len(answers))
    if not answers:
        state = NOT_ASKED
    elif DONT_KNOW in answers:
        state = DONT_KNOW
    elif UNANSWERED in answers:
        state = UNANSWERED
    else:
        state = NOT_APPLICABLE
    return Merged(item, state, None, given, possible, disputed=False)


# Section 3: culture balance.


def culture_balance(indicators: list[Merged]) -> Span:
    """In hundredths of a position, -200 to +200."""
    positions = [indicator.level - FROM_LEVEL_TO_POSITION for indicator in indicators if indicator.known]
    unknown = sum(indicator.unknown for indicator in indicators)
    if not positions and not unknown:
        return NOTHING
    return Span(
        so_far=half_up(mean(positions)) if positions else None,
        low=half_up(mean(positions + [-200] * unknown)),
        high=half_up(mean(positions + [200] * unknown)),
    )


def culture_reading(balance: int | None) -> str | None:
    if balance is None:
        return None
    if balance <= -50:
        return "hostile"
    return "fertile" if balance >= 50 else "mixed"


# Section 4: targets in a hostile culture.


def raised_target(item: Item, balance: int | None, options: Options) -> int:
    """In hundredths of a level."""
    if balance is None or not item.raise_if_hostile or not options.raise_targets:
        return 100 * item.target
    hostility = Fraction(max(0, -balance), 200)
    return half_up(100 * (item.target + (item.top - item.target) * hostility))


def targets(item: Item, balance: Span, options: Options) -> Span:
    # The kindest culture asks least, so the low target comes from the high balance.
    return Span(
        so_far=raised_target(item, balance.so_far, options),
        low=raised_target(item, balance.high, options),
        high=raised_target(item, balance.low, options),
    )


# Sections 5 and 6: score, target and gap of a pillar.


def weight_of(merged: list[Merged]) -> int:
    return sum(one.item.weight for one in merged)


def shortfall(merged: Merged, target: int) -> Fraction:
    return Fraction(max(0, target - merged.level), merged.item.top)


def score_so_far(merged: list[Merged]) -> Fraction | None:
    known = [one for one in merged if one.known]
    if not known:
        return None
    return sum(one.item.weight * one.points for one in known) / weight_of(known)


def score(merged: list[Merged]) -> Span:
    applicable = [one for one in merged if one.applicable]
    if not applicable:
        return NOTHING
    earned = sum(one.item.weight * one.points for one in applicable if one.known)
    possible = sum(one.item.weight * 100 for one in applicable if one.unknown)
    whole = weight_of(applicable)
    return Span(score_so_far(merged), Fraction(earned) / whole, Fraction(earned + possible) / whole)


def target(merged: list[Merged], wanted: dict[str, Span]) -> Span:
    applicable = [one for one in merged if one.applicable]
    if not applicable:
        return NOTHING

    def average(end):
        return sum(one.item.weight * Fraction(end(wanted[one.item.id]), one.item.top) for one in applicable) / weight_of(
            applicable
        )

    return Span(average(lambda t: t.so_far), average(lambda t: t.low), average(lambda t: t.high))


def uncapped_gap_so_far(merged: list[Merged], wanted: dict[str, Span]) -> Fraction | None:
    known = [one for one in merged if one.known]
    if not known:
        return None
    return sum(one.item.weight * shortfall(one, wanted[one.item.id].so_far) for one in known) / weight_of(known)


def gap(merged: list[Merged], wanted: dict[str, Span]) -> Span:
    applicable = [one for one in merged if one.applicable]
    if not applicable:
        return NOTHING
    least = most = Fraction(0)
    for one in applicable:
        t = wanted[one.item.id]
        if one.known:
            least += one.item.weight * shortfall(one, t.low)
            most += one.item.weight * shortfall(one, t.high)
        else:
            most += one.item.weight * Fraction(t.high, one.item.top)
    low, high = least / weight_of(applicable), most / weight_of(applicable)
    so_far = uncapped_gap_so_far(merged, wanted)
    return Span(None if so_far is None else min(so_far, high), low, high)
