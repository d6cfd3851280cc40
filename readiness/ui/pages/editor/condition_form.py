"""When a question is asked, a situation holds …: rows of lists, their words, and the condition as it is written."""

from functools import partial
from typing import Literal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from readiness.app.pack_editor.conditions import Joint, Rule, Subject, condition_of, fault_of, rules_of, subjects
from readiness.foundation.errors import Place, filled
from readiness.ui.pages.editor.field_row import FieldRow
from readiness.ui.pages.editor.fields import Fields, number_reader
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.elements import button, row, text
from readiness.ui.widgets.icon_button import IconButton
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.segmented import Segmented
from readiness.ui.widgets.stored_text import StoredLine
from readiness.wording.conditions import ConditionWords

_LONGEST = 2_000


class ConditionForm(QWidget):
    """A condition that rows cannot show is only typed. `key` is where it stands at the place.

    `title` says what it decides, and `always` what holds without one; of a question both are known.
    """

    def __init__(
        self,
        fields: Fields,
        place: Place,
        key: Literal["ask_when", "when"] = "ask_when",
        *,
        title: str = "",
        always: str = "",
    ) -> None:
        super().__init__()
        self._fields = fields
        self._place = (*place, key)
        language = fields.context.language
        self._always = always or language.gettext("It is always asked.")
        self._subjects = {one.code: one for one in subjects(fields.editor.tree, place, language)}
        self._joint: str = "and"
        _ = fields.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(text(title or _("When it is asked"), SMALL, bold=True))
        read = rules_of(self._condition())
        self._rules = read[1] if read is not None else []
        if read is not None:
            self._joint = read[0]
            self._add_rows(column)
        elif fault_of(self._condition()) is None:
            column.addWidget(text(_("This condition has brackets or “not”; it can only be typed."), SMALL, "quiet"))
        self.told = text("", SMALL, "quiet")
        # The words follow once the questionnaire was read again.
        fields.bind((), self.told, lambda: self.told.setText(self._told()))
        column.addWidget(self.told)
        self._typed = StoredLine(fields.context.unstored, _LONGEST, lambda words: fault_of(words) is None)
        self._wrong = text("", SMALL, "warning")
        self._wrong.hide()
        self._typed.stored.connect(self._store_typed)
        fault = fields.bind(self._place, self._typed, lambda: self._typed.show_text(self._condition()))
        column.addWidget(labelled(_("The condition as text"), self._typed, self._wrong, fault))

    def _condition(self) -> str:
        return str(self._fields.editor.value(self._place, "") or "")

    def _told(self) -> str:
        condition, _ = self._condition(), self._fields.gettext
        questionnaire = self._fields.questionnaire
        if not condition:
            return self._always
        if questionnaire is None or fault_of(condition) is not None:
            return condition
        return ConditionWords(questionnaire, self._fields.context.language).only_if(condition)

    def _add_rows(self, column: QVBoxLayout) -> None:
        _, tokens = self._fields.gettext, self._fields.context.tokens
        if len(self._rules) > 1:
            joint = Segmented([("and", _("All hold")), ("or", _("One is enough"))], tokens, _("How many must hold"))
            joint.show_value(self._joint)
            joint.chosen.connect(self._join)
            column.addWidget(joint)
        for i, rule in enumerate(self._rules):
            column.addLayout(self._row(i, rule))
        if self._subjects:
            column.addLayout(row(button(_("Add a condition"), self._add, "link")))
        elif self._place[0] == "dimensions":
            column.addWidget(text(_("Nothing is asked before it that a condition could ask for."), SMALL, "quiet"))
        else:
            told = _("A condition asks for what “About the organisation” asks; nothing is asked there yet.")
            column.addWidget(text(told, SMALL, "quiet"))

    def _row(self, at: int, rule: Rule) -> QHBoxLayout:
        _, tokens, language = self._fields.gettext, self._fields.context.tokens, self._fields.context.language
        subject = self._subjects.get(rule.name)
        line = QHBoxLayout()
        line.setSpacing(6)
        number = language.number(at + 1)
        asked = ChoiceList(tokens)
        if subject is None:
            asked.add(rule.name, rule.name)
        for one in self._subjects.values():
            asked.add(self._fields.said(one.name, one.code), one.code)
        asked.choose(rule.name)
        self._fields.bind((*self._place, at, 0), asked, lambda: None)
        asked.setAccessibleName(_("Condition {n}: question").format(n=number))
        asked.currentIndexChanged.connect(lambda _row: self._ask_for(at, asked.currentData()))
        order = ChoiceList(tokens)
        words = {
            "=": _("is"),
            "!=": _("is not"),
            ">=": _("is at least"),
            "<=": _("is at most"),
            ">": _("is more than"),
            "<": _("is less than"),
        }
        orders = subject.orders if subject is not None else tuple(words)
        for sign in dict.fromkeys((*orders, rule.order)):
            order.add(words[sign], sign)
        order.choose(rule.order)
        self._fields.bind((*self._place, at, 1), order, lambda: None)
        order.setAccessibleName(_("Condition {n}: comparison").format(n=number))
        order.currentIndexChanged.connect(lambda _row: self._put(at, Rule(rule.name, order.currentData(), rule.value)))
        compared = FieldRow()
        compared.add(asked, 3)
        compared.add(order)
        value = self._value(at, rule, subject, _("Condition {n}: value").format(n=number))
        self._fields.bind((*self._place, at, 2), value, lambda: None)
        compared.add(value, 2)
        line.addWidget(compared, 1)
        away = IconButton("clear", _("Remove"), partial(self._remove, at), tokens)
        away.setAccessibleDescription(_("Condition {n}").format(n=number))
        line.addWidget(away)
        return line

    def _value(self, at: int, rule: Rule, subject: Subject | None, name: str) -> QWidget:
        fields = self._fields
        if subject is not None and subject.values:
            field = ChoiceList(fields.context.tokens)
            if rule.value not in dict(subject.values):
                field.add(rule.value, rule.value)
            for value, texts in subject.values:
                field.add(self._fields.said(texts, value), value)
            field.choose(rule.value)
            field.currentIndexChanged.connect(
                lambda _row: self._put(at, Rule(rule.name, rule.order, field.currentData()))
            )
            field.setAccessibleName(name)
            return field
        # Conditions compare with whole numbers.
        read = number_reader(fields.gettext)
        line = StoredLine(fields.context.unstored, 12, lambda words: bool(words) and not read(words)[1])
        line.setText(rule.value)
        line.setAccessibleName(name)
        line.stored.connect(lambda words: self._put_number(at, rule, words, line.visit))
        return line

    def _put_number(self, at: int, rule: Rule, words: str, visit: object) -> None:
        value, why = number_reader(self._fields.gettext)(words)
        if why or value is None:
            self._fields.context.notifier.tell(why)
        else:
            self._put(at, Rule(rule.name, rule.order, str(value)), visit)

    def _ask_for(self, at: int, code: str) -> None:
        self._put(at, _first(self._subjects[code]))

    def _add(self) -> None:
        last = list(self._subjects.values())[-1]
        self._store([*self._rules, _first(last)])

    def _remove(self, at: int) -> None:
        self._store([rule for i, rule in enumerate(self._rules) if i != at])

    def _put(self, at: int, rule: Rule, visit: object = None) -> None:
        self._store([rule if i == at else other for i, other in enumerate(self._rules)], visit)

    def _join(self, joint: str) -> None:
        self._joint = joint
        self._store(self._rules)

    def _store(self, rules: list[Rule], visit: object = None) -> None:
        joint: Joint = "or" if self._joint == "or" else "and"
        self._rules = rules
        self._fields.editor.set(self._place, condition_of(joint, rules) or None, visit)

    def _store_typed(self, words: str) -> None:
        fault = fault_of(words)
        if fault is not None:
            language = self._fields.context.language
            why = filled(fault.why.source, fault.why.facts, language)
            told = language.gettext("This is no condition yet: {why}.").format(why=why)
            self._wrong.setText(told)
            self._fields.context.notifier.tell(told)
        else:
            self._fields.editor.set(self._place, words.strip() or None, self._typed.visit)
        self._wrong.setVisible(fault is not None)


def _first(subject: Subject) -> Rule:
    """Return the rule with which a row begins."""
    return Rule(subject.code, "=", subject.values[0][0] if subject.values else "1")
