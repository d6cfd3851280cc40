"""Write a pack as people would: a folder of YAML files in a tidy order, with long texts as blocks.

The plain data is that of `PackFiles.data`: all files joined into one tree. What is written reads back as the same data.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

import yaml

from readiness.catalog.pack_files import DIMENSIONS_FOLDER, LISTS, MAIN_FILE, PARTS
from readiness.domain.questionnaire import Capability, Dimension, FactQuestion, Questionnaire
from readiness.foundation.file_names import reserved_on_windows
from readiness.foundation.translation import N_

_WIDTH = 110
# A text in one line with its key still fits into the width.
_LONGEST_IN_LINE = 70
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
    written = yaml.dump(
        data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH, default_flow_style=False
    )
    return (f"# {note}\n{written}" if note else written).encode()


class _Dumper(yaml.SafeDumper):
    """Writes short lists and texts in one line, long texts as blocks, and no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 - the library calls it so
        """Indent lists below their key, as people do."""
        super().increase_indent(flow, False)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    block = len(text) > _LONGEST_IN_LINE or "\n" in text
    if block and text.strip() == text and "\t" not in text:
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else ">")
    # Behind “ #” a comment begins, and our check asks for quotation marks there and at words such as No.
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if _SIGNS & set(text) else None)


_SIGNS = frozenset("?#:,{}[]&*!|>'\"%@`")


def _represent_keys(dumper: yaml.SafeDumper, data: Mapping[Any, Any]) -> yaml.MappingNode:
    node = dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=False)
    node.flow_style = _in_line(data)
    return node


def _represent_list(dumper: yaml.SafeDumper, data: Sequence[Any]) -> yaml.SequenceNode:
    plain = all(not isinstance(one, dict | list) for one in data)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=plain and _length(data) < _WIDTH)


def _in_line(data: Mapping[Any, Any]) -> bool:
    """Return whether keys are few and short enough for one line: a text, an answer, a span."""
    flat = all(not isinstance(one, list) for one in data.values())
    depth = max((1 + isinstance(one, dict) for one in data.values()), default=1)
    return flat and depth <= 2 and len(data) <= 4 and _length(data) <= _LONGEST_IN_LINE  # noqa: PLR2004 - see above


def _length(data: Any) -> int:
    if isinstance(data, dict):
        return sum(_length(key) + _length(value) + 4 for key, value in data.items())
    if isinstance(data, list | tuple):
        return sum(_length(one) + 2 for one in data)
    return len(str(data))


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(dict, _represent_keys)
_Dumper.add_representer(list, _represent_list)
