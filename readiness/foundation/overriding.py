"""`override`, as in Python 3.12: it marks a method whose docstring is that of the class above it.

The package that brings it to older Pythons is for type checkers only, since importing it costs a start too much.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method):  # noqa: ANN001, ANN201 - type checkers read the other one
        """Return the method as it is."""
        return method


__all__ = ["override"]
