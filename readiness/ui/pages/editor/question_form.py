"""The form of one question: what every question needs first, everything else below "More"."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.pack_editor import answers as ways
from readiness.app.pack_editor import outline
from readiness.app.pack_editor.outline import AskedQuestion
from readiness.domain.levels import HIGHEST
from readiness.domain.questionnaire import HALF_YEAR, MIDDLE_RISK
from readiness.foundation.translation import N_
from readiness.ui.pages.editor.answers_form import AnswersForm
from readiness.ui.pages.editor.condition_form import ConditionForm
from readiness.ui.pages.editor.fields import Fields, codes_reader, number_reader
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import StoredLine
from readiness.ui.widgets.wrapped_button import WrappedButton

_CODES = "[A-Z][A-Z0-9_]*"
_REQUIREMENTS = r"[A-Z][A-Z0-9_]*>=[1-5]@[1-5]"


class QuestionForm(QWidget):
    """Of a fact there is less to say than of a question that is rated."""

    def __init__(self, fields: Fields, asked: AskedQuestion) -> None:
        super().__init__()
        self._fields = fields
        self._asked = asked
        place, _ = asked.place, fields.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(fields.words(_("Name, in a few words"), (*place, "name"), needed=True))
        column.addWidget(fields.words(_("Question"), (*place, "question"), lines=2, needed=True))
        column.addWidget(AnswersForm(fields, asked))
        column.addWidget(ConditionForm(fields, place))
        column.addWidget(fields.fold(_("More"), self._fill_rated if asked.rated else self._fill_fact))

    def _fill_fact(self, column: QVBoxLayout) -> None:
        fields, place, _ = self._fields, self._asked.place, self._fields.gettext
        column.addWidget(fields.words(_("Help: what counts and what does not"), (*place, "help"), lines=2))
        column.addWidget(fields.tick(_("Key question: asked in the quick check too"), (*place, "key_question")))
        column.addWidget(code_field(fields, self._asked.place))

    def _fill_rated(self, column: QVBoxLayout) -> None:
        fields, place, _ = self._fields, self._asked.place, self._fields.gettext
        column.addWidget(fields.tick(_("Key question: asked in the quick check too"), (*place, "key_question")))
        column.addWidget(fields.words(_("Why it matters"), (*place, "why"), lines=2))
        column.addWidget(fields.words(_("Help: what counts and what does not"), (*place, "help"), lines=2))
        column.addWidget(fields.words(_("Evidence: what would show it"), (*place, "evidence"), lines=2))
        column.addWidget(fields.words(_("Risk: what can happen without it"), (*place, "risk"), lines=2))
        column.addWidget(fields.words(_("When “not applicable” is right"), (*place, "not_applicable"), lines=2))
        self._add_steps(column)
        read = codes_reader(_, _CODES, N_("“{word}” is no code: capitals and digits only."))
        column.addWidget(fields.line(_("Who sees to it: codes of roles"), (*place, "owners"), read, hint="GF, MKT"))
        days = number_reader(_, 0, 100_000, whole=False)
        column.addWidget(fields.line(_("Person days to level 3, at least"), (*place, "person_days", "low"), days))
        column.addWidget(fields.line(_("Person days to level 3, at most"), (*place, "person_days", "high"), days))
        usual = number_reader(_, 1, 3650)
        column.addWidget(fields.line(_("Days until it is done"), (*place, "horizon_days"), usual, hint=str(HALF_YEAR)))
        risks = [(1, _("1, low")), (2, _("2, middle")), (3, _("3, high"))]
        column.addWidget(
            fields.choice(_("Risk if it is missing"), (*place, "risk_class"), risks, otherwise=MIDDLE_RISK)
        )
        weight = number_reader(_, 0.01, 10, whole=False)
        column.addWidget(fields.line(_("Weight in the index"), (*place, "weight"), weight, hint="1"))
        self._add_tags(column)
        needs = codes_reader(_, _REQUIREMENTS, N_("“{word}” is no prerequisite; write for example A2>=1@3."))
        column.addWidget(fields.line(_("Prerequisites"), (*place, "prerequisites"), needs, hint="A2>=1@3"))
        column.addWidget(code_field(fields, self._asked.place))

    def _add_tags(self, column: QVBoxLayout) -> None:
        """Add a tick for every heading across the dimensions; without any there is nothing to tick."""
        fields, place = self._fields, (*self._asked.place, "tags")
        cuts = fields.editor.value(("cuts",), {})
        if not isinstance(cuts, dict) or not cuts:
            return
        column.addWidget(text(fields.gettext("Counts under these headings too"), SMALL, bold=True))
        for tag, texts in cuts.items():
            column.addWidget(fields.member(fields.said(texts, str(tag)), place, tag))

    def _add_steps(self, column: QVBoxLayout) -> None:
        """Add a field for every step from one answer to the next; they are there all together, or not at all."""
        fields, place, _ = self._fields, (*self._asked.place, "next_steps"), self._fields.gettext
        way = ways.way_of(fields.editor.tree, self._asked.data, rated=True)
        levels = _levels(fields, self._asked, way)
        steps = fields.editor.value(place, [])
        if not isinstance(steps, list) or len(steps) != max(0, len(levels) - 1):
            empty = [{fields.language: ""} for _step in levels[1:]]
            words = _("Add what to do next, from answer to answer")
            column.addWidget(WrappedButton(words, lambda: fields.editor.set(place, empty), fields.context.tokens))
            return
        column.addWidget(text(_("What to do next"), SMALL, bold=True))
        for i, level in enumerate(levels[1:]):
            column.addWidget(fields.words(_("To level {level}").format(level=level), (*place, i), lines=1, needed=True))


def _levels(fields: Fields, asked: AskedQuestion, way: str) -> list[int]:
    """Return the levels that the answers of a question stand for, in ascending order."""
    tree = fields.editor.tree
    if way == ways.LEVELS:
        return list(range(HIGHEST + 1))
    if way in {ways.NUMBER, ways.COUNTED}:
        entries = asked.data.get("measure", {}).get("bands") or []
    elif way == ways.OWN:
        entries = asked.data.get("answers") or []
    else:
        return sorted(one.level for one in ways.answers(tree, ways.scale_of(way, tree)))
    return sorted(level for one in entries if isinstance(level := one.get("level"), int))


def code_field(fields: Fields, place: tuple[str | int, ...]) -> QWidget:
    """Return the field of a code: what is changed there is changed wherever it is named; a used one is asked for."""
    editor, _ = fields.editor, fields.gettext

    def read(words: str) -> tuple[str | None, str]:
        code = words.strip().upper()
        if not outline.CODE.fullmatch(code):
            return None, _("A code has capitals, digits and “_”, and begins with a letter.")
        others = {one.code for one in outline.all_questions(editor.tree)} | {*outline.dimension_codes(editor.tree)}
        others |= {str(one) for one in editor.tree.get("retired_codes") or ()}
        if code in others - {editor.value((*place, "code"))}:
            return None, _("The code {code} is or was that of another question.").format(code=code)
        return code, ""

    # A code is whole only when the field is left.
    field = StoredLine(fields.context.unstored, 20, lambda _words: False)
    wrong = text("", SMALL, "warning")
    wrong.hide()

    def store(words: str) -> None:
        code, why = read(words)
        wrong.setText(why)
        wrong.setVisible(bool(why))
        before = str(editor.value((*place, "code"), ""))
        if code is None:
            fields.context.notifier.tell(why)
        elif code != before:
            question = _(
                "Give {before} the code {code}? Answers that were given under {before} no longer find their question."
            ).format(before=before, code=code)
            if before in editor.used_codes and not fields.context.dialogs.confirm(question, _("Change the code")):
                field.show_text(before)
                return
            editor.change(outline.with_code(editor.tree, place, code), place)

    field.stored.connect(store)
    fault = fields.bind((*place, "code"), field, lambda: field.show_text(str(editor.value((*place, "code"), ""))))
    return labelled(_("Code"), field, wrong, fault)
