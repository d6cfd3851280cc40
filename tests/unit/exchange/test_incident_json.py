"""`readiness-incident-facts/1`: what is read, and that a faulty file is refused as a whole."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness.exchange.incident_json import read_incident_facts
from readiness.exchange.json_file import MOST_BYTES
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, LANGUAGES
from readiness.incident.facts import IncidentFacts
from tests.unit.incident.rulebook import ON, guide

FORMAT = "readiness-incident-facts/1"


def read(folder: Path, content: bytes) -> IncidentFacts:
    path = folder / "facts.json"
    path.write_bytes(content)
    return read_incident_facts(path, guide(), ON, {})


def file_with(**facts: Any) -> bytes:
    return json.dumps({"format": FORMAT, **facts}).encode()


def test_every_kind_of_fact_is_read(tmp_path: Path):
    same = {"F1": "fake", "F3": 0, "F5": None, "F10": "2026-11-02"}

    facts = read(tmp_path, file_with(**same, refused=True, confidential_sector=False))

    assert facts == IncidentFacts(ON, {**same, "refused": "yes", "confidential_sector": "no"})


def test_another_answer_than_the_companys_is_refused(tmp_path: Path):
    path = tmp_path / "facts.json"
    path.write_bytes(file_with(confidential_sector=False))
    for told in ("no", None):
        facts = read_incident_facts(path, guide(), ON, {"confidential_sector": told})
        assert facts.given == {"confidential_sector": "no"}
    with pytest.raises(UserError) as refused:
        read_incident_facts(path, guide(), ON, {"confidential_sector": "yes"})
    assert "The company details of the document say otherwise: true." in refused.value.sentence(ENGLISH)


def test_every_choice_of_the_guide_is_read(tmp_path: Path):
    for fact in guide().facts:
        for choice in fact.choices:
            assert read(tmp_path, file_with(**{fact.code: choice.value})).given == {fact.code: choice.value}


def test_a_fact_that_is_left_out_is_unknown(tmp_path: Path):
    assert read(tmp_path, file_with()).unknown(guide()) == guide().facts


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (file_with(F99=1), "incident-fact-unknown"),
        (file_with(f3=1), "incident-fact-unknown"),
        (file_with(severity="red"), "incident-fact-unknown"),
        (file_with(**{"F3\n": 1}), "incident-fact-unknown"),
        (file_with(F3=4), "incident-fact-value"),
        (file_with(F3=-1), "incident-fact-value"),
        (file_with(F3=10**30), "incident-fact-value"),
        (file_with(F3=1.0), "incident-fact-value"),
        (file_with(F3="1"), "incident-fact-value"),
        (file_with(F3=True), "incident-fact-value"),
        (file_with(F3=[1]), "incident-fact-value"),
        (file_with(F4=3), "incident-fact-value"),
        (file_with(F1="Partner"), "incident-fact-value"),
        (file_with(F1="our_channel"), "incident-fact-value"),
        (file_with(F1=0), "incident-fact-value"),
        (file_with(F1="x" * 10_000), "incident-fact-value"),
        (file_with(F1="line\nbreak\u2028and more"), "incident-fact-value"),
        (file_with(F10="02.11.2026"), "incident-fact-value"),
        (file_with(F10="20261102"), "incident-fact-value"),
        (file_with(F10="2026-W45-1"), "incident-fact-value"),
        (file_with(F10="2026-02-30"), "incident-fact-value"),
        (file_with(F10="2026-11-02T10:00"), "incident-fact-value"),
        (file_with(F10=""), "incident-fact-value"),
        (file_with(F10=20261102), "incident-fact-value"),
        (file_with(refused="yes"), "incident-fact-value"),
        (file_with(refused=1), "incident-fact-value"),
        (file_with(refused={}), "incident-fact-value"),
        (file_with(format="readiness-incident-facts/2"), "incident-facts-format"),
        (file_with(format=["readiness-incident-facts/1"]), "incident-facts-format"),
        (b'{"F3": 1}', "incident-facts-format"),
        (b"{}", "incident-facts-format"),
        (b"[]", "incident-facts-format"),
        (b"null", "incident-facts-format"),
        (b"", "json-broken"),
        (file_with()[:-1], "json-broken"),
        (file_with() + b" and more", "json-broken"),
        (file_with(F3=7).replace(b"7", b"7" * 5_000), "json-broken"),
        (b"[" * 100_000, "json-broken"),
        (b'{"format": "\xff"}', "json-broken"),
        (b" " * (MOST_BYTES + 1), "file-too-large"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_a_faulty_file_is_refused(tmp_path: Path, content: bytes, code: str):
    with pytest.raises(UserError) as caught:
        read(tmp_path, content)

    assert ([fault.code for fault in caught.value.faults] or [caught.value.code]) == [code]
    for language in ("de", "en"):
        sentence = caught.value.sentence(LANGUAGES[language])
        assert sentence.startswith(f"{tmp_path / 'facts.json'}:")
        assert len(sentence.splitlines()) == 1
        assert len(sentence) < 400 + len(str(tmp_path))


def test_the_sentence_names_the_fact_its_value_and_what_fits(tmp_path: Path):
    with pytest.raises(UserError) as caught:
        read(tmp_path, file_with(F3=0, F7=3))

    assert caught.value.sentence(ENGLISH).removeprefix(f"{tmp_path / 'facts.json'}:1: ") == (
        "F7: 3 is not possible here. Use one of these: 0, 1, 2, or null where no one knows."
    )


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str):
    with pytest.raises(UserError, match="file-unreadable"):
        read_incident_facts(tmp_path / name, guide(), ON, {})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=st.dictionaries(st.sampled_from([f.code for f in guide().facts]) | st.text(), JSON, max_size=4))
def test_anything_is_either_read_or_refused_with_a_sentence(tmp_path: Path, facts: dict[str, Any]):
    sentence, values, faults = "", {}, 0
    try:
        values = read(tmp_path, json.dumps({**facts, "format": FORMAT}).encode()).given
    except UserError as refused:
        sentence = refused.sentence(ENGLISH)
        faults = len(refused.faults)
    allowed = {fact.code: [None, "yes", "no", *(c.value for c in fact.choices)] for fact in guide().facts}
    # One fault is one line, several have a headline; nothing of a stranger's breaks a line.
    assert len(sentence.splitlines()) == (faults if faults < 2 else faults + 1)
    assert all(value in allowed[code] or code == "F10" for code, value in values.items())
    assert bool(sentence) or values == {code: _as_read(value) for code, value in facts.items()}


def _as_read(value: Any) -> Any:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
