"""The places one can be at. A route is a value, so that the shell can go back and repaint at will."""

from pathlib import Path

import msgspec


class Route(msgspec.Struct, frozen=True):
    """A place; `shell/view_factory.py` knows the view of each."""


class AppRoute(Route, frozen=True):
    """A place that needs no open document."""


class DocumentRoute(Route, frozen=True):
    """A place in the open document."""


class StartRoute(AppRoute, frozen=True):
    """The start page."""


class NewRoute(AppRoute, frozen=True):
    """The form for a new assessment, with what was typed into it already."""

    organisation: str = ""
    pack: str = ""
    depth: str = ""
    path: Path | None = None


class HelpRoute(AppRoute, frozen=True):
    """How Readiness works, and its keys."""


class WorkshopGuideRoute(AppRoute, frozen=True):
    """How to lead a workshop."""


class AboutRoute(AppRoute, frozen=True):
    """Versions, licences, and facts for whoever is asked for help."""


class ProfileRoute(DocumentRoute, frozen=True):
    """What is known about the organisation."""


class CheckpointsRoute(DocumentRoute, frozen=True):
    """The legal checkpoints that match the profile."""


class TasksRoute(DocumentRoute, frozen=True):
    """The task list of dimensions."""


class QuestionRoute(DocumentRoute, frozen=True):
    """One question."""

    code: str


class ListRoute(DocumentRoute, frozen=True):
    """All questions of one dimension, one under the other."""

    dimension: str


class AnswersRoute(DocumentRoute, frozen=True):
    """The answers of one dimension, to be checked."""

    dimension: str


class FlagsRoute(DocumentRoute, frozen=True):
    """What still needs a look: flags, don't knows, open questions, guesses."""


class FindRoute(DocumentRoute, frozen=True):
    """The search, with the words that were typed."""

    words: str = ""


class ImportRoute(DocumentRoute, frozen=True):
    """What a filled form would change."""

    path: Path


class ResultsRoute(DocumentRoute, frozen=True):
    """The results."""


class CompareRoute(DocumentRoute, frozen=True):
    """The results beside those of another document."""

    path: Path | None = None


class PlanRoute(DocumentRoute, frozen=True):
    """The way to a goal."""


class IncidentRoute(DocumentRoute, frozen=True):
    """The incident guide."""


class ReportRoute(DocumentRoute, frozen=True):
    """The report: what it shall hold, and how it looks."""


class WorkshopRoute(DocumentRoute, frozen=True):
    """The workshop with people in one room."""
