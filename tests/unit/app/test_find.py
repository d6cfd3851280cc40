"""Questions are found as people remember them."""

from readiness.app.find import Where, find_questions
from readiness.domain.answers import Answer, Status
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth
from readiness.foundation.language import ENGLISH, LANGUAGES
from tests.packs import shipped

PACK = shipped()


def found(words: str, language: str = "en", depth: Depth = Depth.FULL, **notes: str) -> list[str]:
    answers = {code: Answer(Status.ANSWERED, 1, evidence=note) for code, note in notes.items()}
    assessment = Assessment(Details("Test", depth), answers)
    return [hit.capability.code for hit in find_questions(PACK, assessment, words, LANGUAGES[language])]


def test_nothing_is_found_by_nothing():
    assert found("") == found("   ") == found("xylophone") == []


def test_a_code_or_a_part_of_a_name_is_enough():
    assert found("par1")[0] == "PAR1"
    assert "MON1" in found("MON")


def test_every_word_must_occur_somewhere_in_the_question():
    assert set(found("agency legal")) <= set(found("agency")) & set(found("legal"))


def test_capitals_and_accents_do_not_count():
    assert found("GESCHAFTSFUHRUNG", "de") == found("geschäftsführung", "de") != []


def test_own_notes_are_found_and_come_last():
    assert found("zeppelin", CON3="The Zeppelin contract") == ["CON3"]
    assessment = Assessment(Details("Test", Depth.FULL), {"PRO1": Answer(Status.ANSWERED, 1, evidence="imprint")})
    places = [hit.where for hit in find_questions(PACK, assessment, "imprint", ENGLISH)]
    assert places == sorted(places)
    assert places[-1] is Where.NOTES


def test_the_quick_check_finds_key_questions_only():
    assert len(found("e", depth=Depth.QUICK)) == len(PACK.asked(Depth.QUICK))


def test_the_excerpt_shows_the_word():
    hits = find_questions(PACK, Assessment(Details("Test", Depth.FULL), {}), "comment", ENGLISH)
    assert all("comment" in hit.excerpt.casefold() for hit in hits)
