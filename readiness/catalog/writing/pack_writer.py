"""Write a pack as people would: a folder of YAML files in a tidy order, with long texts as blocks.

The plain data is that of `PackFiles.data`: all files joined into one tree. What is written reads back as the same data.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from readiness.catalog.pack_files import DIMENSIONS_FOLDER, LISTS, MAIN_FILE, PARTS
from readiness.catalog.writing.yaml_writer import written
from readiness.domain.questionnaire import Capability, Dimension, FactQuestion, Questionnaire
from readiness.foundation.file_names import reserved_on_windows
from readiness.foundation.translation import N_

_NOTES = {
    "gates.yaml": N_("Gates: what must be met before something may be done."),
    "targets.yaml": N_("Targets: the first one whose condition holds is suggested."),
    "profile.yaml": N_("Questions about the organisation; they never change a score."),
}


def pack_texts(tree: Mapping[str, Any], note: str = "") -> dict[str, bytes]:
    """Return the files of a pack by their paths within its folder; `note` becomes the first line of the main one."""
    main = {key: value for key, value in tree.items() if key != "dimensions"}
    texts: dict[str, bytes] = {}
    for name, key in LISTS.items():
        if key in main:
            texts[name] = _text({key: main.pop(key)}, _NOTES.get(name, ""))
    for name, key in PARTS.items():
        if key in main:
            texts[name] = _text(main.pop(key))
    codes = [str(dimension.get("code", "")) for dimension in tree["dimensions"]]
    for code, dimension in zip(codes, tree["dimensions"], strict=True):
        name = f"{code}-questions" if reserved_on_windows(code) else code
        texts[f"{DIMENSIONS_FOLDER}/{name}.yaml"] = _text(_dimension(dimension))
    ordered = _ordered(main, Questionnaire)
    return {MAIN_FILE: _text({**ordered, "dimensions": codes}, note), **texts}


def _dimension(dimension: Mapping[str, Any]) -> dict[str, Any]:
    ordered = _ordered(dimension, Dimension)
    for key, kind in (("facts", FactQuestion), ("capabilities", Capability)):
        if isinstance(ordered.get(key), list):
            ordered[key] = [_ordered(one, kind) for one in ordered[key]]
    return ordered


def _ordered(data: Mapping[str, Any], kind: Any) -> dict[str, Any]:
    """Return keys in the order in which the kind has its fields."""
    order = [field.name for field in fields(kind)]
    return {key: data[key] for key in sorted(data, key=lambda key: order.index(key) if key in order else len(order))}


def _text(data: Mapping[str, Any], note: str = "") -> bytes:
    text = written(data)
    return (f"# {note}\n{text}" if note else text).encode()
