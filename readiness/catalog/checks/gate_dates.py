"""Does each gate with a date name a question of the profile that asks for a day?"""

from collections.abc import Iterator

from readiness.catalog.pack import Pack
from readiness.domain.knowledge import AnswerKind
from readiness.foundation.errors import Fault
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Fault]:
    """Yield gates whose `by` is no such question."""
    days = [question.code for question in pack.questionnaire.profile if question.kind is AnswerKind.DATE]
    for i, gate in enumerate(pack.questionnaire.gates):
        if gate.by and gate.by not in days:
            yield Fault(
                "gate-date",
                ("gates", i, "by"),
                N_("“{name}” is no question of the profile that asks for a day."),
                N_("Use one of these: {names}.") if days else N_("The profile asks for no day: remove “by”."),
                {"name": gate.by, "names": ", ".join(days)},
                gate.by,
            )
