"""Which house profile the document follows, and the profiles themselves: kept, taken from files, passed on."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.houses import (
    KeptHouse,
    follow,
    house_of,
    keep_followed,
    keep_house,
    kept_house,
    kept_houses,
    read_house,
    remove_house,
)
from readiness.app.output import write_output
from readiness.domain.house import HOUSE_NAME_LIMIT
from readiness.exchange.house_json import write_house
from readiness.foundation.errors import UserError
from readiness.ui.page import Edit, PageContext
from readiness.ui.pages.report.house_texts import HouseTexts
from readiness.ui.pages.report.report_model import ReportModel
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.elements import button, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.plain import set_words

_NONE = ""


class HouseChoice(QWidget):
    """A profile is made from what this page holds, so that its preview is that of the profile."""

    def __init__(self, context: PageContext, model: ReportModel, edit: Edit) -> None:
        super().__init__()
        self._context, self._session, self._model, self._edit = context, context.session, model, edit
        _ = context.language.gettext
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._choice = ChoiceList(context.tokens)
        self._choice.activated.connect(lambda _index: self._on_chosen())
        layout.addWidget(labelled(_("House pro&file"), self._choice))
        hint = _("What this assessment says itself comes first; the profile fills in the rest.")
        layout.addWidget(text(hint, SMALL, "quiet"))
        self._pass_on = button(_("Pass on …"), partial(self._safely, self._on_pass_on), "link")
        self._remove = button(_("Remove"), partial(self._safely, self._on_remove), "link")
        self._remove.setAccessibleName(_("Remove the house profile"))
        self._pass_on.setAccessibleName(_("Pass on the house profile"))
        acts = (
            button(_("Save as a house profile …"), partial(self._safely, self._on_save)),
            button(_("Add from a file …"), partial(self._safely, self._on_add), "link"),
            self._pass_on,
            self._remove,
        )
        layout.addLayout(FlowLayout(*acts))
        self._differs = text("", SMALL, "quiet")
        self._keep = button("", partial(self._safely, self._on_keep))
        layout.addWidget(self._differs)
        layout.addLayout(FlowLayout(self._keep))
        self._texts = HouseTexts(context, model, edit)
        layout.addWidget(self._texts)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document follows, and what there is to follow."""
        house = self._session.assessment.consultant.house
        houses = {kept.name: kept.house for kept in kept_houses()}
        self._choice.clear()
        self._choice.add(self._context.language.gettext("None"), _NONE)
        for name in houses if house is None or house.name in houses else [*houses, house.name]:
            self._choice.add(name, name)
        self._choice.choose(house.name if house else _NONE)
        self._pass_on.setVisible(house is not None)
        kept = house is not None and house.name in houses
        differs = house is not None and houses.get(house.name) != house
        _ = self._context.language.gettext
        self._differs.setText(
            _("This assessment’s copy differs from the kept profile.")
            if kept
            else _("This profile is in this assessment only; it is not kept on this computer.")
        )
        set_words(self._keep, _("Keep it in the profile") if kept else _("Keep the profile"))
        self._remove.setVisible(kept)
        for part in (self._differs, self._keep):
            part.setVisible(differs)
        self._texts.refresh()

    def _safely(self, act: Callable[[], None]) -> None:
        """Do something with a profile; say what is wrong where it cannot be done."""
        self._context.unstored.store()
        try:
            act()
        except UserError as error:
            self._context.dialogs.complain(error)
        self.refresh()

    def _on_chosen(self) -> None:
        name = self._choice.currentData()
        house = self._session.assessment.consultant.house
        if name != (house.name if house else _NONE):
            self._safely(lambda: self._follow(kept_house(name) if name else None))

    def _follow(self, kept: KeptHouse | None) -> None:
        self._edit(partial(follow, self._session, kept))

    def _on_save(self) -> None:
        house = self._session.assessment.consultant.house
        name = self._context.dialogs.ask_house_name(house.name if house else self._suggested())
        if name is None:
            return
        _ = self._context.language.gettext
        taken = any(kept.name.casefold() == name.casefold() for kept in kept_houses())
        if taken and not self._context.dialogs.confirm(
            _("There already is a house profile “{name}”. Replace it?").format(name=name), _("Replace")
        ):
            return
        kept = house_of(self._session.result(), self._session.document.file, name, self._model.language)
        keep_house(kept)
        self._follow(kept)
        self._context.notifier.announce(_("The house profile “{name}” is kept.").format(name=name))

    def _on_keep(self) -> None:
        house, _ = self._session.assessment.consultant.house, self._context.language.gettext
        assert house is not None
        keep_followed(self._session)
        self._context.notifier.announce(_("The house profile “{name}” is kept.").format(name=house.name))

    def _suggested(self) -> str:
        """Return a first name: the first line of the contact, which is mostly that of the firm."""
        lines = self._session.assessment.consultant.contact.strip().splitlines()
        return lines[0][:HOUSE_NAME_LIMIT] if lines else ""

    def _on_add(self) -> None:
        path = self._context.dialogs.ask_house_to_add()
        if path is not None:
            kept = read_house(path)
            keep_house(kept)
            self._follow(kept)

    def _on_pass_on(self) -> None:
        house = self._session.assessment.consultant.house
        assert house is not None
        logo = self._session.document.file(house.logo.digest) if house.logo else None
        target = self._context.dialogs.ask_house_path(Path(f"{house.name}.json"))
        if target is not None:
            write_output(write_house(house, logo or b""), target)
            words = self._context.language.gettext("The house profile is saved to {path}.")
            self._context.notifier.announce(words.format(path=target))

    def _on_remove(self) -> None:
        house, _ = self._session.assessment.consultant.house, self._context.language.gettext
        assert house is not None
        question = _("Remove the house profile “{name}”? Assessments that follow it keep their copy.")
        if self._context.dialogs.confirm(question.format(name=house.name), _("Remove")):
            remove_house(house.name)
