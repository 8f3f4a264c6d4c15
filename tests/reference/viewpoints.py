"""Viewpoints side by side, with small groups hidden: section 9 of the scoring page."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from reading import Item, Questionnaire, Respondent
from scoring import Options, levels_by_viewpoint, merge, score_so_far

OTHERS = "others"


@dataclass(frozen=True)
class Split:
    """The groups that may be shown side by side: viewpoints by id, and the hidden ones together as "others"."""

    groups: dict[str, list[Respondent]]
    options: Options

    def counts(self, item: Item, names=None) -> bool:
        """Whether enough respondents of each of these groups, by default of every one, gave the item a level."""
        for name in self.groups if names is None else names:
            by_viewpoint = levels_by_viewpoint(item, self.groups[name])
            if sum(map(len, by_viewpoint.values())) < self.options.min_group:
                return False
            if name == OTHERS and len(by_viewpoint) < 2:
                return False
        return True

    def score(self, name: str, items: tuple[Item, ...]) -> Fraction | None:
        group = self.groups[name]
        return score_so_far([merge(item, group, self.options) for item in items if self.counts(item)])

    def difference(self, one: str, other: str, items: tuple[Item, ...]) -> Fraction | None:
        """One shown viewpoint's score minus the other's. No third viewpoint limits the items that it is taken over."""
        names = [name for name in (one, other, OTHERS) if name in self.groups]
        counting = [item for item in items if self.counts(item, names)]
        if not counting:
            return None
        scores = (score_so_far([merge(item, self.groups[name], self.options) for item in counting]) for name in (one, other))
        return next(scores) - next(scores)

    def viewpoint_below_target(self, item: Item) -> bool:
        if not self.counts(item):
            return False
        return any(
            merge(item, group, self.options).level < 100 * item.target for name, group in self.groups.items() if name != OTHERS
        )


def respondents_by_viewpoint(questionnaire: Questionnaire, respondents: list[Respondent]) -> dict[str, int]:
    """Counts, in the questionnaire's order, of the viewpoints that have respondents."""
    counts = Counter(respondent.viewpoint for respondent in respondents)
    return {viewpoint.id: counts[viewpoint.id] for viewpoint in questionnaire.viewpoints if counts[viewpoint.id]}


def viewpoint_split(questionnaire: Questionnaire, respondents: list[Respondent], options: Options) -> Split | None:
    counts = respondents_by_viewpoint(questionnaire, respondents)
    hidden = [viewpoint for viewpoint, count in counts.items() if count < options.min_group]
    if hidden and (len(hidden) < 2 or sum(counts[viewpoint] for viewpoint in hidden) < options.min_group):
        return None
    groups = {
        viewpoint: [respondent for respondent in respondents if respondent.viewpoint == viewpoint]
        for viewpoint in counts
        if viewpoint not in hidden
    }
    if hidden:
        groups[OTHERS] = [respondent for respondent in respondents if respondent.viewpoint in hidden]
    return Split(groups, options) if len(groups) >= 2 else None
