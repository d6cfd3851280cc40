"""The checker as a whole: order, and the promise that nothing but a finding or a UserError ever comes out."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.catalog.checker import check_pack
from readiness.catalog.packs import load_pack
from readiness.foundation.errors import Fault, UserError
from readiness.foundation.language import LANGUAGES
from tests.unit.catalog.tiny_pack import (
    GONE,
    MAIN,
    ONE,
    Files,
    found,
    look_at_words,
    put,
    rich_pack,
    tiny_pack,
    write_pack,
)

YAML_MARKS = st.text(alphabet="[]{}:-,&*!#|>'\"%@`?<=~ \n\tab01.x\u00e4\u2028\x00", max_size=80)
LINES = st.lists(st.sampled_from(["dimensions: [ONE]", "id: a", "format:", "- x", "  y: 1", "? z", "title: {de: 1}"]))
KEYS = st.one_of(
    st.text(max_size=5), st.integers(-9, 9), st.none(), st.sampled_from(["de", "en", "low", "high", "code"])
)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9), st.dates())
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)


def places(value: Any, place: str = "") -> Iterator[str]:
    """Yield the path of everything inside, in the notation of `put`."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        path = f"{place}.{key}" if place else str(key)
        yield path
        yield from places(inner, path)


PLACES = [(file, path) for file, content in rich_pack().items() for path in places(content)]


def test_findings_come_in_the_order_of_files_and_lines(tmp_path: Path):
    files = tiny_pack()
    for file, path in [
        (MAIN, "roles.GF.de"),
        ("gates.yaml", "gates.0.name.de"),
        (ONE, "capabilities.1.risk.de"),
        (ONE, "name.de"),
    ]:
        put(files, file, path, "")

    findings = found(write_pack(tmp_path, files))

    assert [finding.file for finding in findings] == [ONE, ONE, "gates.yaml", MAIN]
    assert findings == sorted(findings, key=lambda finding: (finding.file, finding.line))


def test_a_pack_that_has_everything_has_no_fault(tmp_path: Path):
    assert found(write_pack(tmp_path, rich_pack())) == []


@given(st.one_of(st.text(), YAML_MARKS, LINES.map("\n".join)))
def test_any_text_as_the_main_file_gives_a_refusal_or_findings(text: str):
    assert_refused_or_found({**tiny_pack(), MAIN: text.encode("utf-8", "surrogatepass")})


@given(st.binary(max_size=200))
def test_any_bytes_as_a_dimension_give_a_refusal_or_findings(content: bytes):
    assert_refused_or_found({**tiny_pack(), ONE: content})


@settings(max_examples=200)
@given(st.sampled_from(PLACES), VALUES)
def test_what_the_checker_passes_can_be_loaded(place: tuple[str, str], value: Any):
    files = rich_pack()
    put(files, *place, value)

    assert_refused_or_found(files, may_be_right=True)


@given(st.sampled_from(PLACES))
def test_whatever_is_left_out_gives_a_finding_or_is_optional(place: tuple[str, str]):
    files = rich_pack()
    put(files, *place, GONE)

    assert_refused_or_found(files, may_be_right=True)


def assert_refused_or_found(files: Files, *, may_be_right: bool = False) -> None:
    with TemporaryDirectory() as name:
        folder = write_pack(Path(name), files)
        findings = findings_or_refusal(folder)
        if isinstance(findings, UserError):
            sentences = [findings.sentence(LANGUAGES[language]) for language in LANGUAGES]
            assert all(sentences)
            return
        for finding in findings:
            look_at_words(finding)
            assert 1 <= finding.line <= finding.file.read_text(encoding="utf-8-sig").count("\n") + 1
        if not findings:
            assert may_be_right
            load_pack(folder)


def findings_or_refusal(folder: Path) -> list[Fault] | UserError:
    try:
        return check_pack(folder)
    except UserError as error:
        return error


def test_the_places_to_spoil_cover_every_file():
    assert {file for file, _ in PLACES} == set(rich_pack())
