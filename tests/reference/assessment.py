"""One team's assessment: must-haves, bands, means, priorities and aspects, sections 7, 8, 10 and 11 of the scoring page."""

from dataclasses import dataclass
from fractions import Fraction

from reading import Pillar, Questionnaire, Respondent
from scoring import NOTHING, Merged, Options, Span, culture_balance, gap, merge, score, target, targets, weight_of
from viewpoints import Split, viewpoint_split

# Sections 7 and 8: must-haves and bands.


@dataclass(frozen=True)
class MustHaves:
    open: list[str]
    unconfirmed: list[str]
    disputed: list[str]


def is_open(merged: Merged) -> bool:
    return merged.item.must_have and merged.known and merged.level < 100 * merged.item.target


def is_unconfirmed(merged: Merged) -> bool:
    return merged.item.must_have and merged.unknown


def must_haves(merged: list[Merged], split: Split | None) -> MustHaves:
    disputed = [
        one.item.id
        for one in merged
        if one.item.must_have and one.known and not is_open(one) and split is not None and split.viewpoint_below_target(one.item)
    ]
    return MustHaves(
        open=[one.item.id for one in merged if is_open(one)],
        unconfirmed=[one.item.id for one in merged if is_unconfirmed(one)],
        disputed=disputed,
    )


def band_rank(questionnaire: Questionnaire, gap: Fraction, capped: bool) -> int:
    """The band's place in the questionnaire's list, 0 for the best."""
    rank = next(rank for rank, band in enumerate(questionnaire.bands) if gap <= band.max_gap)
    if not capped:
        return rank
    return max(rank, [band.id for band in questionnaire.bands].index(questionnaire.must_have_cap))


# The assessment: all of it together, with sections 8 (overall), 10 and 11.


@dataclass(frozen=True)
class PillarResult:
    """`best` and `worst` are ranks of bands, None for a pillar that is not scored."""

    pillar: Pillar
    merged: list[Merged]
    score: Span
    target: Span
    gap: Span
    must_haves: MustHaves
    best: int | None
    worst: int | None

    @property
    def scored(self):
        return any(one.applicable for one in self.merged)


@dataclass(frozen=True)
class Shortfall:
    """An item that falls short, or that may: the lift is exact, in points; the target in hundredths of a level."""

    merged: Merged
    target: int
    first: bool
    lift: Fraction


@dataclass(frozen=True)
class Assessment:
    questionnaire: Questionnaire
    respondents: list[Respondent]
    options: Options
    merged: dict[str, Merged]
    targets: dict[str, Span]
    balance: Span
    pillars: list[PillarResult]
    split: Split | None

    @property
    def scored(self) -> list[PillarResult]:
        return [result for result in self.pillars if result.scored]


def assess_pillar(questionnaire, pillar, merged, wanted, split) -> PillarResult:
    own = [merged[item.id] for item in pillar.items]
    own_gap, own_must_haves = gap(own, wanted), must_haves(own, split)
    best = worst = None
    if own_gap != NOTHING:
        best = band_rank(questionnaire, own_gap.low, bool(own_must_haves.open))
        worst = band_rank(questionnaire, own_gap.high, bool(own_must_haves.open or own_must_haves.unconfirmed))
    return PillarResult(pillar, own, score(own), target(own, wanted), own_gap, own_must_haves, best, worst)


def assess(questionnaire: Questionnaire, respondents: list[Respondent], options: Options) -> Assessment:
    """The audit of one team: only the items of its stage and form."""
    return assess_items(questionnaire.audited(respondents[0].stage, options.short), respondents, options)


def assess_items(questionnaire: Questionnaire, respondents: list[Respondent], options: Options) -> Assessment:
    merged = {item.id: merge(item, respondents, options) for item in questionnaire.items()}
    balance = culture_balance([merged[indicator.id] for indicator in questionnaire.indicators])
    wanted = {item.id: targets(item, balance, options) for item in questionnaire.items()}
    split = viewpoint_split(questionnaire, respondents, options)
    pillars = [assess_pillar(questionnaire, pillar, merged, wanted, split) for pillar in questionnaire.pillars]
    return Assessment(questionnaire, respondents, options, merged, wanted, balance, pillars, split)


def mean_over_pillars(pairs) -> Fraction | None:
    """`pairs` are (pillar weight, figure); a pillar without the figure takes no part."""
    pairs = [(weight, figure) for weight, figure in pairs if figure is not None]
    if not pairs:
        return None
    return Fraction(sum(weight * figure for weight, figure in pairs)) / sum(weight for weight, _ in pairs)


def mean_span(results: list[PillarResult], figure) -> Span:
    spans = [(result.pillar.weight, figure(result)) for result in results]
    return Span(
        so_far=mean_over_pillars((weight, span.so_far) for weight, span in spans),
        low=mean_over_pillars((weight, span.low) for weight, span in spans),
        high=mean_over_pillars((weight, span.high) for weight, span in spans),
    )


def mean_score(assessment: Assessment) -> Span:
    return mean_span(assessment.scored, lambda result: result.score)


def mean_gap(assessment: Assessment) -> Span:
    span = mean_span(assessment.scored, lambda result: result.gap)
    return span if span.so_far is None else Span(min(span.so_far, span.high), span.low, span.high)


def shortfalls(assessment: Assessment, level_and_target) -> list[Shortfall]:
    """In the order of section 10. `level_and_target` gives an item's level and target, or None to leave it out."""
    weights = sum(result.pillar.weight for result in assessment.scored)
    found = []
    for result in assessment.scored:
        share = Fraction(result.pillar.weight, weights)
        whole = weight_of([one for one in result.merged if one.applicable])
        for one in result.merged:
            pair = level_and_target(one)
            if pair is not None:
                level, wanted = pair
                lift = share * one.item.weight * Fraction(wanted - level, one.item.top) / whole
                found.append(Shortfall(one, wanted, is_open(one) or is_unconfirmed(one), lift))
    # The sort is stable, so what ties stays in questionnaire order.
    return sorted(found, key=lambda entry: (not entry.first, -entry.lift))


def priorities(assessment: Assessment) -> list[Shortfall]:
    def known_and_short(one):
        wanted = assessment.targets[one.item.id].so_far
        return (one.level, wanted) if one.known and one.level < wanted else None

    return shortfalls(assessment, known_and_short)


def to_find_out(assessment: Assessment) -> list[Shortfall]:
    return shortfalls(assessment, lambda one: (0, assessment.targets[one.item.id].high) if one.unknown else None)


def aspect_items(assessment: Assessment, aspect: str) -> list[Merged]:
    return [one for one in assessment.merged.values() if one.item.aspect == aspect]


def applicability_disputed(assessment: Assessment) -> list[str]:
    return [one.item.id for one in assessment.merged.values() if one.disputed]
