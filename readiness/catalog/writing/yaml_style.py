"""Values as YAML: in the forms in which people write questionnaires."""

import json
import re
from typing import Any

import yaml

# As long as the lines of the questionnaires that ship.
WIDTH = 110
_SPECIAL = re.compile(r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_WORD_BREAK = re.compile(r"(?<=[^ \n]) (?=[^ \n])")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def same(one: Any, other: Any) -> bool:
    """Return whether two trees say the same; 1, 1.0 and True are three values, and the order of keys counts."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def scalar(value: Any, style: str = "", *, flow: bool = False) -> str:
    """Return a value on one line; a text keeps the quotation marks of `style` where it can."""
    if not isinstance(value, str):
        return _plain_value(value)
    if style == "'" and "\n" not in value and not _SPECIAL.search(value):
        return "'" + value.replace("'", "''") + "'"
    if style != '"' and _is_plain(value, flow=flow):
        return value
    return _SPECIAL.sub(lambda sign: json.dumps(sign[0])[1:-1], json.dumps(value, ensure_ascii=False))


def _plain_value(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)


def _is_plain(value: str, *, flow: bool) -> bool:
    if not value or "\n" in value or _SPECIAL.search(value) or value != value.strip():
        return False
    if flow and "?" in value:
        # In brackets, some readers of YAML take it for a sign of the language.
        return False
    written = f"[{value}]" if flow else f"a: {value}"
    try:
        read = yaml.load(written, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError:
        return False
    return same(read, [value] if flow else {"a": value})


def inline(value: Any) -> str:
    """Return a value in brackets, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key, flow=True)}: {inline(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return scalar(value, flow=True)


def after_key(value: Any, indent: int, column: int) -> str:
    """Return what stands behind "key:" in a mapping of this indentation, with the blank or the break before it.

    `column` is where the line has come to.
    """
    if isinstance(value, dict | list) and value:
        short = inline(value)
        if _fits(value) and column + 1 + len(short) <= WIDTH:
            return f" {short}"
        return "\n" + block(value, indent + 2)
    return " " + _on_line(value, indent, column + 1)


def after_dash(value: Any, indent: int, column: int) -> str:
    """Return what stands behind "-" in a list of this indentation."""
    if isinstance(value, dict | list) and value:
        short = inline(value)
        if _fits(value) and column + 1 + len(short) <= WIDTH:
            return f" {short}"
        return " " + block(value, indent + 2).lstrip(" ")
    return " " + _on_line(value, indent, column + 1)


def _fits(value: Any) -> bool:
    """Return whether a value may stand in brackets: it holds nothing but short values and texts."""
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(value, list):
        return not any(isinstance(one, dict | list) for one in inner)
    return all(not isinstance(one, list) and (not isinstance(one, dict) or not _deep(one)) for one in inner)


def _deep(value: dict[Any, Any]) -> bool:
    return any(isinstance(one, dict | list) for one in value.values())


def block(value: Any, indent: int) -> str:
    """Return a list or a mapping in lines of this indentation, without the end of the last line."""
    lead = " " * indent
    if isinstance(value, dict):
        keys = [(f"{lead}{scalar(key)}:", one) for key, one in value.items()]
        return "\n".join(key + after_key(one, indent, len(key)) for key, one in keys)
    return "\n".join(f"{lead}-{after_dash(one, indent, indent + 1)}" for one in value)


def _on_line(value: Any, indent: int, column: int) -> str:
    if isinstance(value, dict):
        return "{}"
    if isinstance(value, list):
        return "[]"
    short = scalar(value)
    if not isinstance(value, str) or ("\n" not in value and column + len(short) <= WIDTH):
        return short
    style = "|" if "\n" in value else ">"
    return text_block(value, style, indent + 2) or short


def text_block(value: str, style: str, indent: int, before: list[str] | None = None, width: int = WIDTH) -> str | None:
    """Return a text as a block with its sign (`style` is "|" or ">"); None where a block cannot say it.

    `before` are the lines of the text as it stood: those at its beginning and end that still fit are kept.
    """
    body = value.removesuffix("\n")
    if not body or body != body.strip() or _SPECIAL.search(value):
        return None
    sign = style + ("" if value.endswith("\n") else "-")
    if style == "|":
        lines = body.split("\n")
    elif "\n" in body or "  " in body:
        return None
    else:
        lines = _folded(body, before or [], width - indent)
    lead = " " * indent
    return "\n".join([sign, *(lead + line if line else "" for line in lines)])


def _folded(text: str, before: list[str], width: int) -> list[str]:
    head: list[str] = []
    while before and text.startswith(before[0] + " "):
        text = text[len(before[0]) + 1 :]
        head.append(before[0])
        before = before[1:]
    tail: list[str] = []
    while before and text.endswith(" " + before[-1]):
        text = text[: -len(before[-1]) - 1]
        tail.insert(0, before[-1])
        before = before[:-1]
    return [*head, *_wrapped(text, max(width, 20)), *tail]


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in _WORD_BREAK.split(text):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
