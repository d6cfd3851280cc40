"""Which chapters a report has: lists of them as files and arguments name them, looked at for what is no chapter."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from readiness.domain.house import CHAPTERS
from readiness.foundation.errors import Fault, UserError
from readiness.foundation.translation import N_


def check_chapter_list(chapters: Sequence[str], *, where: str) -> None:
    """Raise UserError where a list names what is no chapter, or one twice."""
    for at, code in enumerate(chapters):
        if code not in CHAPTERS or code in chapters[:at]:
            what, remedy, facts = _words(code)
            raise UserError("unknown-chapter", what, remedy, where=where, **facts)


def chapter_faults(texts: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what in a file's `chapters`, `before` and `after` is no chapter, or is listed twice."""
    listed = texts.get("chapters")
    seen: set[object] = set()
    for at, code in enumerate(listed if isinstance(listed, list | tuple) else ()):
        if isinstance(code, str) and (code not in CHAPTERS or code in seen):
            yield Fault("unknown-chapter", ("chapters", at), *_words(code))
        seen.add(code)
    for name in ("before", "after"):
        entries = texts.get(name)
        for code, words in entries.items() if isinstance(entries, dict) else ():
            if words and code not in CHAPTERS:
                yield Fault("unknown-chapter", (name, code), *_words(code))


def _words(code: str) -> tuple[str, str, dict[str, Any]]:
    """Return what is wrong with the name of a chapter, what to do, and the facts of both."""
    facts: dict[str, Any] = {"code": code[:60], "codes": ", ".join(CHAPTERS)}
    if code in CHAPTERS:
        return N_("The chapter “{code}” is listed twice."), N_("Name each chapter once."), facts
    return N_("There is no chapter “{code}”."), N_("The chapters are {codes}."), facts
