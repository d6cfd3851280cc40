"""Damaged, hostile and oversized input of every kind ends in a value or in a sentence."""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness.app.attachments import attach
from readiness.app.documents import create_document
from readiness.documents.published_file import read_published
from readiness.foundation.errors import UserError
from tests.torture.mangling import InputKind, input_kinds, mangled
from tests.unit.builders import social_media

NAMES = (
    *("answers JSON", "incident facts JSON", "consultant JSON", "questionnaire YAML"),
    *("filled form PDF", "document", "archived report PDF"),
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, InputKind]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("READINESS_DATA", str(tmp_path_factory.mktemp("data")))
        yield {kind.name: kind for kind in input_kinds(tmp_path_factory.mktemp("input_kinds"))}


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_accepts_its_real_file(opened: dict[str, InputKind], name: str):
    kind = opened[name]
    kind.push(kind.whole)
    assert (kind.refused, kind.faults) == (0, [])


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dice=st.randoms(use_true_random=False))
def test_what_is_damaged_ends_in_a_value_or_in_a_sentence(opened: dict[str, InputKind], name: str, dice: Random):
    kind = opened[name]
    kind.push(mangled(kind.whole, dice))
    assert kind.faults == []


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_what_is_anything_at_all_ends_in_a_sentence(opened: dict[str, InputKind], name: str, raw: bytes):
    kind = opened[name]
    kind.push(raw)
    assert kind.faults == []


def test_a_file_of_a_hundred_megabytes_is_not_attached(tmp_path: Path):
    session = create_document(tmp_path / "x.readiness", social_media(), "Large Ltd")
    large = tmp_path / "video.mp4"
    large.touch()
    os.truncate(large, 100_000_000)
    with pytest.raises(UserError, match="attachment-too-large"):
        attach(session, "PRO1", large)

    assert session.assessment.attachments.of == {}
    session.document.close()
    assert read_published(tmp_path / "x.readiness").files == {}


def test_a_document_of_two_hundred_megabytes_is_not_even_read(tmp_path: Path):
    create_document(tmp_path / "x.readiness", social_media(), "Large Ltd").document.close()
    os.truncate(tmp_path / "x.readiness", 200_000_000)

    with pytest.raises(UserError, match="document-too-large"):
        read_published(tmp_path / "x.readiness")


def test_a_pipe_in_the_place_of_a_document_keeps_nobody_waiting(tmp_path: Path):
    os.mkfifo(tmp_path / "x.readiness")

    with pytest.raises(UserError, match="not-a-document"):
        read_published(tmp_path / "x.readiness")
