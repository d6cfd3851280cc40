"""The editor of a questionnaire: its questions at the left, a form in the middle, preview and check at the right."""

from collections import Counter
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from readiness.app.pack_editor import outline
from readiness.app.pack_editor.checking import Checked, check, owner
from readiness.app.pack_editor.duration import duration
from readiness.app.pack_editor.entries import GUIDE, KINDS, entry_place, is_entry, kind_of
from readiness.app.pack_editor.pack_editor import PackEditor
from readiness.app.pack_editor.tree import Tree
from readiness.app.session import Delta
from readiness.domain.questionnaire import Depth
from readiness.foundation.errors import Fault, Place, UserError, filled
from readiness.foundation.language import LANGUAGES
from readiness.foundation.overriding import override
from readiness.ui import background
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.editor.check_list import CheckList, summary
from readiness.ui.pages.editor.company_list import CompanyList
from readiness.ui.pages.editor.entry_preview import EntryPreview
from readiness.ui.pages.editor.fields import Fields
from readiness.ui.pages.editor.outline_panel import OutlinePanel
from readiness.ui.pages.editor.place_forms import form_title, made_form
from readiness.ui.pages.editor.preview import QuestionPreview
from readiness.ui.pages.editor.printed_preview import PrintedPreview
from readiness.ui.pages.editor.side_by_side import SideBySide, language_name
from readiness.ui.routes import EditPackRoute, Route
from readiness.ui.theme.typography import HEADING, SMALL, zoomed
from readiness.ui.widgets.elements import button, clear, panel, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.framed_page import FramedPage, focus_kept
from readiness.ui.widgets.key_names import key_name
from readiness.ui.widgets.segmented import Segmented
from readiness.ui.widgets.tab_order import tab_through

_SIDE = 380
# Below this width the list would squeeze the form, and stands above it.
_BESIDE_FROM = 560
_PREVIEW, _CHECK, _COMPANIES = "preview", "check", "companies"
# Where the preview shows the question.
_PAGE: Final = "page"
_PHONE: Final = "phone"
_PRINT: Final = "form"
_BOTH = "both"


class EditorView(Page, FramedPage):
    """Every change is in the files at once; there is no button for saving."""

    def __init__(self, context: PageContext, editor: PackEditor, code: str) -> None:
        super().__init__(context, context)
        self.editor = editor
        self._place: Place = (
            (outline.place_of(editor.tree, code) or entry_place(editor.tree, code) or ()) if code else ()
        )
        self._language = self._first_language()
        self._checked: Checked | None = None
        self._checking = self._again = False
        # The titles of what is unfolded in the forms.
        self._unfolded: set[str] = set()
        self._form: QWidget | None = None
        self._fields: Fields
        self.outline = OutlinePanel(context, editor, self.undo)
        self.outline.list.came.connect(self.go_to)
        self.outline.taken.connect(self._take)
        self._frame_row.insertWidget(0, self.outline)
        self._head = QVBoxLayout()
        self.column.addLayout(self._head)
        self._body = QVBoxLayout()
        self.column.addLayout(self._body)
        self.column.addStretch(1)
        self._add_side()
        self._fill_bar()
        editor.listen(self._on_changed)
        self._show_entry()
        self._show_outline()
        self._show_state()
        self.setFocusProxy(self.outline.list)
        self.escape = context.navigator.back
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        # Undo and redo are the window's, for the document that may be open.
        application.installEventFilter(self)
        application.applicationStateChanged.connect(self._on_application_state)
        self._check()

    # What is on the page.

    def _add_side(self) -> None:
        _ = self._context.language.gettext
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        tabs = [(_PREVIEW, _("Preview")), (_CHECK, _("Check")), (_COMPANIES, _("Tests"))]
        self._tabs = Segmented(tabs, self._context.tokens, _("Beside the form"))
        self._tabs.chosen.connect(self._show_tab)
        column.addWidget(self._tabs)
        self.told = text("", SMALL)
        column.addWidget(self.told)
        self._gauge = text("", SMALL, "quiet")
        column.addWidget(self._gauge)
        where = [(_PAGE, _("Screen")), (_PHONE, _("Phone")), (_PRINT, _("Form"))]
        self._where = Segmented(where, self._context.tokens, _("Where the question is shown"))
        self._where.show_value(_PAGE)
        self._where.chosen.connect(self.show_on)
        column.addWidget(self._where)
        self.preview = QuestionPreview(self._context)
        self.entries = EntryPreview(self._context)
        self.printed = PrintedPreview(self._context)
        self.checks = CheckList(self._context, self.editor, self.lead_to_place)
        column.addWidget(self.preview)
        column.addWidget(self.printed)
        column.addWidget(self.entries)
        column.addWidget(self.checks)
        self.companies = CompanyList(self._context, self.editor.folder, self._check)
        column.addWidget(self.companies)
        column.addStretch(1)
        self.set_side(side, _("Preview and check"), _SIDE)
        self._show_tab(_PREVIEW)

    def _fill_bar(self) -> None:
        _ = self._context.language.gettext
        back = self.bar.add_back(_("Back"), self._context.navigator.back)
        # The preview has one of its own.
        back.setAccessibleDescription(_("Leave the editor"))
        self._undo = self.bar.add_secondary(_("Undo"), self.undo, key_name("Ctrl+Z"))
        self._redo = self.bar.add_secondary(_("Redo"), self.redo, key_name("Ctrl+Y"))

    @property
    def complete(self) -> bool:
        """Whether the latest state was checked."""
        return self._checked is not None and not self._checking

    @property
    def checked(self) -> Checked | None:
        """What the checker said last."""
        return self._checked

    @property
    def place(self) -> Place:
        """What the form is about."""
        return self._place

    def _first_language(self) -> str:
        languages, own = self.editor.languages, self._context.language.code
        return own if own in languages else languages[0]

    # Where one is.

    def go_to(self, place: Place) -> None:
        """Show the form of a dimension, a question, or the questionnaire itself."""
        if place != self._place:
            self._context.unstored.store()
            self._place = place
            self._show_entry()
            self._show_tab(self._tabs.value)
            self._show_outline()

    def lead_to_place(self, place: Place) -> None:
        """Show the form that a place is in, and put the focus into its field."""
        self.go_to(owner(place))
        # A question has a field of its own, how it is answered: what is meant may be below "More".
        if not self._fields.lead_to(place, within=self._place):
            if self._fields.unfold():
                self._show_faults()
            self._fields.lead_to(place)

    def _show_entry(self, focus: Place = ()) -> None:
        """Make the form of the current entry anew."""
        editor = self.editor
        if (self._place[:1] == ("dimensions",) or is_entry(self._place)) and editor.value(self._place) is None:
            self._place = self._place[:-1] if is_entry(self._place) else ()
        if self._place[:1] == GUIDE and editor.value(GUIDE) is None:
            self._place = GUIDE
        if self._language not in {*editor.languages, _BOTH}:
            self._language = self._first_language()
        if self._form is not None:
            self._unfolded = self._fields.unfolded()
        clear(self._body)
        clear(self._head)
        languages = editor.languages
        both = self._language == _BOTH and len(languages) > 1
        language = languages[1] if both else self._language
        questionnaire = self._checked.questionnaire if self._checked is not None else None
        self._fields = fields = Fields(self._context, editor, language, questionnaire, self._unfolded)
        head = QWidget()
        self._fill_head(QVBoxLayout(head))
        self._head.addWidget(head)
        head.show()
        if both:
            self._form = SideBySide(fields, self._place, languages[0], self.lead_to_place)
        else:
            self._form = made_form(fields, self._place, self.outline.add_entry, self.outline.move_entry)
        self._body.addWidget(self._form)
        # Shown at once: the focus goes into it, and Qt would show it later.
        self._form.show()
        if self._form.window() is self.outline.window():
            # The page is put together, and Qt would lead to what is new after everything else.
            for made in (self._form, head):
                tab_through(made, self.outline.more)
        self._show_faults()
        if focus:
            self._fields.lead_to(focus)

    def _fill_head(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        _, editor = self._context.language.gettext, self.editor
        column.addWidget(text(form_title(self._fields, self._place), HEADING, bold=True))
        trouble = editor.trouble
        if trouble is not None:
            column.addWidget(self._trouble_box(trouble))
        languages = editor.languages
        if len(languages) > 1:
            choices: list[tuple[Any, str]] = [(code, language_name(code)) for code in languages[:3]]
            choices.append((_BOTH, _("Side by side")))
            chooser = Segmented(choices, self._context.tokens, _("Language of the form"))
            chooser.show_value(self._language)
            chooser.chosen.connect(self.speak)
            column.addWidget(chooser)
        self._others = text("", SMALL, "warning")
        self._others.hide()
        column.addWidget(self._others)

    def _trouble_box(self, trouble: UserError) -> QWidget:
        _, language = self._context.language.gettext, self._context.language
        frame, column = panel(12)
        column.addWidget(text(trouble.fault(language), role="warning"))
        column.addWidget(text(filled(trouble.remedy, trouble.facts, language), SMALL))
        if trouble.code == "pack-changed-outside":
            acts = FlowLayout(
                button(_("Read the files again"), self._read_again), button(_("Keep what is here"), self._keep_mine)
            )
        else:
            acts = FlowLayout(button(_("Try again"), self._write_again))
        column.addLayout(acts)
        return frame

    def speak(self, language: str) -> None:
        """Show the form in a language of the questionnaire, or `both` side by side."""
        self._context.unstored.store()
        self._language = language
        self._show_entry()

    # The list.

    def _show_outline(self) -> None:
        faults = Counter(owner(fault.place) for fault in self._faults())
        language = self._first_language() if self._language == _BOTH else self._language
        self.outline.show_outline(self._place, faults, language)

    def _take(self, tree: Tree, place: Place, new: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Take another tree over, and show what stands at a place of it."""
        self._place = place
        self.editor.change(tree, place)
        self._show_tab(self._tabs.value)
        if new:
            title = KINDS[place[:-1]].title if is_entry(place) else "name"
            self._fields.lead_to((*place, title))

    def _faults(self) -> tuple[Fault, ...]:
        return () if self._checked is None else self._checked.faults

    # Changes, and what follows them.

    def undo(self) -> None:
        """Take back the latest step, and show where it was."""
        self._context.unstored.store()
        self._step(self.editor.undo())

    def redo(self) -> None:
        """Do the step again that was undone last."""
        self._context.unstored.store()
        self._step(self.editor.redo())

    def _step(self, place: Place | None) -> None:
        if place is None:
            self._context.notifier.announce(self._context.language.gettext("There is nothing to undo or redo."))
            return
        self.go_to(owner(place))
        self._fields.lead_to(place)

    def _on_changed(self, place: Place, typed: bool) -> None:  # noqa: FBT001 - a listener's argument
        if typed:
            self._fields.refresh()
        else:
            self._show_entry(self._fields.focused() or (place if len(place) > len(self._place) else ()))
        self._show_outline()
        self._show_state()
        self._check()

    def _show_state(self) -> None:
        language, editor = self._context.language, self.editor
        if editor.trouble is not None:
            words = language.gettext("Not saved")
        elif editor.writings:
            words = language.gettext("Saved in {folder}").format(folder=editor.folder.name)
        else:
            words = language.gettext("Every change is saved at once.")
        self.outline.state.setText(words)

    def _check(self) -> None:
        if self._checking:
            self._again = True
            return
        self._checking, self._again = True, False
        background.run(
            self, partial(check, self.editor.folder), self._on_checked, lambda _error: self._on_checked(None)
        )

    def _on_checked(self, checked: Checked | None) -> None:
        self._checking = False
        if checked is not None and not self._again:
            self._checked = checked
            self._fields.questionnaire = checked.questionnaire
            self._fields.refresh()
            self.checks.show_checked(checked)
            self.companies.show_checked(checked)
            self.told.setText(summary(checked, self._context))
            self._show_gauge(checked)
            self._show_faults()
            self._show_outline()
            self._show_preview()
        if self._again:
            self._check()

    def _show_gauge(self, checked: Checked) -> None:
        language, words = self._context.language, ""
        if checked.questionnaire is not None:
            spoken = LANGUAGES.get(self._first_language(), language)
            found = duration(checked.questionnaire, Depth.FULL, spoken)
            words = language.ngettext(
                "{n} question with {words} words, about {minutes} minutes",
                "{n} questions with {words} words, about {minutes} minutes",
                found.questions,
            ).format(n=found.questions, words=language.number(found.words), minutes=language.number(found.minutes))
        self._gauge.setText(words)

    def _show_faults(self) -> None:
        language = self._context.language
        if isinstance(self._form, SideBySide):
            # What is missing is marked already.
            return
        own = [one for one in self._faults() if owner(one.place) == self._place]
        rest = self._fields.show_faults(own)
        self._others.setText("\n".join(f"{one.message(language)} {one.advice(language)}" for one in rest[:3]))
        self._others.setVisible(bool(rest))

    def _show_preview(self) -> None:
        if self._tabs.value != _PREVIEW or self._checked is None:
            return
        place = self._place
        if self._of_entries():
            spoken = LANGUAGES.get(self._fields.language, self._context.language)
            self.entries.show_entry(self._checked, place, spoken)
            return
        if place[:1] == GUIDE:
            self.preview.show_guide(self._checked.questionnaire)
            return
        one = not outline.is_dimension(place) and place[:1] == ("dimensions",)
        code = str(self.editor.value((*place, "code"), "")) if one else ""
        where = self._where.value
        if where == _PAGE:
            self.preview.show_question(self._checked.questionnaire, code)
        else:
            self.printed.show_question(where, self._checked.questionnaire, code)

    def _of_entries(self) -> bool:
        """Return whether one is at a target profile, a situation or a text: none of them is asked."""
        return bool(kind_of(self._place)) and self._place[:1] != GUIDE

    def show_on(self, where: str) -> None:
        """Show the question as it is asked on its `page`, on a `phone`, or in the printed `form`."""
        self._where.show_value(where)
        self._show_tab(_PREVIEW)

    def _show_tab(self, tab: str) -> None:
        self._tabs.show_value(tab)
        entries, shown, guide = self._of_entries(), tab == _PREVIEW, self._place[:1] == GUIDE
        on_page = guide or self._where.value == _PAGE
        self._where.setVisible(shown and not entries and not guide)
        self.preview.setVisible(shown and not entries and on_page)
        self.printed.setVisible(shown and not entries and not on_page)
        self.entries.setVisible(shown and entries)
        self.checks.setVisible(tab == _CHECK)
        self.companies.setVisible(tab == _COMPANIES)
        self._show_preview()

    # What others do to the files.

    def _read_again(self) -> None:
        try:
            self.editor.read_again()
        except UserError as error:
            self._context.dialogs.complain(error)
        self._on_changed((), typed=False)

    def _keep_mine(self) -> None:
        self.editor.keep_mine()
        self._on_changed((), typed=False)

    def _write_again(self) -> None:
        self.editor.save()
        self._on_changed((), typed=False)

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        """Read what another program has written meanwhile, where nothing of ours would be lost by that."""
        if state is Qt.ApplicationState.ApplicationActive and self.isVisible() and self.editor.changed_outside():
            self._context.unstored.store()
            if self.editor.trouble is None:
                self._read_again()
                self._context.notifier.announce(
                    self._context.language.gettext(
                        "Another program has changed the questionnaire; this is its state now."
                    ),
                    (self._context.language.gettext("Undo"), self.undo),
                )

    # The page.

    @override
    def follow(self, delta: Delta) -> None:
        """A document that is open behind the editor changes nothing here."""

    @override
    def draft(self) -> Route | None:
        return EditPackRoute(self.editor.folder, str(self.editor.value((*self._place, "code"), "")))

    @override
    def opened(self) -> object:
        return self._place, self._language, self._tabs.value, self._where.value

    @override
    def resume(self, opened: object) -> None:
        if isinstance(opened, tuple):
            self._place, self._language, tab, where = opened
            self._where.show_value(where)
            self._show_tab(tab)
            self._show_entry()
            self._show_outline()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_outline()
        super().resizeEvent(event)

    def _place_outline(self) -> None:
        beside = self.width() >= zoomed(_BESIDE_FROM)
        if beside is (self.outline.parentWidget() is self):
            return
        with focus_kept():
            if beside:
                self._frame_row.insertWidget(0, self.outline)
            else:
                self.column.insertWidget(0, self.outline)
            self.outline.stand(beside=beside)
            self.outline.show()
        # Qt leads to it last of all then.
        tab_through(self.outline, self.area)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress} or not isinstance(event, QKeyEvent):
            return False
        steps = {QKeySequence.StandardKey.Undo: self.undo, QKeySequence.StandardKey.Redo: self.redo}
        step = next((act for key, act in steps.items() if event.matches(key)), None)
        focus = QApplication.focusWidget()
        if step is None or focus is None or not self.isAncestorOf(focus) or watched is not focus:
            return False
        if getattr(focus, "isUndoAvailable", lambda: False)():
            return False
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            step()
        return True
