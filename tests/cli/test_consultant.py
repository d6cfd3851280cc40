"""`readiness consultant`: all of a file or nothing of it, and what is shown can be read back."""

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Readiness, Untouched
from tests.reporting.pictures import png

LAYER = {
    "format": "readiness-consultant/1",
    "foreword": "Guten Tag",
    "findings": {"PRO": "Alle fragen dieselbe Kollegin."},
    "wordings": {"PRO3:0>1": "Fragen Sie Frau Berger."},
    "accent": "#7a1f3d",
    "contact": "Anna Muster",
    "band": "#ffd400",
    "headings": "Georgia",
    "typeface": "",
    "footer": "Vertraulich",
    "disclaimer": "Ohne Gewähr",
    "packages": {"PRO3": "Wir bringen eine Vorlage mit."},
    "chapters": ["method", "foreword"],
    "before": {"method": "Vorher"},
    "after": {"method": "Nachher"},
    "recommendations": [{"title": "Pressekontakte pflegen", "person_days": {"low": 1.0, "high": 2.0}}],
    "hidden": {"PRO4": "Das erledigt der Konzern."},
    "logo": {"path": "logo.png"},
}


def written(content: Any) -> Path:
    Path("logo.png").write_bytes(png())
    path = Path("layer.json")
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


def test_what_is_written_can_be_read_back(readiness: Readiness, document: Path) -> None:
    assert readiness("consultant", document, "--from", written(LAYER)).status == 0
    shown = readiness("consultant", document, "--json").json
    logo = {"path": "", "name": "logo.png", "base64": b64encode(png()).decode()}
    assert shown == LAYER | {"logo": logo} or shown == LAYER | {"logo": {k: v for k, v in logo.items() if v}}
    said = readiness("consultant", document).out
    assert all(
        words in said for words in ("Guten Tag", "Kollegin", "Frau Berger", "#7a1f3d", "Anna Muster", "logo.png")
    )

    other = Path("other.readiness")
    readiness("new", other, "--pack", "social-media", "--organisation", "X")
    assert readiness("consultant", other, "--from", written(shown)).status == 0
    assert readiness("consultant", other, "--json").json == shown


def test_a_key_that_is_missing_leaves_what_is_there(readiness: Readiness, document: Path) -> None:
    readiness("consultant", document, "--from", written(LAYER))
    change = {"format": "readiness-consultant/1", "foreword": "", "logo": None}
    assert readiness("consultant", document, "--from", written(change)).status == 0
    shown = readiness("consultant", document, "--json").json
    assert (shown["foreword"], shown["logo"], shown["contact"]) == ("", None, "Anna Muster")


@pytest.mark.parametrize(
    "change",
    [
        {"format": "readiness-consultant/2"},
        {"surprise": 1},
        {"findings": {"NOPE": "x"}},
        {"wordings": {"PRO3:0>2": "x"}},
        {"accent": "#ffd400"},
        {"accent": "red"},
        {"band": "yellow"},
        {"typeface": "Inter;}"},
        {"chapters": ["method", "secret"]},
        {"after": {"secret": "x"}},
        {"hidden": {"NOPE1": "x"}},
        {"recommendations": [{"title": ""}]},
        {"recommendations": [{"title": "x", "person_days": {"low": 3, "high": 2}}]},
        {"foreword": "x" * 20_001},
        {"logo": {"path": "missing.png"}},
        {"logo": {"path": "layer.json"}},
        {"logo": {"base64": "%%%"}},
        {"logo": {"base64": "aGVsbG8="}},
    ],
    ids=str,
)
def test_one_fault_and_nothing_is_taken(
    change: dict[str, Any], readiness: Readiness, document: Path, untouched: Untouched
) -> None:
    file = written(LAYER | change)
    with untouched():
        assert readiness("consultant", document, "--from", file).sentence.startswith(("layer.json:", "missing.png: "))


def test_the_report_speaks_with_the_consultants_words(readiness: Readiness, document: Path) -> None:
    readiness("consultant", document, "--from", written(LAYER | {"chapters": []}))
    readiness("report", document, "-o", "full.html", "--edition", "full", "--lang", "en")
    page = Path("full.html").read_text("utf-8")
    for words in ("Guten Tag", "Kollegin", "Frau Berger", "#7a1f3d", "Anna Muster", b64encode(png()).decode()):
        assert words in page
