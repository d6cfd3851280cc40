"""AssessmentResult to HTML: one self-contained, accessible page per edition and language."""

from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from readiness import __version__
from readiness.foundation import formats
from readiness.foundation.i18n import translator
from readiness.foundation.paths import content_folder, data_folder
from readiness.reporting.charts.gates import gates_chart
from readiness.reporting.charts.stages import stages_chart
from readiness.results.assessment_result import AssessmentResult
from readiness.results.phrases import Phrases
from readiness.results.stage_reasons import stage_reasons
from readiness.results.step_texts import owners, step_texts

# A manager reads a dozen steps; the rest follows when these are done.
MOST_STEPS = 12


def render_html(result: AssessmentResult, edition: str, language: str) -> str:
    """Return the report as one HTML page; all free text is escaped."""
    t = translator(language)
    phrases = Phrases(result, language, t)
    reasons = {d.code: stage_reasons(d, result, phrases, t) for d in result.score.dimensions}
    template = _environment(language).get_template(f"{edition}/report.html.j2")
    return template.render(
        language=language,
        result=result,
        questionnaire=result.questionnaire,
        details=result.assessment.details,
        score=result.score,
        progress=result.progress(),
        phrases=phrases,
        reasons=reasons,
        steps=step_texts(result, language, t),
        most_steps=MOST_STEPS,
        unknown=_unknown(result, language),
        charts={"stages": stages_chart(result, phrases, t), "gates": gates_chart(result, phrases, t)},
        program=f"Readiness {__version__}",
    )


def _unknown(result: AssessmentResult, language: str) -> list[dict[str, Any]]:
    """Return the questions that were answered with don't know, and who may know."""
    codes = (code for dimension in result.score.dimensions for code in dimension.unknown)
    return [{"question": result.capability(code).question, "owners": owners(result, code, language)} for code in codes]


@lru_cache
def _environment(language: str) -> Environment:
    # Compiling the templates takes longer than filling them in; Jinja notices by itself when one has changed.
    compiled = data_folder() / "templates"
    compiled.mkdir(exist_ok=True)
    environment = Environment(
        loader=FileSystemLoader(content_folder("report_templates")),
        bytecode_cache=FileSystemBytecodeCache(str(compiled)),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(translator(language), newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(text=_text, date=_date, number=_number, span=_span)
    return environment


@pass_context
def _text(context: Context, text: Any) -> str:
    """Return a localized text in the report's language."""
    return str(text.in_language(context["language"]))


@pass_context
def _date(context: Context, day: Any) -> str:
    return formats.long_date(day, context["language"])


@pass_context
def _number(context: Context, value: float, digits: int = 0) -> str:
    return formats.number(value, context["language"], digits)


@pass_context
def _span(context: Context, value: Any, digits: int = 1) -> str:
    return formats.span(value.low, value.high, context["language"], digits)
