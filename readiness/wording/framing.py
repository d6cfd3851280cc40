"""In which language a questionnaire's results are told: in the wanted one, or in one that the questionnaire has too.

A sentence that is half ours and half the questionnaire's should be in one language. Where we speak none of its
languages, our words are in the wanted one, and what is the questionnaire's is marked with its own.
"""

from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.language import LANGUAGES, Language


def frame_language(questionnaire: Questionnaire, wanted: Language) -> Language:
    """Return the language of our words about a questionnaire."""
    if wanted.code in questionnaire.languages:
        return wanted
    return next((language for code, language in LANGUAGES.items() if code in questionnaire.languages), wanted)


def foreign_content(questionnaire: Questionnaire, frame: Language) -> str:
    """Return the code of the language of the questionnaire's texts where it is not that of our words; else nothing."""
    if frame.code in questionnaire.languages or not questionnaire.languages:
        return ""
    return next((code for code in LANGUAGES if code in questionnaire.languages), min(questionnaire.languages))


def told_otherwise(frame: Language, wanted: Language) -> str:
    """Return why something is not in the wanted language, in that one; nothing where it is."""
    if frame == wanted:
        return ""
    words = {
        "en": wanted.gettext("The questionnaire is not in German, so this is in English."),
        "de": wanted.gettext("The questionnaire is not in English, so this is in German."),
    }
    return words[frame.code]
