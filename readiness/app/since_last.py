"""What has happened since the last assessment, for the report: read only where there was one on an earlier day."""

from dataclasses import replace

from readiness.app.history import moments_of
from readiness.documents.states import FileOf
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation import clock
from readiness.foundation.language import Language
from readiness.wording.series import SeriesWords, SinceLast

# A table of so many states stays on its page, and each takes a moment to score.
_MOST_STATES = 8


def since_last(
    questionnaire: Questionnaire, assessment: Assessment, file: FileOf, language: Language
) -> SinceLast | None:
    """Return it in the language of the report; None where no state of an earlier day can be compared."""
    history, on = assessment.history, assessment.details.as_of(clock.today())
    earlier = [state for state in history.states if state.assessed_on < on]
    if not earlier:
        return None
    # Imported here: most reports have no last time.
    from readiness.results.series import series_of, step_between

    kept = replace(history, states=tuple(state for state in history.states if state in earlier[-_MOST_STATES:]))
    moments, _faults = moments_of(questionnaire, assessment.with_part(kept), file)
    series = series_of(moments)
    now = series.points[-1]
    before = [point for point in series.comparable if point.moment.on < now.moment.on]
    if not before:
        return None
    return SeriesWords(series, language).since_last(step_between(before[-1], now))
