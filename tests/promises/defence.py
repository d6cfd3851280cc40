"""A defence: the piece of code that keeps a promise, and the test that must fail once it is taken out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Defence:
    """One defence of a promise.

    `promise` is the sentence in bold of its row in SECURITY.md. In `file`, `code` stands exactly once; with `without`
    in its place the defence is gone, and `test`, the node of a test for pytest, fails.
    """

    promise: str
    file: str
    code: str
    without: str
    test: str
