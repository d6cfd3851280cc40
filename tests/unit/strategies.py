"""What Hypothesis draws: answers, sheets of answers for one dimension, and whole assessments."""

from hypothesis import strategies as st

from readiness.domain.answers import Answer, Confidence, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth
from tests.unit.builders import DONT_KNOW, NOT_APPLICABLE, STAR, assessment, social_media

LEVELS = st.integers(0, 5)
NOTES = st.text(max_size=20)


def sheets(marks: str = "012345?-x") -> st.SearchStrategy[list[str]]:
    """Sheets of 3 to 8 capabilities, some of them key questions, with the given marks as answers."""
    return st.lists(st.builds(str.__add__, st.sampled_from(marks), st.sampled_from(["", STAR])), min_size=3, max_size=8)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """Any answer that may exist, with notes in any script."""
    status = draw(st.sampled_from(Status))
    reason = draw(NOTES)
    if status is Status.NOT_APPLICABLE and not reason.strip():
        reason = "decided"
    return Answer(
        status=status,
        level=draw(LEVELS) if status is Status.ANSWERED else None,
        confidence=draw(st.none() | st.sampled_from(Confidence)),
        evidence=draw(NOTES),
        reason=reason,
        flagged=draw(st.booleans()),
    )


def details() -> st.SearchStrategy[Details]:
    return st.builds(
        Details,
        organisation=NOTES,
        depth=st.sampled_from(Depth),
        scope=NOTES,
        assessor=NOTES,
        profile=st.dictionaries(st.sampled_from(["country", "launch"]), NOTES),
        assessed_on=st.none() | st.dates(),
    )


@st.composite
def social_media_assessments(draw: st.DrawFn, depths: st.SearchStrategy[Depth] | None = None) -> Assessment:
    """Random answers to the questionnaire that ships: mostly levels, some don't knows and not applicables."""
    one = st.one_of(LEVELS.map(at_level), LEVELS.map(at_level), st.sampled_from([DONT_KNOW, NOT_APPLICABLE, None]))
    codes = list(social_media().capabilities)
    drawn = draw(st.lists(one, min_size=len(codes), max_size=len(codes)))
    given = {code: answer for code, answer in zip(codes, drawn, strict=True) if answer is not None}
    return assessment(given, draw(depths) if depths is not None else Depth.FULL)
