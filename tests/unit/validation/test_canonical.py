"""The canonical hash: the same for ever for the same content, another one for anything else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from readiness.documents.content import Content
from readiness.documents.published_file import read_published
from readiness.domain.answers import at_level
from readiness.domain.assessment import Assessment
from readiness.domain.version_record import FinalVersion, VersionRecord
from readiness.foundation.errors import InvalidError
from readiness.validation.canonical import canonical_hash, holds_its_hash

# A document of an earlier format, which stays as it is for ever.
RELEASED = Path(__file__).parents[2] / "files" / "format-3.readiness"
DAY = date(2026, 11, 30)
FIRST = FinalVersion(1, DAY, "a" * 64)


@pytest.fixture(scope="module")
def content() -> Content:
    return read_published(RELEASED)


def hash_of(content: Content, assessment: Assessment, on: date = DAY) -> str:
    return canonical_hash(content.questionnaire, assessment, on)


def test_the_hash_of_a_version_never_changes(content: Content):
    # It stands on reports that others have. If it changes, the form needs another name, and this one goes on.
    assert hash_of(content, content.assessment) == "79de68de0a88e6d20cbddf5b95c598cc015a34f0410c5c86c5f71b4dbcecc822"


@pytest.mark.parametrize(
    "change",
    [
        lambda state: state.with_answer("PRO1", at_level(5)),
        lambda state: state.with_part(replace(state.details, organisation="Other")),
        lambda state: state.with_part(replace(state.plan, goal="target")),
        lambda state: state.with_part(replace(state.consultant, foreword="Words")),
        lambda state: state.with_part(VersionRecord((FIRST,))),
    ],
)
def test_anything_else_has_another_hash(content: Content, change: Callable[[Assessment], Assessment]):
    assert hash_of(content, change(content.assessment)) != hash_of(content, content.assessment)


def test_another_day_or_questionnaire_has_another_hash(content: Content):
    before = hash_of(content, content.assessment)
    other = content._replace(questionnaire=replace(content.questionnaire, version="9.0.0"))
    assert hash_of(other, content.assessment) != before
    assert hash_of(content, content.assessment, date(2026, 12, 1)) != before


def test_the_order_of_answers_does_not_matter(content: Content):
    turned = replace(content.assessment, answers=dict(reversed(content.assessment.answers.items())))
    assert hash_of(content, turned) == hash_of(content, content.assessment)


def test_a_document_holds_its_hash_until_it_is_changed(content: Content):
    state = content.assessment
    assert not holds_its_hash(content.questionnaire, state)
    final = state.with_part(state.record.finalised(DAY, hash_of(content, state)))
    assert holds_its_hash(content.questionnaire, final)
    assert not holds_its_hash(content.questionnaire, final.with_answer("PRO1", at_level(5)))


def test_a_correction_knows_the_versions_before_it():
    record = VersionRecord().finalised(DAY, FIRST.digest)
    assert record == VersionRecord(final=FIRST)
    draft = record.correction()
    assert draft == VersionRecord((FIRST,))
    assert draft.correction() is draft
    assert (draft.number, draft.supersedes) == (2, FIRST)
    assert (draft.knows("a" * 64), draft.knows("b" * 64)) == (FIRST, None)
    second = draft.finalised(DAY, "b" * 64)
    assert second.final == FinalVersion(2, DAY, "b" * 64)


def test_numbers_without_order_are_refused():
    with pytest.raises(InvalidError):
        VersionRecord(final=FinalVersion(2, DAY, "a" * 64))
    with pytest.raises(InvalidError):
        VersionRecord((FIRST,), FIRST)
