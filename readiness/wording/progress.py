"""How far the answering is, in a few words."""

from readiness.foundation.language import Language


def progress_words(number: int, count: int, minutes: int | None, language: Language) -> str:
    """Return "7 of 16 · about 6 minutes left"; without minutes only how far it is."""
    words = language.gettext("{number} of {count}").format(number=number, count=count)
    if not minutes:
        return words
    left = language.ngettext("about {n} minute left", "about {n} minutes left", minutes)
    return f"{words} · {left.format(n=minutes)}"
