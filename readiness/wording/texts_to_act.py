"""Texts to act in words: the fields filled, what does not fit this organisation left out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from readiness.domain.conditions import may_hold
from readiness.domain.texts_to_act import FIELDS, TextBlock, TextToAct
from readiness.domain.values import Text
from readiness.foundation.language import Language
from readiness.foundation.signs import HIDDEN
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.names import Names

INCIDENT = "incident:"
# What people fill in, as in [name of the agency]; a box to tick, [ ], is none.
_TO_FILL_IN = re.compile(r"(\[[^\[\]]*[^\[\]\s][^\[\]]*\])")
_FIELD = re.compile(r"\{(" + "|".join(FIELDS) + r")\}")
_HIDDEN = re.compile(f"[{HIDDEN}]")
_RULE = "-"
_CELLS = " | "


@dataclass(frozen=True, slots=True)
class FilledBlock:
    """One piece of a text; exactly one of its parts is there."""

    heading: str = ""
    text: str = ""
    items: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class FilledText:
    """A text as it can be used; `check_first` says who should read it before, where somebody should."""

    code: str
    name: str
    purpose: str
    check_first: str
    blocks: tuple[FilledBlock, ...]

    def plain(self) -> str:
        """Return the text alone, as it is sent or put up."""
        return "\n".join(self._lines()).strip() + "\n"

    def _lines(self) -> Iterator[str]:
        for block in self.blocks:
            yield ""
            if block.heading:
                yield from (block.heading, _RULE * len(block.heading))
            if block.text:
                yield block.text
            yield from (f"- {item}" for item in block.items)
            if block.columns:
                head = _CELLS.join(block.columns)
                yield from (head, _RULE * len(head))
                yield from (_CELLS.join(row) for row in block.rows)


def split_to_fill_in(words: str) -> list[tuple[str, bool]]:
    """Return words in pieces, and of each whether it is for people to fill in."""
    return [(part, bool(_TO_FILL_IN.fullmatch(part))) for part in _TO_FILL_IN.split(words) if part]


class TextsToAct:
    """The texts of one result's questionnaire in one language."""

    def __init__(self, result: AssessmentResult, language: Language, samples: Mapping[str, str] | None = None) -> None:
        """Take what fields say from the result; `samples` say it where a text is only looked at."""
        self._result = result
        self._language = language
        self._fields = self._filled_fields() | dict(samples or {})

    def all(self) -> list[FilledText]:
        """Return every text, in the order of the questionnaire."""
        return [self._filled(text) for text in self._result.questionnaire.texts]

    def of_step(self, step: str) -> list[FilledText]:
        """Return the texts that belong to a step of the plan, such as `PAR2:0>1`."""
        return [self._filled(text) for text in self._result.questionnaire.texts if step in text.steps]

    def of_incident_step(self, code: str) -> list[FilledText]:
        """Return the texts that belong to a step of the incident guide."""
        return self.of_step(f"{INCIDENT}{code}")

    def _filled_fields(self) -> dict[str, str]:
        """Return what the program fills in; what it does not know stays to be filled in by people."""
        _, language, result = self._language.gettext, self._language, self._result
        known_since = result.incident.known_since if result.incident else None
        return {
            "organisation": _one_line(result.assessment.details.organisation) or _("[name of the company]"),
            "today": language.long_date(result.today),
            "known_since": language.long_date(known_since) if known_since else _("[date]"),
        }

    def _filled(self, text: TextToAct) -> FilledText:
        language = self._language
        who = Names(self._result.questionnaire, language).roles(text.verify_with)
        check_first = language.gettext("Have this read before you use it: {who}. It is not legal advice.")
        return FilledText(
            code=text.code,
            name=language.of(text.name),
            purpose=language.of(text.purpose),
            check_first=check_first.format(who=who) if who else "",
            blocks=tuple(_joined(self._block(block) for block in text.blocks if self._fits(block))),
        )

    def _fits(self, block: TextBlock) -> bool:
        return may_hold(block.when, self._result.known)

    def _block(self, block: TextBlock) -> FilledBlock:
        return FilledBlock(
            heading=self._words(block.heading),
            text=self._words(block.text),
            items=tuple(map(self._words, block.items)),
            columns=tuple(map(self._words, block.columns)),
            rows=tuple(tuple(map(self._words, row)) for row in block.rows),
        )

    def _words(self, text: Text | None) -> str:
        # Not str.format: an author may write any brackets, and what is filled in is not looked at again.
        return _FIELD.sub(lambda found: self._fields[found[1]], self._language.of(text) if text else "")


def _joined(blocks: Iterable[FilledBlock]) -> Iterator[FilledBlock]:
    """Yield blocks; tables with the same columns, one after the other, are one: some rows are for some only."""
    last: FilledBlock | None = None
    for block in blocks:
        if last is not None and block.columns and block.columns == last.columns:
            last = replace(last, rows=last.rows + block.rows)
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _one_line(name: str) -> str:
    """Return a name as a letter can bear it: on one line, without signs that are not seen."""
    return " ".join(_HIDDEN.sub(" ", name).split())


def in_use(name: str, on: date, signed_by: str, language: Language) -> str:
    """Return the evidence that a text is in use: since which day, and who signed it where that is known."""
    signer = _one_line(signed_by)
    words = language.gettext("“{name}” in use since {on}, signed by {who}.")
    if not signer:
        words = language.gettext("“{name}” in use since {on}.")
    return words.format(name=name, on=language.long_date(on), who=signer)
