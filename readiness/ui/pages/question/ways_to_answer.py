"""How a question is answered on its page, with cards and fields, and in one line of a list, with small buttons."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractButton

from readiness.domain.questionnaire import Capability, Question
from readiness.domain.scales import MeasureKind
from readiness.ui.page import PageContext
from readiness.ui.pages.question.answer_card import AnswerCard, CheckCard
from readiness.ui.pages.question.answer_input import AnswerInput, ChoiceOfOne, ChoiceOfSeveral
from readiness.ui.widgets.plain import set_tool_tip
from readiness.ui.widgets.toggles import RadioButton, ToggleButton
from readiness.wording.answer_names import AnswerNames

# An answer: its digit, its name, what it says, and the fields of an answer that it stands for.
_Offered = tuple[int, str, str, dict[str, object]]


def way_on_page(context: PageContext, question: Question) -> AnswerInput:
    """Return what a question is answered with on its page."""
    typed = _field(context, question)
    if typed is not None:
        return typed
    offered = _offered(context, question)
    if _several(question):
        boxes = [CheckCard(context, digit, name) for digit, name, _words, _fields in offered]
        return ChoiceOfSeveral(context, question, boxes)
    cards = [AnswerCard(context, digit, name, words) for digit, name, words, _fields in offered]
    if offered and not _on_ladder(question):
        width = max(card.own_width() for card in cards)
        for card in cards:
            card.set_name_width(width)
    return _one_of(context, question, cards, offered)


def way_in_list(context: PageContext, question: Question) -> AnswerInput:
    """Return what a question is answered with in a list."""
    typed = _field(context, question)
    if typed is not None:
        return typed
    offered, on_ladder = _offered(context, question), _on_ladder(question)
    buttons: list[QAbstractButton] = []
    for digit, name, words, _fields in offered:
        said = f"{name}: {words}" if words else name
        button = RadioButton(str(digit) if on_ladder else name) if not _several(question) else ToggleButton(name)
        button.setProperty("role", "level")
        button.setAccessibleName(f"{digit} {said}")
        if said != button.text():
            set_tool_tip(button, said)
        buttons.append(button)
    return (
        ChoiceOfSeveral(context, question, buttons)
        if _several(question)
        else _one_of(context, question, buttons, offered)
    )


def _one_of(
    context: PageContext, question: Question, buttons: Sequence[QAbstractButton], offered: Sequence[_Offered]
) -> ChoiceOfOne:
    return ChoiceOfOne(context, question, buttons, [fields for *_words, fields in offered], offered[0][0])


def _field(context: PageContext, question: Question) -> AnswerInput | None:
    measure = question.measure
    if measure is None or measure.choices:
        return None
    # Imported here: most questionnaires ask for levels only.
    from readiness.ui.pages.question.fact_field import DayInput, NumberInput, WordsInput

    kinds: dict[MeasureKind, type[AnswerInput]] = {MeasureKind.NUMBER: NumberInput, MeasureKind.DATE: DayInput}
    return kinds.get(measure.kind, WordsInput)(context, question)


def _several(question: Question) -> bool:
    return question.measure is not None and question.measure.kind is MeasureKind.MULTIPLE


def _on_ladder(question: Question) -> bool:
    return isinstance(question, Capability) and not question.own_scale


def _offered(context: PageContext, question: Question) -> list[_Offered]:
    """Return the answers in the order of the author; six levels have their own digits, others those of their places."""
    language = context.language
    if question.measure is not None:
        return [
            (place, language.of(choice.text), "", {"value": str(choice.value)})
            for place, choice in enumerate(question.measure.choices, start=1)
        ]
    assert isinstance(question, Capability)
    names = AnswerNames(context.session.questionnaire, language)
    if question.levels:
        return [
            (level, names.name(question, level), language.of(words), {"level": level})
            for level, words in enumerate(question.levels)
        ]
    return [
        (place, language.of(answer.name), language.of(answer.text), {"level": answer.level})
        for place, answer in enumerate(question.answers, start=1)
    ]
