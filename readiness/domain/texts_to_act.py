"""Texts to act: letters, clauses, lists and agendas that belong to steps, with fields that the program fills."""

from dataclasses import dataclass
from typing import Annotated

from readiness.domain.knowledge import Condition, Identifier
from readiness.domain.values import Limits, Text

# What the program fills in; everything else in a text stands in square brackets and is filled in by people.
FIELDS = ("organisation", "today", "known_since")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """One piece of a text: a heading, a paragraph, a list, or a table with its column heads and rows.

    A block is left out where its condition on the profile and the levels is surely false.
    """

    heading: Text | None = None
    text: Text | None = None
    items: tuple[Text, ...] = ()
    columns: tuple[Text, ...] = ()
    rows: tuple[tuple[Text, ...], ...] = ()
    when: Condition = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextToAct:
    """A text that somebody can send, sign or put up; `steps` are those it belongs to.

    A step of the plan is named as in `PAR2:0>1`, a step of the incident guide as in `incident:pause-request`.
    `verify_with` are the roles who should read it before it is used.
    """

    code: Identifier
    name: Text
    purpose: Text
    steps: Annotated[tuple[str, ...], Limits(min_length=1)]
    verify_with: tuple[Identifier, ...] = ()
    blocks: Annotated[tuple[TextBlock, ...], Limits(min_length=1)]
