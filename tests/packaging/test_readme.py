"""README names the files that a release consists of."""

from readiness import __version__
from readiness.foundation.paths import PACKAGE


def test_readme_names_the_files_of_this_version() -> None:
    text = (PACKAGE.parent / "README.md").read_text(encoding="utf-8")
    names = [f"Readiness-{__version__}-setup.exe", f"readiness_{__version__}_amd64.deb"]
    names.append(f"readiness-{__version__}-py3-none-any.whl")
    assert [name for name in names if name not in text] == []
