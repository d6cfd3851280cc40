"""Free text is text: it changes no page, opens no file and calls nobody, whoever wrote it."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from weasyprint import HTML

from readiness.domain.assessment import Details
from readiness.domain.questionnaire import Depth
from readiness.foundation.language import ENGLISH
from readiness.reporting.html import render_html
from readiness.reporting.order import Order
from readiness.reporting.pdf import render_pdf
from readiness.results.assessment_result import AssessmentResult, assess
from tests.reporting.pages import differences, foreign_objects, pdf_text, squashed, tree, words
from tests.reporting.samples import DAY, EDITION, nearly_perfect, questionnaire, with_every_text, with_everything

SECRET = "Only-the-owner-may-read-this"


@pytest.fixture
def address() -> Iterator[str]:
    """Yield the address of a server that nobody may call, and look at the end whether somebody did."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/x"
        listener.setblocking(False)
        with pytest.raises(BlockingIOError):
            listener.accept()


@pytest.fixture
def picture(tmp_path: Path) -> str:
    path = tmp_path / "picture.png"
    Image.new("RGB", (8, 8), "red").save(path)
    return path.as_uri()


@pytest.fixture
def secret(tmp_path: Path) -> str:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path.as_uri()


def hostile_texts(picture: str, secret: str, address: str) -> list[str]:
    return [
        "<script>alert(1)</script>",
        f'<img src="{picture}" alt="x">',
        "<img src=file:///etc/passwd>",
        f"<link rel=attachment href={secret}><object data={secret}></object>",
        f"</title></style><style>body {{ background: url({address}) }}</style>",
        f"url({address}) \\00003C; }} @import '{address}';",
        "{{ 7 * 7 }} {% raw %} %(done)s {0}",
        "</desc></svg></td></table><h1 id='x' onload=\"y\">&lt;&amp;&#x27;",
    ]


def test_text_in_every_field_is_shown_as_it_was_written(picture: str, secret: str, address: str) -> None:
    """Organisation, scope, persons, evidence, reasons, foreword, findings, wordings, contact, owners and file names."""
    text = " ".join(hostile_texts(picture, secret, address))
    plain, result = (
        everything_says("Words", "Words"),
        everything_says(text, text[:200]),
    )
    html = page(result, "full")
    assert differences(html, page(plain, "full")) == set()
    pdf = render_pdf(html)
    assert foreign_objects(pdf) == []
    read = pdf_text(pdf)
    assert SECRET not in read
    assert "root:x:0" not in read
    said = squashed(text)
    # Title page twice, evidence and reason of every answer, foreword, contact, two findings and a wording.
    assert squashed(words(tree(html))).count(said) >= len(result.assessment.answers) + 7
    # Poppler reads in pieces what goes on beside something else or on the next page.
    assert read.count(said) >= len(result.assessment.answers)


def everything_says(words: str, short: str) -> AssessmentResult:
    sample = nearly_perfect(Details(words, Depth.FULL), words).assessment
    return assess(questionnaire(), with_everything(sample, words, short), DAY)


def test_a_strangers_questionnaire_is_text_too(picture: str, secret: str, address: str) -> None:
    text = " ".join(hostile_texts(picture, secret, address))
    plain = nearly_perfect(Details("Organisation", Depth.FULL))
    hostile = assess(with_every_text(plain.questionnaire, text), plain.assessment, DAY)
    html = page(hostile)
    assert differences(html, page(plain)) == set()
    assert foreign_objects(render_pdf(html)) == []


def test_a_page_that_asks_for_files_gets_none(picture: str, secret: str, address: str) -> None:
    """Should a text ever get through unescaped, there is still nobody who fetches."""
    shown = f'<img src="{picture}" alt="x"><svg><title>x</title><image href="{picture}" width="8" height="8"/></svg>'
    attached = f'<link rel="attachment" href="{secret}"><a rel="attachment" href="{secret}">x</a>'
    asking = f'<html lang="en"><head><title>x</title></head><body>{shown}{attached}</body></html>'
    styled = f'<link rel="stylesheet" href="{address}"><style>body {{ background: url({address}) }}</style>'
    called = f'{styled}<img src="{address}" alt="x">'
    assert set(foreign_objects(HTML(string=asking).write_pdf())) == {"/EmbeddedFile", "/Image"}
    assert foreign_objects(render_pdf(asking.replace("<body>", f"<body>{called}"))) == []


def page(result: AssessmentResult, edition: str = EDITION) -> str:
    return render_html(Order(result, edition, ENGLISH))
