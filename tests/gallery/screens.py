"""Every screen, each with a state that shows its parts."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from readiness.app import views
from readiness.app.attachments import attach
from readiness.app.benchmarks import add_benchmark, kept_benchmarks, look_at_benchmark, remove_benchmark
from readiness.app.history import record
from readiness.app.next_assessment import begin_next, content_of
from readiness.app.sample_portfolio import create_portfolio
from readiness.app.session import Session
from readiness.app.settings import Settings
from readiness.catalog.writing.making import copy_pack
from readiness.domain.answers import Answer, Confidence, Status, at_level
from readiness.domain.changes import AnswerChange
from readiness.domain.conditions import Fact
from readiness.domain.incidents import Incident, Incidents, LogEntry, TaskNote
from readiness.domain.perspectives import Way
from readiness.domain.plan_notes import PlanNotes, Resolution, StepNote
from readiness.domain.questionnaire import Depth
from readiness.exchange.form_pdf import read_form
from readiness.foundation.language import LANGUAGES
from readiness.foundation.paths import content_folder
from readiness.portfolio.sites import merged_sites
from readiness.ui import routes
from readiness.ui.pages.portfolio.portfolio_model import PortfolioModel
from readiness.ui.routes import Route
from readiness.ui.shell.main_window import MainWindow
from tests.agency_document import create_agency
from tests.benchmark_file import write_benchmark_file
from tests.filled_form import filled_form
from tests.golden_company import create_golden
from tests.scripted_dialogs import ScriptedDialogs
from tests.seven_views import seven_forms
from tests.ui.every_route import own_plain_pack

# What a laptop of 1366 × 768 leaves to a window.
SIZE = (1366, 689)
EXAMPLE_PACK = Path(__file__).parents[2] / "docs" / "authoring" / "example-pack"


@dataclass(frozen=True, slots=True)
class Look:
    """How the app looks in a row of screenshots."""

    language: str
    theme: str
    text_size: int

    @property
    def suffix(self) -> str:
        """The end of a screenshot's name."""
        return f"{self.language}.{self.theme}" + (f".{self.text_size}" if self.text_size != 100 else "")


def screenshots(folder: Path, look: Look, only: str = "") -> None:
    """Write a screenshot of every screen in one look."""
    with tempfile.TemporaryDirectory() as data:
        window = opened(Path(data), look)
        for name, route in screens(window, Path(data), look.language):
            if only not in name:
                continue
            window.navigator.go(route)
            settle(window)
            window.grab().save(str(folder / f"{name}.{look.suffix}.png"))
        window.close()


def opened(data: Path, look: Look) -> MainWindow:
    """Return a window on the start page that keeps its data in a folder of its own."""
    os.environ["READINESS_DATA"] = str(data)
    settings = Settings(language=look.language, theme=look.theme, text_size=look.text_size, go_on=False)
    window = MainWindow(settings, ScriptedDialogs(data))
    window.resize(*SIZE)
    window.show()
    window.begin()
    return window


def incidents(language: str) -> Iterator[Incident]:
    """Yield one whose severity is open, and one that is assessed."""
    facts: dict[str, Fact | None] = {"F1": "partner", "F2": "partner_channel", "F4": 1, "F10": "2026-11-24"}
    titles = {
        "de": ("Die Agentur zeigt unser Pumpenprojekt auf Facebook", "Fotos vom Sommerfest"),
        "en": ("The agency shows our pump project on Facebook", "Photos of the summer party"),
    }[language]
    yield Incident(
        1,
        date(2026, 11, 24),
        titles[0],
        "https://example.com/agency/1",
        given={**facts, "F5": 1, "F6": 0, "F7": 0},
        ticked=("evidence-saved",),
        tasks={"evidence-saved": TaskNote("Mert Aydin"), "partner-called": TaskNote("Jana Weber", date(2026, 11, 25))},
        clearing={"F3": TaskNote("Jana Weber", date(2026, 11, 25))},
        log=(LogEntry(date(2026, 11, 24), "example.com/agency/1"),),
    )
    yield Incident(2, date(2026, 11, 23), titles[1], given={**facts, "F3": 2}, ticked=("lead-named",))


def settle(window: MainWindow) -> None:
    """Let everything appear that follows a moment later: scroll bars, the side of a question, a plan, the pages."""
    QTest.qWait(1)
    # What is out of sight may wait until it is looked at.
    while not all(
        getattr(part, "complete", True) or (part is not window.page and part.visibleRegion().isEmpty())
        for part in [window.page, *window.page.findChildren(QWidget)]
    ):
        QTest.qWait(10)
    # A long list is laid out in several passes; then two screenshots in a row are the same.
    before, now = None, window.grab().toImage()
    while before != now:
        QTest.qWait(40)
        before, now = now, window.grab().toImage()


def screens(window: MainWindow, data: Path, language: str) -> Iterator[tuple[str, Route]]:
    """Yield the name of every screen and the route to it; in between, the document gets what it shall show."""
    yield "1-start-first", routes.StartRoute()
    yield "1-new", routes.NewRoute(organisation="Muster Pumpenbau GmbH")
    yield "9-help", routes.HelpRoute()
    yield "9-licences", routes.LicencesRoute()
    window.documents.open(create_golden(data, LANGUAGES[language]))
    session = window.documents.session
    assert session is not None
    yield from _full(session, data, language)
    yield from _next(window, session, data)
    session = window.documents.session
    session.answer("PRO1", Answer())
    session.set_depth(Depth.QUICK)
    for capability in session.questionnaire.asked(Depth.QUICK)[3:9]:
        session.answer(capability.code, at_level(2))
    yield "2-tasks-quick", routes.TasksRoute()
    yield from _views(session, data, language)
    yield "4-results-quick", routes.ResultsRoute()
    window.documents.close()
    yield "1-start", routes.StartRoute()
    yield from _portfolio(window, data, language)
    yield from _questionnaires(data)
    yield from _editor()


def _portfolio(window: MainWindow, data: Path, language: str) -> Iterator[tuple[str, Route]]:
    """Yield the portfolio before there is one, and each of its views with invented companies."""
    yield "1-portfolio-empty", routes.PortfolioRoute()
    folder = data / "Clients"
    create_portfolio(folder, 40, LANGUAGES[language])
    (folder / "Letter.readiness").write_text("no document")
    window.memory.change(portfolio=(str(folder),))
    model = window.workspace.companions.keep(PortfolioModel, lambda: PortfolioModel(window.memory))
    for view in ("table", "map", "spread", "notes"):
        model.state.view = view
        model.state.notes = {"de": "protokoll", "en": "minutes"}[language]
        window.navigator.go(routes.StartRoute())
        yield f"1-portfolio-{view}", routes.PortfolioRoute()
    model.state.view, model.state.group, model.state.filters = "table", "sector", {"size": "small"}
    model.state.chosen = next(folder.glob("*.readiness"))
    window.navigator.go(routes.StartRoute())
    yield "1-portfolio-groups", routes.PortfolioRoute()
    if model.portfolio is not None and (merged := merged_sites(model.portfolio)):
        yield "1-portfolio-sites", routes.MergedSitesRoute(tuple(entry.path for entry in merged[0].entries))
    window.memory.change(portfolio=())


# Entries of the incident guide: a fact, a way to react, a step.
_GUIDE = (("fact", "F1"), ("option", "A"), ("step", "evidence-saved"))


def _editor() -> Iterator[tuple[str, Route]]:
    """Yield the form for a new questionnaire, and the editor at each of its kinds of form."""
    yield "1-editor-new", routes.NewPackRoute()
    folder = own_plain_pack()
    for name, code in (("pack", ""), ("question", "BAS4"), ("number", "BAS6"), ("dimension", "PEO")):
        yield f"1-editor-{name}", routes.EditPackRoute(folder, code)
    shipped = copy_pack(content_folder("questionnaires") / "social-media", {"en": "Copy", "de": "Kopie"})
    for name, code in (
        ("target", "no-channel"),
        ("situation", "partners-speak-unagreed"),
        ("text", "agency-email"),
        *_GUIDE,
    ):
        yield f"1-editor-{name}", routes.EditPackRoute(shipped, code)


def _questionnaires(data: Path) -> Iterator[tuple[str, Route]]:
    """Yield the questionnaires with own ones among them, broken ones and what is none, and one before it is added."""
    yield "1-packs", routes.QuestionnairesRoute()
    yield "1-packs-given", routes.GivenPackRoute(EXAMPLE_PACK)
    broken = shutil.copytree(EXAMPLE_PACK, data / "Broken") / "dimensions" / "COP.yaml"
    broken.write_text(broken.read_text("utf-8").replace("risk_class: 3", "risk_clas: 3"), "utf-8")
    yield "1-packs-given-broken", routes.GivenPackRoute(broken.parents[1])
    own = data / "questionnaires"
    shutil.copytree(EXAMPLE_PACK, own / "example-pack")
    yield "1-packs-given-there", routes.GivenPackRoute(EXAMPLE_PACK)
    shutil.copytree(broken.parents[1], own / "example-pack-2")
    shutil.make_archive(str(own / "Backup"), "zip", EXAMPLE_PACK)
    yield "1-packs-own", routes.QuestionnairesRoute("example-pack")
    yield "1-new-packs", routes.NewRoute()


def _views(session: Session, data: Path, language: str) -> Iterator[tuple[str, Route]]:
    """Yield the views of seven people, before and after some of their clashes are settled."""
    yield "3-eyes-form", routes.FormRoute()
    yield "3-eyes-none", routes.MergeRoute()
    forms = tuple(map(read_form, seven_forms(data, language)))
    yield "3-eyes-given", routes.ViewsRoute(forms)
    views.take_views(session, [views.given_view(form, session.questionnaire, date(2026, 11, 28)) for form in forms])
    yield "3-eyes-merge", routes.MergeRoute()
    views.settle_undisputed(session)
    views.settle(session, "PRO1", views.Settling(Way.MEDIAN, by="Claudia Berg"))
    yield "3-eyes-settled", routes.MergeRoute("PRO1")
    yield "3-eyes-open", routes.MergeRoute(only_open=True)
    yield "2-eyes-tasks", routes.TasksRoute()
    yield "4-eyes-results", routes.ResultsRoute()


def _beside_others(data: Path) -> Iterator[tuple[str, Route]]:
    yield "4-pair", routes.PairRoute()
    yield "4-pair-two", routes.PairRoute(create_agency(data))
    yield "4-benchmark", routes.BenchmarkRoute()
    sample = write_benchmark_file(data / "benchmark.json")
    yield "4-benchmark-given", routes.BenchmarkRoute(sample)
    add_benchmark(look_at_benchmark(sample))
    yield "4-benchmark-added", routes.BenchmarkRoute()
    yield "4-benchmark-results", routes.ResultsRoute()
    for kept in kept_benchmarks():
        remove_benchmark(kept)


def _past(session: Session, language: str) -> None:
    """Record three states of earlier years."""
    today = session.assessment
    words = {
        "de": ("", "vor der Schulung", "nach der Schulung"),
        "en": ("", "before the training", "after the training"),
    }
    for year, months, word in zip((2024, 2025, 2026), (11, 10, 4), words[language], strict=True):
        session.set_part(replace(session.assessment.details, assessed_on=date(year, months, 24)))
        codes = list(session.questionnaire.capabilities)[year - 2024 :: 5]
        session.apply_all(AnswerChange(code, session.assessment.answer(code), at_level(year - 2024)) for code in codes)
        record(session, word)
    session.apply_all(
        AnswerChange(code, session.assessment.answer(code), today.answer(code))
        for code in session.questionnaire.capabilities
    )
    session.set_part(replace(session.assessment.details, assessed_on=None))


def _next(window: MainWindow, session: Session, data: Path) -> Iterator[tuple[str, Route]]:
    """Yield a question of the next assessment, and go back to the earlier one."""
    earlier = session.document.publish()
    begun = begin_next(content_of(session), data / "next.readiness").session
    begun.document.close()
    window.documents.open(data / "next.readiness")
    yield "3-question-next", routes.QuestionRoute("MON1")
    yield "2-tasks-next", routes.TasksRoute()
    window.documents.open(earlier)


def _full(session: Session, data: Path, language: str) -> Iterator[tuple[str, Route]]:
    yield "9-team", routes.TeamRoute()
    yield "9-about", routes.AboutRoute()
    yield "9-support", routes.SupportRoute()
    yield "2-profile", routes.ProfileRoute()
    yield "2-tasks", routes.TasksRoute()
    yield "3-question", routes.QuestionRoute("PAR1")
    yield "3-question-checking", routes.QuestionRoute("PAR1", "")
    session.answer("PRO2", Answer(status=Status.NOT_APPLICABLE, reason="Test", flagged=True))
    yield "3-question-not-applicable", routes.QuestionRoute("PRO2")
    yield "3-question-dont-know", routes.QuestionRoute("RSK2")
    session.answer(
        "MON1", Answer(Status.ANSWERED, 3, Confidence.SHOWN, {"de": "Protokolle", "en": "Minutes"}[language])
    )
    for name in ("Wochenbericht 2026-11.pdf", "screenshot.png"):
        (data / name).write_bytes(b"x" * 123_456)
        attach(session, "MON1", data / name)
    yield "3-question-files", routes.QuestionRoute("MON1")
    session.answer("STR3", Answer(Status.ANSWERED, 1, Confidence.GUESSED))
    yield "3-list", routes.ListRoute("PAR")
    yield "3-answers", routes.AnswersRoute("PAR")
    yield "3-answers-all", routes.AnswersRoute()
    yield "3-flags", routes.FlagsRoute()
    yield "3-find", routes.FindRoute({"de": "kommentar", "en": "comment"}[language])
    yield "3-find-nothing", routes.FindRoute("xylophon")
    form = data / "form.pdf"
    filled_form(session.questionnaire, language, {"PRO1": "3", "MON2": "2", "PRO3": "not_applicable"}, form)
    yield "3-import", routes.ImportRoute(read_form(form))
    yield "4-results", routes.ResultsRoute()
    plan = session.assessment.plan
    session.set_part(replace(plan, resolution=Resolution("way:G2", "Jana Weber", "Tom Krüger", on=date(2026, 11, 30))))
    yield "4-results-decided", routes.ResultsRoute()
    session.set_part(plan)
    yield "4-compare", routes.CompareRoute()
    earlier = shutil.copy(session.document.publish(), data / "2026-05.readiness")
    for code in ("PRO1", "PRO3", "MON1", "MON2"):
        session.answer(code, at_level(2))
    yield "4-compare-two", routes.CompareRoute(Path(earlier))
    yield "4-history-none", routes.HistoryRoute()
    _past(session, language)
    yield "4-history", routes.HistoryRoute()
    yield from _beside_others(data)
    yield "4-checkpoints", routes.CheckpointsRoute()
    yield "5-plan", routes.PlanRoute()
    notes = {"PRO2:0>1": StepNote(owner="Aylin Yılmaz", due=date(2026, 12, 4), done=True)}
    session.set_part(PlanNotes(goal="gate:G3", capacity_days=8, steps=notes))
    yield "5-plan-capacity", routes.PlanRoute()
    yield "5-texts", routes.TextsRoute("agency-email")
    yield "6-incident", routes.IncidentRoute()
    session.set_part(Incidents(tuple(incidents(language))))
    yield "6-incident-open", routes.IncidentRoute(number=1)
    yield "6-incident-assessed", routes.IncidentRoute(number=2)
    yield "7-report", routes.ReportRoute()
    yield "8-workshop", routes.WorkshopRoute()
    yield "8-workshop-guide", routes.WorkshopGuideRoute()
