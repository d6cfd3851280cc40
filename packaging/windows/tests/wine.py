"""A Windows for tests: Wine with a prefix, a screen and fonts of its own. Nothing of the machine's Wine is touched."""

import os
import re
import subprocess
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from PIL import Image, ImageGrab

WINE = "/usr/lib/wine/wine64"
_SERVER = "/usr/lib/wine/wineserver"
# The machine is busy, Wine is slow: whatever takes longer hangs.
LONGEST = 300.0
# Wine's own fonts, of which its dialogs are made, and none of the machine.
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/wine/fonts</dir><cachedir>{empty}</cachedir></fontconfig>
"""


class Wine:
    """Runs programs; `close` ends all that are left in the prefix."""

    def __init__(self, folder: Path) -> None:
        """Make a prefix in an empty folder."""
        self.folder = folder
        self.prefix = folder / "prefix"
        home, empty, locales = (folder / name for name in ("home", "no-fonts", "locales"))
        for made in (home, empty, locales):
            made.mkdir(parents=True)
        (folder / "fonts.conf").write_text(_FONTS.format(empty=empty), "utf-8")
        # glibc has no German of its own on a bare Debian.
        subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", str(locales / "de_DE.UTF-8")], check=True)
        self.environment = {
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "WINEPREFIX": str(self.prefix),
            "WINEDEBUG": "-all",
            # What Wine 8 lacks, from us; no menus in the machine's desktop, and no debugger that waits for a person.
            "WINEDLLOVERRIDES": "icuuc,bcryptprimitives,mscms=n,b;winemenubuilder.exe,winedbg.exe=d;mscoree,mshtml=",
            "FONTCONFIG_FILE": str(folder / "fonts.conf"),
            "LOCPATH": str(locales),
            "LANG": "C.UTF-8",
        }
        self._screen = _Screen()
        self.environment["DISPLAY"] = self._screen.name
        self.run(["wineboot", "-i"])
        self._lend_what_wine_lacks()

    def _lend_what_wine_lacks(self) -> None:
        """Compile and place the libraries in `stubs`."""
        for source in (Path(__file__).parent / "stubs").glob("*.c"):
            library = self.c / "windows" / "system32" / f"{source.stem}.dll"
            library.unlink(missing_ok=True)
            command = ["x86_64-w64-mingw32-gcc", "-shared", "-s", "-o", str(library), str(source), "-ladvapi32"]
            subprocess.run(command, check=True)

    @property
    def c(self) -> Path:
        """Drive C."""
        return self.prefix / "drive_c"

    def run(
        self, command: Iterable[str | Path], *, within: float = LONGEST, german: bool = False, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a program to its end; its output is read through a pipe, since Wine 8 hands on no other streams."""
        return subprocess.run(
            [WINE, *map(str, command)],
            env=self._environment(german, variables),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            # What is no terminal gets the code page of Western European Windows.
            encoding="cp1252",
            errors="replace",
            timeout=within,
            check=False,
        )

    def start(
        self, command: Iterable[str | Path], *, german: bool = False, **variables: str
    ) -> subprocess.Popen[bytes]:
        """Start a program and return at once."""
        return subprocess.Popen(
            [WINE, *map(str, command)],
            env=self._environment(german, variables),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _environment(self, german: bool, variables: dict[str, str]) -> dict[str, str]:
        language = {"LC_ALL": "de_DE.UTF-8"} if german else {}
        return self.environment | language | variables

    def idle(self, within: float = LONGEST) -> None:
        """Wait until no program of the prefix runs any more."""
        subprocess.run([_SERVER, "-w"], env=self.environment, timeout=within, check=True)

    def value(self, key: str, name: str | None) -> str | None:
        """Return a value of the registry, the default one without a name; None where there is none."""
        which = ["/ve"] if name is None else ["/v", name]
        answer = self.run(["reg", "query", f"HKCU\\{key}", *which])
        found = re.search(r"REG_(?:SZ|EXPAND_SZ|DWORD)\s+(.*)", answer.stdout)
        return found[1].strip() if found and not answer.returncode else None

    def windows(self, title: str) -> list[str]:
        """Return the X windows that are shown with such a title, a regular expression."""
        return self._tool("search", "--onlyvisible", "--name", title).split()

    def window(self, title: str, within: float = LONGEST) -> str:
        """Wait for a window with such a title and return it."""
        wait_for(lambda: bool(self.windows(title)), f"a window “{title}”", within)
        return self.windows(title)[0]

    def titles(self) -> list[str]:
        """Return the titles of all windows that are shown."""
        return [self._tool("getwindowname", window).strip() for window in self.windows(".+")]

    def press(self, window: str, *keys: str) -> None:
        """Press keys in a window."""
        self._tool("windowfocus", "--sync", window)
        self._tool("key", "--clearmodifiers", *keys)

    def _tool(self, *arguments: str) -> str:
        tool = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, timeout=60, check=False
        )
        return tool.stdout

    def _picture(self, path: Path) -> Image.Image:
        """Store what the screen shows, and return it."""
        image = ImageGrab.grab(xdisplay=self._screen.name)
        image.save(path)
        return image

    def settled(self, path: Path) -> None:
        """Store what the screen shows, once it shows the same twice."""
        before: list[bytes] = [b""]

        def same() -> bool:
            last, before[0] = before[0], self._picture(path).tobytes()
            return last == before[0]

        wait_for(same, "a screen that stands still", pause=1.0)

    def close(self) -> None:
        """End every program in the prefix, and the screen."""
        subprocess.run([_SERVER, "-k"], env=self.environment, timeout=60, check=False)
        self._screen.close()


class _Screen:
    """An X server of our own, under the first name that is free."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
        self._process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as names:
            self.name = f":{names.readline().strip()}"

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(30)


def wait_for(condition: Callable[[], bool], what: str, within: float = LONGEST, pause: float = 0.3) -> None:
    """Wait for something in another process, which sends no signal; AssertionError where it does not come."""
    end = time.monotonic() + within
    while not condition():
        assert time.monotonic() < end, f"waited {within:g} s for {what}"
        time.sleep(pause)
