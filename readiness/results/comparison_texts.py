"""Why two results cannot be compared, in words."""

from readiness.foundation.translation import N_
from readiness.results.comparison import Incomparable

REASONS = {
    Incomparable.OTHER_QUESTIONNAIRE: N_("Not comparable: the documents answer different questionnaires."),
    Incomparable.OTHER_VERSION: N_("Not comparable: the questionnaire has changed between the two."),
    Incomparable.OTHER_DEPTH: N_("Not comparable: one is a quick check, the other the full questionnaire."),
    Incomparable.OTHER_SCOPE: N_("Not comparable: the documents have different scopes."),
}
