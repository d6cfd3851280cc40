"""The error of data that is refused."""

from collections.abc import Iterable

from readiness.foundation.errors import Fault

# A longer list helps no reader; a hostile file could have a million faults.
MOST_FAULTS = 1_000


class RefusedError(ValueError):
    """Data that is not of the kind that was asked for, with all of its faults (the first thousand) in their order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        # Codes and places only: what was found may be confidential.
        super().__init__(", ".join(f"{fault.code} at {fault.place}" for fault in self.faults))
