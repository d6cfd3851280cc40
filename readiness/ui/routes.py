"""The routes of the app. A route is a value: it can be kept, compared, and shown again."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readiness.domain.form import FilledForm

# The part of an incident that is no code of its guide: what happened so far.
LOG_PART = "log"


@dataclass(frozen=True, slots=True)
class Route:
    """What page is shown, and of what; `shell/pages.py` knows which page shows it.

    Equal are routes of one class with equal fields; those without fields take that over from here.
    """


class AppRoute(Route):
    """A route that needs no open document."""

    __slots__ = ()


class DocumentRoute(Route):
    """A route in the open document."""

    __slots__ = ()


class StartRoute(AppRoute):
    """The start page."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class NewRoute(AppRoute):
    """The form for a new assessment, with what was typed into it already."""

    organisation: str = ""
    pack: str = ""
    depth: str = ""
    path: Path | None = None


class NewPackRoute(AppRoute):
    """The form for a new questionnaire."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class EditPackRoute(AppRoute):
    """The editor of the questionnaire in a folder, at a dimension or a question by its code."""

    folder: Path
    code: str = ""


@dataclass(frozen=True, slots=True)
class QuestionnairesRoute(AppRoute):
    """The questionnaires that are there, beginning at the one of an id."""

    pack: str = ""


@dataclass(frozen=True, slots=True)
class GivenPackRoute(AppRoute):
    """A questionnaire in a folder or a file, looked at before it is added."""

    path: Path


class TeamRoute(AppRoute):
    """The documents of the team, and how those here stand to them."""

    __slots__ = ()


class PortfolioRoute(AppRoute):
    """The portfolio: the assessments in the folders that were chosen for it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class MergedSitesRoute(AppRoute):
    """Several sites of a firm as one result: the files of their documents."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class HelpRoute(AppRoute):
    """How Readiness works, and its keys; first about the section that help was asked for in (English source)."""

    section: str = ""


class WorkshopGuideRoute(AppRoute):
    """How to lead a workshop."""

    __slots__ = ()


class AboutRoute(AppRoute):
    """Which version this is, and where more is told."""

    __slots__ = ()


class SupportRoute(AppRoute):
    """Facts for a request for support, which are shown before they are saved."""

    __slots__ = ()


class LicencesRoute(AppRoute):
    """The licences of everything that the program comes with."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ProfileRoute(DocumentRoute):
    """What is known about the organisation; with the code of a question, at that one."""

    question: str = ""


@dataclass(frozen=True, slots=True)
class CheckpointsRoute(DocumentRoute):
    """The legal checkpoints that match the profile; with the code of one, at that one."""

    point: str = ""


class TasksRoute(DocumentRoute):
    """The task list of dimensions."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class QuestionRoute(DocumentRoute):
    """One question; `checking` is the dimension whose answers are being checked, "" where those of all are.

    Then the way on leads back to them.
    """

    code: str
    checking: str | None = None


@dataclass(frozen=True, slots=True)
class ListRoute(DocumentRoute):
    """All questions of one dimension, one under the other."""

    dimension: str


@dataclass(frozen=True, slots=True)
class AnswersRoute(DocumentRoute):
    """The answers, to be checked: those of one dimension, or of all."""

    dimension: str = ""


class FlagsRoute(DocumentRoute):
    """What still needs a look: flags, don't knows, open questions, guesses."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class FindRoute(DocumentRoute):
    """The search, with the words that were typed."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class ImportRoute(DocumentRoute):
    """What a filled form would change."""

    form: "FilledForm"


@dataclass(frozen=True, slots=True)
class FormRoute(DocumentRoute):
    """A form for one person or for everyone; `as_view` where it is to be a document."""

    as_view: bool = False


@dataclass(frozen=True, slots=True)
class ViewsRoute(DocumentRoute):
    """Forms of several people that came in, before their views are taken into the document."""

    forms: "tuple[FilledForm, ...]"


@dataclass(frozen=True, slots=True)
class MergeRoute(DocumentRoute):
    """The views of several people, at one question; `only_open` shows those that are to be settled."""

    code: str = ""
    only_open: bool = False


class UpgradeRoute(DocumentRoute):
    """A newer version of the questionnaire, and what was kept of earlier ones."""

    __slots__ = ()


class ResultsRoute(DocumentRoute):
    """The results."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class CompareRoute(DocumentRoute):
    """The results next to those of another document."""

    path: Path | None = None


@dataclass(frozen=True, slots=True)
class BenchmarkRoute(DocumentRoute):
    """The assessment beside a benchmark; with a file, that benchmark before it is added."""

    path: Path | None = None


@dataclass(frozen=True, slots=True)
class PairRoute(DocumentRoute):
    """Company and agency side by side: the file of the other side, and the hash they gave before, as it was typed."""

    path: Path | None = None
    hash: str = ""


@dataclass(frozen=True, slots=True)
class PlanRoute(DocumentRoute):
    """The plan: the steps to a goal, with the details of one of them where its id is given.

    With `form` it opens at what it counts with.
    """

    step: str = ""
    form: bool = False


@dataclass(frozen=True, slots=True)
class TextsRoute(DocumentRoute):
    """The texts to act, one of them filled; without a code the first."""

    code: str = ""


@dataclass(frozen=True, slots=True)
class IncidentRoute(DocumentRoute):
    """The incident guide; with the code of a fact, a response, a task or an idea, at that one, or at its log.

    `number` is that of the incident, 0 the one that is looked at first.
    """

    part: str = ""
    number: int = 0


class HistoryRoute(DocumentRoute):
    """How results went over time: the recorded states of the document, and what it says now."""

    __slots__ = ()


class ReportRoute(DocumentRoute):
    """The report: what it shall hold, and how it looks."""

    __slots__ = ()


class WorkshopRoute(DocumentRoute):
    """The workshop with people in one room."""

    __slots__ = ()
