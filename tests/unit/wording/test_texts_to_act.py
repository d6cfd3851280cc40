"""Texts to act are filled with what is known, and keep blanks for what is not."""

from dataclasses import replace
from datetime import date

import pytest

from readiness.domain.assessment import Assessment, Details
from readiness.domain.incidents import Incident, Incidents
from readiness.domain.texts_to_act import TextBlock, TextToAct
from readiness.foundation.language import ENGLISH, GERMAN, Language
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.wording.texts_to_act import FilledBlock, TextsToAct
from tests.unit.builders import social_media, words

ON = date(2026, 11, 29)
BLOCKS = (
    TextBlock(heading=words("To {organisation}")),
    TextBlock(text=words("As of {today}, since {known_since}. {braces} stay, and so does [your name].")),
    TextBlock(items=(words("One"), words("Two"))),
    TextBlock(columns=(words("Who"), words("What")), rows=((words("[name]"), words("All")),)),
    TextBlock(text=words("For the works council."), when="works_council"),
)


def result(organisation: str = "Firm Ltd", on: date | None = None, **profile: str) -> AssessmentResult:
    text = TextToAct(code="letter", name=words("Letter"), purpose=words("Say it"), steps=("PAR2:0>1",), blocks=BLOCKS)
    pack = replace(
        social_media(), texts=(text, replace(text, code="other", steps=("incident:call",), verify_with=("LEG",)))
    )
    known = Incidents((Incident(1, on, given={"F10": "2026-11-02"}),)) if on else Incidents()
    return assess(pack, Assessment(Details(organisation, profile=profile), {}, incidents=known), ON)


def test_what_is_known_is_filled_in():
    letter = TextsToAct(result(on=ON), ENGLISH).all()[0]

    assert letter.blocks[0] == FilledBlock(heading="To Firm Ltd")
    assert letter.blocks[1].text == (
        "As of 29 November 2026, since 2 November 2026. {braces} stay, and so does [your name]."
    )


@pytest.mark.parametrize(("language", "blank"), [(GERMAN, "[Datum]"), (ENGLISH, "[date]")])
def test_what_is_not_known_stays_a_blank(language: Language, blank: str):
    assert f"since {blank}." in TextsToAct(result(), language).all()[0].plain()


def test_what_is_filled_in_is_not_filled_again():
    assert TextsToAct(result("{today}"), ENGLISH).all()[0].blocks[0].heading == "To {today}"


def test_a_block_for_others_is_left_out_where_that_is_sure():
    with_council, without, unknown = (result(works_council="yes"), result(works_council="no"), result())

    assert ["works council" in TextsToAct(r, ENGLISH).all()[0].plain() for r in (with_council, without, unknown)] == [
        True,
        False,
        True,
    ]


def test_plain_text_keeps_headings_lists_and_tables():
    assert TextsToAct(result(works_council="no", on=ON), ENGLISH).all()[0].plain() == (
        "To Firm Ltd\n-----------\n\n"
        "As of 29 November 2026, since 2 November 2026. {braces} stay, and so does [your name].\n\n"
        "- One\n- Two\n\n"
        "Who | What\n----------\n[name] | All\n"
    )


def test_rows_for_some_only_join_the_table_before_them():
    table = BLOCKS[3]
    council = replace(table, rows=((words("Council"), words("Photos")),), when="works_council")
    text = TextToAct(code="list", name=words("List"), purpose=words("Tell"), steps=("x",), blocks=(table, council))

    def joined(answer: str) -> tuple[FilledBlock, ...]:
        found = result(works_council=answer)
        pack = replace(found.questionnaire, texts=(text,))
        return TextsToAct(assess(pack, found.assessment, ON), ENGLISH).all()[0].blocks

    assert [block.rows for block in joined("yes")] == [(("[name]", "All"), ("Council", "Photos"))]
    assert [block.rows for block in joined("no")] == [(("[name]", "All"),)]


def test_a_step_finds_its_texts():
    texts = TextsToAct(result(), ENGLISH)

    assert [text.code for text in texts.of_step("PAR2:0>1")] == ["letter"]
    assert [text.code for text in texts.of_incident_step("call")] == ["other"]
    assert texts.of_step("PAR2:1>2") == []


def test_it_says_who_should_read_it_first():
    letter, other = TextsToAct(result(), ENGLISH).all()

    assert letter.check_first == ""
    assert "legal adviser" in other.check_first
