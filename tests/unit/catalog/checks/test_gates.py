"""Do gates require capabilities or dimensions that exist, at levels that exist?"""

from pathlib import Path

import pytest

from readiness.catalog.checker import check_pack
from readiness.foundation.language import LANGUAGES
from tests.unit.catalog.tiny_pack import ONE, Fault, put, tiny_pack, write_pack

GATES = "gates.yaml"

FAULTS = [
    *(
        Fault("requirement-syntax", "gates.yaml", "gates.0.requires.0", text)
        for text in ("ONE1", "ONE1>2", "ONE1>=6", "ONE1>=0", "one1>=2", "ONE1>=2@3")
    ),
    Fault("requirement-unknown", "gates.yaml", "gates.0.requires.0", "TWO1>=2"),
    Fault("requirement-unknown", "gates.yaml", "gates.0.requires.1", "TWO>=2"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_stands(fault: Fault, tmp_path: Path):
    assert fault.findings(tmp_path) == fault.expected()


@pytest.mark.parametrize(
    ("file", "path", "text", "english", "german"),
    [
        (
            GATES,
            "gates.0.requires.0",
            "ONE1 >= 2",
            "Write ONE1>=2, without spaces.",
            "Schreiben Sie ONE1>=2, ohne Leerzeichen.",
        ),
        (
            GATES,
            "gates.0.requires.0",
            "ONE1>=2@3",
            "Write ONE1>=2: what follows the @",
            "Schreiben Sie ONE1>=2: Was auf @",
        ),
        (GATES, "gates.0.requires.0", "ONE1≥2", "Write ONE1>=2.", "Schreiben Sie ONE1>=2."),
        (GATES, "gates.0.requires.0", "ONE1=2", "Write CODE>=level", "CODE>=Stufe"),
        (ONE, "capabilities.1.prerequisites.0", "ONE1 >= 2@2", "Write ONE1>=2@2, without", "ONE1>=2@2, ohne"),
        (ONE, "capabilities.1.prerequisites.0", "ONE1>=2", "Write A>=m@n", "A>=m@n"),
    ],
)
def test_what_was_meant_is_said(file: str, path: str, text: str, english: str, german: str, tmp_path: Path):
    files = tiny_pack()
    put(files, file, path, text)

    [fault] = check_pack(write_pack(tmp_path, files))

    assert english in fault.advice(LANGUAGES["en"])
    assert german in fault.advice(LANGUAGES["de"])
