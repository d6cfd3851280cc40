"""What holds for each questionnaire that ships: nothing is at fault, and every text is there in both languages."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from readiness.catalog.checker import check_pack
from readiness.catalog.packs import load_pack
from readiness.domain.values import Text
from tests.content.texts import AGENCY, SOCIAL_MEDIA

# The least number of texts: what a capability has, times how many there are.
LEAST_TEXTS = {SOCIAL_MEDIA: 43 * 15, AGENCY: 20 * 17}
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
