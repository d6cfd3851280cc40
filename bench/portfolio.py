"""A thousand documents as a portfolio, read and from the index, beside bare SQLite reading the same answers."""

import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from bench.measure import beside, show
from readiness.app.sample_portfolio import create_portfolio
from readiness.foundation.language import ENGLISH
from readiness.portfolio.index import PortfolioIndex, clear_index
from readiness.portfolio.reading import read_portfolio

DOCUMENTS = 1_000
# Long ago: the index does not trust what was just written.
LONG_AGO = 1_700_000_000


def portfolio(folder: Path) -> None:
    """Measure both over a sample portfolio of three years, and print them."""
    clients = folder / "clients"
    paths = create_portfolio(clients, DOCUMENTS, ENGLISH)
    for path in paths:
        os.utime(path, (LONG_AGO, LONG_AGO))

    def read() -> None:
        with closing(PortfolioIndex()) as index:
            found = read_portfolio([clients], date(2026, 11, 30), index)
        assert len(found.entries) == DOCUMENTS

    def read_cold() -> None:
        clear_index()
        read()

    def bare() -> None:
        for path in paths:
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
                connection.execute("SELECT capability, status, level FROM answer").fetchall()
                connection.execute("SELECT value FROM document WHERE key = 'details'").fetchall()

    show("1,000 documents as a portfolio, read : bare SQLite", beside(read_cold, bare, runs=3), "< 3,000 ms")
    show("the same from the index : bare SQLite", beside(read, bare, runs=5), "< 300 ms")
