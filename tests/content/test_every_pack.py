"""What holds for each questionnaire that ships: nothing is at fault, and every text is there in both languages."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from readiness.catalog.checker import check_pack
from readiness.catalog.checks.prose import sentences
from readiness.catalog.packs import load_pack
from readiness.domain.levels import HIGHEST
from readiness.domain.values import Text
from tests.content.texts import AGENCY, SOCIAL_MEDIA

# The least number of texts: what a capability has, times how many there are.
LEAST_TEXTS = {SOCIAL_MEDIA: 43 * 15, AGENCY: 20 * 17}
# Characters that are printed bold in one line, and those of the two lines that open the first page.
MOST_OF_A_CONSEQUENCE = 45
MOST_OF_A_HEADLINE = 90
each_pack = pytest.mark.parametrize("folder", LEAST_TEXTS, ids=lambda folder: folder.name)


@each_pack
def test_nothing_is_at_fault(folder: Path):
    assert [f"{f.file}:{f.line} {f.code}" for f in check_pack(folder)] == []


@each_pack
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_text_is_there(folder: Path, language: str):
    pack = load_pack(folder)
    texts = list(all_texts(pack))

    assert pack.languages == ("de", "en")
    assert len(texts) > LEAST_TEXTS[folder]
    assert [place for place, text in texts if not getattr(text, language).strip()] == []


@each_pack
def test_no_text_was_left_untranslated(folder: Path):
    alike = [place for place, text in all_texts(load_pack(folder)) if text.de == text.en and " " in text.de]

    # Citations are names of courts and statutes.
    assert [place for place in alike if ".sources" not in place] == []


@each_pack
def test_every_part_has_its_short_text(folder: Path):
    pack = load_pack(folder)
    parts = [*pack.capabilities.values(), *pack.gates]

    assert [part.code for part in parts if part.short is None] == []
    assert [c.code for c in pack.capabilities.values() if len(c.step_titles) != HIGHEST] == []
    assert pack.decider in pack.roles


@each_pack
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_risk_begins_with_a_short_sentence_and_adds_one(folder: Path, language: str):
    capabilities = load_pack(folder).capabilities.values()
    told = [(c.code, text) for c in capabilities for text in (c.risk, *(v.text for v in c.variants if v.of == "risk"))]
    risks = [(code, sentences(getattr(text, language))) for code, text in told]

    assert [code for code, said in risks if len(said) != 2 or len(said[0]) > MOST_OF_A_CONSEQUENCE] == []
    # Two consequences stand below each other on the first page: those of two capabilities begin differently.
    first = {(code, said[0]) for code, said in risks}
    assert len({words for _code, words in first}) == len(first)


@each_pack
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_situation_is_told_in_at_most_two_short_sentences(folder: Path, language: str):
    headlines = {s.code: getattr(s.headline, language) for s in load_pack(folder).situations}

    assert len(headlines) >= 12
    assert [c for c, said in headlines.items() if len(said) > MOST_OF_A_HEADLINE or len(sentences(said)) > 2] == []


@each_pack
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_gate_in_short_repeats_no_sentence_of_what_it_allows(folder: Path, language: str):
    gates = [gate for gate in load_pack(folder).gates if gate.short]

    assert gates
    # Both stand in one report, the short text more than once.
    assert [g.code for g in gates if getattr(g.short, language) in sentences(getattr(g.allows, language))] == []


def all_texts(value: Any, place: str = "") -> Iterator[tuple[str, Text]]:
    """Yield every text of the questionnaire with its place."""
    if isinstance(value, Text):
        yield place, value
    elif is_dataclass(value):
        for name in (field.name for field in fields(value)):
            yield from all_texts(getattr(value, name), f"{place}.{name}")
    elif isinstance(value, dict | tuple):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from all_texts(item, f"{place}.{key}")
