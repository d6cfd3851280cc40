"""A questionnaire as an XLSForm, for the tools that ask by phone and tablet; what it cannot say is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import NamedTuple

from readiness.domain.conditions import Comparison, Condition, parse
from readiness.domain.questionnaire import Capability, Dimension, FactQuestion, Question, Questionnaire
from readiness.domain.scales import Measure, MeasureKind
from readiness.domain.values import Text
from readiness.exchange.questionnaire_xlsx.draft import Remark
from readiness.exchange.questionnaire_xlsx.names import free_word
from readiness.exchange.workbook import new_workbook
from readiness.foundation.translation import N_

_TYPES = {
    MeasureKind.CHOICE: "select_one",
    MeasureKind.MULTIPLE: "select_multiple",
    MeasureKind.DATE: "date",
    MeasureKind.TEXT: "text",
}
_NAMES = {"de": "Deutsch", "en": "English", "fr": "Français", "es": "Español", "it": "Italiano", "nl": "Nederlands"}
_PLAIN = ("type", "name", "relevant", "constraint")
_ORDERS = frozenset([">", "<", ">=", "<="])


class WrittenForm(NamedTuple):
    """A form as XLSX, and what it could not say."""

    content: bytes
    left_out: Sequence[Remark]


class _NotSaidError(ValueError):
    pass


@dataclass(slots=True)
class _Form:
    """The rows of the sheets: plain cells by column, and texts by column."""

    survey: list[tuple[dict[str, str], dict[str, Text]]] = field(default_factory=list)
    choices: list[tuple[dict[str, str | float], Text]] = field(default_factory=list)
    left_out: list[Remark] = field(default_factory=list)


def write_xlsform(questionnaire: Questionnaire) -> WrittenForm:
    """Return a questionnaire as a form with the sheets survey, choices and settings."""
    form = _FormMaker(questionnaire).made()
    return WrittenForm(_book(questionnaire, form), form.left_out)


class _FormMaker:
    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire = questionnaire
        self._form = _Form()
        # The names of choices by question and value (a level, or the value of a fact).
        self._values: dict[str, dict[str, str]] = {}
        self._lists: dict[tuple[tuple[str, Text, float | None], ...], str] = {}

    def made(self) -> _Form:
        for dimension in self._questionnaire.dimensions:
            self._dimension(dimension)
        self._tell_the_rest()
        return self._form

    def _dimension(self, dimension: Dimension) -> None:
        self._add("begin_group", dimension.code, {"label": dimension.name}, dimension.ask_when)
        if dimension.portrait:
            self._add("note", f"{dimension.code}_about", {"label": dimension.portrait})
        for question in dimension.questions():
            self._question(question)
        self._form.survey.append(({"type": "end_group"}, {}))

    def _question(self, question: Question) -> None:
        measure = question.measure
        kind, constraint = "select_one", ""
        if measure is not None:
            kind = "integer" if measure.whole else _TYPES.get(measure.kind, "decimal")
            constraint = _constraint(measure)
            if measure.choices:
                kind += " " + self._list(question.code, [(str(c.value), c.text, None) for c in measure.choices])
        elif isinstance(question, Capability):
            kind += " " + self._list(question.code, self._answers(question))
        if isinstance(question, Capability) and measure is not None:
            self._leave_out(N_("{code}: what a number counts (its bands) is left out."), code=question.code)
        texts = {"label": question.question, **({"hint": question.help} if question.help else {})}
        self._add(kind, question.code, texts, question.ask_when, {"constraint": constraint} if constraint else {})

    def _answers(self, question: Capability) -> list[tuple[str, Text, float | None]]:
        names: list[str] = []
        found = []
        for level in question.rungs:
            label = question.answer_name(level) or question.statement(level)
            name = f"l{level}" if question.levels else free_word(label.in_language("en"), names)
            names.append(name)
            found.append((name, label, question.worth(level)))
        self._values[question.code] = dict(zip(map(str, question.rungs), names, strict=True))
        return list(reversed(found))

    def _list(self, code: str, choices: list[tuple[str, Text, float | None]]) -> str:
        """Return the name of the list with these choices; questions with the same ones share it."""
        self._values.setdefault(code, {value: value for value, _, _ in choices})
        key = tuple(choices)
        if key not in self._lists:
            self._lists[key] = name = code.lower()
            for value, label, points in choices:
                cells: dict[str, str | float] = {"list_name": name, "name": value}
                if points is not None:
                    cells["points"] = points
                self._form.choices.append((cells, label))
        return self._lists[key]

    def _add(
        self, kind: str, name: str, texts: dict[str, Text], when: str = "", further: Mapping[str, str] | None = None
    ) -> None:
        cells = {"type": kind, "name": name, **(further or {})}
        if when:
            try:
                cells["relevant"] = self._condition(parse(when))
            except _NotSaidError:
                self._leave_out(N_("{code}: the condition “{condition}” is left out."), code=name, condition=when)
        self._form.survey.append((cells, texts))

    def _condition(self, condition: Condition, depth: int = 0) -> str:
        if isinstance(condition, Comparison):
            return self._comparison(condition)
        parts = [self._condition(part, depth + 1) for part in condition.parts]
        if condition.word == "not":
            return f"not({parts[0]})"
        joined = f" {condition.word} ".join(parts)
        return f"({joined})" if depth else joined

    def _comparison(self, comparison: Comparison) -> str:
        question = self._questionnaire.capabilities.get(comparison.name) or self._questionnaire.facts.get(
            comparison.name
        )
        reference, value = f"${{{comparison.name}}}", str(comparison.value)
        if question is None:
            raise _NotSaidError
        measure = question.measure
        if measure is not None and measure.kind is MeasureKind.NUMBER:
            return f"{reference} {comparison.order} {value}"
        values = self._values.get(comparison.name, {})
        if measure is None and isinstance(comparison.value, int):
            return self._levels(question, comparison, values)
        if value not in values or comparison.order in _ORDERS:
            raise _NotSaidError
        if measure is not None and measure.kind is MeasureKind.MULTIPLE:
            selected = f"selected({reference}, '{value}')"
            return selected if comparison.order == "=" else f"not({selected})"
        return f"{reference} {comparison.order} '{values[value]}'"

    @staticmethod
    def _levels(question: Capability | FactQuestion, comparison: Comparison, values: dict[str, str]) -> str:
        """Return a comparison of a level as one of answers: a form knows no order of them."""
        meant = [name for level, name in values.items() if comparison.holds({comparison.name: int(level)})]
        if not meant or len(meant) == len(values):
            raise _NotSaidError
        said = [f"${{{question.code}}} = '{name}'" for name in meant]
        return said[0] if len(said) == 1 else f"({' or '.join(said)})"

    def _tell_the_rest(self) -> None:
        pack = self._questionnaire
        asked = pack.capabilities.values()
        counted = (
            (
                N_("Steps: {n} questions say what to do next; a form has no place for it."),
                sum(bool(c.next_steps) for c in asked),
            ),
            (
                N_("Reasons, evidence and risks of {n} questions are left out."),
                sum(bool(c.why or c.evidence or c.risk) for c in asked),
            ),
            (N_("Gates: {n} are left out."), len(pack.gates)),
            (N_("Targets: {n} are left out."), len(pack.targets)),
            (N_("Questions about the organisation: {n} are left out."), len(pack.profile)),
            (N_("Texts to act: {n} are left out."), len(pack.texts)),
        )
        for what, n in counted:
            if n:
                self._leave_out(what, n=n)
        if pack.incident:
            self._leave_out(N_("The incident guide is left out."))
        if pack.legal:
            self._leave_out(N_("The legal points are left out."))

    def _leave_out(self, what: str, /, **facts: object) -> None:
        self._form.left_out.append(Remark(None, what, facts, left_out=True))


def _constraint(measure: Measure) -> str:
    bounds = ((">=", measure.lowest), ("<=", measure.highest))
    return " and ".join(f". {order} {bound:g}" for order, bound in bounds if bound is not None)


def _book(questionnaire: Questionnaire, form: _Form) -> bytes:
    target = BytesIO()
    workbook = new_workbook(target)
    languages = [(code, f"{_NAMES.get(code, code)} ({code})") for code in questionnaire.languages]
    bold = workbook.add_format({"bold": True, "valign": "top"})
    plain = workbook.add_format({"text_wrap": True, "valign": "top"})

    def sheet(name: str, titles: Sequence[str], rows: Sequence[Sequence[str | float]]) -> None:
        written = workbook.add_worksheet(name)
        for at, title in enumerate(titles):
            written.write_string(0, at, title, bold)
            written.set_column(at, at, 44 if ":" in title else 20)
        for number, row in enumerate(rows, start=1):
            for at, value in enumerate(row):
                if isinstance(value, str) and value:
                    written.write_string(number, at, value, plain)
                elif not isinstance(value, str):
                    written.write_number(number, at, value, plain)
        written.freeze_panes(1, 0)

    titled = [f"{text}::{name}" for text in ("label", "hint") for _, name in languages]
    survey = [
        [
            *(cells.get(column, "") for column in _PLAIN[:2]),
            *(
                texts[text].by_language.get(code, "") if text in texts else ""
                for text in ("label", "hint")
                for code, _ in languages
            ),
            *(cells.get(column, "") for column in _PLAIN[2:]),
        ]
        for cells, texts in form.survey
    ]
    sheet("survey", [*_PLAIN[:2], *titled, *_PLAIN[2:]], survey)
    choices = [
        [
            cells["list_name"],
            cells["name"],
            *(label.by_language.get(code, "") for code, _ in languages),
            cells.get("points", ""),
        ]
        for cells, label in form.choices
    ]
    sheet("choices", ["list_name", "name", *(f"label::{name}" for _, name in languages), "points"], choices)
    first = languages[0]
    title = questionnaire.title.in_language(first[0])
    settings = [title, questionnaire.id.replace("-", "_"), questionnaire.version, first[1]]
    sheet("settings", ["form_title", "form_id", "version", "default_language"], [settings])
    workbook.close()
    return target.getvalue()
