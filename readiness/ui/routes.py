"""The places one can be at. A route is a value, so that the shell can go back and repaint at will."""

import msgspec


class StartRoute(msgspec.Struct, frozen=True):
    """The start page."""


class NewRoute(msgspec.Struct, frozen=True):
    """The form for a new assessment."""


class TasksRoute(msgspec.Struct, frozen=True):
    """The task list of dimensions."""


class QuestionRoute(msgspec.Struct, frozen=True):
    """One question."""

    code: str


class AnswersRoute(msgspec.Struct, frozen=True):
    """The answers of one dimension, to be checked."""

    dimension: str


class ResultsRoute(msgspec.Struct, frozen=True):
    """The results."""


Route = StartRoute | NewRoute | TasksRoute | QuestionRoute | AnswersRoute | ResultsRoute
