"""What is written says what it should, and every line whose data stays is the one that was there."""

import copy
import difflib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.catalog.writing.yaml_style import same
from readiness.catalog.writing.yaml_writer import keeps_form, rewritten, written
from readiness.catalog.yaml_source import read_yaml

ROOT = Path(__file__).parents[4]
FILES = sorted([*(ROOT / "questionnaires").rglob("*.yaml"), *(ROOT / "docs/authoring").rglob("*.yaml")])
HAND_WRITTEN = """\
# What this is for.
format: readiness-pack/2   # the newest
id: 'check'

title:
    en: "A check"   # to be translated
    de: >-
        Eine Prüfung, deren Titel so lang ist, dass er
        auf zwei Zeilen steht.
languages: [de, en]
# The questions.
capabilities:
# first
- code: ONE
  name: {en: One, de: Eins}
  levels:
  - en: |
      A line.

      Another one.
  - {en: Two}

# second
-   code: TWO
    name: {en: "Two: the second", de: 'Zwei'}
    ask_when: ONE = yes
    weight: 2.50
# the end
"""
# Whatever people type, and what YAML reads as something else.
TEXTS = st.one_of(
    st.sampled_from(
        ["", "No", "yes", "1.0", "~", "a: b", "- a", "# no comment", " blanks ", "a\nb", "a  b", "ä – “x”"]
    ),
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30),
    st.lists(st.text("abcdefg", min_size=1, max_size=9), min_size=20, max_size=40).map(" ".join),
)
SCALARS = st.one_of(TEXTS, st.booleans(), st.integers(-(10**9), 10**9), st.floats(-1e6, 1e6).map(lambda n: round(n, 3)))
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["code", "name", "de", "en", "levels", "No", "a b"]), inner, max_size=4),
    ),
    max_leaves=12,
)


def _read(text: str, tmp_path: Path) -> Any:
    path = tmp_path / "read.yaml"
    path.write_bytes(text.encode())
    return read_yaml(path).data


def _places(data: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [place, *(found for key, value in inner for found in _places(value, (*place, key)))]


def _edited(data: Any, draw: Any) -> Any:
    """Return the data after one edit that people make: a value, an entry more or less, or another order."""
    data = copy.deepcopy(data)
    *way, last = draw(st.sampled_from(_places(data)[1:]))
    holder = data
    for step in way:
        holder = holder[step]
    act = draw(st.sampled_from(["set", "remove", "add", "move"]))
    if act == "remove" and len(holder) > 1:
        del holder[last]
    elif act == "add" and isinstance(holder, list):
        holder.insert(draw(st.integers(0, len(holder))), draw(TREES))
    elif act == "add":
        holder["added"] = draw(TREES)
    elif act == "move" and isinstance(holder, list):
        holder.insert(draw(st.integers(0, len(holder) - 1)), holder.pop(last))
    else:
        holder[last] = draw(TREES)
    return data


def _gone(before: str, after: str) -> list[str]:
    """Return the lines of a text that another one does not have."""
    compared = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line[2:] for line in compared if line.startswith("- ")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_without_an_edit_shipped_files_stay_as_they_are(path: Path) -> None:
    text = path.read_bytes().decode()
    data = read_yaml(path).data

    assert rewritten(text, data) == text
    if isinstance(data, dict):
        # Also where the writer has to look at every entry.
        assert _gone(text, rewritten(text, {**data, "added": "at the end"})) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
@settings(max_examples=4)
@given(draw=st.data())
def test_edits_of_shipped_files_are_read_as_they_were_meant(path: Path, draw: st.DataObject) -> None:
    text = path.read_bytes().decode()
    data = _edited(read_yaml(path).data, draw.draw)

    assert keeps_form(text, data)
    assert same(_loaded(rewritten(text, data)), data)


@settings(max_examples=120)
@given(draw=st.data())
def test_edits_of_a_file_written_by_hand_keep_its_comments(draw: st.DataObject) -> None:
    before = _loaded(HAND_WRITTEN)
    data = _edited(before, draw.draw)
    after = rewritten(HAND_WRITTEN, data)

    assert keeps_form(HAND_WRITTEN, data)
    assert same(_loaded(after), data)
    assert rewritten(HAND_WRITTEN.replace("\n", "\r\n"), data) == after.replace("\n", "\r\n")


@settings(max_examples=120)
@given(data=TREES, other=TREES)
def test_whatever_is_written_is_read_again_and_can_be_edited(data: Any, other: Any) -> None:
    text = written(data)

    assert same(_loaded(text), data)
    assert rewritten(text, data) == text
    assert same(_loaded(rewritten(text, other)), other)


def _loaded(text: str) -> Any:
    # As the catalog reads it, without a file: its rules for limits and anchors do not matter here.
    from readiness.catalog.writing.yaml_nodes import nodes_of

    node = nodes_of(text.replace("\r\n", "\n"))
    return None if node is None else node.data


def test_the_catalog_reads_what_was_written(tmp_path: Path) -> None:
    data = _loaded(HAND_WRITTEN)
    data["capabilities"][1]["name"]["en"] = "No: # 1.0"
    data["capabilities"].append({"code": "NO", "name": {"de": "Ja", "en": "Yes"}, "weight": 2.5})

    assert same(_read(rewritten(HAND_WRITTEN, data), tmp_path), data)


def test_a_text_changes_its_own_line_only() -> None:
    data = _loaded(HAND_WRITTEN)
    data["title"]["en"] = "Another check"
    data["capabilities"][0]["name"]["de"] = "Nummer eins"

    after = rewritten(HAND_WRITTEN, data)

    assert _gone(HAND_WRITTEN, after) == ['    en: "A check"   # to be translated', "  name: {en: One, de: Eins}"]
    assert '    en: "Another check"   # to be translated' in after
    assert "  name: {en: One, de: Nummer eins}" in after


def test_a_folded_text_is_wrapped_from_the_edited_word_on() -> None:
    data = _loaded(HAND_WRITTEN)
    data["title"]["de"] = "Eine Prüfung, deren Titel so lang ist, dass er auf zwei Zeilen passt."

    after = rewritten(HAND_WRITTEN, data)

    assert _gone(HAND_WRITTEN, after) == ["        auf zwei Zeilen steht."]


def test_a_moved_entry_takes_its_lines_and_its_comment_along() -> None:
    data = _loaded(HAND_WRITTEN)
    data["capabilities"].reverse()

    after = rewritten(HAND_WRITTEN, data)

    assert after.index("# second") < after.index("code: TWO") < after.index("code: ONE") < after.index("# the end")
    assert sorted(after.splitlines()) == sorted(HAND_WRITTEN.splitlines())


def test_an_entry_that_is_removed_leaves_the_others_alone() -> None:
    data = _loaded(HAND_WRITTEN)
    del data["capabilities"][1]["ask_when"]

    assert _gone(HAND_WRITTEN, rewritten(HAND_WRITTEN, data)) == ["    ask_when: ONE = yes"]
