"""Is anything written that can never take effect?"""

from collections.abc import Iterator

from readiness.catalog.pack import Pack
from readiness.domain.knowledge import AnswerKind, IncidentFact, ProfileQuestion
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Fault]:
    """Yield what stands behind an entry that always applies, lists without such an entry, and choices of one."""
    default_seen = False
    for i, target in enumerate(pack.questionnaire.targets):
        if default_seen:
            yield Fault(
                "target-unreachable",
                ("targets", i),
                N_("The target “{code}” is never suggested: one before it always applies."),
                N_("Move it before the target with the empty “when”."),
                {"code": target.code},
                target.code,
            )
        default_seen = default_seen or not target.when
    yield from _situations(pack)
    yield from _reasons(pack)
    facts = pack.questionnaire.incident.facts if pack.questionnaire.incident else ()
    asked: list[tuple[Place, ProfileQuestion | IncidentFact]] = [
        (("profile", i), q) for i, q in enumerate(pack.questionnaire.profile)
    ]
    asked += [(("incident", "facts", i), q) for i, q in enumerate(facts)]
    for place, question in asked:
        if question.kind is AnswerKind.CHOICE and len(question.choices) < 2:  # noqa: PLR2004
            yield Fault(
                "question-unanswerable",
                place,
                N_("“{code}” has fewer than two choices."),
                N_("Add choices, or use another kind."),
                {"code": question.code},
                question.code,
            )


def _situations(pack: Pack) -> Iterator[Fault]:
    situations = pack.questionnaire.situations
    if situations and situations[-1].when:
        yield Fault(
            "situation-no-default",
            ("situations", len(situations) - 1),
            N_("No situation applies where no condition holds."),
            N_("Give the last situation an empty “when”."),
        )
    for i, situation in enumerate(situations[:-1]):
        if not situation.when:
            yield Fault(
                "situation-unreachable",
                ("situations", i + 1),
                N_("This situation is never shown: “{code}” before it always applies."),
                N_("Move the situation with the empty “when” to the end."),
                {"code": situation.code},
                situations[i + 1].code,
            )


def _reasons(pack: Pack) -> Iterator[Fault]:
    """Yield lists of reasons that end in none, or go on behind the one that always applies."""
    options = pack.questionnaire.incident.options if pack.questionnaire.incident else ()
    for i, option in enumerate(options):
        here: Place = ("incident", "options", i, "reasons")
        if option.reasons and option.reasons[-1].when:
            yield Fault(
                "reason-no-default",
                (*here, len(option.reasons) - 1),
                N_("No reason applies where no condition holds."),
                N_("Give the last reason an empty “when”."),
            )
        for j, reason in enumerate(option.reasons[:-1]):
            if not reason.when:
                yield Fault(
                    "reason-unreachable",
                    (*here, j + 1),
                    N_("This reason is never given: one before it always applies."),
                    N_("Move the reason with the empty “when” to the end."),
                )
