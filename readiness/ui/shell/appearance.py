"""Language, colours and size of text: what the settings say, or else what the system suggests.

An assessment whose questionnaire does not speak the wanted language is shown in one that it speaks, if we do.
"""

from typing import ClassVar

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from readiness.app.settings import Memory
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.language import ENGLISH, Language
from readiness.ui.look import Look
from readiness.ui.theme.density import Density, density_of
from readiness.ui.theme.stylesheet import stylesheet
from readiness.ui.theme.tokens import THEMES
from readiness.ui.theme.typography import body_font, platform_factor
from readiness.wording.framing import frame_language, told_otherwise


class Appearance:
    """Applies the settings to the application and its window."""

    # Qt's own words, where they are not English.
    _texts: ClassVar[QTranslator | None] = None

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._density = Density.COMPACT
        self._questionnaire: Questionnaire | None = None

    @property
    def language(self) -> Language:
        """The language that is shown: the wanted one, unless an assessment is open that does not speak it."""
        wanted = self._memory.settings.active_language()
        return wanted if self._questionnaire is None else frame_language(self._questionnaire, wanted)

    @property
    def told_language(self) -> str:
        """Why another language is shown than the wanted one, in that one; nothing where it is shown."""
        return told_otherwise(self.language, self._memory.settings.active_language())

    def frame(self, questionnaire: Questionnaire | None) -> bool:
        """Take note of the questionnaire that is open; return whether another language is shown now."""
        before, self._questionnaire = self.language, questionnaire
        return self.language != before

    def look(self) -> Look:
        """Return the language and the colours that the settings ask for now, and the density of the window."""
        return Look(self.language, THEMES[self.theme()], self._density)

    def fits(self, window: QWidget) -> bool:
        """Return whether the density is that of the window's size."""
        return self._density is self._density_of(window)

    def theme(self) -> str:
        """Return the name of the theme to show."""
        wanted = self._memory.settings.theme
        if wanted in THEMES:
            return wanted
        dark = QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def apply(self, window: QWidget) -> None:
        """Make language, size of text and colours those of the settings; what is made after this looks like it."""
        settings = self._memory.settings
        self._speak(self.language)
        self._density = self._density_of(window)
        font = body_font(settings.text_size / 100 * self._density.larger)
        if font != QApplication.font():
            QApplication.setFont(font)
        window.setStyleSheet(stylesheet(self.theme()))

    def _density_of(self, window: QWidget) -> Density:
        return density_of(window.size(), platform_factor() * self._memory.settings.text_size / 100)

    def _speak(self, language: Language) -> None:
        """Have Qt's own texts ("Cancel", the calendar) in the language too; its source language is English."""
        QLocale.setDefault(QLocale(language.locale))
        application = QApplication.instance()
        assert application is not None
        # Held here, since there is one for the whole application; to look for it among the application's children
        # would make Python objects of all of them, with the fifteen enumerations of a style.
        if Appearance._texts is not None:
            application.removeTranslator(Appearance._texts)
            Appearance._texts = None
        if language == ENGLISH:
            return
        texts = QTranslator()
        if texts.load(f"qtbase_{language.code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            application.installTranslator(texts)
            Appearance._texts = texts
