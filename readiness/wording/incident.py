"""An incident decision in words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from readiness.domain.conditions import Fact
from readiness.domain.knowledge import AnswerKind, CourseElement, Fit, IncidentFact, IncidentGuide, SeverityRule
from readiness.foundation.language import Language
from readiness.incident.decision import IncidentDecision, OptionJudgement
from readiness.incident.judging import JudgedIncident
from readiness.incident.sensitivity import Sensitivity
from readiness.incident.steps import steps_by_time

# A word of two letters before the point: "z. B." ends no sentence.
_FIRST_SENTENCE = re.compile(r"(.*?[^\W\d_]{2}[.!?])\s", re.DOTALL)
# Shapes that differ without colour. Every one of them is in the fonts that come along.
_SIGNS = {Fit.YES: "✓", Fit.NO: "✗", Fit.DEPENDS: "○", Fit.PREPARED_FIRST: "→"}
# Severities whose names are colours.
_COLOURS = {"green", "amber", "red"}


@dataclass(frozen=True, slots=True)
class OptionText:
    """One of the options in words: its name, whether it is right in this case, and why; `sign` says it as a shape."""

    code: str
    name: str
    fit: str
    sign: str
    reason: str

    @property
    def title(self) -> str:
        """What it is called where its letter stands before its name."""
        return f"{self.code}  {self.name}"


def incident_step_texts(
    guide: IncidentGuide, decision: IncidentDecision, language: Language
) -> dict[str, tuple[str, ...]]:
    """Return what to do by every time; finding out what is unknown comes first within 24 hours."""
    texts = {
        time: tuple(language.of(step.text) for step in steps) for time, steps in steps_by_time(guide, decision).items()
    }
    texts["24h"] = (*find_out_texts(decision, language), *texts["24h"])
    return texts


def find_out_texts(decision: IncidentDecision, language: Language) -> list[str]:
    """Return what to find out, as one step: while the severity is open, only what decides it."""
    if decision.deciding:
        words = language.gettext("Find out first what decides: {facts}.")
        return [words.format(facts=_fact_names(decision.deciding, language))]
    if decision.unknown:
        return [language.gettext("Find out: {facts}.").format(facts=_fact_names(decision.unknown, language))]
    return []


def single_find_out_texts(decision: IncidentDecision, language: Language) -> list[str]:
    """Return a step for every unknown fact (`readiness-incident/1`)."""
    find_out = language.gettext("Find out: {question}")
    return [find_out.format(question=language.of(fact.question)) for fact in decision.unknown]


def _fact_names(facts: Iterable[IncidentFact], language: Language) -> str:
    return ", ".join(language.of(fact.name) for fact in facts)


def severity_in_sentence(rule: SeverityRule, language: Language) -> str:
    """Return the name of a severity as it stands inside a sentence: colours are no nouns there, other names may be."""
    name = language.of(rule.name)
    return name[:1].lower() + name[1:] if rule.severity in _COLOURS else name


def severity_name(decision: IncidentDecision, language: Language) -> str:
    """Return the name of the severity; while it is open, which ones are possible."""
    if decision.severity is not None:
        return language.of(decision.severity.name)
    possible = [severity_in_sentence(rule, language) for rule in decision.possible]
    return language.gettext("not known yet ({severities} possible)").format(severities=language.alternatives(possible))


def severity_meaning(decision: IncidentDecision, language: Language) -> str:
    """Return what the severity means; while it is open, what would decide it."""
    if decision.severity is not None:
        return language.of(decision.severity.meaning)
    words = language.gettext("Too little is known to say how serious this is. These facts decide: {facts}.")
    return words.format(facts=_fact_names(decision.deciding or decision.unknown, language))


def possible_severities(decision: IncidentDecision, language: Language) -> str:
    """Return which severities are possible while it is open."""
    names = [language.of(rule.name) for rule in decision.possible]
    return language.gettext("Possible: {severities}.").format(severities=language.alternatives(names))


def certain_course(decision: IncidentDecision) -> tuple[CourseElement, ...]:
    """Return what is right in any case; a further idea alone is not worth saying while the severity is open."""
    return () if decision.open and len(decision.course) == 1 else decision.course


def reason_texts(decision: IncidentDecision, language: Language) -> list[str]:
    """Return why the guide decides as it does: the rule that fired, and what else counted."""
    rule = [decision.rule.reason] if decision.rule else []
    return [language.of(reason) for reason in (*rule, *(modifier.reason for modifier in decision.modifiers))]


def fit_names(language: Language) -> dict[Fit, str]:
    """Return what people call the fit of an option."""
    _ = language.gettext
    return {
        Fit.YES: _("suitable"),
        Fit.NO: _("not suitable"),
        Fit.DEPENDS: _("it depends"),
        Fit.PREPARED_FIRST: _("suitable after preparation"),
    }


def option_texts(decision: IncidentDecision, language: Language) -> list[OptionText]:
    """Return every option with a reason in this case."""
    names = fit_names(language)
    return [
        OptionText(
            judged.option.code,
            language.of(judged.option.name),
            names[judged.fit],
            _SIGNS[judged.fit],
            option_reason(judged, decision, language),
        )
        for judged in decision.options
    ]


def option_reason(judged: OptionJudgement, decision: IncidentDecision, language: Language) -> str:
    """Return why an option is right or wrong in this case."""
    if judged.reason is not None:
        return language.of(judged.reason)
    if judged.fit is Fit.DEPENDS and decision.deciding:
        words = language.gettext("It depends on what is not known yet: {facts}.")
        return words.format(facts=_fact_names(decision.deciding, language))
    return language.of(judged.option.right_when if judged.fit is Fit.YES else judged.option.wrong_when)


def time_names(language: Language) -> dict[str, str]:
    """Return the names of the times until which something is to be done."""
    _ = language.gettext
    return {
        "24h": _("Within 24 hours"),
        "1w": _("Within 1 week"),
        "30d": _("Within 30 days"),
        "90d": _("Within 90 days"),
    }


def fact_value(fact: IncidentFact, value: Fact | None, language: Language) -> str:
    """Return the value of a fact as people read it; a value that the guide does not know as it is."""
    if value is None:
        return language.gettext("unknown")
    if fact.kind is AnswerKind.YES_NO:
        return {"yes": language.gettext("yes"), "no": language.gettext("no")}.get(str(value), str(value))
    if fact.kind is AnswerKind.DATE:
        try:
            return language.long_date(date.fromisoformat(str(value)))
        except ValueError:
            return str(value)
    texts = {choice.value: choice.text for choice in fact.choices}
    return language.of(texts[value]) if value in texts else str(value)


def in_short(words: str) -> str:
    """Return the first sentence, which says it; examples follow after it."""
    found = _FIRST_SENTENCE.match(words)
    return found[1] if found else words


def turn_text(turn: Sensitivity, decision: IncidentDecision, language: Language) -> str:
    """Return what would turn a decision, and where that would lead: to another severity, or to another response."""
    meaning = in_short(fact_value(turn.fact, turn.value, language)).rstrip(".")
    words = language.gettext("{fact}: “{meaning}” → {severity}")
    if turn.severity == decision.severity:
        words = language.gettext("{fact}: “{meaning}” → still {severity}, but another response")
    return words.format(
        fact=language.of(turn.fact.name), meaning=meaning, severity=severity_in_sentence(turn.severity, language)
    )


def incident_title(judged: JudgedIncident, language: Language) -> str:
    """Return what an incident is called: as people call it, or else by the day since when it is known."""
    day = language.long_date(judged.known_since or judged.incident.on)
    return judged.incident.title or language.gettext("Incident of {date}").format(date=day)
