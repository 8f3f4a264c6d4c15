"""Two audits of one team against each other, section 12 of the scoring page."""

from dataclasses import dataclass, replace

from assessment import assess
from document import answers_object, difference, from_hundredths, points, questionnaire_object, span_object
from reading import Questionnaire
from scoring import Span, gap, merge, uncapped_gap_so_far


@dataclass(frozen=True)
class Change:
    baseline: Span
    follow_up: Span

    @property
    def exact(self):
        return difference(self.follow_up.so_far, self.baseline.so_far)

    @property
    def certain(self):
        """None where there is nothing to compare. Bounds that only touch overlap: the two truths may be the same."""
        if self.baseline.low is None or self.follow_up.low is None:
            return None
        ranges = [self.baseline, self.follow_up]
        open_ended = any(span.low != span.high for span in ranges)
        overlap = max(span.low for span in ranges) <= min(span.high for span in ranges)
        return not (open_ended and overlap)

    def object(self, **parts):
        return {
            "baseline": span_object(self.baseline),
            "follow_up": span_object(self.follow_up),
            "change": points(self.exact),
            **{name: points(part) for name, part in parts.items()},
            "certain": self.certain,
        }


def applicable_ids(questionnaire, respondents, options):
    return {item.id for item in questionnaire.items() if merge(item, respondents, options).applicable}


def only(questionnaire: Questionnaire, ids: set[str]) -> Questionnaire:
    """The questionnaire with no other items than these."""
    return replace(
        questionnaire,
        pillars=tuple(
            replace(pillar, items=tuple(item for item in pillar.items if item.id in ids)) for pillar in questionnaire.pillars
        ),
        indicators=tuple(item for item in questionnaire.indicators if item.id in ids),
    )


def with_uncapped_gap(result, targets):
    return replace(gap(result.merged, targets), so_far=uncapped_gap_so_far(result.merged, targets))


def coverage_object(result):
    return {
        "applicable": sum(one.applicable for one in result.merged),
        "known": sum(one.known for one in result.merged),
        "answers": answers_object(result.merged),
    }


def pillar_object(before, after, was, now):
    """`before` and `after` are the two assessments, `was` and `now` this pillar in them."""
    scores = Change(was.score, now.score)
    gaps = Change(with_uncapped_gap(was, before.targets), with_uncapped_gap(now, after.targets))
    by_answers = difference(uncapped_gap_so_far(now.merged, before.targets), gaps.baseline.so_far)
    return {
        "id": was.pillar.id,
        "score": scores.object(),
        "gap": gaps.object(due_to_answers=by_answers, due_to_targets=difference(gaps.exact, by_answers)),
        "coverage": {"baseline": coverage_object(was), "follow_up": coverage_object(now)},
    }


def comparison(questionnaire, baseline, follow_up, options):
    ids = [applicable_ids(questionnaire, respondents, options) for respondents in (baseline, follow_up)]
    shared = only(questionnaire, ids[0] & ids[1])
    before, after = assess(shared, baseline, options), assess(shared, follow_up, options)
    order = [item.id for item in questionnaire.items()]
    return {
        "questionnaire": questionnaire_object(questionnaire),
        "team": {"baseline": baseline[0].team, "follow_up": follow_up[0].team},
        "balance": {
            "baseline": span_object(before.balance, from_hundredths),
            "follow_up": span_object(after.balance, from_hundredths),
        },
        "pillars": [pillar_object(before, after, was, now) for was, now in zip(before.pillars, after.pillars, strict=True)],
        "one_side_only": {
            "baseline": [id for id in order if id in ids[0] - ids[1]],
            "follow_up": [id for id in order if id in ids[1] - ids[0]],
        },
    }
