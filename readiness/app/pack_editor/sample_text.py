"""A text to act filled with sample names, for whoever writes it."""

from datetime import timedelta

from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation import clock
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.results.assessment_result import assess
from readiness.wording.texts_to_act import FilledText, TextsToAct

# The company of the examples in the manual.
SAMPLE_ORGANISATION = N_("Sample Pumps Ltd")
_SINCE = timedelta(days=2)


def sample_text(questionnaire: Questionnaire, at: int, language: Language) -> FilledText | None:
    """Return the text at a place of the list; pieces for some organisations only are all there. None where none is."""
    if at >= len(questionnaire.texts):
        return None
    today = clock.today()
    organisation = language.gettext(SAMPLE_ORGANISATION)
    result = assess(questionnaire, Assessment(Details(organisation=organisation, depth=Depth.FULL), {}), today)
    samples = {"known_since": language.long_date(today - _SINCE)}
    return TextsToAct(result, language, samples).all()[at]
