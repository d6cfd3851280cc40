"""House profiles: kept in the data folder, passed on as files, and followed by documents.

A document holds a copy of the house that it follows; what becomes of the profile later does not reach it unasked.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PureWindowsPath
from typing import Any, TypeVar

from readiness.app.chapters import chapter_faults
from readiness.app.consultant import logo_attachment, logo_of, look_faults
from readiness.app.session import Session
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.house import FIELDS, HOUSE_NAME_LIMIT, House, HouseFooter, HouseText
from readiness.exchange.house_json import read_house_file, write_house
from readiness.foundation.errors import Fault, FormatError, UserError, reason_of
from readiness.foundation.files import write_whole
from readiness.foundation.language import Language
from readiness.foundation.paths import data_folder, folder_refused
from readiness.foundation.privacy import PRIVATE_FOLDER
from readiness.foundation.translation import N_
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.house import stage_key, unknown_field

ENDING = ".json"
Texts = TypeVar("Texts", HouseText, HouseFooter)


@dataclass(frozen=True, slots=True)
class KeptHouse:
    """A house with the bytes of its logo; empty where it has none."""

    house: House
    logo: bytes = b""

    @property
    def name(self) -> str:
        """What it is called; no two in the data folder are called the same."""
        return self.house.name


def read_house(path: Path) -> KeptHouse:
    """Return a house from a file, which may be a stranger's; raises UserError with all that is wrong with it."""
    file = read_house_file(path, house_faults)
    house = file.house()
    if file.logo is None:
        return KeptHouse(house)
    content, name = logo_of(file.logo, path)
    return KeptHouse(replace(house, logo=logo_attachment(content, name)), content)


def house_faults(data: Any) -> Iterator[Fault]:
    """Yield what is wrong with a house beyond its format: an unreadable colour, what is no chapter or no field."""
    if not isinstance(data, dict):
        return
    yield from look_faults(data)
    yield from _logo_faults(data.get("logo"))
    yield from chapter_faults(data)
    for key in ("foreword", "footer", "disclaimer"):
        yield from _field_faults(data.get(key), key)
    for key in ("stages", "packages"):
        texts = data.get(key)
        for code, by_language in texts.items() if isinstance(texts, dict) else ():
            yield from _field_faults(by_language, key, code)


def _field_faults(texts: Any, *place: str) -> Iterator[Fault]:
    for language, words in texts.items() if isinstance(texts, dict) else ():
        name = unknown_field(words) if isinstance(words, str) else ""
        if name:
            yield Fault(
                "unknown-field",
                (*place, language),
                N_("There is no field “{name}” to fill in."),
                N_("The fields are {fields}."),
                {"name": name[:60], "fields": ", ".join(f"{{{field}}}" for field in FIELDS)},
            )


def _logo_faults(logo: Any) -> Iterator[Fault]:
    """Yield that a stranger's profile would fetch its logo from elsewhere: it lies beside the file, or in it."""
    path = logo.get("path") if isinstance(logo, dict) else None
    if isinstance(path, str) and (Path(path).name != path or PureWindowsPath(path).name != path):
        yield Fault(
            "house-logo-elsewhere",
            ("logo", "path"),
            N_("The logo of a house profile stands beside it, and “{path}” leads elsewhere."),
            N_("Put the picture beside the profile and give its name alone."),
            {"path": path[:60]},
        )


# The data folder.


def kept_houses() -> list[KeptHouse]:
    """Return the houses of the data folder by name; a file that is damaged is not among them."""
    found = []
    for path in sorted(_folder().glob(f"*{ENDING}")):
        try:
            found.append(read_house(path))
        except UserError:
            continue
    return sorted(found, key=lambda kept: kept.name.casefold())


def kept_house(name: str) -> KeptHouse:
    """Return the house of this name; raises UserError where there is none."""
    path = _path(name)
    if not path.is_file():
        raise UserError(
            "house-unknown",
            N_("There is no house profile “{name}”."),
            N_("Choose one of those that are there, or give the path of a file."),
            name=name[:100],
        )
    return read_house(path)


def given_house(named: str) -> KeptHouse:
    """Return the house of a file, or the one of this name in the data folder; raises UserError.

    What ends like a file, or has folders, is the path of one.
    """
    path = Path(named)
    return read_house(path) if len(path.parts) != 1 or path.suffix.lower() == ENDING else kept_house(named)


def keep_house(kept: KeptHouse) -> None:
    """Keep a house in the data folder, in place of one of the same name.

    Raises UserError where that fails, and with all faults where the house could not be read again.
    """
    content, folder = write_house(kept.house, kept.logo), _folder()
    if faults := [*house_faults(json.loads(content))]:
        raise FormatError(
            "house-faulty",
            N_("The house profile “{name}” was not kept."),
            N_("Correct what is wrong, then keep it again."),
            faults=faults,
            name=kept.name,
        )
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        write_whole(content, _path(kept.name), private=True)
    except OSError as error:
        raise folder_refused(folder, error) from error


def remove_house(name: str) -> None:
    """Remove a house from the data folder; documents that follow it keep their copy. Raises UserError."""
    kept_house(name)
    try:
        _path(name).unlink()
    except OSError as error:
        raise UserError(
            "house-not-removed",
            N_("The house profile cannot be removed ({reason})."),
            N_("Check your permissions."),
            where=str(_path(name)),
            reason=reason_of(error),
        ) from error


def _folder() -> Path:
    return data_folder() / "houses"


def _path(name: str) -> Path:
    """Return where a house of this name lies: any name is a good one, whatever the system makes of its letters."""
    return _folder() / f"{sha256(name.casefold().encode('utf-8', 'replace')).hexdigest()[:24]}{ENDING}"


# Documents.


def follow(session: Session, kept: KeptHouse | None) -> None:
    """Have the document follow a house, or none, as one change that can be undone."""
    if kept is not None and kept.logo:
        session.document.add_file(kept.logo)
    house = kept.house if kept else None
    session.set_part(replace(session.assessment.consultant, house=house))


def set_house_text(session: Session, text: str, key: str, words: str, language: Language) -> None:
    """Set a text of the document's copy of the house that it follows, in one language; an empty one removes it.

    `text` is "foreword", and then `key` says nothing, or "stages" or "packages", whose keys are those of `House`.
    """
    layer = session.assessment.consultant
    house = layer.house
    assert house is not None
    if text == "foreword":
        house = replace(house, foreword=replace(house.foreword, **{language.code: words}))
    else:
        texts: dict[str, HouseText] = getattr(house, text)
        new = replace(texts.get(key, HouseText()), **{language.code: words})
        others = {other: kept for other, kept in texts.items() if other != key}
        changed: Any = {text: {**others, key: new} if new.de or new.en else others}
        house = replace(house, **changed)
    session.set_part(replace(layer, house=house))


def keep_followed(session: Session) -> None:
    """Keep the document's copy of its house as the profile of its name. Raises UserError."""
    house = session.assessment.consultant.house
    assert house is not None
    logo = session.document.file(house.logo.digest) if house.logo else None
    keep_house(KeptHouse(house, logo or b""))


def house_of(result: AssessmentResult, file: Callable[[str], bytes | None], name: str, language: Language) -> KeptHouse:
    """Return a house made of what a document says itself, on the ground of the house that it follows.

    Its texts are those of `language`; findings become texts for the stage that their dimension has reached. `file`
    returns the bytes of a file of the document by its digest. Raises UserError where the name cannot be one.
    """
    name = name.strip()
    if not 0 < len(name) <= HOUSE_NAME_LIMIT:
        raise UserError(
            "house-name",
            N_("A house profile needs a name of 1 to {most} characters."),
            N_("Choose another name."),
            most=HOUSE_NAME_LIMIT,
        )
    layer = result.assessment.consultant
    base = layer.house or House(name=name)
    logo = layer.printed_logo
    content = (file(logo.digest) or b"") if logo else b""
    house = replace(
        base,
        name=name,
        logo=logo if content else None,
        accent=layer.accent or base.accent,
        band=layer.band or base.band,
        headings=layer.headings or base.headings,
        typeface=layer.typeface or base.typeface,
        contact=layer.contact or base.contact,
        chapters=layer.chapters or base.chapters,
        footer=_in_language(base.footer, layer.footer, language),
        disclaimer=_in_language(base.disclaimer, layer.disclaimer, language),
        foreword=_in_language(base.foreword, layer.foreword, language),
        stages=_stages(result, base, language),
        packages=_packages(layer, base, language),
    )
    return KeptHouse(house, content)


def _in_language(before: Texts, words: str, language: Language) -> Texts:
    """Return a text with that of one language replaced, where there is a new one."""
    return replace(before, **{language.code: words}) if words else before


def _stages(result: AssessmentResult, base: House, language: Language) -> dict[str, HouseText]:
    stages, findings = dict(base.stages), result.assessment.consultant.findings
    for dimension in result.questionnaire.dimensions:
        key = stage_key(result.scored(dimension.code))
        words = findings.get(dimension.code, "")
        if words and key:
            stages[key] = _in_language(stages.get(key, HouseText()), words, language)
    return stages


def _packages(layer: ConsultantLayer, base: House, language: Language) -> dict[str, HouseText]:
    own = {
        code: _in_language(base.packages.get(code, HouseText()), words, language)
        for code, words in layer.packages.items()
    }
    return {**base.packages, **own}
