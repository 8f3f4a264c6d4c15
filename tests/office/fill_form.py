#!/usr/bin/env python3
"""Fills in an Excel form as people do, and prints as JSON what must come of it.

    fill_form.py FORM QUESTIONNAIRE SEED FILLED [tidy]

FORM is a form written by `pillars form`; FILLED is the workbook that is saved. The same SEED always gives the same answers. Without `tidy`,
rows are inserted, sheets are put in another order and numbers are typed as text. Needs openpyxl and Python 3.11.
"""

import json
import random
import sys
import tomllib

import openpyxl

NOTES = [
    "It came up at the\nlast away day",
    "“Ask the team” – they’d know",
    "=1+1 is not a formula here",
    "Say \"yes\" \\ or 'no'",
    " spaces around ",
    "Größe, naïve, 日本, 👩‍⚕️",
]
EVIDENCE = ["Board minutes, June", "=HYPERLINK(\"x\")", "Job descriptions;\ngrades"]


def items(questionnaire):
    """For each id: whether it is an indicator, its top level, whether it may be not applicable."""
    with open(questionnaire, "rb") as file:
        document = tomllib.load(file)
    for pillar in document["pillar"]:
        for question in pillar.get("question", []):
            allowed = question.get("na_allowed", not question.get("must_have", False))
            yield f"{pillar['id']}.{question['id']}", (False, len(question["levels"]) - 1, allowed)
    for indicator in document.get("indicator", []):
        yield f"culture.{indicator['id']}", (True, 4, indicator.get("na_allowed", True))


def columns_of(sheet):
    """Where the sheet keeps what, and the row with the keys."""
    for row in sheet.iter_rows(min_row=1, max_row=20):
        keys = {cell.value: cell.column for cell in row if str(cell.value).startswith("pillars:")}
        if keys:
            return keys, row[0].row
    return {}, 0


def write(sheet, row, column, value):
    cell = sheet.cell(row=row, column=column)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def number(chance, value, tidy):
    """The number as people type it."""
    return value if tidy else chance.choice([value, float(value), str(value), f"{value} ", f" {value}.0"])


def fill(workbook, known, chance, tidy):
    answers = {}
    for sheet in workbook.worksheets:
        columns, first = columns_of(sheet)
        for row in range(first + 1, sheet.max_row + 1) if columns else []:
            item = sheet.cell(row=row, column=columns["pillars:id"]).value
            if item not in known:
                continue
            is_indicator, top, allowed = known[item]
            level = chance.randint(0, top) - (2 if is_indicator else 0)
            state = chance.choices(["level", "unknown", "never", "blank"], [12, 2, 2 if allowed else 0, 1])[0]
            note = chance.choice(NOTES) if state == "never" or chance.random() < 0.2 else None
            evidence = chance.choice(EVIDENCE) if chance.random() < 0.2 else None
            written, meant = {
                "level": (number(chance, level, tidy), level),
                "unknown": (chance.choice(["don't know", "Don’t know", "We do not know"]), "don't know"),
                "never": (chance.choice(["not applicable", "N/A", "Does not apply here"]), "not applicable"),
                "blank": (None, None),
            }[state]
            write(sheet, row, columns["pillars:answer"], written)
            for key, text in [("pillars:note", note), ("pillars:evidence", evidence)]:
                if text is not None:
                    write(sheet, row, columns[key], text)
            kept = {"answer": meant, "note": note and note.strip(), "evidence": evidence}
            answers[item] = {key: value for key, value in kept.items() if value is not None}
    return answers


def start(workbook, values):
    for sheet in workbook.worksheets:
        columns, first = columns_of(sheet)
        for row in range(first + 1, sheet.max_row + 1) if columns else []:
            key = sheet.cell(row=row, column=columns["pillars:id"]).value
            if key in values:
                write(sheet, row, columns["pillars:answer"], values[key])


def main():
    form, questionnaire, seed, filled, *more = sys.argv[1:]
    tidy = "tidy" in more
    chance = random.Random(int(seed))
    workbook = openpyxl.load_workbook(form)
    answers = fill(workbook, dict(items(questionnaire)), chance, tidy)
    start(workbook, dict(value.split("=", 1) for value in more if "=" in value))
    if not tidy:
        for sheet in workbook.worksheets:
            sheet.insert_rows(2)
        workbook.move_sheet(workbook.worksheets[0], offset=3)
    workbook.save(filled)
    json.dump({item: answer for item, answer in answers.items() if answer}, sys.stdout)


if __name__ == "__main__":
    main()
