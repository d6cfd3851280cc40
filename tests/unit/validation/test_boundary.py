"""Reading returns a value, or raises every fault at once with place, line and what was found."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

import pytest

from readiness.domain.knowledge import Choice
from readiness.domain.plan_notes import PlanNotes
from readiness.domain.values import Limits, Range
from readiness.foundation.errors import Fault
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.validation.boundary import load_adapters, read_fields, read_json, read_tree, schema, write_json
from readiness.validation.parts import STORED_PARTS, StoredPart
from readiness.validation.refusal import RefusedError


@dataclass(frozen=True, slots=True)
class Sample:
    """One field of every sort."""

    name: str
    size: Annotated[int, Limits(ge=0, le=5)] = 0
    entries: Annotated[tuple[Range, ...], Limits(min_length=1)] = (Range(0, 1),)
    by_level: dict[int, str] = field(default_factory=dict)
    on: date | None = None


def faults(read: Any, *given: Any) -> tuple[Fault, ...]:
    with pytest.raises(RefusedError) as refused:
        read(*given)
    return refused.value.faults


def test_every_fault_of_a_text_is_told_with_line_and_path():
    text = """{
  "size": 7,
  "entries": [
    {"low": 1, "high": 2},
    {"low": 3, "high": 2},
    {"low": "x", "high": -1}
  ],
  "colour": "blue",
  "on": "2026-02-30"
}"""

    assert [(f.line, f.code, f.place) for f in faults(read_json, text, Sample)] == [
        (1, "key-missing", ()),
        (2, "value-maximum", ("size",)),
        (5, "range-reversed", ("entries", 1)),
        (6, "value-type", ("entries", 2, "low")),
        (6, "value-minimum", ("entries", 2, "high")),
        (8, "key-unknown", ("colour",)),
        (9, "value-type", ("on",)),
    ]


def test_the_sentence_of_a_fault_names_file_line_path_and_value():
    (fault,) = faults(read_json, '{"name": "x",\n "size": 7}', Sample)

    assert fault.sentence(ENGLISH, "f.json") == (
        "f.json:2: size (7): The number is too large; the largest is 5. Enter a number in the range."
    )
    assert fault.sentence(GERMAN, "f.json").startswith("f.json:2: size (7): Die Zahl ist zu groß")


def test_a_list_whose_entries_are_at_fault_is_not_called_too_short_as_well():
    (fault,) = faults(read_json, '{"name": "x", "entries": [5]}', Sample)

    assert fault.place == ("entries", 0)


def test_a_list_that_is_too_short_is_called_so():
    (fault,) = faults(read_json, '{"name": "x", "entries": []}', Sample)

    assert (fault.code, fault.place) == ("value-minItems", ("entries",))


@pytest.mark.parametrize(
    ("value", "code"), [("true", "value-type"), ("1.5", "value-type"), ('"no name"', "value-pattern")]
)
def test_a_value_that_may_be_one_of_two_is_one_fault(value: str, code: str):
    (fault,) = faults(read_json, f'{{"value": {value}, "text": {{}}}}', Choice)

    assert (fault.code, fault.place) == (code, ("value",))


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [('{"name": "x",\n  "size": 1,}', 2, 13), ("", 1, 1), ('{"name": "x"', 1, 13), ('{"name": "x"} and more', 1, 15)],
)
def test_broken_syntax_is_told_with_line_and_column(text: str, line: int, column: int):
    (fault,) = faults(read_json, text, Sample)

    assert (fault.code, fault.line, fault.facts["column"]) == ("json-broken", line, column)


@pytest.mark.parametrize(
    "raw", ["[" * 100_000, b'{"name": "\xff"}', '{"size": ' + "7" * 5_000 + "}", '{"name": NaN}', '{"name": "\\ud800"}']
)
def test_what_no_reader_can_take_is_broken_json(raw: bytes | str):
    (fault,) = faults(read_json, raw, Sample)

    assert fault.code == "json-broken"


def test_further_faults_are_told_together_with_those_of_the_kind():
    def also(data: Any) -> list[Fault]:
        return [Fault("foreign", ("name",), "{x}", "", {"x": data["name"]}), Fault("foreign", ("size",), "", "")]

    told = faults(lambda: read_json('{"name": "x",\n "size": 9}', Sample, also=also))

    # Of a value that is at fault already nothing more is said.
    assert [(f.code, f.line) for f in told] == [("foreign", 1), ("value-maximum", 2)]


def test_a_tree_is_read_like_json_but_keeps_its_own_keys_and_values():
    assert read_tree({"name": "x", "by_level": {2: "two"}}, Sample).by_level == {2: "two"}

    tree = {"name": date(2026, 1, 1), "by_level": {"2": "two"}, "size": 30.0, "entries": [date(2026, 1, 1)]}
    assert [(f.code, f.place, f.value) for f in faults(read_tree, tree, Sample)] == [
        ("value-type", ("name",), date(2026, 1, 1)),
        ("value-type", ("size",), 30.0),
        ("value-type", ("entries", 0), date(2026, 1, 1)),
        ("value-type", ("by_level", "2"), "2"),
    ]


def test_fields_are_texts_and_numbers_among_them_are_read():
    assert read_fields({"name": "x", "size": "3"}, Sample).size == 3
    assert [f.place for f in faults(read_fields, {"size": "9", "colour": "blue"}, Sample)] == [
        (),
        ("size",),
        ("colour",),
    ]


def test_a_part_carries_its_name_in_json_only():
    part = PlanNotes(goal="gate:G1")

    for kind in (StoredPart, STORED_PARTS["plan"]):
        raw = write_json(part, kind, defaults=False)
        assert raw == b'{"type":"plan","goal":"gate:G1"}'
        assert read_json(raw, kind) == part


def test_a_part_under_another_name_is_refused():
    (fault,) = faults(read_json, '{"type": "plan", "goal": "target"}', STORED_PARTS["incidents"])[:1]

    assert fault.code in {"value-enum", "key-unknown"}


def test_a_schema_says_what_limits_say():
    described = schema(Sample, closed=True)

    assert described["properties"]["size"] == {"maximum": 5, "minimum": 0, "type": "integer"}
    assert described["additionalProperties"] is False
    assert described["required"] == ["name"]


def test_the_adapters_can_be_made_ahead_of_time():
    load_adapters(Sample)
