"""Recommendations of the consultant's own, and those of the questionnaire that the report leaves out."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from readiness.app.consultant import set_hidden, set_layer
from readiness.domain.consultant import MOST_RECOMMENDATIONS, OwnRecommendation
from readiness.domain.values import MOST_DAYS, NAME_LIMIT, Range
from readiness.foundation.written_numbers import read_number
from readiness.ui.page import Edit, PageContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.date_field import DateField
from readiness.ui.widgets.elements import button, restyle, text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.plain import unmarking
from readiness.ui.widgets.stored_text import LimitedLine, StoredLine, StoredText

_REASON_LIMIT = 1_000
_DAYS_LENGTH = 20


class OwnRecommendations(QWidget):
    """One section for own recommendations, and one for those that are left out."""

    def __init__(self, context: PageContext, edit: Edit) -> None:
        super().__init__()
        self._context, self._session, self._edit = context, context.session, edit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._own = Collapsible(context, "", self._fill_own)
        self._hidden = Collapsible(context, "", self._fill_hidden)
        layout.addWidget(self._own)
        layout.addWidget(self._hidden)
        # What the fields show, and whether one of them is storing: then it goes on showing what is typed.
        self._filled: tuple[object, ...] = ()
        self._storing = False
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored; fields that are being typed in stay."""
        layer, _ = self._session.assessment.consultant, self._context.language.gettext
        counted = [
            (self._own, _("Own recommendations"), len(layer.recommendations)),
            (self._hidden, _("Recommendations that are left out"), len(layer.hidden)),
        ]
        for section, title, count in counted:
            section.set_title(f"{title}: {count}" if count else title)
        now = (layer.recommendations, layer.hidden)
        if now != self._filled:
            self._filled = now
            if not self._storing:
                self._own.refill()
                self._hidden.refill()

    # Own ones.

    def _fill_own(self, column: QVBoxLayout) -> None:
        _ = self._context.language.gettext
        recommendations = self._session.assessment.consultant.recommendations
        for at, one in enumerate(recommendations):
            column.addWidget(Collapsible(self._context, one.title, partial(self._fill_one, at)))
        if len(recommendations) < MOST_RECOMMENDATIONS:
            column.addWidget(button(_("Add a recommendation"), self._on_add))

    def _fill_one(self, at: int, column: QVBoxLayout) -> None:
        _, context, language = self._context.language.gettext, self._context, self._context.language
        one = self._session.assessment.consultant.recommendations[at]
        title = StoredLine(context.unstored, NAME_LIMIT, bool)
        title.show_text(one.title)
        title.stored.connect(lambda words: self._take_title(at, words, title))
        column.addWidget(labelled(_("Title"), title, title.refusal))
        words = StoredText(context.unstored, _("What to do"), lines=2)
        words.show_text(one.text)
        words.stored.connect(lambda typed: self._change(at, words.visit, text=typed))
        column.addWidget(labelled(_("What to do"), words, words.refusal))
        owner = StoredLine(context.unstored, NAME_LIMIT)
        owner.show_text(one.owner)
        owner.stored.connect(lambda name: self._change(at, owner.visit, owner=name))
        column.addWidget(labelled(_("Role or person"), owner, owner.refusal))
        days, judged = StoredLine(context.unstored, _DAYS_LENGTH), text("", SMALL, "quiet")
        days.setPlaceholderText(_("such as 2, or 1–3"))
        if one.person_days:
            days.show_text(language.span(one.person_days.low, one.person_days.high, 1))
        days.stored.connect(lambda typed: self._take_days(at, typed, days, judged))
        column.addWidget(labelled(_("Person-days"), days, days.refusal, judged))
        due = DateField(context, context.unstored, _("By when"))
        due.show_day(one.due)
        due.changed.connect(lambda day: self._change(at, due.visit, due=day))
        column.addWidget(labelled(_("By when"), due))
        remove = button(_("Remove"), partial(self._on_remove, at), "link")
        remove.setAccessibleName(_("Remove “{name}”").format(name=one.title))
        column.addWidget(remove)

    def _take_title(self, at: int, words: str, field: StoredLine) -> None:
        """Store a title; without one there is no recommendation, and the one before stays."""
        if words:
            self._change(at, field.visit, title=words)

    def _take_days(self, at: int, typed: str, field: StoredLine, judged: QLabel) -> None:
        language = self._context.language
        parts = [part.strip() for part in typed.replace("-", "–").split("–")]
        numbers = [read_number(part, "." if language.code == "de" else ",") for part in parts]
        given = [number for number in numbers if number is not None and number <= MOST_DAYS]
        good = not typed or (len(given) == len(numbers) <= 2 and given == sorted(given))  # noqa: PLR2004 - from and to
        judged.setText("" if good else language.gettext("Give a number of days, or from how many to how many."))
        restyle(judged, "quiet" if good else "warning")
        if good:
            self._change(at, field.visit, person_days=Range(given[0], given[-1]) if given else None)

    def _change(self, at: int, visit: object, **fields: Any) -> None:
        recommendations = [*self._session.assessment.consultant.recommendations]
        if at < len(recommendations):
            recommendations[at] = replace(recommendations[at], **fields)
            self._storing = True
            try:
                self._store(recommendations, visit)
            finally:
                self._storing = False

    def _on_add(self) -> None:
        recommendations = self._session.assessment.consultant.recommendations
        words = self._context.language.gettext("Recommendation {number}").format(number=len(recommendations) + 1)
        self._store([*recommendations, OwnRecommendation(title=words)])

    def _on_remove(self, at: int) -> None:
        self._context.unstored.store()
        recommendations = [*self._session.assessment.consultant.recommendations]
        del recommendations[at]
        self._store(recommendations)

    def _store(self, recommendations: list[OwnRecommendation], visit: object = None) -> None:
        self._edit(partial(set_layer, self._session, recommendations=tuple(recommendations)), visit)

    # Those that are left out.

    def _fill_hidden(self, column: QVBoxLayout) -> None:
        _, language = self._context.language.gettext, self._context.language
        capabilities = self._session.questionnaire.capabilities
        hidden = self._session.assessment.consultant.hidden
        for code, told in hidden.items():
            name = language.of(capabilities[code].name) if code in capabilities else code
            field = StoredLine(self._context.unstored, _REASON_LIMIT, bool)
            field.show_text(told)
            field.stored.connect(partial(self._take_reason, code, field))
            column.addWidget(labelled(unmarking(name), field, field.refusal))
            back = button(_("Print it again"), partial(self._hide, code, ""), "link")
            back.setAccessibleName(_("Print “{name}” again").format(name=name))
            column.addWidget(back)
        choice = ChoiceList(self._context.tokens)
        result = self._session.result()
        for code, capability in capabilities.items():
            level = self._session.assessment.answer(code).level or 0
            if code not in hidden and level < result.targets[code]:
                choice.add(language.of(capability.name), code)
        # It is stored with the recommendation that it leaves out, by the button.
        reason, said = LimitedLine(self._context.unstored, _REASON_LIMIT), text("", SMALL, "warning")
        said.hide()

        def leave_out() -> None:
            words = reason.text().strip()
            said.setVisible(not words)
            said.setText(_("Say why: the report prints the reason."))
            if words and choice.currentData():
                self._hide(choice.currentData(), words)

        column.addWidget(labelled(_("Recommendation to leave out"), choice))
        column.addWidget(labelled(_("Why"), reason, reason.refusal, said))
        column.addWidget(button(_("Leave it out"), leave_out))

    def _take_reason(self, code: str, field: StoredLine, words: str) -> None:
        if words:
            self._hide(code, words, field.visit)

    def _hide(self, code: str, reason: str, visit: object = None) -> None:
        self._edit(partial(set_hidden, self._session, code, reason), visit)
