"""The JSON document of one team, section 13 of the scoring page. Everything is rounded here, once, from the exact value."""

from fractions import Fraction

from assessment import applicability_disputed, aspect_items, mean_gap, mean_score, priorities, to_find_out
from disclosure import disclosure
from scoring import FROM_LEVEL_TO_POSITION, Span, culture_reading, half_up, score_so_far
from viewpoints import respondents_by_viewpoint


def rounded(value, decimals):
    """A number that prints with at most so many decimals, or None."""
    if value is None:
        return None
    return float(Fraction(half_up(value * 10**decimals), 10**decimals))


def points(value):
    return rounded(value, 1)


def from_hundredths(value):
    """A level or a position."""
    return None if value is None else rounded(Fraction(value, 100), 2)


def span_object(span: Span, form=points):
    return {"so_far": form(span.so_far), "low": form(span.low), "high": form(span.high)}


def band_object(questionnaire, best, worst):
    def name(rank):
        return None if rank is None else questionnaire.bands[rank].id

    return {"best": name(best), "worst": name(worst)}


def answers_object(merged):
    return {"given": sum(one.given for one in merged), "possible": sum(one.possible for one in merged)}


def culture_object(assessment):
    order = [item.id for item in assessment.questionnaire.items()]
    own = sorted(assessment.questionnaire.indicators, key=lambda indicator: order.index(indicator.id))
    indicators = [assessment.merged[indicator.id] for indicator in own]
    positions = {one.item.id: one.level - FROM_LEVEL_TO_POSITION for one in indicators if one.known}
    balance = assessment.balance
    return {
        "balance": span_object(balance, from_hundredths),
        "reading": {"best": culture_reading(balance.high), "worst": culture_reading(balance.low)},
        "hostile_indicators": sum(position < 0 for position in positions.values()),
        "indicators": [
            {"id": one.item.id, "position": from_hundredths(positions.get(one.item.id)), "state": one.state} for one in indicators
        ],
    }


def coverage_object(merged):
    def having(state):
        return sum(one.state == state for one in merged)

    return {
        "items": len(merged),
        "applicable": sum(one.applicable for one in merged),
        "known": having("known"),
        "dont_know": having("dont_know"),
        "unanswered": having("unanswered"),
        "not_asked": having("not_asked"),
        "not_applicable": having("not_applicable"),
        "answers": answers_object(merged),
    }


def pillar_object(questionnaire, result):
    return {
        "id": result.pillar.id,
        "title": result.pillar.title,
        "score": span_object(result.score),
        "target": span_object(result.target),
        "gap": span_object(result.gap),
        "band": band_object(questionnaire, result.best, result.worst),
        "coverage": coverage_object(result.merged),
        "must_haves": {
            "open": result.must_haves.open,
            "unconfirmed": result.must_haves.unconfirmed,
            "disputed": result.must_haves.disputed,
        },
    }


def overall_object(assessment):
    scored = assessment.scored
    best = max((result.best for result in scored), default=None)
    worst = max((result.worst for result in scored), default=None)
    return {
        "band": band_object(assessment.questionnaire, best, worst),
        "held_by": [result.pillar.id for result in scored if result.worst == worst],
        "mean_score": span_object(mean_score(assessment)),
        "mean_gap": span_object(mean_gap(assessment)),
    }


def priority_object(entry):
    return {
        "id": entry.merged.item.id,
        "level": from_hundredths(entry.merged.level),
        "target": from_hundredths(entry.target),
        "must_have": entry.merged.item.must_have,
        "lift": rounded(entry.lift, 2),
    }


def to_find_out_object(entry):
    item = entry.merged.item
    return {
        "id": item.id,
        "must_have": item.must_have,
        "largest_lift": rounded(entry.lift, 2),
        "ask": None if item.asked_of is None else list(item.asked_of),
    }


def aspects_object(assessment):
    aspects, exact = {}, {}
    for aspect in ("policy", "practice"):
        merged = aspect_items(assessment, aspect)
        exact[aspect] = score_so_far(merged)
        aspects[aspect] = {
            "score": points(exact[aspect]),
            "known": sum(one.known for one in merged),
            "applicable": sum(one.applicable for one in merged),
        }
    return aspects | {"difference": points(difference(exact["policy"], exact["practice"]))}


def difference(one, other):
    return None if one is None or other is None else one - other


def split_object(assessment):
    split = assessment.split
    if split is None:
        return None
    exact = {
        name: {pillar.id: split.score(name, pillar.items) for pillar in assessment.questionnaire.pillars} for name in split.groups
    }
    sides = {viewpoint.side: viewpoint.id for viewpoint in assessment.questionnaire.viewpoints}
    leadership, peer = sides.get("leadership"), sides.get("peer")
    between = None
    if leadership in split.groups and peer in split.groups:
        between = {
            pillar.id: points(split.difference(leadership, peer, pillar.items)) for pillar in assessment.questionnaire.pillars
        }
    groups = {
        name: {"respondents": len(group), "pillars": {pillar: points(score) for pillar, score in exact[name].items()}}
        for name, group in split.groups.items()
    }
    return {"groups": groups, "leadership_minus_peer": between}


def disclosure_object(assessment):
    found = disclosure(assessment)
    return {
        "single_respondent": found.single_respondent,
        "single_viewpoint": found.single_viewpoint,
        "recoverable": [{"by": by, "of": of} for by, of in found.recoverable],
        "items_of_one_small_viewpoint": found.items_of_one_small_viewpoint,
    }


def took_part(questionnaire, respondents):
    named = {id for respondent in respondents for id in respondent.took_part}
    return [viewpoint.id for viewpoint in questionnaire.viewpoints if viewpoint.id in named]


def questionnaire_object(questionnaire):
    return {"id": questionnaire.id, "version": questionnaire.version, "digest": questionnaire.digest}


def document(assessment):
    questionnaire, respondents = assessment.questionnaire, assessment.respondents
    return {
        "schema_version": 1,
        "questionnaire": questionnaire_object(questionnaire),
        "team": respondents[0].team,
        "organisation": respondents[0].organisation,
        "stage": respondents[0].stage,
        "form": "short" if assessment.options.short else "full",
        "took_part": took_part(questionnaire, respondents),
        "dates": sorted({respondent.date for respondent in respondents}),
        "respondents": len(respondents),
        "viewpoints": respondents_by_viewpoint(questionnaire, respondents),
        "culture": culture_object(assessment),
        "pillars": [pillar_object(questionnaire, result) for result in assessment.pillars],
        "overall": overall_object(assessment),
        "priorities": [priority_object(entry) for entry in priorities(assessment)],
        "to_find_out": [to_find_out_object(entry) for entry in to_find_out(assessment)],
        "aspects": aspects_object(assessment),
        "disputed": applicability_disputed(assessment),
        "viewpoint_split": split_object(assessment),
        "disclosure": disclosure_object(assessment),
    }
