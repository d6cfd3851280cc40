"""Working days: Monday to Friday without the public holidays of a country and a firm's own closed days.

The only module that imports the library of holidays.
"""

from collections.abc import Callable, Container, Iterable
from datetime import date, timedelta
from functools import cache, cached_property
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path

from readiness.domain.plan_notes import Closure

_SATURDAY = 5
_DAY = timedelta(days=1)


class WorkingDays:
    """The working days from a first day on, numbered from 0. Where the country is not known, it has no holidays."""

    def __init__(self, begins: date, country: str = "", closures: Iterable[Closure] = ()) -> None:
        self._country = country
        self._closures = tuple(closures)
        self._days: list[date] = []
        self._next = begins

    def day(self, number: int) -> date:
        """Return the working day of a number, at least 0; 0 is the first day itself or the next one after it."""
        while len(self._days) <= number:
            self._go_on()
        return self._days[number]

    def number(self, day: date, most: int) -> int:
        """Return the number of a day, or of the next working day after it: 0 for earlier days, and at most `most`."""
        while len(self._days) <= most and (not self._days or self._days[-1] < day):
            self._go_on()
        return next((number for number, known in enumerate(self._days[:most]) if known >= day), most)

    def on_or_after(self, day: date) -> date:
        """Return a day itself, or the next working day after it."""
        while self.free(day) and day < date.max:
            day += _DAY
        return day

    def free(self, day: date) -> bool:
        """Return whether nobody works on a day."""
        closed = any(closure.first <= day <= closure.last for closure in self._closures)
        return closed or day.weekday() >= _SATURDAY or day in self._holidays

    def __getstate__(self) -> dict[str, object]:
        """Leave the library's calendar behind: a result with its plan goes to other processes."""
        return {name: value for name, value in vars(self).items() if name != "_holidays"}

    @cached_property
    def _holidays(self) -> Container[date]:
        # One for each: a calendar adds a year when it is first asked for one, and threads must not meet there.
        calendar = _calendar(self._country)
        return calendar() if calendar else ()

    def _go_on(self) -> None:
        self._next = self.on_or_after(self._next)
        self._days.append(self._next)
        # The calendar ends: what would come later falls on its last day.
        if self._next < date.max:
            self._next += _DAY


@cache
def _calendar(country: str) -> Callable[[], Container[date]] | None:
    """Return the library's class for a country; None where it knows none.

    Asked for one country, the library imports all of them, which takes longer than a plan. Each lies in a file of its
    own, and only that is imported here.
    """
    # Imported here: only plans need it.
    from holidays import registry

    for file, (name, *codes) in registry.COUNTRIES.items():
        if country in codes:
            spec = PathFinder.find_spec(file, [str(Path(registry.__file__).with_name("countries"))])
            assert spec is not None
            assert spec.loader is not None
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
            calendar: Callable[[], Container[date]] = getattr(module, name)
            return calendar
    return None
