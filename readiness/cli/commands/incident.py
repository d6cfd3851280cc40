"""`readiness incident`: how bad an incident is, what to do, and what would change that."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from readiness.app.documents import result_of
from readiness.cli.documents import read
from readiness.cli.output import say, write_json
from readiness.domain.knowledge import IncidentFact, IncidentGuide
from readiness.exchange.incident_json import read_incident_facts, write_incident
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES, Language
from readiness.foundation.translation import N_
from readiness.incident.decision import IncidentDecision
from readiness.incident.facts import IncidentFacts, counts_as
from readiness.incident.guide import NoRuleError, decide
from readiness.incident.sensitivity import Sensitivity, sensitivities
from readiness.scoring.score import GateStatus
from readiness.wording.incident import incident_step_texts, time_names


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
    parser.add_argument("--lang", choices=LANGUAGES, default=language.code, help=language.gettext("in which language"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Print the decision, for people or as JSON; the steps are texts in the language that was chosen."""
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
    facts = read_incident_facts(arguments.facts, guide, result.on)
    gates = {gate.code: gate.status for gate in result.score.gates}
    decision, turns_on = _decide(guide, facts, gates, arguments.document)
    language = LANGUAGES[arguments.lang]
    steps = incident_step_texts(guide, decision, language)
    if arguments.json:
        write_json(write_incident(decision, steps, turns_on))
        return status
    lines = _IncidentLines(guide, language)
    for line in [*lines.decision(decision), *lines.steps(steps), *lines.turns_on(turns_on), *lines.end()]:
        say(line)
    return status


def _decide(
    guide: IncidentGuide, facts: IncidentFacts, gates: Mapping[str, GateStatus], document: Path
) -> tuple[IncidentDecision, Sequence[Sensitivity]]:
    try:
        return decide(guide, facts, gates), sensitivities(guide, facts, gates)
    except NoRuleError as error:
        raise UserError(
            "incident-guide-faulty",
            N_("The incident guide of this questionnaire cannot decide ({problem})."),
            N_("Mend the questionnaire and make a new document."),
            where=str(document),
            problem=str(error),
        ) from error


class _IncidentLines:
    """The lines that people read, part by part; every part but the first begins with an empty line."""

    def __init__(self, guide: IncidentGuide, language: Language) -> None:
        self._guide = guide
        self._language = language

    def decision(self, decision: IncidentDecision) -> Iterator[str]:
        """Yield severity, rule, course, reasons and what is unknown."""
        _ = self._language.gettext
        severity, rule = decision.severity, decision.rule
        name = self._language.of(severity.name)
        yield _("Severity: {name}").format(name=name) + f" – {self._language.of(severity.meaning)}"
        yield _("Rule {number}").format(number=rule.number) + f" – {self._language.of(rule.reason)}"
        yield ""
        yield _("Course of action:")
        yield from (f"  {element.option}  {self._language.of(element.text)}" for element in decision.course)
        if decision.modifiers:
            yield ""
            yield _("What else counted:")
            yield from (f"  – {self._language.of(modifier.reason)}" for modifier in decision.modifiers)
        if decision.unknown:
            yield ""
            yield _("Not known yet:")
            yield from (f"  {fact.code}  {self._unknown(fact)}" for fact in decision.unknown)

    def steps(self, steps: Mapping[str, Sequence[str]]) -> Iterator[str]:
        """Yield the steps by time."""
        for time, name in time_names(self._language).items():
            if steps[time]:
                yield ""
                yield f"{name}:"
                yield from (f"  – {text}" for text in steps[time])

    def turns_on(self, turns_on: Sequence[Sensitivity]) -> Iterator[str]:
        """Yield what would lead to another severity or rule, with the meaning of the value."""
        if not turns_on:
            return
        yield ""
        yield self._language.gettext("What would turn the result:")
        line = self._language.gettext("{fact} at {value}: {severity}, rule {rule}")
        for entry in turns_on:
            meaning = next(choice.text for choice in entry.fact.choices if choice.value == entry.value)
            text = line.format(
                fact=self._language.of(entry.fact.name),
                value=entry.value,
                severity=self._language.of(entry.severity.name),
                rule=entry.rule.number,
            )
            yield f"  {entry.fact.code}  {text}"
            yield f"      {self._language.of(meaning)}"

    def end(self) -> Iterator[str]:
        """Yield the further ideas, which the course speaks of, and who decides."""
        if self._guide.further_ideas:
            yield ""
            yield self._language.gettext("Further ideas:")
            yield from (f"  – {self._language.of(idea)}" for idea in self._guide.further_ideas)
        yield ""
        yield self._language.of(self._guide.disclaimer)

    def _unknown(self, fact: IncidentFact) -> str:
        name = self._language.of(fact.name)
        counted = counts_as(fact)
        if counted is None:
            return name
        value = self._language.gettext("no") if counted == "no" else counted
        return self._language.gettext("{name}, counts as {value}").format(name=name, value=value)
