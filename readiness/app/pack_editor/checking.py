"""What the checker says of a questionnaire that is being edited, led back to its questions and fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readiness.app.pack_editor.entries import GUIDE, kind_of
from readiness.app.questionnaire_check import check_company, company_files, company_result
from readiness.catalog.checker import check_pack, read_questionnaire
from readiness.catalog.pack_files import read_pack_files
from readiness.domain.consistency import inconsistencies
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.errors import Fault, Place, UserError
from readiness.results.standing import situation
from readiness.validation.refusal import RefusedError

# The steps to a question: of the dimensions, one; of its capabilities or facts, one.
_ENTRY = 4
PROFILE: Place = ("profile",)
GATES: Place = ("gates",)


@dataclass(frozen=True, slots=True)
class CheckedCompany:
    """A test company by the name of its file: what came out otherwise than expected, and what it is told first.

    `target` and `situation` are the codes of those that hold first; "" where none does, or where it cannot be computed.
    """

    name: str
    faults: tuple[Fault, ...]
    target: str = ""
    situation: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """The questionnaire where it can be read, whether it can be used, and all faults in the order of the places."""

    questionnaire: Questionnaire | None
    usable: bool
    faults: tuple[Fault, ...]
    companies: tuple[CheckedCompany, ...] = ()


def check(folder: Path) -> Checked:
    """Read and check a folder as it is; nothing is raised for what is wrong with it."""
    try:
        questionnaire = read_questionnaire(read_pack_files(folder))
        usable = not any(True for _fault in inconsistencies(questionnaire))
    except RefusedError:
        questionnaire, usable = None, False
    except UserError as error:
        return Checked(None, usable=False, faults=(_as_fault(error),))
    try:
        faults = check_pack(folder)
    except UserError as error:
        faults = [_as_fault(error)]
    companies: tuple[CheckedCompany, ...] = ()
    if usable and questionnaire is not None:
        companies = (*_companies(folder, questionnaire),)
    in_order = sorted(faults, key=lambda fault: _order(fault.place))
    return Checked(questionnaire, usable, (*in_order,), companies)


def owner(place: Place) -> Place:
    """Return the place that has a row of its own and that a place is within, such as a question; () for the whole."""
    if place[:1] in {PROFILE, GATES}:
        return place[:1]
    kind = kind_of(place)
    if kind or place[:1] == GUIDE:
        return place[: len(kind) + 1]
    if place[:1] != ("dimensions",):
        return ()
    within = len(place) >= _ENTRY and place[2] in {"capabilities", "facts"}
    return place[:_ENTRY] if within else place[:2]


def _companies(folder: Path, questionnaire: Questionnaire) -> Iterator[CheckedCompany]:
    for file in company_files(folder):
        result = company_result(file, questionnaire)
        target = result.target if result is not None else None
        told = situation(result) if result is not None else None
        yield CheckedCompany(
            name=file.stem,
            faults=(*check_company(file, questionnaire),),
            target=target.code if target is not None else "",
            situation=told.code if told is not None else "",
        )


def _as_fault(error: UserError) -> Fault:
    return Fault(error.code, (), error.what, error.remedy, error.facts)


def _order(place: Place) -> tuple[tuple[bool, int, str], ...]:
    """Return what places are sorted by: the questionnaire itself first, then in the order of its data."""
    return tuple((isinstance(step, str), step if isinstance(step, int) else 0, str(step)) for step in place)
