"""Who did what in the team's store, for those who lead it: the newest first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.ui.look import Look
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import RuledGrid, panel, text
from readiness.wording.team import log_words

if TYPE_CHECKING:
    from readiness.app.team_members import TeamLog


class TeamLogPanel(QWidget):
    """A row for each act: when, who, and what."""

    def __init__(self, look: Look, log: "TeamLog") -> None:
        super().__init__()
        language = look.language
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        words = language.ngettext(
            "The newest {n} line of the log, which no one can change.",
            "The newest {n} lines of the log, which no one can change.",
            len(log.lines),
        )
        column.addWidget(text(words.format(n=language.number(len(log.lines))), SMALL, "quiet"))
        frame, layout = panel(12)
        grid = RuledGrid(2, 2, 6)
        for line in log.lines:
            at = grid.begin_row()
            moment = line.at.astimezone()
            told = f"{language.short_date(moment.date())} {moment:%H:%M}"
            act = log_words(line.act, line.facts, log.organisations.get(line.document, line.document[:8]), language)
            for place, part in enumerate((text(told, SMALL), text(line.who, SMALL, bold=True), text(act, SMALL))):
                grid.addWidget(part, at, place, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(grid)
        column.addWidget(frame)
