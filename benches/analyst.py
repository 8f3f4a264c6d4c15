#!/usr/bin/env python3
"""What an analyst would write instead of `pillars batch`, with Python's own TOML reader: score and gap of every pillar for every team, as CSV.

  analyst.py FOLDER > teams.csv
"""
import csv
import pathlib
import statistics
import sys
import tomllib

with open(pathlib.Path(__file__).resolve().parent.parent / "pillars.toml", "rb") as file:
    QUESTIONS = tomllib.load(file)
TARGET = QUESTIONS["scale"]["target"]


def level(answer):
    if isinstance(answer, dict):
        answer = answer.get("level")
    return answer if isinstance(answer, int) else None


def main(folder):
    teams = {}
    for path in sorted(pathlib.Path(folder).rglob("*.toml")):
        with open(path, "rb") as file:
            sheet = tomllib.load(file)
        team = teams.setdefault((sheet["audit"]["team"], sheet["audit"].get("organisation", "")), {})
        for pillar, given in sheet.get("answers", {}).items():
            for question, answer in given.items():
                if level(answer) is not None:
                    team.setdefault((pillar, question), []).append(level(answer))
    out = csv.writer(sys.stdout)
    out.writerow(["team", "organisation"] + [f"{pillar['id']}.{figure}" for pillar in QUESTIONS["pillar"] for figure in ("score", "gap")])
    for (name, organisation), given in sorted(teams.items()):
        row = [name, organisation]
        for pillar in QUESTIONS["pillar"]:
            score = gap = weights = 0
            for question in pillar.get("question", []):
                if levels := given.get((pillar["id"], question["id"])):
                    mean, weight = statistics.fmean(levels), question.get("weight", 1)
                    weights += weight
                    score += weight * mean / 4 * 100
                    gap += weight * max(0, question.get("target", TARGET) - mean) / 4 * 100
            row += [round(score / weights, 1), round(gap / weights, 1)] if weights else ["", ""]
        out.writerow(row)


main(sys.argv[1])
