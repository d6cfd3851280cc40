"""The forms of what is no question: the questionnaire itself, a dimension, the profile, the gates."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.pack_editor import answers as ways
from readiness.app.pack_editor.checking import GATES, PROFILE
from readiness.domain.levels import COUNT
from readiness.domain.questionnaire import COMMON_LADDER, DimensionKind
from readiness.domain.values import LANGUAGE_CODE
from readiness.foundation.errors import Place
from readiness.foundation.translation import N_
from readiness.ui.pages.editor.answers_form import answer_rows
from readiness.ui.pages.editor.condition_form import ConditionForm
from readiness.ui.pages.editor.field_row import FieldRow
from readiness.ui.pages.editor.fields import IDENTIFIER, Fields, codes_reader, word_reader
from readiness.ui.pages.editor.list_rows import Listed, list_rows
from readiness.ui.pages.editor.named_texts import Named, named_texts, pack_names
from readiness.ui.pages.editor.other_files import fill_other_files
from readiness.ui.pages.editor.question_form import code_field
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import button, row, text

_VERSION = r"[0-9]+\.[0-9]+\.[0-9]+"
_REQUIREMENT = r"[A-Z][A-Z0-9_]*>=[1-5]"


class PackForm(QWidget):
    """What holds for the whole questionnaire."""

    def __init__(self, fields: Fields) -> None:
        super().__init__()
        self._fields = fields
        _, tree = fields.gettext, fields.editor.tree
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(fields.words(_("Title"), ("title",), needed=True))
        column.addWidget(fields.words(_("Subtitle"), ("subtitle",), lines=1))
        column.addWidget(fields.words(_("Description"), ("description",), lines=2))
        read = codes_reader(
            _, LANGUAGE_CODE.strip("^$"), N_("“{word}” is no code of a language, such as de, en or fr.")
        )
        column.addWidget(fields.line(_("Languages, by their codes"), ("languages",), read, hint="de, en"))
        results = [("stages", _("Stages 0 to 5")), ("percent", _("Percentage of what can be reached"))]
        column.addWidget(fields.choice(_("What the result is"), ("result",), results, otherwise="stages"))
        scales = [("", _("No common way: each question says how"))]
        scales += [(name, self._scale_words(name)) for name in ways.scale_names(tree)]
        column.addWidget(fields.choice(_("How most questions are answered"), ("scale",), scales, otherwise=""))
        column.addWidget(fields.line(_("Version"), ("version",), word_reader(_, _VERSION, "1.0.0")))
        column.addWidget(fields.fold(_("Scales of its own"), self._fill_scales))
        column.addWidget(fields.fold(_("Names of the stages"), self._fill_stages))
        for title, named in pack_names(_):
            column.addWidget(fields.fold(title, partial(_put, fields, named)))
        fill = partial(fill_other_files, look=fields.context, folder=fields.editor.folder)
        column.addWidget(fields.fold(_("What else a questionnaire can have"), fill))

    def _scale_words(self, name: str) -> str:
        language = self._fields.context.language
        found = sorted(ways.answers(self._fields.editor.tree, name), key=lambda one: -one.level)
        return " / ".join(language.of(one.name) for one in found) or name

    def _fill_scales(self, column: QVBoxLayout) -> None:
        fields, _ = self._fields, self._fields.gettext
        editor = fields.editor
        own = editor.value(("scales",), {})
        names = list(own) if isinstance(own, dict) else []
        for name in names:
            column.addWidget(text(name, SMALL, bold=True))
            column.addWidget(answer_rows(fields, ("scales", name)))
        new = next(name for n in range(1, len(names) + 2) if (name := f"scale_{n}") not in names)
        language = editor.languages[0]
        entries = [{"level": 0, "name": {language: ""}}, {"level": 5, "name": {language: ""}}]
        add = button(_("Add a scale"), lambda: editor.set(("scales", new), entries), "link")
        column.addLayout(row(add))

    def _fill_stages(self, column: QVBoxLayout) -> None:
        fields, _ = self._fields, self._fields.gettext
        editor = fields.editor
        if len(editor.value(("ladder",), [])) != COUNT:
            column.addWidget(text(_("The usual names are used:"), SMALL))
            for level, one in enumerate(COMMON_LADDER):
                column.addWidget(text(f"{level} {fields.context.language.of(one.name)}", SMALL, "quiet"))
            usual = [
                {key: texts.only(editor.languages).by_language or {editor.languages[0]: ""} for key, texts in pair}
                for pair in ((("name", one.name), ("meaning", one.meaning)) for one in COMMON_LADDER)
            ]
            column.addLayout(row(button(_("Name them yourself"), lambda: editor.set(("ladder",), usual))))
            return
        for level in range(COUNT):
            label = _("Stage {level}").format(level=level)
            column.addWidget(fields.words(label, ("ladder", level, "name"), needed=True))
            what = _("What stage {level} means").format(level=level)
            column.addWidget(fields.words(what, ("ladder", level, "meaning"), lines=1, needed=True))


class DimensionForm(QWidget):
    """A group of questions that is rated together."""

    def __init__(self, fields: Fields, place: Place) -> None:
        super().__init__()
        _ = fields.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(fields.words(_("Name, in a few words"), (*place, "name"), needed=True))
        column.addWidget(fields.words(_("What it asks, in one short question"), (*place, "question")))
        column.addWidget(fields.words(_("What it is about, in a few sentences"), (*place, "portrait"), lines=2))
        kinds = [
            (DimensionKind.CORE.value, _("Core: no stage of the whole without it")),
            (DimensionKind.PROTECTIVE.value, _("Protective: it may lag one stage behind")),
        ]
        column.addWidget(
            fields.choice(_("What it is for the whole"), (*place, "kind"), kinds, otherwise=DimensionKind.CORE.value)
        )
        column.addWidget(ConditionForm(fields, place))
        column.addWidget(code_field(fields, place))


class ProfileForm(QWidget):
    """The questions about the organisation; they are asked once, and conditions know the answers."""

    def __init__(self, fields: Fields) -> None:
        super().__init__()
        _, languages = fields.gettext, fields.editor.languages
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            text(_("Asked once, about the organisation. Conditions can ask for the answers."), role="quiet")
        )
        kinds = [
            ("yes_no", _("Yes or no")),
            ("choice", _("One of given choices")),
            ("date", _("A day")),
            ("text", _("Words of their own")),
        ]

        def fill(line: FieldRow, here: Place) -> None:
            holder = QWidget()
            inner = QVBoxLayout(holder)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.addWidget(fields.words(_("Question"), (*here, "question"), needed=True))

            def choose(kind: str) -> None:
                entry = {key: value for key, value in fields.editor.value(here).items() if key != "choices"}
                entry["kind"] = kind
                if kind == "choice":
                    entry["choices"] = [{"value": n, "text": {languages[0]: ""}} for n in (0, 1)]
                fields.editor.set(here, entry)

            inner.addWidget(
                fields.chooser(
                    _("How it is answered"),
                    (*here, "kind"),
                    kinds,
                    (lambda: fields.editor.value((*here, "kind")), choose),
                )
            )
            if fields.editor.value((*here, "kind")) == "choice":
                inner.addWidget(_profile_choices(fields, (*here, "choices")))
            inner.addWidget(fields.line(_("Name in conditions"), (*here, "code"), word_reader(_, IDENTIFIER, "online")))
            line.add(holder, 1)

        def new(found: list[dict[str, object]]) -> dict[str, object]:
            taken = {one.get("code") for one in found}
            code = next(name for n in range(1, len(found) + 2) if (name := f"profile_{n}") not in taken)
            return {"code": code, "kind": "yes_no", "question": {languages[0]: ""}}

        column.addWidget(list_rows(fields, PROFILE, Listed(_("Add a question about the organisation"), fill, new)))


def _profile_choices(fields: Fields, place: Place) -> QWidget:
    _, languages = fields.gettext, fields.editor.languages

    def fill(line: FieldRow, here: Place) -> None:
        line.add(fields.words(_("Choice"), (*here, "text"), needed=True), 1)

    def new(found: list[dict[str, object]]) -> dict[str, object]:
        numbers = [value for one in found if isinstance(value := one.get("value"), int)]
        return {"value": max(numbers, default=-1) + 1, "text": {languages[0]: ""}}

    return list_rows(fields, place, Listed(_("Add a choice"), fill, new, least=1))


class GatesForm(QWidget):
    """What an organisation is ready for once some questions have reached a level."""

    def __init__(self, fields: Fields) -> None:
        super().__init__()
        _, languages = fields.gettext, fields.editor.languages
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            text(
                _("A gate is passed once its questions have reached a level: it says what is possible then."),
                role="quiet",
            )
        )

        def fill(line: FieldRow, here: Place) -> None:
            holder = QWidget()
            inner = QVBoxLayout(holder)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.addWidget(fields.words(_("Name, in a few words"), (*here, "name"), needed=True))
            inner.addWidget(fields.words(_("What is possible then"), (*here, "allows"), lines=1, needed=True))
            needs = codes_reader(_, _REQUIREMENT, N_("“{word}” is no requirement; write for example A2>=3."))
            inner.addWidget(fields.line(_("What it requires"), (*here, "requires"), needs, hint="A2>=3, B1>=2"))
            recommended = ConditionForm(fields, here, "when", title=_("Who it is recommended to"), always=_("For all."))
            inner.addWidget(recommended)
            days = _days_of_profile(fields)
            if days:
                choices = [("", _("No date")), *days]
                inner.addWidget(fields.choice(_("Needed by"), (*here, "by"), choices, otherwise=""))
            line.add(holder, 1)

        def new(found: list[dict[str, object]]) -> dict[str, object]:
            taken = {one.get("code") for one in found}
            code = next(name for n in range(1, len(found) + 2) if (name := f"G{n}") not in taken)
            empty = {languages[0]: ""}
            return {"code": code, "name": dict(empty), "allows": dict(empty), "requires": []}

        column.addWidget(list_rows(fields, GATES, Listed(_("Add a gate"), fill, new)))


def _put(fields: Fields, named: Named, column: QVBoxLayout) -> None:
    column.addWidget(named_texts(fields, named))


def _days_of_profile(fields: Fields) -> list[tuple[str, str]]:
    """Return the questions about the organisation that ask for a day, by code."""
    found = []
    for entry in fields.editor.value(PROFILE, []):
        if isinstance(entry, dict) and entry.get("kind") == "date" and entry.get("code"):
            code = str(entry["code"])
            found.append((code, fields.said(entry.get("question"), code)))
    return found
