"""Which chapters the report has and in which order, and own text before and after each."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.consultant import set_beside, set_chapters
from readiness.domain.house import CHAPTERS
from readiness.ui.page import Edit, PageContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import button, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import StoredText
from readiness.ui.widgets.tick_list import TickEntry, TickList
from readiness.wording.chapters import chapter_titles

# The frame of the list, above and below its rows.
_FRAME = 8


class ChapterChoice(QWidget):
    """The texts below the list belong to its current row."""

    def __init__(self, context: PageContext, edit: Edit) -> None:
        super().__init__()
        self._context, self._session, self._edit = context, context.session, edit
        _ = context.language.gettext
        self._titles = chapter_titles(context.language)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._list = TickList(context, _("Chapters"))
        self._list.ticked.connect(self._on_ticked)
        self._list.moved.connect(self._on_moved)
        self._list.currentRowChanged.connect(lambda _row: self._show_texts())
        layout.addWidget(text(_("Drag a chapter to another place, or move it with Alt and an arrow."), SMALL, "quiet"))
        layout.addWidget(self._list)
        self._usual = button(_("Restore the usual chapters"), self._on_usual, "link")
        layout.addLayout(FlowLayout(self._usual))
        self._title = text("", SMALL, bold=True)
        layout.addWidget(self._title)
        self._fields: dict[str, StoredText] = {}
        for where, name in (("before", _("Text before the chapter")), ("after", _("Text after the chapter"))):
            field = StoredText(context.unstored, name, lines=2)
            field.setPlaceholderText(_("**bold**, *italics*, lists with - or 1."))
            field.stored.connect(partial(self._take, where))
            self._fields[where] = field
            layout.addWidget(labelled(name, field, field.refusal))
        # The chapter whose texts the fields show.
        self._shown = ""
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        layer, _ = self._session.assessment.consultant, self._context.language.gettext
        chosen = self._chosen()
        own = _("with own text")
        rows = [
            TickEntry(code, self._titles[code], own if code in layer.before or code in layer.after else "", "", ticked)
            for ticked, codes in ((True, chosen), (False, [code for code in CHAPTERS if code not in chosen]))
            for code in codes
        ]
        self._list.show_entries(rows)
        rows_high = sum(self._list.sizeHintForRow(row) for row in range(self._list.count()))
        self._list.setFixedHeight(rows_high + _FRAME)
        self._usual.setVisible(bool(layer.chapters))
        self._show_texts()

    def _chosen(self) -> list[str]:
        """Return the chapters that the report has; a stranger's document may name what is none."""
        layer = self._session.assessment.consultant
        named = layer.chapters or (layer.house.chapters if layer.house else ())
        return [code for code in dict.fromkeys(named) if code in CHAPTERS] or [*CHAPTERS]

    def _show_texts(self) -> None:
        code = self._list.current_code()
        if code != self._shown:
            # What is typed belongs to the chapter before.
            self._context.unstored.store()
            self._shown = code
        layer = self._session.assessment.consultant
        self._title.setText(self._titles.get(code, ""))
        for field, texts in zip(self._fields.values(), (layer.before, layer.after), strict=True):
            field.show_text(texts.get(code, ""))

    def _take(self, where: str, words: str) -> None:
        self._edit(partial(set_beside, self._session, where, self._shown, words), self._fields[where].visit)

    def _on_ticked(self, code: str, ticked: bool) -> None:  # noqa: FBT001 - Qt's signal
        chosen = self._chosen()
        if ticked:
            # To where it usually stands: before the next one of those that follow it.
            following = CHAPTERS[CHAPTERS.index(code) + 1 :]
            at = next((at for at, other in enumerate(chosen) if other in following), len(chosen))
            chosen.insert(at, code)
        elif chosen == [code]:
            self._context.notifier.show_message(self._context.language.gettext("A report has at least one chapter."))
            return
        else:
            chosen.remove(code)
        self._store(chosen)

    def _on_moved(self, code: str, place: int) -> None:
        chosen = self._chosen()
        if code in chosen:
            chosen.remove(code)
            chosen.insert(min(place, len(chosen)), code)
            self._store(chosen)

    def _on_usual(self) -> None:
        self._edit(partial(set_chapters, self._session, ()))

    def _store(self, chosen: list[str]) -> None:
        self._edit(partial(set_chapters, self._session, tuple(chosen)))
