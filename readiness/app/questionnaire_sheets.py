"""Questionnaires from and to spreadsheets, for terminal and window: read, checked, told by cells, written."""

import secrets
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from readiness.app.output import check_target, write_output
from readiness.app.questionnaire_check import CheckedPack, check_given_companies
from readiness.catalog.checker import check_pack
from readiness.catalog.given_files import GivenFiles
from readiness.catalog.given_pack import GivenPack, PackFacts, ReadPack, facts_of, look_at
from readiness.catalog.installed import installed_packs
from readiness.catalog.pack_files import DIMENSIONS_FOLDER, MAIN_FILE, known_names, read_pack_files
from readiness.catalog.packs import find_pack, load_pack
from readiness.catalog.writing.pack_writer import pack_texts
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation import clock
from readiness.foundation.errors import Fault, UserError
from readiness.foundation.file_names import is_dropping
from readiness.foundation.files import read_at_most
from readiness.foundation.folders import put_folder, write_files
from readiness.foundation.language import Language
from readiness.foundation.paths import folder_refused
from readiness.foundation.private_copies import no_private_place, private_folder
from readiness.foundation.translation import N_
from readiness.wording.answers import shortened

if TYPE_CHECKING:
    from readiness.exchange.questionnaire_xlsx.draft import CellName, Remark
    from readiness.exchange.questionnaire_xlsx.reading import GivenDraft
    from readiness.exchange.questionnaire_xlsx.xlsform_writer import WrittenForm

ENDING = ".xlsx"
# What people call workbooks; one with macros is read, and they are not.
ENDINGS = (".xlsx", ".xlsm")
# Files beside those of the format that travel in a workbook of ours.
_TEXT_ENDINGS = frozenset([".md", ".txt", ".json", ".csv", ""])
_LARGEST_FILE = 1_000_000
# Longer lines have no room in a cell.
_LONGEST_LINE = 32_000
_DEEPEST = 3
# What a file of ours begins with names this page, in every language; no one wrote that by hand.
_OWN_NOTE = "docs/formats/pack.md"
# As many as are read; the rest is found in the files.
_MOST_COMMENTS = 5
_LONGEST_COMMENT = 80


@dataclass(frozen=True, slots=True)
class SheetImport:
    """What became of a workbook: a `questionnaire` with the `files` of its folder, or none and the `faults`.

    Faults and hints name the cell that they come from as their file. `hints` are what its author should mend, and do
    not stand in the way. `remarks` say line by line what was made of the workbook; `taken` of `rows` questions were.
    """

    given: "GivenDraft"
    files: Mapping[str, bytes]
    questionnaire: Questionnaire | None
    faults: tuple[Fault, ...]
    hints: tuple[Fault, ...]

    @property
    def remarks(self) -> "Sequence[Remark]":
        """What was made of the workbook, and what was left out."""
        return self.given.draft.remarks

    @property
    def rows(self) -> int:
        """The number of rows that ask, or say something to people."""
        return self.given.draft.rows

    @property
    def taken(self) -> int:
        """The number of those that were taken over."""
        return self.given.draft.taken

    def folder(self) -> Path:
        """Write the files into a private folder, which goes with the process, and return it; raises UserError."""
        folder = private_folder() / f"questionnaire-{secrets.token_hex(8)}"
        try:
            write_files(self.files, folder)
        except OSError as error:
            raise no_private_place(error) from error
        return folder

    def copy(self, language: Language) -> bytes:
        """Return the workbook with a comment in each cell that is faulty or was left out, and with the new codes."""
        from readiness.exchange.questionnaire_xlsx.marked_copy import CellNote, marked_copy, told_faults

        draft = self.given.draft
        cells: dict[str, CellName] = {str(cell): cell for cell in draft.cells.values()}
        cells |= {str(cell): cell for cell in draft.named}
        told = told_faults(self.faults or self.hints, cells, language)
        told += [CellNote(r.cell, r.sentence(language).partition(": ")[2], False) for r in self.remarks if r.cell]
        return marked_copy(self.given.book, told, draft.added, language)


def import_sheet(path: Path, language: Language) -> SheetImport:
    """Read a workbook and check what it says; raises UserError where it is no workbook.

    `language` is that of a plain list of questions which does not name its own.
    """
    from readiness.exchange.questionnaire_xlsx.reading import read_draft

    given = read_draft(path, language)
    draft = given.draft
    if draft.faults:
        # The checker would tell what follows from these.
        return SheetImport(given, {}, None, _in_order(draft.faults), ())
    files = {**_further_files(given), **pack_texts(draft.tree, _note(path, language))}
    result = SheetImport(given, files, None, (), ())
    folder = result.folder()
    questionnaire: Questionnaire | None = None
    faults: Sequence[Fault] = ()
    hints: Sequence[Fault] = ()
    try:
        questionnaire = load_pack(folder)
        found = [fault for fault in check_pack(folder) if fault.code not in _OF_A_FOLDER]
        faults = [fault for fault in found if fault.code in _NEVER_MEANT]
        hints = [fault for fault in found if fault.code not in _NEVER_MEANT]
    except UserError as error:
        faults = error.faults or (Fault(error.code, (), error.what, error.remedy, error.facts),)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return replace(
        result,
        questionnaire=None if faults else questionnaire,
        faults=_in_order(draft.led_back(_without_folder(fault, folder)) for fault in faults),
        hints=_in_order(draft.led_back(_without_folder(fault, folder)) for fault in hints),
    )


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A questionnaire that may be added, and what became of the workbook that it comes from; None where of none.

    `companies` say what came out for its test companies; None where it cannot be used.
    """

    given: GivenPack
    sheet: SheetImport | None = None
    companies: CheckedPack | None = None


def look_at_given(path: Path, language: Language) -> LookedAt:
    """Return the questionnaire in a folder, a ZIP file or a workbook, before it is added; raises UserError.

    Faults and hints of a workbook name their cells.
    """
    if not is_workbook(path):
        given = look_at(path)
        return LookedAt(given, None, _companies(given))
    result = import_sheet(path, language)
    questionnaire = result.questionnaire
    facts = facts_of(questionnaire) if questionnaire is not None else PackFacts()
    read = ReadPack(facts, questionnaire, result.faults)
    given = GivenPack(GivenFiles(path, result.files), read, result.hints, rewritten=True)
    return LookedAt(given, result, _companies(given))


def _companies(given: GivenPack) -> CheckedPack | None:
    questionnaire = given.read.questionnaire
    return None if questionnaire is None else check_given_companies(given.given.files, questionnaire)


def write_commented(sheet: SheetImport, target: Path, source: Path, language: Language) -> None:
    """Write the copy of a workbook with comments where people want it, never over it; raises UserError."""
    check_target(target, [source], [ENDING])
    write_output(sheet.copy(language), target)


def is_workbook(path: Path) -> bool:
    """Return whether a file is a workbook, by its name alone."""
    return path.suffix.lower() in ENDINGS


# Where a folder lies and what it is called says nothing of a workbook.
_OF_A_FOLDER = frozenset(["pack-other-name", "pack-twice"])
# A pack with these can be loaded, but in a sheet they are slips of the hand: a row copied, its code left as it was.
_NEVER_MEANT = frozenset(["code-twice"])


@dataclass(frozen=True, slots=True)
class SheetExport:
    """A questionnaire as a workbook, and what has no room in one: files by their names, and comments in YAML files.

    `comments` are those lines by file and line, as in "gates.yaml:3: # Agreed with the board".
    """

    content: bytes
    left_out: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()

    def told_comments(self, language: Language) -> list[str]:
        """Return that comments stay behind, and which; nothing where there are none."""
        if not self.comments:
            return []
        words = language.ngettext(
            "{n} comment in its files does not come along; a questionnaire made of the workbook lacks it:",
            "{n} comments in its files do not come along; a questionnaire made of the workbook lacks them:",
            len(self.comments),
        ).format(n=len(self.comments))
        lines = [words, *self.comments[:_MOST_COMMENTS]]
        more = len(self.comments) - _MOST_COMMENTS
        if more > 0:
            lines.append(language.ngettext("and {n} more", "and {n} more", more).format(n=more))
        return lines


def export_sheet(folder: Path, language: Language) -> SheetExport:
    """Return the questionnaire of a folder as a workbook; raises UserError with its faults where it is broken."""
    from readiness.exchange.questionnaire_xlsx.own_writer import write_own_book

    load_pack(folder)
    files, left_out = _beside(folder)
    content = write_own_book(read_pack_files(folder).data, files, language, clock.now())
    return SheetExport(content, tuple(left_out), comments_in(folder))


def comments_in(folder: Path) -> tuple[str, ...]:
    """Return the comments in the YAML files of a questionnaire, each with its file and line."""
    found = []
    for path in (*sorted(folder.glob("*.yaml")), *sorted((folder / DIMENSIONS_FOLDER).glob("*.yaml"))):
        if is_dropping(path.name):
            continue
        lines = read_at_most(path, _LARGEST_FILE).decode("utf-8", "replace").splitlines()
        for number, line in enumerate(lines, start=1):
            said = line.strip()
            # A comment has a line of its own; a bare “#” only divides.
            if said.startswith("#") and said.strip("# ") and _OWN_NOTE not in said:
                where = path.relative_to(folder).as_posix()
                found.append(f"{where}:{number}: {shortened(said, _LONGEST_COMMENT)}")
    return tuple(found)


def export_form(folder: Path) -> "WrittenForm":
    """Return the questionnaire of a folder as an XLSForm, and what that cannot say; raises UserError."""
    from readiness.exchange.questionnaire_xlsx.xlsform_writer import write_xlsform

    return write_xlsform(load_pack(folder))


def folder_of(named: str) -> Path:
    """Return the folder of a questionnaire by its id, or by its path; raises UserError where there is none."""
    folder = Path(named)
    if len(folder.parts) > 1 or (folder / MAIN_FILE).is_file():
        return folder
    find_pack(named)
    return max((pack for pack in installed_packs() if pack.id == named), key=lambda pack: pack.version).folder


def check_new_folder(folder: Path) -> None:
    """Raise UserError where a folder for a new questionnaire is there already, with anything in it."""
    if folder.is_symlink() or folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise UserError(
            "folder-there",
            N_("This folder is there already, and is not empty."),
            N_("Name a new folder; nothing was written."),
            where=str(folder),
        )


def put_questionnaire(files: Mapping[str, bytes], folder: Path) -> None:
    """Make a folder with the files of a questionnaire, whole or not at all; raises UserError."""
    check_new_folder(folder)
    try:
        if folder.is_dir():
            folder.rmdir()
        put_folder(files, folder)
    except OSError as error:
        raise folder_refused(folder.parent, error) from error


def _beside(folder: Path) -> tuple[dict[str, str], list[str]]:
    """Return the texts beside the files of the format by their paths, and the names of those that are none."""
    files: dict[str, str] = {}
    left_out = []
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if any(map(is_dropping, inner.parts)) or path.is_symlink() or not path.is_file():
            continue
        name = inner.as_posix()
        if name in known_names() or (inner.parts[0] == DIMENSIONS_FOLDER and inner.suffix == ".yaml"):
            continue
        text = _text(path) if len(inner.parts) <= _DEEPEST and inner.suffix.lower() in _TEXT_ENDINGS else None
        if text is None:
            left_out.append(name)
        else:
            files[name] = text
    return files, left_out


def _text(path: Path) -> str | None:
    try:
        text = read_at_most(path, _LARGEST_FILE).decode()
    except (UserError, UnicodeDecodeError):
        return None
    return text if max(map(len, text.split("\n"))) < _LONGEST_LINE else None


def _further_files(given: "GivenDraft") -> dict[str, bytes]:
    """Return the files that a workbook brings along, as far as their names are those of such files."""
    kept = {}
    for name, content in given.draft.files.items():
        inner = PurePosixPath(name)
        fits = inner.suffix.lower() in _TEXT_ENDINGS and len(inner.parts) <= _DEEPEST and not inner.is_absolute()
        if fits and not any(is_dropping(part) or "\\" in part or ":" in part for part in inner.parts):
            kept[name] = content
        else:
            given.draft.remark(None, N_("The file “{file}” is left out."), left_out=True, file=name)
    return kept


def _note(path: Path, language: Language) -> str:
    words = language.gettext("Made from {file}; see docs/formats/pack.md for the keys.")
    return words.format(file="".join(sign if sign.isprintable() else "_" for sign in path.name))


def _without_folder(fault: Fault, folder: Path) -> Fault:
    """Return a fault that names its file within the folder, which is nobody's business."""
    if fault.file is None or not fault.file.is_relative_to(folder):
        return fault
    return replace(fault, file=fault.file.relative_to(folder))


def _in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return each fault once: that of a scale is told for every question that uses it."""
    return tuple({(str(fault.file), fault.line, fault.code, str(fault.facts)): fault for fault in faults}.values())
