"""A test of permissions must run without root's: root may write into a folder that is read-only."""

import ctypes
import os
import traceback
from collections.abc import Callable
from ctypes import POINTER, byref, c_uint32

# linux/capability.h: version 3 of the interface; to pass by what the bits of a file say, for all and for reading.
_VERSION = 0x20080522
_OVERRIDE = 1 << 1 | 1 << 2


class _Header(ctypes.Structure):
    _fields_ = (("version", c_uint32), ("pid", ctypes.c_int))


class _Set(ctypes.Structure):
    _fields_ = (("effective", c_uint32), ("permitted", c_uint32), ("inheritable", c_uint32))


def without_override(body: Callable[[], None]) -> None:
    """Run the body of a test in a process that must keep to the permissions of files; raises what it raises, as text.

    It owns its files all the same, so it can read what a fixture has made.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            _drop_override()
            body()
            status = 0
        except BaseException:  # noqa: BLE001 - it is told by the parent
            os.write(writing, traceback.format_exc().encode()[-60_000:])
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        said = told.read().decode("utf-8", "replace")
    if os.waitpid(child, 0)[1]:
        raise AssertionError(said)


def _drop_override() -> None:
    library = ctypes.CDLL(None, use_errno=True)
    library.capget.argtypes = library.capset.argtypes = [POINTER(_Header), POINTER(_Set)]
    header, sets = _Header(_VERSION, 0), (_Set * 2)()
    if library.capget(byref(header), sets):
        raise OSError(ctypes.get_errno(), "capget")
    sets[0].effective &= ~_OVERRIDE
    sets[0].permitted &= ~_OVERRIDE
    sets[0].inheritable &= ~_OVERRIDE
    if library.capset(byref(header), sets):
        raise OSError(ctypes.get_errno(), "capset")
