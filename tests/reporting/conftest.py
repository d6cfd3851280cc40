"""One Java machine for all tests, and the reports that most of them look at."""

from collections.abc import Iterator

import pytest

from tests.reporting.samples import EVERY_REPORT, Report, report
from tests.reporting.verapdf import Verapdf


@pytest.fixture(scope="session")
def verapdf() -> Iterator[Verapdf]:
    engine = Verapdf()
    yield engine
    engine.close()


@pytest.fixture(params=EVERY_REPORT, ids=[", ".join(asked) for asked in EVERY_REPORT])
def every_report(request: pytest.FixtureRequest) -> Report:
    return report(*request.param)
