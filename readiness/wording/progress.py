"""How far the answering is, in a few words."""

from collections.abc import Collection

from readiness.domain.progress import Progress
from readiness.foundation.language import Language


def progress_words(progress: Progress, minutes: int | None, language: Language) -> str:
    """Return "7 of 16 answered · about 6 minutes left"; without minutes only how far it is.

    While answers are to be confirmed, those count that need no confirmation: "2 of 16 confirmed".
    """
    if progress.to_confirm:
        return confirmed_words(progress.settled, progress.asked, language)
    words = language.gettext("{number} of {count} answered").format(number=progress.done, count=progress.asked)
    if not minutes:
        return words
    left = language.ngettext("about {n} minute left", "about {n} minutes left", minutes)
    return f"{words} · {left.format(n=minutes)}"


def confirmed_words(settled: int, asked: int, language: Language) -> str:
    """Return "2 of 16 confirmed"."""
    return language.gettext("{number} of {count} confirmed").format(number=settled, count=asked)


def to_confirm_words(count: int, language: Language) -> str:
    """Return "5 to confirm", with a number above 0."""
    return language.ngettext("{n} to confirm", "{n} to confirm", count).format(n=count)


def confirming_words(count: int, language: Language) -> str:
    """Return what leads to the first of the answers that are to be confirmed; with a number above 0."""
    return language.ngettext("Confirm {n} answer", "Confirm {n} answers", count).format(n=count)


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
