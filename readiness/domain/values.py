"""The base of all our values: frozen, exact about their fields, quick to read and write as JSON."""

from typing import Annotated

import msgspec


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A frozen value; unknown fields are refused when it is read from outside."""


class Text(Value, frozen=True):
    """A text in the languages that a questionnaire speaks."""

    de: str = ""
    en: str = ""

    def in_language(self, language: str) -> str:
        """Return the text in `language`, or in the other one where the questionnaire has only that."""
        return (self.de or self.en) if language == "de" else (self.en or self.de)


class Range(Value, frozen=True, omit_defaults=False):
    """A span of estimates or of possible values; `low` never exceeds `high`."""

    low: Annotated[float, msgspec.Meta(ge=0)]
    high: Annotated[float, msgspec.Meta(ge=0)]

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"low {self.low} exceeds high {self.high}")

    @property
    def mid(self) -> float:
        """The middle of the range."""
        return (self.low + self.high) / 2

    def times(self, share: float) -> "Range":
        """Return the range scaled by a share."""
        return Range(low=self.low * share, high=self.high * share)
