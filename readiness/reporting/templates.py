"""The templates: Jinja2 with our filters, in the language of the page that is made."""

import json
import re
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup

from readiness import __version__
from readiness.foundation.capitals import capitalised
from readiness.foundation.language import ENGLISH, Language
from readiness.foundation.paths import PACKAGE, content_folder
from readiness.wording.markdown import blocks

# What made a page, as its metadata says.
PROGRAM = f"Readiness {__version__}"

COMPILED = PACKAGE / "reporting" / "compiled_templates"

_EMPTY_LINES = re.compile(r"\n\s*\n")

# Letters. Addresses of pages stay whole, and so do the words of every language.
_ENDLESS = 500
_ENDLESS_WORD = re.compile(rf"\S{{{_ENDLESS},}}")
_PIECE = re.compile(r".{1,40}")


@lru_cache
def environment(language: Language) -> Environment:
    """Return the templates for one language; all free text is escaped.

    Each is rendered with one name, `page`, which also tells the filters the language.
    """
    environment = Environment(
        loader=FileSystemLoader(content_folder("report_templates")),
        bytecode_cache=_Precompiled(),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_breakable,
    )
    environment.install_gettext_translations(language, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(
        text=_text,
        date=_date,
        short_date=_short_date,
        number=_number,
        span=_span,
        paragraphs=_paragraphs,
        sentence=capitalised,
        closed=_closed,
        blocks=blocks,
    )
    return environment


class _Precompiled(BytecodeCache):
    """The templates as they were compiled when the program was installed: compiling takes longer than filling in.

    They lie with the program, like Python's own compiled modules, and are only read. A template that has changed
    since, or was never compiled, is compiled in memory.
    """

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return a key that does not depend on where the program lies."""
        del filename
        return sha256(name.encode()).hexdigest()[:16]

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the compiled template, where it is that of the source."""
        with suppress(OSError), _compiled_path(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep nothing at run time."""


def _compiled_path(bucket: Bucket) -> Path:
    return COMPILED / f"{bucket.key}.jinja"


def compile_templates() -> None:
    """Compile all templates into the program's folder; called when it is built or installed."""
    templates = environment(ENGLISH)
    loader, cache = templates.loader, templates.bytecode_cache
    assert loader is not None
    assert cache is not None
    COMPILED.mkdir(exist_ok=True)
    for name in templates.list_templates(extensions=["j2"]):
        source, filename, _ = loader.get_source(templates, name)
        bucket = cache.get_bucket(templates, name, filename, source)
        # By its place in the project: what is built shall not depend on where.
        bucket.code = templates.compile(source, name, f"report_templates/{name}")
        with _compiled_path(bucket).open("wb") as file:
            bucket.write_bytecode(file)


def page_number(language: Language) -> Markup:
    """Return "Page 2 of 17" as CSS writes it; the words are from our catalogue, no free text."""
    words = json.dumps(language.gettext("Page {number} of {total}"), ensure_ascii=False)
    return Markup(words.replace("{number}", '" counter(page) "').replace("{total}", '" counter(pages) "'))  # noqa: S704


def css_string(words: str) -> Markup:
    """Return words of ours as CSS writes them: no free text, which could end the styles."""
    return Markup(json.dumps(words, ensure_ascii=False))  # noqa: S704


def _breakable(value: Any) -> Any:
    """Return a text whose endless words may end a line here and there; everything else as it is.

    No line would end in a word of thousands of letters, and looking for such an end takes the longer the more are left.
    """
    if isinstance(value, str) and not isinstance(value, Markup) and len(value) > _ENDLESS:
        return _ENDLESS_WORD.sub(lambda word: "\N{ZERO WIDTH SPACE}".join(_PIECE.findall(word[0])), value)
    return value


def _language(context: Context) -> Language:
    language = context["page"].language
    assert isinstance(language, Language)
    return language


@pass_context
def _text(context: Context, text: Any) -> str:
    """Return a localized text in the page's language."""
    return _language(context).of(text)


@pass_context
def _date(context: Context, day: Any) -> str:
    return _language(context).long_date(day)


@pass_context
def _short_date(context: Context, day: Any) -> str:
    return _language(context).short_date(day)


@pass_context
def _number(context: Context, value: float, digits: int = 0) -> str:
    return _language(context).number(value, digits)


def _paragraphs(words: str) -> list[list[str]]:
    """Return the paragraphs of free text, each as its lines; empty lines divide them."""
    blocks = _EMPTY_LINES.split(words.strip())
    return [block.splitlines() for block in blocks if block]


def _closed(words: str) -> str:
    """Return words with a full stop at the end, so that others can follow on the same line."""
    return words if words.endswith((".", "?", "!")) else f"{words}."


@pass_context
def _span(context: Context, value: Any, digits: int = 1) -> str:
    return _language(context).span(value.low, value.high, digits)


if __name__ == "__main__":
    compile_templates()
