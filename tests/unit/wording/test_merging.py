"""What clashes is named as people know it, whichever field it is."""

from dataclasses import fields
from datetime import date

import pytest

from readiness.domain.assessment import PARTS
from readiness.domain.consultant import OwnRecommendation
from readiness.domain.incidents import Incident, TaskNote
from readiness.domain.merging import MergeClash
from readiness.domain.plan_notes import PackageNote, StepNote
from readiness.foundation.language import GERMAN
from readiness.results.assessment_result import assess
from readiness.wording.merging import ClashWords
from tests.unit.builders import assessment, social_media

# These hold nothing but one list, or are merged as one value with their part.
WITHOUT_A_NAME = {"all", "of", "earlier", "final"}
# What is known by its key never clashes in it.
KEYS = {(Incident, "number")}
TAKEN_APART = [*PARTS.values(), Incident, TaskNote, PackageNote, StepNote, OwnRecommendation]


@pytest.mark.parametrize("kind", TAKEN_APART)
def test_every_field_that_can_clash_has_a_name(kind: type) -> None:
    names = {field.name for field in fields(kind) if (kind, field.name) not in KEYS} - WITHOUT_A_NAME
    words = ClashWords(assess(social_media(), assessment(), date(2026, 10, 1)), GERMAN)
    titles = {name: words.title(MergeClash(("plan", name), None, "a", "b")) for name in names}
    assert [name for name, title in titles.items() if title == f"Plan · {name}"] == []
