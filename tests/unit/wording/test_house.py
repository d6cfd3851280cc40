"""What a house says in a room: its footer with the fields filled in, or who it is."""

from datetime import date

import pytest

from readiness.domain.assessment import Assessment, Details
from readiness.domain.consultant import ConsultantLayer
from readiness.wording.house import line_of_room
from tests.packs import shipped


def line(**said: str) -> str:
    assessment = Assessment(Details("Muster GmbH", assessor="Ada"), {}, consultant=ConsultantLayer(**said))
    return line_of_room(assessment.consultant, assessment, shipped(), date(2026, 11, 28)).de


def test_the_fields_of_the_footer_are_filled_in() -> None:
    assert line(footer="{organisation}, {assessor}, {date}").startswith("Muster GmbH, Ada, 28.")


@pytest.mark.parametrize("footer", ["", "  ", "{organisation} steht auf {stage}"])
def test_the_first_line_of_the_contact_stands_for_no_footer_and_for_one_that_tells_the_stage(footer: str) -> None:
    assert line(footer=footer, contact="\nBerger & Co\nHafenstraße 1") == "Berger & Co"
    assert line(footer=footer) == ""


def test_a_contact_is_shown_as_it_was_typed() -> None:
    assert line(contact="{stage} {organisation} {nothing}") == "{stage} {organisation} {nothing}"
