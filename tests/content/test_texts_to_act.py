"""The texts to act of the shipped questionnaire: each belongs to a step, and both languages ask for the same."""

import re
from collections.abc import Iterator

import pytest

from readiness.domain.conditions import parse
from readiness.domain.levels import HIGHEST
from readiness.domain.texts_to_act import FIELDS, TextBlock, TextToAct
from readiness.domain.values import Text
from tests.packs import shipped

PACK = shipped()
LANGUAGES = ("de", "en")

FIELD = re.compile(r"{([^}]*)}")
# Square brackets that people fill in; an empty pair is a box to tick.
BLANK = re.compile(r"\[[^\[\]]+\]")


def said(block: TextBlock) -> Iterator[Text]:
    """Yield every text of a block, in the order in which it is read."""
    yield from (text for text in (block.heading, block.text) if text)
    yield from block.items
    yield from block.columns
    for row in block.rows:
        yield from row


def all_said(text: TextToAct) -> Iterator[Text]:
    yield from (text.name, text.purpose)
    for block in text.blocks:
        yield from said(block)


def words(text: TextToAct, language: str) -> int:
    return sum(len(one.in_language(language).split()) for one in all_said(text))


@pytest.fixture(params=PACK.texts, ids=lambda text: text.code)
def text(request: pytest.FixtureRequest) -> TextToAct:
    found: TextToAct = request.param
    return found


def test_the_twelve_texts_are_there():
    assert [text.code for text in PACK.texts] == [
        "agency-email",
        "reference-clause",
        "approval-rule",
        "phone-list",
        "staff-message",
        "holding-statements",
        "management-agenda",
        "house-rules",
        "photo-consent",
        "photo-consent-notes",
        "partner-register",
        "role-matrix",
    ]
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", text.code) for text in PACK.texts)


def test_every_text_belongs_to_steps_that_exist(text: TextToAct):
    assert PACK.incident is not None
    known = {f"incident:{step.code}" for step in PACK.incident.steps}
    known |= {f"{code}:{level}>{level + 1}" for code in PACK.capabilities for level in range(HIGHEST)}

    assert [step for step in text.steps if step not in known] == []
    assert len(set(text.steps)) == len(text.steps)


def test_every_text_helps_a_step_that_a_beginner_has_before_them(text: TextToAct):
    assert any(re.search(r"^incident:|:[012]>", step) for step in text.steps)


def test_only_the_fields_that_the_program_fills_stand_in_braces(text: TextToAct):
    for one in all_said(text):
        for language in LANGUAGES:
            assert set(FIELD.findall(one.in_language(language))) <= set(FIELDS), one


def test_both_languages_have_the_same_fields_and_as_many_blanks(text: TextToAct):
    for one in all_said(text):
        assert FIELD.findall(one.de) == FIELD.findall(one.en) or sorted(FIELD.findall(one.de)) == sorted(
            FIELD.findall(one.en)
        ), one
        assert len(BLANK.findall(one.de)) == len(BLANK.findall(one.en)), one
        assert one.de.count("[ ]") == one.en.count("[ ]"), one


def test_both_languages_say_about_as_much(text: TextToAct):
    for one in all_said(text):
        longer, shorter = sorted((len(one.de), len(one.en)), reverse=True)
        assert longer <= 2 * shorter + 12, one


def test_a_block_is_one_kind_of_thing(text: TextToAct):
    for block in text.blocks:
        kinds = [block.heading, block.text, block.items, block.columns or block.rows]
        assert sum(bool(kind) for kind in kinds) == 1, block
        assert bool(block.columns) == bool(block.rows), block
        assert {len(row) for row in block.rows} <= {len(block.columns)}, block


def test_no_heading_stands_alone(text: TextToAct):
    for block, following in zip(text.blocks, text.blocks[1:], strict=False):
        assert not (block.heading and following.heading), block
    assert not text.blocks[-1].heading


def test_a_block_depends_only_on_the_profile_and_the_levels(text: TextToAct):
    known = {question.code for question in PACK.profile} | PACK.capabilities.keys()
    for block in text.blocks:
        if block.when:
            assert {comparison.name for comparison in parse(block.when).comparisons()} <= known, block.when


def test_a_text_is_short_enough_to_be_used_on_the_same_day(text: TextToAct):
    assert all(words(text, language) <= 560 for language in LANGUAGES)


def test_what_binds_people_is_read_by_a_lawyer_first():
    read_by = {text.code: text.verify_with for text in PACK.texts if text.verify_with}

    assert read_by == {"reference-clause": ("LEG",), "photo-consent": ("LEG", "DPO")}
    assert all(role in PACK.roles for roles in read_by.values() for role in roles)


def test_no_text_repeats_the_line_that_the_program_shows(text: TextToAct):
    assert [
        one for one in all_said(text) if re.search("Rechtsberatung lesen|legal adviser read", one.de + one.en)
    ] == []


def test_nobody_outside_learns_since_when_the_firm_has_known():
    # The day of first knowledge starts legal deadlines: it belongs into what stays in the house.
    inside = {text.code for text in PACK.texts if any("{known_since}" in one.de for one in all_said(text))}

    assert inside == {"staff-message", "management-agenda"}


@pytest.mark.parametrize("country", ["DE", "AT", "CH"])
def test_clause_and_consent_name_the_law_of_every_country(country: str):
    for code in ("reference-clause", "photo-consent"):
        text = next(text for text in PACK.texts if text.code == code)
        assert sum(block.when == f"country = {country}" for block in text.blocks) == 1


def test_what_is_signed_later_does_not_bear_the_day_on_which_it_was_printed():
    for code in ("approval-rule", "photo-consent"):
        text = next(text for text in PACK.texts if text.code == code)
        assert [one for one in all_said(text) if "{today}" in one.de] == [], code


def test_a_holding_statement_does_not_say_where_it_stands():
    text = next(text for text in PACK.texts if text.code == "holding-statements")

    assert [one for one in all_said(text) if re.search(r"\b(hier|here)\b", one.de + " " + one.en)] == []


def test_the_phone_list_is_one_table():
    text = next(text for text in PACK.texts if text.code == "phone-list")

    assert sum(bool(block.columns) for block in text.blocks) == 1


def test_the_works_council_appears_only_where_there_is_one(text: TextToAct):
    for block in text.blocks:
        if any("Betriebsrat" in one.de for one in said(block)):
            assert block.when == "works_council", block


def test_every_step_that_sends_or_writes_one_of_these_has_its_text():
    helped = {step for text in PACK.texts for step in text.steps}

    assert helped >= {
        *("PAR1:1>2", "PAR1:2>3", "PAR2:0>1", "PAR2:1>2", "PAR2:2>3", "PAR5:1>2", "PRO1:2>3", "PRO2:1>2", "PRO2:2>3"),
        *("PRO3:1>2", "PRO3:2>3", "MGT2:0>1", "MON2:1>2", "CON2:1>2", "CON2:2>3", "RSK2:2>3"),
        *("incident:partner-called", "incident:phones-listed", "incident:staff-told", "incident:statement-drafted"),
    }
