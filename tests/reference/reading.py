"""The two kinds of TOML file, a questionnaire and answers, read into plain data.

Only what the arithmetic needs is kept, and only what would make a figure wrong is refused: this is a second opinion on the
figures, not on the diagnostics.
"""

import datetime
import hashlib
import tomllib
from dataclasses import dataclass, replace
from fractions import Fraction

UNANSWERED = "unanswered"
DONT_KNOW = "dont_know"
NOT_APPLICABLE = "not_applicable"
NOT_ASKED = "not_asked"

INDICATOR_TOP = 4
POSITION_OF_LEVEL_0 = -2


class Refused(Exception):
    """A file whose figures would mean nothing."""


@dataclass(frozen=True)
class Item:
    """A practice question or a culture indicator (scoring, section 1). Levels count from 0 to `top`.

    `stages` and `asked_of` are None where the item applies to every stage and is asked of every viewpoint; `changed` is the
    version that last changed its meaning, None if none did.
    """

    id: str
    pillar: str
    is_indicator: bool
    top: int
    target: int
    weight: int
    must_have: bool
    na_allowed: bool
    raise_if_hostile: bool
    aspect: str | None
    stages: tuple[str, ...] | None
    asked_of: tuple[str, ...] | None
    short: bool
    changed: tuple[int, ...] | None

    def asks(self, viewpoint):
        return self.asked_of is None or viewpoint in self.asked_of


@dataclass(frozen=True)
class Pillar:
    """A pillar and its items: its questions, then its indicators. Obsolete questions are not items."""

    id: str
    title: str
    weight: int
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Viewpoint:
    id: str
    side: str | None


@dataclass(frozen=True)
class Band:
    """The largest gap that still belongs to the band is the exact decimal written in the file."""

    id: str
    max_gap: Fraction


@dataclass(frozen=True)
class Questionnaire:
    id: str
    version: str
    digest: str
    must_have_cap: str | None
    viewpoints: tuple[Viewpoint, ...]
    stages: tuple[str, ...]
    bands: tuple[Band, ...]
    pillars: tuple[Pillar, ...]
    indicators: tuple[Item, ...]
    obsolete: frozenset[str]

    def items(self):
        """Every item in questionnaire order: pillar by pillar, its questions, then its indicators."""
        return [item for pillar in self.pillars for item in pillar.items]

    def only(self, wanted):
        """The questionnaire with only those items for which `wanted` is true."""
        return replace(
            self,
            pillars=tuple(replace(pillar, items=tuple(filter(wanted, pillar.items))) for pillar in self.pillars),
            indicators=tuple(filter(wanted, self.indicators)),
        )

    def audited(self, stage, short):
        """The questionnaire with only the items of an audit at this stage, in its full or its short form."""
        if short and not any(item.short for item in self.items()):
            raise Refused("the questionnaire has no short form")
        return self.only(lambda item: (item.stages is None or stage in item.stages) and (item.short or not short))


@dataclass(frozen=True)
class Respondent:
    """One answers file. An answer is a level (for indicators too, position + 2), DONT_KNOW or NOT_APPLICABLE.

    `answers` holds what counts: no answer that was not asked for, and none to an older version of a changed question. The
    items of the latter are in `outdated`. `stage` is None where the questionnaire has no stages.
    """

    questionnaire: str
    team: str
    organisation: str | None
    date: str
    viewpoint: str
    pseudonym: str | None
    stage: str | None
    names_stage: bool
    took_part: tuple[str, ...]
    answers: dict[str, int | str]
    outdated: frozenset[str]
    notices: tuple[str, ...]

    def answer(self, item):
        """The one state of this respondent for this item."""
        return self.answers.get(item.id, UNANSWERED) if item.asks(self.viewpoint) else NOT_ASKED


def is_integer(value):
    # TOML keeps booleans and integers apart, Python does not.
    return isinstance(value, int) and not isinstance(value, bool)


def within(value, low, high, what):
    if not is_integer(value) or not low <= value <= high:
        raise Refused(f"{what} is {value!r}, not a whole number from {low} to {high}")
    return value


def version_of(text):
    return tuple(int(part) for part in text.split("."))


def ids_among(listed, known, what):
    """Some ids in the questionnaire's order."""
    if not listed or len(set(listed)) < len(listed) or not set(listed) <= set(known):
        raise Refused(f"{what} is {listed!r}: it is empty, repeats an id or names an unknown one")
    return tuple(id for id in known if id in listed)


def read_scope(table, id, viewpoints, stages):
    """Whom and when an item is asked, and in which form. Listing every viewpoint is the same as listing none."""
    asked_of = ids_among(table["asked_of"], viewpoints, f"asked_of of {id}") if "asked_of" in table else None
    return {
        "stages": ids_among(table["stages"], stages, f"stages of {id}") if "stages" in table else None,
        "asked_of": None if asked_of == viewpoints else asked_of,
        "short": table.get("short", False),
        "changed": version_of(table["changed"]) if "changed" in table else None,
    }


def read_question(table, pillar, default_target, viewpoints, stages):
    id = f"{pillar}.{table['id']}"
    top = len(table["levels"]) - 1
    within(top, 1, 10, f"the top level of {id}")
    must_have = table.get("must_have", False)
    return Item(
        id=id,
        pillar=pillar,
        is_indicator=False,
        top=top,
        target=within(table.get("target", default_target), 0, top, f"the target of {id}"),
        weight=within(table.get("weight", 1), 1, 100, f"the weight of {id}"),
        must_have=must_have,
        na_allowed=table.get("na_allowed", not must_have),
        raise_if_hostile=table.get("raise_if_hostile", False),
        aspect=table.get("aspect"),
        **read_scope(table, id, viewpoints, stages),
    )


def read_indicator(table, viewpoints, stages):
    id = f"culture.{table['id']}"
    position = within(table.get("target", 1), -2, 2, f"the target of {id}")
    return Item(
        id=id,
        pillar=table["pillar"],
        is_indicator=True,
        top=INDICATOR_TOP,
        target=position - POSITION_OF_LEVEL_0,
        weight=1,
        must_have=False,
        na_allowed=True,
        raise_if_hostile=False,
        aspect=None,
        **read_scope(table, id, viewpoints, stages),
    )


def read_questionnaire(content):
    """`content` is the file's bytes: the digest is taken from them as they are."""
    table = tomllib.loads(content.decode("utf-8-sig"), parse_float=Fraction)
    default_target = table.get("scale", {}).get("target", 3)
    viewpoints = tuple(entry["id"] for entry in table["viewpoint"])
    stages = tuple(entry["id"] for entry in table.get("stage", []))
    indicators = tuple(
        read_indicator(entry, viewpoints, stages) for entry in table.get("indicator", []) if "obsolete" not in entry
    )
    obsolete = {f"culture.{entry['id']}" for entry in table.get("indicator", []) if "obsolete" in entry}
    pillars = []
    for entry in table["pillar"]:
        questions = []
        for question in entry.get("question", []):
            if "obsolete" in question:
                obsolete.add(f"{entry['id']}.{question['id']}")
            else:
                questions.append(read_question(question, entry["id"], default_target, viewpoints, stages))
        own_indicators = [indicator for indicator in indicators if indicator.pillar == entry["id"]]
        weight = within(entry.get("weight", 1), 1, 100, f"the weight of pillar {entry['id']}")
        pillars.append(Pillar(entry["id"], entry["title"], weight, tuple(questions + own_indicators)))
    homeless = {indicator.pillar for indicator in indicators} - {pillar.id for pillar in pillars}
    if homeless:
        raise Refused(f"indicators name pillars that do not exist: {sorted(homeless)}")
    bands = tuple(Band(entry["id"], Fraction(entry["max_gap"])) for entry in table["band"])
    cap = table.get("must_have_cap")
    needs_cap = any(item.must_have for pillar in pillars for item in pillar.items)
    if (cap is not None or needs_cap) and cap not in [band.id for band in bands]:
        raise Refused(f"must_have_cap {cap!r} is no band")
    if bands[-1].max_gap != 100:
        raise Refused("the last band's max_gap is not 100")
    return Questionnaire(
        id=table["id"],
        version=table["version"],
        digest="sha256:" + hashlib.sha256(content).hexdigest(),
        must_have_cap=cap,
        viewpoints=tuple(Viewpoint(entry["id"], entry.get("side")) for entry in table["viewpoint"]),
        stages=stages,
        bands=bands,
        pillars=tuple(pillars),
        indicators=indicators,
        obsolete=frozenset(obsolete),
    )


def said_by(item, value):
    """What a written answer says, as a table, and which of the keys that make it an answer it has."""
    measure = "position" if item.is_indicator else "level"
    if not isinstance(value, dict):
        value = {"dont_know": True} if value == "don't know" else {measure: value}
    return value, [key for key in (measure, "dont_know", "not_applicable") if key in value]


def read_answer(item, value):
    """A level, DONT_KNOW, NOT_APPLICABLE or UNANSWERED, from any of the forms a file may use."""
    value, said = said_by(item, value)
    if len(said) > 1:
        raise Refused(f"{item.id} says {' and '.join(said)} at once")
    if not said:
        return UNANSWERED
    answer = value[said[0]]
    if said == ["dont_know"]:
        if answer is not True:
            raise Refused(f"dont_know of {item.id} is not true")
        return DONT_KNOW
    if said == ["not_applicable"]:
        if not isinstance(answer, str) or not answer.strip():
            raise Refused(f"{item.id} is not applicable without a reason")
        if not item.na_allowed:
            raise Refused(f"{item.id} cannot be not applicable")
        return NOT_APPLICABLE
    if item.is_indicator:
        return within(answer, -2, 2, f"the position of {item.id}") - POSITION_OF_LEVEL_0
    return within(answer, 0, item.top, f"the level of {item.id}")


def read_stage(audit, questionnaire):
    """The audit's stage: the one it names, or the last one."""
    if "stage" in audit and audit["stage"] not in questionnaire.stages:
        raise Refused(f"the questionnaire has no stage {audit['stage']!r}")
    return audit.get("stage", questionnaire.stages[-1] if questionnaire.stages else None)


@dataclass
class Counted:
    """The answers of one file, sorted by whether they count."""

    answers: dict[str, int | str]
    outdated: set[str]
    notices: list[str]


def sort_answers(written, questionnaire, version, viewpoint, stage):
    items = {item.id: item for item in questionnaire.items()}
    of_stage = {item.id for item in questionnaire.audited(stage, short=False).items()}
    counted, not_asked = Counted({}, set(), []), []
    for id, value in written.items():
        if id in questionnaire.obsolete:
            counted.notices.append(f"{id} is obsolete, its answer is ignored")
            continue
        if id not in items:
            raise Refused(f"the questionnaire has no item {id}")
        item = items[id]
        # The scale may have changed with the question, so the old answer may lie outside it.
        outdated = item.changed is not None and version < item.changed
        answer = UNANSWERED if outdated else read_answer(item, value)
        if id not in of_stage:
            counted.notices.append(f"{id} is not part of the stage {stage}, its answer is ignored")
        elif not item.asks(viewpoint):
            not_asked.append(id)
        elif not outdated:
            counted.answers[id] = answer
        elif said_by(item, value)[1]:
            counted.outdated.add(id)
            counted.notices.append(f"{id} has changed since it was answered, its answer is not counted")
    if not_asked:
        counted.notices.append(f"not asked of {viewpoint}, so not counted: {', '.join(not_asked)}")
    return counted


def read_answers(content, questionnaire):
    """`content` is the file's bytes, read against the questionnaire in use."""
    table = tomllib.loads(content.decode("utf-8-sig"))
    if table["questionnaire"] != questionnaire.id:
        raise Refused(f"answers to {table['questionnaire']!r}, not to {questionnaire.id!r}")
    audit = table["audit"]
    viewpoints = [viewpoint.id for viewpoint in questionnaire.viewpoints]
    if audit["viewpoint"] not in viewpoints:
        raise Refused(f"unknown viewpoint {audit['viewpoint']!r}")
    written = {f"{pillar}.{key}": value for pillar, answers in table.get("answers", {}).items() for key, value in answers.items()}
    written |= {f"culture.{key}": value for key, value in table.get("culture", {}).items()}
    stage = read_stage(audit, questionnaire)
    counted = sort_answers(written, questionnaire, version_of(table["version"]), audit["viewpoint"], stage)
    date = audit["date"]
    return Respondent(
        questionnaire=table["questionnaire"],
        team=audit["team"],
        organisation=audit.get("organisation"),
        date=date.isoformat() if isinstance(date, datetime.date) else date,
        viewpoint=audit["viewpoint"],
        pseudonym=audit.get("respondent"),
        stage=stage,
        names_stage="stage" in audit,
        took_part=ids_among(audit["took_part"], viewpoints, "took_part") if "took_part" in audit else (),
        answers=counted.answers,
        outdated=frozenset(counted.outdated),
        notices=tuple(counted.notices),
    )


def read_files(contents, questionnaire):
    """One respondent for each file's bytes; identical files without a pseudonym are one respondent."""
    distinct = {}
    for at, content in enumerate(contents):
        respondent = read_answers(content, questionnaire)
        distinct.setdefault(content if respondent.pseudonym is None else at, respondent)
    return list(distinct.values())


def read_team(contents, questionnaire):
    """The respondents of one team."""
    respondents = read_files(contents, questionnaire)
    if len({(respondent.team, respondent.organisation) for respondent in respondents}) != 1:
        raise Refused("the answers files are not about one team of one organisation")
    if len({respondent.stage for respondent in respondents}) != 1:
        raise Refused("the answers files are not at one stage")
    if len({respondent.names_stage for respondent in respondents}) != 1:
        raise Refused("some answers files name their stage and others do not")
    return respondents
