"""The sheets of our own workbook and their columns: what each is called, what belongs into it, and where it goes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from readiness.exchange.questionnaire_xlsx.book import Value, folded, word, words
from readiness.foundation.errors import SourceString
from readiness.foundation.language import LANGUAGES
from readiness.foundation.translation import N_

Key = str | int
Path_ = tuple[Key, ...]
_YES = frozenset(["yes", "y", "ja", "j", "true", "wahr", "x", "1", "✓", "✔"])
_NO = frozenset(["no", "n", "nein", "false", "falsch", "0", "-"])


class ColumnKind(StrEnum):
    """What a column holds: one text for each language, a word of the format, a number, yes or no, several words."""

    TEXT = "text"
    WORD = "word"
    NUMBER = "number"
    YES = "yes"
    LIST = "list"
    LEVELS = "levels"


class WrongCellError(ValueError):
    """A cell that does not hold what its column asks for; `code`, `what` and `remedy` as in a fault."""

    def __init__(self, code: str, what: str, remedy: str) -> None:
        super().__init__(what)
        self.code, self.what, self.remedy = code, what, remedy


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and the comment beside it as source strings, and the keys that lead to its value.

    `choices` are the words that it may hold, by the heading that people see.
    """

    path: Path_
    title: str
    comment: str
    kind: ColumnKind = ColumnKind.WORD
    width: int = 14
    choices: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class SheetKind:
    """A sheet of the workbook: its name as a source string, and its columns."""

    name: str
    columns: tuple[Column, ...]

    def names(self) -> tuple[str, ...]:
        """Return what it is called, in every language of the program."""
        return tuple(language.gettext(self.name) for language in LANGUAGES.values())


CORE_OR_PROTECTIVE = (("core", N_("core")), ("protective", N_("protective")))
KINDS = (
    ("rated", N_("rated")),
    ("number_rated", N_("rated number")),
    ("multiple_rated", N_("rated choices")),
    ("choice", N_("choice")),
    ("multiple", N_("several choices")),
    ("number", N_("number")),
    ("date", N_("date")),
    ("text", N_("text")),
)
# Kinds of facts by their names in the data, as people read them.
KIND_NAMES = {kind: SourceString(title) for kind, title in KINDS}
PROFILE_KINDS = (
    ("choice", N_("choice")),
    ("yes_no", N_("yes or no")),
    ("date", N_("date")),
    ("text", N_("text")),
)
_TEXT, _WORD, _NUMBER, _YES_NO, _LIST = (
    ColumnKind.TEXT,
    ColumnKind.WORD,
    ColumnKind.NUMBER,
    ColumnKind.YES,
    ColumnKind.LIST,
)

PACK = SheetKind(
    N_("Pack"),
    (
        Column(("part",), N_("part"), N_("What this row says. Keep these words."), _WORD, 18),
        Column(("value",), N_("value"), N_("A word, a number or a code; lists with commas between."), _WORD, 24),
        Column(("text",), N_("words"), N_("The text, one column for each language."), _TEXT, 60),
    ),
)
DIMENSIONS = SheetKind(
    N_("Dimensions"),
    (
        Column(("code",), N_("code"), N_("Three capital letters, such as PRO. It never changes again."), _WORD, 9),
        Column(
            ("kind",),
            N_("kind"),
            N_("core: carries the overall stage. protective: may lag one stage behind."),
            _WORD,
            12,
            CORE_OR_PROTECTIVE,
        ),
        Column(("name",), N_("name"), N_("What the dimension is called."), _TEXT, 30),
        Column(("question",), N_("in short"), N_("What it asks, in a few words. May be empty."), _TEXT, 34),
        Column(
            ("portrait",), N_("portrait"), N_("What it is about, in two or three sentences. May be empty."), _TEXT, 60
        ),
        Column(("ask_when",), N_("ask when"), N_("Only then are its questions asked, as in: PEOPLE > 1."), _WORD, 20),
    ),
)
QUESTIONS = SheetKind(
    N_("Questions"),
    (
        Column(
            ("dimension",),
            N_("dimension"),
            N_("The code of its dimension; empty means that of the row above."),
            _WORD,
            11,
        ),
        Column(
            ("code",), N_("code"), N_("Capital letters and digits, such as PRO1. It never changes again."), _WORD, 9
        ),
        Column(
            ("kind",),
            N_("kind"),
            N_("rated: has answers that stand for levels. The others ask for a fact, which is never scored."),
            _WORD,
            12,
            KINDS,
        ),
        Column(("key_question",), N_("key question"), N_("yes: asked in the quick check too."), _YES_NO, 10),
        Column(
            ("name",),
            N_("name"),
            N_("What the question is called in lists and tables, in two or three words."),
            _TEXT,
            26,
        ),
        Column(("question",), N_("question"), N_("The question as people read it."), _TEXT, 50),
        Column(
            ("scale",),
            N_("scale"),
            N_("The scale with which it is answered, such as yes_no or yes_partly_no, or one of the sheet of answers."),
            _WORD,
            14,
        ),
        Column(
            ("ask_when",),
            N_("ask when"),
            N_("Only then is it asked, as in: BAS1 >= 3 and GROUPS = children."),
            _WORD,
            20,
        ),
        Column(("help",), N_("help"), N_("What counts and what does not. May be empty."), _TEXT, 40),
        Column(("measure", "unit"), N_("unit"), N_("Of a number: what is counted, such as months."), _TEXT, 10),
        Column(
            ("measure", "whole"), N_("whole"), N_("Of a number: yes where only whole ones are possible."), _YES_NO, 8
        ),
        Column(("measure", "lowest"), N_("lowest"), N_("Of a number: the smallest one that is possible."), _NUMBER, 9),
        Column(("measure", "highest"), N_("highest"), N_("Of a number: the largest one that is possible."), _NUMBER, 9),
        Column(("why",), N_("why"), N_("Why it matters, in an example. May be empty."), _TEXT, 40),
        Column(("evidence",), N_("evidence"), N_("What would show it. May be empty."), _TEXT, 30),
        Column(("risk",), N_("risk"), N_("What can happen where it is missing. May be empty."), _TEXT, 30),
        Column(("risk_class",), N_("risk class"), N_("1 low, 2 middle, 3 high."), _NUMBER, 8),
        Column(("weight",), N_("weight"), N_("How much it counts in the index; 1 where it is empty."), _NUMBER, 8),
        Column(
            ("owners",),
            N_("owners"),
            N_("Codes of the roles that do it, the first one leads. From the sheet Pack."),
            _LIST,
            12,
        ),
        Column(("person_days", "low"), N_("days from"), N_("Person-days to reach level 3, at least."), _NUMBER, 8),
        Column(("person_days", "high"), N_("days to"), N_("Person-days to reach level 3, at most."), _NUMBER, 8),
        Column(("horizon_days",), N_("horizon"), N_("In how many days level 3 is usually reached."), _NUMBER, 8),
        Column(
            ("prerequisites",),
            N_("prerequisites"),
            N_("COP1>=2@2: before it goes to level 2, COP1 is at level 2. Several with commas."),
            _LIST,
            20,
        ),
        Column(
            ("tags",),
            N_("tags"),
            N_("Headings across the dimensions under which it counts too. May be empty."),
            _LIST,
            12,
        ),
        Column(("not_applicable",), N_("not applicable"), N_("When that answer is right. May be empty."), _TEXT, 30),
    ),
)
ANSWERS = SheetKind(
    N_("Answers"),
    (
        Column(
            ("of",),
            N_("of"),
            N_("The code of the question, or the name of a scale that several questions use."),
            _WORD,
            12,
        ),
        Column(("level",), N_("level"), N_("0 to 5. The least answer is 0, the best 5."), _NUMBER, 7),
        Column(
            ("points",),
            N_("points"),
            N_("0 to 5: what it counts, where that is not the level. 2.5 is half."),
            _NUMBER,
            8,
        ),
        Column(
            ("least",),
            N_("from"),
            N_("Of a number that is rated: from this value on. Empty in the first row."),
            _NUMBER,
            8,
        ),
        Column(
            ("value",), N_("value"), N_("Of a choice: the word by which conditions know it, such as staff."), _WORD, 14
        ),
        Column(("name",), N_("answer"), N_("What people choose, such as Yes."), _TEXT, 26),
        Column(("text",), N_("what it says"), N_("The statement behind the answer. May be empty."), _TEXT, 60),
        Column(
            ("step",),
            N_("step to it"),
            N_("What to do to get from the answer below to this one. May be empty."),
            _TEXT,
            60,
        ),
        Column(("title",), N_("step in short"), N_("The same in one line. May be empty."), _TEXT, 34),
    ),
)
GATES = SheetKind(
    N_("Gates"),
    (
        Column(("code",), N_("code"), N_("A short code of letters and digits."), _WORD, 9),
        Column(("name",), N_("name"), N_("What the gate is called."), _TEXT, 24),
        Column(("short",), N_("in short"), N_("What passing it means, in one line. May be empty."), _TEXT, 34),
        Column(("allows",), N_("allows"), N_("What one may do once it is passed."), _TEXT, 60),
        Column(
            ("requires",), N_("requires"), N_("CODE>=level, with commas between, as in MON1>=2, MON2>=2."), _LIST, 30
        ),
        Column(("when",), N_("when"), N_("Who it counts for; empty means everyone."), _WORD, 20),
        Column(
            ("by",),
            N_("by"),
            N_("The question of the profile with the day by which it is needed. May be empty."),
            _WORD,
            14,
        ),
    ),
)
TARGETS = SheetKind(
    N_("Targets"),
    (
        Column(("code",), N_("code"), N_("A word such as standard."), _WORD, 14),
        Column(("name",), N_("name"), N_("What the target is called."), _TEXT, 26),
        Column(("description",), N_("description"), N_("Who it is for, and what it comes to."), _TEXT, 60),
        Column(("level",), N_("level"), N_("The level worth reaching for every question, 0 to 5."), _NUMBER, 8),
        Column(("key_level",), N_("level of key questions"), N_("The same for key questions."), _NUMBER, 12),
        Column(
            ("levels",),
            N_("other levels"),
            N_("Of single questions or whole dimensions, as in MON=2, MON1=3."),
            ColumnKind.LEVELS,
            30,
        ),
        Column(("when",), N_("when"), N_("Who gets it suggested; empty means everyone."), _WORD, 24),
    ),
)
PROFILE = SheetKind(
    N_("Profile"),
    (
        Column(("code",), N_("code"), N_("A word such as country."), _WORD, 14),
        Column(
            ("kind",),
            N_("kind"),
            N_("How it is answered; choices are listed in the sheet of answers."),
            _WORD,
            12,
            PROFILE_KINDS,
        ),
        Column(
            ("question",), N_("question"), N_("A question about the organisation; it never changes a score."), _TEXT, 50
        ),
        Column(("help",), N_("help"), N_("What counts and what does not. May be empty."), _TEXT, 50),
        Column(
            ("ruled_out_by",),
            N_("ruled out by"),
            N_("The question that says no here too when it is not applicable. May be empty."),
            _WORD,
            12,
        ),
    ),
)
FURTHER = SheetKind(
    N_("Further parts"),
    (
        Column(
            ("path",),
            N_("place"),
            N_("Where it belongs in the questionnaire. Keep this word; change texts and values only."),
            _WORD,
            48,
        ),
        Column(("value",), N_("value"), N_("A word or a number."), _WORD, 24),
        Column(("text",), N_("words"), N_("The text, one column for each language."), _TEXT, 60),
    ),
)
FILES = SheetKind(
    N_("Files"),
    (
        Column(("file",), N_("file"), N_("The file to which this line belongs."), _WORD, 26),
        Column(("line",), N_("line"), N_("One line of the file."), _WORD, 110),
    ),
)
SHEETS = (PACK, DIMENSIONS, QUESTIONS, ANSWERS, GATES, TARGETS, PROFILE, FURTHER, FILES)

# What stands in the column “part” of the first sheet and names one value each.
PACK_WORDS = {
    N_("id"): ("id",),
    N_("version"): ("version",),
    N_("format"): ("format",),
    N_("languages"): ("languages",),
    N_("result"): ("result",),
    N_("scale"): ("scale",),
    N_("minutes of the quick check"): ("minutes", "quick"),
    N_("minutes in full"): ("minutes", "full"),
    N_("who decides"): ("decider",),
    N_("gives the mandate"): ("mandate",),
}
PACK_TEXTS = {N_("title"): ("title",), N_("subtitle"): ("subtitle",), N_("description"): ("description",)}
# And those that name one of several: its code stands in the column “value”.
PACK_LISTS = {N_("role"): "roles", N_("role in the room"): "room", N_("heading across"): "cuts"}
# In the sheet of answers: the names of all levels, and those of the overall stages.
LADDERS = {N_("all levels"): "ladder", N_("overall stages"): "overall"}


def spellings(source: str) -> set[str]:
    """Return a source string as it may be written in a cell: in every language of the program, folded."""
    return {folded(source), *(folded(language.gettext(source)) for language in LANGUAGES.values())}


def from_cell(column: Column, value: Value) -> Any:
    """Return what a cell says; None for an empty one. Raises WrongCellError."""
    return _READERS[column.kind](column, value) if words(value) else None


def to_cell(column: Column, value: Any) -> Value | None:
    """Return what is written into a cell; None where a cell cannot hold it without loss."""
    written = _WRITERS[column.kind](value)
    if written is None:
        return None
    try:
        return written if _same(from_cell(column, written), value) else None
    except WrongCellError:
        return None


def _same(one: Any, other: Any) -> bool:
    return bool(one == other) and isinstance(one, bool) is isinstance(other, bool)


def _word(column: Column, value: Value) -> Any:
    text = word(value)
    for meant, title in column.choices:
        if folded(text) in spellings(title) | {folded(meant)}:
            return meant
    return text


def _number(_: Column, value: Value) -> int | float:
    if isinstance(value, bool):
        raise WrongCellError("cell-number", N_("A number is missing here."), N_("Enter a number."))
    if isinstance(value, int | float):
        return int(value) if float(value).is_integer() else float(value)
    text = word(value).replace(",", ".")
    try:
        number = float(text)
    except ValueError as error:
        raise WrongCellError(
            "cell-number", N_("“{found}” is not a number."), N_("Enter a number; its unit has no place in the cell.")
        ) from error
    return int(number) if number.is_integer() else number


def truth(value: Value) -> bool:
    """Return what a cell says that is answered with yes or no; raises WrongCellError."""
    if isinstance(value, bool):
        return value
    text = folded(words(value))
    if text in _YES or text in _NO:
        return text in _YES
    if word(value) == "-":
        return False
    raise WrongCellError("cell-yes-no", N_("“{found}” is neither yes nor no."), N_("Enter yes or no."))


def _list(_: Column, value: Value) -> list[str]:
    text = word(words(value).replace("\n", ",").replace(";", ","))
    return [part.strip() for part in text.split(",") if part.strip()]


def _levels(column: Column, value: Value) -> dict[str, int]:
    levels = {}
    for part in _list(column, value):
        code, sign, level = part.partition("=")
        if not sign or not level.strip().isdigit():
            raise WrongCellError(
                "cell-levels", N_("“{found}” is not a list of levels."), N_("Write CODE=level, with commas between.")
            )
        levels[code.strip()] = int(level)
    return levels


_READERS: dict[ColumnKind, Callable[[Column, Value], Any]] = {
    ColumnKind.TEXT: lambda _, value: words(value),
    ColumnKind.WORD: _word,
    ColumnKind.NUMBER: _number,
    ColumnKind.YES: lambda _, value: truth(value),
    ColumnKind.LIST: _list,
    ColumnKind.LEVELS: _levels,
}


def _joined_levels(value: Any) -> str | None:
    if not isinstance(value, dict) or not value:
        return None
    return ", ".join(f"{code}={level}" for code, level in value.items())


_WRITERS: dict[ColumnKind, Callable[[Any], Value | None]] = {
    ColumnKind.TEXT: lambda value: value if isinstance(value, str) else None,
    ColumnKind.WORD: lambda value: value if isinstance(value, str) else None,
    ColumnKind.NUMBER: lambda value: value if isinstance(value, int | float) else None,
    ColumnKind.YES: lambda value: value if isinstance(value, bool) else None,
    ColumnKind.LIST: lambda value: ", ".join(map(str, value)) if isinstance(value, list) and value else None,
    ColumnKind.LEVELS: _joined_levels,
}
