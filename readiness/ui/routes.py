"""The places one can be at. A route is a value, so that the shell can go back and repaint at will."""

from pathlib import Path

import msgspec


class Route(msgspec.Struct, frozen=True):
    """A place; `shell/view_factory.py` knows the view of each."""


class Outside(Route, frozen=True):
    """A place that needs no open document."""


class Within(Route, frozen=True):
    """A place in the open document."""


class StartRoute(Outside, frozen=True):
    """The start page."""


class NewRoute(Outside, frozen=True):
    """The form for a new assessment, with what was typed into it already."""

    organisation: str = ""
    pack: str = ""
    depth: str = ""
    path: Path | None = None


class HelpRoute(Outside, frozen=True):
    """How Readiness works, and its keys."""


class WorkshopGuideRoute(Outside, frozen=True):
    """How to lead a workshop."""


class AboutRoute(Outside, frozen=True):
    """Versions, licences, and facts for whoever is asked for help."""


class ProfileRoute(Within, frozen=True):
    """What is known about the organisation."""


class CheckpointsRoute(Within, frozen=True):
    """The legal checkpoints that match the profile."""


class TasksRoute(Within, frozen=True):
    """The task list of dimensions."""


class QuestionRoute(Within, frozen=True):
    """One question."""

    code: str


class ListRoute(Within, frozen=True):
    """All questions of one dimension, one under the other."""

    dimension: str


class AnswersRoute(Within, frozen=True):
    """The answers of one dimension, to be checked."""

    dimension: str


class FlagsRoute(Within, frozen=True):
    """What still needs a look: flags, don't knows, open questions, guesses."""


class FindRoute(Within, frozen=True):
    """The search, with the words that were typed."""

    words: str = ""


class ImportRoute(Within, frozen=True):
    """What a filled form would change."""

    path: Path


class ResultsRoute(Within, frozen=True):
    """The results."""


class CompareRoute(Within, frozen=True):
    """The results beside those of another document."""

    path: Path | None = None


class PlanRoute(Within, frozen=True):
    """The way to a goal."""


class IncidentRoute(Within, frozen=True):
    """The incident guide."""


class ReportRoute(Within, frozen=True):
    """The report: what it shall hold, and how it looks."""


class WorkshopRoute(Within, frozen=True):
    """The workshop with people in one room."""
