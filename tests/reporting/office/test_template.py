"""A consultant's own template: what it may ask for, what it is told where it is wrong, and what it cannot do."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from time import monotonic
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from readiness.domain.assessment import Details
from readiness.domain.questionnaire import Depth
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, LANGUAGES
from readiness.foundation.paths import content_folder
from readiness.reporting.office.package_check import LARGEST_TEMPLATE
from readiness.reporting.office.sample_template import sample_template
from readiness.reporting.office.template import LIMITS, TemplateLimits, render_template
from readiness.reporting.office.template_fields import template_fields
from readiness.reporting.order import Order
from readiness.reporting.report import render_report
from readiness.reporting.report_page import ReportPage
from tests import systems
from tests.reporting.office.files import body_words, changed, filled, numbers, order_of, part_of, template_of
from tests.reporting.samples import WITH_EVERYTHING, nearly_perfect, report, result_of

_RELATIONS = "word/_rels/document.xml.rels"


def order_with(template: bytes, name: str = "hardly begun") -> Order:
    order = order_of(result_of(name, "en"), "en", "full", "docx")
    return replace(order, template=template, template_name="house.docx")


def refusal(template: bytes, limits: TemplateLimits = LIMITS) -> UserError:
    with pytest.raises(UserError) as caught:
        render_template(order_with(template), limits)
    assert caught.value.where == "house.docx"
    assert "{" not in re.sub(r"“.*?”", "", caught.value.sentence(ENGLISH).replace("{%", "").replace("{{", ""))
    return caught.value


# What it may ask for.


def test_texts_loops_and_conditions_are_filled_in() -> None:
    made = filled(
        template_of(
            "{{ organisation }}: {{ headline }}",
            "{%p for dimension in dimensions %}",
            "{{ dimension.name }} {{ dimension.stage }} of {{ dimension.target }}",
            "{%p endfor %}",
            "{% if scope %}{{ scope }}{% else %}no scope{% endif %}",
        )
    )
    words = body_words(made)
    assert words.startswith("Muster Pumpenbau GmbH: Partners speak about you in public.")
    assert "Strategy 0 of 3" in words
    assert words.endswith("no scope")
    assert len(made.paragraphs) == 1 + 8 + 1


@pytest.mark.parametrize("name", ["decision", "roadmap", "dimensions", "risks", "legal", "method", "glossary"])
def test_a_chapter_comes_whole_and_without_its_heading(name: str) -> None:
    made = filled(template_of("Before", f"{{{{ chapters.{name} }}}}", "After"), WITH_EVERYTHING)
    words = body_words(made).split("\n")
    assert (words[0], words[-1]) == ("Before", "After")
    assert len(words) > 4
    assert not re.match(r"\d+ · ", words[1])


def test_a_chapter_that_the_report_lacks_is_left_out() -> None:
    assert body_words(filled(template_of("Before", "{{ chapters.workshop }}", "After"))) == "Before\nAfter"


@pytest.mark.parametrize(
    ("name", "language"),
    [("sample company", "de"), ("empty", "en"), ("quick check", "de"), ("nearly perfect", "en"), ("long names", "de")],
)
def test_the_sample_fits_every_report(name: str, language: str) -> None:
    template = (content_folder("docs/user") / f"report-template.{language}.docx").read_bytes()
    made = filled(template, name, language)
    assert "{" not in body_words(made)
    told = numbers(body_words(made))
    assert told.keys() <= numbers(_page(name, language)).keys() | _counted(made)


def _page(name: str, language: str) -> str:
    html = report(name, language, "full").html + report(name, language, "management").html
    return re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)


def _counted(made: object) -> set[str]:
    """Return the numbers of the steps that a list counts."""
    return {str(at) for at in range(60)}


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES.keys())
def test_the_sample_is_the_one_that_the_program_makes(language: object) -> None:
    file = BytesIO()
    sample_template(language).save(file)  # type: ignore[arg-type]
    kept = (content_folder("docs/user") / f"report-template.{language.code}.docx").read_bytes()  # type: ignore[attr-defined]
    for part in ("word/document.xml", "word/styles.xml", "docProps/core.xml"):
        assert part_of(kept, part) == part_of(file.getvalue(), part), part


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_names_every_field(language: str) -> None:
    guide = (content_folder("docs/user") / f"office.{language}.md").read_text("utf-8")
    named = {*re.findall(r"`([a-z_]+)`", guide)}
    fields = template_fields(ReportPage(order_with(b"", WITH_EVERYTHING)))
    wanted = {*fields}
    for value in fields.values():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            wanted |= {*value[0]}
    assert wanted <= named
    assert {"decision", "roadmap", "quick_wins", "protection", "risks", "proof", "incident", "legal"} <= named


def test_what_was_typed_is_never_read_as_a_field() -> None:
    name = "{{ 7*7 }} {% endfor %} <w:p/> & Söhne"
    order = order_of(nearly_perfect(Details(name, Depth.FULL)), "en", "full", "docx")
    made = render_report(replace(order, template=template_of("{{ organisation }}"), template_name="house.docx"))
    assert body_words(Document(BytesIO(made))) == name


def test_its_look_stays() -> None:
    house = Document()
    house.styles["Heading 1"].font.name = "Georgia"
    house.add_paragraph("{{ chapters.decision }}")
    file = BytesIO()
    house.save(file)
    made = filled(file.getvalue())
    assert made.styles["Heading 1"].font.name == "Georgia"
    assert any(paragraph.style.name == "Heading 2" for paragraph in made.paragraphs)


# What it is told.


@pytest.mark.parametrize(
    ("words", "code", "field", "place"),
    [
        ("Dear {{ organisaton }},", "template-unknown", "organisaton", "Dear {{ organisaton }},"),
        ("{% for d in dimensions %}{{ d.nmae }}{% endfor %}", "template-unknown", "nmae", "{{ d.nmae }}"),
        ("{{ chapters.roadmapp }}", "template-unknown", "roadmapp", "{{ chapters.roadmapp }}"),
        ("Of {{ organisation", "template-syntax", "", "Of {{ organisation"),
        ("{% for d in dimensions %}{{ d.name }}", "template-syntax", "", ""),
        ("{{ organisation | shout }}", "template-syntax", "shout", "shout"),
        ("{{ dimensions + 1 }}", "template-failed", "TypeError", ""),
    ],
)
def test_a_fault_names_its_field_and_its_place(words: str, code: str, field: str, place: str) -> None:
    error = refusal(template_of("Before", words, "After"))
    assert error.code == code
    assert field in str(error.facts["field"])
    assert place in str(error.facts["place"])


def test_a_fault_in_a_footer_is_found_too() -> None:
    house = Document()
    house.sections[0].footer.paragraphs[0].text = "{{ compny }}"
    file = BytesIO()
    house.save(file)
    assert refusal(file.getvalue()).facts["place"] == "{{ compny }}"


@pytest.mark.parametrize("words", ["See {{ chapters.risks }}", "{{ chapters.risks }} and {{ chapters.proof }}"])
def test_a_chapter_within_a_sentence_is_refused(words: str) -> None:
    error = refusal(template_of(words))
    assert error.code == "template-chapter-misplaced"


def test_a_chapter_in_a_table_is_refused() -> None:
    house = Document()
    house.add_table(rows=1, cols=1).cell(0, 0).text = "{{ chapters.risks }}"
    file = BytesIO()
    house.save(file)
    assert refusal(file.getvalue()).facts["field"] == "chapters.risks"


# What it cannot do.


@pytest.mark.parametrize(
    "words",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ organisation.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self.__dict__ }}",
        "{% include '/etc/passwd' %}",
        "{% import 'x' as x %}",
    ],
)
def test_attributes_and_other_files_are_out_of_reach(words: str) -> None:
    assert refusal(template_of(words)).code.startswith("template-")


@pytest.mark.parametrize(
    "words",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% set x = 'x' * 2000000000 %}{{ x }}",
        "{% for a in range(90000) %}{{ 'x' * 90000 }}{% endfor %}",
        "{{ 9 ** (9 ** 9) }}",
    ],
)
def test_a_loop_without_an_end_comes_to_one(words: str) -> None:
    begun = monotonic()
    error = refusal(template_of(words), TemplateLimits(seconds=2, waiting=20))
    assert error.code in {"template-endless", "template-failed"}
    assert monotonic() - begun < 30


@systems.signals
def test_a_processor_has_a_limit_however_long_one_may_wait() -> None:
    begun = monotonic()
    words = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    assert refusal(template_of(words), TemplateLimits(seconds=1, waiting=40)).code == "template-endless"
    assert monotonic() - begun < 30


def test_chapters_without_an_end_are_refused() -> None:
    words = ["{%p for a in range(500) %}", "{{ chapters.proof }}", "{%p endfor %}"]
    assert refusal(template_of(*words)).code == "template-endless"


def with_relation(kind: str, target: str) -> bytes:
    template = template_of("{{ organisation }}")
    old = part_of(template, _RELATIONS).decode()
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    made = f'<Relationship Id="rId99" Type="{base}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return changed(template, part=_RELATIONS, content=old.replace("</Relationships>", made).encode())


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "http://tracker.example/pixel.png"),
        ("attachedTemplate", "file:////server/share/evil.dotm"),
        ("oleObject", "https://example.com/x.xls"),
        ("hyperlink", "file:///etc/passwd"),
        ("frame", "https://example.com"),
    ],
)
def test_what_would_be_fetched_from_outside_is_refused(kind: str, target: str) -> None:
    error = refusal(with_relation(kind, target))
    assert error.code == "template-outside"
    assert target in error.sentence(ENGLISH)


def test_a_link_to_a_page_may_stay() -> None:
    assert render_template(order_with(with_relation("hyperlink", "https://example.com")))


@pytest.mark.parametrize("code", ["INCLUDEPICTURE http://x/y.png", 'DDEAUTO c:\\\\cmd.exe "/k"', "includetext a.docx"])
def test_fields_that_fetch_or_run_are_refused(code: str) -> None:
    run = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r></w:p>'
    template = template_of("here")
    body = part_of(template, "word/document.xml").decode().replace("</w:p>", run, 1)
    assert refusal(changed(template, part="word/document.xml", content=body.encode())).code == "template-field-fetches"


def test_no_field_can_be_written_by_the_template_itself() -> None:
    run = "</w:t></w:r><w:r><w:instrText> INCLUDEPICTURE x </w:instrText></w:r><w:r><w:t>"
    words = "{{ '" + run + "' | safe }}"
    assert refusal(template_of(words)).code.startswith("template-")


@pytest.mark.parametrize("part", ["word/vbaProject.bin", "word/embeddings/oleObject1.bin", "word/activeX/activeX1.xml"])
def test_programs_inside_are_refused(part: str) -> None:
    assert refusal(changed(template_of("x"), part=part, content=b"<x/>")).code == "template-programs"


def test_a_bomb_is_refused_unread() -> None:
    begun = monotonic()
    bomb = changed(template_of("x"), part="word/media/image1.xml", content=bytes(300_000_000))
    assert len(bomb) < LARGEST_TEMPLATE
    assert refusal(bomb).code == "template-too-large"
    assert monotonic() - begun < 10


def test_a_part_that_is_too_large_is_refused() -> None:
    large = changed(template_of("x"), part="word/media/image1.png", content=bytes(30_000_000))
    assert refusal(large).code == "template-too-large"


def test_too_many_parts_are_refused() -> None:
    file = BytesIO(template_of("x"))
    with ZipFile(file, "a", ZIP_DEFLATED) as package:
        for at in range(600):
            package.writestr(f"word/extra{at}.xml", "<x/>")
    assert refusal(file.getvalue()).code == "template-too-large"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no archive",
        b"%PDF-1.7",
        b"PK\x03\x04 broken",
        template_of("x")[:-200],
        changed(template_of("x"), part="word/document.xml", content=b"<w:document"),
        changed(
            template_of("x"),
            part="word/document.xml",
            content=b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
        ),
        changed(template_of("x"), part="[Content_Types].xml", content=b"<Types/>"),
    ],
    ids=["empty", "text", "pdf", "head only", "cut", "cut part", "entities", "another kind"],
)
def test_what_is_no_text_document_is_refused(content: bytes) -> None:
    if content:
        assert refusal(content).code == "template-broken"


def test_nothing_of_the_template_is_left_behind(tmp_path: Path) -> None:
    before = {*tmp_path.iterdir()}
    refusal(template_of("{{ unknown }}"))
    assert {*tmp_path.iterdir()} == before
