"""One question of a consultant's list: its texts, and how it is answered."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from readiness.exchange.questionnaire_xlsx.book import Value, folded, word, words
from readiness.exchange.questionnaire_xlsx.building import YES_NO, YES_PARTLY_NO, told_answers
from readiness.exchange.questionnaire_xlsx.draft import CellName, Draft
from readiness.exchange.questionnaire_xlsx.plain_answers import PlainAnswer, PointsError, answers_in, points_in
from readiness.exchange.questionnaire_xlsx.plain_table import PlainTable
from readiness.exchange.questionnaire_xlsx.plain_words import KINDS, common_answer, is_offered
from readiness.exchange.questionnaire_xlsx.points import Rated, rated
from readiness.foundation.errors import Phrase
from readiness.foundation.translation import N_

_MOST_WEIGHT = 10
_NAMES = {
    "yes": {"de": "Ja", "en": "Yes"},
    "partly": {"de": "Teilweise", "en": "Partly"},
    "no": {"de": "Nein", "en": "No"},
}


@dataclass(frozen=True, slots=True)
class Reading:
    """Where faults are noted, and the languages of the list."""

    draft: Draft
    languages: Sequence[str]


@dataclass(slots=True)
class PlainQuestion:
    """A question as it was read: rated with `levels`, or a fact of a `kind` with the `reason` why it is one."""

    text: dict[str, str]
    further: dict[str, dict[str, str]] = field(default_factory=dict)
    names: list[dict[str, str]] = field(default_factory=list)
    points: list[float] | None = None
    levels: list[Rated] | None = None
    kind: str = ""
    reason: str = ""
    unit: dict[str, str] = field(default_factory=dict)
    weight: float | None = None

    def told(self) -> Phrase:
        """Return what became of each answer."""
        return told_answers([next(iter(name.values()), "") for name in self.names], self.points, self.levels or [])


def read_question(table: PlainTable, rows: Sequence[int], reading: Reading) -> PlainQuestion:
    """Return the question in some rows: the first has its text, and each further one may have one more answer."""
    question = PlainQuestion(_texts(table, rows[0], "question", reading))
    for kind in ("name", "help", "why", "evidence", "risk"):
        if texts := _texts(table, rows[0], kind, reading):
            question.further[kind] = texts
    question.unit = _texts(table, rows[0], "unit", reading)
    _weigh(question, table, rows[0], reading)
    answers, points, cell = _answers(table, rows, reading)
    written = folded(table.text(rows[0], "kind"))
    kind = KINDS.get(written, "")
    if written and not kind:
        reading.draft.fault(
            table.cell(rows[0], "kind"),
            "kind-unknown",
            N_("“{found}” is no kind of question."),
            N_("Write one of these: rated, choice, several choices, number, date, text."),
            found=table.text(rows[0], "kind"),
        )
    if len(answers) == 1 and not kind and points is None:
        # “Number” in the column of answers says how it is answered.
        kind = KINDS.get(folded(answers[0][next(iter(answers[0]))]), "")
        answers = [] if kind else answers
    if kind in {"number", "date", "text"}:
        question.kind = kind
        question.reason = N_("{code}: a fact of the kind “{kind}”; it is not rated.")
        return question
    kept = [at for at, names in enumerate(answers) if not is_offered(next(iter(names.values())))]
    if len(kept) < len(answers):
        reading.draft.remark(cell, N_("“Not applicable” and “don’t know” are left out: every question offers them."))
    question.names = [answers[at] for at in kept]
    question.points = [points[at] for at in kept] if points is not None else None
    _rate(question, kind, cell, reading)
    return question


def _rate(question: PlainQuestion, kind: str, cell: CellName, reading: Reading) -> None:
    """Give the answers their levels, or make a fact of the question where they have none."""
    if kind in {"choice", "multiple"} and question.names and question.points is None:
        question.kind = kind
        question.reason = N_("{code}: a fact with choices; it is not rated.")
        return
    if not question.names:
        question.names = [
            {language: _NAMES[one].get(language, _NAMES[one]["en"]) for language in reading.languages}
            for one in YES_PARTLY_NO
        ]
        question.levels = list(YES_PARTLY_NO.values())
        reading.draft.remark(cell, N_("No answers are given; it is answered with yes, partly or no."))
        return
    if question.points is None:
        question.levels = _common_levels(question.names)
    else:
        question.levels = rated(question.points)
    if question.levels is not None:
        return
    if question.points is not None and len(question.names) >= 2 and len(question.names) <= 6:  # noqa: PLR2004 - a scale
        reading.draft.fault(
            cell,
            "points-alike",
            N_("All answers have the same points, so none is better than another."),
            N_("Give the answers different points, or leave the points out."),
        )
        return
    if len(question.names) == 1:
        reading.draft.fault(
            cell,
            "answer-single",
            N_("There is only one answer, “{found}”."),
            N_("Write the answers one below the other, or with “;” between them."),
            found=next(iter(question.names[0].values())),
        )
        return
    question.kind = "choice"
    question.reason = (
        N_("{code}: more than six answers cannot be rated, so it becomes a fact with choices.")
        if question.points is not None
        else N_("{code}: the answers have no points, so it becomes a fact with choices; with points it is rated.")
    )


def _common_levels(names: Sequence[dict[str, str]]) -> list[Rated] | None:
    """Return the levels of answers that say yes, partly and no in some words."""
    said = [common_answer(next(iter(name.values()))) for name in names]
    scale = YES_NO if len(said) == len(YES_NO) else YES_PARTLY_NO
    if sorted(said) != sorted(scale):
        return None
    return [scale[one] for one in said]


def _texts(table: PlainTable, row: int, kind: str, reading: Reading) -> dict[str, str]:
    found: dict[str, str] = {}
    for at, column in table.at(kind):
        text = words(table.sheet.value(row, at))
        if text:
            found.setdefault(column.language or reading.languages[0], text)
    return found


def _answers(
    table: PlainTable, rows: Sequence[int], reading: Reading
) -> tuple[list[dict[str, str]], list[float] | None, CellName]:
    """Return the answers with their points, and the cell in which they begin."""
    if table.named:
        return _under_headings(table, rows[0], reading)
    cell = table.cell(rows[0], "answers")
    by_language: dict[str, list[PlainAnswer]] = {}
    for row in rows:
        for at, column in table.at("answers"):
            value = table.sheet.value(row, at)
            one = len(rows) > 1 or column.number > 0
            found = [PlainAnswer(words(value))] if one and words(value) else answers_in(value)
            if one and words(value) and (alone := answers_in(value)) and len(alone) == 1:
                found = alone
            by_language.setdefault(column.language or reading.languages[0], []).extend(found)
    points = _points(table, rows, reading)
    first = next((answers for answers in by_language.values() if answers), [])
    for language, answers in by_language.items():
        if answers and len(answers) != len(first):
            reading.draft.fault(
                cell,
                "answers-languages",
                N_("The answers in “{language}” are not as many as in the other language."),
                N_("Write each answer in each language."),
                language=language,
            )
            return [], None, cell
    names = [
        {language: answers[n].text for language, answers in by_language.items() if answers} for n in range(len(first))
    ]
    beside = [answer.points for answer in first]
    if not points and first and all(value is not None for value in beside):
        points = [value for value in beside if value is not None]
    if points and len(points) != len(names):
        reading.draft.fault(
            table.cell(rows[0], "points"),
            "points-count",
            N_("There are {answers} answers, but points for {points}."),
            N_("Write one number for each answer, divided as the answers are."),
            answers=len(names),
            points=len(points),
        )
        return [], None, cell
    twice = [name for n, name in enumerate(names) if name in names[:n]]
    if twice:
        reading.draft.fault(
            cell,
            "answer-twice",
            N_("The answer “{found}” is there twice."),
            N_("Delete or change one of them."),
            found=next(iter(twice[0].values())),
        )
        return [], None, cell
    return names, points or None, cell


def _points(table: PlainTable, rows: Sequence[int], reading: Reading) -> list[float]:
    points: list[float] = []
    for row in rows:
        for at, _ in table.at("points"):
            value = table.sheet.value(row, at)
            if not words(value):
                continue
            try:
                points += points_in(value)
            except PointsError as error:
                reading.draft.fault(
                    table.sheet.cell(row, at),
                    error.code,
                    error.what,
                    error.remedy,
                    **{"found": word(value), **error.facts},
                )
                return []
    return points


def _under_headings(
    table: PlainTable, row: int, reading: Reading
) -> tuple[list[dict[str, str]], list[float] | None, CellName]:
    """Return the answers that head columns, with the points below them; a mark below says that the answer is there."""
    language = reading.languages[0]
    values: dict[int, Value] = {at: table.sheet.value(row, at) for at in table.named}
    cell = table.sheet.cell(row, next(iter(table.named)))
    numbers = {
        at: value for at, value in values.items() if isinstance(value, int | float) and not isinstance(value, bool)
    }
    if not numbers:
        return [{language: name} for name in table.named.values()], None, cell
    for at, value in values.items():
        if at not in numbers and words(value):
            reading.draft.fault(
                table.sheet.cell(row, at),
                "points-number",
                N_("“{found}” cannot be read as points."),
                N_("Enter a number for each answer, divided as the answers are."),
                found=words(value),
            )
    return [{language: table.named[at]} for at in numbers], [float(value) for value in numbers.values()], cell


def _weigh(question: PlainQuestion, table: PlainTable, row: int, reading: Reading) -> None:
    value = table.value(row, "weight")
    if not words(value):
        return
    try:
        weight = float(word(value).replace(",", ".").removesuffix("%"))
    except ValueError:
        weight = 0
    if not 0 < weight <= _MOST_WEIGHT:
        reading.draft.fault(
            table.cell(row, "weight"),
            "weight",
            N_("“{found}” is no weight."),
            N_("Enter a number above 0, and at most 10; 1 is the usual one."),
            found=words(value),
        )
    elif weight != 1:
        question.weight = weight
