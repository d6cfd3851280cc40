"""What the checker says of a questionnaire that is being edited, led back to its questions and fields."""

from dataclasses import dataclass
from pathlib import Path

from readiness.app.questionnaire_check import check_company, company_files
from readiness.catalog.checker import check_pack, read_questionnaire
from readiness.catalog.pack_files import read_pack_files
from readiness.domain.consistency import inconsistencies
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.errors import Fault, Place, UserError
from readiness.validation.refusal import RefusedError

# The steps to a question: of the dimensions, one; of its capabilities or facts, one.
_ENTRY = 4


@dataclass(frozen=True, slots=True)
class Checked:
    """The questionnaire where it can be read, whether it can be used, and all faults in the order of the places.

    `companies` are its test companies by the names of their files, each with what came out otherwise than expected.
    """

    questionnaire: Questionnaire | None
    usable: bool
    faults: tuple[Fault, ...]
    companies: tuple[tuple[str, tuple[Fault, ...]], ...] = ()


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
    companies: list[tuple[str, tuple[Fault, ...]]] = []
    if usable and questionnaire is not None:
        companies = [(file.stem, (*check_company(file, questionnaire),)) for file in company_files(folder)]
    in_order = sorted(faults, key=lambda fault: _order(fault.place))
    return Checked(questionnaire, usable, (*in_order,), (*companies,))


def owner(place: Place) -> Place:
    """Return the place of the question or the dimension that a place is within; () for the whole."""
    if place[:1] != ("dimensions",):
        return ()
    within = len(place) >= _ENTRY and place[2] in {"capabilities", "facts"}
    return place[:_ENTRY] if within else place[:2]


def _as_fault(error: UserError) -> Fault:
    return Fault(error.code, (), error.what, error.remedy, error.facts)


def _order(place: Place) -> tuple[tuple[bool, int, str], ...]:
    """Return what places are sorted by: the questionnaire itself first, then in the order of its data."""
    return tuple((isinstance(step, str), step if isinstance(step, int) else 0, str(step)) for step in place)
