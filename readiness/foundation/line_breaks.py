"""Where no German line may end: a figure stays with its unit, a paragraph sign with its number, a day with its month.

The catalogue is treated once, when it is compiled; texts of a questionnaire when they are shown.
"""

import re

_NO_BREAK = "\N{NO-BREAK SPACE}"
# A figure, or what stands for one in a message: {n}, %(n)s.
_FIGURE = r"(?:\d|\}|\)[sd])"
_FIGURE_FOLLOWS = r"(?=[\d{]|%\()"
_NUMBERED = r"§§?|Art\.|Abs\.|Nr\.|Satz|Regel|Stufen?|Bereichsstufen?|Gesamtstufe"
_UNIT = (
    r"%|€|CHF|MB|kB|Prozent|Euro|Franken|Millionen|Uhr|Sekunden?|Minuten?|Stunden?|Tage?n?|Personentage?n?|Wochen?|"
    r"Monate?n?|Jahre?n?|Zeichen|Pixel|Bytes?"
)
_MONTH = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_STAYS_WHOLE = re.compile(
    "|".join(
        (
            rf"(?<!\w)(?:{_NUMBERED}) {_FIGURE_FOLLOWS}",
            rf"{_FIGURE} (?=(?:{_UNIT})(?!\w))",
            rf"(?<!\d)\d\d?\. (?=(?:{_MONTH})(?!\w))",
            r"(?<!\w)[zudo]\. (?=[A-Za-z]\.)",
            # The parts of a file number: I ZR 27/22, 13 K 1419/23.
            r"(?<!\w)(?:\d\d?|[IVX]+) (?=[A-Z]{1,3} \d+/\d)",
            r"(?<![^\W\d_])[A-Z]{1,3} (?=\d+/\d)",
            r" (?=– )",
        )
    )
)


def kept_together(text: str) -> str:
    """Return a German text with no-break spaces for those between which no line may end."""
    return _STAYS_WHOLE.sub(lambda found: found[0].replace(" ", _NO_BREAK), text)
