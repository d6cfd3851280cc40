"""What only some systems have, as marks: a test that needs it bears its name and is left out elsewhere."""

import sys

import pytest

POSIX = sys.platform != "win32"

windows = pytest.mark.skipif(POSIX, reason="Only Windows does this")
modes = pytest.mark.skipif(not POSIX, reason="Windows keeps lists of rights in folders, and no modes of files")
links = pytest.mark.skipif(not POSIX, reason="Windows lets only administrators make symbolic links")
pipes = pytest.mark.skipif(not POSIX, reason="Windows has no named pipes and no sockets among its files")
environment = pytest.mark.skipif(not POSIX, reason="Windows asks the registry for the user's folders")
open_files_go = pytest.mark.skipif(not POSIX, reason="Windows removes and replaces no file that is open")
locales = pytest.mark.skipif(not POSIX, reason="Windows is asked for the language in which it speaks")
small_disks = pytest.mark.skipif(not POSIX, reason="Windows mounts no disk in a test")
poppler = pytest.mark.skipif(not POSIX, reason="Poppler's programs are not to be had for Windows by pip")
processor_limits = pytest.mark.skipif(not POSIX, reason="Windows limits no process to seconds of a processor")
asyncio_accepts = pytest.mark.skipif(not POSIX, reason="asyncio may stop to listen on Windows")
signals = pytest.mark.skipif(not POSIX, reason="Windows has no signals that end or stop another process")
forks = pytest.mark.skipif(not POSIX, reason="Windows forks no processes, and its rights are not those of this test")
any_name = pytest.mark.skipif(not POSIX, reason="Windows refuses such names itself")
