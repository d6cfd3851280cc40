"""What the guide knows besides its proposal: the five options, further ideas, and what to do at a refusal."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.domain.knowledge import IncidentGuide, ManagementOption
from readiness.domain.values import Text
from readiness.ui.context import ViewContext
from readiness.ui.theme.typography import BODY, HEADING, SMALL
from readiness.ui.widgets.building import panel, text
from readiness.ui.widgets.wrapped_button import WrappedButton

_INDENT = 22


def background(context: ViewContext, guide: IncidentGuide) -> QFrame:
    """Return the panel; each part unfolds."""
    _ = context.t.gettext
    frame, layout = panel(14)
    layout.setSpacing(2)
    layout.addWidget(text(_("To read up on"), HEADING, bold=True))
    for option in guide.options:
        name = option.name.in_language(context.language)
        title = _("Option {code}: {name}").format(code=option.code, name=name)
        _add(layout, context, title, lambda column, option=option: _option(column, context, option))
    parts: tuple[tuple[str, Sequence[Text]], ...] = (
        (_("Further ideas"), guide.further_ideas),
        (_("If the sender refuses"), guide.refusal_ladder),
        (_("When to stop a pilot"), guide.stop_criteria),
    )
    for title, texts in parts:
        if texts:
            _add(layout, context, title, lambda column, texts=texts: _points(column, context, texts))
    return frame


def _add(layout: QVBoxLayout, context: ViewContext, title: str, fill: Callable[[QVBoxLayout], None]) -> None:
    """Add a title that unfolds what is below it, which is made when it is first shown."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(_INDENT, 0, 0, 8)
    column.setSpacing(3)
    body.hide()
    _ = context.t.gettext

    def show() -> None:
        shown = not body.isHidden()
        opener.set_words(("▾ " if shown else "▸ ") + title)
        opener.setAccessibleName(title)
        opener.setAccessibleDescription(_("Text: {state}").format(state=_("shown") if shown else _("hidden")))

    def toggle() -> None:
        if not column.count():
            fill(column)
        body.setVisible(body.isHidden())
        show()

    opener = WrappedButton("", toggle, context.tokens, BODY, plain=True)
    show()
    layout.addWidget(opener)
    layout.addWidget(body)


def _option(column: QVBoxLayout, context: ViewContext, option: ManagementOption) -> None:
    _ = context.t.gettext
    parts = (
        (_("Right when"), option.right_when),
        (_("Wrong when"), option.wrong_when),
        (_("What follows"), option.consequences),
        (_("What it needs"), option.presupposes),
    )
    for title, words in parts:
        column.addWidget(text(title, SMALL, bold=True))
        column.addWidget(text(words.in_language(context.language), SMALL))


def _points(column: QVBoxLayout, context: ViewContext, texts: Sequence[Text]) -> None:
    for words in texts:
        column.addWidget(text("– " + words.in_language(context.language), SMALL))
