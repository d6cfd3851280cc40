"""The places one can be at. A route is a value, so that the shell can go back and repaint at will."""

import msgspec


class StartRoute(msgspec.Struct, frozen=True):
    """The start page."""


class NewRoute(msgspec.Struct, frozen=True):
    """The form for a new assessment."""


class ProfileRoute(msgspec.Struct, frozen=True):
    """What is known about the organisation."""


class CheckpointsRoute(msgspec.Struct, frozen=True):
    """The legal checkpoints that match the profile."""


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


# Places outside a document, and places within one.
Outside = StartRoute | NewRoute
Within = ProfileRoute | CheckpointsRoute | TasksRoute | QuestionRoute | AnswersRoute | ResultsRoute
Route = Outside | Within
