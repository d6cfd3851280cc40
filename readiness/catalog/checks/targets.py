"""Do targets name what exists, and does one of them always apply?"""

from collections.abc import Iterator

from readiness.catalog.pack import Pack
from readiness.foundation.errors import Fault
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Fault]:
    """Yield unknown codes in targets and a missing default target."""
    targets = pack.questionnaire.targets
    known = pack.dimension_codes() | pack.questionnaire.capabilities.keys()
    for i, target in enumerate(targets):
        for code in target.levels:
            if code not in known:
                yield Fault(
                    "target-unknown",
                    ("targets", i, "levels", code),
                    N_("The target names {code}, which does not exist."),
                    N_("Use the code of a capability or of a dimension."),
                    {"code": code},
                    code,
                )
    if targets and all(target.when for target in targets):
        yield Fault(
            "target-no-default",
            ("targets",),
            N_("Where no condition holds, there is no target. Add one without a condition at the end."),
            N_("Give the last target an empty “when”."),
        )
