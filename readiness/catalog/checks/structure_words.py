"""Faults of structure in the words of people who write a questionnaire, where the format's own words say little.

A form is described and not shown as a pattern; what was probably meant is offered. No check itself.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches

from readiness.catalog.known_keys import keys_at
from readiness.catalog.pack_files import PackFiles
from readiness.foundation.errors import Fault, SourceString
from readiness.foundation.translation import N_

_NUMBER = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?(?:\s+\D.*|\s*[%€])?")
_TRUTHS = {
    **dict.fromkeys(("ja", "j", "yes", "y", "wahr", "true", "on", "x"), "true"),
    **dict.fromkeys(("nein", "n", "no", "falsch", "false", "off", "-"), "false"),
}
_FORMS = {
    "^[A-Z]{3}$": SourceString(N_("three capital letters, such as EUR")),
    "^[A-Z][A-Z0-9_]*$": SourceString(N_("a capital letter, then capital letters, digits and _, such as PRO1")),
    "^[a-z][a-z0-9-]*$": SourceString(N_("a lower-case letter, then lower-case letters, digits and -, as in my-pack")),
    r"^[0-9]+\.[0-9]+\.[0-9]+$": SourceString(N_("three numbers with dots between them, such as 1.0.0")),
    "^[A-Za-z][A-Za-z0-9_-]*$": SourceString(
        N_("a letter, then letters, digits, - and _, without spaces and umlauts, such as own_shop")
    ),
    "^(24h|1w|30d|90d)$": SourceString(N_("24h, 1w, 30d or 90d")),
}


def in_words(fault: Fault, files: PackFiles) -> Fault:
    """Return a fault of structure as its author understands it."""
    tell = _TOLD.get(fault.code)
    return fault if tell is None else tell(fault, files)


def _pattern(fault: Fault, _: PackFiles) -> Fault:
    form = _FORMS.get(str(fault.facts.get("wanted")))
    if form is None:
        return fault
    return replace(fault, what=N_("This must be {form}."), remedy=N_("Change the value."), facts={"form": form})


def _unknown_key(fault: Fault, files: PackFiles) -> Fault:
    key = fault.place[-1] if fault.place else ""
    if isinstance(key, int):
        return _cut_at_a_comma(fault, key, files)
    known = keys_at(fault.place)
    # Hyphens and capital letters are the commonest slips, and difflib counts them as strangers.
    meant = get_close_matches(str(key).lower().replace("-", "_").replace(" ", "_"), known, 1)
    if meant:
        return replace(fault, remedy=N_("Did you mean “{meant}”?"), facts={**fault.facts, "meant": meant[0]})
    if key in {"de", "en"}:
        return replace(fault, remedy=N_("Indent it further than the key of its text, if it belongs to the one above."))
    return fault


def _cut_at_a_comma(fault: Fault, digits: int, files: PackFiles) -> Fault:
    """Tell of 0,5 within brackets, where the comma begins a key “5”."""
    found = files.source(fault.place)
    if found is None:
        return fault
    source, place = found
    line = source.line(place)
    number = re.search(rf"([0-9]+),({digits})(?![0-9])", "".join(source.text[line - 1 : line]))
    return fault if number is None else _with_point(fault, f"{number[1]},{number[2]}")


def _with_point(fault: Fault, written: str) -> Fault:
    return replace(
        fault,
        code="value-type",
        what=N_("{written} is not a number in YAML: numbers have a decimal point there."),
        remedy=N_("Write {number} with a decimal point."),
        facts={"written": written, "number": written.replace(",", ".")},
        value=written,
    )


def _type(fault: Fault, files: PackFiles) -> Fault:
    wanted = str(fault.facts.get("wanted"))
    if fault.value is None:
        return _nothing(fault, wanted, files)
    meant = _meant(fault.value, wanted)
    if meant is None:
        return fault
    if isinstance(fault.value, str) and "," in fault.value:
        return _with_point(fault, meant.replace(".", ","))
    return replace(fault, remedy=N_("Write {number}."), facts={**fault.facts, "number": meant})


def _meant(value: object, wanted: str) -> str | None:
    """Return the value of the right kind that was probably meant, such as 30 by “30 Tage”."""
    if isinstance(value, float) and wanted == "a whole number" and value.is_integer():
        return f"{value:.0f}"
    if not isinstance(value, str):
        return None
    if wanted == "true or false":
        return _TRUTHS.get(value.strip().lower())
    number = _NUMBER.fullmatch(value.strip())
    if number is None or wanted not in {"a number", "a whole number"} or (number[2] and wanted == "a whole number"):
        return None
    return f"{number[1]}.{number[2]}" if number[2] else number[1]


def _nothing(fault: Fault, wanted: str, files: PackFiles) -> Fault:
    if fault.value is not None or not fault.place:
        return fault
    found = files.source(fault.place)
    if found is not None and not found[1]:
        remedy = N_("Write it, or delete it and its entry in pack.yaml.")
        return replace(fault, what=N_("The file is empty."), remedy=remedy, facts={})
    if wanted == "a text":
        return replace(fault, what=N_("The text is missing."), remedy=N_("Write it."), facts={})
    if isinstance(fault.place[-1], int):
        what, remedy = N_("This entry of the list is empty."), N_("Write it, or remove it.")
        return replace(fault, what=what, remedy=remedy, facts={})
    return replace(
        fault,
        what=N_("There is no value after “{key}”."),
        remedy=N_("Write its value. If the lines below belong to it, indent them further."),
        facts={"key": fault.place[-1]},
    )


_TOLD: dict[str, Callable[[Fault, PackFiles], Fault]] = {
    "value-pattern": _pattern,
    "key-unknown": _unknown_key,
    "value-type": _type,
}
