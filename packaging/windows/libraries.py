"""Which DLLs a program needs: computed from the files themselves, so that no list of ours grows old."""

import ast
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path


def closure(start: Iterable[Path], folders: Iterable[Path]) -> tuple[set[Path], set[str]]:
    """Return the DLLs of the folders that the files of `start` lead to, these included, and the names found nowhere.

    What is found nowhere is Windows' own, or a fault. Windows does not tell capitals from small letters.
    """
    there = {file.name.lower(): file for folder in folders for file in folder.iterdir() if file.suffix == ".dll"}
    found: set[Path] = set()
    outside: set[str] = set()
    waiting = list(start)
    while waiting:
        file = waiting.pop()
        if file in found:
            continue
        found.add(file)
        names = imports(file)
        outside |= names - there.keys()
        waiting += [there[name] for name in names & there.keys()]
    return found, outside


@cache
def imports(file: Path) -> set[str]:
    """Return the names of the DLLs that a program or library asks for, in small letters."""
    answer = subprocess.run(["objdump", "-p", str(file)], capture_output=True, text=True, check=True)
    lines = (line.partition("DLL Name:") for line in answer.stdout.splitlines())
    return {name.strip().lower() for _, found, name in lines if found}


def opened_by_weasyprint(source: Path, folder: Path) -> set[Path]:
    """Return the DLLs of the folder that `weasyprint/text/ffi.py` opens by name, under one of the names it tries."""
    calls = (node for node in ast.walk(ast.parse(source.read_text("utf-8"))) if isinstance(node, ast.Call))
    opening = (call.args for call in calls if isinstance(call.func, ast.Name) and call.func.id == "_dlopen")
    names = {one.value for arguments in opening for one in arguments if isinstance(one, ast.Constant)}
    return {file for file in folder.glob("*.dll") if file.stem in names}


def modules_of_qt(package: Path) -> set[str]:
    """Return the modules of PySide6 that the code of a package imports, such as QtCore."""
    found: set[str] = set()
    for file in package.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "PySide6":
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("PySide6."):
                found.add(node.module.split(".")[1])
            elif isinstance(node, ast.Import):
                found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("PySide6.")}
    return found
