"""The panel at the left: the list of the questionnaire, and what can be done with what is current in it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from readiness.app.pack_editor import outline
from readiness.app.pack_editor.pack_editor import PackEditor
from readiness.app.pack_editor.tree import Tree
from readiness.foundation.errors import Place
from readiness.ui.page import PageContext
from readiness.ui.pages.editor.outline_list import OutlineList, OutlineRow
from readiness.ui.pages.editor.pack_forms import GATES, PROFILE
from readiness.ui.theme.typography import SMALL, zoomed
from readiness.ui.widgets.elements import UNLIMITED, button, text
from readiness.ui.widgets.key_button import KeyButton

_WIDTH, _MARGIN = 264, 12
# Above the form it leaves the form some of the window.
_LOW = 120


class OutlinePanel(QWidget):
    """Makes other trees; the page takes them over."""

    # Another tree, the place that is shown then, and whether that is new.
    taken = Signal(object, object, bool)

    def __init__(self, context: PageContext, editor: PackEditor, undo: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self._editor = editor
        self._undo = undo
        self._place: Place = ()
        self._language = ""
        _ = context.language.gettext
        self.setProperty("ground", "panel")
        self._column = column = QVBoxLayout(self)
        self.list = OutlineList(context)
        self.list.moved.connect(self._move)
        self.list.dropped.connect(self._drop)
        self.list.removed.connect(self._remove)
        column.addWidget(self.list, 1)
        self.add_button = button(_("Add a question"), partial(self._add_question, rated=True))
        self.more = KeyButton(context, "", self._open_menu, "quiet").with_icon("dots")
        self.more.setAccessibleName(_("More for the list"))
        line = QHBoxLayout()
        line.addWidget(self.add_button, 1)
        line.addWidget(self.more)
        column.addLayout(line)
        # Whether what stands here is in the files.
        self.state = text("", SMALL, "quiet")
        column.addWidget(self.state)
        self._menu = QMenu(self)
        for words, act in (
            (_("Add a fact that is not rated"), partial(self._add_question, rated=False)),
            (_("Add a dimension"), self._add_dimension),
            (_("Duplicate"), self._duplicate),
            (_("Move up"), lambda: self._move(self._place, -1)),
            (_("Move down"), lambda: self._move(self._place, 1)),
            (_("Remove"), lambda: self._remove(self._place)),
        ):
            self._menu.addAction(words, act)
        self.stand(beside=True)

    def stand(self, *, beside: bool) -> None:
        """Take the width, height and margins that it has beside the form, or those above it."""
        self._column.setContentsMargins(*[zoomed(_MARGIN) if beside else 0] * 4)
        if beside:
            self.setFixedWidth(zoomed(_WIDTH))
            self.list.setMinimumHeight(0)
            self.list.setMaximumHeight(UNLIMITED)
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(UNLIMITED)
            self.list.setFixedHeight(zoomed(_LOW))

    def show_outline(self, place: Place, faults: Mapping[Place, int], language: str) -> None:
        """Show the tree as it stands, with the number of faults of each place."""
        self._place, self._language = place, language
        _, tree = self._context.language.gettext, self._editor.tree
        rows = [OutlineRow((), _("The questionnaire"), faults.get((), 0), heading=True)]
        rows.append(OutlineRow(PROFILE, _("About the organisation"), faults.get(PROFILE, 0)))
        rows.append(OutlineRow(GATES, _("Gates"), faults.get(GATES, 0)))
        for i in range(len(tree["dimensions"])):
            here: Place = ("dimensions", i)
            rows.append(OutlineRow(here, self.named(here), faults.get(here, 0), heading=True))
            asked = outline.questions(tree, i)
            rows += [OutlineRow(one.place, self.named(one.place), faults.get(one.place, 0)) for one in asked]
        self.list.show_rows(rows, place)

    def named(self, place: Place) -> str:
        """Return the code and the name of a dimension or a question."""
        texts, code = self._editor.value((*place, "name"), {}), self._editor.value((*place, "code"), "")
        found = texts if isinstance(texts, dict) else {}
        name = found.get(self._language) or next((words for words in found.values() if words), "")
        unnamed = self._context.language.gettext("(without a name)")
        return f"{code} {name or unnamed}"

    def _open_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(QPoint(0, -self._menu.sizeHint().height())))

    def _here(self) -> tuple[int, int]:
        """Return the dimension where one is, and the place behind the current question in its order."""
        tree, place = self._editor.tree, self._place
        if place[:1] != ("dimensions",):
            last = len(tree["dimensions"]) - 1
            return last, len(outline.questions(tree, last))
        dimension = place[1]
        assert isinstance(dimension, int)
        asked = outline.questions(tree, dimension)
        return dimension, next((i + 1 for i, one in enumerate(asked) if one.place == place), len(asked))

    def _add_question(self, *, rated: bool) -> None:
        self._context.unstored.store()
        dimension, at = self._here()
        self._went_to(*outline.new_question(self._editor.tree, dimension, at, rated=rated), new=True)

    def _add_dimension(self) -> None:
        self._context.unstored.store()
        dimension, _at = self._here()
        language = self._editor.languages[0]
        self._went_to(*outline.new_dimension(self._editor.tree, dimension + 1, {language: ""}), new=True)

    def _duplicate(self) -> None:
        if self._place[:1] == ("dimensions",) and not outline.is_dimension(self._place):
            self._context.unstored.store()
            self._went_to(*outline.duplicate(self._editor.tree, self._place), new=True)

    def _went_to(self, tree: Tree, code: str, *, new: bool = False) -> None:
        """Hand on another tree, and the place of what bears a code in it."""
        self.taken.emit(tree, outline.place_of(tree, code) or (), new)

    def _move(self, place: Place, by: int) -> None:
        if place[:1] != ("dimensions",):
            return
        self._context.unstored.store()
        code = str(self._editor.value((*place, "code"), ""))
        self._went_to(outline.moved(self._editor.tree, place, by), code)
        self._context.notifier.tell(
            self._context.language.gettext("Moved: {name}").format(name=self.named(self._place))
        )

    def _drop(self, place: Place, before: Place | None) -> None:
        tree = self._editor.tree
        code = str(self._editor.value((*place, "code"), ""))
        target = before if before is not None and before[:1] == ("dimensions",) else None
        if before is not None and target is None:
            return
        self._went_to(outline.moved_before(tree, place, target), code)

    def _remove(self, place: Place) -> None:
        context, tree = self._context, self._editor.tree
        language, _ = context.language, context.language.gettext
        if place[:1] != ("dimensions",):
            return
        if outline.is_dimension(place) and len(tree["dimensions"]) == 1:
            context.notifier.announce(_("A questionnaire needs a dimension; this is the last one."))
            return
        name, code = self.named(place), str(self._editor.value((*place, "code"), ""))
        named = outline.named_in(tree, code)
        if named:
            words = language.ngettext(
                "{name} is named in {n} condition or requirement, which will then be a fault. Remove it?",
                "{name} is named in {n} conditions or requirements, which will then be faults. Remove it?",
                len(named),
            )
            if not context.dialogs.confirm(words.format(name=name, n=len(named)), _("Remove")):
                return
        rows = [one.place for one in self.list.rows()]
        at = rows.index(place)
        before = rows[at - 1] if at else ()
        context.unstored.store()
        self.taken.emit(outline.without(tree, place), before, False)
        context.notifier.announce(_("Removed: {name}").format(name=name), (_("Undo"), self._undo))
