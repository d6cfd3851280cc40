"""Which Pango sets the text of a PDF: asked in a process of its own, since a damaged library may end it."""

import os
import subprocess
import sys

_PATIENCE_SECONDS = 20


def pango_version() -> str | None:
    """Return the version, such as 1.50.12; None where Pango cannot be used. Takes half a second or more."""
    command = [sys.executable, "-P", "-m", __spec__.name]
    # It finds our code where this process found it.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and our own module
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE_SECONDS,
            check=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("ascii", errors="replace").strip() or None


def _write_version() -> None:
    # First, since it sees to it that WeasyPrint finds its libraries.
    from readiness.reporting import engine

    assert engine.HTML
    from weasyprint.text.ffi import pango

    number = pango.pango_version()
    sys.stdout.write(f"{number // 10_000}.{number // 100 % 100}.{number % 100}\n")


if __name__ == "__main__":
    _write_version()
