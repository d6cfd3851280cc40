"""Compared with others: the positions, whose figures they are, benchmarks added and removed, and taking part."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from readiness.app.benchmarks import (
    ENDING,
    GivenBenchmark,
    add_benchmark,
    kept_benchmarks,
    look_at_benchmark,
    remove_benchmark,
    standing_of,
)
from readiness.foundation.errors import UserError
from readiness.foundation.overriding import override
from readiness.results.benchmark import BenchmarkStanding
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.benchmark.contribution_panel import ContributionPanel
from readiness.ui.pages.benchmark.position_rows import position_rows
from readiness.ui.routes import BenchmarkRoute, ResultsRoute
from readiness.ui.theme.typography import BODY, HEADING, SMALL, TITLE, zoomed
from readiness.ui.widgets.elements import button, panel, row, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.tab_order import tab_through
from readiness.wording.benchmark import BenchmarkWords, summary

_WIDTH = 1080
_BETWEEN = 14


class BenchmarkView(Page, FramedPage):
    """A benchmark is looked at before it is added: to add one means to trust the key that signed it."""

    def __init__(self, context: PageContext, route: BenchmarkRoute) -> None:
        super().__init__(context, context, _WIDTH)
        _ = context.language.gettext
        self.bar.add_back(_("Results"), lambda: context.navigator.go(ResultsRoute()))
        self.column.addWidget(text(_("Compared with others"), TITLE, bold=True))
        if route.path is None:
            self._show_own()
        else:
            self._show_given(route.path)
        self.column.addStretch(1)
        tab_through(self.area)

    # A benchmark before it is added.

    def _show_given(self, path: Path) -> None:
        language = self._context.language
        _ = language.gettext
        try:
            given = look_at_benchmark(path)
        except UserError as error:
            self.column.addWidget(text(error.sentence(language), role="warning", bold=True))
            other = button(_("Choose another file …"), self._on_choose)
            self.column.addLayout(row(other))
            self.setFocusProxy(other)
            return
        frame, layout = panel(_BETWEEN)
        for line in summary(given.benchmark, given.signer, language):
            layout.addWidget(text(line))
        self.column.addWidget(frame)
        if given.signer.since is None:
            words = _("Compare the key with what the publisher told you in another way. To add it means to trust it.")
            self.column.addWidget(text(words, SMALL, "quiet"))
        self.bar.add_secondary(_("Choose another file …"), self._on_choose)
        self.setFocusProxy(self.bar.add_primary(_("Add this benchmark"), lambda: self._on_add(given)))

    def _on_add(self, given: GivenBenchmark) -> None:
        try:
            add_benchmark(given)
        except UserError as error:
            self._context.dialogs.complain(error)
            return
        self._context.notifier.announce(self._context.language.gettext("The benchmark was added."))
        self._context.navigator.go(BenchmarkRoute())

    # What was added.

    def _show_own(self) -> None:
        context, _ = self._context, self._context.language.gettext
        kept, standing = kept_benchmarks(), standing_of(context.session.result())
        if standing is not None:
            self._show_standing(standing)
        else:
            explanation = _(
                "A chamber or an association can publish a benchmark: a file that says how organisations like yours "
                "are spread. The comparison is made on this computer, and no organisation is named."
            )
            self.column.addWidget(text(explanation))
            if kept:
                words = _("What was added says nothing about this questionnaire at this depth.")
                self.column.addWidget(text(words, BODY, bold=True))
        add = button(_("Add a benchmark file …"), self._on_choose, "" if standing else "primary")
        self.column.addLayout(row(add))
        if standing is None:
            self.setFocusProxy(add)
        else:
            # The page itself has the focus first, so that it begins at its beginning.
            self.setProperty("ring", "none")
        for one in kept:
            self._show_kept(one)
        self.column.addSpacing(zoomed(_BETWEEN))
        self.column.addWidget(ContributionPanel(context))

    def _show_standing(self, standing: BenchmarkStanding) -> None:
        language, result = self._context.language, self._context.session.result()
        _, words = language.gettext, BenchmarkWords(standing, result, language)
        frame, layout = panel(_BETWEEN)
        layout.addWidget(text(words.first_line(), BODY, bold=True))
        layout.addWidget(text(words.source(), SMALL, "quiet"))
        self.column.addWidget(frame)
        for title, positions in ((_("By dimension"), words.dimensions()), (_("By question"), words.questions())):
            if positions:
                self.column.addWidget(text(title, HEADING, bold=True))
                self.column.addWidget(position_rows(words, positions))
        for line in words.notes():
            self.column.addWidget(text(line, SMALL, "quiet"))

    def _show_kept(self, one: GivenBenchmark) -> None:
        frame, layout = panel(_BETWEEN)
        assert isinstance(layout, QVBoxLayout)
        for line in summary(one.benchmark, one.signer, self._context.language):
            layout.addWidget(text(line, SMALL))
        remove = button(self._context.language.gettext("Remove this benchmark"), lambda: self._on_remove(one))
        layout.addLayout(row(remove))
        self.column.addWidget(frame)

    def _on_remove(self, one: GivenBenchmark) -> None:
        try:
            remove_benchmark(one)
        except UserError as error:
            self._context.dialogs.complain(error)
            return
        self._context.notifier.announce(self._context.language.gettext("The benchmark was removed."))
        self._context.navigator.show_anew()

    # Choosing a file.

    def _on_choose(self) -> None:
        path = self._context.dialogs.ask_benchmark()
        if path is not None:
            self._context.navigator.go(BenchmarkRoute(path))

    @override
    def use_of_dropped(self, paths: Sequence[Path]) -> Callable[[], object] | None:
        """One file is a benchmark here."""
        if [path.suffix.lower() for path in paths] != [ENDING]:
            return None
        return partial(self._context.navigator.go, BenchmarkRoute(paths[0]))
