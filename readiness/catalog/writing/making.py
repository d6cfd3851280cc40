"""A new questionnaire among the user's own: from nothing, or as a copy of another one."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from readiness.catalog.installed import installed_packs, own_root
from readiness.catalog.installing import put
from readiness.catalog.pack_files import MAIN_FILE, read_pack_files
from readiness.catalog.writing.yaml_writer import rewritten, written
from readiness.catalog.yaml_source import MOST_BYTES
from readiness.foundation.file_names import reserved_on_windows
from readiness.foundation.files import read_at_most

FIRST_VERSION = "1.0.0"
FORMAT = "readiness-pack/2"
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
# As in the format.
_LONGEST_ID = 60


def make_pack(
    title: Mapping[str, str], languages: Sequence[str], scale: str, result: str, dimension: Mapping[str, str]
) -> Path:
    """Make a questionnaire with one empty dimension, and return its folder; raises UserError.

    `title` and `dimension`, its name, are texts by language; `scale` is how questions are answered, "" for six levels.
    """
    pack_id = free_id(next(iter(title.values()), ""))
    main: dict[str, Any] = {"format": FORMAT, "id": pack_id, "version": FIRST_VERSION, "title": dict(title)}
    main["languages"] = list(languages)
    if result != "stages":
        main["result"] = result
    if scale:
        main["scale"] = scale
    main["dimensions"] = ["A"]
    first = {"code": "A", "name": dict(dimension), "capabilities": []}
    return put(pack_id, {MAIN_FILE: written(main).encode(), "dimensions/A.yaml": written(first).encode()})


def copy_pack(source: Path, title: Mapping[str, str]) -> Path:
    """Copy a questionnaire under another title and an id of its own, and return its folder; raises UserError."""
    files = read_pack_files(source)
    pack_id = free_id(next((words for words in title.values() if words), source.name))
    kept = {path for found in files.sources.values() if (path := found.path)}
    texts = {path.relative_to(source).as_posix(): read_at_most(path, MOST_BYTES) for path in sorted(kept)}
    # What belongs to a questionnaire beside its texts, such as examples of companies.
    for other in sorted((source / "tests").glob("*.json")):
        texts[f"tests/{other.name}"] = read_at_most(other, MOST_BYTES)
    main = files.sources[()].data
    # They name the questionnaire that they are computed with.
    named = re.compile(rb'("pack"\s*:\s*)' + re.escape(f'"{main.get("id")}"'.encode()))
    texts = {
        name: named.sub(rb'\g<1>"' + pack_id.encode() + b'"', content, count=1) if name.endswith(".json") else content
        for name, content in texts.items()
    }
    changed = {**main, "id": pack_id, "version": FIRST_VERSION, "title": {**title}}
    texts[MAIN_FILE] = rewritten(texts[MAIN_FILE].decode("utf-8"), changed).encode()
    return put(pack_id, texts)


def free_id(title: str) -> str:
    """Return an id that is made of a title and that no questionnaire bears yet."""
    spelled = title.lower().translate(_SPELLED)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    words = re.sub(r"^[^a-z]+", "", words)[: _LONGEST_ID - 5].strip("-") or "questionnaire"
    if reserved_on_windows(words):
        words = f"{words}-1"
    taken = {pack.id for pack in installed_packs()}
    root = own_root()
    names = (words if n == 1 else f"{words}-{n}" for n in range(1, 10_000))
    return next(name for name in names if name not in taken and not (root / name).exists())
