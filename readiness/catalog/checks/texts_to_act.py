"""Can the texts to act be shown: do their steps exist, is every block one thing, does every table fit?"""

import re
from collections.abc import Iterator

from readiness.catalog.checks.prose import said, texts
from readiness.catalog.pack import Pack
from readiness.domain.texts_to_act import FIELDS, TextBlock
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_

_STEP = re.compile(r"([A-Z][A-Z0-9_]*):([0-9])>([0-9])")
_FIELD = re.compile(r"{[^{}]*}?|}")
_FIELDS = [f"{{{name}}}" for name in FIELDS]


def check(pack: Pack) -> Iterator[Fault]:
    """Yield steps that do not exist, fields that nobody fills in, and blocks that are nothing or two things."""
    for i, text in enumerate(pack.questionnaire.texts):
        for j, step in enumerate(text.steps):
            if not _exists(step, pack):
                yield Fault(
                    "text-step-unknown",
                    ("texts", i, "steps", j),
                    N_("There is no step “{step}”."),
                    N_("Write CODE:0>1 for a step of a question, or incident:CODE for one of the incident guide."),
                    {"step": step},
                    step,
                )
        for j, block in enumerate(text.blocks):
            yield from _block(("texts", i, "blocks", j), block)
        yield from _fields(("texts", i), text)


def _exists(step: str, pack: Pack) -> bool:
    kind, _, code = step.partition(":")
    if kind == "incident":
        guide = pack.questionnaire.incident
        return guide is not None and any(code == known.code for known in guide.steps)
    found = _STEP.fullmatch(step)
    if not found or found[1] not in pack.questionnaire.capabilities:
        return False
    capability = pack.questionnaire.capabilities[found[1]]
    return int(found[3]) in capability.rungs and int(found[2]) == capability.rung_below(int(found[3])) < int(found[3])


def _block(place: Place, block: TextBlock) -> Iterator[Fault]:
    kinds = [name for name in ("heading", "text", "items", "columns") if getattr(block, name)]
    if len(kinds) != 1:
        yield Fault(
            "block-kind",
            place,
            N_("A block must be one thing: “heading”, “text”, “items”, or “columns” with “rows”."),
            N_("Divide it into several blocks, or write what is missing."),
            {},
            ", ".join(kinds) or None,
        )
    if block.rows and not block.columns:
        yield Fault(
            "block-columns",
            (*place, "rows"),
            N_("The table has rows, but no column headings."),
            N_("Add “columns” with one text for each column."),
        )
    for i, row in enumerate(block.rows):
        if block.columns and len(row) != len(block.columns):
            yield Fault(
                "block-row",
                (*place, "rows", i),
                N_("The number of cells in this row is {found}; the number of columns in the table is {wanted}."),
                N_("Add or remove cells; a cell to be filled in may be “…”."),
                {"found": len(row), "wanted": len(block.columns)},
            )


def _fields(place: Place, text: object) -> Iterator[Fault]:
    for inner, part in texts(text, place):
        for one in said(inner, part):
            for found in _FIELD.finditer(one.text):
                if found[0] not in _FIELDS:
                    yield Fault(
                        "text-field-unknown",
                        one.place,
                        N_("The program does not know the field “{field}”, so no one would fill it in."),
                        N_("Use one of these: {names}. What people fill in goes in square brackets."),
                        {"field": found[0], "names": ", ".join(_FIELDS)},
                        found[0],
                    )
