"""The two kinds of TOML file, a questionnaire and answers, read into plain data.

Only what the arithmetic needs is kept, and only what would make a figure wrong is refused: this is a second opinion on the
figures, not on the diagnostics.
"""

import datetime
import hashlib
import tomllib
from dataclasses import dataclass
from fractions import Fraction

UNANSWERED = "unanswered"
DONT_KNOW = "dont_know"
NOT_APPLICABLE = "not_applicable"

INDICATOR_TOP = 4
POSITION_OF_LEVEL_0 = -2


class Refused(Exception):
    """A file whose figures would mean nothing."""


@dataclass(frozen=True)
class Item:
    """A practice question or a culture indicator (scoring, section 1). Levels count from 0 to `top`."""

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


@dataclass(frozen=True)
class Pillar:
    """A pillar and its items: its questions, then its indicators. What is obsolete is no item."""

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
    bands: tuple[Band, ...]
    pillars: tuple[Pillar, ...]
    indicators: tuple[Item, ...]
    obsolete: frozenset[str]

    def items(self):
        """Every item in questionnaire order: pillar by pillar, its questions, then its indicators."""
        return [item for pillar in self.pillars for item in pillar.items]


@dataclass(frozen=True)
class Respondent:
    """One answers file. An answer is a level (for indicators too, position + 2), DONT_KNOW or NOT_APPLICABLE."""

    questionnaire: str
    team: str
    organisation: str | None
    date: str
    viewpoint: str
    answers: dict[str, int | str]
    notices: tuple[str, ...]

    def answer(self, item):
        return self.answers.get(item.id, UNANSWERED)


def is_integer(value):
    # TOML keeps booleans and integers apart, Python does not.
    return isinstance(value, int) and not isinstance(value, bool)


def within(value, low, high, what):
    if not is_integer(value) or not low <= value <= high:
        raise Refused(f"{what} is {value!r}, not a whole number from {low} to {high}")
    return value


def read_question(table, pillar, default_target):
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
    )


def read_indicator(table):
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
    )


def read_questionnaire(content):
    """`content` is the file's bytes: the digest is taken from them as they are."""
    table = tomllib.loads(content.decode("utf-8-sig"), parse_float=Fraction)
    default_target = table.get("scale", {}).get("target", 3)
    indicators = tuple(read_indicator(entry) for entry in table.get("indicator", []) if "obsolete" not in entry)
    obsolete = {f"culture.{entry['id']}" for entry in table.get("indicator", []) if "obsolete" in entry}
    pillars = []
    for entry in table["pillar"]:
        questions = []
        for question in entry.get("question", []):
            if "obsolete" in question:
                obsolete.add(f"{entry['id']}.{question['id']}")
            else:
                questions.append(read_question(question, entry["id"], default_target))
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
        bands=bands,
        pillars=tuple(pillars),
        indicators=indicators,
        obsolete=frozenset(obsolete),
    )


def read_answer(item, value):
    """A level, DONT_KNOW, NOT_APPLICABLE or UNANSWERED, from any of the forms a file may use."""
    measure = "position" if item.is_indicator else "level"
    if not isinstance(value, dict):
        value = {"dont_know": True} if value == "don't know" else {measure: value}
    said = [key for key in (measure, "dont_know", "not_applicable") if key in value]
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


def read_answers(content, questionnaire):
    """`content` is the file's bytes, read against the questionnaire in use."""
    table = tomllib.loads(content.decode("utf-8-sig"))
    if table["questionnaire"] != questionnaire.id:
        raise Refused(f"answers to {table['questionnaire']!r}, not to {questionnaire.id!r}")
    audit = table["audit"]
    if audit["viewpoint"] not in [viewpoint.id for viewpoint in questionnaire.viewpoints]:
        raise Refused(f"unknown viewpoint {audit['viewpoint']!r}")
    items = {item.id: item for item in questionnaire.items()}
    written = {f"{pillar}.{key}": value for pillar, answers in table.get("answers", {}).items() for key, value in answers.items()}
    written |= {f"culture.{key}": value for key, value in table.get("culture", {}).items()}
    answers, notices = {}, []
    for id, value in written.items():
        if id in questionnaire.obsolete:
            notices.append(f"{id} is obsolete, its answer is ignored")
        elif id not in items:
            raise Refused(f"the questionnaire has no item {id}")
        else:
            answers[id] = read_answer(items[id], value)
    date = audit["date"]
    return Respondent(
        questionnaire=table["questionnaire"],
        team=audit["team"],
        organisation=audit.get("organisation"),
        date=date.isoformat() if isinstance(date, datetime.date) else date,
        viewpoint=audit["viewpoint"],
        answers=answers,
        notices=tuple(notices),
    )


def read_team(contents, questionnaire):
    """The respondents of one team, one for each file's bytes."""
    respondents = [read_answers(content, questionnaire) for content in contents]
    if len({(respondent.team, respondent.organisation) for respondent in respondents}) != 1:
        raise Refused("the answers files are not about one team of one organisation")
    return respondents
