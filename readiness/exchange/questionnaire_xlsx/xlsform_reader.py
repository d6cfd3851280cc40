"""XLSForm → a draft of a pack, as far as packs reach; what is left out is told row by row, with the reason."""

from dataclasses import dataclass, field
from typing import Any

from readiness.domain.scales import MOST_CHOICES
from readiness.exchange.questionnaire_xlsx.book import GivenBook, folded
from readiness.exchange.questionnaire_xlsx.building import PackBuilder, told_answers
from readiness.exchange.questionnaire_xlsx.columns import KIND_NAMES
from readiness.exchange.questionnaire_xlsx.draft import CellName, Draft
from readiness.exchange.questionnaire_xlsx.names import free_code, free_id, short_name
from readiness.exchange.questionnaire_xlsx.plain_conditions import Asked
from readiness.exchange.questionnaire_xlsx.plain_words import guessed_language
from readiness.exchange.questionnaire_xlsx.xlsform_choices import FormChoice, FormList, read_lists
from readiness.exchange.questionnaire_xlsx.xlsform_conditions import NotSaidError, number_range, relevant
from readiness.exchange.questionnaire_xlsx.xlsform_sheets import FormSheet, form_sheet, languages_of_form
from readiness.exchange.questionnaire_xlsx.xlsform_words import RowKind, language_code, row_kind
from readiness.foundation.errors import Phrase
from readiness.foundation.language import Language
from readiness.foundation.translation import N_

# What a row may have beside its question that packs do not know; a value in one of these is told.
_UNKNOWN = ("default", "choice_filter", "repeat_count", "trigger", "read_only")
_OTHER = {"de": "Anderes", "en": "Other", "fr": "Autre", "es": "Otro"}
_GENERAL = {"de": "Allgemeines", "en": "General"}
_YES = frozenset(["yes", "true", "true()", "1", "x"])


def is_xlsform(book: GivenBook) -> bool:
    """Return whether a workbook is a form: it has a sheet of this name, with the type of each row."""
    sheet = form_sheet(book, "survey")
    return sheet is not None and "type" in sheet.columns


def read_xlsform(book: GivenBook, language: Language) -> Draft:
    """Return what a form asks; `language` is taken for labels whose language is not said and cannot be guessed."""
    return _Reader(book, language).read()


@dataclass(slots=True)
class _Group:
    """A group that is open: its labels, and the condition that counts for all in it ("" where there is none)."""

    label: dict[str, str]
    cell: CellName
    condition: str = ""


@dataclass(slots=True)
class _Waiting:
    """Texts of notes that wait for the question below them."""

    texts: list[dict[str, str]] = field(default_factory=list)


class _Reader:
    def __init__(self, book: GivenBook, language: Language) -> None:
        survey = form_sheet(book, "survey")
        assert survey is not None
        self._survey: FormSheet = survey
        self._draft = Draft()
        self._book = book
        settings, choices = form_sheet(book, "settings"), form_sheet(book, "choices")
        self._settings = settings
        named = languages_of_form(survey, choices)
        said = self._setting("default_language")
        words = [survey.plain(row, "label") for row in survey.rows()]
        guessed = guessed_language(words, language.code)
        self._language = language_code(said) if said and said != "default" else named[0] if named else guessed
        languages = list(
            dict.fromkeys([*([self._language] if ("label", "") in survey.texts or not named else []), *named])
        )
        self._builder = PackBuilder(self._draft, languages)
        self._lists = read_lists(choices, self._language)
        self._groups: list[_Group] = []
        self._asked: dict[str, Asked] = {}
        self._notes = _Waiting()
        self._last: dict[str, Any] | None = None
        self._root = self._has_root()
        self._general = 0
        self._current: object = None

    def read(self) -> Draft:
        """Read all rows of the survey."""
        draft = self._draft
        self._title()
        for sheet in self._book.sheets:
            if folded(sheet.name) not in {"survey", "choices", "settings"} and any(True for _ in sheet.filled_rows()):
                draft.remark(sheet.cell(0, 0), N_("The sheet “{sheet}” is not read."), left_out=True, sheet=sheet.name)
        for row in self._survey.rows():
            self._row(row)
        self._put_notes_behind()
        if any(self._survey.word(row, "required") for row in self._survey.rows()):
            draft.remark(None, N_("Required answers: in Readiness every question can be left open."), left_out=True)
        dimensions = draft.tree["dimensions"]
        for n in range(len(dimensions) - 1, -1, -1):
            if not dimensions[n].get("capabilities") and not dimensions[n].get("facts"):
                self._drop(n)
        if not dimensions:
            draft.fault(
                self._survey.sheet.cell(self._survey.head, 0),
                "questions-none",
                N_("No questions are found in this workbook."),
                N_("Check the column “type”: questions are select_one, select_multiple, integer, date or text."),
            )
        self._builder.finish()
        return draft

    def _drop(self, number: int) -> None:
        """Remove a group in which nothing is asked; the cells of those behind it move up."""
        del self._draft.tree["dimensions"][number]
        moved = {}
        for place, cell in self._draft.cells.items():
            at = place[1] if place[0] == "dimensions" and len(place) > 1 else None
            if not isinstance(at, int):
                moved[place] = cell
            elif at != number:
                moved["dimensions", at - (at > number), *place[2:]] = cell
        self._draft.cells = moved

    def _setting(self, name: str) -> str:
        sheet = self._settings
        row = next(iter(sheet.rows()), None) if sheet else None
        return sheet.plain(row, name) if sheet and row is not None else ""

    def _title(self) -> None:
        title = self._setting("form_title") or self._setting("form_id") or self._book.path.stem
        cell = None
        if self._settings and (row := next(iter(self._settings.rows()), None)) is not None:
            cell = self._settings.cell(row, "form_title", "form_id")
        self._builder.titled({self._language: title}, cell, free_id(self._setting("form_id") or title))

    def _has_root(self) -> bool:
        """Return whether one group holds the whole form: then the groups within it are the dimensions."""
        depth, outside, within = 0, 0, 0
        for row in self._survey.rows():
            kind, _, _ = row_kind(self._survey.word(row, "type"))
            if kind in {RowKind.BEGIN, RowKind.REPEAT}:
                outside += depth == 0
                within += depth == 1
                depth += 1
            elif kind is RowKind.END:
                depth -= 1
            elif depth <= 0 and kind not in {RowKind.META, RowKind.OTHER, RowKind.NOTE}:
                outside += 2
        return outside == 1 and within > 1

    def _row(self, row: int) -> None:
        draft, survey = self._draft, self._survey
        written = survey.word(row, "type")
        if not written or survey.word(row, "disabled").casefold() in _YES:
            return
        kind, list_name, other = row_kind(written)
        cell = survey.cell(row, "type")
        if kind in {RowKind.META, RowKind.OTHER}:
            why = (
                N_("“{type}” is filled in by the device or computed, and Readiness asks people.")
                if kind is RowKind.META
                else N_("“{type}” has no counterpart in Readiness.")
            )
            draft.remark(cell, why, left_out=True, type=written)
            return
        if kind is RowKind.END:
            self._put_notes_behind()
            if self._groups:
                self._groups.pop()
            return
        draft.rows += 1
        if kind in {RowKind.BEGIN, RowKind.REPEAT}:
            self._begin(row, kind)
        elif kind is RowKind.NOTE:
            self._note(row)
        else:
            self._question(row, kind, list_name, other=other)

    def _begin(self, row: int, kind: RowKind) -> None:
        survey, draft = self._survey, self._draft
        cell = survey.cell(row, "type")
        self._put_notes_behind()
        label = survey.text(row, "label", self._language) or {
            self._language: survey.word(row, "name").replace("_", " ")
        }
        group = _Group(label, survey.cell(row, "label", "type"), self._condition(row))
        self._groups.append(group)
        self._last = None
        draft.taken += 1
        if kind is RowKind.REPEAT:
            draft.remark(cell, N_("What is repeated in the form is asked once here."), left_out=True)
        if len(self._groups) - self._root > 1:
            draft.remark(
                cell, N_("The group “{name}” becomes part of the one around it."), name=next(iter(label.values()))
            )

    def _note(self, row: int) -> None:
        text = self._survey.text(row, "label", self._language)
        cell = self._survey.cell(row, "label", "type")
        if not text:
            self._draft.remark(cell, N_("This note says nothing."), left_out=True)
            return
        if self._survey.word(row, "relevant"):
            self._draft.rows += 1
            self._draft.remark(
                self._survey.cell(row, "relevant"),
                N_("The condition of a note is left out: it is always shown."),
                left_out=True,
            )
        self._notes.texts.append(text)
        self._draft.taken += 1
        self._draft.remark(
            cell, N_("The note becomes the help of the question below it, or what is said of the group.")
        )

    def _condition(self, row: int) -> str:
        """Return the condition of a row; where packs cannot say it, that is told and nothing is returned."""
        survey = self._survey
        text = survey.plain(row, "relevant")
        if not text:
            return ""
        self._draft.rows += 1
        cell = survey.cell(row, "relevant")
        try:
            condition = relevant(text, self._asked.get)
        except NotSaidError as error:
            self._draft.remark(
                cell,
                N_("The condition “{condition}” is left out, so this is always asked: {why}."),
                left_out=True,
                condition=text,
                why=Phrase(error.why, {"found": error.found}),
            )
            return ""
        self._draft.taken += 1
        self._draft.remark(cell, N_("“{text}” becomes: {condition}"), text=text, condition=condition)
        return condition

    def _question(self, row: int, kind: RowKind, list_name: str, *, other: bool) -> None:
        survey, draft = self._survey, self._draft
        cell = survey.cell(row, "type")
        text = survey.text(row, "label", self._language) or survey.text(row, "hint", self._language)
        name = survey.word(row, "name")
        if not text:
            text = {self._language: name.replace("_", " ")}
            if not name:
                draft.remark(cell, N_("This row has neither a label nor a name."), left_out=True)
                return
        listed = self._lists.get(list_name)
        if kind in {RowKind.CHOICE, RowKind.MULTIPLE} and listed is None:
            draft.remark(
                cell, N_("The list of choices “{name}” is not in this workbook."), left_out=True, name=list_name
            )
            return
        condition = self._condition(row)
        self._dimension(row)
        code = free_code(name or next(iter(text.values())), self._builder.codes)
        entry: dict[str, Any] = {
            "code": code,
            "name": {language: short_name(one) for language, one in text.items()},
            "question": text,
        }
        conditions = [group.condition for group in self._groups if group.condition] + ([condition] if condition else [])
        if conditions:
            entry["ask_when"] = _joined(conditions)
        self._help(entry, row)
        asked, rated = self._answered(entry, row, kind, listed, other=other)
        cells = {
            "question": survey.cell(row, "label"),
            "code": survey.cell(row, "name"),
            "measure": cell,
            "answers": cell,
        }
        cells |= {"ask_when": survey.cell(row, "relevant"), "name": survey.cell(row, "label")}
        self._builder.question(entry, cell, cells, rated=rated)
        self._asked[name] = asked
        self._last = entry
        draft.taken += 1
        for column in _UNKNOWN:
            if value := survey.plain(row, column):
                draft.remark(
                    survey.cell(row, column),
                    N_("“{column}” is left out: {value}"),
                    left_out=True,
                    column=column,
                    value=value,
                )

    def _help(self, entry: dict[str, Any], row: int) -> None:
        """Give a question its hint, and the notes above it; those at the beginning of a group describe the group."""
        dimension = self._draft.tree["dimensions"][-1]
        notes = self._notes.texts
        if notes and not dimension.get("capabilities") and not dimension.get("facts") and "portrait" not in dimension:
            dimension["portrait"] = _together(notes)
            notes = []
        hint = self._survey.text(row, "hint", self._language)
        texts = [*notes, *([hint] if hint and hint != entry["question"] else [])]
        if texts:
            entry["help"] = _together(texts)
        self._notes = _Waiting()

    def _put_notes_behind(self) -> None:
        """Add notes at the end of a group to the help of its last question."""
        if self._notes.texts and self._last is not None:
            before = [self._last["help"]] if "help" in self._last else []
            self._last["help"] = _together([*before, *self._notes.texts])
            self._notes = _Waiting()

    def _answered(
        self, entry: dict[str, Any], row: int, kind: RowKind, listed: FormList | None, *, other: bool
    ) -> tuple[Asked, bool]:
        """Give a question its answers, and return it as conditions know it, and whether it is rated."""
        draft, survey, code = self._draft, self._survey, entry["code"]
        cell = survey.cell(row, "type")
        rating = listed.rating() if listed and kind is RowKind.CHOICE and not other else None
        if rating and listed:
            choices, levels, points = rating
            self._builder.answers(entry, [choice.label for choice in choices], levels)
            names = [next(iter(choice.label.values())) for choice in choices]
            draft.remark(cell, N_("{code}: {answers}."), code=code, answers=told_answers(names, points, levels))
            pairs = zip(choices, levels, strict=True)
            return Asked(code, {choice.name: str(one.level) for choice, one in pairs}), True
        if listed and listed.too_long:
            draft.remark(
                cell,
                N_("{code}: a list can have at most {most} choices, so it is answered in words."),
                left_out=True,
                code=code,
                most=MOST_CHOICES,
            )
            entry["measure"] = {"kind": "text"}
            return Asked(code), False
        measure: dict[str, Any] = {"kind": str(kind)}
        entry["measure"] = measure
        draft.remark(
            cell, N_("{code}: a fact of the kind “{kind}”; it is not rated."), code=code, kind=KIND_NAMES[str(kind)]
        )
        if listed:
            more = [FormChoice("other", {lang: _OTHER.get(lang, _OTHER["en"]) for lang in self._builder.languages})]
            has_other = any(choice.name == "other" for choice in listed.choices)
            listed = FormList([*listed.choices, *(more if other and not has_other else [])])
            measure["choices"], values = listed.as_facts(several=kind is RowKind.MULTIPLE)
            return Asked(code, values), False
        if kind is RowKind.NUMBER:
            self._number(measure, row)
        return Asked(code, number=kind is RowKind.NUMBER), False

    def _number(self, measure: dict[str, Any], row: int) -> None:
        survey = self._survey
        whole = survey.word(row, "type").casefold() in {"integer", "int"}
        if whole:
            measure["whole"] = True
        constraint = survey.plain(row, "constraint")
        if not constraint:
            return
        found = number_range(constraint, whole=whole)
        if found is None:
            self._draft.remark(
                survey.cell(row, "constraint"),
                N_("The constraint “{constraint}” is left out: only ranges of numbers are possible."),
                left_out=True,
                constraint=constraint,
            )
            return
        for key, bound in zip(("lowest", "highest"), found, strict=True):
            if bound is not None:
                measure[key] = int(bound) if bound.is_integer() else bound

    def _dimension(self, row: int) -> None:
        """Begin the dimension of a question where it is not that of the one before."""
        around = self._groups[self._root :] or self._groups[:0]
        group = around[0] if around else None
        if group is not None and group is self._current:
            return
        if group is None and self._current == "general":
            return
        if group is not None:
            self._builder.dimension(group.label, group.cell)
            self._current = group
        else:
            self._general += 1
            name = {lang: _GENERAL.get(lang, _GENERAL["en"]) for lang in self._builder.languages}
            if self._general > 1:
                name = {lang: f"{text} {self._general}" for lang, text in name.items()}
            self._builder.dimension(name, self._survey.cell(row, "type"))
            self._current = "general"


def _joined(conditions: list[str]) -> str:
    if len(conditions) == 1:
        return conditions[0]
    return " and ".join(f"({one})" if " or " in one else one for one in conditions)


def _together(texts: list[dict[str, str]]) -> dict[str, str]:
    languages = dict.fromkeys(language for text in texts for language in text)
    return {language: "\n".join(text[language] for text in texts if language in text) for language in languages}
