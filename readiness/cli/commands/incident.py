"""`readiness incident`: how bad an incident is, what to do, and what would change that."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from readiness.app.documents import result_of
from readiness.cli.documents import read
from readiness.cli.output import say, write_json
from readiness.domain.knowledge import CourseElement, IncidentGuide
from readiness.exchange.incident_json import (
    FIRST_FORMAT,
    FORMAT,
    OptionEntry,
    read_incident_facts,
    write_first_incident,
    write_incident,
)
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES, Language
from readiness.foundation.translation import N_
from readiness.incident.case import NoRuleError
from readiness.incident.decision import IncidentDecision
from readiness.incident.facts import IncidentFacts
from readiness.incident.guide import decide, decide_by_assumption
from readiness.incident.sensitivity import Sensitivity, assumed_sensitivities, sensitivities
from readiness.incident.steps import fitting_ideas
from readiness.scoring.score import GateStatus
from readiness.wording.incident import (
    certain_course,
    incident_step_texts,
    option_reason,
    option_texts,
    severity_in_sentence,
    severity_meaning,
    severity_name,
    single_find_out_texts,
    time_names,
)


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    parser = commands.add_parser("incident", help=language.gettext("say what to do after an incident"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument(
        "--facts",
        metavar="FACTS.json",
        type=Path,
        required=True,
        help=language.gettext("what is known about the incident"),
    )
    parser.add_argument("--json", action="store_true", help=language.gettext("print JSON"))
    parser.add_argument(
        "--format",
        choices=(FORMAT, FIRST_FORMAT),
        help=language.gettext("the shape of the JSON; in the first one an unknown fact counts as a middle value"),
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=language.code, help=language.gettext("in which language"))
    parser.set_defaults(run=run, refuse=parser.error)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Print the decision, for people or as JSON; the steps are texts in the language that was chosen."""
    if arguments.format and not arguments.json:
        arguments.refuse(language.gettext("--format is for JSON; what people read follows the newest version."))
    latest, status = read(arguments.document, language)
    result = result_of(latest.content)
    guide = result.questionnaire.incident
    if guide is None:
        raise UserError(
            "incident-guide-missing",
            N_("The questionnaire of this document has no incident guide."),
            N_("Choose a document of another questionnaire."),
            where=str(arguments.document),
        )
    facts = read_incident_facts(arguments.facts, guide, result.today, result.known)
    language = LANGUAGES[arguments.lang]
    try:
        if arguments.json:
            first = arguments.format == FIRST_FORMAT
            write_json((_first_json if first else _json)(guide, facts, result.gates, language))
        else:
            _say(guide, facts, result.gates, language)
    except NoRuleError as error:
        raise UserError(
            "incident-guide-faulty",
            N_("The incident guide of this questionnaire cannot decide: {problem}."),
            N_("Fix the questionnaire and create a new document."),
            where=str(arguments.document),
            problem=error.why,
        ) from error
    return status


def _json(guide: IncidentGuide, facts: IncidentFacts, gates: Mapping[str, GateStatus], language: Language) -> bytes:
    decision = decide(guide, facts, gates)
    options = [
        OptionEntry(
            judged.option.code,
            judged.fit,
            {code: option_reason(judged, decision, words) for code, words in LANGUAGES.items()},
        )
        for judged in decision.options
    ]
    steps = incident_step_texts(guide, decision, language)
    return write_incident(decision, steps, sensitivities(guide, facts, gates), options)


def _first_json(
    guide: IncidentGuide, facts: IncidentFacts, gates: Mapping[str, GateStatus], language: Language
) -> bytes:
    decision = decide_by_assumption(guide, facts, gates)
    steps = incident_step_texts(guide, replace(decision, unknown=()), language)
    steps["24h"] = (*single_find_out_texts(decision, language), *steps["24h"])
    return write_first_incident(decision, steps, assumed_sensitivities(guide, facts, gates))


def _say(guide: IncidentGuide, facts: IncidentFacts, gates: Mapping[str, GateStatus], language: Language) -> None:
    decision = decide(guide, facts, gates)
    lines = _IncidentLines(guide, language)
    steps = incident_step_texts(guide, decision, language)
    turns_on = sensitivities(guide, facts, gates)
    course, options, told = lines.course(decision), lines.options(decision), lines.steps(steps, decision)
    # While it is open, what cannot wait comes first: most of the course is not known yet.
    parts = [told, options, course] if decision.open else [course, options, told]
    parts.insert(0 if decision.open else 2, lines.remarks(decision))
    for line in chain(lines.severity(decision), *parts, lines.turns_on(turns_on), lines.end(decision)):
        say(line)


class _IncidentLines:
    """The lines that people read, part by part; every part but the first begins with an empty line."""

    def __init__(self, guide: IncidentGuide, language: Language) -> None:
        self._guide = guide
        self._language = language

    def severity(self, decision: IncidentDecision) -> Iterator[str]:
        """Yield the severity and the rule, or what decides it."""
        _, language = self._language.gettext, self._language
        name = severity_name(decision, language)
        yield _("Severity: {name}").format(name=name) + f" – {severity_meaning(decision, language)}"
        if decision.rule:
            yield _("Rule {number}").format(number=decision.rule.number) + f" – {language.of(decision.rule.reason)}"

    def options(self, decision: IncidentDecision) -> Iterator[str]:
        """Yield the options with their reasons."""
        yield ""
        yield self._language.gettext("The options in this case:")
        for option in option_texts(decision, self._language):
            yield f"  {option.code}  {option.name}: {option.fit}. {option.reason}"

    def course(self, decision: IncidentDecision) -> Iterator[str]:
        """Yield what is right in any case, and what may be."""
        _ = self._language.gettext
        yield from self._part(_("What to do in any case:"), certain_course(decision))
        yield from self._part(_("What may also be suitable when more is known:"), decision.depends)

    def remarks(self, decision: IncidentDecision) -> Iterator[str]:
        """Yield what else counted, and what is unknown."""
        _, language = self._language.gettext, self._language
        if decision.modifiers:
            yield ""
            yield _("What else counted:")
            yield from (f"  – {language.of(modifier.reason)}" for modifier in decision.modifiers)
        if decision.unknown:
            yield ""
            yield _("Not known yet:")
            yield from (f"  {fact.code}  {language.of(fact.name)}" for fact in decision.unknown)

    def _part(self, title: str, elements: Sequence[CourseElement]) -> Iterator[str]:
        if elements:
            yield ""
            yield title
            yield from (f"  {element.option}  {self._language.of(element.text)}" for element in elements)

    def steps(self, steps: Mapping[str, Sequence[str]], decision: IncidentDecision) -> Iterator[str]:
        """Yield the steps by time, and why there are no later ones while the severity is open."""
        for time, name in time_names(self._language).items():
            if steps[time]:
                yield ""
                yield f"{name}:"
                yield from (f"  – {text}" for text in steps[time])
        if decision.open:
            yield ""
            yield self._language.gettext("What to do after that is shown once the severity is known.")

    def turns_on(self, turns_on: Sequence[Sensitivity]) -> Iterator[str]:
        """Yield what would lead to another severity or rule, with the meaning of the value."""
        if not turns_on:
            return
        yield ""
        yield self._language.gettext("What would change the result:")
        line = self._language.gettext("{fact} = {value} → {severity} (rule {rule})")
        for entry in turns_on:
            meaning = next(choice.text for choice in entry.fact.choices if choice.value == entry.value)
            text = line.format(
                fact=self._language.of(entry.fact.name),
                value=entry.value,
                severity=severity_in_sentence(entry.severity, self._language),
                rule=entry.rule.number,
            )
            yield f"  {entry.fact.code}  {text}"
            yield f"      {self._language.of(meaning)}"

    def end(self, decision: IncidentDecision) -> Iterator[str]:
        """Yield the further ideas, which the course speaks of, and who decides."""
        if ideas := fitting_ideas(self._guide, decision):
            yield ""
            yield self._language.gettext("Further ideas:")
            yield from (f"  – {self._language.of(idea.text)}" for idea in ideas)
        yield ""
        yield self._language.of(self._guide.disclaimer)
