"""The places one can be at. A route is a value, so that the shell can go back and repaint at will."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Route:
    """A place; `shell/view_factory.py` knows the view of each."""


@dataclass(frozen=True, slots=True)
class AppRoute(Route):
    """A place that needs no open document."""


@dataclass(frozen=True, slots=True)
class DocumentRoute(Route):
    """A place in the open document."""


@dataclass(frozen=True, slots=True)
class StartRoute(AppRoute):
    """The start page."""


@dataclass(frozen=True, slots=True)
class NewRoute(AppRoute):
    """The form for a new assessment, with what was typed into it already."""

    organisation: str = ""
    pack: str = ""
    depth: str = ""
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class HelpRoute(AppRoute):
    """How Readiness works, and its keys."""


@dataclass(frozen=True, slots=True)
class WorkshopGuideRoute(AppRoute):
    """How to lead a workshop."""


@dataclass(frozen=True, slots=True)
class AboutRoute(AppRoute):
    """Versions, licences, and facts for whoever is asked for help."""


@dataclass(frozen=True, slots=True)
class ProfileRoute(DocumentRoute):
    """What is known about the organisation."""


@dataclass(frozen=True, slots=True)
class CheckpointsRoute(DocumentRoute):
    """The legal checkpoints that match the profile."""


@dataclass(frozen=True, slots=True)
class TasksRoute(DocumentRoute):
    """The task list of dimensions."""


@dataclass(frozen=True, slots=True)
class QuestionRoute(DocumentRoute):
    """One question."""

    code: str


@dataclass(frozen=True, slots=True)
class ListRoute(DocumentRoute):
    """All questions of one dimension, one under the other."""

    dimension: str


@dataclass(frozen=True, slots=True)
class AnswersRoute(DocumentRoute):
    """The answers of one dimension, to be checked."""

    dimension: str


@dataclass(frozen=True, slots=True)
class FlagsRoute(DocumentRoute):
    """What still needs a look: flags, don't knows, open questions, guesses."""


@dataclass(frozen=True, slots=True)
class FindRoute(DocumentRoute):
    """The search, with the words that were typed."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class ImportRoute(DocumentRoute):
    """What a filled form would change."""

    path: Path


@dataclass(frozen=True, slots=True)
class ResultsRoute(DocumentRoute):
    """The results."""


@dataclass(frozen=True, slots=True)
class CompareRoute(DocumentRoute):
    """The results beside those of another document."""

    path: Path | None = None


@dataclass(frozen=True, slots=True)
class PlanRoute(DocumentRoute):
    """The way to a goal."""


@dataclass(frozen=True, slots=True)
class IncidentRoute(DocumentRoute):
    """The incident guide."""


@dataclass(frozen=True, slots=True)
class ReportRoute(DocumentRoute):
    """The report: what it shall hold, and how it looks."""


@dataclass(frozen=True, slots=True)
class WorkshopRoute(DocumentRoute):
    """The workshop with people in one room."""
