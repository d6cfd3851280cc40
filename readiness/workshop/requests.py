"""What comes from a phone: read within limits, and refused where it is not what we asked for."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, TypeVar
from urllib.parse import parse_qsl

from starlette.requests import Request

from readiness.domain.levels import Level
from readiness.domain.values import Limits
from readiness.domain.workshop_record import Role
from readiness.foundation.errors import Fault
from readiness.foundation.language import LANGUAGES, Language
from readiness.validation.boundary import read_fields, read_json
from readiness.validation.refusal import RefusedError

BODY_LIMIT = 4096
# Bodies are a hundred bytes; one that takes longer than this has got stuck, or is meant to keep us waiting.
BODY_SECONDS = 10.0
# No workshop gets there; a larger number would not fit into the ballot box and would spoil its neighbours' commit.
HIGHEST_ROUND = 1_000_000
LANGUAGE_COOKIE = "language"
NOTE_LENGTH = 300
# More than any page offers; what is too many is told apart later.
_MOST_OPTIONS = 100
# Of a form that names no packages.
_MOST_FIELDS = 10
T = TypeVar("T")
_FORM = "application/x-www-form-urlencoded"


class RequestRefusedError(Exception):
    """A request that is not served; `problem` names the page that says why, `faults` are those of its body."""

    def __init__(self, status: HTTPStatus, problem: str, seconds: int = 0, faults: Sequence[Fault] = ()) -> None:
        super().__init__(problem)
        self.status = status
        self.problem = problem
        self.seconds = seconds
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """The participant's role; None where it is not given."""

    role: Role | None = None


@dataclass(frozen=True, slots=True)
class VoteRequest:
    """A level, or None for don't know, in a round."""

    round: Annotated[int, Limits(ge=1, le=HIGHEST_ROUND)]
    level: Level | None


@dataclass(frozen=True, slots=True)
class NoteRequest:
    """What a phone says about the evidence in a round."""

    round: Annotated[int, Limits(ge=1, le=HIGHEST_ROUND)]
    text: Annotated[str, Limits(max_length=NOTE_LENGTH)]


@dataclass(frozen=True, slots=True)
class ChoiceRequest:
    """The places of the packages that matter most to a person, from 0."""

    options: Annotated[tuple[int, ...], Limits(max_length=_MOST_OPTIONS)] = ()


async def read_join(request: Request, seconds: float = BODY_SECONDS) -> JoinRequest:
    """Read a join from a form or from JSON; an empty body says nothing about a role."""
    body = await _read_body(request, seconds)
    if not body:
        return JoinRequest()
    if is_form(request):
        return _convert({"role": _fields(body).get("role") or None}, JoinRequest)
    return _decode(body, JoinRequest)


async def read_vote(request: Request, seconds: float = BODY_SECONDS) -> VoteRequest:
    """Read a vote from a form or from JSON."""
    body = await _read_body(request, seconds)
    if is_form(request):
        fields = _fields(body)
        return _convert({"round": fields.get("round"), "level": fields.get("level") or None}, VoteRequest)
    return _decode(body, VoteRequest)


async def read_note(request: Request, seconds: float = BODY_SECONDS) -> NoteRequest:
    """Read a note from a form or from JSON."""
    body = await _read_body(request, seconds)
    if is_form(request):
        fields = _fields(body)
        # A form sends two characters for the end of a line, where the field has counted one.
        text = fields["text"].replace("\r\n", "\n") if "text" in fields else None
        return _convert({"round": fields.get("round"), "text": text}, NoteRequest)
    return _decode(body, NoteRequest)


async def read_choice(request: Request, seconds: float = BODY_SECONDS) -> ChoiceRequest:
    """Read a choice of packages from a form, which names each in a field of its own, or from JSON."""
    body = await _read_body(request, seconds)
    if is_form(request):
        return _convert(
            {"options": [place for name, place in _pairs(body, _MOST_OPTIONS) if name == "option"]}, ChoiceRequest
        )
    return _decode(body, ChoiceRequest)


def is_form(request: Request) -> bool:
    """Return whether this comes from a page without JavaScript, which wants a page back."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == _FORM


def language_of(request: Request, otherwise: Language) -> Language:
    """Return the language of a phone: chosen on the page, or the first of its own that we speak."""
    for chosen in (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if chosen is not None and chosen in LANGUAGES:
            return LANGUAGES[chosen]
    accepted = []
    for entry in request.headers.get("accept-language", "")[:200].split(","):
        name, _, weight = entry.strip().partition(";q=")
        try:
            accepted.append((-float(weight or 1), name[:2].lower()))
        except ValueError:
            continue
    # Sorting keeps the order of equal weights: the first one named is the dearest.
    known = [name for weight, name in sorted(accepted, key=lambda entry: entry[0]) if weight < 0 and name in LANGUAGES]
    return LANGUAGES[known[0]] if known else otherwise


async def _read_body(request: Request, seconds: float) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.stream():
                body += chunk
                if len(body) > BODY_LIMIT:
                    raise RequestRefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "large")
    except TimeoutError as error:
        raise RequestRefusedError(HTTPStatus.REQUEST_TIMEOUT, "slow") from error
    return bytes(body)


def _fields(body: bytes) -> dict[str, str]:
    return dict(_pairs(body, _MOST_FIELDS))


def _pairs(body: bytes, most: int) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=most)
    except ValueError as error:
        raise RequestRefusedError(HTTPStatus.BAD_REQUEST, "wrong") from error


def _convert(fields: Mapping[str, str | Sequence[str] | None], kind: type[T]) -> T:
    try:
        return read_fields(fields, kind)
    except RefusedError as error:
        raise RequestRefusedError(HTTPStatus.BAD_REQUEST, "wrong", faults=error.faults) from error


def _decode(body: bytes, kind: type[T]) -> T:
    try:
        return read_json(body, kind, unknown_keys=True)
    except RefusedError as error:
        raise RequestRefusedError(HTTPStatus.BAD_REQUEST, "wrong", faults=error.faults) from error
