"""What languages call themselves."""

from readiness.foundation.language import LANGUAGES


def language_name(code: str) -> str:
    """Return what a language calls itself; one that is not known, by its code."""
    if code in LANGUAGES:
        return LANGUAGES[code].name
    # Imported here: most questionnaires speak what the program does.
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code, sep="-").display_name or code
    except (ValueError, UnknownLocaleError):
        return code
