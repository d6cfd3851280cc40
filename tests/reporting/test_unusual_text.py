"""Names that nobody thought of: far too long, from right to left, in pictures."""

import re
import subprocess
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from readiness.domain.assessment import Details
from readiness.domain.questionnaire import Depth
from readiness.results.assessment_result import assess
from tests.reporting.pages import page_count, pdf_text, squashed
from tests.reporting.samples import DAY, Report, nearly_perfect, render
from tests.reporting.tools import program
from tests.reporting.verapdf import Verapdf

LONG = {
    "words": ("Gesellschaft für Pumpen und Armaturen " * 8)[:300].strip(),
    "one word": "Donaudampfschifffahrtsgesellschaft" * 8 + "Donaudampfschifffahrtsgesell",
}
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">')


@pytest.mark.parametrize("name", LONG.values(), ids=LONG.keys())
def test_a_very_long_name_is_printed_in_full(name: str, verapdf: Verapdf) -> None:
    made = with_name(name)
    assert squashed(name) in pdf_text(made.pdf)
    assert page_count(made.pdf) <= 6
    assert verapdf.failures(made.pdf) == set()


@pytest.mark.parametrize("name", LONG.values(), ids=LONG.keys())
def test_a_very_long_name_stays_on_the_paper(name: str) -> None:
    assert words_off_the_paper(with_name(name)) == []


def test_names_in_any_script_keep_the_report_accessible(verapdf: Verapdf) -> None:
    name = "Müller & Söhne “Œuvre” №\N{NO-BREAK SPACE}1 Łódź Ωμέγα Жук שלום עולם בע״מ شركة المضخات"
    made = with_name(name)
    assert title(made).endswith(f": {name}")
    assert squashed("Who is needed") in pdf_text(made.pdf)
    assert verapdf.failures(made.pdf) == set()


def test_control_characters_from_a_paste_do_no_harm(verapdf: Verapdf) -> None:
    """Word writes a vertical tab for a line that is broken by hand."""
    assert verapdf.failures(with_name("a\vb\fc\x01d\x7fe\u2028f\ufffeg").pdf) == set()


def test_a_name_with_pictures_does_not_break_the_report() -> None:
    name = (
        "Pumpen 🎉🚀 👩\N{ZERO WIDTH JOINER}👩\N{ZERO WIDTH JOINER}👧 Verein 🇩🇪 Bund 日本ポンプ "
        + "z\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}" * 20
        + " \N{RIGHT-TO-LEFT OVERRIDE}evil"
    )
    made = with_name(name)
    read = pdf_text(made.pdf)
    assert title(made).endswith(f": {name}")
    assert squashed("Who is needed") in read
    assert all(word in read for word in ("Pumpen", "Verein", "Bund"))
    assert page_count(made.pdf) <= 6


def test_the_longest_answers_fit_on_paper(verapdf: Verapdf) -> None:
    """Notes of 20,000 characters: with pictures and from right to left, and as a single word."""
    plain = nearly_perfect(Details("Muster GmbH", Depth.FULL))
    answers = dict(plain.assessment.answers)
    answers["PRO1"] = replace(answers["PRO1"], evidence=("Wort für Wort 🎉 שלום\n" * 953)[:20_000])
    answers["PRO2"] = replace(answers["PRO2"], evidence="W" * 20_000)
    assessment = replace(plain.assessment, answers=answers)
    made = render(assess(plain.questionnaire, assessment, DAY), edition="full")
    assert verapdf.failures(made.pdf) == set()
    assert pdf_text(made.pdf).count("W") >= 20_000 + 2 * 952
    assert words_off_the_paper(made) == []
    # Looking for the end of a line in a word without end takes longer than the rest of the report.
    assert "W" * 500 not in made.html


@cache
def with_name(name: str) -> Report:
    return render(nearly_perfect(Details(name, Depth.FULL, scope=name, assessor=name)))


def words_off_the_paper(made: Report) -> list[tuple[float, ...]]:
    layout = poppler_text(made, "-bbox")
    width, height = map(float, _PAGE.findall(layout)[0])
    boxes = [tuple(map(float, box)) for box in _WORD.findall(layout)]
    assert len(boxes) > 300
    return [box for box in boxes if min(box) < 0 or box[2] > width or box[3] > height]


def title(made: Report) -> str:
    information = PdfReader(BytesIO(made.pdf)).metadata
    assert information is not None
    return str(information.title)


def poppler_text(made: Report, *options: str) -> str:
    command = [program("pdftotext"), *options, "-", "-"]
    return subprocess.run(command, input=made.pdf, capture_output=True, check=True).stdout.decode()
