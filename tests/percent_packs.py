"""Questionnaires whose result is per cent: the example of the manual for authors, and one in German with headings."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from readiness.catalog.packs import load_pack
from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.fitting import fitting
from readiness.domain.knowledge import Choice
from readiness.domain.questionnaire import Capability, Depth, Dimension, FactQuestion, Questionnaire
from readiness.domain.scales import Measure, MeasureKind, ScaleAnswer
from readiness.domain.values import Text

PLAIN = Path(__file__).resolve().parent.parent / "docs" / "authoring" / "plain-pack"
DONT_KNOW = Answer(status=Status.DONT_KNOW)


@cache
def plain_pack() -> Questionnaire:
    """Return the questionnaire that the manual for authors begins with: English, yes, partly and no, no estimates."""
    return load_pack(PLAIN)


def answered(questionnaire: Questionnaire, depth: Depth = Depth.FULL, **given: int | str | Answer) -> Assessment:
    """Return answers as people give them: a level, a fact, or a non-answer."""
    questions = {question.code: question for d in questionnaire.dimensions for question in d.questions()}

    def stored(code: str, one: int | str | Answer) -> Answer:
        if isinstance(one, Answer):
            return one
        fact = Answer(status=Status.ANSWERED, value=one) if isinstance(one, str) else at_level(one)
        return fitting(questions[code], fact)

    return Assessment(Details("Muster & Söhne GmbH", depth), {code: stored(code, one) for code, one in given.items()})


def plain_answers(depth: Depth = Depth.FULL) -> Assessment:
    """Return answers to the plain pack: one person, no children, 57 per cent, one question not known."""
    return answered(
        plain_pack(),
        depth,
        PEOPLE="1",
        GROUPS="customers staff",
        BAS1=5,
        BAS2=3,
        BAS3=0,
        BAS5=5,
        BAS6="20",
        PEO1=0,
        PEO3=DONT_KNOW,
        PEO4=3,
        PEO5=3,
        PEO6=5,
    )


def _said(words: str) -> Text:
    return Text(de=words)


_YES = ScaleAnswer(level=5, name=_said("Ja"))
_PARTLY = ScaleAnswer(level=3, name=_said("Teilweise"), points=2.5)
_NO = ScaleAnswer(level=0, name=_said("Nein"))
FIVE = tuple(
    ScaleAnswer(level=level, name=_said(name))
    for level, name in ((0, "Nie"), (1, "Selten"), (2, "Manchmal"), (4, "Meistens"), (5, "Immer"))
)


def _asked(code: str, name: str, *tags: str, answers: tuple[ScaleAnswer, ...] = (_YES, _PARTLY, _NO)) -> Capability:
    return Capability(
        code=code, name=_said(name), question=_said(f"{name}: Ist das geregelt?"), answers=answers, tags=tags
    )


def german_pack() -> Questionnaire:
    """Return a questionnaire in German: two dimensions, three headings across them, scales of two, three and five."""
    weight = replace(_asked("ZUG1", "Rechte nach Rollen", "technik"), weight=2.0)
    home = _asked("ZUG3", "Arbeit von zu Hause", "menschen")
    return Questionnaire(
        id="sicher",
        version="1.0.0",
        title=_said("Sicherheit im Büro"),
        languages=("de",),
        result="percent",
        cuts={"technik": _said("Technik"), "menschen": _said("Menschen"), "papier": _said("Papier")},
        dimensions=(
            Dimension(
                code="ZUG",
                name=_said("Zugang"),
                facts=(
                    FactQuestion(
                        code="ORTE",
                        name=_said("Orte"),
                        question=_said("Wo arbeiten Ihre Leute?"),
                        measure=Measure(
                            kind=MeasureKind.MULTIPLE,
                            choices=(
                                Choice(value="buero", text=_said("Im Büro")),
                                Choice(value="zuhause", text=_said("Zu Hause")),
                            ),
                        ),
                    ),
                ),
                capabilities=(
                    weight,
                    _asked("ZUG2", "Sperre des Bildschirms", "technik", "menschen", answers=FIVE),
                    replace(home, ask_when="ORTE = zuhause"),
                ),
            ),
            Dimension(
                code="DAT",
                name=_said("Daten"),
                capabilities=(
                    _asked("DAT1", "Sicherung der Daten", "technik"),
                    _asked("DAT2", "Schreddern von Papier", answers=(_YES, _NO)),
                    _asked("DAT3", "Schulung", "menschen"),
                ),
            ),
        ),
    )


def german_answers() -> Assessment:
    """Return answers to it: nobody works at home, and the training is open."""
    return answered(german_pack(), ORTE="buero", ZUG1=3, ZUG2=4, DAT1=0, DAT2=5)
