"""Every documented format has its JSON Schema, and the examples follow it."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from readiness.app.schemas import DRAFT, PUBLISHED, main, schema_text
from readiness.exchange.answers_json import AnswersFile
from readiness.exchange.check_json import CheckFile
from readiness.exchange.consultant_json import ConsultantFile
from readiness.exchange.first_plan_json import FirstPlanFile
from readiness.exchange.house_json import HouseFile
from readiness.exchange.incident_json import FirstIncidentFile, IncidentFactsFile, IncidentFile, IncidentsFile
from readiness.exchange.packs_json import PacksFile
from readiness.exchange.plan_json import PlanFile
from readiness.exchange.score_json import ScoreFile, score_file, write_scores
from readiness.exchange.workshop_lines import WorkshopLine
from readiness.results.assessment_result import assess
from readiness.validation.boundary import read_json
from readiness.workshop.phone_state import PhoneState
from tests.unit.builders import filled

FORMATS = Path(__file__).parents[2] / "docs" / "formats"
EXAMPLES: list[tuple[str, Any, int]] = [
    ("answers.md", AnswersFile, 2),
    ("consultant.md", ConsultantFile, 1),
    ("house.md", HouseFile, 1),
    ("packs.md", PacksFile, 1),
    ("check.md", CheckFile, 2),
    ("workshop.md", WorkshopLine, 4),
    ("workshop-http.md", PhoneState, 1),
]


def documents(page: str) -> list[str]:
    """Return every whole JSON document on a page, in a block of its own or printed by a command."""
    text = (FORMATS / page).read_text(encoding="utf-8")
    blocks = [content for _, content in re.findall(r"^```(json|console)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)]
    pieces = [piece for block in blocks for piece in re.split(r"^\$ .*\n", block, flags=re.MULTILINE)]
    return [piece for piece in pieces if piece.startswith("{") and not piece.endswith("…\n")]


@pytest.mark.parametrize("published", PUBLISHED, ids=lambda published: published.file)
def test_the_published_schema_is_the_types_own(published: Any):
    written = (FORMATS / f"{published.file}.schema.json").read_text(encoding="utf-8")

    assert written == schema_text(published), "run `make schemas`"
    assert json.loads(written)["$schema"] == DRAFT
    assert json.loads(written)["title"]


def test_nothing_else_is_published(tmp_path: Path):
    main(str(tmp_path))

    assert {p.name for p in tmp_path.iterdir()} == {p.name for p in FORMATS.glob("*.schema.json")}


def test_the_index_of_formats_links_every_schema():
    index = (FORMATS / "README.md").read_text(encoding="utf-8")

    assert [p.file for p in PUBLISHED if f"({p.file}.schema.json)" not in index] == []


def test_our_readers_refuse_unknown_keys_and_the_schema_says_so():
    (answers,) = (json.loads(schema_text(p)) for p in PUBLISHED if p.file == "answers")
    (plan,) = (json.loads(schema_text(p)) for p in PUBLISHED if p.file == "plan")

    assert answers["additionalProperties"] is False
    assert "additionalProperties" not in plan


@pytest.mark.parametrize(("page", "kind", "number"), EXAMPLES, ids=[page for page, _, _ in EXAMPLES])
def test_the_examples_of_a_page_follow_their_format(page: str, kind: Any, number: int):
    found = documents(page)

    assert len(found) == number
    for text in found:
        read_json(text, kind)


def test_the_examples_of_plans_follow_both_versions_of_the_format():
    newest, first = documents("plan.md")

    read_json(newest, PlanFile)
    read_json(first, FirstPlanFile)


def test_the_examples_of_incidents_follow_their_formats():
    facts, decision, first, listed = documents("incident.md")

    read_json(facts, IncidentFactsFile)
    read_json(decision, IncidentFile)
    read_json(first, FirstIncidentFile)
    read_json(listed, IncidentsFile)


def test_a_written_score_follows_its_format():
    questionnaire, assessment = filled(PRO="3★ 2★ ? -")
    file = score_file(assess(questionnaire, assessment, date(2026, 11, 30)), "an-id", "tiny.readiness")

    assert read_json(write_scores([file]), ScoreFile) == file
