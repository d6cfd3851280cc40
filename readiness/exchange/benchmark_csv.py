"""`readiness-contribution/1`: what an organisation gives to a benchmark, one coarse line (docs/formats/benchmark.md).

Every cell begins with a letter: no spreadsheet takes one for a number, a date or a formula. Levels are `a` (0 and 1),
`b` (2 and 3) or `c` (4 and 5), an index is `a` (below 20) to `e` (from 80), and `n` says that there is none.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import StringIO
from pathlib import Path

from readiness.domain.benchmark import INDEX_STEP, groups_by, measure_digests, path_of
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.errors import Fault, FormatError, UserError
from readiness.foundation.files import MEGABYTE, read_at_most
from readiness.foundation.translation import N_
from readiness.validation.refusal import MOST_FAULTS

FORMAT = "readiness-contribution/1"
_FIXED = ("format", "questionnaire", "version", "depth", "quarter", "sector", "size", "token")
NOTHING = "n"
# Where bins of a contribution begin, as values of the measure.
LEVEL_CUTS = (2, 4)
INDEX_CUTS = tuple(cut // INDEX_STEP for cut in (20, 40, 60, 80))
_LETTERS = "abcde"
_TOKEN = re.compile("[a-p]{24}")
_QUARTER = re.compile("([0-9]{4})Q([1-4])")
_MOST_BYTES = 100 * MEGABYTE
_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Contribution:
    """One line: for each measure the place of its bin from 0 on, None where there is none; `cuts_of` says where."""

    questionnaire: str
    version: str
    depth: Depth
    quarter: date
    sector: str
    size: str
    token: str
    places: Mapping[str, int | None]
    line: int = 0


def token_of(document_id: str) -> str:
    """Return what tells lines of one document from others: of its random number, from which nothing leads back."""
    digits = sha256(f"{FORMAT} {document_id}".encode()).hexdigest()[:24]
    return "".join(chr(ord("a") + int(digit, 16)) for digit in digits)


def write_contribution(one: Contribution) -> str:
    """Return a contribution as two lines: the headings and the values."""
    cells = cells_of(one)
    return "\n".join([";".join(cells), ";".join(cells.values())]) + "\n"


def cells_of(one: Contribution) -> dict[str, str]:
    """Return the cells of a contribution by their headings, in the order of the line."""
    quarter = f"{one.quarter.year}Q{(one.quarter.month - 1) // _MONTHS + 1}"
    fixed = [FORMAT, one.questionnaire, f"v{one.version}", one.depth.value, f"y{quarter}"]
    fixed += [f"x{one.sector}" if one.sector else NOTHING, f"x{one.size}" if one.size else NOTHING, one.token]
    letters = {measure: NOTHING if place is None else _LETTERS[place] for measure, place in one.places.items()}
    return {**dict(zip(_FIXED, fixed, strict=True)), **letters}


def cuts_of(measure: str, questionnaire: Questionnaire) -> tuple[int, ...]:
    """Return where bins of a contribution begin."""
    return LEVEL_CUTS if measure in questionnaire.capabilities else INDEX_CUTS


def read_contributions(path: Path, known: Mapping[tuple[str, str], Questionnaire]) -> list[Contribution]:
    """Return all lines of a file; raises UserError with every fault and its line.

    Headings may come again, as lines of several e-mails are put together. `known` are the questionnaires by id and
    version. A line without a heading before it, an unknown questionnaire and a cell that cannot be are faults.
    """
    rows = list(_rows(path))
    found: list[Contribution] = []
    faults: list[Fault] = []
    head: list[str] = []
    for line, cells in rows:
        if cells[0].strip().casefold() == _FIXED[0]:
            # Spreadsheets add empty cells at the end.
            head = [name for cell in cells if (name := cell.strip())]
            continue
        one = _contribution(line, head, cells, known)
        if isinstance(one, Contribution):
            found.append(one)
        else:
            faults += one
    if not rows or (not found and not faults):
        faults.append(_fault(1, "", "empty", N_("There is no contribution in it.")))
    if faults:
        raise FormatError(
            "contributions-format",
            N_("The file does not follow {format}."),
            N_("Correct the lines or leave them out. Nothing was written."),
            where=str(path),
            faults=faults[:MOST_FAULTS],
            format=FORMAT,
        )
    return found


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines with something in them, by number: however a spreadsheet has divided and encoded them."""
    text = _text(read_at_most(path, _MOST_BYTES))
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(";,\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise UserError(
            "contributions-broken",
            N_("From line {line}, this is not a table."),
            N_("Look for a quotation mark that is missing."),
            where=str(path),
            line=reader.line_num,
        ) from error


def _text(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        # As Excel saves it on Windows.
        return raw.decode("cp1252", "replace")


def _contribution(
    line: int, head: list[str], cells: list[str], known: Mapping[tuple[str, str], Questionnaire]
) -> Contribution | list[Fault]:
    row = {name: cell.strip() for name, cell in zip(head, [*cells, *[""] * len(head)], strict=False) if name}
    faults = list(_row_faults(line, head, row))
    if faults:
        return faults
    questionnaire = known.get((row["questionnaire"], row["version"][1:]))
    if questionnaire is None:
        what = N_("This version of the questionnaire is not there, so its answers cannot be compared.")
        return [_fault(line, "version", "questionnaire", what, f"{row['questionnaire']} {row['version'][1:]}")]
    depth = Depth(row["depth"])
    measures, by = measure_digests(questionnaire, depth), groups_by(questionnaire)
    places: dict[str, int | None] = {}
    for measure in measures:
        bins = len(cuts_of(measure, questionnaire)) + 1
        written = row.get(measure, "").casefold()
        place = _LETTERS[:bins].find(written) if len(written) == 1 else -1
        if written != NOTHING and place < 0:
            what = N_("This is not a value that a contribution has here.")
            faults.append(_fault(line, measure, "cell", what, row.get(measure, "")))
            continue
        places[measure] = None if written == NOTHING else place
    if faults:
        return faults
    year, quarter = _QUARTER.fullmatch(row["quarter"][1:]).groups()  # type: ignore[union-attr]
    day = date(int(year), (int(quarter) - 1) * _MONTHS + 1, 1)
    sector, size = ("" if row[name] == NOTHING else row[name][1:] for name in ("sector", "size"))
    profile = dict(zip(by, (sector, size), strict=False))
    if len(path_of(questionnaire, by, profile)) < sum(map(bool, (sector, size if sector else ""))):
        return [_fault(line, "sector", "group", N_("The questionnaire knows no such sector or size."))]
    return Contribution(questionnaire.id, questionnaire.version, depth, day, sector, size, row["token"], places, line)


def _row_faults(line: int, head: list[str], row: Mapping[str, str]) -> Iterator[Fault]:
    if not head:
        yield _fault(line, "", "no-heading", N_("There is no line with the headings before it."))
    elif len(set(head)) != len(head) or not {*_FIXED} <= {*head}:
        yield _fault(line, "", "heading", N_("Its headings are not those of a contribution."))
    else:
        what = N_("This is not a value that a contribution has here.")
        for name, form in _FORMS.items():
            if not form.fullmatch(row[name]):
                yield _fault(line, name, "cell", what, row[name])


_FORMS = {
    "format": re.compile(re.escape(FORMAT)),
    "questionnaire": re.compile("[a-z0-9][a-z0-9-]{0,79}"),
    "version": re.compile(r"v[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}"),
    "depth": re.compile("quick|full"),
    "quarter": re.compile("y20[0-9]{2}Q[1-4]"),
    "sector": re.compile(f"{NOTHING}|x[\\w-]{{1,60}}"),
    "size": re.compile(f"{NOTHING}|x[\\w-]{{1,60}}"),
    "token": _TOKEN,
}


def _fault(line: int, name: str, code: str, what: str, value: str | None = None) -> Fault:
    return Fault(
        f"contribution-{code}",
        (name,) if name else (),
        what,
        N_("Ask for the line again, or leave it out."),
        value=value,
        line=line,
    )


def coarse(values: Mapping[str, int | None], questionnaire: Questionnaire) -> dict[str, int | None]:
    """Return the values of measures as the places of their bins."""
    return {
        measure: None if value is None else sum(cut <= value for cut in cuts_of(measure, questionnaire))
        for measure, value in values.items()
    }
