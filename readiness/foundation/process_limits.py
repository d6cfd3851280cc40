"""Limits of a process that reads what strangers made: it can come to an end of its own, and to nothing else."""

import sys


def limit_process(seconds: int, memory: int) -> None:
    """Let this process take so many seconds of a processor and so many bytes of memory at most, for good."""
    if sys.platform == "win32":
        # It has no such limits; there the clock of the process that waits must do.
        return
    import resource

    for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (limit, hard))
