"""The lists of choices of an XLSForm: those that rate, and those that are facts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from readiness.domain.scales import MOST_CHOICES
from readiness.exchange.questionnaire_xlsx.building import YES_NO, YES_PARTLY_NO
from readiness.exchange.questionnaire_xlsx.names import free_word
from readiness.exchange.questionnaire_xlsx.points import Rated, rated
from readiness.exchange.questionnaire_xlsx.xlsform_sheets import FormSheet
from readiness.exchange.questionnaire_xlsx.xlsform_words import said

_POINTS = ("points", "point", "score", "order", "weight", "rank", "punkte", "wert", "reihenfolge")
_IDENTIFIER = re.compile("[A-Za-z][A-Za-z0-9_-]{0,39}")
_WORDS = frozenset(["and", "or", "not"])


@dataclass(frozen=True, slots=True)
class FormChoice:
    """A choice: its name in the form, its label by language, and its points, where the list has any."""

    name: str
    label: dict[str, str]
    points: float | None = None


@dataclass(frozen=True, slots=True)
class FormList:
    """A list of choices, each name once."""

    choices: Sequence[FormChoice]

    @property
    def too_long(self) -> bool:
        """Whether it has more choices than a question can have."""
        return len(self.choices) > MOST_CHOICES

    def rating(self) -> tuple[list[FormChoice], list[Rated], list[float] | None] | None:
        """Return the choices that rate with their levels, and their points; None where the list is one of facts."""
        kept = [one for one in self.choices if self._said(one) != "offered"]
        points = [one.points for one in kept if one.points is not None]
        if kept and len(points) == len(kept) and (levels := rated(points)):
            return kept, levels, points
        answers = [self._said(one) for one in kept]
        for scale in (YES_NO, YES_PARTLY_NO):
            if sorted(answers) == sorted(scale):
                return kept, [scale[one] for one in answers], None
        return None

    def as_facts(self, *, several: bool) -> tuple[list[dict[str, Any]], dict[str, str]]:
        """Return the choices as a measure has them, and their values by the names that conditions of forms use.

        Of several choices, each is a word: they are stored side by side, and conditions know them as words.
        """
        written: list[dict[str, Any]] = []
        values: dict[str, str] = {}
        for one in self.choices:
            number = re.fullmatch(r"-?[0-9]{1,3}", one.name)
            if number and not several:
                value: int | str = int(one.name)
            elif _IDENTIFIER.fullmatch(one.name) and one.name not in _WORDS and one.name not in values.values():
                value = one.name
            else:
                value = free_word(one.name, list(values.values()))
            values[one.name] = str(value)
            written.append({"value": value, "text": one.label})
        return written, values

    @staticmethod
    def _said(choice: FormChoice) -> str:
        return said(choice.name, choice.label.get("en") or next(iter(choice.label.values()), ""))


def read_lists(sheet: FormSheet | None, language: str) -> Mapping[str, FormList]:
    """Return the lists of the sheet of choices by their names."""
    found: dict[str, list[FormChoice]] = {}
    if sheet is None:
        return {}
    for row in sheet.rows():
        name, choice = sheet.word(row, "list_name"), sheet.word(row, "name")
        if not name or not choice:
            continue
        listed = found.setdefault(name, [])
        if any(one.name == choice for one in listed):
            # Filters of choices repeat them; all of them are offered once.
            continue
        label = sheet.text(row, "label", language) or {language: choice}
        listed.append(FormChoice(choice, label, _points(sheet, row)))
    return {name: FormList(choices) for name, choices in found.items()}


def _points(sheet: FormSheet, row: int) -> float | None:
    for column in _POINTS:
        text = sheet.word(row, column).replace(",", ".")
        if re.fullmatch(r"-?[0-9]{1,6}(?:\.[0-9]{1,4})?", text):
            return float(text)
    return None
