"""An order to HTML: one self-contained, accessible page per edition and language."""

from functools import partial

from readiness import __version__
from readiness.domain.accent import DEFAULT_ACCENT, readable_accent
from readiness.reporting.chapters import chapters
from readiness.reporting.charts.calendar import calendar_chart, workload
from readiness.reporting.charts.gates import gates_chart
from readiness.reporting.charts.heat_map import heat_map
from readiness.reporting.charts.index_change import index_chart
from readiness.reporting.charts.stages import stages_chart
from readiness.reporting.glossary import glossary
from readiness.reporting.logo import logo_address
from readiness.reporting.order import Order
from readiness.reporting.printed_incident import printed_incident
from readiness.reporting.printed_workshop import printed_workshop
from readiness.reporting.templates import environment, page_number
from readiness.wording.decisions import decisions, demand
from readiness.wording.plan import by_time
from readiness.wording.wording import Wording

# What management reads and a page holds; the full edition has them all.
MOST_STEPS, MOST_UNKNOWN = 7, 9
_SOON = (30, 90)


def render_html(order: Order) -> str:
    """Return the report as one HTML page; all free text is escaped."""
    result, language = order.result, order.language
    wording = Wording(result, language)
    consultant = result.assessment.consultant
    # A stranger's document may ask for a colour that nobody can read.
    accent = consultant.accent if readable_accent(consultant.accent) else DEFAULT_ACCENT
    entries = wording.plan.entries(result.plan)
    sections = [section for section in by_time(entries, result.on) if section.fits]
    soon = [e for s in sections if s.within in _SOON for e in s.entries if not e.done]
    incident = printed_incident(result, language)
    template = environment(language).get_template(f"{order.edition}/report.html.j2")
    return template.render(
        language=language,
        edition=order.edition,
        result=result,
        questionnaire=result.questionnaire,
        assessment=result.assessment,
        details=result.assessment.details,
        score=result.score,
        plan=result.plan,
        consultant=consultant,
        notes=result.assessment.plan,
        progress=result.progress(),
        wording=wording,
        goal=wording.plan.goal(result.plan.goal),
        unreachable=wording.plan.unreachable(result.plan),
        sections=sections,
        soon=soon,
        beyond=[entry for entry in entries if not entry.fits],
        steps_left=sum(entry.fits and not entry.done for entry in entries),
        most_steps=MOST_STEPS,
        most_unknown=MOST_UNKNOWN,
        workload=workload(sections),
        numbers={entry.step.id: entry.text.number for entry in entries},
        unknown=[code for dimension in result.score.dimensions for code in dimension.unknown],
        unanswered=[code for dimension in result.score.dimensions for code in dimension.open],
        decisions=partial(decisions, wording, soon),
        demand=demand(soon, result, language),
        incident=incident,
        workshop=printed_workshop(wording, accent),
        chapters=chapters(result, language, incident=incident is not None) if order.edition == "full" else {},
        glossary=glossary(language),
        charts={
            "stages": partial(stages_chart, wording, accent),
            "gates": partial(gates_chart, wording, accent),
            "heat_map": partial(heat_map, wording, accent),
            "calendar": partial(calendar_chart, sections, wording, accent),
            "index": partial(index_chart, wording, accent),
        },
        accent=accent,
        logo=logo_address(order),
        page_number=page_number(language),
        program=f"Readiness {__version__}",
    )
