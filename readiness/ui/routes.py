"""The places one can be at. A route is a value, so that the shell can go back and repaint at will."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StartRoute:
    """The start page."""


@dataclass(frozen=True)
class NewRoute:
    """The form for a new assessment."""


@dataclass(frozen=True)
class TasksRoute:
    """The task list of dimensions."""


@dataclass(frozen=True)
class QuestionRoute:
    """One question."""

    code: str


@dataclass(frozen=True)
class AnswersRoute:
    """The answers of one dimension, to be checked."""

    dimension: str


@dataclass(frozen=True)
class ResultsRoute:
    """The results."""


Route = StartRoute | NewRoute | TasksRoute | QuestionRoute | AnswersRoute | ResultsRoute
