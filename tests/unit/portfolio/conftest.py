"""An index of portfolios that is open, in the data folder of the test."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from readiness.portfolio.index import PortfolioIndex


@pytest.fixture
def index() -> Iterator[PortfolioIndex]:
    with closing(PortfolioIndex()) as opened:
        yield opened
