"""What a template of the report may ask for, as `page.…`."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from markupsafe import Markup

from readiness.domain.accent import DEFAULT_ACCENT, readable_accent
from readiness.domain.assessment import Assessment, Details
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.levels import HIGHEST
from readiness.domain.profile import COUNTRY
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.language import Language
from readiness.planning.roadmap import Roadmap
from readiness.reporting.chapters import Chapter, chapters
from readiness.reporting.charts.report_charts import ReportCharts
from readiness.reporting.logo import logo_address
from readiness.reporting.order import Order
from readiness.reporting.templates import PROGRAM, css_string, page_number
from readiness.results.assessment_result import AssessmentResult
from readiness.results.credibility import credibility
from readiness.results.pairing import pair_up
from readiness.results.proof import Proof, proof
from readiness.results.quick_wins import QuickWin, quick_wins
from readiness.results.recommendations import left_out
from readiness.results.risk_picture import RiskPicture, risk_picture
from readiness.results.strengths import Strength, strengths
from readiness.scoring.score import Score
from readiness.validation.canonical import holds_its_hash
from readiness.wording.asked_facts import (
    CutText,
    FactText,
    NotAskedText,
    cuts_in_words,
    facts_in_words,
    not_asked,
)
from readiness.wording.benchmark import BenchmarkWords
from readiness.wording.credibility import credibility_lines, proof_warning
from readiness.wording.decision import DecisionWords
from readiness.wording.glossary import glossary_of
from readiness.wording.house import left_out_line, own_effort_line, printed_layer
from readiness.wording.incident_response import IncidentResponse, incident_to_decide
from readiness.wording.incident_summary import (
    ClosedIncident,
    IncidentSummary,
    closed_incidents,
    incident_summary,
    open_incidents,
)
from readiness.wording.pairing import PairingWords
from readiness.wording.percent import percent_figure
from readiness.wording.protection import Protected, protected
from readiness.wording.series import SinceLast
from readiness.wording.versions import VERSION_AND_HASH, hash_line, record_line
from readiness.wording.views import ViewsSummary, ViewWords
from readiness.wording.wording import Wording
from readiness.wording.work_packages import Workload, WorkPackage, work_packages, workload
from readiness.wording.workshop_summary import WorkshopSummary, workshop_summary


@dataclass(frozen=True)
class ReportPage:
    """One report in the making; everything derived is computed when a template first asks for it.

    So an edition pays only for what it prints, and a new property costs nothing where no template names it.
    """

    order: Order

    # How much of a list the management edition prints, so that it keeps to its pages; the full edition prints all.
    most_unknown: ClassVar[int] = 9
    # So many tasks leave the decision paper on its page.
    most_tasks: ClassVar[int] = 5
    # So many names of each kind of event are printed since last time, in the management edition.
    most_events: ClassVar[int] = 4
    # So many packages without days stand on the first page.
    most_first: ClassVar[int] = 8

    # What the report is about.

    @property
    def edition(self) -> str:
        """The folder of templates."""
        return self.order.edition

    @property
    def on_screen(self) -> bool:
        """Whether the page itself is wanted, to be read on a screen, and not the PDF."""
        return self.order.page

    @property
    def language(self) -> Language:
        """The language of all texts; the filters of the templates use it too."""
        return self.order.language

    @property
    def result(self) -> AssessmentResult:
        """All numbers."""
        return self.order.result

    @property
    def questionnaire(self) -> Questionnaire:
        """What was asked."""
        return self.result.questionnaire

    @property
    def assessment(self) -> Assessment:
        """What was answered and noted."""
        return self.result.assessment

    @property
    def details(self) -> Details:
        """Who was assessed, at which depth and by whom."""
        return self.assessment.details

    @cached_property
    def consultant(self) -> ConsultantLayer:
        """What the consultant and the house add, ready to print; empty where there is nothing."""
        return printed_layer(self.wording)

    @property
    def country_known(self) -> bool:
        """Whether the profile names the country whose law counts."""
        return bool(self.details.profile.get(COUNTRY))

    @property
    def score(self) -> Score:
        """Stages, index and gates."""
        return self.result.score

    # Words.

    @cached_property
    def wording(self) -> Wording:
        """The result in words: names, answers, stages, reasons, gates, steps, plan."""
        return Wording(self.result, self.language)

    @cached_property
    def decision(self) -> DecisionWords:
        """What the decision page says."""
        return DecisionWords(self.wording)

    @cached_property
    def incidents(self) -> list[IncidentSummary]:
        """The open incidents, the one that counts first before all others."""
        return open_incidents(self.result, self.language)

    @cached_property
    def incident(self) -> IncidentSummary:
        """The incident that a decision paper is about, closed or not."""
        judged = next(one for one in self.result.incidents if one.incident.number == self.order.incident)
        found = incident_summary(self.result, judged, self.language)
        assert found is not None
        return found

    @cached_property
    def closed_incidents(self) -> list[ClosedIncident]:
        """The incidents that are over."""
        return closed_incidents(self.result, self.language)

    @cached_property
    def incident_to_decide(self) -> IncidentResponse | None:
        """That the response to an incident is still to be decided; None where there is nothing to decide."""
        return incident_to_decide(self.result, self.language)

    @cached_property
    def workshop(self) -> WorkshopSummary | None:
        """The workshop; None where none was held."""
        return workshop_summary(self.wording)

    @cached_property
    def views(self) -> ViewsSummary | None:
        """The views of several people, by role; None where there are none."""
        return ViewWords(self.wording).summary()

    @cached_property
    def both_sides(self) -> PairingWords | None:
        """This side and the other one, matter by matter; None where there is no other one."""
        beside = self.order.beside
        return None if beside is None else PairingWords(pair_up(self.result, beside), self.language)

    @cached_property
    def benchmark(self) -> BenchmarkWords | None:
        """Where this one stands in a benchmark; None without one."""
        standing = self.order.standing
        return None if standing is None else BenchmarkWords(standing, self.result, self.language)

    @cached_property
    def chapters(self) -> dict[str, Chapter]:
        """The chapters of the edition by their ids, in their order."""
        brought = {"both_sides": self.order.beside, "since": self.order.since, "benchmark": self.order.standing}
        further = [code for code, given in brought.items() if given is not None]
        return chapters(self.result, self.language, self.edition, self.consultant, further=further)

    @property
    def since(self) -> SinceLast | None:
        """What has happened since the last assessment; None where there was none."""
        return self.order.since

    @cached_property
    def glossary(self) -> dict[str, str]:
        """The meaning of every term, those of the questionnaire too."""
        return glossary_of(self.questionnaire, self.language)

    # The plan.

    @cached_property
    def roadmap(self) -> Roadmap | None:
        """The way to the goal; None where there is nothing to reach, or too little is known for a plan."""
        return self.result.roadmap

    @cached_property
    def packages(self) -> list[WorkPackage]:
        """The packages of the roadmap in the order in which they begin, without those that are left out."""
        return work_packages(self.roadmap, self.wording, left_out(self.result)) if self.roadmap else []

    @cached_property
    def package_numbers(self) -> dict[str, int]:
        """The number of the first package of each capability, by its code; none where the roadmap is not printed."""
        if "roadmap" not in self.chapters:
            return {}
        return {one.package.capability: one.number for one in reversed(self.packages)}

    @cached_property
    def workload(self) -> list[Workload]:
        """Who is needed for the packages that are not done."""
        return workload([package for package in self.packages if not package.done], self.wording)

    @cached_property
    def later(self) -> list[str]:
        """The codes of the capabilities that come up to the target only after the roadmap."""
        return self.wording.roadmap.later(self.roadmap)

    @cached_property
    def quick_wins(self) -> tuple[QuickWin, ...]:
        """A few small steps that can begin at once."""
        hidden = left_out(self.result)
        return tuple(win for win in quick_wins(self.result) if win.step.capability not in hidden)

    @cached_property
    def left_out(self) -> list[tuple[str, str]]:
        """What is not recommended here although it is missing, each with its reason."""
        return [(self.wording.names.capability(code), reason) for code, reason in left_out(self.result).items()]

    @property
    def left_out_line(self) -> str:
        """How many recommendations are left out."""
        return left_out_line(len(self.left_out), self.language)

    @cached_property
    def own_effort(self) -> str:
        """How much the consultant's own recommendations take together."""
        return own_effort_line(self.consultant.recommendations, self.language)

    # Findings.

    @cached_property
    def strengths(self) -> tuple[Strength, ...]:
        """What already carries."""
        return strengths(self.result)

    @cached_property
    def protected(self) -> list[Protected]:
        """The answers that carry the overall stage."""
        return protected(self.decision.decision, self.wording)

    @cached_property
    def risks(self) -> RiskPicture:
        """Risk class against level."""
        return risk_picture(self.result)

    @cached_property
    def proof(self) -> Proof:
        """What backs the answers."""
        return proof(self.result)

    @cached_property
    def proof_warning(self) -> str:
        """Which high levels nobody has seen evidence for; empty where there are none."""
        return proof_warning(self.proof, self.wording)

    @cached_property
    def credibility(self) -> list[str]:
        """Who answered and how, and what raises doubts."""
        return credibility_lines(credibility(self.result), self.wording)

    @cached_property
    def own_answers(self) -> bool:
        """Whether any question that is asked has answers of its own instead of the six levels."""
        return any(capability.own_scale for capability in self.questionnaire.asked(self.score.depth))

    @property
    def keyed(self) -> bool:
        """Whether any question that is asked is a key question."""
        return any(capability.key_question for capability in self.questionnaire.asked(self.score.depth))

    @property
    def owned(self) -> bool:
        """Whether anything that is asked has an owner, so that it can be said whom to ask."""
        return any(self.result.owners(code) for code in self.questionnaire.capabilities)

    @cached_property
    def facts(self) -> list[FactText]:
        """The facts that were asked for and answered."""
        return facts_in_words(self.result, self.language)

    @cached_property
    def not_asked(self) -> list[NotAskedText]:
        """What was not asked, and why."""
        return not_asked(self.result, self.language)

    @cached_property
    def cuts(self) -> list[CutText]:
        """The headings across the dimensions."""
        return cuts_in_words(self.result, self.language)

    def risk_level(self, level: int) -> str:
        """Return what the risk picture calls a level: by its name, where all questions that have it share one."""
        names = self.wording.names
        asked = [c for c in self.questionnaire.asked(self.score.depth) if level in c.rungs]
        if not any(capability.own_scale for capability in asked):
            return f"{names.level(level)} ({level})"
        called = {names.answers.name(capability, level) for capability in asked}
        return called.pop() if len(called) == 1 else percent_figure(100 * level / HIGHEST, self.language)

    # Open questions.

    @cached_property
    def ask_first(self) -> tuple[str, ...]:
        """The codes of the questions to ask first where too little is answered for a plan; none otherwise."""
        plans = self.result.planner
        return () if plans.enough_known else plans.ask_first

    @cached_property
    def unknown(self) -> list[str]:
        """The codes of the questions that were answered with “don’t know”."""
        return [code for dimension in self.score.dimensions for code in dimension.unknown]

    @cached_property
    def unanswered(self) -> list[str]:
        """The codes of the questions that were not answered."""
        return [code for dimension in self.score.dimensions for code in dimension.open]

    # The version.

    @cached_property
    def version(self) -> str:
        """Which version of record this is, with its hash, for every page; empty where it is none.

        A draft of a correction says that it is one.
        """
        record = self.assessment.record
        if record.final is None:
            return record_line(record, self.language)
        return hash_line(record.final, self.language) if holds_its_hash(self.questionnaire, self.assessment) else ""

    @property
    def version_parts(self) -> list[str]:
        """The same in lines: the version, and its hash where it is final."""
        return self.version.split(VERSION_AND_HASH) if self.version else []

    @property
    def version_in_css(self) -> Markup:
        """The same as CSS writes it."""
        return css_string(self.version)

    # Look.

    @property
    def band(self) -> str:
        """The colour of areas without text."""
        return self.consultant.band or self.accent

    @cached_property
    def accent(self) -> str:
        """The colour of lines, labels and charts.

        A document from outside may ask for one that cannot be read on white; the report then keeps its own.
        """
        chosen = self.consultant.accent
        return chosen if readable_accent(chosen) else DEFAULT_ACCENT

    @property
    def tint(self) -> str:
        """The ground of what is recommended: it goes with our own colour, or with any other."""
        return "#e3f0f2" if self.accent == DEFAULT_ACCENT else "#f1f1ee"

    @cached_property
    def logo(self) -> str:
        """The data address of the consultant's logo; empty where there is none."""
        return logo_address(self.order)

    @cached_property
    def charts(self) -> ReportCharts:
        """The charts, drawn when they are called."""
        return ReportCharts(self.wording, self.accent)

    @property
    def page_number(self) -> Markup:
        """“Page 2 of 17” as CSS writes it."""
        return page_number(self.language)

    @property
    def program(self) -> str:
        """The program and its version."""
        return PROGRAM
