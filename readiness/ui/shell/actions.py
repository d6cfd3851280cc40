"""What can be done from anywhere: the actions that the menu shows, the keys trigger and the help page lists."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from readiness.app.home_page import home_page
from readiness.app.settings import TEXT_SIZES
from readiness.foundation.language import LANGUAGES
from readiness.ui.look import Look
from readiness.ui.page import PageContext
from readiness.ui.routes import (
    AboutRoute,
    FindRoute,
    FlagsRoute,
    FormRoute,
    HistoryRoute,
    LicencesRoute,
    MergeRoute,
    NewRoute,
    PortfolioRoute,
    QuestionnairesRoute,
    Route,
    SupportRoute,
    TeamRoute,
    TextsRoute,
    UpgradeRoute,
    WorkshopGuideRoute,
)
from readiness.ui.shell.document_controller import DocumentController
from readiness.ui.shell.sections import ALL_SECTIONS, PORTFOLIO, PORTFOLIO_KEY, Section, list_here, sections


class MenuActs(NamedTuple):
    """What the window does itself."""

    open_menu: Callable[[], object]
    show_help: Callable[[], object]


class WindowActions(QObject):
    """The actions of a window in one language; another language makes others.

    An action that cannot be used now is disabled while a menu shows it. Otherwise it stays enabled, so that its key
    need not wait for the state to be looked up after every change; triggered in vain it does nothing.
    """

    def __init__(
        self,
        window: QWidget,
        context: PageContext,
        documents: DocumentController,
        acts: MenuActs,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._navigator = context.navigator
        self._documents = documents
        self._memory = context.memory
        self._usable: dict[QAction, Callable[[], bool]] = {}
        self._groups: list[tuple[str, list[QAction]]] = []
        self._add_all(context, acts)

    def all(self) -> list[QAction]:
        """Return all actions, in the order of the menu."""
        return [action for _name, actions in self._groups for action in actions]

    def fill(self, menu: QMenu) -> None:
        """Put all actions into a menu, which shows from now on which of them can be used."""
        for name, actions in self._groups:
            # Hidden in the menu, it would lose its key.
            shown = [action for action in actions if action is not self._opening]
            if name:
                menu.addMenu(name).addActions(shown)
            elif shown:
                menu.addActions(shown)
                menu.addSeparator()
        menu.aboutToShow.connect(self._look_up)
        menu.aboutToHide.connect(self._enable_all)
        self._look_up()

    # What there is.

    def _add_all(self, look: Look, acts: MenuActs) -> None:
        _, documents, navigator = look.language.gettext, self._documents, self._navigator
        add, within = self._action, self._has_document
        # Shown where there is something to take over, or to read of earlier versions.
        self._upgrade = add(_("Use the newer questionnaire …"), self._to(UpgradeRoute()), usable=self._upgrades)
        self._upgrade.setVisible(False)
        self._earlier = add(_("Answers from earlier versions"), self._to(UpgradeRoute()), usable=self._has_earlier)
        self._earlier.setVisible(False)
        self._add_group(
            "",
            add(_("New assessment"), self._to(NewRoute()), "Ctrl+N"),
            add(_("Open …"), documents.ask_to_open, "Ctrl+O"),
            add(_("Questionnaires"), self._to(QuestionnairesRoute())),
            add(_("Team"), self._to(TeamRoute())),
            add(_("Save as …"), documents.save_as, "Ctrl+Shift+S", usable=within),
            add(_("Pass on …"), documents.pass_on, usable=within),
            add(_("Finalise …"), documents.finalise, usable=self._can_be_finalised),
            add(_("Begin a correction …"), documents.begin_correction, usable=self._is_final),
            add(_("Begin the next assessment …"), documents.begin_next, usable=within),
            self._upgrade,
            self._earlier,
            add(_("Open a backup …"), documents.open_own_backup, usable=within),
            add(_("Close the assessment"), documents.close, "Ctrl+W", usable=within),
        )
        self._add_group(
            "",
            add(_("Undo"), documents.undo, "Ctrl+Z", usable=documents.can_undo),
            add(_("Redo"), documents.redo, "Ctrl+Y", "Ctrl+Shift+Z", usable=documents.can_redo),
        )
        # Shown where the questionnaire has such texts; hidden until the menu has looked.
        self._texts = add(_("Text templates"), self._to(TextsRoute()), usable=self._has_texts)
        self._texts.setVisible(False)
        self._add_group(
            "",
            add(_("Search"), self._to(FindRoute()), "Ctrl+F", usable=within),
            add(_("Questions as a list"), self._go_to_list, "Ctrl+L", usable=within),
            add(_("To check"), self._to(FlagsRoute()), "Ctrl+G", usable=within),
            self._texts,
            add(_("History"), self._to(HistoryRoute()), usable=within),
            add(_("Back to the previous place"), navigator.back, "Alt+Left", usable=navigator.can_go_back),
        )
        self._places = [
            add(_(section.name), partial(self._go_to_place, section), f"Ctrl+{n}", usable=within)
            for n, section in enumerate(ALL_SECTIONS, start=1)
        ]
        # The first key behind those of the places of a document; it leads there from anywhere.
        portfolio = add(_(PORTFOLIO), self._to(PortfolioRoute()), PORTFOLIO_KEY)
        self._add_group(_("Go to"), *self._places, portfolio)
        # Told with the keys, but no entry of the menu itself.
        self._opening = add(_("Menu"), acts.open_menu, "F10")
        self._add_group("", self._opening)
        self._add_group(
            "",
            add(_("A form to fill in"), self._to(FormRoute()), usable=within),
            add(_("Import completed forms …"), documents.import_form, "Ctrl+I", usable=within),
            add(_("Views of several people"), self._to(MergeRoute()), usable=within),
        )
        self._add_group(
            _("Text size"),
            add(_("Larger text"), lambda: self._step_text_size(1), "Ctrl++", "Ctrl+="),
            add(_("Smaller text"), lambda: self._step_text_size(-1), "Ctrl+-"),
            add(_("Normal text size"), lambda: self._memory.change(text_size=TEXT_SIZES[0]), "Ctrl+0"),
            *self._choice("text_size", self._memory.settings.text_size, {n: f"{n} %" for n in TEXT_SIZES}),
        )
        themes = {"": _("Same as the system"), "light": _("Light"), "dark": _("Dark"), "contrast": _("High contrast")}
        self._add_group(_("Appearance"), *self._choice("theme", self._memory.settings.theme, themes))
        # Each language is called by its own name, whatever is spoken now.
        names = {code: language.name for code, language in LANGUAGES.items()}
        self._add_group(_("Language"), *self._choice("language", look.language.code, names))
        self._newer = add(_("Look for a newer version"), _open_home_page)
        # Whether there is such a page is looked up when the menu opens: the packages' own data take a moment to read.
        self._newer.setVisible(False)
        self._add_group(
            "",
            self._switch(_("Answer with single keys"), "single_keys"),
            self._switch(_("Continue after an answer"), "go_on"),
        )
        self._add_group(
            "",
            add(_("Help"), acts.show_help, "F1"),
            add(_("Leading a workshop"), self._to(WorkshopGuideRoute())),
        )
        self._add_group(
            _("Version and support"),
            add(_("Save details for support …"), self._to(SupportRoute())),
            self._newer,
            add(_("Licences"), self._to(LicencesRoute())),
            add(_("About Readiness"), self._to(AboutRoute())),
        )

    def _add_group(self, name: str, *actions: QAction) -> None:
        self._groups.append((name, list(actions)))
        self._window.addActions(actions)

    def _action(
        self, words: str, act: Callable[[], object], *keys: str, usable: Callable[[], bool] | None = None
    ) -> QAction:
        # An ampersand is part of the words here, not the mark of a key.
        action = QAction(words.replace("&", "&&"), self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutVisibleInContextMenu(True)
        if usable is not None:
            self._usable[action] = usable
        action.triggered.connect(lambda _checked=False: act() if usable is None or usable() else None)
        return action

    def _choice(self, setting: str, chosen: object, words: Mapping[Any, str]) -> Iterable[QAction]:
        """Return one action for each value of a setting; the one of the value that holds is checked."""
        group = QActionGroup(self)
        for value, name in words.items():
            action = self._action(name, lambda value=value: self._memory.change(**{setting: value}))  # type: ignore[misc]
            action.setCheckable(True)
            action.setChecked(value == chosen)
            group.addAction(action)
            yield action

    def _switch(self, words: str, setting: str) -> QAction:
        """Return an action that turns a setting on or off."""
        on = bool(getattr(self._memory.settings, setting))
        action = self._action(words, lambda: self._memory.change(**{setting: not on}))
        action.setCheckable(True)
        action.setChecked(on)
        return action

    # What they do.

    def _to(self, route: Route) -> Callable[[], None]:
        return lambda: self._navigator.go(route)

    def _go_to_place(self, section: Section) -> None:
        """Go to a section, where the questionnaire has it."""
        session = self._documents.session
        if session is not None and section in sections(session.questionnaire):
            self._navigator.go(section.entrance)

    def _go_to_list(self) -> None:
        session = self._documents.session
        if session is not None:
            self._navigator.go(list_here(self._navigator.route, session))

    def _step_text_size(self, steps: int) -> None:
        """Go to the next larger (1) or smaller (-1) size of text."""
        now = self._memory.settings.text_size
        others = [size for size in TEXT_SIZES if (size - now) * steps > 0]
        if others:
            self._memory.change(text_size=min(others, key=lambda size: abs(size - now)))

    # Whether they can be used.

    def _has_document(self) -> bool:
        return self._documents.session is not None

    def _can_be_finalised(self) -> bool:
        session = self._documents.session
        return session is not None and session.document.read_only is None

    def _is_final(self) -> bool:
        session = self._documents.session
        return session is not None and session.assessment.record.final is not None

    def _has_texts(self) -> bool:
        session = self._documents.session
        return session is not None and bool(session.questionnaire.texts)

    def _upgrades(self) -> bool:
        """Return whether a newer version of the questionnaire is installed, and can be taken over."""
        session = self._documents.session
        if session is None or session.document.read_only is not None:
            return False
        from readiness.app.upgrading import newer_installed

        return newer_installed(session.questionnaire) is not None

    def _has_earlier(self) -> bool:
        session = self._documents.session
        return session is not None and any(takeover.gone for takeover in session.assessment.takeovers.all)

    def _look_up(self) -> None:
        self._upgrade.setVisible(self._upgrades())
        self._earlier.setVisible(self._has_earlier())
        self._newer.setVisible(home_page() is not None)
        self._texts.setVisible(self._has_texts())
        for action, usable in self._usable.items():
            action.setEnabled(usable())

    def _enable_all(self) -> None:
        for action in self._usable:
            action.setEnabled(True)


def _open_home_page() -> None:
    """Have the browser show the page; nothing is asked from here."""
    address = home_page()
    if address is not None:
        QDesktopServices.openUrl(QUrl(address))
