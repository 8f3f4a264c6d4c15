#!/usr/bin/env python3
"""Generates realistic answers files for measurements: the same files for the same numbers, on every machine.

  corpus.py OUT FILES [--respondents 4] [--folder 1000] [--scatter]

Every file is one respondent's answers to pillars.toml, about 4 KB with notes and evidence. A team's files lie side by side; with --scatter
they lie in as many folders as there are.
"""
import argparse
import pathlib
import random
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
THINGS = ["the rota", "our supervision", "the induction", "the peer lead", "the ward round", "our policy", "the training plan",
          "the budget", "the handover", "the job description", "our network", "the reflective group"]
DOES = ["is agreed but not yet used", "works well since spring", "depends on one person", "was paused for want of cover", "is reviewed each quarter",
        "needs an owner", "is known to few of us", "has been asked for twice", "is better than last year", "stands on paper only"]
ASIDES = ["", "", "", " Café staff too.", " See the “old” plan.", " Gofynnwch i’r tîm.", " 👍"]
PROOFS = ["Minutes of {}", "Rota, week {}", "Policy {}, page 2", "Supervision log {}"]


BUILT_IN = ROOT / "pillars.toml"


def read(questionnaire):
    with open(questionnaire, "rb") as file:
        return tomllib.load(file)


def remark(dice):
    things, does = dice.sample(THINGS, 2), dice.sample(DOES, 2)
    text = f"{things[0].capitalize()} {does[0]}; {things[1]} {does[1]}.{dice.choice(ASIDES)}"
    return text if dice.random() < 0.7 else text.split(";")[0] + "."


def beside(dice, talk):
    """The remark on a level: a note, evidence, both or neither."""
    parts = ""
    if dice.random() < talk:
        parts += f', note = "{remark(dice)}"'
    if dice.random() < talk / 2:
        parts += f', evidence = "{dice.choice(PROOFS).format(dice.randint(1, 52))}"'
    return parts


def answer(dice, key, name, value, talk):
    parts = beside(dice, talk)
    return f"{key} = {{ {name} = {value}{parts} }}" if parts else f"{key} = {value}"


def answers(questions, respondent, team):
    of_team, dice = random.Random(team * 2), random.Random(respondent * 2 + 1)
    level, lean = of_team.uniform(1, 3.5), of_team.uniform(-1.5, 1.5)
    near = lambda middle, low, high: max(low, min(high, round(dice.gauss(middle, 1))))
    talk = dice.random() * 0.8
    viewpoint = dice.choice(questions["viewpoint"])["id"]
    stage = next(reversed([stage["id"] for stage in questions.get("stage", [])]), None)
    is_asked = lambda item: viewpoint in item.get("asked_of", [viewpoint]) and stage in item.get("stages", [stage]) and "obsolete" not in item
    lines = [f'questionnaire = "{questions["id"]}"', f'version = "{questions["version"]}"', "", "[audit]", f'team = "Team {team:06}"',
             f'organisation = "Organisation {of_team.randint(1, 40):02}"', f"date = 2026-03-{dice.randint(1, 28):02}",
             f'viewpoint = "{viewpoint}"', f'respondent = "R-{respondent:06}"']
    for pillar in questions["pillar"]:
        lines += ["", f"[answers.{pillar['id']}]"]
        for question in filter(is_asked, pillar.get("question", [])):
            key, chance = question["id"], dice.random()
            may_not_apply = question.get("na_allowed", not question.get("must_have", False))
            if chance < 0.03:
                lines.append(f'{key} = "don\'t know"')
            elif chance < 0.05 and may_not_apply:
                lines.append(f'{key} = {{ not_applicable = "{remark(dice)}" }}')
            elif chance > 0.07:
                lines.append(answer(dice, key, "level", near(level, 0, 4), talk))
    lines += ["", "[culture]"]
    for indicator in filter(is_asked, questions["indicator"]):
        if dice.random() > 0.04:
            lines.append(answer(dice, indicator["id"], "position", near(lean, -2, 2), talk))
    return "\n".join(lines) + "\n"


def write(out, files, respondents=4, folder=1000, scatter=False, questionnaire=BUILT_IN):
    """Writes the corpus, and returns its size in bytes."""
    questions, size = read(questionnaire), 0
    folders = -(-files // folder)
    for number in range(files):
        place = pathlib.Path(out) / f"{(number % folders if scatter else number // folder):04}"
        place.mkdir(parents=True, exist_ok=True)
        text = answers(questions, number, number // respondents).encode()
        (place / f"{number:06}.toml").write_bytes(text)
        size += len(text)
    return size


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("files", type=int)
    parser.add_argument("--respondents", type=int, default=4)
    parser.add_argument("--folder", type=int, default=1000)
    parser.add_argument("--scatter", action="store_true")
    args = parser.parse_args()
    size = write(args.out, args.files, args.respondents, args.folder, args.scatter)
    print(f"{args.files} files, {size} bytes, {size // max(1, args.files)} a file")
