"""The page on the web where newer versions are to be found. The program never looks by itself: a browser opens it.

Whoever distributes the program names the page in `[project.urls]` of pyproject.toml, as `homepage`; it becomes part of
the installed package. Where none is named, nothing is offered.
"""

from functools import cache


@cache
def home_page() -> str | None:
    """Return the address of the page, or None where there is none that a browser should be sent to."""
    # Imported when asked: it takes longer than making the menu.
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        entries = metadata("readiness").get_all("Project-URL") or []
    except PackageNotFoundError:
        return None
    addresses = dict(_entry(entry) for entry in entries)
    address = addresses.get("homepage", "")
    return address if address.startswith("https://") and address.isascii() and address.isprintable() else None


def _entry(line: str) -> tuple[str, str]:
    label, _, address = line.partition(",")
    return label.strip().lower().replace("-", "").replace(" ", ""), address.strip()
