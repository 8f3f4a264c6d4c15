"""Many teams, section 14 of the scoring page: which files are a team, roll-ups, spreads, must-haves, culture against readiness.

Everything here is per stage.
"""

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction

from assessment import Assessment, assess_items
from document import overall_object, points
from reading import Questionnaire, Respondent
from scoring import Options, culture_reading


@dataclass(frozen=True)
class Row:
    """A team, or in a roll-up an organisation: `team` is None there."""

    team: str | None
    organisation: str | None
    stage: str | None
    respondents: list[Respondent]


def rows_by(respondents: list[Respondent], questionnaire: Questionnaire, key) -> list[Row]:
    """In the order of stages, and within a stage of organisation and team."""
    found = {}
    for respondent in respondents:
        found.setdefault((*key(respondent), respondent.stage), []).append(respondent)
    rows = [Row(*names, group) for names, group in found.items()]
    stages = [None, *questionnaire.stages]
    return sorted(rows, key=lambda row: (stages.index(row.stage), row.organisation or "", row.team or ""))


def teams(respondents: list[Respondent], questionnaire: Questionnaire) -> list[Row]:
    return rows_by(respondents, questionnaire, lambda respondent: (respondent.team, respondent.organisation))


def organisations(respondents: list[Respondent], questionnaire: Questionnaire) -> list[Row]:
    """The roll-up. A team without an organisation stays a row of its own."""

    def key(respondent):
        return (respondent.team if respondent.organisation is None else None, respondent.organisation)

    return rows_by(respondents, questionnaire, key)


def teams_at_two_stages(rows: list[Row]) -> list[tuple[str | None, str | None]]:
    """These are compared at their later stage, and `batch` warns of them."""
    times = Counter((row.team, row.organisation) for row in rows)
    return [names for names, count in times.items() if count > 1]


def later_stages(rows: list[Row]) -> list[Row]:
    """Of each team the row at its latest stage, for a comparison (section 12)."""
    return list({(row.team, row.organisation): row for row in rows}.values())


def quantile(figures: list[Fraction], share: Fraction) -> Fraction | None:
    """With linear interpolation between neighbours."""
    if not figures:
        return None
    ordered = sorted(figures)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def spread(figures: list[float | None]) -> list[Fraction | None]:
    """Lowest, quartiles and highest of figures as they are printed, with one decimal."""
    exact = [Fraction(str(figure)) for figure in figures if figure is not None]
    return [quantile(exact, Fraction(quarter, 4)) for quarter in range(5)]


def spreads(assessments: list[Assessment], figure) -> dict[str, list[Fraction | None]]:
    """By pillar. `figure` picks the score or the gap of a pillar's result."""
    return {
        pillar.id: spread([points(figure(one.pillars[at]).so_far) for one in assessments])
        for at, pillar in enumerate(assessments[0].questionnaire.pillars)
    }


def must_have_counts(assessments: list[Assessment]) -> dict[str, dict[str, int]]:
    """By id: in how many teams it is open or unconfirmed, of how many where it is an item."""
    found = {}
    for assessment in assessments:
        for result in assessment.pillars:
            for one in result.merged:
                if one.item.must_have:
                    counts = found.setdefault(one.item.id, {"open": 0, "unconfirmed": 0, "teams": 0})
                    counts["teams"] += 1
                    counts["open"] += one.item.id in result.must_haves.open
                    counts["unconfirmed"] += one.item.id in result.must_haves.unconfirmed
    return found


def culture_against_readiness(questionnaire: Questionnaire, rows: list[Row], options: Options) -> Counter:
    """Counts of ((best, worst) reading, (best, worst) band), with bands from targets as written and questions alone."""
    counts = Counter()
    for row in rows:
        audited = questionnaire.audited(row.stage, options.short)
        balance = assess_items(audited, row.respondents, options).balance
        questions = audited.only(lambda item: not item.is_indicator)
        band = overall_object(assess_items(questions, row.respondents, replace(options, raise_targets=False)))["band"]
        counts[(culture_reading(balance.high), culture_reading(balance.low)), (band["best"], band["worst"])] += 1
    return counts
