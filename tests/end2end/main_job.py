"""The app's main job in a process of its own: python -m tests.end2end.main_job DOCUMENT REPORT.

A new assessment, the quick check by key with notes, the result, every other page, and the report as PDF.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from readiness.app.settings import Settings
from readiness.catalog.packs import find_pack
from readiness.domain.questionnaire import Depth
from readiness.foundation.language import GERMAN
from readiness.ui.application import make_application
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.pages.report.report_model import ReportModel
from readiness.ui.routes import IncidentRoute, PlanRoute, QuestionRoute, ResultsRoute, StartRoute
from readiness.ui.shell.main_window import MainWindow

ORGANISATION = "Zartbitter & Söhne GmbH"
NOTE = "Vertraulicher Vermerk vom 3. Mai"
ASSESSOR = "Erika Mustermann"
_PATIENCE_MS = 90_000


def main(document: Path, report: Path) -> None:
    application = make_application(sys.argv[:1])
    window = MainWindow(Settings(language="de"))
    window.show()
    window.begin()
    pack = find_pack("social-media")
    window.documents.create(document, pack, ORGANISATION, Depth.QUICK)
    session = window.documents.session
    assert session is not None
    for capability in pack.asked(Depth.QUICK):
        window.navigator.go(QuestionRoute(capability.code))
        page = window.page
        assert isinstance(page, QuestionView)
        page.show_evidence()
        page.evidence.note.setPlainText(NOTE)
        QTest.keyClick(window.page, Qt.Key.Key_3)
    for route in (ResultsRoute(), PlanRoute(), IncidentRoute()):
        window.navigator.go(route)
        QTest.qWait(1)
    model = ReportModel(session, GERMAN)
    model.saved.connect(application.quit)
    model.save(report)
    QTimer.singleShot(_PATIENCE_MS, application.quit)
    application.exec()
    model.close()
    window.documents.close()
    window.navigator.go(StartRoute())
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
