"""Add a folder to the user's search path, or take it out: `search_path.py add|remove FOLDER`.

The installer runs it. It is no task for the installer itself: NSIS reads 1,024 characters and would cut a longer path.
"""

import sys
import winreg

_KEY, _VALUE = "Environment", "Path"


def main(action: str, folder: str) -> None:
    """Change the path in the registry; all other parts of it stay as they are, letter by letter."""
    with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, _KEY, access=winreg.KEY_READ | winreg.KEY_WRITE) as key:
        try:
            path, kind = winreg.QueryValueEx(key, _VALUE)
        except FileNotFoundError:
            path, kind = "", winreg.REG_EXPAND_SZ
        if kind not in {winreg.REG_SZ, winreg.REG_EXPAND_SZ}:
            sys.exit("The search path is not a text.")
        parts = path.split(";") if path else []
        kept = [part for part in parts if part.rstrip("\\").lower() != folder.rstrip("\\").lower()]
        if action == "add":
            # An empty part at the end is a semicolon that somebody left there.
            kept = [*kept[:-1], folder, ""] if kept and not kept[-1] else [*kept, folder]
        if parts and not any(kept):
            winreg.DeleteValue(key, _VALUE)
        elif kept != parts:
            winreg.SetValueEx(key, _VALUE, 0, kind, ";".join(kept))


if __name__ == "__main__":
    main(*sys.argv[1:])
