"""Both sides: the open document beside the one of the agency, or of the client."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from readiness.app.documents import SUFFIX
from readiness.app.pairing import GivenFile, check_hash, paired, parse_hash, read_given
from readiness.app.report_orders import order_report
from readiness.foundation.errors import UserError
from readiness.foundation.overriding import override
from readiness.results.assessment_result import AssessmentResult
from readiness.results.pairing import Pairing
from readiness.ui import background
from readiness.ui.order_writer import OrderWriter
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.pair.exchange_panel import ExchangePanel
from readiness.ui.pages.pair.matter_panel import MatterPanel
from readiness.ui.routes import PairRoute, ResultsRoute
from readiness.ui.theme.typography import BODY, HEADING, SMALL, TITLE
from readiness.ui.widgets.elements import button, panel, row, rule, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.wording.pairing import SIDES, PairingWords


class PairView(Page, FramedPage):
    """Leads through the exchange, then shows both sides. Nothing of the other side goes into the open document."""

    def __init__(self, context: PageContext, route: PairRoute) -> None:
        super().__init__(context, context, 1080)
        self._route = route
        self._own = context.session.result()
        self._reading = route.path is not None
        _ = context.language.gettext
        self.bar.add_back(_("Results"), lambda: context.navigator.go(ResultsRoute()))
        self.column.addWidget(text(_("Company and agency side by side"), TITLE, bold=True))
        self._shown = QVBoxLayout()
        self._shown.setSpacing(self.column.spacing())
        if route.path is None:
            self._ask()
        else:
            choose = button(_("Choose another file …"), lambda: context.navigator.go(PairRoute(hash=route.hash)))
            self.column.addLayout(row(choose))
            self.setFocusProxy(choose)
        self.column.addLayout(self._shown)
        self.column.addStretch(1)
        if route.path is not None:
            self._read(route.path)

    @property
    def complete(self) -> bool:
        """Whether the file of the other side has been read, or none is asked for."""
        return not self._reading

    # Choosing the file.

    def _ask(self) -> None:
        _ = self._context.language.gettext
        explanation = _(
            "Each side answers a questionnaire alone: the company the one for companies, the agency the one for "
            "agencies. Here you see where you differ and what is missing. The other side’s file is only read."
        )
        self.column.addWidget(text(explanation))
        self.column.addSpacing(8)
        exchange = ExchangePanel(self._context, self._route.hash)
        exchange.typed.connect(self._on_typed)
        self.column.addWidget(exchange)
        choose = button(_("Choose the other side’s file …"), self._on_choose, "primary")
        self.column.addLayout(row(choose))
        self.setFocusProxy(choose)

    def _on_typed(self, given: str) -> None:
        """Keep what was typed: the page may be made anew, and is come back to."""
        self._route = PairRoute(hash=given)
        self._context.navigator.note(self._route)

    def _on_choose(self) -> None:
        path = self._context.dialogs.ask_document_to_open()
        if path is not None:
            self._go_to(path)

    def _go_to(self, path: Path) -> None:
        self._context.navigator.go(PairRoute(path, self._route.hash))

    @override
    def use_of_dropped(self, paths: Sequence[Path]) -> Callable[[], object] | None:
        """One document is that of the other side here."""
        return partial(self._go_to, paths[0]) if [path.suffix.lower() for path in paths] == [SUFFIX] else None

    # Both sides.

    def _read(self, path: Path) -> None:
        words = self._context.language.gettext("Reading {file} …")
        reading = text(words.format(file=path.name), role="quiet")
        self._shown.addWidget(reading)

        def end() -> None:
            self._reading = False
            self._shown.removeWidget(reading)
            reading.hide()
            reading.deleteLater()

        def done(found: tuple[Pairing, GivenFile]) -> None:
            end()
            self._show(*found)

        def failed(error: Exception) -> None:
            end()
            if isinstance(error, UserError):
                self._shown.addWidget(text(error.sentence(self._context.language), role="warning", bold=True))

        background.run(self, partial(_read, path, self._route.hash, self._own), done, failed)

    def _show(self, pairing: Pairing, file: GivenFile) -> None:
        _, words = self._context.language.gettext, PairingWords(pairing, self._context.language)
        for side in SIDES:
            self._shown.addWidget(text(words.identity(side), SMALL, "quiet"))
        sealed = (
            _("{file} is the file whose checksum you were given.")
            if self._route.hash
            else _("No checksum was given for {file}: nothing shows that its answers stood before yours were known.")
        )
        self._shown.addWidget(text(sealed.format(file=file.path.name), SMALL, "quiet"))
        frame, layout = panel(14)
        layout.addWidget(text(words.summary(), BODY, bold=True))
        self._shown.addWidget(frame)
        numbers = {id(matter): number for number, matter in enumerate(pairing.matters, start=1)}
        for title, matters in words.parts():
            self._shown.addSpacing(12)
            self._shown.addWidget(text(title, HEADING, bold=True))
            for matter in matters:
                self._shown.addWidget(rule())
                self._shown.addWidget(MatterPanel(self._context, words, matter, numbers[id(matter)]))
        self.bar.add_secondary(_("Copy as text"), lambda: self._on_copy(words))
        self.bar.add_primary(_("Save report with both sides …"), lambda: self._on_save(file.result))

    def _on_save(self, beside: AssessmentResult) -> None:
        """Ask for a place, and write the full report with a chapter about both sides there."""
        context = self._context
        writer = context.documents.keep(OrderWriter, lambda: OrderWriter(context))
        writer.save(
            context.language.gettext("Report with both sides {name}"),
            context.session.assessment.details.organisation,
            lambda: replace(order_report(context.session, "full", context.language), beside=beside),
        )

    def _on_copy(self, words: PairingWords) -> None:
        QGuiApplication.clipboard().setText("\n".join(words.lines()) + "\n")
        self._context.notifier.announce(self._context.language.gettext("The text was copied."))


def _read(path: Path, typed: str, own: AssessmentResult) -> tuple[Pairing, GivenFile]:
    """Return both sides once the file is known to be the one whose hash was given, if any was; raises UserError."""
    given = parse_hash(typed) if typed else ""
    file = read_given(path)
    if given:
        check_hash(file, given)
    return paired(own, file.result, path), file
