"""Numbers as people write them: 20, 20,5, 1.234,50, 1,234.50 or 1'234.50, whatever language they write in."""

import re

# What may stand around a number or between its digits, and says nothing.
_SILENT = re.compile(r"[\s'’\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]|€|EUR|CHF|£|\$", re.IGNORECASE)
_THREE = 3


def read_number(written: str, group: str = ",") -> float | None:
    """Return a number that is not negative; None where it is none.

    The last of two signs is that of the decimals. One sign alone is that of the decimals too, unless three digits stand
    behind it and it is the one that `group`s thousands in the reader's language.
    """
    bare = _SILENT.sub("", written)
    if not re.fullmatch(r"[0-9]+([.,][0-9]+)*", bare):
        return None
    signs = [sign for sign in bare if sign in ".,"]
    if not signs:
        return float(bare)
    last = signs[-1]
    behind = len(bare) - bare.rindex(last) - 1
    grouping = behind == _THREE and (len(signs) > 1 or last == group)
    if len(set(signs)) == 1 and (grouping or len(signs) > 1):
        parts = bare.split(last)
        return float("".join(parts)) if all(len(part) == _THREE for part in parts[1:]) else None
    if signs.count(last) > 1:
        return None
    whole, _sign, decimals = bare.rpartition(last)
    parts = re.split("[.,]", whole)
    if any(len(part) != _THREE for part in parts[1:]):
        return None
    return float(f"{''.join(parts)}.{decimals}")
