"""The catalogue of translations: one for the app, the terminal and the report."""

import gettext
import os
from functools import lru_cache

from readiness.foundation import paths
from readiness.foundation.translation import Translator

LANGUAGES = ("de", "en")
DOMAIN = "readiness"


@lru_cache
def translator(language: str) -> Translator:
    """Return the translator for `language`; English is the source and needs no catalogue."""
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, str(paths.locale_folder()), [language])


def preferred_language() -> str:
    """Return the language of the user's system, or English where it is neither German nor English."""
    wishes = [os.environ.get(name, "") for name in ("READINESS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")]
    for wish in wishes:
        if wish[:2] in LANGUAGES:
            return wish[:2]
    if any(wishes):
        return "en"
    # Windows keeps its language out of the environment.
    import locale

    system = (locale.getlocale()[0] or "").lower()
    return "de" if system.startswith(("de", "german")) else "en"
