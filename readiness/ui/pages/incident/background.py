"""What the guide knows besides its proposal: the five options, and what to do at a refusal."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.domain.knowledge import IncidentGuide, ManagementOption
from readiness.domain.values import Text
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import framed, text


class Background(QFrame):
    """Each part unfolds."""

    def __init__(self, context: PageContext, guide: IncidentGuide) -> None:
        super().__init__()
        _ = context.language.gettext
        layout = framed(self, 2)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.addWidget(text(_("Background"), HEADING, bold=True))
        self._options: dict[str, Collapsible] = {}
        for option in guide.options:
            name = context.language.of(option.name)
            title = _("Response {code}: {name}").format(code=option.code, name=name)
            self._options[option.code] = Collapsible(context, title, partial(_option, context, option))
            layout.addWidget(self._options[option.code])
        parts: tuple[tuple[str, Sequence[Text]], ...] = (
            (_("If the sender refuses"), guide.refusal_ladder),
            (_("When to stop a pilot"), guide.stop_criteria),
        )
        for title, texts in parts:
            if texts:
                layout.addWidget(Collapsible(context, title, partial(_points, context, texts)))

    def reveal(self, code: str) -> QWidget | None:
        """Unfold an option and return what takes the focus; None where the guide has no such option."""
        option = self._options.get(code)
        if option is not None and not option.unfolded:
            option.toggle()
        return option


def _option(context: PageContext, option: ManagementOption, column: QVBoxLayout) -> None:
    _ = context.language.gettext
    parts = (
        (_("Suitable"), option.right_when),
        (_("Not suitable"), option.wrong_when),
        (_("What follows"), option.consequences),
        (_("What it needs"), option.presupposes),
    )
    for title, words in parts:
        column.addWidget(text(title, SMALL, bold=True))
        column.addWidget(text(context.language.of(words), SMALL))


def _points(context: PageContext, texts: Sequence[Text], column: QVBoxLayout) -> None:
    for words in texts:
        column.addWidget(text("– " + context.language.of(words), SMALL))
