"""Work packages: the steps of one capability that a plan takes together, in the order in which they can be done."""

from collections.abc import Iterable
from dataclasses import dataclass

from readiness.domain.values import Range
from readiness.planning.steps import Step, Why, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What one capability needs on a way, as one piece of work with one owner.

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
        return self.steps[0].start

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
        """The code of the first gate that names the capability, or else waits for it; None where no gate does."""
        return next((step.gate for step in self.steps if step.why is Why.GATE), self.steps[0].gate)

    @property
    def person_days(self) -> Range:
        """The internal person-days of its steps."""
        return total(self.steps)


def capability_of(package: str) -> str:
    """Return the code of the capability of a package, from the id of the package."""
    return package.partition(":")[0]


def packages_of(steps: Iterable[Step], *, gates_first: bool = True) -> tuple[Package, ...]:
    """Return the steps of a plan as packages, each of which builds only on those before it.

    A package holds all steps of a capability; what it needs comes right before it. It is divided where two need each
    other, and with `gates_first` also where one gate after the other names the capability: the first one does not wait
    for what the second one asks.
    """
    return tuple(_Packing(_grouped(steps, gates_first=gates_first)).packages())


def _grouped(steps: Iterable[Step], *, gates_first: bool) -> list[list[Step]]:
    """Return the steps of each capability, divided where one gate after the other names it."""
    groups: list[list[Step]] = []
    latest: dict[str, list[Step]] = {}
    for step in steps:
        group = latest.get(step.capability)
        named = {earlier.gate for earlier in group or () if earlier.why is Why.GATE}
        if group is None or (gates_first and step.why is Why.GATE and named and step.gate not in named):
            group = latest[step.capability] = []
            groups.append(group)
        group.append(step)
    return groups


class _Packing:
    """Takes groups of steps in their order, and before each of them what it needs."""

    def __init__(self, groups: list[list[Step]]) -> None:
        self._groups = groups
        self._group_of = {step.id: at for at, group in enumerate(groups) for step in group}
        self._package_of: dict[str, str] = {}
        self._begun: set[int] = set()
        self._packages: list[Package] = []

    def packages(self) -> list[Package]:
        """Return all of them as packages."""
        for at in range(len(self._groups)):
            self._take(at)
        return self._packages

    def _take(self, at: int) -> None:
        if at in self._begun:
            return
        self._begun.add(at)
        for step in self._groups[at]:
            for needed in step.after:
                other = self._group_of[needed]
                if needed in self._package_of or other == at:
                    continue
                if other in self._begun:
                    # The two need each other: the other one is divided, what comes before `needed` is ready by now.
                    self._pack(other, needed)
                else:
                    self._take(other)
        self._pack(at, self._groups[at][-1].id)

    def _pack(self, at: int, last: str) -> None:
        """Make a package of what is left of a group, up to its step `last`."""
        group = self._groups[at]
        end = [step.id for step in group].index(last) + 1
        taken = tuple(step for step in group[:end] if step.id not in self._package_of)
        if taken:
            needed = (
                self._package_of[earlier] for step in taken for earlier in step.after if earlier in self._package_of
            )
            package = Package(steps=taken, after=tuple(dict.fromkeys(needed)))
            self._package_of |= {step.id: package.id for step in taken}
            self._packages.append(package)
