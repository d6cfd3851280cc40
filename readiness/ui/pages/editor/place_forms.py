"""Which form belongs to a place of the questionnaire, and what it is called."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from readiness.app.pack_editor import entries, outline
from readiness.app.pack_editor.checking import GATES, PROFILE
from readiness.foundation.errors import Place
from readiness.ui.pages.editor.entry_form import EntryListForm
from readiness.ui.pages.editor.fields import Fields
from readiness.ui.pages.editor.guide_entry_forms import GUIDE_FORMS
from readiness.ui.pages.editor.guide_form import GuideForm
from readiness.ui.pages.editor.kind_words import kind_words
from readiness.ui.pages.editor.pack_forms import DimensionForm, GatesForm, PackForm, ProfileForm
from readiness.ui.pages.editor.question_form import QuestionForm
from readiness.ui.pages.editor.situation_form import SituationForm
from readiness.ui.pages.editor.target_form import TargetForm
from readiness.ui.pages.editor.text_form import TextForm

_WHOLE: dict[Place, Callable[[Fields], QWidget]] = {
    (): PackForm,
    PROFILE: ProfileForm,
    GATES: GatesForm,
    entries.GUIDE: GuideForm,
}
_ENTRIES: dict[Place, Callable[[Fields, Place, Callable[[Place, int], object]], QWidget]] = {
    entries.TARGETS: TargetForm,
    entries.SITUATIONS: SituationForm,
    entries.TEXTS: TextForm,
    **GUIDE_FORMS,
}


def made_form(
    fields: Fields, place: Place, add_entry: Callable[[Place], object], move: Callable[[Place, int], object]
) -> QWidget:
    """Return the form of a place; the form of a list calls `add_entry` with its kind, that of an entry `move`."""
    if place in _WHOLE:
        return _WHOLE[place](fields)
    if entries.is_entry(place):
        return _ENTRIES[place[:-1]](fields, place, move)
    if place in entries.KINDS:
        return EntryListForm(fields, place, add_entry)
    if outline.is_dimension(place):
        return DimensionForm(fields, place)
    asked = next(one for one in outline.all_questions(fields.editor.tree) if one.place == place)
    return QuestionForm(fields, asked)


def form_title(fields: Fields, place: Place) -> str:
    """Return what the form of a place is called."""
    _ = fields.gettext
    named = {
        (): _("The questionnaire"),
        PROFILE: _("About the organisation"),
        GATES: _("Gates"),
        entries.GUIDE: _("Incident guide"),
    }
    if place in named:
        return named[place]
    if entries.is_entry(place):
        return kind_words(place[:-1], _).one.format(n=fields.context.language.number(entries.position(place) + 1))
    if place in entries.KINDS:
        return kind_words(place, _).title
    code = str(fields.editor.value((*place, "code"), ""))
    words = _("Dimension {code}") if outline.is_dimension(place) else _("Question {code}")
    return words.format(code=code)
