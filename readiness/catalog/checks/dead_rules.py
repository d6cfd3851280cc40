"""Is anything written that can never take effect?"""

from collections.abc import Iterator

from readiness.catalog.pack import Pack
from readiness.domain.knowledge import AnswerKind, IncidentFact, ProfileQuestion
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Fault]:
    """Yield targets behind the default one, and choice questions without a choice."""
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
