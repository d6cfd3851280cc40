"""The sheet of further parts, read back: each row is a leaf that goes to its place in the data."""

from typing import Any

from readiness.exchange.questionnaire_xlsx import further
from readiness.exchange.questionnaire_xlsx.book import words
from readiness.exchange.questionnaire_xlsx.draft import Draft
from readiness.exchange.questionnaire_xlsx.tables import Row, Table
from readiness.foundation.errors import Place
from readiness.foundation.translation import N_


class _WrongPlaceError(ValueError):
    pass


def read_further(draft: Draft, table: Table) -> None:
    """Put each row into the data of a draft that has its dimensions, questions, gates, targets and profile."""
    # Entries of lists by the number that they bear in the sheet: rows may have been deleted between them.
    numbers: dict[Place, dict[int, int]] = {}
    for row in table.rows():
        texts = row.texts("text")
        value: Any = texts or _value(row)
        try:
            if value is None and not row.word("path"):
                continue
            place = _place(draft, row.word("path"))
            if value is None:
                continue
            _put(draft, place, value, numbers, row)
        except _WrongPlaceError:
            draft.fault(
                row.cell("path"),
                "further-place",
                N_("There is no place “{found}” in this questionnaire."),
                N_("Correct the place, or delete the row if its question is gone."),
                found=row.word("path"),
            )


def _value(row: Row) -> Any:
    value = row.value("value")
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return int(value) if float(value).is_integer() else float(value)
    text = words(value)
    return type(further.EMPTY[text])() if text in further.EMPTY else text or None


def _place(draft: Draft, path: str) -> Place:
    """Return a written place with codes turned into numbers; raises _WrongPlaceError."""
    found = further.steps(path)
    if not found:
        raise _WrongPlaceError
    first = found[0]
    if first in further.BY_CODE or first == further.QUESTIONS:
        return _coded(draft, found)
    return found


def _coded(draft: Draft, found: Place) -> Place:
    name, code = found[0], found[1] if len(found) > 1 else ""
    if name != further.QUESTIONS:
        for number, entry in enumerate(draft.tree.get(str(name), ())):
            if str(entry.get("code")) == code:
                return (name, number, *found[2:])
        raise _WrongPlaceError
    for i, dimension in enumerate(draft.tree["dimensions"]):
        for key in ("capabilities", "facts"):
            for j, entry in enumerate(dimension.get(key, ())):
                if entry.get("code") == code:
                    return ("dimensions", i, key, j, *found[2:])
    raise _WrongPlaceError


def _put(draft: Draft, place: Place, value: Any, numbers: dict[Place, dict[int, int]], row: Row) -> None:
    parent: Any = draft.tree
    here: Place = ()
    for step, following in zip(place, [*place[1:], None], strict=True):
        inside: Any = value if following is None else [] if isinstance(following, int) else {}
        key: str | int = further.key_of(step) if isinstance(step, str) else _number(parent, step, here, numbers)
        if isinstance(key, int) and isinstance(parent, list):
            if key == len(parent):
                parent.append(inside)
            elif following is None:
                parent[key] = value
        elif not isinstance(parent, dict):
            raise _WrongPlaceError
        elif following is None:
            parent[key] = value
        else:
            parent.setdefault(key, inside)
        parent, here = parent[key], (*here, key)
    draft.cells[here] = row.cell("value") if not isinstance(value, dict) else row.cell("text")
    if isinstance(value, dict):
        for language in value:
            draft.cells[(*here, language)] = row.cell("text", language=language)


def _number(parent: Any, step: int, here: Place, numbers: dict[Place, dict[int, int]]) -> int:
    """Return where an entry of a list goes; raises _WrongPlaceError where it is none, or one before it is missing."""
    if not isinstance(parent, list):
        raise _WrongPlaceError
    # Dimensions and what else has a code stand at numbers of their own already.
    known = numbers.setdefault(here, {}) if here in numbers or not parent else None
    at = step if known is None else known.setdefault(step, len(parent))
    if at > len(parent):
        raise _WrongPlaceError
    return at
