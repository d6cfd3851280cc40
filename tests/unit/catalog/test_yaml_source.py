"""YAML from a stranger: what is refused, with which line, and where every value stands."""

from pathlib import Path

import pytest

from readiness.catalog.yaml_source import DEEPEST, MOST_BYTES, YamlSource, read_yaml
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES

BOMB = "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n"

# The content, the code of the refusal, and the line that must be named (None where there is none to name).
REFUSED: dict[str, tuple[str | bytes, str, int | None]] = {
    "bomb of aliases": (BOMB, "yaml-alias", 1),
    "lonely anchor": ("a: 1\nb: &here 2\n", "yaml-alias", 2),
    "alias without anchor": ("a: 1\nb: *here\n", "yaml-alias", 2),
    "tag of Python": ("a: 1\nb: !!python/object/apply:os.system ['true']\n", "yaml-tag", 2),
    "tag of YAML": ("a: !!str 5\n", "yaml-tag", 1),
    "tag of one's own": ("a:\n  - !mine 5\n", "yaml-tag", 2),
    "too deep": ("a: 1\nb: " + "[" * 1000 + "]" * 1000, "yaml-too-deep", 2),
    "one too deep": ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "yaml-too-deep", 1),
    "never closed": ("[" * 100_000, "yaml-too-deep", 1),
    "2 MB": ("a: " + "x" * 2_000_000, "yaml-too-large", None),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe", "yaml-not-text", None),
    "zeros": (b"\x00" * 100, "yaml-syntax", 1),
    "Latin 1": ("name: Geschäft\n".encode("latin-1"), "yaml-not-text", None),
    "UTF-16": ("name: Geschäft\n".encode("utf-16"), "yaml-not-text", None),
    "duplicate key": ("a: 1\nb: 2\na: 3\n", "yaml-duplicate-key", 3),
    "duplicate key inside": ("a:\n  - b: 1\n    c: 2\n    b: 3\n", "yaml-duplicate-key", 4),
    "list as key": ("a: 1\n[b, c]: 2\n", "yaml-key", 2),
    "merge key": ("a: 1\n<<: {b: 2}\n", "yaml-syntax", 2),
    "open quotation mark": ('a: 1\nb: "open\n', "yaml-syntax", 2),
    "wrong indentation": ("a:\n  b: 1\n c: 2\n", "yaml-syntax", 3),
    "tab": ("a:\n\tb: 1\n", "yaml-syntax", 2),
    "two documents": ("a: 1\n---\nb: 2\n", "yaml-syntax", 2),
    "half a pair of surrogates": ('a: 1\nb: "\\ud800"\n', "yaml-syntax", 2),
    "day that does not exist": ("a: 1\nb: 2026-13-45\n", "yaml-syntax", 2),
    "infinite number": ("a: 1\nb: .inf\n", "yaml-number", 2),
    "no number": ("a: 1\nb: .nan\n", "yaml-number", 2),
    "number without end": ("a: 1\nb: " + "9" * 10_000 + "\n", "yaml-number", 2),
    "base 60 without end": ("a: 1\nb: 1" + ":00" * 200 + ".0\n", "yaml-number", 2),
}


@pytest.mark.parametrize(("content", "code", "line"), REFUSED.values(), ids=REFUSED)
def test_refused(content: str | bytes, code: str, line: int | None, tmp_path: Path):
    file = tmp_path / "pack.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())

    with pytest.raises(UserError) as refusal:
        read_yaml(file)

    assert refusal.value.code == code
    assert refusal.value.where == (f"{file}:{line}" if line else str(file))
    for language in LANGUAGES:
        said = refusal.value.sentence(LANGUAGES[language]).removeprefix(f"{refusal.value.where}: ")
        assert len(said.split()) > 5


def test_a_missing_file_is_refused(tmp_path: Path):
    with pytest.raises(UserError, match="file-unreadable"):
        read_yaml(tmp_path / "pack.yaml")


def test_a_folder_is_refused(tmp_path: Path):
    with pytest.raises(UserError, match="file-unreadable"):
        read_yaml(tmp_path)


def test_the_limits_themselves_are_allowed(tmp_path: Path):
    assert _read(tmp_path, "[" * DEEPEST + "]" * DEEPEST).data is not None
    assert _read(tmp_path, "a: " + "x" * (MOST_BYTES - 3)).data["a"].startswith("xx")


def test_plain_data_comes_out(tmp_path: Path):
    source = _read(tmp_path, "text: Maß\nnumber: 3\npart: 0.5\nyes: true\nnothing: ~\nlist: [1, two]\nmap: {2: 7}\n")

    assert source.data == {
        "text": "Maß",
        "number": 3,
        "part": 0.5,
        True: True,
        "nothing": None,
        "list": [1, "two"],
        "map": {2: 7},
    }


def test_an_empty_file_holds_nothing(tmp_path: Path):
    assert _read(tmp_path, "# only a comment\n").data is None


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path):
    assert _read(tmp_path, "\ufeffname: x\n").data == {"name": "x"}


def test_every_value_knows_its_line(tmp_path: Path):
    source = _read(
        tmp_path,
        "# a comment\n"
        "name:\n"
        "  de: eins\n"
        "  en: >-\n"
        "    one\n"
        "    and more\n"
        "levels:\n"
        "  - a: 1\n"
        "    b: 2\n"
        "  - {a: 3, b: 4}\n"
        "owners: [GF,\n"
        "         ML]\n",
    )

    assert {place: source.line(place) for place in LINES} == LINES


LINES = {
    (): 2,
    ("name",): 2,
    ("name", "de"): 3,
    ("name", "en"): 4,
    ("levels",): 7,
    ("levels", 0): 8,
    ("levels", 0, "b"): 9,
    ("levels", 1): 10,
    ("levels", 1, "b"): 10,
    ("owners", 0): 11,
    ("owners", 1): 12,
    # What is not written down stands where it would be missed.
    ("name", "fr"): 2,
    ("levels", 0, "c", "d"): 8,
    ("levels", 7): 7,
    ("nowhere",): 2,
}


def _read(folder: Path, content: str) -> YamlSource:
    file = folder / "file.yaml"
    file.write_text(content, encoding="utf-8")
    return read_yaml(file)
