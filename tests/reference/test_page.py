"""The document has the form that section 13 of the scoring page shows: the same keys in the same order, at every depth."""

import json
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from building import indicators, pillar, question, questionnaire, respondent, scored

PAGE = Path(__file__).parents[2] / "docs" / "scoring.md"
KEYED_BY_IDS = ("viewpoints", "groups", "pillars", "leadership_minus_peer")


def form(value, key=None):
    """Keys in order; of a list or of what is keyed by ids the first entry; of a leaf nothing."""
    if isinstance(value, dict) and key in KEYED_BY_IDS:
        return form(list(value.values()))
    if isinstance(value, dict):
        return [(key, form(inner, key)) for key, inner in value.items()]
    if isinstance(value, list):
        return [form(inner) for inner in value[:1]]
    return None


class Page(unittest.TestCase):
    def setUp(self):
        blocks = PAGE.read_text(encoding="utf-8").split("```json\n")[1:]
        self.document, self.split = (json.loads(block.split("\n```")[0]) for block in blocks)

    def test_the_document_has_the_keys_of_the_page_in_their_order(self):
        instrument = questionnaire(
            pillar("a", question("x", must_have=True), question("y", asked_of=["leadership", "staff"])), indicators("a", 1)
        )
        files = [respondent({"a.x": 1, "culture.c1": -1}, viewpoint) for viewpoint in ("peer", "staff")]
        found = scored(instrument, *files)
        self.assertEqual(form(found | {"disclosure": None}), form(self.document | {"disclosure": None}))
        # Disclosure has no entry here, and the page has one.
        found = scored(instrument, *files[:1], respondent({"a.x": 1}, "leadership"))
        self.assertEqual(form(found["disclosure"]), form(self.document["disclosure"]))

    def test_so_has_the_split(self):
        instrument = questionnaire(pillar("peer-leadership", question("x")))
        sizes = {"leadership": 6, "peer": 4, "staff": 3}
        files = [respondent({"peer-leadership.x": 2}, viewpoint) for viewpoint, size in sizes.items() for _ in range(size)]
        split = scored(instrument, *files)["viewpoint_split"]
        self.assertEqual(form(split), form(self.split))
        self.assertEqual(list(split["groups"]), list(self.split["groups"]))


if __name__ == "__main__":
    unittest.main()
