"""The routes of the app. A route is a value: it can be kept, compared, and shown again."""

from pathlib import Path


class Route:
    """What page is shown, and of what; `shell/pages.py` knows which page shows it.

    Equal are routes of one class with equal fields, which are its slots. Plain classes: a start makes all of them
    before its first question, and a frozen dataclass takes twenty times as long to make.
    """

    __slots__: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._fields() == other._fields()

    def __hash__(self) -> int:
        return hash((type(self), *self._fields()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._fields()}"

    def _fields(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)


class AppRoute(Route):
    """A route that needs no open document."""

    __slots__ = ()


class DocumentRoute(Route):
    """A route in the open document."""

    __slots__ = ()


class StartRoute(AppRoute):
    """The start page."""

    __slots__ = ()


class NewRoute(AppRoute):
    """The form for a new assessment, with what was typed into it already."""

    __slots__ = ("depth", "organisation", "pack", "path")

    def __init__(self, organisation: str = "", pack: str = "", depth: str = "", path: Path | None = None) -> None:
        self.organisation = organisation
        self.pack = pack
        self.depth = depth
        self.path = path


class HelpRoute(AppRoute):
    """How Readiness works, and its keys."""

    __slots__ = ()


class WorkshopGuideRoute(AppRoute):
    """How to lead a workshop."""

    __slots__ = ()


class AboutRoute(AppRoute):
    """Versions, licences, and facts for a request for help."""

    __slots__ = ()


class ProfileRoute(DocumentRoute):
    """What is known about the organisation."""

    __slots__ = ()


class CheckpointsRoute(DocumentRoute):
    """The legal checkpoints that match the profile."""

    __slots__ = ()


class TasksRoute(DocumentRoute):
    """The task list of dimensions."""

    __slots__ = ()


class QuestionRoute(DocumentRoute):
    """One question."""

    __slots__ = ("code",)

    def __init__(self, code: str) -> None:
        self.code = code


class ListRoute(DocumentRoute):
    """All questions of one dimension, one under the other."""

    __slots__ = ("dimension",)

    def __init__(self, dimension: str) -> None:
        self.dimension = dimension


class AnswersRoute(DocumentRoute):
    """The answers of one dimension, to be checked."""

    __slots__ = ("dimension",)

    def __init__(self, dimension: str) -> None:
        self.dimension = dimension


class FlagsRoute(DocumentRoute):
    """What still needs a look: flags, don't knows, open questions, guesses."""

    __slots__ = ()


class FindRoute(DocumentRoute):
    """The search, with the words that were typed."""

    __slots__ = ("words",)

    def __init__(self, words: str = "") -> None:
        self.words = words


class ImportRoute(DocumentRoute):
    """What a filled form would change."""

    __slots__ = ("path",)

    def __init__(self, path: Path) -> None:
        self.path = path


class ResultsRoute(DocumentRoute):
    """The results."""

    __slots__ = ()


class CompareRoute(DocumentRoute):
    """The results next to those of another document."""

    __slots__ = ("path",)

    def __init__(self, path: Path | None = None) -> None:
        self.path = path


class PlanRoute(DocumentRoute):
    """The plan: the steps to a goal."""

    __slots__ = ()


class IncidentRoute(DocumentRoute):
    """The incident guide."""

    __slots__ = ()


class ReportRoute(DocumentRoute):
    """The report: what it shall hold, and how it looks."""

    __slots__ = ()


class WorkshopRoute(DocumentRoute):
    """The workshop with people in one room."""

    __slots__ = ()
