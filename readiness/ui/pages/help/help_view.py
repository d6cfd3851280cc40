"""Help: how Readiness works in a few sentences, and every key."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.questionnaire import Capability, Questionnaire
from readiness.foundation.language import Language
from readiness.foundation.overriding import override
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.help.places import PLACES
from readiness.ui.theme.typography import HEADING, SMALL, TITLE
from readiness.ui.widgets.answer_keys import ANSWER_KEYS, LEVELS_NAME, PLACES_NAME
from readiness.ui.widgets.elements import RuledGrid, panel, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.key_names import key_name
from readiness.wording.glossary import glossary, glossary_of

Keys = tuple[str, str]


class HelpView(Page, FramedPage):
    """Its keys are those of the actions themselves."""

    def __init__(self, context: PageContext, section: str = "") -> None:
        super().__init__(context, context)
        _ = context.language.gettext
        # What the open assessment has no use for is left out.
        questionnaire = context.open_session.questionnaire if context.open_session else None
        back = self.bar.add_back(_("Back"), context.navigator.back)
        self.column.addWidget(text(_("Help"), TITLE, bold=True))
        if section in PLACES:
            self.column.addWidget(text(_(section), HEADING, bold=True))
            for words in PLACES[section]:
                self.column.addWidget(text(_(words)))
            self.column.addSpacing(6)
        for heading, words in _sections(context.language, questionnaire):
            self.column.addSpacing(6)
            self.column.addWidget(text(heading, HEADING, bold=True))
            self.column.addWidget(text(words))
        self._add_keys(_("Keys at a question"), list(_answer_keys(context.language, questionnaire)))
        alone = _("A word typed beside a field changes no answer. The menu can turn digits and letters off.")
        if not context.memory.settings.single_keys:
            alone = _("Digits and letters are turned off; “Answer with single keys” in the menu turns them on again.")
        self.column.addWidget(text(alone, SMALL, "quiet"))
        self._add_keys(_("Keys everywhere"), _action_keys(context))
        own = questionnaire is not None and (questionnaire.by_percent or not questionnaire.estimated)
        terms = glossary_of(questionnaire, context.language) if questionnaire and own else glossary(context.language)
        self._add_keys(_("Words"), [*terms.items()])
        self.column.addStretch(1)
        self.setFocusProxy(back)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._context.navigator.back()
        else:
            super().keyPressEvent(event)

    def _add_keys(self, heading: str, entries: list[Keys]) -> None:
        self.column.addSpacing(10)
        self.column.addWidget(text(heading, HEADING, bold=True))
        frame, layout = panel(14)
        grid = RuledGrid(0, 1, spacing=24)
        for keys, name in entries:
            at = grid.begin_row()
            shown = text(keys, SMALL, bold=True)
            shown.setWordWrap(False)
            grid.addWidget(shown, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text(name, SMALL), at, 1)
        layout.addLayout(grid)
        self.column.addWidget(frame)


def _action_keys(context: PageContext) -> list[Keys]:
    actions = [action for action in context.actions() if not action.shortcut().isEmpty()]
    return [(key_name(action.shortcut()), action.text().replace("&&", "&")) for action in actions]


def _answer_keys(language: Language, questionnaire: Questionnaire | None) -> Iterator[Keys]:
    asked = [] if questionnaire is None else [*questionnaire.questions.values()]
    on_ladder = [isinstance(question, Capability) and not question.own_scale for question in asked]
    if not asked or any(on_ladder):
        yield f"{LOWEST} – {HIGHEST}", language.gettext(LEVELS_NAME)
    if not all(on_ladder):
        yield "1 – 9", language.gettext(PLACES_NAME)
    for keys, name in ANSWER_KEYS.values():
        # The second key of a pair is its twin on the number pad; Qt calls the first "Return", keyboards do not.
        enter = keys[0] is Qt.Key.Key_Return
        yield language.gettext("Enter") if enter else key_name(keys[0]), language.gettext(name)


def _sections(language: Language, questionnaire: Questionnaire | None) -> Iterator[tuple[str, str]]:
    _ = language.gettext
    by_percent = questionnaire is not None and questionnaire.by_percent
    on_ladder = questionnaire is None or any(not one.own_scale for one in questionnaire.capabilities.values())
    if not on_ladder:
        yield (
            _("Answer"),
            _(
                "For each question, choose the answer that is fully true today, not the one that is planned. In doubt, "
                "choose the lower one. If you do not know at all, “don’t know” is an honest answer: the result then "
                "shows a range instead of a guess."
            ),
        )
    else:
        yield _answering(language)
    yield (
        _("If you cannot answer"),
        _(
            "“Don’t know” widens the range. “Not applicable” leaves the question out and needs a reason. “Skip” "
            "leaves it open. “Flag for later” marks any question that you want to see again."
        ),
    )
    if by_percent:
        yield (
            _("Per cent"),
            _(
                "Each answer counts for what it is worth of the best one, by the weight of its question. A dimension "
                "is the mean of its questions, and the whole is the mean of its dimensions."
            ),
        )
    else:
        yield from _stages(language)
    yield (
        _("Your work is safe"),
        _(
            "There is no save button: every answer is on the disk at once, and after a crash Readiness offers to "
            "continue. The document is one file that you can copy, email and archive. “Undo” reverses any change. "
            "Backups of the last days and weeks are kept on this computer: the menu opens them as copies. Where "
            "someone else has a document open, you can view it or continue in your own copy."
        ),
    )


def _answering(language: Language) -> tuple[str, str]:
    _ = language.gettext
    return (
        _("Answer"),
        _(
            "For each question, choose the highest level that is fully true today, not the one that is planned. "
            "From level 2 up, each level contains those below; levels 0 and 1 describe what is missing. In doubt, "
            "choose the lower one. If you do not know at all, “don’t know” is an honest answer: the result then "
            "shows a range instead of a guess."
        ),
    )


def _stages(language: Language) -> Iterator[tuple[str, str]]:
    _ = language.gettext
    yield (
        _("Stage and index"),
        _(
            "Three limits set the stage of a dimension: the lowest key question, what more than half of the "
            "capabilities have reached, and the weakest capability. The weakest may be one level lower. Core "
            "dimensions must reach the overall stage; protective ones may be one stage lower. The index from 0 to 100 "
            "is only for comparing with earlier assessments."
        ),
    )
    yield (
        _("Gates, plan and incidents"),
        _(
            "A readiness gate is a list of minimum levels that you need before a next move makes sense, such as a "
            "channel of your own. The plan lists the steps with the least effort to a goal, with owner and date. The "
            "incident guide turns what you know of an incident into a severity, a response and a list of what to do "
            "by when. The report puts all of it into a PDF."
        ),
    )
