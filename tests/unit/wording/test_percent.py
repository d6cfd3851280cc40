"""A result in per cent in words, in both languages, and answers by their own names wherever they are told."""

from dataclasses import replace
from datetime import date

from readiness.domain.questionnaire import Depth
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.results.certainty import certainty
from readiness.wording.asked_facts import cuts_in_words, facts_in_words, not_asked_lines
from readiness.wording.certainty import certainty_in_words
from readiness.wording.framing import foreign_content, frame_language, told_otherwise
from readiness.wording.wording import Wording
from tests.percent_packs import german_answers, german_pack, plain_answers, plain_pack

ON = date(2026, 11, 30)


def plain(depth: Depth = Depth.FULL) -> AssessmentResult:
    return assess(plain_pack(), plain_answers(depth), ON)


def german() -> Wording:
    return Wording(assess(german_pack(), german_answers(), ON), GERMAN)


def test_the_headline_has_its_range_and_says_why_it_is_one():
    words = Wording(plain(), ENGLISH)

    assert words.stages.overall() == "57% (52–62%)"
    assert words.percent.standing() == (
        "57% of what can be reached. Once the open questions are answered, it can be 52–62%."
    )
    assert german().stages.overall() == "55\N{NO-BREAK SPACE}% (47–63\N{NO-BREAK SPACE}%)"


def test_a_quick_check_says_that_it_counts_the_key_questions():
    words = Wording(plain(Depth.QUICK), ENGLISH)

    assert words.stages.summary() == "After the 3 key questions: 38%"
    assert words.percent.standing() == "38% of what the key questions can reach."


def test_a_dimension_says_what_it_loses_most_by():
    words = Wording(plain(), ENGLISH)
    people = words.result.scored("PEO")

    assert words.stages.dimension(people) == "52% (42–62%)"
    assert words.reasons.stage(people) == [
        "Most is lost by: Requests (No); Suppliers (Partly); Access (By role).",
        "Not known yet: Breaches.",
    ]


def test_a_step_without_a_text_says_to_which_answer_it_leads():
    steps = Wording(plain(), ENGLISH).steps

    assert steps.action("BAS2", 5) == "From “Partly” to “Yes”"
    assert steps.action("PEO3", 3) == "Reach “Partly”"
    assert steps.title("PEO5", 5) == "From “By role” to “By role and reviewed”"
    assert steps.action("PEO5", 5) == (
        "From “By role” to “By role and reviewed”: Rights follow roles and are reviewed once a year."
    )


def test_facts_headings_and_what_was_not_asked_are_told():
    language, result = german().language, german().result

    assert [(one.question, one.answer) for one in facts_in_words(result, language)] == [
        ("Wo arbeiten Ihre Leute?", "Im Büro")
    ]
    assert not_asked_lines(result, language) == ["Arbeit von zu Hause: Nur wenn gilt: „Orte“ ist „Zu Hause“."]
    assert [(one.name, one.figure, one.open) for one in cuts_in_words(result, language)] == [
        ("Technik", "45\N{NO-BREAK SPACE}%", ()),
        ("Menschen", "80\N{NO-BREAK SPACE}% (40–90\N{NO-BREAK SPACE}%)", ("Schulung",)),
    ]


def test_what_is_certain_is_told_as_a_range():
    found = certainty(plain())

    assert certainty_in_words(found, Wording(plain(), ENGLISH).names, ENGLISH) == (
        "After 9 of 10 questions the result can still be 52–62%."
    )


def test_the_frame_is_in_a_language_of_the_questionnaire_where_we_speak_one():
    french = replace(plain_pack(), languages=("fr",))
    both = replace(plain_pack(), languages=("en", "fr"))

    assert [frame_language(pack, GERMAN).code for pack in (plain_pack(), german_pack(), french, both)] == [
        "en",
        "de",
        "de",
        "en",
    ]
    assert foreign_content(french, GERMAN) == "fr"
    assert foreign_content(plain_pack(), ENGLISH) == ""
    assert told_otherwise(ENGLISH, GERMAN) == "Den Fragebogen gibt es nicht auf Deutsch; daher ist dies auf Englisch."
    assert told_otherwise(GERMAN, GERMAN) == ""
