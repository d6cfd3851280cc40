"""A display of one's own."""

import os
import subprocess
from collections.abc import Iterator

import pytest

from tests.end2end.tools import needs


@pytest.fixture
def display() -> Iterator[dict[str, str]]:
    """Yield an environment with an X server of its own."""
    reading, writing = os.pipe()
    command = [needs("Xvfb"), "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-noreset"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as numbers:
            number = numbers.readline().strip()
        environment = {k: v for k, v in os.environ.items() if k not in {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}}
        yield environment | {"DISPLAY": f":{number}"}
        server.terminate()
