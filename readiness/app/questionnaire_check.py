"""Everything that is checked of a questionnaire: its files, and what comes out for its test companies."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from readiness.catalog.checker import check_pack
from readiness.catalog.pack_files import TESTS_FOLDER
from readiness.catalog.packs import load_pack
from readiness.domain.questionnaire import Questionnaire
from readiness.exchange.json_file import MOST_BYTES
from readiness.exchange.pack_test_json import PackTestFile, StageSpan, read_pack_test
from readiness.foundation import clock
from readiness.foundation.errors import Fault, Place, UserError
from readiness.foundation.file_names import is_dropping
from readiness.foundation.files import read_at_most
from readiness.foundation.translation import N_
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.scoring.score import StageInterval
from readiness.validation.json_text import line_finder
from readiness.validation.refusal import RefusedError

_NOTHING = "–"
_COMPANY = re.compile(rf"{TESTS_FOLDER}/[^/]+\.json")
MOST_GIVEN = 20


@dataclass(frozen=True, slots=True)
class CheckedPack:
    """What was found: all faults with file and line, and how many test companies were computed."""

    faults: tuple[Fault, ...]
    companies: int = 0


def check_questionnaire(folder: Path) -> CheckedPack:
    """Return all faults of a pack, those of its test companies last; these need a pack that can be used.

    Raises UserError where a file of the pack cannot be read at all.
    """
    faults = check_pack(folder)
    files = company_files(folder)
    if not files:
        return CheckedPack((*faults,))
    try:
        questionnaire = load_pack(folder)
    except UserError:
        # Its faults are among the others.
        return CheckedPack((*faults,))
    found = [fault for file in files for fault in check_company(file, questionnaire)]
    return CheckedPack((*faults, *found), len(files))


def company_files(folder: Path) -> list[Path]:
    """Return the files of the test companies of a pack, in the order of their names."""
    return [path for path in sorted((folder / TESTS_FOLDER).glob("*.json")) if not is_dropping(path.name)]


def check_given_companies(files: Mapping[str, bytes], questionnaire: Questionnaire) -> CheckedPack:
    """Return what came out otherwise for the test companies among the files of a questionnaire that is not added yet.

    Of a stranger's, no more than `MOST_GIVEN` are computed: each takes up to seconds.
    """
    kept = [name for name in sorted(files) if _COMPANY.fullmatch(name) and not is_dropping(name.rpartition("/")[2])]
    found = [
        replace(fault, file=Path(name))
        for name in kept[:MOST_GIVEN]
        for fault in _check_bytes(files[name], Path(name), questionnaire)
    ]
    return CheckedPack((*found,), len(kept[:MOST_GIVEN]))


def check_company(file: Path, questionnaire: Questionnaire) -> list[Fault]:
    """Return what is wrong with a test company, or what came out otherwise than expected, each with its line."""
    try:
        raw = read_at_most(file, MOST_BYTES)
    except UserError as error:
        return [Fault(error.code, (), error.what, error.remedy, error.facts, None, file, 1)]
    return _check_bytes(raw, file, questionnaire)


def company_result(file: Path, questionnaire: Questionnaire) -> AssessmentResult | None:
    """Return what comes out for a test company; None where its file cannot be read."""
    try:
        return computed(read_pack_test(read_at_most(file, MOST_BYTES), questionnaire), questionnaire)
    except (RefusedError, UserError):
        return None


def _check_bytes(raw: bytes, file: Path, questionnaire: Questionnaire) -> list[Fault]:
    try:
        company = read_pack_test(raw, questionnaire)
    except RefusedError as refused:
        return [replace(fault, file=file, line=fault.line or 1) for fault in refused.faults]
    line_of = line_finder(raw)
    return [replace(fault, file=file, line=line_of(fault.place)) for fault in _differences(company, questionnaire)]


def computed(company: PackTestFile, questionnaire: Questionnaire) -> AssessmentResult:
    """Return what comes out for a test company."""
    today = clock.today()
    return assess(questionnaire, company.assessment(questionnaire, today), company.on or today)


def packages_of(result: AssessmentResult) -> list[str]:
    """Return the packages of the recommended way, as a test company names them."""
    return [package.id for package in result.roadmap.packages] if result.roadmap else []


def _differences(company: PackTestFile, questionnaire: Questionnaire) -> Iterator[Fault]:
    expected = company.expected
    if expected.empty:
        yield Fault(
            "test-empty",
            ("expected",),
            N_("Nothing is expected of this company, so it tests nothing."),
            N_("Write the stage, the dimensions, the gates or the packages that must come out."),
        )
        return
    result = computed(company, questionnaire)
    if expected.stage is not None:
        yield from _stage(("expected", "stage"), N_("the overall stage"), expected.stage, result.score.stage)
    for code, stage in expected.dimensions.items():
        # A dimension or a gate of which nothing is asked has nothing to show.
        rated = {one.code: one.stage for one in result.score.dimensions}
        yield from _stage(("expected", "dimensions", code), code, stage, rated.get(code))
    for code, status in expected.gates.items():
        yield from _differs(("expected", "gates", code), code, status, result.gates.get(code, ""))
    if expected.packages is not None:
        wanted, came = sorted(expected.packages), sorted(packages_of(result))
        place: Place = ("expected", "packages")
        yield from _differs(place, N_("the recommended way"), ", ".join(wanted), ", ".join(came))


def _stage(place: Place, what: str, expected: int | StageSpan, found: StageInterval | None) -> Iterator[Fault]:
    low, high = (expected.low, expected.high) if isinstance(expected, StageSpan) else (expected, expected)
    yield from _differs(place, what, _span(low, high), _span(found.low, found.high) if found else "")


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def _differs(place: Place, what: str, expected: str, found: str) -> Iterator[Fault]:
    if expected != found:
        yield Fault(
            "test-differs",
            place,
            N_("For {what}, {expected} was expected; {found} came out."),
            N_("Correct the expectation, or in the questionnaire what it rests on."),
            {"what": what, "expected": expected or _NOTHING, "found": found or _NOTHING},
        )
