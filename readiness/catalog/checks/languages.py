"""Is every text there in every language of the pack, and really translated?"""

from collections.abc import Iterator

from readiness.catalog.checks.prose import texts
from readiness.catalog.pack import Pack
from readiness.domain.values import Text
from readiness.foundation.errors import Fault, Place
from readiness.foundation.language import LANGUAGES
from readiness.foundation.translation import N_

# Names and citations may be the same in both languages; texts with this many plain words are not.
_SENTENCE_WORDS = 4


def check(pack: Pack) -> Iterator[Fault]:
    """Yield missing, surplus and untranslated texts."""
    languages = pack.questionnaire.languages
    for i, language in enumerate(languages):
        if language not in LANGUAGES:
            yield Fault(
                "language-unknown",
                ("languages", i),
                N_("Readiness is not available in “{language}”."),
                N_("Use de or en."),
                {"language": language},
                language,
            )
    for place, text in texts(pack.questionnaire):
        yield from _check_text(place, text, languages)
    for language in LANGUAGES:
        if language not in languages:
            yield from _surplus(pack, language)


def _surplus(pack: Pack, language: str) -> Iterator[Fault]:
    """Yield one fault for all texts in a language: whoever forgot to name it needs no list of a hundred."""
    written = [(place, said) for place, text in texts(pack.questionnaire) if (said := getattr(text, language).strip())]
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
    for language in LANGUAGES:
        written = getattr(text, language).strip()
        if language in languages and not written:
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
