"""Contributions: one coarse line out, and lines in as spreadsheets and e-mails leave them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.benchmark import measure_digests
from readiness.domain.questionnaire import Depth
from readiness.exchange.benchmark_csv import Contribution, read_contributions, token_of, write_contribution
from readiness.exchange.spreadsheet_text import FORMULA_SIGNS
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from readiness.portfolio.benchmark.seed import seed_populations
from tests.unit.builders import social_media

PACK = social_media()
KNOWN = {(PACK.id, PACK.version): PACK}


def line(number: int = 1, quarter: date = date(2026, 10, 1), place: int = 1, sector: str = "food") -> Contribution:
    places = dict.fromkeys(measure_digests(PACK, Depth.FULL), place)
    token = token_of(f"document {number}")
    return Contribution(PACK.id, PACK.version, Depth.FULL, quarter, sector, "small", token, places)


def put(tmp_path: Path, content: bytes | str) -> Path:
    path = tmp_path / "lines.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refused(tmp_path: Path, content: bytes | str) -> str:
    with pytest.raises(UserError) as error:
        read_contributions(put(tmp_path, content), KNOWN)
    return error.value.sentence(ENGLISH)


def test_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    [found] = read_contributions(put(tmp_path, write_contribution(line())), KNOWN)
    assert found.places == line().places
    assert (found.sector, found.size, found.quarter, found.token) == ("food", "small", date(2026, 10, 1), line().token)


def test_no_cell_is_a_number_a_day_or_a_formula() -> None:
    for cell in write_contribution(line()).replace("\n", ";").split(";"):
        assert not cell or cell[0].isalpha()


@given(document=st.text())
def test_a_token_says_nothing_of_the_document(document: str) -> None:
    token = token_of(document)
    assert len(token) == 24
    assert set(token) <= set("abcdefghijklmnop")


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_spreadsheets_divide_and_encode_as_they_like(tmp_path: Path, separator: str, encoding: str) -> None:
    words = write_contribution(line()) + "\r\n" + write_contribution(line(2))
    words = words.replace(";", separator).replace("\n", f"{separator}{separator}\r\n")
    assert len(read_contributions(put(tmp_path, words.encode(encoding)), KNOWN)) == 2


def test_every_fault_is_told_with_its_line(tmp_path: Path) -> None:
    good = write_contribution(line())
    head, values = good.splitlines()
    lines = [
        head,
        values.replace(";full;", ";half;"),
        values.replace("v2.0.0", "v9.9.9"),
        values.replace("xfood", "xmoon"),
        values.replace(";y2026Q4;", ";2026Q4;"),
        '=HYPERLINK("http://example.org")',
        values[:-1] + "z",
    ]
    told = refused(tmp_path, "\n".join(lines))
    for number in range(2, 8):
        assert f"lines.csv:{number}" in told
    for sign in FORMULA_SIGNS:
        assert not any(part.startswith(sign) for part in told.split())


@pytest.mark.parametrize("content", ["", "\n\n", "a;b;c\n", "format\n", '"', b"\x00\x00", "format;format\nx;y"])
def test_what_is_no_list_of_contributions_is_told(tmp_path: Path, content: bytes | str) -> None:
    assert "lines.csv" in refused(tmp_path, content)


def test_the_newest_line_of_a_token_counts(tmp_path: Path) -> None:
    words = "".join(
        map(write_contribution, [line(1, date(2026, 10, 1), 2), line(1, date(2026, 7, 1), 0), line(2, place=1)])
    )
    [found] = seed_populations(read_contributions(put(tmp_path, words), KNOWN), KNOWN)
    assert found.count == 2
    assert sorted(found.values["PRO1"].tolist()) == [2, 4]
    assert (found.earliest, found.latest) == (date(2026, 10, 1), date(2026, 12, 31))
    assert found.cuts("PRO1") == (2, 4)
    assert found.cuts("index") == (4, 8, 12, 16)
