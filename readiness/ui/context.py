"""What every view needs to know of its surroundings: language, translator, theme, ways out."""

from collections.abc import Callable

import msgspec

from readiness.foundation.translation import Translator
from readiness.ui.routes import Route
from readiness.ui.theme.tokens import Tokens


class ViewContext(msgspec.Struct, frozen=True):
    """Handed to each view when it is made; a new language or theme makes new views."""

    language: str
    t: Translator
    tokens: Tokens
    go: Callable[[Route], None]
    announce: Callable[[str], None]
