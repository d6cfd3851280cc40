"""Beside the table: all that is known of the document that is chosen, and what can be done with it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from readiness.domain.levels import HIGHEST
from readiness.domain.questionnaire import Depth
from readiness.foundation.overriding import override
from readiness.portfolio.entry import PortfolioEntry
from readiness.ui.look import Look
from readiness.ui.pages.portfolio.entry_words import EntryWords
from readiness.ui.theme.typography import CAPTION, HEADING, LEAD, SMALL, zoomed
from readiness.ui.widgets.elements import renewing, rule, text
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.percent_bar import PercentBar, PercentSpan
from readiness.ui.widgets.plain import on_one_line
from readiness.ui.widgets.stage_track import StageTrack

_CHART_HEIGHT, _DOT = 48, 3
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class EntryActs:
    """What can be done with a document from here."""

    open: Callable[[PortfolioEntry], object]
    show_folder: Callable[[PortfolioEntry], object]
    # None where documents bear no labels.
    edit_labels: Callable[[PortfolioEntry], object] | None


class EntryPanel(QWidget):
    """Says nothing but what to do where no document is chosen."""

    def __init__(self, look: Look, acts: EntryActs) -> None:
        super().__init__()
        self._look, self._acts = look, acts
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(zoomed(6))
        self._shown: PortfolioEntry | None = None
        self.show_entry(None, None)

    @property
    def shown_entry(self) -> PortfolioEntry | None:
        """The document of which it tells."""
        return self._shown

    def show_entry(self, entry: PortfolioEntry | None, words: EntryWords | None) -> None:
        """Tell of another document."""
        self._shown = entry
        with renewing(self._column):
            if entry is None or words is None:
                hint = self._look.language.gettext("Choose a row to see all that is known of its document.")
                self._column.addWidget(text(hint, role="quiet"))
                return
            for part in self._parts(entry, words):
                self._column.addWidget(part)
                # A layout would show it a moment later, and be too low until then.
                part.show()

    def _parts(self, entry: PortfolioEntry, words: EntryWords) -> list[QWidget]:
        look, language = self._look, self._look.language
        _ = language.gettext
        parts: list[QWidget] = [text(on_one_line(entry.organisation), HEADING, bold=True)]
        about = [entry.site, " · ".join(entry.tags), entry.scope]
        parts += [text(on_one_line(line), role="quiet") for line in about if line]
        parts += self._standing(entry, words)
        parts += self._facts(entry, words)
        parts.append(rule())
        names = words.names(entry)
        parts += [
            text(names.dimension(rated.code), SMALL, lead=words.dimension(entry, rated)) for rated in entry.dimensions
        ]
        if entry.points:
            parts += [rule(), text(_("So far"), LEAD, bold=True), PointSeries(look, entry, words)]
            for point in entry.points:
                told = words.point(point, by_percent=entry.by_percent)
                parts.append(text(told, SMALL, lead=language.medium_date(point.on)))
        # A merged view has no document of its own.
        file = [] if entry.merged else [text(str(entry.path), CAPTION, "quiet")]
        return [*parts, rule(), *file, self._buttons(entry, words)]

    def _standing(self, entry: PortfolioEntry, words: EntryWords) -> list[QWidget]:
        look, _ = self._look, self._look.language.gettext
        parts: list[QWidget] = []
        if entry.stage is not None:
            stage = _("Stage {stage}").format(stage=words.stage(entry))
            index = words.index_with_range(entry.index, by_percent=False)
            told = stage if entry.index is None else _("{stage} · index {index}").format(stage=stage, index=index)
            parts = [text(told, bold=True), StageTrack(look.tokens, entry.stage.low, entry.stage.high)]
        elif entry.index is not None:
            told = words.index_with_range(entry.index, by_percent=True)
            span = PercentSpan(entry.index.low, entry.index.point, entry.index.high)
            parts = [text(told, bold=True), PercentBar(look.tokens, span)]
        gates = words.gates(entry)
        return [*parts, text(gates)] if gates else parts

    def _facts(self, entry: PortfolioEntry, words: EntryWords) -> list[QWidget]:
        language = self._look.language
        _ = language.gettext
        day = language.medium_date(entry.assessed_on)
        lines = [
            _("Assessed on {day}").format(day=day) if not entry.final else _("Finalised, as of {day}").format(day=day),
            words.questionnaire(entry),
        ]
        if entry.depth is Depth.FULL or entry.answered < entry.asked:
            answered = _("{n} of {all} questions answered")
            lines.append(answered.format(n=entry.answered, all=entry.asked))
        if entry.known_plan is not None:
            open_, overdue = words.packages(entry)
            lines.append(_("Work packages: {open} open, {overdue} overdue").format(open=open_, overdue=overdue))
        if people := words.people(entry):
            lines.append(_("In charge: {people}").format(people=people))
        if entry.assessor:
            lines.append(_("Assessed by {person}").format(person=entry.assessor))
        return [text(on_one_line(line), SMALL) for line in lines]

    def _buttons(self, entry: PortfolioEntry, words: EntryWords) -> QWidget:
        _, look, acts = self._look.language.gettext, self._look, self._acts
        named = [(_("Open"), acts.open)]
        if not entry.merged:
            named.append((_("Show folder"), acts.show_folder))
        if acts.edit_labels is not None and not entry.merged:
            named.append((_("Site and tags …"), acts.edit_labels))
        buttons = []
        for words_, act in named:
            made = KeyButton(look, words_, lambda act=act: act(entry), "link").flush()  # type: ignore[misc]
            made.setAccessibleDescription(words.called(entry))
            buttons.append(made)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for made in buttons:
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return holder


class PointSeries(QWidget):
    """The result over the years: a dot for each state that was measured alike, and now; the lines below say it."""

    def __init__(self, look: Look, entry: PortfolioEntry, words: EntryWords) -> None:
        super().__init__()
        self._tokens = look.tokens
        self._values: list[tuple[int, float]] = []
        earlier = [(point.on, point.stage, point.index) for point in entry.points if point.alike]
        for on, stage, index in (*earlier, (entry.assessed_on, entry.stage, entry.index)):
            if index is not None and index.point is not None:
                self._values.append((on.toordinal(), index.point / _WHOLE))
            elif stage is not None:
                self._values.append((on.toordinal(), (stage.low + stage.high) / 2 / HIGHEST))
        told = [words.point(point, by_percent=entry.by_percent) for point in entry.points]
        self.setAccessibleName(", ".join(told))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(zoomed(160), zoomed(_CHART_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint time to the right, and what was reached upwards."""
        del event
        if not self._values:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dot = zoomed(_DOT)
        width, height = self.width() - 2 * dot - 2, self.height() - 2 * dot - 2
        painter.setPen(QPen(QColor(self._tokens.hairline), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        first, last = self._values[0][0], self._values[-1][0]
        days = max(1, last - first)
        places = [
            QPointF(dot + 1 + width * (on - first) / days, dot + 1 + height * (1 - value)) for on, value in self._values
        ]
        painter.setPen(QPen(QColor(self._tokens.accent), 2))
        painter.drawPolyline(places)
        painter.setBrush(QColor(self._tokens.accent))
        painter.setPen(Qt.PenStyle.NoPen)
        for place in places:
            painter.drawEllipse(place, dot, dot)
