"""How far the answering is, in a few words."""

from collections.abc import Collection

from readiness.foundation.language import Language


def progress_words(number: int, count: int, minutes: int | None, language: Language) -> str:
    """Return "7 of 16 · about 6 minutes left"; without minutes only how far it is."""
    words = language.gettext("{number} of {count}").format(number=number, count=count)
    if not minutes:
        return words
    left = language.ngettext("about {n} minute left", "about {n} minutes left", minutes)
    return f"{words} · {left.format(n=minutes)}"


def path_news(before: Collection[str], after: Collection[str], language: Language) -> str:
    """Return that an answer has brought further questions, or taken some away; empty where the path is as before."""
    come, gone = len({*after} - {*before}), len({*before} - {*after})
    words = []
    if come:
        words.append(
            language.ngettext(
                "{n} more question follows from this answer.", "{n} more questions follow from this answer.", come
            ).format(n=come)
        )
    if gone:
        words.append(
            language.ngettext("{n} question is no longer asked.", "{n} questions are no longer asked.", gone).format(
                n=gone
            )
        )
    return " ".join(words)
