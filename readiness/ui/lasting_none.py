"""Keep None, True and False alive beside PySide6 6.12, which was built for Pythons where nothing can end them.

Every Qt method that returns nothing takes one reference of None away, and some calls one of True or False. Python 3.12
made all three immortal; on 3.11 the count reaches zero after some thousands of calls, and the interpreter ends the
program with "deallocating None".
"""

import sys

# More than all calls of many years.
_PLENTY = 1 << 40


def make_none_last() -> None:
    """Give the three more references than can ever be taken away."""
    if sys.version_info >= (3, 12):
        return
    import ctypes

    for lasting in (None, True, False):
        # The count is the first field of every object of CPython 3.11.
        ctypes.c_ssize_t.from_address(id(lasting)).value += _PLENTY
