"""The language, and the colours that widgets paint themselves with."""

from dataclasses import dataclass

from readiness.foundation.language import Language
from readiness.ui.theme.density import Density
from readiness.ui.theme.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Look:
    """What a widget is made in; each of these, and the size of text, makes new ones when it changes."""

    language: Language
    tokens: Tokens
    density: Density
