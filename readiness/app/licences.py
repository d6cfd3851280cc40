"""The licences of everything that the program comes with, from the list that its build makes."""

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from readiness.foundation.errors import UserError
from readiness.foundation.files import MEGABYTE, read_at_most
from readiness.foundation.paths import content_folder
from readiness.foundation.translation import N_

FILE = "licences.json"
_LARGEST = 20 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Licence:
    """A package, and the licence that it comes under; `text` is all of its words."""

    name: str
    version: str
    licence: str
    text: str

    def holds(self, words: str) -> bool:
        """Return whether it has all of these words, in capital or small letters."""
        searched = f"{self.name} {self.version} {self.licence} {self.text}".casefold()
        return all(word in searched for word in words.casefold().split())


def read_licences() -> list[Licence]:
    """Return the licences by name, as the list has them; raises UserError where there is none, as in a clone."""
    path = content_folder("licences") / FILE
    try:
        found = json.loads(read_at_most(path, _LARGEST))
        return [_licence(entry) for entry in found]
    except (UserError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise _missing(path) from error


def _licence(entry: Any) -> Licence:
    values = {field.name: entry[field.name] for field in fields(Licence)}
    if not all(isinstance(value, str) for value in values.values()):
        raise TypeError(values)
    return Licence(**values)


def _missing(path: Path) -> UserError:
    return UserError(
        "licences-missing",
        N_("The list of licences is missing: it is created when the program is built."),
        N_("In a clone, “make licences” creates it; otherwise install Readiness from a released file."),
        where=path.name,
    )
