"""The templates: compiled when the program is installed, only read at run time, never taken from the data folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from readiness.foundation.language import ENGLISH, GERMAN
from readiness.foundation.paths import content_folder, data_folder
from readiness.reporting import templates
from readiness.reporting.templates import compile_templates, environment

PAGE = "parts/method.html.j2"


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    environment.cache_clear()
    yield
    environment.cache_clear()


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a program that was installed just now, with content of its own that may be changed."""
    monkeypatch.setattr(templates, "COMPILED", tmp_path / "compiled")
    content = tmp_path / "report_templates"
    shutil.copytree(content_folder("report_templates"), content)
    monkeypatch.setattr(templates, "content_folder", lambda _name: content)
    compile_templates()
    environment.cache_clear()
    return tmp_path


def test_an_installed_program_compiles_nothing(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = environment(ENGLISH)
    monkeypatch.setattr(made, "compile", lambda *_arguments: pytest.fail("compiled at run time"))
    for name in made.list_templates(extensions=["j2"]):
        made.get_template(name)


def test_a_template_that_has_changed_since_is_compiled_anew(program: Path) -> None:
    (program / "report_templates" / PAGE).write_text("changed", encoding="utf-8")

    assert environment(ENGLISH).get_template(PAGE).render() == "changed"


def test_a_program_without_compiled_templates_makes_its_pages_all_the_same(program: Path) -> None:
    shutil.rmtree(program / "compiled")

    assert environment(GERMAN).get_template(PAGE) is not None
    assert not (program / "compiled").exists()


def test_what_is_compiled_does_not_say_where(program: Path) -> None:
    for compiled in (program / "compiled").iterdir():
        assert str(program).encode() not in compiled.read_bytes()


def test_nothing_that_runs_lies_in_the_data_folder(program: Path) -> None:
    environment(ENGLISH).get_template(PAGE)

    assert [path for path in data_folder().rglob("*") if path.suffix != ".log"] == []
