"""Signs that no page, document or slide can hold."""

# Control characters, as pasted from other programs: no font has them, and XML forbids most.
_SPACES = (*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x2028, 0x2029)
_HARMFUL = {**dict.fromkeys(_SPACES, " "), 0xFFFE: None, 0xFFFF: None}


def without_harmful_signs(text: str) -> str:
    """Return a text with spaces in the place of control characters."""
    return text.translate(_HARMFUL)
