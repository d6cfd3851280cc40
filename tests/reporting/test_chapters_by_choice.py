"""Chapters by choice, own texts and recommendations, what is left out, and the report that names no one."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from readiness.app.houses import KeptHouse
from readiness.app.report_orders import as_wanted
from readiness.domain.assessment import Details
from readiness.domain.consultant import ConsultantLayer, OwnRecommendation
from readiness.domain.house import CHAPTERS, House, HouseFooter, HouseText
from readiness.domain.incidents import Incident, Incidents
from readiness.domain.perspectives import Author, Perspective, Perspectives
from readiness.domain.plan_notes import PackageNote, PlanNotes, Resolution, StepNote
from readiness.domain.questionnaire import Depth
from readiness.domain.values import Range
from readiness.foundation.language import LANGUAGES
from readiness.reporting.chapters import chapters
from readiness.reporting.editions import EDITIONS
from readiness.reporting.html import render_html
from readiness.reporting.order import Order
from readiness.reporting.pdf import render_pdf
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.wording.chapters import chapter_titles
from tests.reporting.pages import tree, words
from tests.reporting.samples import DAY, PICTURE, WITH_EVERYTHING, render, result_of

HOUSE = House(
    name="Berger & Co",
    accent="#7a1f3d",
    band="#f2c230",
    contact="Berger & Co\nExample Street 1\n12345 Example Town",
    footer=HouseFooter(de="Vertraulich für {organisation}", en="Confidential, for {organisation}"),
    disclaimer=HouseText(de="Beruht auf Angaben vom {date}.", en="Rests on what was said on {date}."),
    foreword=HouseText(
        de="Vielen Dank für **zwei Workshops**.\n\n- Zuerst Seite 1 lesen.\n- Dann entscheiden.",
        en="Thank you for **two workshops**.\n\n- Read page 1 first.\n- Then decide.",
    ),
)


def with_layer(result: AssessmentResult, **fields: object) -> AssessmentResult:
    layer = replace(ConsultantLayer(), **fields)  # type: ignore[arg-type]
    return assess(result.questionnaire, result.assessment.with_part(layer), DAY)


def headings(html: str) -> list[str]:
    return re.findall(r'<section id="(\w+)"', html.partition("<main>")[2])


@pytest.mark.parametrize("edition", EDITIONS)
def test_chapters_come_in_the_order_that_was_chosen(edition: str):
    chosen = ("method", "dimensions", "proof")
    html = render(with_layer(result_of("sample company", "en"), chapters=chosen), "en", edition).html

    assert [code for code in headings(html) if code in CHAPTERS] == [*chosen]
    # Nothing leads to what is not there.
    assert {*re.findall(r'href="#([\w-]+)"', html)} <= {*re.findall(r'id="([\w-]+)"', html)}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_chapter_is_known_by_name_and_has_a_title(edition: str):
    result = result_of(WITH_EVERYTHING, "en")
    layer = replace(ConsultantLayer(), foreword="x", recommendations=(OwnRecommendation(title="x"),))

    assert {*chapters(result, LANGUAGES["en"], edition, layer)} <= {*CHAPTERS}
    assert [*chapter_titles(LANGUAGES["en"])] == [*CHAPTERS]


def test_what_a_strangers_document_calls_a_chapter_is_not_looked_for():
    result = with_layer(result_of("sample company", "en"), chapters=("../../etc", "method", "method"))

    assert [*chapters(result, LANGUAGES["en"], "full", result.assessment.consultant)] == ["method"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_own_texts_stand_around_their_chapter_and_cannot_do_anything(edition: str):
    evil = "**Wir** begleiten Sie. <script>alert(1)</script> [hier](https://example.org)"
    html = render(with_layer(result_of("sample company", "en"), before={"proof": evil}), "en", edition).html
    chapter = html.partition('<section id="proof"')[2].partition("</section>")[0]

    assert "<strong>Wir</strong>" in chapter
    assert "&lt;script&gt;" in chapter
    assert "<script" not in html
    assert "hier (https://example.org)" in chapter
    assert 'href="https' not in html


@pytest.mark.parametrize("edition", EDITIONS)
def test_own_recommendations_are_told_as_such_and_are_in_no_sum(edition: str):
    before = result_of("sample company", "en")
    own = (
        OwnRecommendation(title="Renegotiate", owner="Ms Sample", person_days=Range(1, 2), due=date(2026, 7, 1)),
        OwnRecommendation(title="Done already", person_days=Range(5, 5), done=True),
    )
    result = with_layer(before, recommendations=own)
    told = words(tree(render(result, "en", edition).html))

    assert result.roadmap is not None
    assert before.roadmap is not None
    assert result.roadmap.budget == before.roadmap.budget
    assert "Renegotiate" in told
    assert "in none of its sums: 1–2 person-days in total" in told


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_left_out_is_counted_and_its_reason_is_told(edition: str):
    before = result_of("sample company", "en")
    assert before.roadmap is not None
    code = before.roadmap.packages[0].capability
    name = LANGUAGES["en"].of(before.capability(code).name)
    result = with_layer(before, hidden={code: "The group does that."})
    assert result.roadmap is not None
    page = render(result, "en", edition).html
    told = words(tree(page))

    assert result.roadmap.budget == before.roadmap.budget
    assert "1 recommendation was left out; the sums of the plan still count it:" in told
    assert f"{name}: The group does that." in told
    tasks = page.partition('<table class="tasks">')[2].partition("</table>")[0]
    assert name not in tasks


def test_a_house_dresses_the_report_and_its_footer_stands_on_every_page():
    order = Order(result_of("sample company", "en"), "management", LANGUAGES["en"], logo=PICTURE)
    order = as_wanted(order, house=KeptHouse(HOUSE, PICTURE))
    html = render_html(order)
    pages = PdfReader(BytesIO(render_pdf(html))).pages

    assert "#7a1f3d" in html
    assert "<strong>two workshops</strong>" in html
    # The decision page and at most three more, with foreword, logo, contact and disclaimer.
    assert len(pages) <= 4
    for page in pages:
        assert "Confidential, for Muster Pumpenbau GmbH" in page.extract_text()


def test_a_wide_typeface_leaves_the_decision_on_its_page():
    plain, wide = (
        PdfReader(BytesIO(render(with_layer(result_of(WITH_EVERYTHING, "de"), headings=face, typeface=face), "de").pdf))
        for face in ("", "DejaVu Sans Mono")
    )

    first, second = (pdf.pages[0].extract_text().partition("Seite 1 von")[0] for pdf in (plain, wide))
    assert first == second


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_an_anonymous_report_holds_no_name_no_note_and_no_file(edition: str, language: str):
    secrets = ["Geheimfirma", "Anna Geheim", "Notiz-Geheim", "datei-geheim.pdf", "Berger & Co", "Geheimstandort"]
    given = result_of(WITH_EVERYTHING, language)
    asked, assessment = given.questionnaire, given.assessment
    step = next(iter(asked.capabilities))
    answers = {
        code: replace(answer, evidence="Notiz-Geheim", reason="Notiz-Geheim" if answer.reason else "")
        for code, answer in assessment.answers.items()
    }
    files = {
        code: tuple(replace(one, name="datei-geheim.pdf") for one in attached)
        for code, attached in assessment.attachments.of.items()
    }
    assessment = replace(
        assessment,
        details=replace(
            Details("Geheimfirma", Depth.FULL, profile=assessment.details.profile),
            scope="Geheimstandort",
            assessor="Anna Geheim",
        ),
        answers=answers,
        attachments=replace(assessment.attachments, of=files),
        plan=PlanNotes(
            packages={code: PackageNote(owner="Anna Geheim", note="Notiz-Geheim") for code in asked.capabilities},
            steps={f"{step}:0>1": StepNote(owner="Anna Geheim")},
            resolution=Resolution(responsible="Anna Geheim", deputy="Anna Geheim"),
        ),
        incidents=Incidents((Incident(1, DAY, title="Notiz-Geheim", link="https://geheim.example/Anna Geheim"),)),
        consultant=ConsultantLayer(
            foreword="Anna Geheim",
            findings={"PRO": "Notiz-Geheim", step: "Notiz-Geheim"},
            before={"proof": "Notiz-Geheim"},
            recommendations=(OwnRecommendation(title="Notiz-Geheim", owner="Anna Geheim"),),
            hidden={step: "Notiz-Geheim"},
            house=HOUSE,
        ),
        perspectives=Perspectives(views=(Perspective(Author("Anna Geheim", may_be_named=True), DAY),)),
    )
    order = Order(assess(asked, assessment, DAY), edition, LANGUAGES[language], logo=PICTURE)
    assert any(secret in render_html(order) for secret in secrets)

    bare = as_wanted(order, anonymous=True)
    html = render_html(bare)
    assert not [secret for secret in secrets if secret in html or secret.replace("&", "&amp;") in html]
    assert "data:image" not in html
    # What was made of it is the result of the same answers.
    assert bare.result.score == order.result.score
    pdf = PdfReader(BytesIO(render_pdf(html)))
    printed = "".join(page.extract_text() for page in pdf.pages) + str(pdf.metadata)
    assert not [secret for secret in secrets if secret in printed]
