"""A hashtag ends a text in YAML: whoever wrote it is told where."""

from pathlib import Path

import pytest

from readiness.catalog.checker import check_pack
from readiness.catalog.yaml_source import read_yaml
from tests.unit.catalog.tiny_pack import tiny_pack, write_pack


@pytest.mark.parametrize(
    ("written", "comment"),
    [
        ("en: Posts bear #ad, if somebody remembers.", "#ad, if somebody remembers."),
        ("en: Posts\t# ad", "# ad"),
        ("en: Posts are\n  marked #ad", "#ad"),
        ("en:\n- Posts bear #ad", "#ad"),
        ("en: >- #ad for all\n  Posts are marked", "#ad for all"),
        ("en: | # ad\n  Posts are marked", "# ad"),
        ("en: [Posts bear, all #ad\n  ]", "#ad"),
        ("en: Beiträge „so“ 😀 tragen #Anzeige", "#Anzeige"),
        ("en: Posts #1\r\nde: y", "#1"),
    ],
)
def test_a_comment_behind_a_text_is_noted(written: str, comment: str, tmp_path: Path):
    path = tmp_path / "x.yaml"
    path.write_bytes(f"first: 1\n{written}\n".encode())

    lines = path.read_text("utf-8").splitlines()
    assert read_yaml(path).comments == [(next(i for i, line in enumerate(lines, 1) if comment in line), comment)]


@pytest.mark.parametrize(
    "written",
    [
        'en: "Posts bear #ad"', "en: 'Posts bear #ad' # said so", "en: Posts bear#ad", "en: |\n  Posts\n  bear #ad",
        "en: >-\n  Posts bear #ad", "# of its own\nen: Posts", "number: 3 # high", "yes: true  # so",
        "list: [a, b] # c",
    ],
)  # fmt: skip
def test_a_text_that_is_whole_is_none(written: str, tmp_path: Path):
    path = tmp_path / "x.yaml"
    path.write_text(f"{written}\n", "utf-8")

    assert read_yaml(path).comments == []


def test_the_checker_tells_it_with_file_and_line(tmp_path: Path):
    folder = write_pack(tmp_path, tiny_pack())
    file = folder / "gates.yaml"
    file.write_text(file.read_text("utf-8").replace("en: Gate in English", "en: Gate in English #ad"), "utf-8")

    [fault] = check_pack(folder)

    assert (fault.code, fault.file, fault.value) == ("text-cut", file, "#ad")
    assert "#ad" in file.read_text("utf-8").splitlines()[(fault.line or 0) - 1]
