"""The form for a new assessment: who, how deep, in which language, where."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from readiness.app.documents import free_path
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.values import NAME_LIMIT
from readiness.foundation.language import LANGUAGES
from readiness.foundation.overriding import override
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import NewRoute, QuestionnairesRoute
from readiness.ui.theme.typography import SMALL, TITLE, zoomed
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.elements import button, row, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.plain import PlainLabel
from readiness.ui.widgets.stored_text import LimitedLine
from readiness.ui.widgets.toggles import ENTER, RadioButton, one_stop
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.ui.widgets.wrapped_choice import WrappedRadio
from readiness.wording.languages import language_name
from readiness.wording.names import Names


class NewView(Page, FramedPage):
    """Asks for as little as possible: a name is enough."""

    def __init__(
        self,
        context: PageContext,
        draft: NewRoute,
        packs: list[Questionnaire],
        unusable: int = 0,
    ) -> None:
        super().__init__(context, context)
        self._packs = packs
        self._folder = context.dialogs.documents_folder()
        self._chosen = draft.path
        _ = context.language.gettext
        self.column.addWidget(text(_("New assessment"), TITLE, bold=True))

        self._organisation = LimitedLine(context.unstored, NAME_LIMIT)
        self._organisation.setText(draft.organisation)
        self._organisation.textChanged.connect(self._on_organisation_changed)
        self._add_label(_("&Organisation"), self._organisation)
        self.column.addWidget(self._organisation)
        self.column.addWidget(self._organisation.refusal)

        self._pack = ChoiceList(context.tokens)
        for pack in packs:
            self._pack.add(context.language.of(pack.title), pack.id)
        self._pack.setCurrentIndex(max(0, self._pack.findData(draft.pack)))
        self._pack.currentIndexChanged.connect(self._on_pack_changed)
        self._add_pack_choice(unusable)

        self.column.addSpacing(8)
        self._add_depths(draft)

        self.column.addSpacing(8)
        self.column.addWidget(text(_("Language of questions and results"), bold=True))
        self._languages = self._add_languages()
        self._language_note = text("", role="quiet")
        self.column.addWidget(self._language_note)

        self.column.addSpacing(8)
        self.column.addWidget(text(_("Where it is saved"), bold=True))
        self._location = text("", role="quiet")
        self.column.addWidget(self._location)
        self.column.addLayout(row(button(_("Choose another place …"), self._on_location_wanted)))

        self.escape = context.navigator.back
        self.bar.add_back(_("Cancel"), self.escape)
        self._begin = self.bar.add_primary(_("Begin"), self._on_begin, _("Enter"))
        self.column.addStretch(1)
        self._organisation.returnPressed.connect(self._on_begin)
        self._on_pack_changed()
        self._on_organisation_changed()
        self.setFocusProxy(self._organisation)

    def draft(self) -> NewRoute:
        """Return the form as it is filled in."""
        pack = self._packs[self._pack.currentIndex()]
        return NewRoute(self._organisation.text(), pack.id, self._depth(), self._chosen)

    def _add_pack_choice(self, unusable: int) -> None:
        """Offer the questionnaires, and the way to their page, which says why some of them are not offered here."""
        context, language = self._context, self._context.language
        line = FlowLayout(gap=zoomed(16))
        if len(self._packs) > 1:
            self._add_label(language.gettext("&Questionnaire"), self._pack)
            line.addWidget(self._pack)
        words = language.gettext("Add or manage questionnaires")
        line.addWidget(WrappedButton(words, lambda: context.navigator.go(QuestionnairesRoute()), context.tokens))
        self.column.addLayout(line)
        if unusable:
            told = language.ngettext(
                "{n} questionnaire cannot be used; the reason is shown there.",
                "{n} questionnaires cannot be used; the reasons are shown there.",
                unusable,
            )
            self.column.addWidget(text(told.format(n=unusable), SMALL, "quiet"))

    def _add_depths(self, draft: NewRoute) -> None:
        _, context = self._context.language.gettext, self._context
        self._how_much = text(_("How much do you want to answer?"), bold=True)
        self.column.addWidget(self._how_much)
        self._only_extent = text("")
        self.column.addWidget(self._only_extent)
        self._depths: dict[Depth, WrappedRadio] = {}
        group = QButtonGroup(self)
        for depth in Depth:
            choice = WrappedRadio("", context.tokens)
            choice.chooses_by_arrows = True
            self._depths[depth] = choice
            group.addButton(choice)
            self.column.addWidget(choice)
        self._depths[Depth(draft.depth or Depth.QUICK)].setChecked(True)
        one_stop(group)
        self._switch_later = text(_("You can switch to the full questionnaire later; no answer is lost."), role="quiet")
        self.column.addWidget(self._switch_later)

    def _add_languages(self) -> QWidget:
        group = QButtonGroup(self)
        choices = []
        for language in LANGUAGES.values():
            choice = RadioButton(language.name)
            choice.setChecked(language == self._context.language)
            # The form is made anew in the other language, so it must have left this click behind.
            choice.clicked.connect(
                partial(QTimer.singleShot, 0, partial(self._context.memory.change, language=language.code))
            )
            group.addButton(choice)
            choices.append(choice)
        one_stop(group)
        holder = QWidget()
        holder.setLayout(line := row(*choices))
        line.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(holder)
        return holder

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin with Enter, also at a choice: what is chosen stays."""
        if event.key() in ENTER and isinstance(self.window().focusWidget(), QRadioButton):
            self._on_begin()
        else:
            super().keyPressEvent(event)

    def _depth(self) -> Depth:
        return next(depth for depth, choice in self._depths.items() if choice.isChecked())

    def _add_label(self, words: str, field: QLineEdit | ChoiceList) -> None:
        label = PlainLabel(words)
        label.setBuddy(field)
        self.column.addWidget(label)

    def _path(self) -> Path:
        return self._chosen or free_path(self._folder, self._organisation.text())

    def _on_pack_changed(self) -> None:
        pack = self._packs[self._pack.currentIndex()]
        names, several = Names(pack, self._context.language), len(pack.depths()) > 1
        for depth, choice in self._depths.items():
            choice.set_words(names.extent(depth))
            choice.setVisible(several)
        for part in (self._how_much, self._switch_later):
            part.setVisible(several)
        # Without key questions there is nothing to choose.
        self._only_extent.setText(names.extent(Depth.FULL))
        self._only_extent.setVisible(not several)
        if not several:
            self._depths[Depth.FULL].setChecked(True)
        self._show_languages(pack)

    def _show_languages(self, pack: Questionnaire) -> None:
        """Offer the languages that questionnaire and program share; say it where that is one, or none."""
        _ = self._context.language.gettext
        shared = [language for code, language in LANGUAGES.items() if code in pack.languages]
        self._languages.setVisible(len(shared) != 1)
        if len(shared) == 1:
            words = _("{language}: the questionnaire has no other one.").format(language=shared[0].name)
        elif shared:
            words = _("You can switch at any time; your answers stay.")
        else:
            spoken = ", ".join(map(language_name, pack.languages))
            words = _("The questions are in this language: {language}. Everything else is in the one that you choose.")
            words = words.format(language=spoken)
        self._language_note.setText(words)

    def _on_organisation_changed(self) -> None:
        self._begin.set_role("primary" if self._organisation.text().strip() else "")
        self._location.setText(str(self._path()))

    def _on_location_wanted(self) -> None:
        chosen = self._context.dialogs.ask_document_path(self._path())
        if chosen is not None:
            self._chosen = chosen
            self._location.setText(str(chosen))

    def _on_begin(self) -> None:
        if not self._organisation.text().strip():
            self._context.notifier.announce(self._context.language.gettext("First enter the name of the organisation."))
            self._organisation.setFocus()
            return
        pack = self._packs[self._pack.currentIndex()]
        self._context.documents.create(self._path(), pack, self._organisation.text().strip(), self._depth())
