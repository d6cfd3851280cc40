"""LibreOffice Calc as a reader has it: in a language, with nothing set but that."""

import shutil
import subprocess
from pathlib import Path

import pytest

# In seconds; the first start makes a profile.
_LONGEST = 120
# Its numbers for languages, and for the encoding UTF-8.
_LANGUAGES = {"de": ("de-DE", 1031), "en": ("en-GB", 2057)}
_UTF_8 = 76
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale"><value>{locale}</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>
"""


class Calc:
    """Opens files and saves what it has understood as a workbook of its own; formulas are computed anew."""

    def __init__(self, folder: Path, language: str) -> None:
        program = shutil.which("soffice")
        if program is None:
            pytest.fail("LibreOffice is missing: apt-get install libreoffice-calc")
        self._program: str = program
        self._folder = folder
        locale, self._language = _LANGUAGES[language]
        self._profile = folder / "profile"
        (self._profile / "user").mkdir(parents=True)
        (self._profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS.format(locale=locale), "utf-8")

    def open_text(self, path: Path, separator: str) -> Path:
        """Return the workbook that it makes of a table of text, as its dialog does by itself where nothing is changed.

        The last two: cells in quotation marks are no texts by force, and figures are recognised.
        """
        how = f"CSV:{ord(separator)},34,{_UTF_8},1,,{self._language},false,true"
        return self._saved(path, [f"--infilter={how}"])

    def open_workbook(self, path: Path) -> Path:
        """Return a workbook as it saves ours again."""
        return self._saved(path, [])

    def _saved(self, path: Path, options: list[str]) -> Path:
        target = self._folder / "saved"
        profile = f"-env:UserInstallation={self._profile.as_uri()}"
        command = [self._program, profile, "--headless", *options, "--convert-to", "xlsx", "--outdir", target, path]
        subprocess.run(command, check=True, timeout=_LONGEST, capture_output=True)
        return target / f"{path.stem}.xlsx"
