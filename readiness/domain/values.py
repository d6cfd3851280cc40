"""What our values are made of: texts, ranges, and the limits that stand beside a type.

All values of the domain are frozen dataclasses of the standard library. `Limits` says what a value may be, as in
`Level = Annotated[int, Limits(ge=0, le=5)]`; Pydantic reads it where data comes from outside (`readiness.validation`),
and `Limits.check` holds it for values that we make ourselves.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from readiness.foundation.errors import InvalidError
from readiness.foundation.translation import N_

# What can be known about an organisation or an incident: a number where the values have an order, or a word.
Fact = int | str

# What each limit means to a reader: the code of the fault, what is wrong, and what to do.
LIMIT_FAULTS = {
    "ge": (
        "value-minimum",
        N_("The number is too small; the smallest is {wanted}."),
        N_("Enter a number in the range."),
    ),
    "gt": (
        "value-exclusiveMinimum",
        N_("The number must be larger than {wanted}."),
        N_("Enter a number in the range."),
    ),
    "le": (
        "value-maximum",
        N_("The number is too large; the largest is {wanted}."),
        N_("Enter a number in the range."),
    ),
    "min_items": (
        "value-minItems",
        N_("There are too few entries; at least {wanted} are needed."),
        N_("Add the missing ones."),
    ),
    "max_items": (
        "value-maxItems",
        N_("There are too many entries; at most {wanted} are allowed."),
        N_("Remove the surplus ones."),
    ),
    "min_length": (
        "value-minLength",
        N_("The text is too short; at least {wanted} characters are needed."),
        N_("Write it out."),
    ),
    "max_length": ("value-maxLength", N_("The text is longer than {wanted} characters."), N_("Shorten it.")),
    "pattern": (
        "value-pattern",
        N_("This does not have the form {wanted}."),
        N_("Change the value to that form."),
    ),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a number, a text or a list may be: bounds of a number, lengths (of a text or a list), form of a text."""

    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None

    def check(self, value: float | str) -> None:
        """Raise InvalidError where a number or the length of a text is out of bounds; `pattern` is not checked."""
        if isinstance(value, str):
            if self.max_length is not None and len(value) > self.max_length:
                raise _beyond("max_length", self.max_length)
        elif self.ge is not None and value < self.ge:
            raise _beyond("ge", self.ge)
        elif self.le is not None and value > self.le:
            raise _beyond("le", self.le)

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """Add the limits to Pydantic's schema; Pydantic calls this method of every annotation."""
        schema = handler(source)
        schema.update({name: limit for name in self.__slots__ if (limit := getattr(self, name)) is not None})
        if schema["type"] == "float":
            # JSON writes some as 1e999, and no estimate is without end.
            schema["allow_inf_nan"] = False
        return schema


def _beyond(limit: str, wanted: float) -> InvalidError:
    code, what, remedy = LIMIT_FAULTS[limit]
    return InvalidError(code, what, remedy, wanted=wanted)


# Characters of a name that people type: of an organisation, a person, an owner, a scope.
NAME_LIMIT = 300


def storable(typed: str, limit: int) -> str:
    """Return typed text as it can be stored: trimmed, at most `limit` characters, without lone surrogates.

    Some programs put halves of characters on the clipboard; UTF-8 has no form for them.
    """
    return typed.encode("utf-8", "replace").decode("utf-8").strip()[:limit].rstrip()


class Part:
    """The base of the named parts of an assessment (`readiness.domain.assessment.PARTS`)."""

    __slots__ = ()


LANGUAGE_CODE = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in the languages that a questionnaire speaks, falsy where it says nothing in any of them.

    `others` holds what stands in languages other than German and English, by their codes and in the order of these.
    In JSON and YAML all languages stand side by side, as in `{de: Ja, fr: Oui}`.
    """

    de: str = ""
    en: str = ""
    others: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, written: Mapping[str, str]) -> "Text":
        """Return a text by the codes of its languages."""
        others = sorted((code, text) for code, text in written.items() if code not in {"de", "en"})
        return cls(written.get("de", ""), written.get("en", ""), tuple(others))

    @property
    def by_language(self) -> dict[str, str]:
        """The text by the codes of the languages in which it says something."""
        written = {"de": self.de, "en": self.en, **dict(self.others)}
        return {code: text for code, text in written.items() if text}

    def __bool__(self) -> bool:
        return bool(self.de or self.en or any(text for _, text in self.others))

    def only(self, languages: Iterable[str]) -> "Text":
        """Return the text in some of its languages."""
        kept = {*languages}
        return Text.of({code: text for code, text in self.by_language.items() if code in kept})

    def in_language(self, language: str) -> str:
        """Return the text in `language`, or in another one where it is not written in that."""
        if language in {"de", "en"}:
            found = (self.de or self.en) if language == "de" else (self.en or self.de)
            return found or next((text for _, text in self.others if text), "")
        return dict(self.others).get(language) or self.en or self.de or next((text for _, text in self.others), "")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """Describe it to Pydantic as texts by language; Pydantic calls this method of every type that has it."""
        texts = {
            "type": "dict",
            "keys_schema": {"type": "str", "pattern": LANGUAGE_CODE},
            "values_schema": {"type": "str"},
            "strict": True,
        }
        return {
            "type": "function-after",
            "function": {"type": "no-info", "function": cls.of},
            "schema": texts,
            "serialization": {
                "type": "function-plain",
                "function": lambda text: text.by_language,
                "return_schema": texts,
            },
        }


# A text that an author has left out.
NO_TEXT = Text()


def check_range(low: float, high: float) -> None:
    """Raise InvalidError where a span from `low` to `high` is reversed."""
    if low > high:
        raise InvalidError("range-reversed", N_("“low” is larger than “high”."), N_("Swap the two numbers."))


# More than four centuries of one person's work: whatever is added up or compared stays exact and readable.
MOST_DAYS = 100_000


@dataclass(frozen=True, slots=True)
class Range:
    """A span of estimates or of possible values; `low` never exceeds `high`."""

    low: Annotated[float, Limits(ge=0, le=MOST_DAYS)]
    high: Annotated[float, Limits(ge=0, le=MOST_DAYS)]

    def __post_init__(self) -> None:
        check_range(self.low, self.high)

    @property
    def mid(self) -> float:
        """The middle of the range."""
        return (self.low + self.high) / 2

    def times(self, share: float) -> "Range":
        """Return the range scaled by a share."""
        return Range(low=self.low * share, high=self.high * share)


def name_key(name: str) -> str:
    """Return what tells one name of a person, a firm or a place from another, however it is typed."""
    return " ".join(name.split()).casefold()
