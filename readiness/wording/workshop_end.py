"""The end of a workshop in words: what phones and projector show last, and how far a group lies apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from readiness.foundation.language import Language
from readiness.scoring.consensus import Reveal
from readiness.wording.workshop import Named


@dataclass(frozen=True, slots=True)
class Agreed:
    """A package with who is in charge and the day by which it is done, as far as they are known."""

    title: str
    owner: str = ""
    due: date | None = None


def farewell_lines(language: Language, decided: int, asked: int, agreed: Sequence[Agreed]) -> list[str]:
    """Return the last words, a line each; `decided` of `asked` questions were decided."""
    lines = []
    if asked:
        words = language.ngettext(
            "Decided: {decided} of {asked} question.", "Decided: {decided} of {asked} questions.", asked
        )
        lines.append(words.format(decided=decided, asked=asked))
    if agreed:
        lines.append(language.ngettext("What comes first:", "What comes first, in this order:", len(agreed)))
        lines += [f"{number}. {agreed_in_words(language, each)}" for number, each in enumerate(agreed, start=1)]
    lines.append(language.gettext("Thank you for taking part."))
    return lines


def agreed_in_words(language: Language, agreed: Agreed) -> str:
    """Return a package with its owner and its day in a line."""
    # A projector breaks lines anywhere else than within a date.
    day = language.long_date(agreed.due).replace(" ", "\N{NO-BREAK SPACE}") if agreed.due else ""
    due = language.gettext("by {day}").format(day=day) if day else ""
    details = ", ".join(part for part in (agreed.owner, due) if part)
    return f"{agreed.title}: {details}" if details else agreed.title


def difference_in_words(language: Language, shown: Reveal, named: Named = None) -> str:
    """Return between which levels or answers the votes lay, as in "from 0 to 4"; nothing where it may not be known."""
    if shown.record.count is None:
        return ""
    levels = shown.record.count.levels()
    if named is not None:
        low, high = named(levels[0]), named(levels[-1])
        if low == high:
            return language.gettext("all at “{answer}”").format(answer=low)
        return language.gettext("from “{low}” to “{high}”").format(low=low, high=high)
    if levels[0] == levels[-1]:
        return language.gettext("all at {level}").format(level=levels[0])
    return language.gettext("from {low} to {high}").format(low=levels[0], high=levels[-1])
