"""The merge table and what became of it in words: the same ones on screen, in the terminal and in the report."""

from collections import Counter
from dataclasses import dataclass

from readiness.domain.answers import Answer, Status
from readiness.domain.form import GivenView, TakenViews
from readiness.domain.perspectives import GivenAnswer, LedgerEntry, Way, same_answer
from readiness.domain.questionnaire import Capability, Questionnaire
from readiness.foundation.language import Language
from readiness.scoring.consensus import ROLE_GAP_LIMIT, Verdict
from readiness.scoring.views import Clash, MergedQuestion, dimension_views, merge_table
from readiness.wording.answer_names import AnswerNames
from readiness.wording.form import not_taken_words
from readiness.wording.people import in_report, role_label, role_labels, with_role
from readiness.wording.wording import Wording
from readiness.wording.workshop import VERDICT_SIGNS, gap_in_words, without_levels


@dataclass(frozen=True, slots=True)
class DimensionViewSummary:
    """A dimension as each role sees it; `striking` where management and day-to-day staff are a level apart or more."""

    dimension: str
    medians: tuple[str, ...]
    gap: str
    striking: bool


@dataclass(frozen=True, slots=True)
class SettledSummary:
    """A question on which another view remained: what was taken, why, and each other answer with who gave it.

    `now` is the answer of today where it was changed since.
    """

    name: str
    taken: str
    reason: str
    now: str
    views: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ViewsSummary:
    """What a report says of the views."""

    people: str
    roles: tuple[str, ...]
    dimensions: list[DimensionViewSummary]
    agreement: str
    dissent: list[SettledSummary]
    open: str
    # Whether any question has the six levels; otherwise nothing speaks of them.
    levels: bool


class ViewWords:
    """Words about the views of one assessment."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._language = wording.language
        # With the questions that are hidden now, and those that ask for facts: views answer them, too.
        self._questions = wording.result.whole.questions
        self._named = AnswerNames(wording.result.whole, wording.language)

    def verdict(self, row: MergedQuestion) -> str:
        """Return how far the levels lie apart, with its sign; nothing where there is none."""
        _ = self._language.gettext
        names = {
            Verdict.GREEN: _("close together"),
            Verdict.YELLOW: _("nearly together"),
            Verdict.RED: _("far apart"),
        }
        return f"{VERDICT_SIGNS[row.verdict]} {names[row.verdict]}" if row.verdict else ""

    def places(self) -> str:
        """Return what a number in the table is, where answers have names instead of levels; otherwise nothing."""
        if not any(isinstance(one, Capability) and one.answers for one in self._questions.values()):
            return ""
        return self._language.gettext("Where a question has answers of its own, a number is the place in its list.")

    def clashes(self, row: MergedQuestion) -> list[str]:
        """Return what stands against taking an answer unasked, each in a few words."""
        language = self._language
        levels = [one.answer.level for one in row.said if one.answer.level is not None]
        counts = {
            status: sum(one.answer.status is status for one in row.said)
            for status in (Status.DONT_KNOW, Status.NOT_APPLICABLE, Status.UNANSWERED)
        }
        unknown, without, missing = counts.values()
        now = self.answer(row.code, self._wording.result.assessment.answer(row.code))
        words = {
            Clash.DIFFER: lambda: self._differing(row.code, levels),
            Clash.DONT_KNOW: lambda: language.ngettext("{n} does not know", "{n} do not know", unknown).format(
                n=unknown
            ),
            Clash.NOT_APPLICABLE: lambda: language.gettext("{n} × not applicable").format(n=without),
            Clash.MISSING: lambda: language.gettext("{n} × left empty").format(n=missing),
            Clash.ANSWERED: lambda: language.gettext("assessment: {answer}").format(answer=now),
        }
        return [words[clash]() for clash in row.clashes]

    def _differing(self, code: str, levels: list[int]) -> str:
        """Return between which answers those who gave one differ."""
        question = self._questions.get(code)
        if question is not None and question.measure is not None:
            return self._language.gettext("different answers")
        if isinstance(question, Capability) and question.own_scale:
            words = self._language.gettext("“{low}” to “{high}”")
            return words.format(low=self.answer_at(code, min(levels)), high=self.answer_at(code, max(levels)))
        return self._language.gettext("levels {low} to {high}").format(low=min(levels), high=max(levels))

    def name(self, code: str) -> str:
        """Return the name of a question, its code where it is gone."""
        question = self._questions.get(code)
        return self._language.of(question.name) if question else code

    def answer(self, code: str, answer: Answer) -> str:
        """Return an answer to a question in words, as in “2 Started”, “Partly” or “12 people”."""
        question = self._questions.get(code)
        given = self._named.given(question, answer) if question is not None else answer.value
        if not given and answer.level is not None:
            return self.answer_at(code, answer.level)
        return given or self._wording.answers.status(answer.status)

    def answer_at(self, code: str, level: int) -> str:
        """Return the answer to a question that stands for a level."""
        question = self._questions.get(code)
        if isinstance(question, Capability):
            return self._named.numbered(question, level)
        return f"{level} {self._wording.names.level(level)}"

    def way(self, entry: LedgerEntry) -> str:
        """Return how an answer came about."""
        _ = self._language.gettext
        words = {
            Way.UNDISPUTED: _("undisputed"),
            Way.MEDIAN: _("median of the views"),
            Way.PERSON: _("one person’s answer"),
            Way.OWN: _("own answer") if without_levels(self._wording.result.whole) else _("own level"),
            Way.FORM: _("imported from a form"),
            Way.WORKSHOP: _("decided in the workshop"),
        }
        return words[entry.way]

    def ledger_line(self, entry: LedgerEntry) -> str:
        """Return a decision in one line: when, how, from what to what, by whom, why, and which note went."""
        _, code = self._language.gettext, entry.capability
        parts = [
            self._language.short_date(entry.on),
            f"{self.answer(code, entry.before)} → {self.answer(code, entry.after)} ({self.way(entry)})",
        ]
        if entry.by:
            parts.append(_("by {person}").format(person=entry.by))
        if entry.reason:
            parts.append(entry.reason)
        if entry.retired_note:
            words = _("no longer evidence, noted at “{answer}”: {note}")
            parts.append(words.format(answer=self.answer(code, entry.before), note=entry.retired_note))
        return " · ".join(parts)

    def summary(self) -> ViewsSummary | None:
        """Return what a report says of the views; None where there are none."""
        result, language = self._wording.result, self._language
        assessment, questionnaire = result.assessment, result.questionnaire
        views = assessment.perspectives.views
        if not views:
            return None
        dimensions = dimension_views(questionnaire, assessment)
        labels = role_labels(language, result.whole)
        known = dict.fromkeys([*result.whole.room_roles, *(role for one in dimensions for role in one.medians)])
        roles = [role for role in known if any(role in one.medians for one in dimensions)]
        table = merge_table(questionnaire, assessment)
        asked_of_several = [row for row in table if row.consensus is not None]
        alike = sum(row.verdict is Verdict.GREEN for row in asked_of_several)
        levels = not without_levels(questionnaire)
        agreement = (
            language.gettext("On {n} of {all} questions with several levels they lie within one level.")
            if levels
            else language.gettext("On {n} of {all} questions that several people answered they are close together.")
        )
        return ViewsSummary(
            people=self._people(),
            roles=tuple(labels.get(role) or role_label(language, role, result.whole) for role in roles),
            dimensions=[
                DimensionViewSummary(
                    self._wording.names.dimension(one.dimension),
                    tuple(language.number(one.medians[role], 1) if role in one.medians else "–" for role in roles),
                    gap_in_words(language, one.gap, result.whole) if one.gap is not None else "–",
                    one.gap is not None and abs(one.gap) >= ROLE_GAP_LIMIT,
                )
                for one in dimensions
            ],
            agreement=agreement.format(n=alike, all=len(asked_of_several)) if asked_of_several else "",
            dissent=[self._dissent(entry) for entry in self._latest() if entry.dissent],
            open=self.open_words([row.code for row in table if row.open]),
            levels=levels,
        )

    def open_words(self, codes: list[str]) -> str:
        """Return which questions are still to be settled; nothing where none is."""
        if not codes:
            return ""
        words = self._language.gettext("Views differ and are not settled yet: {names}.")
        return words.format(names=self._wording.names.capabilities(codes))

    def _people(self) -> str:
        """Return how many people of which role have given a view, and who of them may be named."""
        language = self._language
        views = self._wording.result.assessment.perspectives.views
        words = language.ngettext("{n} person has answered by name", "{n} people have answered by name", len(views))
        whole = self._wording.result.whole
        given = dict.fromkeys([*whole.room_roles, *(one.author.role for one in views if one.author.role)])
        counts = [(role_label(language, role, whole), sum(one.author.role == role for one in views)) for role in given]
        roles = ", ".join(f"{label}: {count}" for label, count in counts if count)
        people = words.format(n=len(views)) + (f" ({roles})." if roles else ".")
        named = [with_role(language, one.author, whole) for one in views if one.author.may_be_named]
        if named:
            people += " " + language.gettext("Named with their consent: {names}.").format(names=", ".join(named))
        return people

    def _latest(self) -> list[LedgerEntry]:
        result = self._wording.result
        found = (result.assessment.perspectives.latest(code) for code in result.questionnaire.capabilities)
        return [entry for entry in found if entry is not None]

    def _dissent(self, entry: LedgerEntry) -> SettledSummary:
        others: dict[str, list[GivenAnswer]] = {}
        for one in entry.said:
            if not one.answer.open and not same_answer(one.answer, entry.after):
                others.setdefault(self.answer(entry.capability, one.answer), []).append(one)
        now = self._wording.result.assessment.answer(entry.capability)
        return SettledSummary(
            name=self.name(entry.capability),
            taken=self.answer(entry.capability, entry.after),
            reason=entry.reason,
            now="" if same_answer(now, entry.after) else self.answer(entry.capability, now),
            views=tuple((answer, self._told(said)) for answer, said in sorted(others.items(), reverse=True)),
        )

    def _told(self, said: list[GivenAnswer]) -> str:
        """Return who said the same, as a report names them, and what they noted."""
        people = Counter(in_report(self._language, one.author, self._wording.result.whole) for one in said)
        who = ", ".join(f"{count} × {person}" if count > 1 else person for person, count in people.items())
        notes = [one.answer.reason or one.answer.evidence for one in said]
        return " – ".join((who, *filter(None, notes)))


def view_remarks(taken: TakenViews, questionnaire: Questionnaire, language: Language) -> list[str]:
    """Return what one should know of views that come in: what is left out, and whose earlier one gives way."""
    _ = language.gettext
    replaced, older = (
        _("{person} had given a view before; the newer one takes its place."),
        _("{person} has given a newer view already; this one is left out."),
    )
    return [
        *(line for one in taken.given for line in _of_form(one, questionnaire, language)),
        *(replaced.format(person=person) for person in taken.replaced),
        *(older.format(person=person) for person in taken.older),
    ]


def _of_form(given: GivenView, questionnaire: Questionnaire, language: Language) -> list[str]:
    lines = []
    if given.nameless:
        words = language.gettext("{file}: no name is filled in; the view is listed under the file’s name.")
        lines.append(words.format(file=given.form.path.name))
    for code, why in given.not_taken.items():
        name = language.of(questionnaire.questions[code].name) if code in questionnaire.questions else ""
        of_question = " ".join(filter(None, (code, name)))
        lines.append(f"{given.form.path.name}: {of_question}: {not_taken_words(why, language)}")
    return lines
