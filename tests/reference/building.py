"""Small questionnaires and answers files for the tests, and the forms that expected figures take."""

import datetime

from assessment import assess
from document import document
from reading import read_questionnaire, read_team
from scoring import Options

NOT_APPLICABLE = '{ not_applicable = "Not in our setting" }'
DONT_KNOW = '"don\'t know"'
BANDS = [("ready", "5"), ("nearly-ready", "20"), ("partly-ready", "40"), ("not-ready", "100")]


def toml(value):
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(toml(entry) for entry in value) + "]"
    return str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)


def table(header, **keys):
    return f"[[{header}]]\n" + "".join(f"{key} = {toml(value)}\n" for key, value in keys.items())


def question(id, top=4, **keys):
    return table("pillar.question", id=id, **keys) + "levels = [" + ", ".join(f'"{level}"' for level in range(top + 1)) + "]\n"


def pillar(id, *questions, **keys):
    return table("pillar", id=id, title=id, **keys) + "".join(questions)


def indicators(pillar, count, **keys):
    return "".join(table("indicator", id=f"c{at}", pillar=pillar, **keys) for at in range(1, count + 1))


def questionnaire(*parts, bands=BANDS, cap="partly-ready"):
    head = f'id = "q"\nversion = "1.2.0"\nmust_have_cap = "{cap}"\n'
    viewpoints = [("peer", "peer"), ("leadership", "leadership"), ("staff", None)]
    head += "".join(table("viewpoint", id=id, **({"side": side} if side else {})) for id, side in viewpoints)
    head += "".join(f'[[band]]\nid = "{id}"\nmax_gap = {max_gap}\n' for id, max_gap in bands)
    return read_questionnaire((head + "".join(parts)).encode())


def stages(*ids):
    return "".join(table("stage", id=id, label=id, text=id) for id in ids)


def respondent(answers, viewpoint="peer", version="1.0.0", pseudonym="R", **audit):
    """`answers` go from item id to what stands behind the equals sign; `audit` has more keys of that table."""
    audit = {"team": "T", "date": datetime.date(2026, 11, 21), "viewpoint": viewpoint} | audit
    if pseudonym is not None:
        audit["respondent"] = pseudonym
    text = f'questionnaire = "q"\nversion = "{version}"\n[audit]\n'
    text += "".join(f"{key} = {toml(value)}\n" for key, value in audit.items())
    for id, value in answers.items():
        # Dotted keys, so that no item has to stand beside its pillar's others.
        if id.startswith("culture."):
            text = f"{id} = {value}\n" + text
        else:
            text = f"answers.{id} = {value}\n" + text
    return text.encode()


def scored(instrument, *files, **options):
    return document(assess(instrument, read_team(files, instrument), Options(**options)))


def span(so_far, low, high):
    return {"so_far": so_far, "low": low, "high": high}


def same(value):
    return span(value, value, value)
