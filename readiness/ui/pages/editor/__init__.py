"""Writing questionnaires: the form for a new one, and the editor."""

from pathlib import Path
from typing import TYPE_CHECKING

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import EditPackRoute, NewPackRoute, Route

if TYPE_CHECKING:
    from readiness.app.pack_editor.pack_editor import PackEditor

ROUTES = (NewPackRoute, EditPackRoute)
# The one that was edited last, with its history: the page is made anew for another language, theme or size.
_latest: "list[PackEditor]" = []


def make(context: PageContext, route: Route) -> Page:
    """Return the page of a route."""
    if isinstance(route, EditPackRoute):
        from readiness.foundation.errors import UserError
        from readiness.ui.pages.editor.editor_view import EditorView
        from readiness.ui.pages.editor.not_editable import NotEditable

        try:
            return EditorView(context, _editor_of(route.folder), route.code)
        except UserError as error:
            return NotEditable(context, error)
    from readiness.ui.pages.editor.new_pack_view import NewPackView

    return NewPackView(context)


def _editor_of(folder: Path) -> "PackEditor":
    from readiness.app.pack_editor.pack_editor import PackEditor

    kept = [
        editor for editor in _latest if editor.folder == folder and (editor.trouble or not editor.changed_outside())
    ]
    _latest[:] = [kept[0] if kept else PackEditor(folder)]
    return _latest[0]
