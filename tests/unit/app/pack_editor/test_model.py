"""The tree of an editor: its history, its order of questions, its codes, and what stands in its folder."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.app.pack_editor import outline
from readiness.app.pack_editor.checking import check, owner
from readiness.app.pack_editor.conditions import Rule, condition_of, fault_of, rules_of, subjects
from readiness.app.pack_editor.draft import PackDraft
from readiness.app.pack_editor.duration import duration
from readiness.app.pack_editor.pack_editor import PackEditor
from readiness.app.pack_editor.translation import missing, translatables
from readiness.app.pack_editor.tree import moved_entry, with_entry, with_value, without_entry
from readiness.catalog.packs import load_pack
from readiness.domain.questionnaire import Depth
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH

ROOT = Path(__file__).parents[4]
PLAIN = ROOT / "docs/authoring/plain-pack"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PLAIN, tmp_path / "own"))


@pytest.fixture
def editor(folder: Path) -> PackEditor:
    return PackEditor(folder)


def _codes(tree: Any) -> list[str]:
    return [one.code for one in outline.all_questions(tree)]


# The history.

STEPS = st.lists(
    st.tuples(st.sampled_from(["a", "b"]), st.integers(0, 3), st.sampled_from([None, "one", "two"])), max_size=12
)


@settings(max_examples=100)
@given(edits=STEPS)
def test_undo_takes_back_every_step_and_redo_does_it_again(edits: list[tuple[str, int, str | None]]) -> None:
    draft = PackDraft({})
    visits = {"one": object(), "two": object(), None: None}
    states = [draft.tree]
    for key, value, visit in edits:
        before = draft.tree
        draft.change(with_value(draft.tree, (key,), value), (key,), visits[visit])
        if draft.tree != before:
            states.append(draft.tree)
    last = draft.tree
    taken = 0
    while draft.undo() is not None:
        taken += 1
        assert draft.tree in states
    assert draft.tree == {}
    for _step in range(taken):
        draft.redo()
    assert draft.tree == last
    assert not draft.can_redo()
    assert taken <= len(edits)


def test_what_is_typed_in_one_visit_is_one_step() -> None:
    draft, visit = PackDraft({}), object()
    for words in ("N", "Na", "Name"):
        draft.change({"name": words}, ("name",), visit)
    draft.change({"name": "Names"}, ("name",), object())

    assert draft.undo() == ("name",)
    assert draft.tree == {"name": "Name"}
    draft.undo()
    assert draft.tree == {}


def test_what_is_typed_and_taken_back_again_is_no_step() -> None:
    draft, visit = PackDraft({}), object()
    draft.change({"name": "x"}, ("name",), visit)
    draft.change({}, ("name",), visit)

    assert not draft.can_undo()


def test_a_new_edit_forgets_what_was_undone() -> None:
    draft = PackDraft({})
    draft.change({"a": 1}, ("a",))
    draft.undo()
    draft.change({"b": 1}, ("b",))

    assert draft.redo() is None


# The tree.


def test_trees_share_what_has_not_changed_and_never_change_themselves() -> None:
    tree: dict[str, Any] = {"one": {"list": [1, 2, 3]}, "two": {}}

    assert with_entry(tree, ("one", "list"), 1, 9)["one"]["list"] == [1, 9, 2, 3]
    assert without_entry(tree, ("one", "list", 0))["one"]["list"] == [2, 3]
    assert moved_entry(tree, ("one", "list", 0), 5)["one"]["list"] == [2, 3, 1]
    assert with_value(tree, ("one", "list", 2), 7)["two"] is tree["two"]
    assert tree == {"one": {"list": [1, 2, 3]}, "two": {}}


def test_new_keys_come_where_the_format_has_them(editor: PackEditor) -> None:
    editor.set(("dimensions", 0, "capabilities", 0, "ask_when"), "PEOPLE > 3")
    editor.set_text(("dimensions", 0, "capabilities", 0, "why"), "en", "It is the start of everything.")

    assert list(editor.value(("dimensions", 0, "capabilities", 0))) == [
        "code",
        "key_question",
        "name",
        "question",
        "ask_when",
        "why",
    ]


# Questions and their order.


def test_facts_and_rated_questions_stand_in_one_order(editor: PackEditor) -> None:
    asked = load_pack(PLAIN).dimensions[0].questions()

    assert [one.code for one in outline.questions(editor.tree, 0)] == [one.code for one in asked]


@pytest.mark.parametrize("code", ["GROUPS", "BAS3", "BAS6", "PEO1"])
@pytest.mark.parametrize("by", [-1, 1])
def test_a_question_moves_by_one_place_also_into_the_next_dimension(editor: PackEditor, code: str, by: int) -> None:
    before = _codes(editor.tree)
    place = outline.place_of(editor.tree, code)
    assert place is not None
    dimension = place[1]

    tree = outline.moved(editor.tree, place, by)

    after = _codes(tree)
    assert sorted(after) == sorted(before)
    moved = outline.place_of(tree, code)
    assert moved is not None
    if moved[1] == dimension:
        assert after.index(code) == before.index(code) + by
    else:
        assert after == before
    # The way back leads to the same order.
    assert _codes(outline.moved(tree, moved, -by)) == before


def test_codes_are_made_of_the_dimension_and_never_given_twice(editor: PackEditor) -> None:
    tree, first = outline.new_question(editor.tree, 0, 0, rated=True)
    place = outline.place_of(tree, first)
    assert place is not None
    tree = outline.without(tree, place)
    tree, second = outline.new_question(tree, 0, 99, rated=False)

    assert (first, second) == ("BAS7", "BAS8")
    assert tree["retired_codes"] == ["BAS7"]
    assert outline.questions(tree, 0)[-1].code == "BAS8"


def test_a_copy_stands_behind_its_model(editor: PackEditor) -> None:
    place = outline.place_of(editor.tree, "BAS2")
    assert place is not None
    tree, code = outline.duplicate(editor.tree, place)

    codes = _codes(tree)
    assert codes[codes.index("BAS2") + 1] == code == "BAS7"


def test_another_code_is_taken_over_wherever_it_is_named(editor: PackEditor) -> None:
    assert outline.named_in(editor.tree, "GROUPS") == [("dimensions", 0, "capabilities", 3, "ask_when")]
    place = outline.place_of(editor.tree, "GROUPS")
    assert place is not None

    tree = outline.with_code(editor.tree, place, "WHOSE")

    assert tree["dimensions"][0]["capabilities"][3]["ask_when"] == "WHOSE = children"
    assert outline.named_in(tree, "GROUPS") == []


def test_a_dimension_goes_with_its_questions(editor: PackEditor) -> None:
    tree, code = outline.new_dimension(outline.without(editor.tree, ("dimensions", 1)), 1, {"en": "New"})

    assert outline.dimension_codes(tree) == ["BAS", code]
    assert tree["retired_codes"] == ["PEO1", "PEO2", "PEO3", "PEO4", "PEO5", "PEO6"]


# The folder.


def test_every_change_is_in_the_folder_at_once_and_so_is_undo(editor: PackEditor, folder: Path) -> None:
    place = ("dimensions", 0, "capabilities", 0, "name")
    editor.set_text(place, "en", "Overview")
    assert load_pack(folder).capabilities["BAS1"].name.en == "Overview"

    assert editor.undo() == place
    assert {path.name: path.read_bytes() for path in folder.rglob("*.yaml")} == {
        path.name: path.read_bytes() for path in PLAIN.rglob("*.yaml")
    }


def test_what_cannot_be_written_stays_and_is_written_later(editor: PackEditor, folder: Path) -> None:
    main = folder / "pack.yaml"
    main.chmod(0o400)
    editor.set_text(("title",), "en", "Another title")
    assert editor.trouble is not None
    assert editor.trouble.code == "pack-not-written"
    assert editor.tree["title"]["en"] == "Another title"

    main.chmod(0o600)
    assert editor.save()
    assert load_pack(folder).title.en == "Another title"


def test_a_change_outside_is_told_and_can_be_read_or_written_over(editor: PackEditor, folder: Path) -> None:
    main = folder / "pack.yaml"
    main.write_text(main.read_text(encoding="utf-8").replace("1.0.0", "1.1.0"), encoding="utf-8")
    editor.set_text(("title",), "en", "Mine")
    assert editor.trouble is not None
    assert editor.trouble.code == "pack-changed-outside"

    editor.read_again()
    assert (editor.tree["version"], editor.tree["title"]["en"]) == ("1.1.0", load_pack(PLAIN).title.en)
    editor.undo()
    assert (editor.tree["version"], editor.tree["title"]["en"]) == ("1.0.0", "Mine")
    assert load_pack(folder).title.en == "Mine"


def test_what_ships_is_not_edited() -> None:
    with pytest.raises(UserError) as refused:
        PackEditor(ROOT / "questionnaires/social-media")

    assert refused.value.code == "pack-shipped"


def test_faults_lead_to_their_question(editor: PackEditor, folder: Path) -> None:
    place = outline.place_of(editor.tree, "BAS5")
    assert place is not None
    editor.set((*place, "ask_when"), "NOTHING = yes")

    checked = check(folder)

    assert checked.questionnaire is not None
    assert {owner(fault.place) for fault in checked.faults if fault.place[-1:] == ("ask_when",)} == {place}


# Conditions.


def test_conditions_are_rows_and_rows_are_conditions() -> None:
    rules = [Rule("PEOPLE", ">", "1"), Rule("GROUPS", "=", "children")]

    assert rules_of(condition_of("and", rules)) == ("and", rules)
    assert rules_of("") == ("and", [])
    assert rules_of("A1 = 0 or (A2 = 5 and A3)") is None
    assert rules_of("A1 = = 0") is None
    assert fault_of("A1 = = 0") is not None
    assert fault_of("A1 >= 3") is None


def test_a_condition_may_ask_for_what_is_asked_before(editor: PackEditor) -> None:
    place = outline.place_of(editor.tree, "BAS3")
    assert place is not None
    found = {subject.code: subject for subject in subjects(editor.tree, place, ENGLISH)}

    assert list(found) == ["PEOPLE", "GROUPS", "BAS1", "BAS2"]
    assert [value for value, _text in found["GROUPS"].values] == ["customers", "staff", "children", "patients"]
    assert [(value, text["en"]) for value, text in found["BAS1"].values] == [("0", "No"), ("3", "Partly"), ("5", "Yes")]
    assert [subject.code for subject in subjects(editor.tree, ("dimensions", 0), ENGLISH)] == []


# Languages and time.


def test_texts_that_lack_a_language_are_found_in_their_order(editor: PackEditor) -> None:
    editor.set(("languages",), ["en", "de"])
    editor.set_text(("title",), "de", "Prüfung")

    texts = translatables(editor.tree)
    assert texts[0].place == ("title",)
    assert len(missing(editor.tree, "de")) == len(texts) - 1
    assert missing(editor.tree, "en") == []


def test_minutes_grow_with_questions_and_words() -> None:
    plain = load_pack(PLAIN)
    quick, full = (duration(plain, depth, ENGLISH) for depth in (Depth.QUICK, Depth.FULL))

    assert (quick.questions, full.questions) == (3, 14)
    assert full.minutes == round(full.words / 184 + 14 / 3)


@pytest.mark.parametrize(
    ("code", "before", "wanted"),
    [
        ("BAS1", "BAS4", "PEOPLE GROUPS BAS2 BAS3 BAS1 BAS4"),
        ("BAS5", "GROUPS", "PEOPLE BAS5 GROUPS BAS1 BAS2 BAS3"),
        ("PEO6", "PEOPLE", "PEO6 PEOPLE GROUPS BAS1 BAS2 BAS3"),
        ("PEOPLE", None, "GROUPS BAS1 BAS2 BAS3 BAS4 BAS5"),
        ("PEO", "BAS", "PEO1 PEO2 PEO3 PEO4 PEO5 PEO6"),
    ],
)
def test_what_is_dropped_stands_before_the_row_there(
    editor: PackEditor, code: str, before: str | None, wanted: str
) -> None:
    place = outline.place_of(editor.tree, code)
    assert place is not None
    target = None if before is None else outline.place_of(editor.tree, before)

    tree = outline.moved_before(editor.tree, place, target)

    assert " ".join(_codes(tree)[:6]) == wanted
    assert sorted(_codes(tree)) == sorted(_codes(editor.tree))
