"""Qt formats what looks like HTML: what could do that is made in one place, and nowhere else."""

import ast
from pathlib import Path

UI = Path(__file__).parents[2] / "readiness" / "ui"
# What shows rich text, or may, by the only file that uses it. The guide is written by us, and ships with the program.
MADE_IN = {
    "QLabel": "widgets/plain.py",
    "setToolTip": "widgets/plain.py",
    "QMessageBox": "shell/message_box.py",
    "QTextBrowser": "pages/help/guide_view.py",
    "setMarkdown": "pages/help/guide_view.py",
    # Its label is a sentence of ours.
    "QInputDialog": "shell/dialogs.py",
    # Only its cursor writes into it, letter by letter.
    "QTextEdit": "widgets/text_sheet.py",
    **dict.fromkeys(["QTextDocument", "QStaticText", "QErrorMessage", "QWhatsThis", "QToolTip", "QSplashScreen"], ""),
    **dict.fromkeys(["QProgressDialog", "QSystemTrayIcon"], ""),
    **dict.fromkeys(["setHtml", "insertHtml", "setStatusTip", "setWhatsThis", "setTextFormat"], ""),
}
MADE_ELSEWHERE = {("setTextFormat", "widgets/plain.py"), ("setTextFormat", "shell/message_box.py")}


def calls(path: Path) -> set[str]:
    """Return what is called in a file, or is a base of one of its classes, without what it is called on."""
    tree = ast.parse(path.read_text("utf-8"))
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    bases = [base for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for base in node.bases]
    return {part.attr if isinstance(part, ast.Attribute) else getattr(part, "id", "") for part in [*called, *bases]}


def test_rich_text_is_made_in_one_place() -> None:
    found = {
        (name, file)
        for path in UI.rglob("*.py")
        for name in calls(path) & MADE_IN.keys()
        if (file := path.relative_to(UI).as_posix()) != MADE_IN[name]
    }
    assert found == MADE_ELSEWHERE


def test_the_exceptions_are_in_use() -> None:
    assert all(name in calls(UI / file) for name, file in MADE_IN.items() if file)
