"""No command writes over what it reads, over a document, or a PDF with answers; nothing else is deleted."""

import os
import shutil
from pathlib import Path

import pytest

from readiness.domain.questionnaire import Depth
from tests import systems
from tests.cli.conftest import Readiness, Untouched
from tests.filled_form import filled_form
from tests.packs import shipped


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Made once: typesetting takes its time."""
    return {}


@pytest.fixture
def archive(readiness: Readiness, document: Path, archived: dict[str, bytes]) -> Path:
    path = Path("arch.pdf")
    if not archived:
        made = readiness("report", document, "-o", path, "--archive")
        assert made.status == 0, made.err
        archived["report"] = path.read_bytes()
    path.write_bytes(archived["report"])
    return path


NAMED = [
    ("report", "assessment.readiness", "-o", "{}.pdf"),
    ("report", "assessment.readiness", "-o", "{}.html"),
    ("form", "social-media", "-o", "{}.pdf"),
    ("plan", "assessment.readiness", "--csv", "{}.csv"),
    ("plan", "assessment.readiness", "--ics", "{}.ics"),
    ("plan", "assessment.readiness", "--xlsx", "{}.xlsx"),
    ("export", "assessment.readiness", "-o", "{}.xlsx"),
]


@pytest.mark.parametrize("link", ["link", pytest.param("symlink", marks=systems.links)])
@pytest.mark.parametrize("command", NAMED, ids=lambda command: f"{command[0]}{command[-1]}")
def test_a_document_under_another_name_is_never_an_output(
    readiness: Readiness, document: Path, untouched: Untouched, command: tuple[str, ...], link: str
) -> None:
    target = command[-1].format("other")
    getattr(os, link)(document, target)

    with untouched():
        outcome = readiness(*command[:-1], target)

    assert outcome.sentence.startswith(f"{target}: ")
    assert document.samefile(target)


@pytest.mark.parametrize(
    "command",
    [
        *NAMED,
        ("new", "--pack", "social-media", "--organisation", "Muster", "{}.readiness"),
        ("unpack", "arch.pdf", "-o", "{}.readiness"),
        ("sample", "{}"),
    ],
    ids=lambda command: f"{command[0]}{command[-1]}",
)
@pytest.mark.usefixtures("document", "archive")
def test_nothing_is_made_under_the_name_of_a_device_of_windows(
    readiness: Readiness, untouched: Untouched, command: tuple[str, ...]
) -> None:
    target = command[-1].format("Con")

    with untouched():
        outcome = readiness(*command[:-1], target)

    assert outcome.sentence.startswith(f"{target}: Windows reserves the name {target} for a device")
    assert command[-1].format("Con_") in outcome.sentence


@pytest.mark.parametrize("command", NAMED, ids=lambda command: f"{command[0]}{command[-1]}")
def test_a_document_that_others_named_in_another_way_is_never_an_output(
    readiness: Readiness, document: Path, untouched: Untouched, command: tuple[str, ...]
) -> None:
    target = Path(command[-1].format("other"))
    # Not the input, but another document.
    shutil.copy(document, target)

    with untouched():
        assert "contains answers" in readiness(*command[:-1], target).sentence


@pytest.mark.parametrize(
    "command",
    [
        ("report", "assessment.readiness", "-o", "assessment.readiness"),
        ("form", "social-media", "-o", "assessment.readiness"),
        ("plan", "assessment.readiness", "--csv", "assessment.readiness"),
        ("plan", "assessment.readiness", "--ics", "assessment.readiness"),
        ("plan", "assessment.readiness", "--csv", "out.ics"),
        ("plan", "assessment.readiness", "--ics", "out.csv"),
        ("plan", "assessment.readiness", "--csv", "out"),
        ("plan", "assessment.readiness", "--xlsx", "out.xls"),
        ("export", "assessment.readiness", "-o", "out.csv"),
        ("report", "assessment.readiness", "-o", "out.doc"),
        ("form", "social-media", "-o", "out.html"),
    ],
    ids=" ".join,
)
def test_an_output_bears_its_ending(
    readiness: Readiness, document: Path, untouched: Untouched, command: tuple[str, ...]
) -> None:
    assert document.exists()
    with untouched():
        assert readiness(*command).sentence.startswith(f"{command[-1]}: ")


@pytest.mark.parametrize("command", [("report", "{arch}", "-o", "{arch}"), ("report", "{doc}", "-o", "{arch}")])
def test_a_report_that_holds_a_document_is_never_an_output(
    readiness: Readiness, document: Path, archive: Path, untouched: Untouched, command: tuple[str, ...]
) -> None:
    names = [part.format(arch=archive, doc=document) for part in command]
    with untouched():
        assert readiness(*names).sentence.startswith("arch.pdf: ")
        assert readiness("form", "social-media", "-o", archive).sentence.startswith("arch.pdf: ")


def test_a_filled_form_is_never_an_output_and_a_blank_one_may_be(
    readiness: Readiness, document: Path, untouched: Untouched
) -> None:
    blank = Path("form.pdf")
    form = ("form", "social-media", "-o", blank, "--depth", "quick")
    assert readiness(*form).status == 0
    assert readiness(*form).status == 0

    filled_form(shipped(), "en", {"PRO1": "3"}, blank, Depth.QUICK)
    with untouched():
        assert "contains answers" in readiness(*form).sentence
        assert "contains answers" in readiness("report", document, "-o", blank).sentence


@systems.links
def test_both_outputs_of_a_plan_are_never_one_file(readiness: Readiness, document: Path, untouched: Untouched) -> None:
    Path("one.csv").write_text("mine")
    Path("one.ics").symlink_to("one.csv")
    with untouched():
        outcome = readiness("plan", document, "--csv", "one.csv", "--ics", "one.ics")

    assert "The same command" in outcome.sentence


def test_an_older_output_is_replaced_as_before(readiness: Readiness, document: Path) -> None:
    for _ in range(2):
        assert readiness("plan", document, "--csv", "out.csv", "--ics", "out.ics").status == 0
    Path("out.html").write_text("an older report")
    assert readiness("report", document, "-o", "out.html").status == 0
    assert Path("out.html").read_text(encoding="utf-8").startswith("<!")


def test_a_document_from_a_report_never_replaces_anything(
    readiness: Readiness, document: Path, archive: Path, untouched: Untouched
) -> None:
    with untouched():
        for target in (document, archive):
            assert "already a file of this name" in readiness("unpack", archive, "-o", target).sentence
            outcome = readiness("new", target, "--pack", "social-media", "--organisation", "X")
            assert "already a file of this name" in outcome.sentence


@pytest.mark.parametrize("yes", [(), ("--yes",)])
def test_only_documents_are_deleted(
    readiness: Readiness, document: Path, archive: Path, untouched: Untouched, yes: tuple[str, ...]
) -> None:
    Path("thesis.docx").write_bytes(b"thesis")
    Path("folder").mkdir()
    with untouched():
        for name in ("thesis.docx", archive, "folder"):
            assert "not a Readiness document" in readiness("delete", name, *yes).sentence
    assert Path("folder").is_dir()


@pytest.mark.parametrize("yes", [(), ("--yes",)])
def test_a_link_is_not_deleted_and_says_where_it_leads(
    readiness: Readiness, document: Path, untouched: Untouched, yes: tuple[str, ...]
) -> None:
    Path("link.readiness").symlink_to(document.name)
    with untouched():
        assert str(document.resolve()) in readiness("delete", "link.readiness", *yes).sentence
    assert "There are no backups" not in readiness("verify", document).out


def test_a_damaged_document_can_be_deleted(readiness: Readiness, document: Path, own_data_folder: Path) -> None:
    damaged = Path("strange.readiness")
    damaged.write_bytes(document.read_bytes()[:-4096])
    assert readiness("delete", damaged, "--yes").status == 0
    assert not damaged.exists()

    # This one does not even say what it was, but its backups know its place.
    document.write_bytes(b"noise")
    assert readiness("delete", document, "--yes").status == 0
    assert [path for path in own_data_folder.rglob("*") if path.suffix == ".readiness"] == []
