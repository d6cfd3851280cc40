"""Completed forms from anywhere: large ones, several in one file, and form data without a form."""

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from pikepdf import Dictionary, Pdf, String
from pypdf import PdfReader, PdfWriter

from readiness.domain.questionnaire import Depth
from readiness.exchange.form_pdf import read_form
from readiness.foundation.errors import UserError
from tests import systems
from tests.filled_form import filled_form
from tests.packs import shipped

People = dict[str, Path]


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> People:
    """Return the forms of two people who disagree everywhere."""
    folder = tmp_path_factory.mktemp("forms")
    made = {}
    for person, level in (("Anna", "1"), ("Bernd", "4")):
        fields = {"person": person, "PRO1": level, "MON1": level}
        made[person] = filled_form(shipped(), "de", fields, folder / f"{person}.pdf", Depth.QUICK)
    return made


def with_poppler(first: Path, second: Path, target: Path) -> None:
    subprocess.run(["pdfunite", first, second, target], check=True)


def with_pypdf(first: Path, second: Path, target: Path) -> None:
    writer = PdfWriter(clone_from=first)
    writer.append(second)
    writer.write(target)


def with_numbered_names(first: Path, second: Path, target: Path) -> None:
    """Put two forms together as programs do that give fields of the same name a number."""
    with Pdf.open(first) as ours, Pdf.open(second) as theirs:
        for field in theirs.Root.AcroForm.Fields:
            copy = ours.copy_foreign(field)
            copy.T = String(f"{field.T}+1")
            ours.Root.AcroForm.Fields.append(copy)
        ours.save(target)


def with_a_parent_each(first: Path, second: Path, target: Path) -> None:
    """Put two forms together as programs do that put each form below a field of its own."""
    with Pdf.open(first) as ours, Pdf.open(second) as theirs:
        parents = []
        for name, fields in (
            ("one", list(ours.Root.AcroForm.Fields)),
            ("two", [ours.copy_foreign(field) for field in theirs.Root.AcroForm.Fields]),
        ):
            parents.append(ours.make_indirect(Dictionary(T=String(name), Kids=fields)))
        ours.Root.AcroForm.Fields = parents
        ours.save(target)


@pytest.mark.parametrize(
    "merge", [pytest.param(with_poppler, marks=systems.poppler), with_pypdf, with_numbered_names, with_a_parent_each]
)
def test_several_forms_in_one_file_are_refused(
    merge: Callable[[Path, Path, Path], None], people: People, tmp_path: Path
) -> None:
    """Whoever takes the first of each field gives one person the answers of the other."""
    merge(people["Anna"], people["Bernd"], tmp_path / "both.pdf")
    with pytest.raises(UserError, match="form-several") as caught:
        read_form(tmp_path / "both.pdf")
    assert caught.value.where == str(tmp_path / "both.pdf")


def test_a_letter_before_the_form_does_no_harm(people: People, tmp_path: Path) -> None:
    with Pdf.open(people["Anna"]) as opened:
        opened.add_blank_page()
        opened.save(tmp_path / "with letter.pdf")
    assert read_form(tmp_path / "with letter.pdf").choices == {"PRO1": "1", "MON1": "1"}


@pytest.mark.parametrize("megabytes", [6, 20])
def test_a_form_that_carries_fonts_or_scans_is_read(people: People, tmp_path: Path, megabytes: int) -> None:
    """Some viewers embed a whole system font for one Chinese word; people add stamps and scans."""
    with Pdf.open(people["Anna"]) as opened:
        opened.Root.ScanOfSomething = opened.make_stream(Random(1).randbytes(megabytes * 1_000_000))
        opened.save(tmp_path / "large.pdf")
    assert (tmp_path / "large.pdf").stat().st_size > megabytes * 1_000_000
    assert read_form(tmp_path / "large.pdf").choices == {"PRO1": "1", "MON1": "1"}


@pytest.mark.parametrize(
    "content",
    [
        b"%FDF-1.2\n1 0 obj\n<</FDF<</Fields[<</T(PRO1)/V(3)>>]>>>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n",
        b'<?xml version="1.0" encoding="UTF-8"?>\n<xfdf xmlns="http://ns.adobe.com/xfdf/"><fields/></xfdf>',
    ],
    ids=["FDF", "XFDF"],
)
def test_form_data_without_its_form_is_named(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "form data"
    path.write_bytes(content)
    with pytest.raises(UserError, match="form-data"):
        read_form(path)


def test_a_field_shown_twice_is_one_field(people: People, tmp_path: Path) -> None:
    """A field may have several widgets, which have no name of their own and may repeat its text."""
    with Pdf.open(people["Anna"]) as opened:
        for field in opened.Root.AcroForm.Fields:
            if "V" in field:
                widgets = [opened.make_indirect(Dictionary(Parent=field, V=field.V)) for _ in range(2)]
                field.Kids = opened.make_indirect(widgets)
        file = BytesIO()
        opened.save(file)
    (tmp_path / "shown twice.pdf").write_bytes(file.getvalue())
    assert len(PdfReader(file).root_object["/AcroForm"]["/Fields"]) > 10  # type: ignore[index]
    assert read_form(tmp_path / "shown twice.pdf").choices == {"PRO1": "1", "MON1": "1"}
