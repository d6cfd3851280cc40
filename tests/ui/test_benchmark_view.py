"""Compared with others, in the app: added after a look, shown with the results, removed; taking part by hand."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from readiness.app.report_orders import order_report
from readiness.foundation.language import ENGLISH
from readiness.ui.pages.results.results_view import ResultsView
from readiness.ui.routes import BenchmarkRoute, ResultsRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.wrapped_button import WrappedButton
from tests.benchmark_file import write_benchmark_file
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.dropping import drop


@pytest.fixture
def benchmark(tmp_path: Path) -> Path:
    return write_benchmark_file(tmp_path / "benchmark.json")


def said(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.page.findChildren(QLabel))


def press(window: MainWindow, words: str) -> None:
    next(one for one in window.page.findChildren(QPushButton) if one.text().startswith(words)).click()


def test_it_is_looked_at_added_shown_and_removed(
    sample: MainWindow, benchmark: Path, dialogs: ScriptedDialogs, qtbot: QtBot
) -> None:
    session = sample.documents.session
    assert session is not None
    sample.navigator.go(ResultsRoute())
    view = sample.page
    assert isinstance(view, ResultsView)
    qtbot.waitUntil(lambda: view.complete)
    assert "comparable organisations" not in said(sample)
    next(one for one in view.findChildren(WrappedButton) if one.words() == "Compared with others").click()
    assert sample.navigator.route == BenchmarkRoute()

    dialogs.place = benchmark
    press(sample, "Add a benchmark file …")
    assert sample.navigator.route == BenchmarkRoute(benchmark)
    assert "which is not known here" in said(sample)
    press(sample, "Add this benchmark")
    assert sample.navigator.route == BenchmarkRoute()
    told = said(sample)
    assert "comparable organisations" in told
    assert "trusted by you since" in told
    assert order_report(session, "full", ENGLISH).standing is not None

    sample.navigator.go(ResultsRoute())
    results = sample.page
    assert isinstance(results, ResultsView)
    qtbot.waitUntil(lambda: results.complete)
    assert "of 400" in said(sample) or "comparable organisations" in said(sample)
    assert "Benchmark 2026-H2 of IHK Musterstadt" in said(sample)

    sample.navigator.go(BenchmarkRoute())
    press(sample, "Remove this benchmark")
    assert "comparable organisations" not in said(sample)
    assert order_report(session, "full", ENGLISH).standing is None


def test_a_file_that_is_dropped_is_looked_at(sample: MainWindow, benchmark: Path) -> None:
    sample.navigator.go(BenchmarkRoute())
    assert drop(sample, benchmark)
    assert sample.navigator.route == BenchmarkRoute(benchmark)


def test_what_is_no_benchmark_is_said_and_cannot_be_added(sample: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text("{}", encoding="utf-8")
    sample.navigator.go(BenchmarkRoute(path))
    assert "other.json" in said(sample)
    assert not [one for one in sample.page.findChildren(QPushButton) if one.text() == "Add this benchmark"]


def test_the_contribution_is_shown_in_full_and_copied(
    sample: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    sample.navigator.go(BenchmarkRoute())
    press(sample, "Copy the two lines")
    copied = QGuiApplication.clipboard().text()
    head, values = copied.splitlines()
    shown = said(sample).replace("; ", ";")
    assert head in shown
    assert values in shown
    # Each cell stands with its words.
    labels = [label.text() for label in sample.page.findChildren(QLabel)]
    places = dict(zip(head.split(";"), values.split(";"), strict=True))
    for code, letter in places.items():
        assert labels[labels.index(code) + 1] == letter
    assert (
        labels[labels.index("PRO1") + 3]
        == {"a": "level 0 or 1", "b": "level 2 or 3", "c": "level 4 or 5"}[places["PRO1"]]
    )
    dialogs.place = tmp_path / "mine.csv"
    press(sample, "Save …")
    assert (tmp_path / "mine.csv").read_text("utf-8") == copied
