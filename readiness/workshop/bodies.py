"""The bodies of `readiness-workshop-http/1` (docs/formats/workshop-http.md)."""

from dataclasses import dataclass

from readiness.workshop.phone_state import PhoneState
from readiness.workshop.requests import JoinRequest, VoteRequest


@dataclass(frozen=True, slots=True)
class JoinedBody:
    """The answer to a join."""

    joined: bool


@dataclass(frozen=True, slots=True)
class SavedBody:
    """The answer to a vote."""

    saved: bool


@dataclass(frozen=True, slots=True)
class NewsBody:
    """One event of the stream."""

    version: int


@dataclass(frozen=True, slots=True)
class RefusalBody:
    """Why a request was not served; `faults` are those of its body, in the phone's language."""

    error: str
    faults: tuple[str, ...] = ()


PhoneRequest = VoteRequest | JoinRequest
PhoneAnswer = PhoneState | JoinedBody | SavedBody | NewsBody | RefusalBody
