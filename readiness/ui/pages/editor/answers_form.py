"""How a question is answered: the way, what each answer stands for, and the answers where they are its own."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.pack_editor import answers as ways
from readiness.app.pack_editor.outline import AskedQuestion
from readiness.domain.levels import COUNT, HIGHEST, LOWEST
from readiness.domain.questionnaire import COMMON_LADDER
from readiness.foundation.errors import Place
from readiness.ui.pages.editor.field_row import FieldRow
from readiness.ui.pages.editor.fields import Fields, number_reader
from readiness.ui.pages.editor.list_rows import Listed, chosen, list_rows
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import text
from readiness.wording.scales import mapping_words

_LEVELS = chosen(range(LOWEST, HIGHEST + 1))


class AnswersForm(QWidget):
    """Made anew where the way changes."""

    def __init__(self, fields: Fields, asked: AskedQuestion) -> None:
        super().__init__()
        self._fields = fields
        self._asked = asked
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        tree, _ = fields.editor.tree, fields.gettext
        way = ways.way_of(tree, asked.data, rated=asked.rated)
        entries = [(one, self._way_words(one)) for one in ways.ways(tree)]
        mapping = "\n".join(self._mapping(way))
        below = [text(mapping, SMALL, "quiet")] if mapping else []
        self._column.addWidget(
            fields.chooser(_("How it is answered"), asked.place, entries, (lambda: way, self._choose), *below)
        )
        self._add_own(way)

    def _choose(self, way: str) -> None:
        editor = self._fields.editor
        tree, place = ways.with_way(editor.tree, self._asked, way)
        editor.change(tree, place)

    def _way_words(self, way: str) -> str:
        _ = self._fields.gettext
        words = {
            ways.OWN: _("Answers of its own"),
            ways.LEVELS: _("Six levels with a statement each"),
            ways.NUMBER: _("A number that is rated"),
            ways.COUNTED: _("Several of given choices, rated by how many"),
            "fact-choice": _("Fact, not rated: one of given choices"),
            "fact-multiple": _("Fact, not rated: several of given choices"),
            "fact-number": _("Fact, not rated: a number"),
            "fact-date": _("Fact, not rated: a day"),
            "fact-text": _("Fact, not rated: words"),
        }
        if way in words:
            return words[way]
        name = self._scale_words(ways.scale_of(way, self._fields.editor.tree))
        return _("As usual here: {scale}").format(scale=name) if way == ways.DEFAULT else name

    def _scale_words(self, name: str) -> str:
        language = self._fields.context.language
        found = sorted(ways.answers(self._fields.editor.tree, name), key=lambda one: -one.level)
        return " / ".join(language.of(one.name) for one in found) or name

    def _mapping(self, way: str) -> list[str]:
        editor, language = self._fields.editor, self._fields.context.language
        if way == ways.OWN:
            own = [ways.answer(entry) for entry in self._asked.data.get("answers") or ()]
            return mapping_words([one for one in own if one is not None], language)
        return mapping_words(ways.answers(editor.tree, ways.scale_of(way, editor.tree)), language)

    def _add_own(self, way: str) -> None:
        place = self._asked.place
        if way == ways.OWN:
            self._column.addWidget(answer_rows(self._fields, (*place, "answers")))
        elif way == ways.LEVELS:
            self._add_levels((*place, "levels"))
        elif way in {ways.NUMBER, "fact-number"}:
            self._add_number((*place, "measure"))
        if way in {ways.COUNTED, "fact-choice", "fact-multiple"}:
            self._add_choices((*place, "measure", "choices"))
        if way in {ways.NUMBER, ways.COUNTED}:
            self._add_bands((*place, "measure", "bands"))

    def _add_levels(self, place: Place) -> None:
        fields, language = self._fields, self._fields.context.language
        for level in range(COUNT):
            named = fields.editor.value(("ladder", level, "name")) or {}
            name = str(named.get(fields.language, "")) or language.of(COMMON_LADDER[level].name)
            self._column.addWidget(fields.words(f"{level} {name}", (*place, level), lines=1, needed=True))

    def _add_number(self, place: Place) -> None:
        fields, _ = self._fields, self._fields.gettext
        line = FieldRow()
        read = number_reader(_, whole=False)
        line.add(fields.words(_("Unit, such as months"), (*place, "unit")), 2)
        line.add(fields.line(_("Smallest"), (*place, "lowest"), read), 1)
        line.add(fields.line(_("Largest"), (*place, "highest"), read), 1)
        self._column.addWidget(line)
        self._column.addWidget(fields.tick(_("Whole numbers only"), (*place, "whole")))

    def _add_choices(self, place: Place) -> None:
        fields, _ = self._fields, self._fields.gettext

        def fill(line: FieldRow, here: Place) -> None:
            line.add(fields.words(_("Choice"), (*here, "text"), needed=True), 2)
            line.add(fields.line(_("Name in conditions"), (*here, "value"), _name_reader), 1)

        languages = fields.editor.languages
        self._column.addWidget(
            list_rows(
                fields, place, Listed(_("Add a choice"), fill, lambda found: ways.new_choice(found, languages), least=1)
            )
        )

    def _add_bands(self, place: Place) -> None:
        fields, _ = self._fields, self._fields.gettext
        read = number_reader(_, whole=False)

        def fill(line: FieldRow, here: Place) -> None:
            label = _("From on (the first: below all)") if here[-1] == 0 else _("From on")
            line.add(fields.line(label, (*here, "least"), read), 1)
            line.add(fields.choice(_("Level"), (*here, "level"), _LEVELS), 0)
            line.add(fields.words(_("What it is called"), (*here, "name")), 2)

        languages = fields.editor.languages
        self._column.addWidget(
            list_rows(
                fields,
                place,
                Listed(
                    _("Add a step"),
                    fill,
                    lambda found: ways.new_band(found, languages),
                    title=_("What the number stands for"),
                    least=2,
                    most=COUNT,
                ),
            )
        )


def answer_rows(fields: Fields, place: Place) -> QWidget:
    """Return the rows of a scale: what an answer is called, its level, and what it counts."""
    _, languages = fields.gettext, fields.editor.languages

    def fill(line: FieldRow, here: Place) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        upper = FieldRow()
        upper.add(fields.words(_("Answer"), (*here, "name"), needed=True), 2)
        upper.add(fields.choice(_("Level"), (*here, "level"), _LEVELS), 0)
        points = number_reader(_, LOWEST, HIGHEST, whole=False)
        upper.add(fields.line(_("Points, 0 to 5"), (*here, "points"), points, hint=_("as level")), 1)
        column.addWidget(upper)
        column.addWidget(fields.words(_("What it says, if more than that"), (*here, "text")))
        line.add(holder, 1)

    new = partial(ways.new_answer, languages=languages)
    return list_rows(fields, place, Listed(_("Add an answer"), fill, new, least=2, most=COUNT))


def _name_reader(words: str) -> tuple[str | None, str]:
    typed = words.strip().replace(" ", "-")
    return (typed or None), ""
