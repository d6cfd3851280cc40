"""Target profiles, situations and texts in the tree of an editor, and what stands in the folder."""

import shutil
from pathlib import Path

import pytest

from readiness.app.pack_editor import blocks, entries, outline
from readiness.app.pack_editor.checking import check, owner
from readiness.app.pack_editor.conditions import subjects
from readiness.app.pack_editor.pack_editor import PackEditor
from readiness.app.pack_editor.sample_text import sample_text
from readiness.app.pack_editor.target_levels import can_have_level, level_names, with_one_more, with_other_code
from readiness.app.pack_editor.tree import value_at
from readiness.catalog.packs import load_pack
from readiness.foundation.errors import Place
from readiness.foundation.language import ENGLISH, GERMAN

ROOT = Path(__file__).parents[4]
PLAIN = ROOT / "docs/authoring/plain-pack"
SHIPPED = ROOT / "questionnaires/social-media"


@pytest.fixture
def editor(tmp_path: Path) -> PackEditor:
    return PackEditor(Path(shutil.copytree(PLAIN, tmp_path / "own")))


@pytest.fixture
def full(tmp_path: Path) -> PackEditor:
    return PackEditor(Path(shutil.copytree(SHIPPED, tmp_path / "copy")))


def _name(entry: dict[str, object]) -> object:
    """Return what tells an entry from the others of its list."""
    return next((entry[key] for key in ("code", "severity", "number") if key in entry), None)


@pytest.mark.parametrize("kind", [kind for kind in entries.KINDS if kind != entries.MODIFIERS])
def test_new_entries_get_free_codes_and_are_moved_and_removed(editor: PackEditor, kind: Place) -> None:
    tree = entries.with_guide(editor.tree)
    tree = entries.with_new(tree, kind, 0)
    tree = entries.with_new(tree, kind, 1)
    tree = entries.with_copy(tree, (*kind, 0))
    codes = [_name(one) for one in entries.entries(tree, kind)]
    assert len(set(codes)) == 3

    tree, place = entries.moved(tree, (*kind, 0), 2)
    assert place == (*kind, 2)
    assert [_name(one) for one in entries.entries(tree, kind)] == [*codes[1:], codes[0]]
    assert entries.moved(tree, place, 1) == (tree, place)
    for _entry in codes:
        tree = entries.without(tree, (*kind, 0))
    # The format asks for most lists of the guide, also where they are empty.
    left = value_at(tree, kind, "gone")
    assert left == ("gone" if kind[:1] != entries.GUIDE else [])


def test_a_new_target_is_usable_once_it_has_its_texts(editor: PackEditor) -> None:
    editor.change(entries.with_new(editor.tree, entries.TARGETS, 0), (*entries.TARGETS, 0))
    for key in ("name", "description"):
        editor.set_text((*entries.TARGETS, 0, key), "en", "All", needed=True)
    editor.change(with_one_more(editor.tree, (*entries.TARGETS, 0)), (*entries.TARGETS, 0))

    (target,) = load_pack(editor.folder).targets
    assert (target.level, target.key_level, target.levels) == (3, 3, {"BAS": 3})
    assert (editor.folder / "targets.yaml").is_file()


def test_a_level_of_its_own_keeps_its_row_while_its_code_changes(editor: PackEditor) -> None:
    tree = entries.with_new(editor.tree, entries.TARGETS, 0)
    place = (*entries.TARGETS, 0)
    for _row in range(3):
        tree = with_one_more(tree, place)
    tree = with_other_code(tree, place, "PEO", "BAS6") if "PEO" in tree["targets"][0]["levels"] else tree

    before = list(tree["targets"][0]["levels"])
    tree = with_other_code(tree, place, before[1], "PEO6")
    assert list(tree["targets"][0]["levels"]) == [before[0], "PEO6", before[2]]
    # One that is named already is not named twice.
    assert with_other_code(tree, place, before[0], "PEO6") == tree


def test_levels_are_named_by_the_answers_of_a_question(editor: PackEditor) -> None:
    assert [code for code, _names in can_have_level(editor.tree)][:2] == ["BAS", "BAS1"]
    assert [(level, names.get("en")) for level, names in level_names(editor.tree, "BAS1")] == [
        (0, "No"),
        (3, "Partly"),
        (5, "Yes"),
    ]
    assert [level for level, _names in level_names(editor.tree)] == [0, 1, 2, 3, 4, 5]


def test_an_edit_of_a_situation_changes_its_lines_only(full: PackEditor) -> None:
    file = full.folder / "situations.yaml"
    before = file.read_text(encoding="utf-8")
    full.set_text((*entries.SITUATIONS, 0, "headline"), "en", "An incident is under way.")

    after = file.read_text(encoding="utf-8")
    assert [line for line in after.splitlines() if line not in before.splitlines()] == [
        "      en: An incident is under way."
    ]
    full.undo()
    assert file.read_text(encoding="utf-8") == before


def test_an_entry_that_moves_takes_its_comments_along(full: PackEditor) -> None:
    file = full.folder / "targets.yaml"
    before = file.read_text(encoding="utf-8").replace("  - code: launch", "  # For those who launch.\n  - code: launch")
    file.write_text(before, encoding="utf-8")
    editor = PackEditor(full.folder)
    tree, place = entries.moved(editor.tree, (*entries.TARGETS, 1), -1)
    editor.change(tree, place)

    after = file.read_text(encoding="utf-8")
    assert after.index("# For those who launch.") < after.index("- code: launch") < after.index("- code: no-channel")
    assert sorted(after.splitlines()) == sorted(before.splitlines())
    editor.undo()
    assert file.read_text(encoding="utf-8") == before


def test_conditions_ask_for_what_is_known_at_their_place(full: PackEditor) -> None:
    profile = {one["code"] for one in full.tree["profile"]}

    of_target = {one.code for one in subjects(full.tree, (*entries.TARGETS, 0), ENGLISH)}
    of_situation = {one.code: one for one in subjects(full.tree, (*entries.SITUATIONS, 0), GERMAN)}

    assert of_target <= profile
    assert "launch" in of_target
    assert {"PRO1", "G0", "stage", "on_target"} <= of_situation.keys()
    assert [value for value, _words in of_situation["G0"].values] == ["pass", "fail", "open"]
    assert of_situation["incident"].name == {"de": GERMAN.gettext("Open incident")}


def test_what_holds_first_is_known_for_every_test_company(full: PackEditor) -> None:
    found = {one.name: (one.target, one.situation) for one in check(full.folder).companies}

    assert found["decided-against"] == ("no-channel", "stay-away-by-decision")
    assert found["cold-water"][0] == "default"


def test_faults_lead_to_their_entry(full: PackEditor) -> None:
    full.set((*entries.SITUATIONS, 2, "when"), "nothing = yes")

    faults = [fault for fault in check(full.folder).faults if fault.code == "condition-name"]
    assert [owner(fault.place) for fault in faults] == [(*entries.SITUATIONS, 2)]


def test_undo_brings_back_the_comments_of_what_was_removed(full: PackEditor) -> None:
    file = full.folder / "targets.yaml"
    before = file.read_text(encoding="utf-8").replace(
        "    level: 0\n", "    # Nothing beyond the list below.\n    level: 0\n"
    )
    file.write_text(before, encoding="utf-8")
    editor = PackEditor(full.folder)
    for _entry in range(3):
        editor.change(entries.without(editor.tree, (*entries.TARGETS, 0)), (*entries.TARGETS, 0))
    assert not file.exists()

    for _step in range(3):
        editor.undo()
    assert file.read_text(encoding="utf-8") == before


def test_another_code_of_a_question_is_written_into_targets_and_texts(full: PackEditor) -> None:
    place = outline.place_of(full.tree, "PAR2")
    assert place is not None
    named = outline.named_in(full.tree, "PAR2")
    assert (*entries.TARGETS, 0, "levels", "PAR2") in named
    assert any(one[:1] == entries.TEXTS for one in named)

    full.change(outline.with_code(full.tree, place, "PAR20"), place)

    pack = load_pack(full.folder)
    before = load_pack(SHIPPED)
    assert pack.targets[0].levels["PAR20"] == before.targets[0].levels["PAR2"]
    assert list(pack.targets[0].levels)[3:] == [
        code.replace("PAR2", "PAR20") for code in list(before.targets[0].levels)[3:]
    ]
    assert not any("PAR2:" in step for text in pack.texts for step in text.steps)
    assert pack.incident is not None
    assert before.incident is not None
    # What only looks like it stays.
    assert [one.text for one in pack.incident.steps] == [one.text for one in before.incident.steps]


# The incident guide.


def test_a_guide_is_begun_from_nothing_and_its_entries_are_usable(editor: PackEditor) -> None:
    before = {path: path.read_bytes() for path in editor.folder.rglob("*.yaml")}
    editor.change(entries.with_guide(editor.tree), entries.GUIDE)
    editor.set_text((*entries.GUIDE, "disclaimer"), "en", "No legal advice.", needed=True)
    for kind in entries.GUIDE_KINDS:
        editor.change(entries.with_new(editor.tree, kind, 0), (*kind, 0))
        for key, texts in editor.value((*kind, 0)).items():
            if texts == {"en": ""}:
                editor.set_text((*kind, 0, key), "en", "Something to say.", needed=True)

    guide = load_pack(editor.folder).incident
    assert guide is not None
    assert [len(getattr(guide, str(kind[-1]))) for kind in entries.GUIDE_KINDS] == [1] * len(entries.GUIDE_KINDS)
    assert guide.courses[0].option == guide.options[0].code
    assert (editor.folder / "incident.yaml").is_file()
    while editor.can_undo():
        editor.undo()
    assert {path: path.read_bytes() for path in editor.folder.rglob("*.yaml")} == before


def test_the_guide_asks_for_what_is_found_by_then(full: PackEditor) -> None:
    def asked(kind: Place) -> set[str]:
        return {one.code for one in subjects(full.tree, (*kind, 0), ENGLISH)}

    facts = {one["code"] for one in entries.entries(full.tree, entries.FACTS)}
    elements = {one["code"] for one in entries.entries(full.tree, entries.COURSES)}
    assert asked(entries.SEVERITIES) <= facts
    assert {"severity", "G0", "PRO1"} <= asked(entries.RULES)
    assert "rule" not in asked(entries.RULES)
    assert {"severity", "rule"} <= asked(entries.MODIFIERS)
    assert elements <= asked(entries.STEPS)
    assert not elements & asked(entries.MODIFIERS)
    assert "severity" not in asked(entries.FACTS)


@pytest.mark.parametrize("kind", entries.GUIDE_KINDS)
def test_an_edit_of_the_guide_changes_its_lines_only(full: PackEditor, kind: Place) -> None:
    file = full.folder / "incident.yaml"
    before = file.read_text(encoding="utf-8")
    full.set_text((*kind, 0, entries.KINDS[kind].title), "en", "Short.")

    gone = [line for line in before.splitlines() if line not in file.read_text(encoding="utf-8").splitlines()]
    assert len(gone) <= 4
    tree, place = entries.moved(full.tree, (*kind, 0), 1)
    full.change(tree, place)
    full.undo()
    full.undo()
    assert file.read_text(encoding="utf-8") == before


# Texts.


def test_a_piece_becomes_something_else_and_keeps_its_words(editor: PackEditor) -> None:
    place = (*entries.TEXTS, 0, "blocks", 0)
    tree = entries.with_new(editor.tree, entries.TEXTS, 0)
    tree["texts"][0]["blocks"] = [{"text": {"en": "Dear all,"}, "when": "BAS1 >= 3"}]

    kinds = []
    for kind in ("heading", "items", "table", "text"):
        tree = blocks.with_kind(tree, place, kind)
        kinds.append(blocks.kind_of(tree["texts"][0]["blocks"][0]))
    assert kinds == ["heading", "items", "table", "text"]
    assert tree["texts"][0]["blocks"] == [{"text": {"en": "Dear all,"}, "when": "BAS1 >= 3"}]


def test_a_column_comes_and_goes_in_every_row(editor: PackEditor) -> None:
    place = (*entries.TEXTS, 0, "blocks", 0)
    tree = entries.with_new(editor.tree, entries.TEXTS, 0)
    tree = blocks.with_kind(tree, place, "table")

    wider = blocks.with_column(tree, place)
    block = wider["texts"][0]["blocks"][0]
    assert (len(block["columns"]), [len(row) for row in block["rows"]]) == (3, [3])
    assert blocks.without_column(wider, place, 2) == tree


def test_steps_are_those_between_the_answers_of_a_question(editor: PackEditor, full: PackEditor) -> None:
    assert [step for step, _title in blocks.steps_of(editor.tree, "BAS1")] == ["0>3", "3>5"]
    assert blocks.first_step(editor.tree) == "BAS1:0>3"
    assert blocks.step_parts("incident:pause-request") == (blocks.GUIDE, "pause-request")
    assert blocks.step_parts("PAR2:0>1") == ("PAR2", "0>1")
    assert "removal-demanded" in [step for step, _title in blocks.steps_of(full.tree, blocks.GUIDE)]


def test_a_text_is_shown_with_sample_names() -> None:
    questionnaire = load_pack(SHIPPED)
    (at,) = [i for i, one in enumerate(questionnaire.texts) if one.code == "agency-email"]

    filled = sample_text(questionnaire, at, GERMAN)

    assert filled is not None
    assert GERMAN.gettext("Sample Pumps Ltd") in filled.plain()
    assert "{" not in filled.plain()
    assert sample_text(questionnaire, len(questionnaire.texts), GERMAN) is None
