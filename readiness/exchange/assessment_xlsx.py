"""An assessment as sheets of a workbook: its result, gates, answers and legal points (docs/formats/xlsx.md)."""

from collections.abc import Sequence

from readiness.domain.knowledge import Checkpoint
from readiness.domain.levels import HIGHEST
from readiness.domain.profile import COUNTRY
from readiness.domain.questionnaire import Capability
from readiness.exchange.workbook import Cell, CellKind, Fact, Sheet, SheetColumn
from readiness.scoring.score import DimensionScore, GateScore, Rating
from readiness.wording.asked_facts import cuts_in_words, facts_in_words, not_asked
from readiness.wording.wording import Wording


def result_sheets(wording: Wording) -> list[Sheet]:
    """Return the result with a line for each dimension, and what else there is: headings, gates, facts, not asked."""
    across = [_cuts(wording), _facts(wording), _not_asked(wording)]
    gates = (
        [_gates(wording)] if wording.result.questionnaire.gates or not wording.result.questionnaire.by_percent else []
    )
    return [_result(wording), *gates, *(sheet for sheet in across if sheet.rows)]


def answer_sheet(wording: Wording) -> Sheet:
    """Return a line for each question that is asked."""
    result, _ = wording.result, wording.language.gettext
    asked = result.questionnaire.asked(result.assessment.details.depth)
    if any(capability.own_scale for capability in asked):
        return _own_answers(asked, wording)
    return Sheet(
        name=_("Answers"),
        title=_("Answers"),
        columns=[
            SheetColumn(_("Code"), width=10),
            SheetColumn(_("Dimension"), width=21),
            SheetColumn(_("Capability"), width=28),
            SheetColumn(_("Key question"), width=11),
            SheetColumn(_("Level"), CellKind.COUNT, 9),
            SheetColumn(_("Answer"), width=20),
            SheetColumn(_("Target"), CellKind.COUNT, 9),
            SheetColumn(_("Backed by"), width=16),
            SheetColumn(_("Evidence"), width=46),
            SheetColumn(_("Reason"), width=26),
            SheetColumn(_("Flagged"), width=11),
            SheetColumn(_("To confirm"), width=11),
        ],
        rows=[_answer(capability.code, wording) for capability in asked],
    )


def _own_answers(asked: Sequence[Capability], wording: Wording) -> Sheet:
    """Return the answers of questions with answers of their own: by name, with what they are worth in per cent."""
    result, _ = wording.result, wording.language.gettext
    columns = [
        SheetColumn(_("Code"), width=10),
        SheetColumn(_("Dimension"), width=21),
        SheetColumn(_("Question"), width=46),
        SheetColumn(_("Key question"), width=11),
        SheetColumn(_("Answer"), width=24),
        SheetColumn(_("Worth in percent"), CellKind.INDEX, 11),
        *([SheetColumn(_("Target"), width=20)] if result.aimed else []),
        SheetColumn(_("Backed by"), width=16),
        SheetColumn(_("Evidence"), width=46),
        SheetColumn(_("Reason"), width=26),
        SheetColumn(_("Flagged"), width=11),
        SheetColumn(_("To confirm"), width=11),
    ]
    rows: list[list[Cell]] = []
    for capability in asked:
        answer = result.assessment.answer(capability.code)
        rows.append(
            [
                capability.code,
                wording.names.dimension(result.questionnaire.dimension_of[capability.code].code),
                wording.language.of(capability.question),
                _("yes") if capability.key_question else _("no"),
                wording.answers.of(capability.code),
                None if answer.level is None else 100 * capability.worth(answer.level) / HIGHEST,
                *([wording.names.numbered(capability.code, result.targets[capability.code])] if result.aimed else []),
                wording.answers.backing(answer) or None,
                answer.evidence or None,
                answer.reason or None,
                _("yes") if answer.flagged else _("no"),
                _("yes") if result.assessment.takeovers.to_confirm(capability.code, answer) else _("no"),
            ]
        )
    return Sheet(name=_("Answers"), title=_("Answers"), columns=columns, rows=rows)


def legal_sheet(wording: Wording) -> Sheet | None:
    """Return the legal points that apply here; None where the questionnaire has none."""
    result, language = wording.result, wording.language
    _, legal = language.gettext, result.questionnaire.legal
    if legal is None:
        return None
    empty = _("No legal point applies here.")
    if not result.assessment.details.profile.get(COUNTRY):
        empty = _("Which country’s law applies was not given, so no legal points are listed.")
    return Sheet(
        name=_("Legal points"),
        title=_("Legal points"),
        columns=[
            SheetColumn(_("Code"), width=16),
            SheetColumn(_("Topic"), width=26),
            SheetColumn(_("What to check"), width=54),
            SheetColumn(_("With whom"), width=24),
            SheetColumn(_("By when"), CellKind.DATE, 14),
            SheetColumn(_("Source checked"), width=20),
            SheetColumn(_("Source"), width=40),
        ],
        rows=[_point(point, wording) for point in (*result.checked_points, *result.unchecked_points)],
        notes=[language.of(legal.disclaimer)],
        empty=empty,
    )


def _result(wording: Wording) -> Sheet:
    result, language = wording.result, wording.language
    _, score = language.gettext, result.score
    pack, details = result.questionnaire, result.assessment.details
    facts = [
        Fact(_("Organisation"), details.organisation),
        Fact(_("Questionnaire"), f"{language.of(pack.title)} {pack.version}"),
        Fact(_("Day of the assessment"), result.on, CellKind.DATE),
    ]
    if pack.by_percent:
        facts.append(Fact(_("Result"), wording.stages.overall()))
    else:
        facts.append(Fact(_("Overall stage"), wording.stages.overall()))
    if score.index.point is not None:
        facts += [
            Fact(_("Index"), score.index.point, CellKind.INDEX),
            Fact(_("Index from"), score.index.low, CellKind.INDEX),
            Fact(_("Index to"), score.index.high, CellKind.INDEX),
        ]
    if pack.by_percent:
        return _percent_sheet(facts, wording)
    return Sheet(
        name=_("Result"),
        title=_("Result"),
        facts=facts,
        columns=[
            SheetColumn(_("Code"), width=10),
            SheetColumn(_("Dimension"), width=30),
            SheetColumn(_("Stage"), width=34),
            SheetColumn(_("Stage from"), CellKind.COUNT),
            SheetColumn(_("Stage to"), CellKind.COUNT),
            SheetColumn(_("Index"), CellKind.INDEX, 10),
            SheetColumn(_("Index from"), CellKind.INDEX, 10),
            SheetColumn(_("Index to"), CellKind.INDEX, 10),
            SheetColumn(_("Share answered"), CellKind.SHARE, 14),
            SheetColumn(_("Reliability"), width=16),
        ],
        rows=[_dimension(scored, wording) for scored in score.dimensions],
    )


def _percent_sheet(facts: list[Fact], wording: Wording) -> Sheet:
    """Return the result in per cent: without stages, and with what each answer costs."""
    _, score = wording.language.gettext, wording.result.score
    return Sheet(
        name=_("Result"),
        title=_("Result"),
        facts=facts,
        columns=[
            SheetColumn(_("Code"), width=10),
            SheetColumn(_("Dimension"), width=30),
            SheetColumn(_("Percent"), CellKind.INDEX, 10),
            SheetColumn(_("Percent from"), CellKind.INDEX, 10),
            SheetColumn(_("Percent to"), CellKind.INDEX, 10),
            SheetColumn(_("Share answered"), CellKind.SHARE, 14),
            SheetColumn(_("Reliability"), width=16),
        ],
        rows=[
            [
                scored.code,
                wording.names.dimension(scored.code),
                scored.index.point,
                scored.index.low,
                scored.index.high,
                scored.coverage,
                wording.stages.rating(scored) or _("rated"),
            ]
            for scored in score.dimensions
        ],
    )


def _cuts(wording: Wording) -> Sheet:
    _ = wording.language.gettext
    return Sheet(
        name=_("Across the dimensions"),
        title=_("Across the dimensions"),
        columns=[
            SheetColumn(_("Heading"), width=30),
            SheetColumn(_("Questions"), CellKind.COUNT, 11),
            SheetColumn(_("Index"), CellKind.INDEX, 10),
            SheetColumn(_("Index from"), CellKind.INDEX, 10),
            SheetColumn(_("Index to"), CellKind.INDEX, 10),
            SheetColumn(_("Share answered"), CellKind.SHARE, 14),
            SheetColumn(_("Still open"), width=54),
        ],
        rows=[
            [
                one.name,
                len(one.cut.codes),
                one.cut.index.point,
                one.cut.index.low,
                one.cut.index.high,
                one.cut.coverage,
                "; ".join(one.open) or None,
            ]
            for one in cuts_in_words(wording.result, wording.language)
        ],
    )


def _facts(wording: Wording) -> Sheet:
    _ = wording.language.gettext
    return Sheet(
        name=_("About the organisation"),
        title=_("About the organisation"),
        columns=[
            SheetColumn(_("Code"), width=10),
            SheetColumn(_("Question"), width=54),
            SheetColumn(_("Answer"), width=40),
        ],
        rows=[[fact.code, fact.question, fact.answer] for fact in facts_in_words(wording.result, wording.language)],
    )


def _not_asked(wording: Wording) -> Sheet:
    _ = wording.language.gettext
    return Sheet(
        name=_("Not asked"),
        title=_("What was not asked, and why"),
        columns=[
            SheetColumn(_("Code"), width=10),
            SheetColumn(_("Question"), width=40),
            SheetColumn(_("Reason"), width=54),
        ],
        rows=[
            [code, name, one.reason]
            for one in not_asked(wording.result, wording.language)
            for code, name in zip(one.codes, one.names, strict=True)
        ],
    )


def _dimension(scored: DimensionScore, wording: Wording) -> list[Cell]:
    rated = scored.rating is not Rating.NOT_RATEABLE
    return [
        scored.code,
        wording.names.dimension(scored.code),
        wording.stages.dimension(scored),
        scored.stage.low if rated else None,
        scored.stage.high if rated else None,
        scored.index.point,
        scored.index.low,
        scored.index.high,
        scored.coverage,
        wording.stages.rating(scored) or wording.language.gettext("rated"),
    ]


def _gates(wording: Wording) -> Sheet:
    _, result = wording.language.gettext, wording.result
    return Sheet(
        name=_("Gates"),
        title=_("Gates"),
        columns=[
            SheetColumn(_("Code"), width=10),
            SheetColumn(_("Gate"), width=30),
            SheetColumn(_("Status"), width=16),
            SheetColumn(_("What is missing"), width=52),
            SheetColumn(_("What it allows"), width=52),
        ],
        rows=[_gate(gate, wording) for gate in result.told_gates],
        empty=wording.gates.after_a_quick_check()
        if not result.told_gates and result.more_questions
        else _("No gates."),
    )


def _gate(gate: GateScore, wording: Wording) -> list[Cell]:
    return [
        gate.code,
        wording.names.gate(gate.code),
        wording.gates.status(gate.status),
        "\n".join(need.words for need in wording.gates.needs(gate)) or None,
        wording.gates.allows(gate.code),
    ]


def _answer(code: str, wording: Wording) -> list[Cell]:
    result, _ = wording.result, wording.language.gettext
    answer, capability = result.assessment.answer(code), result.capability(code)
    return [
        code,
        wording.names.dimension(result.questionnaire.dimension_of[code].code),
        wording.names.capability(code),
        _("yes") if capability.key_question else _("no"),
        answer.level,
        wording.answers.of(code),
        result.targets.get(code),
        wording.answers.backing(answer) or None,
        answer.evidence or None,
        answer.reason or None,
        _("yes") if answer.flagged else _("no"),
        _("yes") if result.assessment.takeovers.to_confirm(code, answer) else _("no"),
    ]


def _point(point: Checkpoint, wording: Wording) -> list[Cell]:
    language = wording.language
    return [
        point.code,
        language.of(point.topic),
        language.of(point.text),
        wording.names.roles(point.verify_with),
        # For whoever works with the table.
        None,
        wording.names.verification(point),
        "\n".join(language.of(source) for source in point.sources) or None,
    ]
