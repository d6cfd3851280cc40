"""The results on one page: the stage and what holds it back first, then what explains it, then what to do."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.ui.page import Page, PageContext
from readiness.ui.pages.results.capabilities_panel import capabilities_panel
from readiness.ui.pages.results.deciding_answers import deciding_answers
from readiness.ui.pages.results.dimension_stages import dimension_stages
from readiness.ui.pages.results.gates_panel import gates_panel
from readiness.ui.pages.results.headline import headline
from readiness.ui.pages.results.next_steps import find_out_first, next_steps
from readiness.ui.routes import CompareRoute, PlanRoute, ReportRoute
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.framed_page import FramedPage
from readiness.wording.wording import Wording

_WIDTH = 1240


class ResultsView(Page, FramedPage):
    """Explains the score where it stands; everything on it leads to what it speaks of."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, context, _WIDTH)
        result = context.session.result()
        wording = Wording(result, context.language)
        _ = context.language.gettext
        go = context.navigator.go
        self.bar.add_quiet(_("Compare with an earlier document …"), lambda: go(CompareRoute()))
        self.bar.add_secondary(_("Go to the plan"), lambda: go(PlanRoute()))
        make_report = self.bar.add_primary(_("Create report"), lambda: go(ReportRoute()))
        self.column.addWidget(headline(context, result, wording))
        stages = dimension_stages(context, result, wording)
        if result.told_gates:
            self.column.addWidget(Columns(stages, gates_panel(context, result, wording), shares=(6, 5)))
        else:
            self.column.addWidget(stages)
        self.column.addWidget(capabilities_panel(context, result, wording))
        steps = next_steps(context, result)
        checks = [deciding_answers(context, result, wording), find_out_first(context, result)]
        self._add_side_by_side(steps, [check for check in checks if check is not None])
        self.column.addStretch(1)
        self.setFocusProxy(make_report)

    def _add_side_by_side(self, steps: QWidget | None, checks: list[QWidget]) -> None:
        if not checks:
            if steps is not None:
                self.column.addWidget(steps)
            return
        stack = QWidget()
        layout = QVBoxLayout(stack)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for check in checks:
            layout.addWidget(check)
        layout.addStretch(1)
        self.column.addWidget(stack if steps is None else Columns(steps, stack))
