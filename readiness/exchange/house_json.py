"""`readiness-house/1`: a house profile as one file to pass on (docs/formats/house.md)."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from readiness.domain.answers import Note
from readiness.domain.house import (
    HOUSE_NAME_LIMIT,
    ChapterList,
    House,
    HouseFooter,
    HouseText,
)
from readiness.domain.values import Limits
from readiness.exchange.consultant_json import LogoEntry, logo_entry
from readiness.exchange.json_file import Format, read_file
from readiness.validation.boundary import Also, write_json

FORMAT: Literal["readiness-house/1"] = "readiness-house/1"
_FORM = Format(FORMAT, "house-format", "docs/formats/house.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseFile:
    """The whole file: a house, with the bytes of its logo or the path to them."""

    format: Literal["readiness-house/1"]
    name: Annotated[str, Limits(min_length=1, max_length=HOUSE_NAME_LIMIT)]
    logo: LogoEntry | None = None
    accent: str = ""
    band: str = ""
    headings: str = ""
    typeface: str = ""
    contact: Note = ""
    footer: HouseFooter = field(default_factory=HouseFooter)
    disclaimer: HouseText = field(default_factory=HouseText)
    foreword: HouseText = field(default_factory=HouseText)
    stages: dict[str, HouseText] = field(default_factory=dict)
    packages: dict[str, HouseText] = field(default_factory=dict)
    chapters: ChapterList = ()

    def house(self) -> House:
        """Return the house without its logo, whose bytes are looked at first."""
        given = {name: getattr(self, name) for name in self.__slots__ if name not in {"format", "logo"}}
        return House(**given)


def read_house_file(path: Path, also: Also) -> HouseFile:
    """Return the file; raises UserError with all faults where it does not follow the format.

    `also` looks for faults that the format alone does not know, such as a colour that cannot be read.
    """
    return read_file(path, HouseFile, _FORM, also)


def write_house(house: House, logo: bytes) -> bytes:
    """Return a house in the shape that is read back, its logo within it."""
    fields = {name: getattr(house, name) for name in House.__slots__ if name != "logo"}
    return write_json(HouseFile(format=FORMAT, logo=logo_entry(house.logo, logo), **fields), indent=2, defaults=False)
