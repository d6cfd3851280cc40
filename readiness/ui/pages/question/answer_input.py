"""What a question is answered with, whatever it asks for; the page and the list put its parts where they belong."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from readiness.domain.answers import Answer, Status
from readiness.domain.questionnaire import Question
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import text
from readiness.wording.measures import MeasureWords

# What an answer has where a field or the boxes were emptied.
NOTHING = {"status": Status.UNANSWERED, "level": None, "value": ""}


class AnswerInput(QObject):
    """Says which fields of the answer were given; it shows what is stored, and stores nothing itself."""

    # Fields of the answer, and during which stay in a field they were given.
    given = Signal(object, object)
    # Whether one digit, or one click, is a whole answer.
    whole_at_once = False

    def __init__(self, context: PageContext, question: Question) -> None:
        super().__init__()
        self._context = context
        self._question = question
        self._words = MeasureWords(context.session.questionnaire, context.language)
        # The buttons that arrows lead through, in the order of their digits.
        self.buttons: Sequence[QAbstractButton] = ()
        # What stands below each other on the page.
        self.widgets: Sequence[QWidget] = ()

    @property
    def tab_stop(self) -> QWidget:
        """Where the focus belongs: what was chosen, or the first part."""
        return next((one for one in self.buttons if one.isChecked()), (*self.buttons, *self.widgets)[0])

    @property
    def typed_into(self) -> bool:
        """Whether it is a field, which has the focus from the beginning."""
        return not self.buttons

    @property
    def chosen(self) -> bool:
        """Whether a button is pressed down."""
        return any(one.isChecked() for one in self.buttons)

    @property
    def fault(self) -> str:
        """Why what stands in a field was not stored; empty where nothing is wrong."""
        return ""

    def show_answer(self, answer: Answer) -> None:
        """Show the answer as it is stored."""
        raise NotImplementedError

    def take_digit(self, digit: int) -> bool:
        """Do what a digit stands for; return whether it stands for something."""
        raise NotImplementedError

    def take_words(self, words: str, *, first: bool) -> bool:
        """Take words that were typed while nothing had the focus that takes any; return whether they belong here."""
        return False

    def call_off(self) -> bool:
        """Put back what is stored, for Escape; return whether there was something else."""
        return False


class ChoiceOfOne(AnswerInput):
    """Buttons of which one is chosen: levels, the answers of a scale, or given choices."""

    whole_at_once = True

    def __init__(
        self,
        context: PageContext,
        question: Question,
        buttons: Sequence[QAbstractButton],
        fields: Sequence[dict[str, object]],
        first_digit: int,
    ) -> None:
        super().__init__(context, question)
        self.buttons = self.widgets = buttons
        self._fields = fields
        self._first_digit = first_digit
        self._group = QButtonGroup(self)
        for at, button in enumerate(buttons):
            button.clicked.connect(lambda _checked=False, at=at: self._give(at))
            self._group.addButton(button)

    def show_answer(self, answer: Answer) -> None:
        """Choose the button of the answer, or none."""
        # An exclusive group refuses to have nothing checked.
        self._group.setExclusive(False)
        for fields, button in zip(self._fields, self.buttons, strict=True):
            given = answer.status is Status.ANSWERED
            button.setChecked(given and all(getattr(answer, name) == value for name, value in fields.items()))
        self._group.setExclusive(True)

    def take_digit(self, digit: int) -> bool:
        """Choose the answer at a digit and take the focus along, so that no other one looks chosen too."""
        at = digit - self._first_digit
        if not 0 <= at < len(self.buttons):
            return False
        self._give(at)
        self.buttons[at].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _give(self, at: int) -> None:
        self.given.emit({"status": Status.ANSWERED, **self._fields[at]}, None)


class ChoiceOfSeveral(AnswerInput):
    """Boxes of which any number is ticked; without a tick nothing is answered."""

    def __init__(self, context: PageContext, question: Question, boxes: Sequence[QAbstractButton]) -> None:
        super().__init__(context, question)
        assert question.measure is not None
        self.buttons = boxes
        self._values = [str(choice.value) for choice in question.measure.choices]
        self._says = text("", SMALL, "quiet")
        self._says.hide()
        self.widgets = [*boxes, self._says]
        for box in boxes:
            box.clicked.connect(lambda _checked=False: self._give())

    def show_answer(self, answer: Answer) -> None:
        """Tick what was chosen."""
        chosen = answer.value.split()
        for value, box in zip(self._values, self.buttons, strict=True):
            box.setChecked(value in chosen)
        says = self._words.counts_as(self._question, answer.value)
        self._says.setText(says)
        self._says.setVisible(bool(says))

    def take_digit(self, digit: int) -> bool:
        """Tick the box at a digit, or take its tick away."""
        if not 1 <= digit <= len(self.buttons):
            return False
        box = self.buttons[digit - 1]
        box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        box.click()
        return True

    def _give(self) -> None:
        chosen = [value for value, box in zip(self._values, self.buttons, strict=True) if box.isChecked()]
        answered = {"status": Status.ANSWERED, "value": " ".join(chosen)}
        self.given.emit(answered if chosen else NOTHING, None)
