"""An open document as the start page lists it later."""

from readiness.app.guided_path import GuidedPath
from readiness.app.session import Session
from readiness.app.settings import Recent
from readiness.domain.questionnaire import Depth
from readiness.foundation import clock
from readiness.foundation.language import LANGUAGES, Language
from readiness.scoring.score import Rating
from readiness.wording.wording import Wording


def recent_entry(session: Session, language: Language, *, sample: bool) -> Recent:
    """Return what is noted of a document: how far it is, its stage in every language, and whether it is a sample."""
    result = session.result()
    path = GuidedPath(session.asked, session.assessment)
    progress, details, stage = path.progress(), session.assessment.details, result.score.stage
    waiting = path.first_waiting()
    low, high, by_percent = stage.certain, stage.high, session.questionnaire.by_percent
    if by_percent:
        low, high = round(result.score.index.low or 0), round(result.score.index.high or 0)
    rated = any(d.rating is not Rating.NOT_RATEABLE for d in result.score.dimensions)
    return Recent(
        str(session.document.path),
        details.organisation,
        Wording(result, language).stages.overall(),
        clock.today(),
        int(clock.now().timestamp()),
        details.depth is Depth.QUICK,
        progress.done,
        progress.asked,
        path.minutes_left(),
        low if rated else None,
        high if rated else None,
        sample,
        path.position(waiting).overall if waiting else None,
        by_percent,
        progress.to_confirm,
        {code: Wording(result, spoken).stages.overall() for code, spoken in LANGUAGES.items()},
    )
