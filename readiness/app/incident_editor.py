"""The incident of an open document as people work on it, without any widget.

Facts and ticks are stored at once, each as one change that can be undone; what the guide says follows from them.
"""

from dataclasses import replace
from functools import cached_property

from readiness.app.session import Session
from readiness.domain.changes import PartChange
from readiness.domain.conditions import Fact
from readiness.domain.consistency import facts_of_severity
from readiness.domain.incident_record import IncidentRecord
from readiness.domain.knowledge import Idea, IncidentFact, IncidentGuide, IncidentStep, SeverityRule
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation import clock
from readiness.incident.case import NoRuleError
from readiness.incident.decision import IncidentDecision
from readiness.incident.facts import IncidentFacts, recorded_facts
from readiness.incident.guide import decide
from readiness.incident.sensitivity import Sensitivity, sensitivities
from readiness.incident.steps import fitting_ideas, steps_by_time


class IncidentEditor:
    """Reads and changes the incident; a questionnaire without a guide has none."""

    def __init__(self, session: Session) -> None:
        self._session = session

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
    def record(self) -> IncidentRecord:
        """What is stored."""
        return self._session.assessment.incident

    # What is known.

    @property
    def facts(self) -> IncidentFacts:
        """What is known on the day of the incident; a value that the guide does not know is unknown."""
        assert self.record.on is not None
        return recorded_facts(self.guide, self.record.on, self.record.given, self._session.result().known)

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
        try:
            return self._session.result().incident
        except NoRuleError:
            return None

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

    # What people do.

    def begin(self) -> None:
        """Assess an incident of today, of which nothing is known yet; what was known of an earlier one goes."""
        self._session.set_part(IncidentRecord(on=clock.today()))

    def clear(self) -> None:
        """Forget the incident."""
        self._session.set_part(IncidentRecord())

    def set_fact(self, code: str, value: Fact | None) -> None:
        """Give a fact another value; None makes it unknown again.

        The answer to a question about the organisation goes where that is answered.
        """
        given = {other: kept for other, kept in self.record.given.items() if other != code}
        if any(fact.code == code and self.repeats(fact) for fact in self.guide.facts):
            self._answer_profile(code, value, replace(self.record, given=given))
            return
        if value is not None:
            given[code] = value
        self._session.set_part(replace(self.record, given=given))

    def _answer_profile(self, code: str, value: Fact | None, record: IncidentRecord) -> None:
        """Give the organisation's answer; what the incident held of it goes in the same step."""
        details = self._session.assessment.details
        profile = {other: kept for other, kept in details.profile.items() if other != code}
        if value is not None:
            profile[code] = str(value)
        changed = replace(details, profile=profile)
        self._session.apply_all([PartChange(details, changed), PartChange(self.record, record)])

    def tick(self, step: str, *, done: bool) -> None:
        """Mark a step of the checklist as done, or take that back."""
        others = tuple(other for other in self.record.ticked if other != step)
        self._session.set_part(replace(self.record, ticked=(*others, step) if done else others))

    def choose(self, idea: str, *, chosen: bool) -> None:
        """Choose one of the further ideas, or take that back."""
        others = tuple(other for other in self.record.ideas if other != idea)
        self._session.set_part(replace(self.record, ideas=(*others, idea) if chosen else others))
