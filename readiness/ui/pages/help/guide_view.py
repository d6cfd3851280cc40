"""How to lead a workshop: the guide that also lies among the documents, to be read in the app without internet."""

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCursor, QTextFrameFormat, QTextTable
from PySide6.QtWidgets import QTextBrowser

from readiness.foundation.language import Language
from readiness.foundation.paths import content_folder
from readiness.ui.page import Page, PageContext
from readiness.ui.widgets.framed_page import FramedPage

_CELL = 5
_LEAST_HEIGHT = 320


class GuideView(Page, FramedPage):
    """The text of `docs/user/workshop.<language>.md` in a column of readable width."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, context)
        language = context.language
        self.bar.add_back(language.gettext("Back"), context.navigator.back)
        text = QTextBrowser()
        text.setAccessibleName(language.gettext("Leading a workshop"))
        text.setFrameShape(QTextBrowser.Shape.NoFrame)
        text.setOpenLinks(False)
        text.document().setMarkdown(guide(context.language))
        _set(text)
        # It scrolls by itself: the keys of a browser lead through it.
        self.column.addWidget(text, 1)
        text.setMinimumHeight(_LEAST_HEIGHT)
        self.setFocusProxy(text)


def guide(language: Language) -> str:
    """Return the guide as Markdown, without the link to its other language: the app has a switch of its own."""
    written = (content_folder("docs/user") / f"workshop.{language.code}.md").read_text("utf-8")
    title, _, rest = written.partition("\n")
    return title + "\n" + "\n".join(line for line in rest.split("\n") if not line.startswith("[")).lstrip("\n")


def _set(text: QTextBrowser) -> None:
    """Give lines and tables the room that Qt's Markdown leaves out."""
    document = text.document()
    cursor = QTextCursor(document)
    spaced = QTextBlockFormat()
    spaced.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(spaced)
    document.setDefaultFont(QFont(text.font()))
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            form = frame.format()
            form.setCellPadding(_CELL)
            form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            form.setBorderCollapse(True)
            form.setBorder(1)
            frame.setFormat(form)
    text.moveCursor(QTextCursor.MoveOperation.Start)
