"""Beside the question: what was answered in the assessment before, and how that was shown."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from readiness.app.history import LastTime, last_time
from readiness.domain.questionnaire import Question
from readiness.domain.values import NO_TEXT
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import text
from readiness.wording.series import last_answer


def last_time_note(context: PageContext, question: Question) -> Collapsible | None:
    """Return the answer of last time, which unfolds to what was noted then; None where there was no such question."""
    found = last_time(context.session, question.code)
    if found is None:
        return None
    words = context.language.gettext("Last time, {date}: {answer}")
    day = context.language.medium_date(found.on)
    # A statement that was chosen from another question would mislead: its level alone is told.
    said = found.said if found.same else NO_TEXT
    title = words.format(date=day, answer=last_answer(found.answer, said, question, context.language))
    return Collapsible(context, title, partial(_fill, context, found), SMALL)


def _fill(context: PageContext, found: LastTime, column: QVBoxLayout) -> None:
    language = context.language
    _ = language.gettext
    said = language.of(found.said)
    lines = [_("You chose then: “{statement}”").format(statement=said)] if said else []
    if not found.same:
        lines.append(language.of(found.why) or _("The question means something else now."))
    if found.answer.evidence:
        lines.append(_("Evidence then: {note}").format(note=found.answer.evidence))
    if found.answer.reason:
        lines.append(_("Reason then: {note}").format(note=found.answer.reason))
    for line in lines or [_("Nothing was noted.")]:
        column.addWidget(text(line, SMALL))
