"""Where Pango is found on Windows and macOS, and what a report process does where it is none."""

import ast
import os
import subprocess
import sys
from dataclasses import replace
from importlib.resources import files
from multiprocessing import active_children
from pathlib import Path
from queue import Queue

import pytest

from readiness.app.report_queue import Failed, Made, News, ReportQueue, Saved, Stopped
from readiness.foundation import logs
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.reporting.order import Order
from readiness.reporting.pango import DEBIAN_PACKAGES, package_folder, search_in, settings_for
from readiness.reporting.worker import ReportWorker
from tests.reporting.samples import result_of
from tests.spoilt_pango import KINDS, spoil_pango

LONG = 60
ORDER = Order(result_of("hardly begun", "en"), "management", ENGLISH)
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="another system's loader looks elsewhere")

# Some of what gstreamer-libs 1.28.8 holds: each library for macOS lies there under two names, as two files.
WINDOWS = (
    *("bz2", "fontconfig-1", "freetype-6", "gobject-2.0-0", "harfbuzz", "harfbuzz-gobject", "harfbuzz-subset"),
    *("libexpat", "pango-1.0-0", "pangocairo-1.0-0", "pangoft2-1.0-0", "pangowin32-1.0-0", "z-1"),
)
MACOS = (
    *(("fontconfig", "1"), ("freetype", "6"), ("gobject-2.0", "0"), ("harfbuzz", "0"), ("harfbuzz-gobject", "0")),
    *(("harfbuzz-subset", "0"), ("pango-1.0", "0"), ("pangocairo-1.0", "0"), ("pangoft2-1.0", "0")),
)
# The load commands of those that WeasyPrint opens: as "@rpath/lib….dylib" each, with "@loader_path/../lib" as rpath.
NEEDED = {
    "fontconfig.1": "expat.1.10.2 freetype.6 intl.8",
    "gobject-2.0.0": "ffi.7 glib-2.0.0",
    "harfbuzz-subset.0": "harfbuzz.0",
    "harfbuzz.0": "freetype.6 glib-2.0.0",
    "pango-1.0.0": "fribidi.0 gio-2.0.0 glib-2.0.0 gobject-2.0.0 harfbuzz.0",
    "pangoft2-1.0.0": "fontconfig.1 freetype.6 gio-2.0.0 glib-2.0.0 gobject-2.0.0 harfbuzz.0 pango-1.0.0",
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return a package with the files of the real ones, empty: they are programs of other systems."""
    folder = tmp_path / "gstreamer_libs"
    names = [f"bin/{name}.dll" for name in WINDOWS] + ["etc/fonts/fonts.conf"]
    for name, number in MACOS:
        names += [f"lib/lib{name}.dylib", f"lib/lib{name}.{number}.dylib"]
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return folder


def opened_by_weasyprint(package: Path, system: str) -> set[str]:
    """Return the files that WeasyPrint would open: it tries several names for each library, and takes the first."""
    source = Path(str(files("weasyprint") / "text" / "ffi.py")).read_text("utf-8")
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    tried = [call.args[1:] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "_dlopen"]
    search = search_in(package, system)
    found = [[search(str(name.value)) for name in names if isinstance(name, ast.Constant)] for names in tried]
    return {Path(next(filter(None, each))).name for each in found if any(each)}


def test_on_windows_all_libraries_are_found_in_the_package(package: Path) -> None:
    assert opened_by_weasyprint(package, "win32") == {
        *("gobject-2.0-0.dll", "pango-1.0-0.dll", "harfbuzz.dll", "harfbuzz-subset.dll", "fontconfig-1.dll"),
        "pangoft2-1.0-0.dll",
    }
    assert settings_for(package, "win32") == {"WEASYPRINT_DLL_DIRECTORIES": str(package / "bin")}


def test_on_macos_each_library_is_opened_by_the_name_that_the_others_ask_for(package: Path) -> None:
    """Otherwise there would be two of it in the process, each with types of its own."""
    opened = opened_by_weasyprint(package, "darwin")
    assert opened == {f"lib{name}.dylib" for name in NEEDED}
    asked_for = {name for names in NEEDED.values() for name in names.split()}
    assert {"gobject-2.0.0", "pango-1.0.0", "harfbuzz.0", "fontconfig.1"} <= asked_for
    assert settings_for(package, "darwin") == {"FONTCONFIG_PATH": str(package / "etc/fonts")}


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_what_the_package_lacks_is_searched_nowhere_else(system: str, package: Path) -> None:
    assert search_in(package, system)("c") is None
    assert search_in(package / "missing", system)("pango-1.0") is None


def test_the_package_is_found_without_being_imported(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert package_folder() is None
    monkeypatch.syspath_prepend(package.parent)
    assert package_folder() == package
    (package / "__init__.py").write_text("raise SystemExit")
    assert package_folder() == package
    assert "gstreamer_libs" not in sys.modules


def test_the_packages_that_are_named_are_those_that_are_installed() -> None:
    listed = Path("requirements/system-run.txt").read_text("ascii").split()
    assert set(DEBIAN_PACKAGES.split()) <= set(listed)


def end(news: "Queue[News]") -> News:
    while not isinstance(found := news.get(timeout=LONG), Made | Saved | Failed | Stopped):
        pass
    return found


@on_linux
@pytest.mark.parametrize("kind", KINDS)
def test_without_pango_it_is_told_once_and_pages_are_made(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in spoil_pango(tmp_path / "spoilt", kind).items():
        monkeypatch.setenv(name, value)
    news: Queue[News] = Queue()
    queue = ReportQueue(ReportWorker(), news.put)
    try:
        queue.make(ORDER)
        failed = end(news)
        assert isinstance(failed, Failed)
        assert failed.error.code == "pango-missing"
        assert failed.error.fault(GERMAN) == "Es kann kein PDF entstehen: Pango fehlt oder ist beschädigt."
        queue.save(replace(ORDER, page=True), tmp_path / "report.html")
        assert end(news) == Saved(tmp_path / "report.html")

        # No other process tries it in vain.
        processes = active_children()
        queue.save(ORDER, tmp_path / "report.pdf")
        failed = end(news)
        assert isinstance(failed, Failed)
        assert failed.error.code == "pango-missing"
        assert active_children() == processes
    finally:
        queue.close()
    assert (tmp_path / "report.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert not (tmp_path / "report.pdf").exists()
    assert not logs.path().exists()


@pytest.mark.parametrize("content", ["", "a b"], ids=["empty", "damaged"])
def test_a_weasyprint_that_cannot_be_imported_is_told(content: str, tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text(content)
    tried = (
        "from readiness.reporting.pango import NoPangoError\n"
        "try:\n    import readiness.reporting.engine\n"
        "except NoPangoError as error:\n    print(error.part)"
    )
    command = [sys.executable, "-c", tried]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    done = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)
    assert done.stdout == "WeasyPrint\n"
