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
        r"tag\w*|täglich\w*": 24,
    },
    "en": {
        r"half": 0.5, r"and a half": 1.5, r"two and a half": 2.5,
        r"an?|first|single|once|every|each|per": 1, r"both|second|twice|double|half|pair|fortnight": 2,
        r"third\w*|quarter\w*": 3, r"quarter\w*|fourth": 4, r"half-year\w*": 6, r"week\w*": 7, r"fortnight\w*": 14,
        r"dozen|year\w*|annual\w*": 12, r"day|daily": 24,
    },
}  # fmt: skip
_MONTHS = {
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "en": "january february march april may june july august september october november december",
}


_TEENS = {
    "de": "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
    "en": "thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
}
_TENS = {
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
# What is said of times and parts in words, and the number that the other language may write.
_PHRASES: dict[str, dict[str, int]] = {
    "de": {
        r"halbe\w* stunde": 30, r"(?<!drei)viertelstunde": 15, r"dreiviertelstunde": 45,
        r"(?:anderthalb|eineinhalb)\w* stunde": 90, r"halbe\w* jahr": 6, r"(?:anderthalb|eineinhalb)\w* jahr": 18,
        r"hälfte|halbe": 50, r"viertel": 25, r"drei ?viertel": 75, r"drittel": 33, r"rund um die uhr": 24,
    },
    "en": {
        r"half an hour|half[- ]hour": 30, r"quarter of an hour|quarter[- ]hour": 15,
        r"three[- ]quarters of an hour": 45, r"hour and a half|one and a half hours": 90,
        r"half a year|half[- ]year": 6, r"year and a half|one and a half years": 18, r"half|halve": 50,
        r"quarter": 25, r"three[- ]quarter": 75, r"third": 33, r"(?:a?round|24/7) the clock": 24,
    },
}  # fmt: skip
_SPOKEN = {
    language: [(re.compile(rf"\b(?:{words})", re.IGNORECASE), n) for words, n in phrases.items()]
    for language, phrases in _PHRASES.items()
}
# A time of day: the point between hours and minutes sets no decimals apart, and full hours may go without minutes.
_TIME = {
    "de": re.compile(r"\b(\d{1,2})(?::(\d\d)\b|\.(\d\d)(?= Uhr))()"),
    "en": re.compile(r"\b(\d{1,2})(?::(\d\d)\b|\.(\d\d)(?= ?[ap]\.?m\b))(?: ?([ap])\.?m\b)?", re.IGNORECASE),
}


def _large(language: str) -> dict[str, int]:
    """Return the words above twelve with their numbers, as in “achtzehn”, “twenty-one”, “Zehntausend”."""
    units = _UNITS[language].split()
    small = {word: n for n, word in enumerate(units) if n}
    teens = {word: n for n, word in enumerate(_TEENS[language].split(), 13)}
    tens = {word: 10 * n for n, word in enumerate(_TENS[language].split(), 2)}
    found = {**teens, **tens}
    for ten, n in tens.items():
        for unit, more in [*small.items()][:9]:
            found[f"{unit}und{ten}" if language == "de" else f"{ten}-{unit}"] = n + more
    many = (("hundert", 100), ("tausend", 1000)) if language == "de" else (("hundred", 100), ("thousand", 1000))
    for word, times in many:
        between = "" if language == "de" else " "
        found |= {f"{one}{between}{word}": n * times for one, n in {**small, **teens, **tens}.items()}
        found[word] = times
    return found


_LARGE = {language: _large(language) for language in _UNITS}
# The longest first, so that “einundzwanzig” is not taken for less. German writes on behind a number.
_LARGE_WORDS = {
    language: re.compile(
        rf"\b({'|'.join(sorted(numbers, key=len, reverse=True))})" + ("" if language == "de" else r"(?:fold)?\b"),
        re.IGNORECASE,
    )
    for language, numbers in _LARGE.items()
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
            written = figures(text, language)
            known = meant(text, other) if written else set()
            lonely = [f"{n:g}" if n % 1 else f"{n:.0f}" for n in written if n not in known]
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
    written = _TIME[language].sub(_time, getattr(text, language))
    parts = [float(part.replace(",", ".")) for part in _PART[language].findall(written)]
    whole = [int(_THOUSANDS.sub("", figure)) for figure in _FIGURE.findall(_PART[language].sub(" ", written))]
    return list(dict.fromkeys([*parts, *whole]))


def meant(text: Text, language: str) -> set[float]:
    """Return every number that a text could mean: figures, words, months, and hours of the afternoon."""
    written = _TIME[language].sub(_time, getattr(text, language))
    numbers = set(figures(text, language))
    # The number of a chapter or a date may look like a part in the other language, and the other way round.
    numbers |= {int(_THOUSANDS.sub("", figure)) for figure in _FIGURE.findall(written)}
    numbers |= {float(part.replace(",", ".")) for pattern in _PART.values() for part in pattern.findall(written)}
    numbers |= {n for pattern, n in _NUMBERS[language] if pattern.search(written)}
    numbers |= {n for pattern, n in _SPOKEN[language] if pattern.search(written)}
    numbers |= {_LARGE[language][word.lower()] for word in _LARGE_WORDS[language].findall(written)}
    hours = {int(hour) for hour in _AFTERNOON.findall(written)}
    if "Uhr" in written:
        # The other way round, whoever reads 14 Uhr may write 2 p.m.
        numbers |= {hour - _NOON for hour in numbers if _NOON < hour < 2 * _NOON}
    return numbers | {hour + _NOON for hour in hours}


def _time(found: re.Match[str]) -> str:
    """Return a time of day as two numbers, the hour out of 24; a full hour as one."""
    hour, minutes = int(found[1]), found[2] or found[3]
    afternoon = (found[4] or "").lower() == "p" and hour < _NOON
    return f"{hour + _NOON * afternoon}" + ("" if minutes == "00" else f" {minutes}")
