"""`readiness-consultant/1`: the consultant's layer as JSON, in and out (docs/formats/consultant.md)."""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from readiness.domain.answers import Note
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.values import Value
from readiness.exchange.json_file import read_json
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_

FORMAT: Literal["readiness-consultant/1"] = "readiness-consultant/1"


class LogoEntry(Value, frozen=True):
    """A logo: the path of a file, or its name and its bytes in Base64."""

    path: str = ""
    name: str = ""
    base64: str = ""


class ConsultantFile(Value, frozen=True, kw_only=True):
    """The whole file; a key that is not there leaves what the document holds."""

    format: Literal["readiness-consultant/1"]
    foreword: Note | UnsetType = UNSET
    findings: dict[str, Note] | UnsetType = UNSET
    wordings: dict[str, Note] | UnsetType = UNSET
    accent: str | UnsetType = UNSET
    contact: Note | UnsetType = UNSET
    logo: LogoEntry | UnsetType | None = UNSET


def read_consultant(path: Path) -> ConsultantFile:
    """Return the file; raises UserError where it does not follow the format."""
    try:
        return msgspec.convert(read_json(path), ConsultantFile)
    except msgspec.ValidationError as error:
        raise UserError(
            "consultant-format",
            N_("The file does not follow {format} ({problem})."),
            N_("See docs/formats/consultant.md for an example."),
            where=str(path),
            format=FORMAT,
            problem=str(error),
        ) from error


def logo_bytes(logo: LogoEntry, *, where: str) -> bytes:
    """Return the bytes of a logo that stands in the file itself; raises UserError where they are damaged."""
    try:
        return b64decode(logo.base64, validate=True)
    except (Base64Error, ValueError) as error:
        raise UserError(
            "logo-base64",
            N_("The bytes of the logo are no Base64."),
            N_("Give the path of a file instead."),
            where=where,
        ) from error


def write_consultant(layer: ConsultantLayer, logo: bytes | None) -> bytes:
    """Return the whole layer in the shape that is read back."""
    entry = LogoEntry(name=layer.logo.name, base64=b64encode(logo).decode()) if layer.logo and logo else None
    file = {
        "format": FORMAT,
        "foreword": layer.foreword,
        "findings": layer.findings,
        "wordings": layer.wordings,
        "accent": layer.accent,
        "contact": layer.contact,
        "logo": entry,
    }
    return msgspec.json.format(msgspec.json.encode(file), indent=2)
