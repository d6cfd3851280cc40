"""The report of a questionnaire with the least that one needs: it says what is there, and nothing of what is not."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader

from readiness.domain.answers import at_level
from readiness.domain.assessment import Assessment
from readiness.domain.perspectives import Author, Perspective, Perspectives
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.values import Text
from readiness.domain.workshop_record import Decision, Meeting, WorkshopRecord
from readiness.foundation.language import ENGLISH, GERMAN, Language
from readiness.reporting.html import render_html
from readiness.reporting.order import Order
from readiness.reporting.report import render_report
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.wording.answer_names import AnswerNames
from tests.percent_packs import answered, german_answers, german_pack, plain_answers, plain_pack
from tests.reporting.office.files import body_words, shape_words
from tests.reporting.pages import squashed, tree, words
from tests.reporting.samples import DAY
from tests.reporting.verapdf import Verapdf
from tests.reporting.workshop_sample import votes

EDITIONS = ("management", "full")
CASES = [(language, edition) for language in (ENGLISH, GERMAN) for edition in EDITIONS]
IDS = [f"{language.code}, {edition}" for language, edition in CASES]
# What the questionnaire says nothing of: stages, gates, levels of the ladder, days, weeks, money.
MISSING = {
    "en": r"\bstages?\b|\bgates?\b|\blevels?\b|Established|person-days|\bhours?\b|\bweeks?\b|€|Who to ask|\btarget\b",
    "de": r"[Ss]tufe|Startbedingung|Eingeführt|Personentag|Stunden|Wochen?\b|€|Wen fragen|\bZiel(?:e|profil)?\b",
}


def result(language: Language) -> AssessmentResult:
    if language == ENGLISH:
        return assess(plain_pack(), plain_answers(), DAY)
    return assess(german_pack(), german_answers(), DAY)


def page(language: Language, edition: str) -> str:
    return re.sub(r"(?s)<style>.*?</style>", "", render_html(Order(result(language), edition, language)))


@pytest.mark.parametrize(("language", "edition"), CASES, ids=IDS)
def test_nothing_is_told_that_the_questionnaire_does_not_know(language: Language, edition: str) -> None:
    said = squashed(words(tree(page(language, edition))))
    # The 72 hours are in a question.
    said = said.replace("within 72 hours", "")

    assert re.findall(MISSING[language.code], said) == []


@pytest.mark.parametrize(("language", "edition"), CASES, ids=IDS)
def test_no_heading_stands_above_nothing(language: Language, edition: str) -> None:
    html = page(language, edition)

    assert re.findall(r"<h([2-4])[^>]*>[^<]*</h\1>\s*(?=</section>|<h[12])", html) == []
    assert re.findall(r"<(p|td|li|dd)[^>]*>\s*</\1>", re.sub(r"(?s)<table class=\"tight\">.*?</table>", "", html)) == []


def test_the_first_page_has_the_headline_what_costs_most_and_what_comes_first() -> None:
    said = squashed(words(tree(page(ENGLISH, "management"))))

    for part in (
        "57% (52–62%)",
        "Consent No 10 Yes 10",
        "Requests No 10 Partly 5",
        "Deletion 20 months 4 Up to a year 4",
        "1 Requests From “No” to “Partly”",
        "People and suppliers 52%",
    ):
        assert squashed(part) in said


def test_the_full_edition_tells_answers_by_their_own_names_facts_and_what_was_not_asked() -> None:
    english, german = (squashed(words(tree(page(language, "full")))) for language in (ENGLISH, GERMAN))

    assert squashed("How is access to personal data limited? By role: Rights follow roles.") in english
    assert squashed("How many people work for you? 1 people") in english
    assert squashed("Children: Only if “Whose data” is “Children”.") in english
    assert squashed("Technik 3 45 % 100 %") in german.replace("\N{NO-BREAK SPACE}", " ")
    assert squashed("Sperre des Bildschirms") in german
    assert "Meistens" in german


@pytest.mark.parametrize(("language", "edition"), CASES, ids=IDS)
def test_the_pdf_is_accessible_and_in_the_language_of_the_questionnaire(
    verapdf: Verapdf, language: Language, edition: str
) -> None:
    pdf = render_report(Order(result(language), edition, language))

    assert verapdf.failures(pdf) == set()
    assert PdfReader(BytesIO(pdf)).root_object["/Lang"] == language.code


@pytest.mark.parametrize("depth", Depth)
@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_hardly_begun_asks_first(depth: Depth, edition: str) -> None:
    answers = plain_answers(depth)
    few = replace(answers, answers={"BAS1": answers.answer("BAS1")})
    said = squashed(words(tree(render_html(Order(assess(plain_pack(), few, DAY), edition, ENGLISH)))))

    assert squashed("Less than half of the questions have an answer: too little for a plan. Ask these first:") in said
    assert "Who to ask" not in said


def test_with_every_best_answer_nothing_pulls_it_down() -> None:
    pack = plain_pack()
    best: dict[str, int | str] = {
        code: capability.rungs[-1] for code, capability in pack.capabilities.items() if not capability.measure
    }
    answers = answered(pack, BAS6="6", **best)
    html = render_html(Order(assess(pack, answers, DAY), "full", ENGLISH))
    said = squashed(words(tree(html)))

    assert "100%" in said
    assert "What pulls it down most" not in said


def french() -> tuple[Questionnaire, Assessment]:
    """Return the plain pack as if its texts were French: neither German nor English."""

    def spoken(value: object) -> object:
        if isinstance(value, Text):
            return Text.of({"fr": value.en}) if value else value
        if isinstance(value, tuple):
            return tuple(map(spoken, value))
        if hasattr(value, "__dataclass_fields__"):
            return replace(value, **{name: spoken(getattr(value, name)) for name in value.__dataclass_fields__})
        return value

    pack = plain_pack()
    return replace(
        pack,
        languages=("fr",),
        title=spoken(pack.title),
        dimensions=spoken(pack.dimensions),
        scale="",
        ladder=(),
        overall=(),
    ), plain_answers()


def test_what_is_in_another_language_is_marked_with_it() -> None:
    made = assess(*french(), DAY)
    html = render_html(Order(made, "full", GERMAN))

    assert '<html lang="de">' in html
    assert '<p class="quiet" lang="fr">How is access to personal data limited?</p>' in html
    assert 'Von „<span lang="fr">Partly</span>“ zu „<span lang="fr">Yes</span>“' in html
    word = render_report(Order(made, "full", GERMAN, office="docx"))
    assert word[:2] == b"PK"


def test_word_and_slides_say_the_same_and_no_more() -> None:
    for language in (ENGLISH, GERMAN):
        order = Order(result(language), "full", language)
        word = body_words(Document(BytesIO(render_report(replace(order, office="docx")))))
        slides = Presentation(BytesIO(render_report(replace(order, office="pptx")))).slides
        shown = "\n".join(line for slide in slides for line in shape_words(slide))
        for said in (word, shown):
            assert re.findall(MISSING[language.code], said.replace("within 72 hours", "")) == []
            assert ("57%" if language == ENGLISH else "55\N{NO-BREAK SPACE}%") in said


def with_workshop_and_views(language: Language) -> AssessmentResult:
    """Return a result with a workshop on two questions and the views of two people, all by own answers."""
    before = result(language)
    codes = [code for code, one in before.questionnaire.capabilities.items() if one.answers][:2]
    low, high = 0, 5
    middle = before.questionnaire.capabilities[codes[0]].rungs[1]
    meeting = Meeting(
        DAY,
        9,
        {},
        (
            votes(1, codes[0], [low, low, middle, high], [high, high, high, None]),
            votes(2, codes[1], [low], [high]),
        ),
        parked=(codes[1],),
    )
    record = WorkshopRecord(
        meetings=(meeting,), decisions={codes[0]: Decision(codes[0], middle, "It is so.", ("Not for all.",))}
    )
    views = tuple(
        Perspective(Author(name, role), DAY, (codes[0],), {codes[0]: at_level(level)})
        for name, role, level in (("Ada", "management", low), ("Bo", "operative", high), ("Cy", "operative", high))
    )
    made = replace(before.assessment, workshop=record, perspectives=Perspectives(views=views))
    return assess(before.whole, made, DAY)


@pytest.mark.parametrize("language", [ENGLISH, GERMAN], ids=["en", "de"])
def test_workshop_and_views_speak_of_answers(language: Language) -> None:
    found = with_workshop_and_views(language)
    html = re.sub(r"(?s)<style>.*?</style>", "", render_html(Order(found, "full", language)))
    said = squashed(words(tree(html)))
    assert re.findall(MISSING[language.code], said.replace("within 72 hours", "")) == []
    code = found.assessment.workshop.meetings[0].rounds[0].capability
    names = AnswerNames(found.questionnaire, language)
    capability = found.questionnaire.capabilities[code]
    low, middle, high = (names.name(capability, level) for level in capability.rungs)
    assert squashed(f"{low}: 2 · {middle}: 1 · {high}: 4") in said
    # The picture has a column for each answer, and its description says so.
    assert f"{low}: 2; {middle}: 1; {high}: 4" in html
    assert f"<td>{middle}" in html

    word = Document(BytesIO(render_report(Order(found, "full", language, office="docx"))))
    assert squashed(f"{low}: 2 · {middle}: 1 · {high}: 4") in squashed(body_words(word))
