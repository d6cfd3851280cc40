"""What a questionnaire calls its parts."""

import pytest

from readiness.domain.knowledge import Verification
from readiness.domain.questionnaire import DimensionKind
from readiness.foundation.language import ENGLISH, GERMAN, LANGUAGES, Language
from readiness.wording.names import Names
from tests.unit.builders import filled, social_media


@pytest.fixture
def names() -> Names:
    return Names(filled(PRO="1★ 1 1")[0], ENGLISH)


def test_key_questions_carry_a_star_that_stays_with_its_word(names: Names):
    assert names.capability("PRO1") == "Name of PRO1\u00a0★"
    assert names.capability("PRO2") == "Name of PRO2"
    assert names.capabilities(("PRO1", "PRO2")) == "Name of PRO1\u00a0★; Name of PRO2"


def test_a_long_list_says_how_many_more_there_are(names: Names):
    assert names.listing(["a", "b", "c", "d", "e"]) == "a; b; c; d; e"
    assert names.listing(["a", "b", "c", "d", "e", "f"]) == "a; b; c; d and 2 more"


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_every_owner_has_a_name(language: Language):
    pack = social_media()
    names = Names(pack, language)

    for capability in pack.capabilities.values():
        assert names.roles(capability.owners).split(", ") == [language.of(pack.roles[r]) for r in capability.owners]


def test_core_and_protective_dimensions_are_told_apart():
    names = Names(social_media(), ENGLISH)
    assert len(names.dimensions_of(DimensionKind.CORE).split("; ")) == 4
    assert names.dimensions_of(DimensionKind.PROTECTIVE).startswith("Monitoring; ")


def test_roles_that_the_questionnaire_does_not_know_are_left_out(names: Names):
    assert names.roles(["nobody"]) == ""


def test_a_checkpoint_says_how_far_its_source_was_checked():
    pack = social_media()
    assert pack.legal is not None
    words = {point.verification: Names(pack, GERMAN).verification(point) for point in pack.legal.checkpoints}

    assert words[Verification.CHECKED] == "Quelle geprüft"
    assert len(set(words.values())) == len(words)
