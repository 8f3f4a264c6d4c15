"""Two audits of one team against each other, section 12 of the scoring page."""

from dataclasses import dataclass, replace

from assessment import assess, assess_items
from document import answers_object, difference, disclosure_object, from_hundredths, points, questionnaire_object, span_object
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


@dataclass(frozen=True)
class Side:
    """One of the two audits: which items apply in it, and which have changed since it answered them."""

    applicable: set[str]
    outdated: set[str]


def side(questionnaire, respondents, options):
    items = questionnaire.audited(respondents[0].stage, options.short).items()
    return Side(
        applicable={item.id for item in items if merge(item, respondents, options).applicable},
        outdated={item.id for item in items if any(item.id in respondent.outdated for respondent in respondents)},
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


def both(baseline, follow_up):
    return {"baseline": baseline, "follow_up": follow_up}


def comparison(questionnaire, baseline, follow_up, options):
    sides = [side(questionnaire, respondents, options) for respondents in (baseline, follow_up)]
    was, now = (side.applicable for side in sides)
    changed = sides[0].outdated | sides[1].outdated
    shared = questionnaire.only(lambda item: item.id in (was & now) - changed)
    before, after = (assess_items(shared, respondents, options) for respondents in (baseline, follow_up))

    def in_order(ids):
        return [item.id for item in questionnaire.items() if item.id in ids]

    return {
        "questionnaire": questionnaire_object(questionnaire),
        "team": both(baseline[0].team, follow_up[0].team),
        "stage": both(baseline[0].stage, follow_up[0].stage),
        "form": "short" if options.short else "full",
        "balance": both(span_object(before.balance, from_hundredths), span_object(after.balance, from_hundredths)),
        "pillars": [pillar_object(before, after, *results) for results in zip(before.pillars, after.pillars, strict=True)],
        "one_side_only": both(in_order(was - now), in_order(now - was)),
        "changed": in_order(changed),
        "disclosure": both(*(disclosure_object(assess(questionnaire, side, options)) for side in (baseline, follow_up))),
    }
