"""What a result discloses, and to whom: section 15 of the scoring page."""

from dataclasses import dataclass

from assessment import Assessment
from scoring import levels_by_viewpoint
from viewpoints import OTHERS, respondents_by_viewpoint

LOWEST_K = 5


@dataclass(frozen=True)
class Disclosure:
    """`recoverable` are pairs: who can work it out, and whose mean."""

    single_respondent: bool
    single_viewpoint: str | None
    recoverable: list[tuple[str, str]]
    items_of_one_small_viewpoint: int


def hidden_together(assessment: Assessment) -> set[str]:
    """The viewpoints that a split shows as "others"."""
    split = assessment.split
    if split is None or OTHERS not in split.groups:
        return set()
    return {respondent.viewpoint for respondent in split.groups[OTHERS]}


def recoverable(assessment: Assessment, counts: dict[str, int], small: int) -> list[tuple[str, str]]:
    # V(i), the viewpoints with respondents that an item is asked of, for each item.
    asked = [{id for id in counts if item.asks(id)} for item in assessment.questionnaire.items()]
    pairs = [*asked, hidden_together(assessment)]
    found = []
    for by in counts:
        for of in counts:
            subtracts_its_own_mean = by != of and counts[by] == 1 and counts[of] < small and {by, of} in pairs
            subtracts_from_its_own_pair = by == of and counts[by] == 2 and {by} in asked
            if subtracts_its_own_mean or subtracts_from_its_own_pair:
                found.append((by, of))
    return found


def items_of_one_small_viewpoint(assessment: Assessment, small: int) -> int:
    givers = [levels_by_viewpoint(item, assessment.respondents) for item in assessment.questionnaire.items()]
    return sum(len(levels) == 1 and sum(map(len, levels.values())) < small for levels in givers)


def disclosure(assessment: Assessment) -> Disclosure:
    counts = respondents_by_viewpoint(assessment.questionnaire, assessment.respondents)
    small = max(assessment.options.min_group, LOWEST_K)
    alone = len(counts) == 1
    return Disclosure(
        single_respondent=len(assessment.respondents) == 1,
        single_viewpoint=next(iter(counts)) if alone else None,
        recoverable=recoverable(assessment, counts, small),
        items_of_one_small_viewpoint=0 if alone else items_of_one_small_viewpoint(assessment, small),
    )
