"""About the organisation: a few questions on one screen, every one of them optional."""

from contextlib import suppress
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from readiness.app.labels import TYPED_LIMIT, set_labels, typed_tags, written_tags
from readiness.app.session import Delta
from readiness.domain.values import NAME_LIMIT
from readiness.foundation.errors import UserError
from readiness.foundation.overriding import override
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.profile.label_row import LabelRow
from readiness.ui.pages.profile.profile_row import ProfileRow
from readiness.ui.routes import TasksRoute
from readiness.ui.theme.typography import TITLE, zoomed
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.wording.profile import what_follows

_WIDTH = 1120
# Below this width a question and its field would squeeze each other.
_SIDE_BY_SIDE_FROM = 840
_BETWEEN_ROWS = 5
# Title, explanation, and the space below them.
_ABOVE_QUESTIONS = 3


class ProfileView(Page, FramedPage):
    """Chooses target and checkpoints, and never the score. Every change is stored at once."""

    def __init__(self, context: PageContext, question: str = "") -> None:
        super().__init__(context, context, _WIDTH)
        self._rows: dict[str, ProfileRow] = {}
        self._side_by_side = True
        self._session = session = context.session
        _ = context.language.gettext
        self.column.setSpacing(_BETWEEN_ROWS)
        # What follows stands where it moves nothing, however long it is.
        self._follows = text("", role="quiet")
        self._follows.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.addWidget(text(_("About your company"), TITLE, bold=True), 1)
        head.addWidget(self._follows, 1)
        self.column.addLayout(head)
        explanation = _(
            "Everything here is optional. Your answers set your target and the legal points you see; they never "
            "change the result."
        )
        self.column.addWidget(text(explanation, role="quiet"))
        self.column.addSpacing(4)
        for asked in session.questionnaire.profile:
            made = ProfileRow(context, asked)
            made.answered.connect(partial(self._store, asked.code))
            self.column.addWidget(made)
            self._rows[asked.code] = made
        self._labels: tuple[LabelRow, LabelRow] | None = None
        if session.assessment.details.site or session.assessment.details.tags:
            self._add_labels()
        else:
            # Only who sorts many assessments needs them: the questions have the screen.
            self._adding = self.bar.add_quiet(_("Site and tags"), self._begin_labels)
        self.column.addStretch(1)
        self._on = self.bar.add_primary("", lambda: context.navigator.go(TasksRoute()), _("Enter"))
        self._show()
        # Everything here can be skipped, and whoever is in a hurry does.
        self.setFocusProxy(self._rows[question].field if question in self._rows else self._on)

    @override
    def follow(self, delta: Delta) -> None:
        before = self._follows.text()
        self._show()
        if self._follows.text() != before:
            self._context.notifier.tell(self._follows.text())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side_by_side = self.width() >= zoomed(_SIDE_BY_SIDE_FROM)
        if side_by_side is self._side_by_side:
            return
        self._side_by_side = side_by_side
        for made in self._rows.values():
            made.stand(side_by_side=side_by_side)
        for label in self._labels or ():
            label.stand(side_by_side=side_by_side)
        # The page grows at once: one frame with squeezed rows would be seen.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _show(self) -> None:
        """Show what is stored, and what follows from it."""
        _, given = self._context.language.gettext, self._session.assessment.details.profile
        for code, made in self._rows.items():
            made.show_given(given.get(code, ""))
        self._show_labels()
        self._follows.setText(what_follows(self._session.result(), self._context.language))
        self._on.set_words(_("Continue") if given else _("Skip for now"))
        self._on.set_role("primary" if given else "")

    def _begin_labels(self) -> None:
        """Show the fields in the place of their button, below the questions."""
        site = self._add_labels()
        self._adding.hide()
        for label in self._labels or ():
            # A layout would show them a moment later, and what is not shown takes no focus.
            label.show()
        site.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_labels(self) -> LabelRow:
        context, _ = self._context, self._context.language.gettext
        site = LabelRow(context, _("Site"), _("Where several sites are assessed"), NAME_LIMIT)
        tags = LabelRow(context, _("Tags"), _("Short words, separated by commas"), TYPED_LIMIT)
        site.field.stored.connect(lambda words: self._store_labels(site, words, None))
        tags.field.stored.connect(lambda words: self._store_labels(tags, None, words))
        self._labels = site, tags
        at = len(self._rows) + _ABOVE_QUESTIONS
        for label in self._labels:
            label.stand(side_by_side=self._side_by_side)
            self.column.insertWidget(at, label)
            at += 1
        # Qt puts what is new at the end of the window.
        stops = [w for w in self.area.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        before = next((w for w in reversed(stops) if not self._is_label(w)), None)
        if before is not None:
            QWidget.setTabOrder(before, site.field)
        QWidget.setTabOrder(site.field, tags.field)
        self._show_labels()
        return site

    def _is_label(self, widget: QWidget) -> bool:
        return any(label.isAncestorOf(widget) for label in self._labels or ())

    def _show_labels(self) -> None:
        if self._labels is None:
            return
        (site, tags), details = self._labels, self._session.assessment.details
        site.field.show_text(details.site)
        # Who types blanks and commas goes on typing: what is stored is the same.
        with suppress(UserError):
            if typed_tags(tags.field.text()) != details.tags:
                tags.field.show_text(written_tags(details.tags))

    def _store_labels(self, row: LabelRow, site: str | None, typed: str | None) -> None:
        """Store site or tags; what cannot be tags is told below the field and not stored."""
        details = self._session.assessment.details
        try:
            tags = details.tags if typed is None else typed_tags(typed)
        except UserError as error:
            row.refuse(error.sentence(self._context.language))
            return
        row.refuse("")
        wanted = details.site if site is None else site
        self.edit(lambda: set_labels(self._session, wanted, tags), row.field.visit)

    def _store(self, code: str, value: str, visit: object) -> None:
        details = self._session.assessment.details
        profile = {other: given for other, given in details.profile.items() if other != code}
        if value:
            profile[code] = value
        self.edit(lambda: self._session.set_part(replace(details, profile=profile)), visit)
