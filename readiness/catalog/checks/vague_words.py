"""Do levels state facts, or do hedges turn them into opinions?"""

import re
from collections.abc import Iterator

from readiness.catalog.checks.prose import levels
from readiness.catalog.pack import Pack
from readiness.foundation.errors import Fault
from readiness.foundation.translation import N_

# What happens now and then is a fact of level 1, and none of these. “How often” asks for a number and is none of them.
VAGUE = {
    "de": r"teils|teilweise|zum Teil|größtenteils|meist|meistens|zumeist|in der Regel|im Allgemeinen|"
    r"im Großen und Ganzen|weitgehend|weitestgehend|überwiegend|hauptsächlich|normalerweise|gewöhnlich|"
    r"üblicherweise|grundsätzlich|im Wesentlichen|mehr oder weniger|nach Möglichkeit|möglichst|"
    r"in den meisten Fällen|fast immer|tendenziell|ausreichend\w*|angemessen\w*|(?<!Wie )(?<!wie )oft|"
    r"häufig|öfters?|manchmal",
    "en": r"partly|partially|in part|usually|mostly|largely|mainly|typically|generally|in general|normally|somewhat|"
    r"substantially|more or less|as a rule|in most cases|for the most part|where possible|as far as possible|"
    r"nearly always|almost always|predominantly|tends? to|adequate\w*|appropriate\w*|sufficient\w*|"
    r"(?<!How )(?<!how )often|frequently|sometimes|essentially",
}
_WORDS = {language: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for language, words in VAGUE.items()}


def check(pack: Pack) -> Iterator[Fault]:
    """Yield the first hedge of every level."""
    for one in levels(pack):
        if found := _WORDS[one.language].search(one.text):
            yield Fault(
                "level-vague",
                one.place,
                N_("“{word}” leaves open whether the level is reached: everyone reads it differently."),
                N_("Write a number, a person, a place or a date instead."),
                {"word": found[0]},
                found[0],
            )
