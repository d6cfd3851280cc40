"""Work packages: the steps of one capability that a plan takes together, in the order in which they can be done."""

from collections.abc import Iterable
from dataclasses import dataclass

from readiness.domain.values import Range
from readiness.planning.steps import Step, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What one capability needs for one gate of a plan, as one piece of work with one owner.

    `after` names the packages that must be done before it begins.
    """

    steps: tuple[Step, ...]
    after: tuple[str, ...] = ()

    @property
    def capability(self) -> str:
        """The code of the capability."""
        return self.steps[0].capability

    @property
    def start(self) -> int:
        """The level from which it leads, 0 to 4."""
        return self.steps[0].level - 1

    @property
    def level(self) -> int:
        """The level to which it leads, 1 to 5."""
        return self.steps[-1].level

    @property
    def id(self) -> str:
        """How other packages name it, such as `PRO3:0>2`."""
        return f"{self.capability}:{self.start}>{self.level}"

    @property
    def gate(self) -> str | None:
        """The code of the gate that waits for it; None where no gate does."""
        return self.steps[0].gate

    @property
    def person_days(self) -> Range:
        """The internal person-days of its steps."""
        return total(self.steps)


def packages_of(steps: Iterable[Step]) -> tuple[Package, ...]:
    """Return the steps of a plan as packages, each of which builds only on those before it.

    A package holds the steps of a capability that the same gate waits for. It is divided only where a step in its
    middle needs another package that needs its beginning.
    """
    waiting: dict[tuple[str, str | None], list[Step]] = {}
    for step in steps:
        waiting.setdefault((step.capability, step.gate), []).append(step)
    package_of: dict[str, str] = {}
    packages = []
    while waiting:
        key, taken = _next(waiting, package_of)
        after = dict.fromkeys(package_of[earlier] for step in taken for earlier in step.after if earlier in package_of)
        package = Package(steps=tuple(taken), after=tuple(after))
        package_of |= {step.id: package.id for step in taken}
        packages.append(package)
        waiting[key] = waiting[key][len(taken) :]
        if not waiting[key]:
            del waiting[key]
    return tuple(packages)


def _next(
    waiting: dict[tuple[str, str | None], list[Step]], done: dict[str, str]
) -> tuple[tuple[str, str | None], list[Step]]:
    """Return the first group that can be taken whole, or else the first one that can be begun, as far as it goes."""
    begun = {key: _ready(group, done) for key, group in waiting.items()}
    whole = next((key for key, ready in begun.items() if len(ready) == len(waiting[key])), None)
    key = whole or next(key for key, ready in begun.items() if ready)
    return key, begun[key]


def _ready(group: list[Step], done: dict[str, str]) -> list[Step]:
    """Return the first steps of a group that need nothing but each other and what is done."""
    ready: list[Step] = []
    for step in group:
        mine = {earlier.id for earlier in ready}
        if any(needed not in done and needed not in mine for needed in step.after):
            break
        ready.append(step)
    return ready
