"""The texts of a house: its foreword, one for each dimension and stage, and one for each work package."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.houses import set_house_text
from readiness.domain.house import FIELDS, House, HouseText
from readiness.domain.questionnaire import Dimension
from readiness.ui.page import Edit, PageContext
from readiness.ui.pages.report.report_model import ReportModel
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import restyle, text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import StoredText
from readiness.wording.house import filled_in, stage_key, unknown_field
from readiness.wording.names import Names
from readiness.wording.wording import Wording

# Which text of the house a field holds: "foreword", "stages" or "packages", and the key of the text among them.
_Place = tuple[str, str]


class HouseTexts(QWidget):
    """Each field is one of the questionnaire of this document; what is typed is stored with the document's copy."""

    def __init__(self, context: PageContext, model: ReportModel, edit: Edit) -> None:
        super().__init__()
        self._context, self._model, self._session, self._edit = context, model, context.session, edit
        self._fields: dict[_Place, StoredText] = {}
        self._titles: dict[_Place, tuple[Collapsible, str]] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._all = Collapsible(context, "", self._fill)
        layout.addWidget(self._all)
        model.chosen.connect(self._on_chosen)
        self._language = model.language

    def refresh(self) -> None:
        """Show what the house says in the language of the report."""
        house = self._session.assessment.consultant.house
        self.setVisible(house is not None)
        title = self._context.language.gettext("Texts of the house profile ({language})")
        self._all.set_title(title.format(language=self._language.name))
        if house is None:
            return
        for place, field in self._fields.items():
            field.show_text(self._said(house, place))
        for place, (section, title) in self._titles.items():
            own = self._context.language.gettext("{title} (own text)")
            section.set_title(own.format(title=title) if self._any(house, place) else title)
        if ("foreword", "") in self._fields:
            self._show_foreword(house)

    def _on_chosen(self) -> None:
        """Show the texts of the other language, once a report in it is chosen."""
        if self._model.language != self._language:
            # What is typed belongs to the language before.
            self._context.unstored.store()
            self._language = self._model.language
            self._fields, self._titles = {}, {}
            self._all.refill()
            self.refresh()

    def _said(self, house: House, place: _Place) -> str:
        kind, key = place
        words = house.foreword if kind == "foreword" else getattr(house, kind).get(key, HouseText())
        return str(getattr(words, self._language.code))

    def _any(self, house: House, place: _Place) -> bool:
        """Return whether there is a text below a title: that of a package, or one of the stages of a dimension."""
        kind, key = place
        if kind == "packages":
            return bool(self._said(house, place))
        return any(code.partition(":")[0] == key and self._said(house, ("stages", code)) for code in house.stages)

    # Building.

    def _fill(self, column: QVBoxLayout) -> None:
        _ = self._context.language.gettext
        hint = _("What you type stays in this assessment’s copy first. “Keep it in the profile” saves it for all.")
        column.addWidget(text(hint, SMALL, "quiet"))
        fields = _("In these texts, {fields} are filled in.").format(fields=", ".join(f"{{{name}}}" for name in FIELDS))
        column.addWidget(text(fields, SMALL, "quiet"))
        foreword = self._add_field(("foreword", ""), _("Foreword of every report"), column)
        self._preview = text("", SMALL, "quiet")
        foreword.textChanged.connect(self._show_typed)
        column.addWidget(self._preview)
        for dimension in self._session.questionnaire.dimensions:
            title = self._names.dimension(dimension.code)
            section = Collapsible(self._context, title, partial(self._fill_dimension, dimension))
            self._titles["stages", dimension.code] = section, title
            column.addWidget(section)
        self.refresh()

    def _fill_dimension(self, dimension: Dimension, column: QVBoxLayout) -> None:
        _, names = self._context.language.gettext, self._names
        if not self._session.questionnaire.by_percent:
            reached = stage_key(self._session.result().scored(dimension.code))
            for stage in range(len(self._session.questionnaire.ladder)):
                key = f"{dimension.code}:{stage}"
                words = _("Text for stage {stage}: {name}")
                if key == reached:
                    words = _("Text for stage {stage}: {name} (reached here)")
                self._add_field(("stages", key), words.format(stage=stage, name=names.level(stage)), column, 2)
        for capability in dimension.capabilities:
            place, title = ("packages", capability.code), _("Work package: {name}")
            title = title.format(name=names.capability(capability.code))
            section = Collapsible(self._context, title, partial(self._fill_package, place, title))
            self._titles[place] = section, title
            column.addWidget(section)
        self.refresh()

    def _fill_package(self, place: _Place, title: str, column: QVBoxLayout) -> None:
        self._add_field(place, title, column)

    def _add_field(self, place: _Place, name: str, column: QVBoxLayout, lines: int = 3) -> StoredText:
        field = StoredText(self._context.unstored, name, lines=lines)
        self._fields[place] = field
        field.stored.connect(partial(self._take, place))
        column.addWidget(labelled(name, field, field.refusal))
        if house := self._session.assessment.consultant.house:
            field.show_text(self._said(house, place))
        return field

    @property
    def _names(self) -> Names:
        return Names(self._session.questionnaire, self._context.language)

    # What is typed.

    def _take(self, place: _Place, words: str) -> None:
        if self._session.assessment.consultant.house is not None:
            self._edit(partial(set_house_text, self._session, *place, words, self._language), self._fields[place].visit)

    def _show_typed(self) -> None:
        if house := self._session.assessment.consultant.house:
            self._show_foreword(house)

    def _show_foreword(self, house: House) -> None:
        """Show what a report on this assessment makes of the foreword, or which field there is not."""
        _, typed = self._context.language.gettext, self._fields["foreword", ""].toPlainText()
        if unknown := unknown_field(typed):
            words = _("There is no field “{name}” to fill in.").format(name=unknown)
        elif typed.strip():
            filled = filled_in(typed, Wording(self._session.result(), self._language))
            words = _("In this report: {words}").format(words=filled)
        else:
            other = self._language.of(house.foreword)
            words = _("Without a text here, the one of the other language is printed.") if other else ""
        self._preview.setText(words)
        self._preview.setVisible(bool(words))
        restyle(self._preview, "warning" if unknown else "quiet")
