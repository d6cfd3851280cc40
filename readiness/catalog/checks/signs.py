"""Is every sign what it looks like? Copied texts bring some along that nobody sees, and letters of other alphabets."""

import re
from collections.abc import Iterator
from unicodedata import category, combining, name

from readiness.catalog.pack import Pack
from readiness.catalog.yaml_source import YamlSource
from readiness.domain.consistency import tidied_condition, written_conditions
from readiness.foundation.errors import Fault
from readiness.foundation.translation import N_

# Typography wants spaces that do not break: between a number and its unit, and French ones.
_ALLOWED = frozenset(" \t\u00a0\u202f")
_UNSEEN = frozenset(["Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs"])
# Joins two pictures to one, as in a family of emoji.
_JOINER = "\u200d"
_OTHER_ALPHABETS = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "FULLWIDTH", "MATHEMATICAL")
# Cyrillic and Greek letters that look like Latin ones; a word of them alone was meant to be Latin.
_DOUBLES = frozenset("АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο")
_WORD = re.compile(r"[^\W\d_]+")
# Conditions know neither; text programs and web pages bring them along.
_NOT_PLAIN = re.compile(r"[^\x20-\x7e]")
_QUOTES = re.compile(r"[\"'“”„‟‘’‚‛«»‹›`´]")


def check(pack: Pack) -> Iterator[Fault]:
    """Yield signs that are not seen or look like others, with their column, and foreign signs in conditions."""
    for source in dict.fromkeys(pack.files.sources.values()):
        for number, line in enumerate(source.text, 1):
            if not line.isascii():
                yield from _in_line(source, number, line)
        yield from _escaped(source)
    for place, condition in written_conditions(pack.questionnaire):
        sign = _QUOTES.search(condition) or _NOT_PLAIN.search(condition)
        if sign is None:
            continue
        meant = tidied_condition(condition)
        anew = N_("Type the condition again, with plain spaces and without quotation marks, as in: country = DE.")
        yield Fault(
            "condition-sign",
            place,
            N_("The condition contains the character {sign}, which is not allowed in conditions."),
            N_("Write: {meant}") if meant else anew,
            {"sign": _called(sign[0]), "meant": meant},
            condition if sign[0].isprintable() else condition.replace(sign[0], "�"),
        )


def _in_line(source: YamlSource, number: int, line: str) -> Iterator[Fault]:
    for at, sign in enumerate(line):
        if _is_unseen(sign) and not (number == 1 and at == 0) and not _joins_pictures(line, at):
            yield _unseen(source, number, at + 1, sign)
        elif combining(sign):
            yield Fault(
                "sign-apart",
                (),
                N_("In column {column}, {sign} follows its letter as a separate character."),
                N_("Type the letter again: otherwise it is found and sorted as a different one."),
                {"column": at + 1, "sign": _called(sign)},
                f"{line[at - 1 : at]}{sign}",
                source.path,
                number,
            )
    for word in _WORD.finditer(line):
        foreign = [at for at, sign in enumerate(word[0]) if not sign.isascii() and _is_foreign(sign)]
        if foreign and (len(foreign) < len(word[0]) or set(word[0]) <= _DOUBLES):
            yield Fault(
                "sign-foreign",
                (),
                N_("In column {column}, {sign} only looks like a Latin letter."),
                N_("Type the word again: “{word}” is not what it seems."),
                {
                    "column": word.start() + foreign[0] + 1,
                    "sign": _called(word[0][foreign[0]]),
                    "word": word[0],
                },
                None,
                source.path,
                number,
            )


def _escaped(source: YamlSource) -> Iterator[Fault]:
    """Yield unseen signs that are written as an escape of their number, which no line shows."""
    for number, line in enumerate(source.text, 1):
        for escape in re.finditer(r"(?<!\\)\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2}))", line):
            code = int(next(filter(None, escape.groups())), 16)
            if code <= 0x10FFFF and _is_unseen(chr(code)):  # noqa: PLR2004
                yield _unseen(source, number, escape.start() + 1, chr(code))


def _unseen(source: YamlSource, line: int, column: int, sign: str) -> Fault:
    return Fault(
        "sign-unseen",
        (),
        N_("In column {column} there is an invisible character: {sign}."),
        N_("Delete it: put the cursor after it and press the backspace key, or type the word again."),
        {"column": column, "sign": _called(sign)},
        None,
        source.path,
        line,
    )


def _is_unseen(sign: str) -> bool:
    return sign not in _ALLOWED and category(sign) in _UNSEEN


def _joins_pictures(line: str, at: int) -> bool:
    around = line[at - 1 : at] + line[at + 1 : at + 2]
    return line[at] == _JOINER and all(category(sign) in {"So", "Sk", "Mn"} for sign in around) and bool(around)


def _is_foreign(sign: str) -> bool:
    return name(sign, "").startswith(_OTHER_ALPHABETS)


def _called(sign: str) -> str:
    return f"U+{ord(sign):04X} {name(sign, '')}".strip() if not (sign.isascii() and sign.isprintable()) else sign
