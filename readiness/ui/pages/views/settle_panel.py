"""How one question is settled: the median, one person's answer or an own one, with a reason, and what stays of it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from readiness.app.views import Settling
from readiness.domain.perspectives import GivenAnswer, Way
from readiness.domain.questionnaire import Capability
from readiness.domain.scales import Measure
from readiness.domain.workshop_record import REASON_LIMIT
from readiness.scoring.views import MergedQuestion
from readiness.ui.page import PageContext
from readiness.ui.pages.views.own_fact import OwnFact
from readiness.ui.theme.typography import LEAD, SMALL, zoomed
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.elements import clear, text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import StoredText
from readiness.ui.widgets.toggles import one_stop
from readiness.ui.widgets.wrapped_choice import WrappedCheck, WrappedRadio
from readiness.wording.views import ViewWords
from readiness.wording.wording import Wording

_INDENT = 30


class SettlePanel(QWidget):
    """Stands beside the table. What is chosen for one question is gone with the next: nothing is settled by it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._row: MergedQuestion | None = None
        self._choice = Settling(Way.MEDIAN)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    @property
    def choice(self) -> Settling:
        """How the question is to be settled."""
        return self._choice

    def show_question(self, row: MergedQuestion) -> None:
        """Show what was said on a question, and what can be taken; the median, or what all say, is proposed."""
        clear(self._column)
        self._row = row
        context, session = self._context, self._context.session
        _, of = context.language.gettext, context.language.of
        wording = Wording(session.result(), context.language)
        self._words = ViewWords(wording)
        capability = session.questionnaire.questions[row.code]
        add = self._column.addWidget
        add(text(of(capability.name), LEAD, bold=True))
        add(text(of(capability.question), SMALL))
        answer = self._words.answer(row.code, session.assessment.answer(row.code))
        now = _("Answer now: {answer}").format(answer=answer)
        add(text(now, SMALL, "quiet"))
        self._choice = self._proposed(row)
        self._add_ways(row)
        self._add_reason()
        self._add_ledger(row.code)

    def choose_by_key(self, digit: int) -> None:
        """Choose an own answer: by its level, or by its place where the question has answers of its own."""
        question = self._context.session.questionnaire.questions[self._row.code] if self._row is not None else None
        if isinstance(question, Capability) and question.answers:
            if 0 < digit <= len(question.listed):
                self.choose_level(question.listed[digit - 1])
        else:
            self.choose_level(digit)

    def choose_level(self, level: int) -> None:
        """Choose an own level, where the question has an answer for it."""
        if self._own is None or self._row is None or level not in self._rungs(self._row):
            return
        self._own.choose(level)
        self._take(Way.OWN, level=level)
        self._buttons[-1].setChecked(True)

    def _proposed(self, row: MergedQuestion) -> Settling:
        if row.agreed is not None:
            return Settling(Way.UNDISPUTED, dissent=False)
        if row.median is not None:
            return Settling(Way.MEDIAN)
        first = next(iter(_by_answer(row.said)), None)
        return Settling(Way.PERSON, person=first[0].author.person) if first else Settling(Way.OWN)

    def _add_ways(self, row: MergedQuestion) -> None:
        _ = self._context.language.gettext
        self._group = QButtonGroup(self)
        self._buttons: list[WrappedRadio] = []
        if row.agreed is not None:
            words = _("What all say: {answer}").format(answer=self._words.answer(row.code, row.agreed))
            self._add_way(words, Way.UNDISPUTED)
        elif row.median is not None:
            name = self._words.answer_at(row.code, row.median)
            self._add_way(_("The median: {answer}").format(answer=name), Way.MEDIAN)
        for said in _by_answer(row.said):
            self._add_answer(row.code, said)
        empty = [one.author.person for one in row.said if one.answer.open]
        if empty:
            words = _("Left empty: {names}").format(names=", ".join(empty))
            self._column.addWidget(text(words, SMALL, "quiet"))
        self._own = self._add_own(row) if self._rungs(row) else None
        self._fact = None if self._measure(row) is None else self._add_fact(row)
        one_stop(self._group)

    def _rungs(self, row: MergedQuestion) -> tuple[int, ...]:
        """Return the levels that can be chosen as an own one; a fact has a field of its own."""
        question = self._context.session.questionnaire.questions[row.code]
        return question.listed if isinstance(question, Capability) and question.measure is None else ()

    def _add_own(self, row: MergedQuestion) -> ChoiceList:
        _ = self._context.language.gettext
        own = ChoiceList(self._context.tokens)
        rungs = self._rungs(row)
        for level in rungs:
            own.add(self._words.answer_at(row.code, level), level)
        question = self._context.session.questionnaire.questions[row.code]
        own_scale = isinstance(question, Capability) and question.own_scale
        own.setAccessibleName(_("Own answer") if own_scale else _("Own level"))
        self._add_way(_("An own answer, with a reason:") if own_scale else _("An own level, with a reason:"), Way.OWN)
        own.activated.connect(self.choose_level)
        own.setCurrentIndex(rungs.index(row.median) if row.median in rungs else 0)
        self._column.addWidget(own)
        return own

    def _measure(self, row: MergedQuestion) -> Measure | None:
        return self._context.session.questionnaire.questions[row.code].measure

    def _add_fact(self, row: MergedQuestion) -> OwnFact:
        """Add a field for a fact that none of them gave; it is checked when the question is settled."""
        measure = self._measure(row)
        assert measure is not None
        self._add_way(self._context.language.gettext("An own answer, with a reason:"), Way.OWN)
        field = OwnFact(self._context, measure)
        field.given.connect(self._on_fact)
        self._column.addWidget(field)
        return field

    def _on_fact(self, value: str) -> None:
        self._take(Way.OWN, value=value)
        self._buttons[-1].setChecked(True)

    def _add_answer(self, code: str, said: list[GivenAnswer]) -> None:
        """Add an answer with all who gave it, and their notes below it."""
        names = ", ".join(one.author.person for one in said)
        self._add_way(f"{self._words.answer(code, said[0].answer)}: {names}", Way.PERSON, said[0].author.person)
        for one in said:
            note = one.answer.reason or one.answer.evidence
            if note:
                told = text(note, SMALL, "quiet", lead=f"{one.author.person}:")
                told.setContentsMargins(zoomed(_INDENT), 0, 0, zoomed(4))
                self._column.addWidget(told)

    def _add_way(self, words: str, way: Way, person: str = "") -> None:
        button = WrappedRadio(words, self._context.tokens)
        self._group.addButton(button)
        self._buttons.append(button)
        button.setChecked((way, person) == (self._choice.way, self._choice.person))
        button.clicked.connect(lambda _checked=False: self._on_clicked(way, person))
        self._column.addWidget(button)

    def _on_clicked(self, way: Way, person: str) -> None:
        level = self._own.currentData() if way is Way.OWN and self._own is not None else None
        self._take(way, person, level, self._fact.value if way is Way.OWN and self._fact is not None else "")

    def _add_reason(self) -> None:
        context = self._context
        _ = context.language.gettext
        self._reason = StoredText(context.unstored, _("Why"), 2, REASON_LIMIT)
        self._reason.stored.connect(self._on_reason)
        self._column.addWidget(labelled(_("&Why"), self._reason, self._reason.refusal))
        self._dissent = WrappedCheck(_("Keep what others said in the report"), context.tokens)
        self._dissent.setChecked(True)
        self._dissent.toggled.connect(lambda _on: self._refresh())
        self._column.addWidget(self._dissent)

    def _add_ledger(self, code: str) -> None:
        entries = [one for one in self._context.session.assessment.perspectives.ledger if one.capability == code]
        if not entries:
            return
        self._column.addSpacing(8)
        self._column.addWidget(text(self._context.language.gettext("Decisions so far"), SMALL, bold=True))
        for entry in reversed(entries):
            self._column.addWidget(text(self._words.ledger_line(entry), SMALL, "quiet"))

    def _take(self, way: Way, person: str = "", level: int | None = None, value: str = "") -> None:
        self._choice = Settling(way, person, level, self._choice.reason, self._choice.dissent, value=value)
        self._refresh()

    def _on_reason(self, words: str) -> None:
        old = self._choice
        self._choice = replace(old, reason=words)

    def _refresh(self) -> None:
        old = self._choice
        self._choice = replace(old, dissent=self._dissent.isChecked())


def _by_answer(said: Sequence[GivenAnswer]) -> list[list[GivenAnswer]]:
    """Return who said the same, from the highest level down; who left it empty is left out."""
    groups: dict[tuple[int, str, str], list[GivenAnswer]] = {}
    for one in said:
        if not one.answer.open:
            level = -1 if one.answer.level is None else one.answer.level
            groups.setdefault((-level, one.answer.status, one.answer.value), []).append(one)
    return [groups[key] for key in sorted(groups)]
