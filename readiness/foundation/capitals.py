"""Capital letters at the beginning of what is shown."""


def capitalised(words: str) -> str:
    """Return words as a sentence begins; all that follows stays, for German nouns keep their capitals."""
    return words[:1].upper() + words[1:]
