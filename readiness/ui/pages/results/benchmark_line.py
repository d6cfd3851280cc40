"""Where the assessment stands among others, in one line; nothing without a benchmark."""

from PySide6.QtWidgets import QWidget

from readiness.app.benchmarks import standing_of
from readiness.results.assessment_result import AssessmentResult
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import BODY, SMALL
from readiness.ui.widgets.elements import panel, text
from readiness.wording.benchmark import BenchmarkWords


def benchmark_line(context: PageContext, result: AssessmentResult) -> QWidget | None:
    """Return the share with how many were counted, in which group, and from when; None without a benchmark."""
    standing = standing_of(result)
    if standing is None:
        return None
    language = context.language
    words = BenchmarkWords(standing, result, language)
    frame, layout = panel(12)
    layout.addWidget(text(language.gettext("Compared with others"), SMALL, "quiet"))
    layout.addWidget(text(words.first_line(), BODY, bold=True))
    layout.addWidget(text(words.source(), SMALL, "quiet"))
    return frame
