"""One name means one thing in the whole package."""

import ast
from collections import defaultdict
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "readiness"


def classes() -> dict[str, list[str]]:
    """Return where each class of the package is defined, by its name; nested ones are left out."""
    found = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                found[node.name].append(path.relative_to(PACKAGE).as_posix())
    return found


def test_no_two_classes_share_a_name() -> None:
    found = classes()
    assert len(found) > 100
    doubles = [f"{name}: {', '.join(files)}" for name, files in found.items() if len(files) > 1]
    assert not doubles, "\n".join(["These names stand for more than one class:", *doubles])
