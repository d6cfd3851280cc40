"""A questionnaire that is given to us, looked at before it is added: what it is, and what is wrong with it."""

import re
import secrets
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from readiness.catalog.checker import check_pack
from readiness.catalog.given_files import GivenFiles, read_given
from readiness.catalog.pack_files import MAIN_FILE, read_pack_files
from readiness.catalog.packs import load_pack
from readiness.catalog.yaml_source import read_yaml
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.values import Text
from readiness.foundation.errors import Fault, UserError
from readiness.foundation.folders import write_files
from readiness.foundation.private_copies import no_private_place, private_folder

_LINE = re.compile(r"(.*):([0-9]+)")


@dataclass(frozen=True, slots=True)
class PackFacts:
    """What a questionnaire says of itself, as far as it can be read; a broken one may say nothing.

    `dimensions` and `questions` are numbers, None where they cannot be counted.
    """

    id: str = ""
    version: str = ""
    title: Text = field(default_factory=Text)
    languages: tuple[str, ...] = ()
    dimensions: int | None = None
    questions: int | None = None


@dataclass(frozen=True, slots=True)
class ReadPack:
    """A folder of a questionnaire as it was read: usable with a `questionnaire`, broken with `faults`.

    Faults name their file by its path within the folder.
    """

    facts: PackFacts
    questionnaire: Questionnaire | None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenPack:
    """A questionnaire that may be added: its files, what was read, and what its author should mend (`hints`).

    `rewritten` says that its files were made of another format, so that comments and line breaks mean nothing.
    """

    given: GivenFiles
    read: ReadPack
    hints: tuple[Fault, ...] = ()
    rewritten: bool = False

    @property
    def facts(self) -> PackFacts:
        """What it says of itself."""
        return self.read.facts


def look_at(path: Path) -> GivenPack:
    """Return the questionnaire in a folder or a ZIP file, checked in a private copy; raises UserError where none is."""
    given = read_given(path)
    place = private_folder() / f"pack-{secrets.token_hex(8)}"
    # By its own name, which faults of the whole folder mention.
    folder = place / "pack"
    try:
        write_files(given.files, folder)
        read = read_pack(folder)
        hints = check_pack(folder) if read.questionnaire is not None else []
        return GivenPack(given, read, tuple(_within(hints, folder)))
    except OSError as error:
        raise no_private_place(error) from error
    finally:
        shutil.rmtree(place, ignore_errors=True)


def read_pack(folder: Path) -> ReadPack:
    """Return what lies in a folder of a questionnaire, whatever is wrong with it."""
    try:
        questionnaire = load_pack(folder)
    except UserError as error:
        return ReadPack(_told(folder), None, tuple(_faults(error, folder)))
    return ReadPack(facts_of(questionnaire), questionnaire)


def facts_of(pack: Questionnaire) -> PackFacts:
    """Return what a questionnaire says of itself."""
    questions = sum(len(dimension.questions()) for dimension in pack.dimensions)
    return PackFacts(pack.id, pack.version, pack.title, pack.languages, len(pack.dimensions), questions)


def _told(folder: Path) -> PackFacts:
    """Return what a broken questionnaire says of itself: whatever is of the right kind."""
    data, whole = _data(folder)
    title = data.get("title")
    languages = data.get("languages")
    dimensions = data.get("dimensions")
    listed = dimensions if isinstance(dimensions, list) else []
    asked = [d.get(key) for d in listed if isinstance(d, dict) for key in ("facts", "capabilities")]
    return PackFacts(
        _word(data.get("id")),
        _word(data.get("version")),
        Text.of({_word(code): _word(text) for code, text in title.items()}) if isinstance(title, dict) else Text(),
        tuple(filter(None, map(_word, languages))) if isinstance(languages, list) else (),
        len(listed) or None,
        sum(len(questions) for questions in asked if isinstance(questions, list)) if whole else None,
    )


def _data(folder: Path) -> tuple[Mapping[Any, Any], bool]:
    """Return the joined tree and whether it is whole; where a file cannot be read, only what the main one says."""
    try:
        return read_pack_files(folder).data, True
    except UserError:
        pass
    try:
        main = read_yaml(folder / MAIN_FILE).data
    except UserError:
        return {}, False
    return (main if isinstance(main, dict) else {}), False


def _word(value: object) -> str:
    return value[:200] if isinstance(value, str) else ""


def _faults(error: UserError, folder: Path) -> Iterable[Fault]:
    """Return the faults of an error, or the error as the one fault that there is."""
    if error.faults:
        return _within(error.faults, folder)
    found = _LINE.fullmatch(error.where)
    where = Path(found[1] if found else error.where)
    line = int(found[2]) if found else None
    return _within([Fault(error.code, (), error.what, error.remedy, error.facts, None, where, line)], folder)


def _within(faults: Iterable[Fault], folder: Path) -> Iterable[Fault]:
    """Yield faults with their files as paths within the folder: its own place is ours, or is shown beside them."""
    for fault in faults:
        file = fault.file
        inside = file is not None and file != folder and file.is_relative_to(folder)
        yield replace(fault, file=file.relative_to(folder) if file is not None and inside else None)
