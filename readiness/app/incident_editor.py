"""The incidents of an open document as people work on them, without any widget.

Facts, ticks and notes are stored at once, each as one change that can be undone; what the guide says follows from them.
"""

from dataclasses import replace
from datetime import date
from functools import cached_property

from readiness.app.session import Session
from readiness.domain.answers import NOTE_LIMIT
from readiness.domain.changes import PartChange
from readiness.domain.conditions import Fact
from readiness.domain.consistency import facts_of_severity
from readiness.domain.incidents import LINK_LIMIT, MOST_ENTRIES, Incident, Incidents, LogEntry, TaskNote
from readiness.domain.knowledge import Idea, IncidentFact, IncidentGuide, IncidentStep, SeverityRule
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.requirements import Requirement, parse_requirement
from readiness.domain.values import NAME_LIMIT, storable
from readiness.foundation import clock
from readiness.incident.case import NoRuleError
from readiness.incident.decision import IncidentDecision
from readiness.incident.facts import IncidentFacts
from readiness.incident.guide import decide
from readiness.incident.judging import JudgedIncident
from readiness.incident.sensitivity import Sensitivity, sensitivities
from readiness.incident.steps import fitting_ideas, steps_by_time
from readiness.planning.start import start_levels
from readiness.planning.steps import step_id
from readiness.results.assessment_result import AssessmentResult


def shown_first(result: AssessmentResult) -> int:
    """Return the number of the incident that is looked at first: the one that counts first, or else the newest one.

    0 where there is none.
    """
    counting = result.incident or (result.incidents[-1] if result.incidents else None)
    return counting.incident.number if counting else 0


class IncidentEditor:
    """Reads and changes the incident with a number; without a number, the one that is looked at first.

    A questionnaire without a guide has none.
    """

    def __init__(self, session: Session, number: int = 0) -> None:
        self._session = session
        self.number = number if self.all.find(number) else shown_first(session.result())

    @cached_property
    def guide(self) -> IncidentGuide:
        """The guide of the questionnaire."""
        guide = self.questionnaire.incident
        assert guide is not None
        return guide

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire that the guide belongs to."""
        return self._session.questionnaire

    @property
    def all(self) -> Incidents:
        """All incidents of the document."""
        return self._session.assessment.incidents

    @property
    def exists(self) -> bool:
        """Whether there is such an incident: it may have been deleted since."""
        return self.all.find(self.number) is not None

    @property
    def incident(self) -> Incident:
        """What is stored of it."""
        found = self.all.find(self.number)
        assert found is not None
        return found

    @property
    def judged(self) -> JudgedIncident:
        """The incident with what the guide says."""
        return next(one for one in self._session.result().incidents if one.incident.number == self.number)

    # What is known.

    @property
    def facts(self) -> IncidentFacts:
        """What is known on the day of the incident; a value that the guide does not know is unknown."""
        return self.judged.facts

    def given(self, fact: IncidentFact) -> Fact | None:
        """Return the value that people gave a fact for this incident, or None."""
        return self.facts.given.get(fact.code)

    def prefilled(self, fact: IncidentFact) -> Fact | None:
        """Return the value of a fact that is known of the organisation, or None: it need not be asked."""
        return self.facts.prefilled(fact)

    def repeats(self, fact: IncidentFact) -> bool:
        """Return whether a fact is a question about the organisation: its answer stands in the profile."""
        return self.facts.repeats(fact)

    def next_unknown(self, after: str) -> str | None:
        """Return the first unknown fact after another one, else the first of all, else None."""
        codes = [fact.code for fact in self.guide.deciding_first]
        unknown = sorted((f.code for f in self.facts.unknown(self.guide) if f.code != after), key=codes.index)
        later = [code for code in unknown if codes.index(code) > codes.index(after)]
        return next(iter(later or unknown), None)

    # What follows from it.

    @property
    def decision(self) -> IncidentDecision | None:
        """What the guide says; None where it has a gap."""
        return self.judged.decision

    @cached_property
    def severity_facts(self) -> frozenset[str]:
        """The facts that a severity depends on, of which an unknown one is tried with all its values."""
        return frozenset(fact.code for fact in facts_of_severity(self.guide))

    def outcome(self, code: str, value: Fact | None) -> tuple[SeverityRule, ...]:
        """Return the severities that would be possible if a fact had this value; nothing where the guide has a gap."""
        gates = self._session.result().gates
        try:
            return decide(self.guide, self.facts.changed(code, value), gates).possible
        except NoRuleError:
            return ()

    @property
    def sensitivities(self) -> tuple[Sensitivity, ...]:
        """Which single facts would lead to another severity or rule."""
        try:
            return sensitivities(self.guide, self.facts, self._session.result().gates)
        except NoRuleError:
            return ()

    @property
    def checklist(self) -> dict[str, tuple[IncidentStep, ...]]:
        """What to do by every time; nothing where the guide has a gap."""
        decision = self.decision
        return {} if decision is None else steps_by_time(self.guide, decision)

    @property
    def ideas(self) -> tuple[Idea, ...]:
        """The further ideas that fit; nothing where the guide has a gap."""
        decision = self.decision
        return () if decision is None else fitting_ideas(self.guide, decision)

    # What people do with incidents.

    def begin(self) -> None:
        """Begin an incident of today, of which nothing is known yet, beside all others; from now on this is the one."""
        new = Incident(self.all.next_number, clock.today())
        self._session.set_part(self.all.with_one(new))
        self.number = new.number

    def delete(self) -> None:
        """Delete the incident."""
        self._session.set_part(self.all.without(self.number))

    def close(self, *, closed: bool) -> None:
        """Close the incident as of today, or open it again; nothing of it is lost."""
        self._store(replace(self.incident, closed=clock.today() if closed else None))

    def set_title(self, title: str) -> None:
        """Say in a few words what happened."""
        self._store(replace(self.incident, title=storable(title, NAME_LIMIT)))

    def set_link(self, link: str) -> None:
        """Keep the address of the post."""
        self._store(replace(self.incident, link=storable(link, LINK_LIMIT)))

    # What people know and do.

    def set_fact(self, code: str, value: Fact | None) -> None:
        """Give a fact another value; None makes it unknown again.

        The answer to a question about the organisation goes where that is answered.
        """
        given = {other: kept for other, kept in self.incident.given.items() if other != code}
        if any(fact.code == code and self.repeats(fact) for fact in self.guide.facts):
            self._answer_profile(code, value, replace(self.incident, given=given))
            return
        if value is not None:
            given[code] = value
        self._store(replace(self.incident, given=given))

    def _answer_profile(self, code: str, value: Fact | None, incident: Incident) -> None:
        """Give the organisation's answer; what the incident held of it goes in the same step."""
        details = self._session.assessment.details
        profile = {other: kept for other, kept in details.profile.items() if other != code}
        if value is not None:
            profile[code] = str(value)
        changed = replace(details, profile=profile)
        self._session.apply_all([PartChange(details, changed), PartChange(self.all, self.all.with_one(incident))])

    def tick(self, step: str, *, done: bool) -> None:
        """Mark a step of the checklist as done, or take that back."""
        others = tuple(other for other in self.incident.ticked if other != step)
        self._store(replace(self.incident, ticked=(*others, step) if done else others))

    def choose(self, idea: str, *, chosen: bool) -> None:
        """Choose one of the further ideas, or take that back."""
        others = tuple(other for other in self.incident.ideas if other != idea)
        self._store(replace(self.incident, ideas=(*others, idea) if chosen else others))

    def assign(self, step: str, owner: str, due: date | None) -> None:
        """Say who does a step until when; an empty name and no day take that back."""
        self._store(replace(self.incident, tasks=_noted(self.incident.tasks, step, owner, due)))

    def plannable(self, step: IncidentStep) -> bool:
        """Return whether a step leads to a level that is not reached yet, so that the plan can take it in."""
        return bool(self._waiting(step))

    def in_plan(self, step: IncidentStep) -> bool:
        """Return whether the plan has taken in all that a step leads to."""
        taken = self._session.assessment.plan.taken_in
        waiting = self._waiting(step)
        return bool(waiting) and all(taken.get(wanted.code, 0) >= wanted.level for wanted in waiting)

    def into_plan(self, step: IncidentStep) -> list[str]:
        """Have the plan take in what a step leads to, with its owner and day; return the ids of the steps of the plan.

        What the plan says of owner and day already is only replaced by what is known here.
        """
        note, notes = self.incident.task(step.code), self._session.assessment.plan
        ids = []
        for wanted in self._waiting(step):
            capability = self.questionnaire.capabilities[wanted.code]
            ids.append(step_id(capability, capability.rung_from(wanted.level)))
            planned = notes.note(ids[-1])
            planned = replace(planned, owner=note.owner or planned.owner, due=note.due or planned.due)
            taken_in = {**notes.taken_in, wanted.code: max(wanted.level, notes.taken_in.get(wanted.code, 0))}
            notes = replace(notes.with_note(ids[-1], planned), taken_in=taken_in)
        self._session.set_part(notes)
        return ids

    def out_of_plan(self, step: IncidentStep) -> None:
        """Take what a step leads to out of the plan again, where its goal does not ask for it; notes on steps stay."""
        gone = {wanted.code for wanted in self._waiting(step)}
        notes = self._session.assessment.plan
        kept = {code: level for code, level in notes.taken_in.items() if code not in gone}
        self._session.set_part(replace(notes, taken_in=kept))

    def _waiting(self, step: IncidentStep) -> list[Requirement]:
        """Return what a step leads to and is not reached; what does not apply is left out."""
        start = start_levels(self.questionnaire, self._session.assessment)
        led = (parse_requirement(text) for text in step.leads_to)
        return [wanted for wanted in led if wanted.code in start and start[wanted.code] < wanted.level]

    def assign_clearing(self, fact: str, owner: str, due: date | None) -> None:
        """Say who finds out a fact until when; an empty name and no day take that back."""
        self._store(replace(self.incident, clearing=_noted(self.incident.clearing, fact, owner, due)))

    def log(self, on: date, words: str) -> None:
        """Write down what happened or was done on a day; the log is kept in the order of the days.

        Nothing where there are no words, or the log is full.
        """
        entry = LogEntry(on, storable(words, NOTE_LIMIT))
        if entry.text and len(self.incident.log) < MOST_ENTRIES:
            entries = sorted((*self.incident.log, entry), key=lambda one: one.on)
            self._store(replace(self.incident, log=tuple(entries)))

    def strike(self, at: int) -> None:
        """Take an entry out of the log, by its place."""
        self._store(replace(self.incident, log=(*self.incident.log[:at], *self.incident.log[at + 1 :])))

    def _store(self, incident: Incident) -> None:
        self._session.set_part(self.all.with_one(incident))


def _noted(notes: dict[str, TaskNote], code: str, owner: str, due: date | None) -> dict[str, TaskNote]:
    """Return notes with one of them replaced; an empty one is dropped."""
    others = {other: kept for other, kept in notes.items() if other != code}
    note = TaskNote(storable(owner, NAME_LIMIT), due)
    return others if note == TaskNote() else {**others, code: note}
