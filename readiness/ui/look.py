"""The language, and the colours that widgets paint themselves with."""

from dataclasses import dataclass

from readiness.foundation.language import Language
from readiness.ui.theme.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Look:
    """What a widget is made in; another language, theme or text size makes new widgets."""

    language: Language
    tokens: Tokens
