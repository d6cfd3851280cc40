"""`readiness-answers/1`: what is written is read back, and a faulty file is refused as a whole."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness.domain.answers import NOTE_LIMIT, UNANSWERED, Answer, Confidence, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.exchange.answers_json import read_answers, write_answers
from readiness.exchange.json_file import MOST_BYTES
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES
from tests.golden_company import golden_answers
from tests.unit.builders import assessment, filled, social_media
from tests.unit.strategies import answers

TINY, _ = filled(PRO="0★ 0★ 0")


def written(folder: Path, content: object) -> Path:
    path = folder / "answers.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def file_with(**entries: Any) -> dict[str, Any]:
    return {"format": "readiness-answers/1", "pack": "tiny", "organisation": "Muster GmbH", "answers": entries}


def test_every_kind_of_answer_is_read(tmp_path: Path):
    path = written(
        tmp_path,
        file_with(
            PRO1={"level": 2, "confidence": "shown", "evidence": "rule of 3 May"},
            PRO2={"status": "dont_know"},
            PRO3={"status": "not_applicable", "reason": "documented decision"},
        ),
    )

    organisation, found = read_answers(path, TINY)

    assert organisation == "Muster GmbH"
    assert found == {
        "PRO1": Answer(Status.ANSWERED, 2, Confidence.SHOWN, evidence="rule of 3 May"),
        "PRO2": Answer(Status.DONT_KNOW),
        "PRO3": Answer(Status.NOT_APPLICABLE, reason="documented decision"),
    }


def test_a_status_beside_a_level_may_say_answered(tmp_path: Path):
    path = written(tmp_path, file_with(PRO1={"level": 0, "status": "answered"}))

    assert read_answers(path, TINY)[1] == {"PRO1": at_level(0)}


def test_the_published_shape_is_written():
    state = assessment({"PRO3": Answer(Status.NOT_APPLICABLE, reason="decided"), "PRO1": at_level(2)})

    assert json.loads(write_answers(TINY, state)) == {
        "format": "readiness-answers/1",
        "pack": "tiny",
        "organisation": "Tiny Ltd",
        "answers": {"PRO1": {"level": 2}, "PRO3": {"status": "not_applicable", "reason": "decided"}},
    }
    assert list(json.loads(write_answers(TINY, state))["answers"]) == ["PRO1", "PRO3"]


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(organisation=st.text(max_size=30), given=st.dictionaries(st.sampled_from([*TINY.capabilities]), answers()))
def test_what_is_written_is_read_back(tmp_path: Path, organisation: str, given: dict[str, Answer]):
    kept = {code: answer for code, answer in given.items() if answer != UNANSWERED}
    path = tmp_path / "answers.json"
    path.write_bytes(write_answers(TINY, Assessment(Details(organisation), kept)))

    assert read_answers(path, TINY) == (organisation, kept)


def test_the_longest_note_is_read_back(tmp_path: Path):
    noted = {"PRO1": Answer(Status.ANSWERED, 1, evidence="ü" * NOTE_LIMIT)}
    path = tmp_path / "answers.json"
    path.write_bytes(write_answers(TINY, assessment(noted)))

    assert read_answers(path, TINY)[1] == noted


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (file_with(OLD1={"level": 1}), "unknown-code"),
        (file_with(PRO={"level": 1}), "unknown-code"),
        (file_with(pro1={"level": 1}), "unknown-code"),
        (file_with(PRO1={"level": 7}), "value-maximum"),
        (file_with(PRO1={"level": -1}), "value-minimum"),
        (file_with(PRO1={"level": 10**30}), "value-maximum"),
        (json.dumps(file_with(PRO1={"level": 7})).replace("7", "7" * 5_000), "json-broken"),
        (file_with(PRO1={"level": 2.5}), "value-type"),
        (file_with(PRO1={"level": "3"}), "value-type"),
        (file_with(PRO1={"level": True}), "value-type"),
        (file_with(PRO1={"level": 3, "status": "dont_know"}), "level-and-status"),
        (file_with(PRO1={"status": "answered"}), "level-and-status"),
        (file_with(PRO1={"status": "not_applicable"}), "reason-missing"),
        (file_with(PRO1={"status": "not_applicable", "reason": "  \n"}), "reason-missing"),
        (file_with(PRO1={"status": "maybe"}), "value-enum"),
        (file_with(PRO1={"level": 3, "stars": 5}), "key-unknown"),
        (file_with(PRO1={"level": 3, "confidence": "sworn"}), "value-enum"),
        (file_with(PRO1={"level": 3, "evidence": "x" * (NOTE_LIMIT + 1)}), "value-maxLength"),
        (file_with(PRO1=3), "value-type"),
        (file_with() | {"pack": "social-media"}, "answers-other-pack"),
        (file_with() | {"format": "readiness-answers/2"}, "value-enum"),
        (file_with() | {"comment": "hello"}, "key-unknown"),
        ({"pack": "tiny", "answers": {}}, "key-missing"),
        ([], "answers-format"),
        ("", "json-broken"),
        ('{"format": "readiness-answers/1", ', "json-broken"),
        (json.dumps(file_with()) + " and more", "json-broken"),
        (json.dumps(file_with())[:-1], "json-broken"),
        ("[" * 100_000, "json-broken"),
        ('{"format": NaN}', "json-broken"),
    ],
)
def test_a_faulty_file_is_refused(tmp_path: Path, content: object, code: str):
    path = written(tmp_path, content)

    with pytest.raises(UserError) as caught:
        read_answers(path, TINY)

    assert ([fault.code for fault in caught.value.faults] or [caught.value.code]) == [code]
    assert caught.value.code == ("json-broken" if code == "json-broken" else "answers-format")
    for language in ("de", "en"):
        sentence = caught.value.sentence(LANGUAGES[language])
        assert sentence.startswith(f"{path}:")
        assert len(sentence.splitlines()) == 1


def test_one_fault_among_good_answers_refuses_all(tmp_path: Path):
    with pytest.raises(UserError, match="answers-format"):
        read_answers(written(tmp_path, file_with(PRO1={"level": 1}, PRO2={"level": 6}, PRO3={"level": 1})), TINY)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path):
    path = tmp_path / "answers.json"
    path.write_bytes(b'{"format": "readiness-answers/1", "pack": "\xff"}')

    with pytest.raises(UserError, match="json-broken"):
        read_answers(path, TINY)


def test_a_huge_file_is_refused_before_it_is_understood(tmp_path: Path):
    path = tmp_path / "answers.json"
    path.write_bytes(b" " * (MOST_BYTES + 1))

    with pytest.raises(UserError, match="file-too-large"):
        read_answers(path, TINY)


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str):
    with pytest.raises(UserError, match="file-unreadable"):
        read_answers(tmp_path / name, TINY)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["format", "pack", "answers", "PRO1", "level", "status"]), inner)
        ),
        max_leaves=6,
    )
)
def test_any_json_is_read_or_refused(tmp_path: Path, content: object):
    whole = file_with() | {"answers": content}
    for one in (content, whole):
        with suppress(UserError):
            read_answers(written(tmp_path, one), TINY)


def test_the_answers_of_the_golden_company_are_equal_in_everything_but_their_notes():
    german, english = (read_answers(golden_answers(x), social_media())[1] for x in ("de", "en"))

    assert {c: (a.level, a.status, a.confidence) for c, a in german.items()} == {
        c: (a.level, a.status, a.confidence) for c, a in english.items()
    }


def test_the_mark_that_some_editors_put_before_a_text_is_no_fault(tmp_path: Path):
    path = tmp_path / "marked.json"
    path.write_bytes(b"\xef\xbb\xbf" + b'{"format": "readiness-answers/1", "pack": "tiny", "answers": {}}')

    assert read_answers(path, TINY) == ("", {})
