"""`readiness incident`: the incidents of a document; how bad one is, what to do, and what would change that."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from readiness.app.documents import result_of
from readiness.app.incident_editor import IncidentEditor, shown_first
from readiness.app.output import check_target
from readiness.app.report_orders import read_order
from readiness.app.reports import check_ending, write_report
from readiness.cli.documents import changing, read
from readiness.cli.output import say, say_done, write_json
from readiness.cli.phrases import add_phrase, phrase_source
from readiness.documents.latest import Latest
from readiness.domain.knowledge import CourseElement, IncidentGuide
from readiness.exchange.incident_json import (
    FIRST_FORMAT,
    FORMAT,
    OptionEntry,
    read_incident_facts,
    write_first_incident,
    write_incident,
    write_incidents,
)
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES, Language
from readiness.foundation.translation import N_
from readiness.incident.case import NoRuleError
from readiness.incident.decision import IncidentDecision
from readiness.incident.facts import IncidentFacts
from readiness.incident.guide import decide, decide_by_assumption
from readiness.incident.judging import JudgedIncident
from readiness.incident.sensitivity import Sensitivity, assumed_sensitivities, sensitivities
from readiness.incident.steps import fitting_ideas
from readiness.reporting.editions import PAPER
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.score import GateStatus
from readiness.wording.incident import (
    certain_course,
    incident_step_texts,
    incident_title,
    option_reason,
    option_texts,
    severity_in_sentence,
    severity_meaning,
    severity_name,
    single_find_out_texts,
    time_names,
)
from readiness.wording.incident_summary import known_since


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: Language) -> None:
    _ = language.gettext
    parser = commands.add_parser("incident", help=_("say what to do after an incident"))
    parser.add_argument("document", metavar="DOC", type=Path)
    parser.add_argument("--facts", metavar="FACTS.json", type=Path, help=_("what is known about the incident"))
    parser.add_argument("--incident", metavar="N", type=int, help=_("which incident of the document"))
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", help=_("list the incidents of the document"))
    what.add_argument("--new", action="store_true", help=_("store a new incident, with --facts what is known of it"))
    what.add_argument("--close", action="store_true", help=_("close the incident; it stays in the document"))
    what.add_argument("--paper", metavar="OUT.pdf|OUT.html", type=Path, help=_("write the decision paper, one page"))
    parser.add_argument("--title", metavar="TITLE", help=_("store what the incident is called"))
    parser.add_argument("--link", metavar="ADDRESS", help=_("store the address of the post"))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.add_argument(
        "--format",
        choices=(FORMAT, FIRST_FORMAT),
        help=_("the shape of the JSON; in the first one an unknown fact counts as a middle value"),
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=language.code, help=_("in which language"))
    add_phrase(parser, language)
    parser.set_defaults(run=run, refuse=parser.error)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Print a decision or the list, for people or as JSON, write the decision paper, or change an incident."""
    _ = language.gettext
    if arguments.format and not arguments.json:
        arguments.refuse(_("--format is for JSON; what people read follows the newest version."))
    if arguments.facts and not arguments.new and (arguments.incident or arguments.list or arguments.paper):
        arguments.refuse(_("--facts is for an incident that is not in the document, or for a new one."))
    if arguments.new and arguments.incident:
        arguments.refuse(_("A new incident gets its number by itself."))
    if arguments.new or arguments.close or arguments.title is not None or arguments.link is not None:
        return _change(arguments, language)
    if arguments.paper:
        check_ending(arguments.paper)
        check_target(arguments.paper, [arguments.document])
    latest, status = read(arguments.document, language, phrase_source(arguments, language))
    result = result_of(latest.content)
    _check_guide(result, arguments.document)
    spoken = LANGUAGES[arguments.lang]
    if arguments.list:
        _list(result, spoken, as_json=arguments.json)
    elif arguments.paper:
        _write_paper(arguments, latest, result, language)
    else:
        _tell(arguments, result, spoken)
    return status


def _check_guide(result: AssessmentResult, document: Path) -> IncidentGuide:
    guide = result.questionnaire.incident
    if guide is None:
        raise UserError(
            "incident-guide-missing",
            N_("The questionnaire of this document has no incident guide."),
            N_("Choose a document of another questionnaire."),
            where=str(document),
        )
    return guide


def _chosen(arguments: argparse.Namespace, result: AssessmentResult) -> JudgedIncident:
    """Return the incident with the number that was given, or else the one that is looked at first."""
    number = arguments.incident or shown_first(result)
    found = next((one for one in result.incidents if one.incident.number == number), None)
    if found is None and arguments.incident:
        raise UserError(
            "incident-unknown",
            N_("The document has no incident {number}."),
            N_("“readiness incident DOC --list” shows which ones there are."),
            where=str(arguments.document),
            number=arguments.incident,
        )
    if found is None:
        raise UserError(
            "incident-none",
            N_("The document has no incident yet."),
            N_("Store one with --new, or name a file of facts with --facts."),
            where=str(arguments.document),
        )
    return found


def _change(arguments: argparse.Namespace, language: Language) -> int:
    """Begin an incident, name it or close it."""
    with changing(arguments.document, language) as opened:
        session = opened.session
        result = session.result()
        guide = _check_guide(result, arguments.document)
        # All of it is read before anything is stored.
        known = read_incident_facts(arguments.facts, guide, result.today, result.known) if arguments.facts else None
        editor = IncidentEditor(session, 0 if arguments.new else _chosen(arguments, result).incident.number)
        if arguments.new:
            editor.begin()
        for code, value in known.given.items() if known else ():
            editor.set_fact(code, value)
        if arguments.title is not None:
            editor.set_title(arguments.title)
        if arguments.link is not None:
            editor.set_link(arguments.link)
        if arguments.close:
            editor.close(closed=True)
        opened.say_when_stored(language.gettext("Incident {n} stored."), n=editor.number)
    return opened.status


def _list(result: AssessmentResult, language: Language, *, as_json: bool) -> None:
    """Print all incidents, one a line."""
    if as_json:
        write_json(write_incidents(result.incidents, result.incident))
        return
    _ = language.gettext
    if not result.incidents:
        say(_("The document has no incident yet."))
    for judged in result.incidents:
        closed = judged.incident.closed
        state = _("open") if closed is None else _("closed on {date}").format(date=language.long_date(closed))
        line = _("{n}  {title} · known since {date} · {state}").format(
            n=judged.incident.number,
            title=incident_title(judged, language),
            date=language.long_date(known_since(judged)),
            state=state,
        )
        if judged.decision is not None and closed is None:
            line += " · " + _("Severity: {name}").format(name=severity_name(judged.decision, language))
        say(line)


def _write_paper(arguments: argparse.Namespace, latest: Latest, result: AssessmentResult, language: Language) -> None:
    judged = _chosen(arguments, result)
    if judged.decision is None:
        raise _gap(arguments.document)
    order = read_order(arguments.document, PAPER, LANGUAGES[arguments.lang], latest=latest)
    write_report(replace(order, incident=judged.incident.number), arguments.paper)
    say_done(language.gettext("Decision paper saved to {path}.").format(path=arguments.paper))


def _tell(arguments: argparse.Namespace, result: AssessmentResult, language: Language) -> None:
    """Print what the guide says of facts from a file, or of an incident of the document."""
    guide = _check_guide(result, arguments.document)
    if arguments.facts:
        facts = read_incident_facts(arguments.facts, guide, result.today, result.known)
    else:
        facts = _chosen(arguments, result).facts
    try:
        if arguments.json:
            first = arguments.format == FIRST_FORMAT
            write_json((_first_json if first else _json)(guide, facts, result.gates, language))
        else:
            _say(guide, facts, result.gates, language)
    except NoRuleError as error:
        raise _gap(arguments.document, error) from error


def _gap(document: Path, error: NoRuleError | None = None) -> UserError:
    if error is None:
        return UserError(
            "incident-guide-faulty",
            N_("The incident guide of this questionnaire cannot decide these facts."),
            N_("Fix the questionnaire and create a new document."),
            where=str(document),
        )
    return UserError(
        "incident-guide-faulty",
        N_("The incident guide of this questionnaire cannot decide: {problem}."),
        N_("Fix the questionnaire and create a new document."),
        where=str(document),
        problem=error.why,
    )


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
