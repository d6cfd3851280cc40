"""What the group settles on: a level, the reason, and the views that remain."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.domain.answers import NOTE_LIMIT
from readiness.domain.workshop_record import REASON_LIMIT
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.keys import decide
from readiness.ui.pages.workshop.words import answer_digits, answer_labels, answer_text
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.density import Density
from readiness.ui.theme.typography import BODY, CAPTION, zoomed
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import discard, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.segmented import Segmented
from readiness.ui.widgets.stored_text import StoredText
from readiness.wording.workshop import Named, answers_by_name, without_levels

_BESIDE_FROM = 80
_GAPS = {Density.SMALL: 4, Density.COMPACT: 6, Density.COMFORTABLE: 10}


class DecisionForm(QWidget):
    """Keeps what is typed in the draft of the workshop: it survives a change of page or language, and a crash."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__()
        self._context = context
        self._model = model
        self._unstored = context.unstored
        language = context.language
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(zoomed(_GAPS[context.density]))
        self._title = text(language.gettext("The decision"), BODY, bold=True)
        self._title.setWordWrap(False)
        self._suggested = text("", role="quiet")
        keys = context.memory.settings.single_keys
        alone, park = language.gettext("Decide only"), language.gettext("Park")
        self._park = KeyButton(context, park, model.park, "link", "S" if keys else "").flush()
        self._alone = KeyButton(context, alone, partial(decide, model), "link", "D" if keys else "").flush()
        head = FlowLayout(self._title, self._suggested, self._park, self._alone, gap=zoomed(16), push_last=True)
        layout.addLayout(head)
        ladder = model.session.questionnaire.ladder
        self._labels = {level: f"{level}  {language.of(named.name)}" for level, named in enumerate(ladder)}
        self._digits = {level: level for level in self._labels}
        self._levels = self._offer(own=False)
        layout.addWidget(self._levels)
        self._anchor = text("", role="quiet")
        layout.addWidget(self._anchor)
        reason = language.gettext("Reason: how do you know that this level is reached?")
        if without_levels(model.session.questionnaire):
            reason = language.gettext("Reason: how do you know that this is so?")
        self._reason = StoredText(self._unstored, reason, 2, REASON_LIMIT)
        self._reason.stored.connect(lambda words: self._keep(reason=words))
        dissent = language.gettext("Other views, one per line")
        self._dissent = StoredText(self._unstored, dissent, 2, NOTE_LIMIT)
        self._dissent.stored.connect(lambda words: self._keep(dissent=words))
        fields = Columns(_field(reason, self._reason), _field(dissent, self._dissent), _BESIDE_FROM)
        fields.set_gap(zoomed(16))
        layout.addWidget(fields)
        self.refresh()

    def refresh(self) -> None:
        """Show the draft."""
        language, model = self._context.language, self._model
        draft, code = model.decision, model.capability
        labels = answer_labels(model.session.questionnaire, code, language) if code else {}
        if labels and labels != self._labels:
            self._labels, before = labels, self._levels
            self._digits = answer_digits(model.session.questionnaire, code or "")
            self._levels = self._offer(own=answers_by_name(model.session.questionnaire, code, language) is not None)
            layout = self.layout()
            assert layout is not None
            layout.replaceWidget(before, self._levels)
            discard(before)
        self._levels.show_value(draft.level)
        shown = model.shown
        suggested = shown.consensus.suggested if shown and shown.consensus and model.mending is None else None
        named = answers_by_name(model.session.questionnaire, code, language)
        words = language.gettext("suggested by the rule: level {level}, the median").format(level=suggested)
        if named is not None and suggested is not None:
            words = language.gettext("suggested by the rule: “{answer}”, the median").format(answer=named(suggested))
        self._suggested.setText("" if suggested is None else f"· {words}")
        self._alone.setVisible(model.mending is None)
        self._park.setVisible(model.mending is None and not model.can_go_on)
        if code is not None:
            self._anchor.setText(self._chosen_words(code, draft.level, named))
        for field, typed in ((self._reason, draft.reason), (self._dissent, draft.dissent)):
            field.show_text(typed)

    def _offer(self, *, own: bool) -> Segmented:
        """Return the choice of an answer; behind answers of its own stand the keys that choose them."""
        _ = self._context.language.gettext
        choices = [(level, label.replace("  ", " ")) for level, label in self._labels.items()]
        if own and self._context.memory.settings.single_keys:
            choices = [(level, f"{label} ({self._digits[level]})") for level, label in choices]
        levels = Segmented(choices, self._context.tokens, _("Answer") if own else _("Level"))
        levels.chosen.connect(self.choose)
        return levels

    def _chosen_words(self, code: str, level: int | None, named: Named) -> str:
        """Return what the chosen answer says, or what is to be chosen; nothing where its name says it all."""
        language = self._context.language
        if level is None:
            if named is not None:
                return language.gettext("Choose the answer that holds today.")
            return language.gettext("Choose the level that holds today.")
        said = answer_text(self._model.session.questionnaire, code, level, language)
        return f"{level}  {said}" if said and named is None else said

    def choose(self, level: int | None) -> None:
        """Take a level into the draft, where the question has an answer for it."""
        if level is not None and level not in self._labels:
            return
        self._model.keep_draft(level=level)
        self._model.changed.emit()

    def choose_by_digit(self, digit: int) -> None:
        """Take the answer of a digit into the draft, where there is one."""
        for level, typed in self._digits.items():
            if typed == digit:
                self.choose(level)

    def add_reason(self, words: str) -> None:
        """Take words into the reason, on a line of their own."""
        self._reason.type_at_end(words, on_new_line=True)
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def at_its_end(self) -> bool:
        """Whether its last field has the focus."""
        return self._dissent.hasFocus()

    def lead_to(self, missing: str) -> None:
        """Put the focus where something is missing: "level", or the reason."""
        field = self._levels if missing == "level" else self._reason
        field.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep(self, **typed: str) -> None:
        before = self._model.missing
        self._model.keep_draft(**typed)
        if self._model.missing != before:
            # The way on is filled now, or not any more.
            self._model.drafted.emit()


def _field(name: str, field: StoredText) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(zoomed(4))
    label = text(name, CAPTION)
    label.setBuddy(field)
    for part in (label, field, field.refusal):
        column.addWidget(part)
    return holder
