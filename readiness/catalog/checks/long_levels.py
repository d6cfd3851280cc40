"""Can a level be read at one glance, and does it say one thing?"""

import re
from collections.abc import Iterator

from readiness.catalog.checks.prose import levels, sentences
from readiness.catalog.pack import Pack
from readiness.foundation.errors import Fault
from readiness.foundation.translation import N_

MOST_WORDS = 35
# One idea takes a sentence, and two more for who and where; a colon begins no new one.
MOST_SENTENCES = 3
_MORE = {
    "de": re.compile(
        r"\b(?:außerdem|zudem|ferner|darüber hinaus|überdies|des Weiteren|zusätzlich dazu)\b", re.IGNORECASE
    ),
    "en": re.compile(
        r"\b(?:moreover|furthermore|in addition(?! to)|additionally|besides(?=,)|what is more)\b", re.IGNORECASE
    ),
}


def check(pack: Pack) -> Iterator[Fault]:
    """Yield levels of too many words, and those that say more than one thing."""
    for one in levels(pack):
        words = len(one.text.split())
        if words > MOST_WORDS:
            yield Fault(
                "level-long",
                one.place,
                N_("The level has {words} words; more than {most} are not read to the end."),
                N_("Leave out what belongs in “help” or in another level."),
                {"words": words, "most": MOST_WORDS},
            )
        several = _sentences(one.text)
        more = _MORE[one.language].search(one.text)
        if several > MOST_SENTENCES or more:
            yield Fault(
                "level-two-ideas",
                one.place,
                N_("The level says more than one thing: someone who has half of it does not know what to tick."),
                N_("Keep the idea that decides, in at most {most} sentences; move the rest elsewhere."),
                {"most": MOST_SENTENCES},
                more[0] if more else None,
            )


def _sentences(text: str) -> int:
    """Count the sentences; a semicolon ends one as well, unless it parts the entries of a list behind a colon."""
    number, listed = 0, False
    for part in sentences(text):
        number += not (part.endswith(":") or (listed and part.endswith(";")))
        listed = part.endswith(":") or (listed and part.endswith(";"))
    return number
