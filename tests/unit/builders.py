"""Tiny questionnaires and their answers, written as people would note them on paper.

`filled(PRO="3★ 2★ ? - x")` is a questionnaire of one dimension with five capabilities PRO1 to PRO5: two key
questions at level 3 and 2, a don't know, one that is not answered and one that does not apply.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from readiness.app.documents import open_patiently
from readiness.app.session import Session
from readiness.domain.answers import UNANSWERED, Answer, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.knowledge import Gate, TargetProfile
from readiness.domain.questionnaire import Capability, Depth, Dimension, DimensionKind, LadderLevel, Questionnaire
from readiness.domain.values import Range, Text
from readiness.scoring.dimensions import score_dimension
from readiness.scoring.score import DimensionScore, Score
from readiness.scoring.scorer import score
from tests.packs import shipped

STAR = "★"
DONT_KNOW = Answer(status=Status.DONT_KNOW)
NOT_APPLICABLE = Answer(status=Status.NOT_APPLICABLE, reason="decided in writing")
LADDER = ("Absent", "Ad hoc", "Started", "Defined", "Measured", "Improving")
_MARKS = {"?": DONT_KNOW, "-": UNANSWERED, "x": NOT_APPLICABLE}


def words(text: str) -> Text:
    return Text(de=text, en=text)


def capability(
    code: str,
    *,
    key: bool = False,
    needs: Iterable[str] = (),
    days: tuple[float, float] = (2, 4),
    horizon: int = 30,
    horizon_by_level: dict[int, int] | None = None,
    risk: int = 2,
    weight: float = 1.0,
) -> Capability:
    return Capability(
        code=code,
        key_question=key,
        name=words(f"Name of {code}"),
        question=words(f"Question {code}?"),
        why=words("Why"),
        levels=tuple(words(f"{code} at {level}") for level in range(6)),
        next_steps=tuple(words(f"Take {code} to {level}") for level in range(1, 6)),
        evidence=words("Evidence"),
        owners=("GF",),
        person_days=Range(*days),
        horizon_days=horizon,
        horizon_days_by_level=horizon_by_level or {},
        risk_class=risk,
        risk=words("Risk"),
        prerequisites=tuple(needs),
        weight=weight,
    )


def dimension(code: str, capabilities: Iterable[Capability], kind: DimensionKind = DimensionKind.CORE) -> Dimension:
    return Dimension(
        code=code, kind=kind, name=words(f"Dimension {code}"), portrait=words("Portrait"), capabilities=(*capabilities,)
    )


def gate(code: str, *requires: str) -> Gate:
    return Gate(code=code, name=words(f"Name of {code}"), allows=words("Allows"), requires=requires)


def questionnaire(
    *dimensions: Dimension, gates: Iterable[Gate] = (), targets: Iterable[TargetProfile] = ()
) -> Questionnaire:
    return Questionnaire(
        id="tiny",
        version="1.0.0",
        title=words("Tiny"),
        subtitle=words("Subtitle"),
        description=words("Description"),
        languages=("de", "en"),
        ladder=tuple(LadderLevel(name=words(name), meaning=words("Meaning")) for name in LADDER),
        roles={"GF": words("Management")},
        dimensions=dimensions,
        gates=(*gates,),
        targets=(*targets,),
    )


def assessment(answers: dict[str, Answer] | None = None, depth: Depth = Depth.FULL) -> Assessment:
    return Assessment(Details("Tiny Ltd", depth), answers or {})


def levels(**given: int) -> dict[str, Answer]:
    return {code: at_level(level) for code, level in given.items()}


def filled(
    *,
    depth: Depth = Depth.FULL,
    protective: Iterable[str] = (),
    gates: Iterable[Gate] = (),
    weights: Iterable[float] = (),
    **sheets: str,
) -> tuple[Questionnaire, Assessment]:
    """Return a questionnaire with one dimension per sheet, and the answers that the sheets note."""
    dimensions, answers = [], {}
    for code, sheet in sheets.items():
        marks = sheet.split()
        shares = (*weights,) or (1.0,) * len(marks)
        dimensions.append(
            dimension(
                code,
                [
                    capability(f"{code}{n}", key=mark.endswith(STAR), weight=share)
                    for n, (mark, share) in enumerate(zip(marks, shares, strict=True), start=1)
                ],
                DimensionKind.PROTECTIVE if code in protective else DimensionKind.CORE,
            )
        )
        for n, mark in enumerate(marks, start=1):
            plain = mark.removesuffix(STAR)
            answers[f"{code}{n}"] = _MARKS[plain] if plain in _MARKS else at_level(int(plain))
    answers = {code: answer for code, answer in answers.items() if answer != UNANSWERED}
    return questionnaire(*dimensions, gates=gates), assessment(answers, depth)


def rated(sheet: str, depth: Depth = Depth.FULL, weights: Iterable[float] = ()) -> DimensionScore:
    """Return the score of one dimension PRO that is noted on a sheet."""
    asked, answered = filled(PRO=sheet, weights=weights)
    return score_dimension(asked.dimensions[0], answered, depth)


def scored(
    *, depth: Depth = Depth.FULL, protective: Iterable[str] = (), gates: Iterable[Gate] = (), **sheets: str
) -> Score:
    """Return the score of a whole questionnaire that is noted on sheets."""
    return score(*filled(depth=depth, protective=protective, gates=gates, **sheets))


def social_media() -> Questionnaire:
    """Return the questionnaire that ships."""
    return shipped()


@contextmanager
def open_document(path: Path) -> Iterator[Session]:
    """Open a document for a few changes, as a command does, and publish it at the end."""
    session = open_patiently(path)
    try:
        yield session
    finally:
        session.document.close()
