"""Is every text there in every language of the pack, and really translated?"""

import re
from collections.abc import Iterator

from readiness.catalog.checks.prose import texts
from readiness.catalog.pack import Pack
from readiness.domain.values import LANGUAGE_CODE, Text
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_

# Names and citations may be the same in both languages; texts with this many plain words are not.
_SENTENCE_WORDS = 4


def check(pack: Pack) -> Iterator[Fault]:
    """Yield missing, surplus and untranslated texts."""
    languages = pack.questionnaire.languages
    for i, language in enumerate(languages):
        if not re.fullmatch(LANGUAGE_CODE, language):
            yield Fault(
                "language-unknown",
                ("languages", i),
                N_("“{language}” is not the code of a language."),
                N_("Write for example de, en, fr or pt-BR."),
                {"language": language},
                language,
            )
    codes = tuple(language for language in languages if re.fullmatch(LANGUAGE_CODE, language))
    for place, text in texts(pack.questionnaire):
        yield from _check_text(place, text, codes)
    used = {code: None for _, text in texts(pack.questionnaire) for code in text.by_language}
    for language in used:
        if language not in languages:
            yield from _surplus(pack, language)


def _surplus(pack: Pack, language: str) -> Iterator[Fault]:
    """Yield one fault for all texts in a language: whoever forgot to name it needs no list of a hundred."""
    all_texts = ((place, text.by_language.get(language, "").strip()) for place, text in texts(pack.questionnaire))
    written = [(place, said) for place, said in all_texts if said]
    if not written:
        return
    place, first = written[0]
    what = N_("There is a text in “{language}”, which the questionnaire does not include.")
    if len(written) > 1:
        what = N_("{n} texts are in “{language}”, which the questionnaire does not include; the first is here.")
    yield Fault(
        "text-surplus",
        place,
        what,
        N_("Add the language to “languages” in pack.yaml, or remove what is written in it."),
        {"language": language, "n": len(written)},
        first,
    )


def _check_text(place: Place, text: Text, languages: tuple[str, ...]) -> Iterator[Fault]:
    # What was left out altogether is missing in no language.
    for language in languages if text else ():
        if not text.by_language.get(language, "").strip():
            yield Fault(
                "text-missing",
                place,
                N_("The text is missing in “{language}”."),
                N_("Write it, or remove the language from “languages” in pack.yaml."),
                {"language": language},
            )
    if text.de == text.en and _plain_words(text.de) >= _SENTENCE_WORDS:
        yield Fault(
            "text-identical",
            place,
            N_("Both languages contain the same text."),
            N_("Translate one of them."),
            value=text.de,
        )


def _plain_words(text: str) -> int:
    return sum(word.strip(",.;:?!").isalpha() for word in text.split())
