"""What YAML cannot read is told on the right line, in words that help people who do not know YAML."""

from pathlib import Path

import pytest
import yaml

from readiness.catalog import yaml_source
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES

# What is written, the line that must be named, and a part of the sentence in both languages.
FAULTS: dict[str, tuple[str, int, str, str]] = {
    "quotation mark open to the end": ('a: 1\nb:\n  de: "offen\n  en: x\n', 3, "never closed", "nicht geschlossen"),
    "closed by the next one": ('b:\n  de: "offen\n  en: "zu"\n', 2, "never closed", "nicht geschlossen"),
    "closed far below": ('b:\n  de: "offen\n  en: x\nc:\n  de: "Ja"\n', 2, "never closed", "nicht geschlossen"),
    "single mark": ("b:\n  de: 'offen\n  en: x\n", 2, "never closed", "nicht geschlossen"),
    "colon": ("de: Stand heute: Es gibt\n", 1, '"Stand heute: Es gibt"', '"Stand heute: Es gibt"'),
    "colon in a list": ("b:\n  - de: Heute: nichts\n", 2, "a colon and a space", "einen Doppelpunkt"),
    "colon further down": ("b:\n  de: Stand\n    Heute: nichts\n", 3, "from its first line", "von der ersten Zeile"),
    "at": ("de: @firma schreibt\n", 1, '"@firma schreibt"', "kann nicht mit @ beginnen"),
    "percent": ("de: %20 sind\n", 1, "cannot begin with %", '"%20 sind"'),
    "ampersand": ("de: &Co liefert\n", 1, '"&Co liefert"', '"&Co liefert"'),
    "asterisk": ("de: *neu* liefert\n", 1, '"*neu* liefert"', '"*neu* liefert"'),
    "exclamation mark": ("de: !Achtung hier\n", 1, '"!Achtung hier"', '"!Achtung hier"'),
    "bracket": ("de: [neu] liefert\n", 1, "cannot begin with [", '"[neu] liefert"'),
    "larger": ("de: > 5 Beiträge\n", 1, "cannot begin with >", '"> 5 Beiträge"'),
    "quoted word": ('de: "Beitrag" heißt\n', 1, "'\"Beitrag\" heißt'", "zweiten Anführungszeichen"),
    "word in single marks": ("de: 'Beitrag' heißt\n", 1, "\"'Beitrag' heißt\"", "zweiten Anführungszeichen"),
    "apostrophe": ("en: 'it's off'\n", 1, '"it\'s off"', '"it\'s off"'),
    "dash without space": ("b:\n  -de: x\n    en: y\n", 2, "Write “- de:”", "ein Leerzeichen"),
    "second dash without space": ("b:\n  - de: x\n    en: y\n  -de: x\n    en: y\n", 4, "- de:", "- de:"),
    "tab": ("b:\n\tde: x\n", 2, "There is a tab here", "ein Tabulator"),
    "tab below": ("b:\n  de: x\n\ten: y\n", 3, "There is a tab here", "ein Tabulator"),
    "too far left": ("b:\n  de: x\n en: y\n", 3, "“en” begins in column 2", "„en“ beginnt in Spalte 2"),
    "too far right": ("b:\n  de: x\n   en: y\n", 3, "“en” begins in column 4", "„en“ beginnt in Spalte 4"),
    "in a list": ("b:\n  - de: x\n    en: y\n  - de: x\n   en: y\n", 5, "“en” begins in column 4", "Spalte 4"),
    "no space": ("b:\n  de:x\n  en: y\n", 2, "A space is missing after the colon", "fehlt ein Leerzeichen"),
    "no colon": ("b:\n  de x\n  en: y\n", 2, "A colon is missing after “de”", "fehlt ein Doppelpunkt"),
    "no colon in a list": ("b:\n  - code A\n    de: y\n", 2, "missing after “code”", "fehlt ein Doppelpunkt"),
    "text at the edge": ("b:\n  de: >-\n  Text\nc: 1\n", 3, "Indent it further", "Rücken Sie sie weiter ein"),
    "bracket open": ("b: [a, b\nc: 1\n", 1, "closing bracket", "schließende Klammer"),
}  # fmt: skip


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(("content", "line", "english", "german"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_where_it_is(
    content: str, line: int, english: str, german: str, loader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    # Both loaders are in use, and have other words for the same.
    monkeypatch.setattr(yaml_source, "_Loader", getattr(yaml, loader, yaml.SafeLoader))
    file = tmp_path / "pack.yaml"
    file.write_text(content, "utf-8")

    with pytest.raises(UserError) as refused:
        yaml_source.read_yaml(file)

    assert refused.value.where == f"{file}:{line}"
    assert english in refused.value.sentence(LANGUAGES["en"])
    assert german in refused.value.sentence(LANGUAGES["de"])


def test_a_text_of_several_lines_in_quotation_marks_is_not_said_to_be_open(tmp_path: Path):
    file = tmp_path / "pack.yaml"
    file.write_text('a:\n  de: "ein\n    Text"\n  en: "Beitrag" heißt\n', "utf-8")

    with pytest.raises(UserError) as refused:
        yaml_source.read_yaml(file)

    assert refused.value.where == f"{file}:4"
    assert "never closed" not in refused.value.sentence(LANGUAGES["en"])
