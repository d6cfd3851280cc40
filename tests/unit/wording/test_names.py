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


def test_a_name_says_whether_it_is_a_key_question_only_where_it_is_asked_for(names: Names):
    assert names.capabilities(("PRO1", "PRO2")) == "Name of PRO1; Name of PRO2"
    assert [names.told_capability(code) for code in ("PRO1", "PRO2")] == ["Name of PRO1 (key question)", "Name of PRO2"]


def test_a_star_stays_with_its_word(names: Names):
    assert [names.starred_capability(code) for code in ("PRO1", "PRO2")] == ["Name of PRO1\u00a0★", "Name of PRO2"]


@pytest.mark.parametrize(("language", "quoted"), [(ENGLISH, "“See”"), (GERMAN, "„Sehen“")])
def test_a_gate_is_called_by_what_it_allows_and_not_by_its_code(language: Language, quoted: str):
    names = Names(social_media(), language)

    assert names.gate("G0") == quoted[1:-1]
    assert names.quoted_gate("G0") == quoted


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
