"""The packages that the room has chosen: the facilitator ticks up to three, and notes who is in charge by when."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.decision_editor import DecisionEditor
from readiness.foundation.overriding import override
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.plain_scenes import PlainScene
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.typography import CAPTION, zoomed
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.date_field import DateField, Lies
from readiness.ui.widgets.elements import discard, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.name_field import NameField
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from readiness.wording.wording import Wording
from readiness.workshop.ballots import MOST_CHOSEN, Choices

_COUNT, _NAME, _DAY = 28, 178, 160
# Fields beside what they belong to, from so many letters on.
_BESIDE_FROM = 80


class ChosenScene(PlainScene):
    """The most chosen ones stand first and are ticked; where few chose, the facilitator ticks what the room says."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__(context, model)
        self.heading.setText(context.language.gettext("These come first"))
        self._told = text("")
        self.layout_.addWidget(self._told)
        self._rows = QWidget()
        self._shown: Choices | None = None
        self._fields: dict[str, tuple[QWidget, ...]] = {}
        self._ticks: dict[str, WrappedCheck] = {}

    @override
    def refresh(self) -> None:
        """Show what was chosen, and what is ticked."""
        ending, language = self._model.ending, self._context.language
        if ending is None:
            return
        choices = ending.choices
        if choices != self._shown:
            self._shown = choices
            self._make_rows(choices)
        words = language.gettext("Tick up to three with the room, and note who is in charge and by when.")
        if choices.voters and not choices.counts:
            few = language.gettext("Fewer than three people chose, so no counts are shown.")
            words = f"{few} {words}"
        elif choices.counts:
            chose = language.ngettext("{n} person chose.", "{n} people chose.", choices.voters)
            words = f"{chose.format(n=choices.voters)} {words}"
        self._told.setText(words)
        self._show_ticks()

    def _make_rows(self, choices: Choices) -> None:
        ending, language = self._model.ending, self._context.language
        assert ending is not None
        discard(self._rows)
        self._rows, self._fields, self._ticks = QWidget(), {}, {}
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(zoomed(4))
        names = [("", _COUNT), (language.gettext("In charge"), _NAME), (language.gettext("Done by"), _DAY)]
        column.addWidget(_beside(QWidget(), *(_of_width(text(name, CAPTION, "quiet"), width) for name, width in names)))
        for place in ending.ranked:
            option = choices.options[place]
            title = language.of(option.title)
            tick = WrappedCheck(title, self._context.tokens)
            tick.clicked.connect(lambda picked, package=option.id: self._pick(package, picked=picked))
            count = text(f"{choices.counts[place]}×" if choices.counts else "", role="quiet")
            self._ticks[option.id] = tick
            self._fields[option.id] = self._make_fields(option.id, title)
            column.addWidget(_beside(tick, _of_width(count, _COUNT), *self._fields[option.id]))
        self.layout_.addWidget(self._rows)

    def _make_fields(self, package: str, title: str) -> tuple[QWidget, ...]:
        context, ending = self._context, self._model.ending
        assert ending is not None
        _ = context.language.gettext
        picked = ending.picks.get(package)
        session = self._model.session
        words = Wording(session.result(), context.language)
        owner = NameField(context, context.unstored)
        owner.setAccessibleName(_("In charge of {title}").format(title=title))
        roles = [words.names.person(role) for role in session.questionnaire.roles]
        owner.offer(list(dict.fromkeys([*DecisionEditor(session).names, *roles])))
        day = DateField(context, context.unstored, _("{title} done by").format(title=title), lies=Lies.AHEAD)
        if picked is not None:
            owner.show_name(picked.owner)
            day.show_day(picked.due)
        owner.stored.connect(lambda name: ending.note(package, owner=name))
        day.changed.connect(partial(self._note_day, package))
        return _of_width(owner, _NAME), _of_width(day, _DAY)

    def _note_day(self, package: str, day: date | None) -> None:
        if self._model.ending is not None:
            self._model.ending.note(package, due=day)

    def _pick(self, package: str, *, picked: bool) -> None:
        ending, language = self._model.ending, self._context.language
        assert ending is not None
        if not ending.pick(package, picked=picked):
            words = language.gettext("{most} packages are ticked already: take one back first.")
            self._context.notifier.announce(words.format(most=MOST_CHOSEN))
        self._show_ticks()

    def _show_ticks(self) -> None:
        ending = self._model.ending
        if ending is None:
            return
        for package, tick in self._ticks.items():
            tick.setChecked(package in ending.picks)
            for field in self._fields[package]:
                field.setVisible(package in ending.picks)


def _of_width(widget: QWidget, width: int) -> QWidget:
    widget.setFixedWidth(zoomed(width))
    return widget


def _beside(left: QWidget, *right: QWidget) -> Columns:
    """Return a row: what is chosen at its left, what belongs to that at its right."""
    holder = QWidget()
    holder.setLayout(FlowLayout(*right, gap=zoomed(8)))
    return Columns(left, holder, _BESIDE_FROM, (1, 1))
