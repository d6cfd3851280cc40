"""The report: what it shall hold on the left, how it looks on the right, what to do with it on top."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from readiness.app.session import Delta
from readiness.app.workbooks import ENDING, export_assessment
from readiness.foundation.errors import UserError
from readiness.foundation.overriding import override
from readiness.reporting.pango import NoPangoError
from readiness.ui import background
from readiness.ui.open_outside import open_outside
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.report.brand import Brand
from readiness.ui.pages.report.chapter_choice import ChapterChoice
from readiness.ui.pages.report.house_choice import HouseChoice
from readiness.ui.pages.report.options import Options
from readiness.ui.pages.report.persons import Persons
from readiness.ui.pages.report.preview import Preview
from readiness.ui.pages.report.report_actions import ReportActions
from readiness.ui.pages.report.report_model import ReportModel
from readiness.ui.pages.report.without_pdf import WithoutPdf
from readiness.ui.pages.report.word_template import WordTemplate
from readiness.ui.pages.report.words import Words
from readiness.ui.saved_file import announce_saved
from readiness.ui.services import FileKind
from readiness.ui.theme.typography import HEADING, SMALL, TITLE, zoomed
from readiness.ui.widgets.action_bar import too_high
from readiness.ui.widgets.elements import UNLIMITED, ScrollColumn, button, panel, text
from readiness.ui.widgets.second_press import act_once
from readiness.ui.widgets.tab_order import ReadFromTop

_FORM_WIDTH = 470
# Below this width the form and the preview take turns.
_BOTH_FROM_WIDTH = 980


class ReportView(Page, ReadFromTop, QWidget):
    """The preview refreshes in the background after every change."""

    def __init__(self, context: PageContext, model: ReportModel) -> None:
        super().__init__(context)
        self._model = model
        self._options = Options(context, model)
        self._template = WordTemplate(context, model)
        self._persons = Persons(context, self.edit)
        self._words = Words(context, self.edit)
        self._brand = Brand(context, self.edit)
        self._house = HouseChoice(context, model, self.edit)
        self._chapters = ChapterChoice(context, self.edit)
        self._preview = Preview(context, model)
        self._actions = ReportActions(context)
        self._switch = button("", self._on_switch)
        act_once(self._switch)
        self._actions.take_switch(self._switch)
        self._form = self._make_form()
        self._showing_preview = self._low = False
        self._without_pdf: WithoutPdf | None = None
        self._outer = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        both = QHBoxLayout()
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(self._form)
        self._right = QWidget()
        self._right_column = QVBoxLayout(self._right)
        self._right_column.setContentsMargins(12, 12, 16, 12)
        self._right_column.addWidget(self._preview)
        both.addWidget(self._right, 1)
        layout.addLayout(both, 1)
        layout.addWidget(self._actions)
        self.setFocusProxy(self._actions)
        self._arrange()
        self._listen()
        if model.no_pango is not None:
            self._leave_out_pdf(model.no_pango)

    @property
    def complete(self) -> bool:
        """Whether the preview shows the document as it stands, or can show nothing."""
        return self._model.fresh or self._model.no_pango is not None

    @property
    def model(self) -> ReportModel:
        """The report that is shown."""
        return self._model

    @override
    def reading(self) -> tuple[QWidget, QWidget | None]:
        return (self._right if self._form.isHidden() else self._form), self._actions

    @override
    def begin_at_top(self, *, ringed: bool) -> None:
        super().begin_at_top(ringed=ringed)
        self._stay_at_top()

    def _stay_at_top(self) -> None:
        """Show the beginning while nobody has gone on: at the end of the form, the focus has it scrolled there."""
        if self._began_at is not None and self._form.isAncestorOf(self._actions):
            QTimer.singleShot(0, self._form, lambda: self._form.verticalScrollBar().setValue(0))

    @override
    def follow(self, delta: Delta) -> None:
        for part in (self._persons, self._words, self._brand, self._house, self._chapters):
            part.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Have the preview follow every change."""
        super().showEvent(event)
        self._model.watch(self)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Stop making previews while the page is hidden."""
        super().hideEvent(event)
        self._model.unwatch(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # Building.

    def _make_form(self) -> ScrollColumn:
        _ = self._context.language.gettext
        page = ScrollColumn()
        column = page.column
        column.addWidget(text(_("Report"), TITLE, bold=True))
        parts = (
            (_("Type of report"), "", self._options),
            (_("Details for the cover"), _("Printed on the first page."), self._persons),
            (_("In your own words"), _("Your own text is kept when results are recalculated."), self._words),
            (_("With your own look"), "", self._brand),
            (_("Chapters"), "", self._chapters),
            (_("House profile"), _("Your look and your texts, kept for all assessments."), self._house),
        )
        for title, hint, part in parts:
            frame, layout = panel(14)
            layout.addWidget(text(title, HEADING, bold=True))
            if hint:
                layout.addWidget(text(hint, SMALL, "quiet"))
            layout.addWidget(part)
            if part is self._options:
                layout.addWidget(self._template)
            column.addWidget(frame)
        column.addStretch(1)
        return page

    def _listen(self) -> None:
        """Listen with methods only: the model outlives the view, and Qt forgets methods of what is gone."""
        model, actions = self._model, self._actions
        actions.save_wanted.connect(self._save)
        actions.print_wanted.connect(self._print)
        actions.table_wanted.connect(self._save_table)
        actions.read_wanted.connect(self._read)
        actions.cancel_wanted.connect(model.cancel)
        model.progressed.connect(self._actions.show_progress)
        model.rested.connect(self._actions.rest)
        model.silent.connect(self._on_silent)
        model.saved.connect(self._on_saved)
        model.printed.connect(self._on_printed)
        model.failed.connect(self._on_failed)
        model.stopped.connect(self._on_stopped)
        model.readable.connect(self._on_readable)

    def _arrange(self) -> None:
        _, wide = self._context.language.gettext, self.width() >= zoomed(_BOTH_FROM_WIDTH)
        if self._without_pdf is not None:
            # It always stands where it is seen: there is nothing to take turns with.
            self._showing_preview = False
            column, place = (self._right_column, 0) if wide else (self._form.column, 1)
            column.insertWidget(place, self._without_pdf)
        self._switch.setVisible(not wide and self._without_pdf is None)
        self._switch.setText(_("Back to the settings") if self._showing_preview else _("Show the preview"))
        self._form.setVisible(wide or not self._showing_preview)
        self._right.setVisible(wide or self._showing_preview)
        if wide:
            self._form.setFixedWidth(zoomed(_FORM_WIDTH))
        else:
            self._form.setMinimumWidth(0)
            self._form.setMaximumWidth(UNLIMITED)

        self._place_actions()

    def _place_actions(self) -> None:
        """In a low window, have the actions scroll with the form; only the way back stands above the preview."""
        self._actions.look_again()
        low = too_high(self._actions, self.width(), self.height())
        if low is not self._low:
            self._low = low
            self._actions.set_inset(inset=low)
            (self._form.column if low else self._outer).addWidget(self._actions)
            self._stay_at_top()
        if low and self._showing_preview:
            self._right_column.insertWidget(0, self._switch)
            self._actions.look_again()
        elif not self._actions.isAncestorOf(self._switch):
            self._actions.take_switch(self._switch)

    # Actions of the user.

    def _on_switch(self) -> None:
        self._showing_preview = not self._showing_preview
        self._arrange()
        self._switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        self._context.unstored.store()
        ending = ".pdf" if self._model.no_pango is None else ".html"
        target = self._context.dialogs.ask_report_path(self._model.session.document.path.with_suffix(ending))
        if target is not None:
            self._say_begun()
            self._model.save(target, self._template.path)

    def _save_table(self) -> None:
        context, session = self._context, self._model.session
        context.unstored.store()
        _, result = context.language.gettext, session.result()
        kind = FileKind(_("Workbook with answers, result, plan, costs and legal points"), ENDING)
        found = context.dialogs.ask_export_path(_("Save as table"), session.document.path.with_suffix(ENDING), [kind])
        if found is None:
            return
        target, _kind = found
        self._actions.say(_("Creating the table …"))
        # The plan may have to be made first.
        background.run(
            self,
            partial(export_assessment, result, target, context.language),
            lambda _none: self._on_saved(target),
            self._on_table_failed,
        )

    def _print(self) -> None:
        self._context.unstored.store()
        self._say_begun()
        self._model.when_fresh(self._print_content)

    def _print_content(self, content: bytes) -> None:
        pages = self._preview.pages
        printer = self._context.dialogs.ask_printer(pages.count, pages.page)
        if printer is None:
            self._actions.say("")
            return
        # The system's printing is big, and most reports are saved.
        from readiness.ui.pages.report.printing import print_pdf

        self._model.print(content, lambda pdf, *how: print_pdf(pdf, printer, *how))

    def _read(self, ending: str) -> None:
        self._context.unstored.store()
        self._say_begun()
        self._model.read(ending)

    def _say_begun(self) -> None:
        self._actions.say(self._context.language.gettext("Creating the report …"))

    def _on_failed(self, error: UserError) -> None:
        words = error.sentence(self._context.language)
        if self._without_pdf is None and self._model.no_pango is not None:
            self._leave_out_pdf(self._model.no_pango)
            self._actions.say("")
            # It stands in the place of the preview now.
            self._context.notifier.tell(words)
            return
        self._actions.say(words, "warning")
        self._preview.say(words)

    def _on_table_failed(self, error: Exception) -> None:
        self._actions.say("")
        if isinstance(error, UserError):
            self._context.dialogs.complain(error)

    def _leave_out_pdf(self, error: NoPangoError) -> None:
        """Show what works without PDFs in the place of the preview, until the document is closed."""
        self._without_pdf = shown = WithoutPdf(self._context, error)
        shown.save_wanted.connect(self._save)
        shown.show_wanted.connect(partial(self._read, ".html"))
        self._actions.leave_out_pdf()
        self._options.leave_out_pdf()
        self._template.hide()
        self._preview.hide()
        self._right_column.addStretch(1)
        self._arrange()

    def _on_stopped(self) -> None:
        words = self._context.language.gettext("Cancelled; nothing was written.")
        self._actions.say(words)
        self._preview.say(words)

    def _on_silent(self, seconds: float) -> None:
        _ = self._context.language.gettext
        words = _("No progress for {seconds} seconds. Wait a little longer, or press “Cancel”.")
        self._actions.doubt(words.format(seconds=f"{seconds:g}"))

    def _on_saved(self, path: Path) -> None:
        self._actions.say("")
        announce_saved(self._context.notifier, self._context, path)

    def _on_printed(self) -> None:
        self._actions.say(self._context.language.gettext("The printer has accepted the report."))

    def _on_readable(self, path: Path) -> None:
        self._actions.say("")
        open_outside(path)
