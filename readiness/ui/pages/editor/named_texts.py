"""Texts that have a name in the files: the roles in the room, who sees to something, the headings across dimensions."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count, islice

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from readiness.app.pack_editor.outline import without_tag
from readiness.app.pack_editor.tree import Tree, with_value
from readiness.ui.pages.editor.fields import Fields
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import button, row, text
from readiness.ui.widgets.icon_button import IconButton


@dataclass(frozen=True, slots=True)
class Named:
    """A key of the questionnaire whose entries are texts by name.

    `label` says what an entry is, with {code}; `add` names the button; `code` is how the program names the entries.
    """

    key: str
    told: str
    label: str
    add: str
    code: str
    # So many there are, or none: where there is none, as many are added.
    least: int = 1
    # What goes with an entry, in the tree without it.
    without: Callable[[Tree, str], Tree] = lambda tree, _code: tree


def named_texts(fields: Fields, named: Named) -> QWidget:
    """Return the entries with a field each, and a button for one more."""
    editor, look = fields.editor, fields.context
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(text(named.told, SMALL, "quiet"))
    found = editor.value((named.key,), {})
    names = list(found) if isinstance(found, dict) else []
    column.addWidget(fields.bind((named.key,), holder, lambda: None))
    for name in names:
        line = QHBoxLayout()
        line.setSpacing(6)
        label = named.label.format(code=name)
        line.addWidget(fields.words(label, (named.key, name), needed=True), 1)
        away = IconButton("clear", fields.gettext("Remove"), partial(_remove, fields, named, name), look.tokens)
        away.setAccessibleDescription(label)
        line.addWidget(away)
        column.addLayout(line)
    column.addLayout(row(button(named.add, partial(_add, fields, named, names), "link")))
    return holder


def _add(fields: Fields, named: Named, names: list[str]) -> None:
    editor = fields.editor
    free = (code for n in count(1) if (code := f"{named.code}{n}") not in names)
    new = list(islice(free, max(1, named.least - len(names))))
    tree = editor.tree
    for code in new:
        tree = with_value(tree, (named.key, code), {editor.languages[0]: ""})
    editor.change(tree, (named.key, new[0]))


def _remove(fields: Fields, named: Named, name: str) -> None:
    place = (named.key, name)
    fields.editor.change(named.without(with_value(fields.editor.tree, place, None), name), place)


def pack_names(_: Callable[[str], str]) -> list[tuple[str, Named]]:
    """Return the groups of such texts that a questionnaire may have, each with its title."""
    return [
        (
            _("Roles in the workshop"),
            Named(
                "room",
                _(
                    "People choose one of these when they join. The first two are compared. Without any, the usual "
                    "ones are asked: management, day-to-day business, another view."
                ),
                _("Role {code}"),
                _("Add a role"),
                "role_",
                least=2,
            ),
        ),
        (
            _("Who sees to something"),
            Named(
                "roles",
                _("Roles that questions name as the ones who see to it, by their codes. The plan shows their names."),
                _("Role {code}"),
                _("Add a role"),
                "R",
            ),
        ),
        (
            _("Headings across the dimensions"),
            Named(
                "cuts",
                _(
                    "A second view of the same questions, such as the legal one. Below “More”, a question says under "
                    "which of these headings it counts as well."
                ),
                _("Heading {code}"),
                _("Add a heading"),
                "heading_",
                without=without_tag,
            ),
        ),
    ]
