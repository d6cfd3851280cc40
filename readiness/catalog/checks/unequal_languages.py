"""Do both languages say the same? A machine sees two things: numbers that differ, and a text of twice the length."""

import re
from collections.abc import Iterator

from readiness.catalog.checks.prose import texts
from readiness.catalog.pack import Pack
from readiness.domain.values import Text
from readiness.foundation.errors import Fault
from readiness.foundation.translation import N_

_MOST_TIMES = 2
# Short texts differ by a word or two, which is soon twice as much.
_FEWEST_WORDS = 8
_NOON = 12

# Figures with what sets thousands apart; letters around them make a name, such as B2B, G3 or PRO2.
_FIGURE = re.compile(
    r"(?<![^\W\d_])(?<!\d)\d{1,3}(?:[.,’\u00a0\u202f]\d{3})+(?![\d.,]*\d)|(?<![^\W\d_]|\d)\d+(?![^\W\d_])"
)
# German writes 0,5 where English has 0.5; 31.07.2026 and 1.0.0 are none of them.
_PART = {
    "de": re.compile(r"(?<![^\W_])(?<!\d[.,])\d+,\d+(?![.,]?\d)(?![^\W\d_])"),
    "en": re.compile(r"(?<![^\W_])(?<!\d[.,])\d+\.\d+(?![.,]?\d)(?![^\W\d_])"),
}
_THOUSANDS = re.compile(r"[.,’\u00a0\u202f]")
# “2 p.m.” is 14 Uhr.
_AFTERNOON = re.compile(r"\b(1?\d)(?:[.:]\d\d)? ?p\.?m\b", re.IGNORECASE)

# A number may be written as a word in the other language.
_UNITS = {
    "de": "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "en": "zero one two three four five six seven eight nine ten eleven twelve",
}
_MORE = {
    "de": {
        r"halb\w*": 0.5, r"eineinhalb\w*|anderthalb\w*": 1.5, r"zweieinhalb\w*": 2.5,
        r"ein\w*|erst\w*|halb\w*|je|jed\w*|pro": 1, r"beid\w*|zweit\w*|doppelt\w*|halb\w*|hälfte": 2,
        r"dritt\w*|quartal\w*|vierteljahr\w*|vierteljähr\w*": 3, r"viertel\w*|viert\w*": 4,
        r"halbjahr\w*|halbjähr\w*": 6, r"woche\w*|wöchentlich\w*": 7, r"dutzend|jahr\w*|jährlich\w*": 12,
        r"fünfzehn": 15, r"zwanzig": 20, r"tag\w*|täglich\w*": 24, r"dreißig": 30, r"fünfzig": 50, r"sechzig": 60,
        r"hundert": 100, r"tausend": 1000,
    },
    "en": {
        r"half": 0.5, r"and a half": 1.5, r"two and a half": 2.5,
        r"an?|first|single|once|every|each|per": 1, r"both|second|twice|double|half|pair|fortnight": 2,
        r"third\w*|quarter\w*": 3, r"quarter\w*|fourth": 4, r"half-year\w*": 6, r"week\w*": 7, r"fortnight\w*": 14,
        r"dozen|year\w*|annual\w*": 12, r"fifteen": 15, r"twenty": 20, r"day|daily": 24, r"thirty": 30, r"fifty": 50,
        r"sixty": 60, r"hundred": 100, r"thousand": 1000,
    },
}  # fmt: skip
_MONTHS = {
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "en": "january february march april may june july august september october november december",
}


def _words(language: str) -> list[tuple[re.Pattern[str], float]]:
    # “Zweimal”, “dreißigtägig”: German writes on behind a number.
    behind = r"\w*" if language == "de" else r"(?:fold|-\w+)?"
    numbers: list[tuple[str, float]] = [(rf"{word}{behind}", n) for n, word in enumerate(_UNITS[language].split())]
    numbers += [*_MORE[language].items()]
    numbers += [(month, n) for n, month in enumerate(_MONTHS[language].split(), 1)]
    return [(re.compile(rf"\b(?:{word})\b", re.IGNORECASE), n) for word, n in numbers]


_NUMBERS = {language: _words(language) for language in _UNITS}


def check(pack: Pack) -> Iterator[Fault]:
    """Yield texts with a number that only one language has, and texts twice as long as in the other one."""
    for place, text in texts(pack.questionnaire):
        if not (text.de.strip() and text.en.strip()):
            continue
        for language, other in (("de", "en"), ("en", "de")):
            lonely = [f"{n:g}" if n % 1 else f"{n:.0f}" for n in figures(text, language) if n not in meant(text, other)]
            if lonely:
                yield Fault(
                    "numbers-differ",
                    (*place, language),
                    N_("“{language}” says {numbers}, “{other}” does not."),
                    N_("Compare the two texts, and write the same numbers in both."),
                    {"language": language, "other": other, "numbers": ", ".join(lonely)},
                    ", ".join(lonely),
                )
        german, english = len(text.de.split()), len(text.en.split())
        # Courts and statutes are quoted by other names.
        quoted = "sources" in place
        if (
            not quoted
            and max(german, english) > _FEWEST_WORDS
            and max(german, english) > _MOST_TIMES * min(german, english)
        ):
            longer, shorter = ("de", "en") if german > english else ("en", "de")
            yield Fault(
                "text-unequal",
                (*place, shorter),
                N_("“{longer}” is more than twice as long as “{shorter}”: {more} words against {fewer}."),
                N_("Compare the two texts: one of them says more, or is unfinished."),
                {"longer": longer, "shorter": shorter, "more": max(german, english), "fewer": min(german, english)},
            )


def figures(text: Text, language: str) -> list[float]:
    """Return the numbers that a text writes in figures, each once; 10.000 and 10,000 are the same, as 0,5 and 0.5."""
    written = getattr(text, language)
    parts = [float(part.replace(",", ".")) for part in _PART[language].findall(written)]
    whole = [int(_THOUSANDS.sub("", figure)) for figure in _FIGURE.findall(_PART[language].sub(" ", written))]
    return list(dict.fromkeys([*parts, *whole]))


def meant(text: Text, language: str) -> set[float]:
    """Return every number that a text could mean: figures, words, months, and hours of the afternoon."""
    written = getattr(text, language)
    numbers = set(figures(text, language))
    # The number of a chapter or a date may look like a part in the other language, and the other way round.
    numbers |= {int(_THOUSANDS.sub("", figure)) for figure in _FIGURE.findall(written)}
    numbers |= {float(part.replace(",", ".")) for pattern in _PART.values() for part in pattern.findall(written)}
    numbers |= {n for pattern, n in _NUMBERS[language] if pattern.search(written)}
    hours = {int(hour) for hour in _AFTERNOON.findall(written)}
    if "Uhr" in written:
        # The other way round, whoever reads 14 Uhr may write 2 p.m.
        numbers |= {hour - _NOON for hour in numbers if _NOON < hour < 2 * _NOON}
    return numbers | {hour + _NOON for hour in hours}
