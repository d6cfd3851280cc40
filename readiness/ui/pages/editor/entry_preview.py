"""What becomes of a target profile, a situation or a text: how it is told, and for which test companies."""

from collections import Counter

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.pack_editor.checking import Checked
from readiness.app.pack_editor.entries import SITUATIONS, TARGETS, TEXTS, is_entry, kind_of, position
from readiness.app.pack_editor.sample_text import sample_text
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.errors import Place
from readiness.foundation.language import Language
from readiness.planning.targets import target_levels
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.elements import clear, panel, text
from readiness.ui.widgets.text_sheet import TextSheet


class EntryPreview(QWidget):
    """Is filled anew with every check: what it says is computed."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_entry(self, checked: Checked, place: Place, spoken: Language) -> None:
        """Show what an entry, or a list of them, comes to; texts of the questionnaire in the language `spoken`."""
        clear(self._column)
        questionnaire, kind = checked.questionnaire, kind_of(place)
        at = position(place) if is_entry(place) else None
        if questionnaire is None:
            told = self._context.language.gettext(
                "The preview comes once the questionnaire can be read: see what the check says."
            )
            self._column.addWidget(text(told, role="quiet"))
        elif kind == TEXTS:
            self._show_text(questionnaire, at, spoken)
        else:
            if kind == SITUATIONS and at is not None:
                self._show_situation(questionnaire, at, spoken)
            elif at is not None:
                self._show_levels(questionnaire, at)
            self._show_companies(checked, questionnaire, place, spoken)
        self._column.addStretch(1)

    def _show_text(self, questionnaire: Questionnaire, at: int | None, spoken: Language) -> None:
        _ = self._context.language.gettext
        filled = sample_text(questionnaire, at, spoken) if at is not None else None
        if filled is None:
            self._column.addWidget(text(_("Choose a text template to see it filled with sample names."), role="quiet"))
            return
        if filled.check_first:
            self._column.addWidget(text(filled.check_first, SMALL))
        sheet = TextSheet(self._context.tokens, filled.name)
        self._column.addWidget(sheet)
        sheet.show_text(filled)
        told = _("Filled with sample names. What only some organisations get is all there.")
        self._column.addWidget(text(told, SMALL, "quiet"))

    def _show_situation(self, questionnaire: Questionnaire, at: int, spoken: Language) -> None:
        if at >= len(questionnaire.situations):
            return
        one = questionnaire.situations[at]
        frame, column = panel(12)
        column.addWidget(text(spoken.of(one.headline), HEADING, bold=True))
        if one.meaning is not None:
            column.addWidget(text(spoken.of(one.meaning)))
        self._column.addWidget(frame)

    def _show_levels(self, questionnaire: Questionnaire, at: int) -> None:
        """Say how many questions are meant to reach which level."""
        if at >= len(questionnaire.targets):
            return
        language, _ = self._context.language, self._context.language.gettext
        levels = Counter(target_levels(questionnaire, questionnaire.targets[at]).values())
        for level, n in sorted(levels.items(), reverse=True):
            words = language.ngettext("{n} question to level {level}", "{n} questions to level {level}", n)
            if not level:
                words = language.ngettext("{n} question without a target", "{n} questions without a target", n)
            self._column.addWidget(text(words.format(n=language.number(n), level=level)))
        if questionnaire.by_percent:
            told = _("Where an answer does not stand for the level itself, the next better one counts.")
            self._column.addWidget(text(told, SMALL, "quiet"))

    def _show_companies(self, checked: Checked, questionnaire: Questionnaire, place: Place, spoken: Language) -> None:
        """Say which entry holds first for each test company; those of the current one stand out."""
        _ = self._context.language.gettext
        if not checked.companies:
            told = _(
                "For each test company, the one that holds first is shown here. There is none yet that can be "
                "computed: it is a file in the folder “tests”."
            )
            self._column.addWidget(text(told, SMALL, "quiet"))
            return
        of_targets = kind_of(place) == TARGETS
        heading = _("Which one is used for the test companies") if of_targets else _("What the test companies are told")
        self._column.addWidget(text(heading, SMALL, bold=True))
        named = {one.code: spoken.of(one.name) for one in questionnaire.targets}
        if not of_targets:
            named = {one.code: spoken.of(one.headline) for one in questionnaire.situations}
        at = position(place) if is_entry(place) else len(named)
        here = list(named)[at] if at < len(named) else None
        for company in checked.companies:
            code = company.target if of_targets else company.situation
            told = named.get(code) or _("none of them")
            mark = "✓ " if code and code == here else ""
            self._column.addWidget(text(told, lead=f"{mark}{company.name}:", bold=bool(mark)))
