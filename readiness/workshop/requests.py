"""What comes from a phone: read within limits, and refused where it is not what we asked for."""

from http import HTTPStatus
from typing import Annotated, TypeVar
from urllib.parse import parse_qsl

import msgspec
from starlette.requests import Request

from readiness.domain.levels import HIGHEST, LOWEST
from readiness.domain.workshop_record import Role
from readiness.foundation.language import LANGUAGES, Language

BODY_LIMIT = 4096
# No workshop gets there; a larger number would not fit into the ballot box and would spoil its neighbours' commit.
HIGHEST_ROUND = 1_000_000
LANGUAGE_COOKIE = "language"
_Kind = TypeVar("_Kind")
_FORM = "application/x-www-form-urlencoded"


class RefusedError(Exception):
    """A request that is not served; `problem` names the page that says why."""

    def __init__(self, status: HTTPStatus, problem: str, seconds: int = 0) -> None:
        super().__init__(problem)
        self.status = status
        self.problem = problem
        self.seconds = seconds


class JoinRequest(msgspec.Struct, frozen=True):
    """From where somebody sees the organisation; None says nothing."""

    role: Role | None = None


class VoteRequest(msgspec.Struct, frozen=True):
    """A level, or None for don't know, in a round."""

    round: Annotated[int, msgspec.Meta(ge=1, le=HIGHEST_ROUND)]
    level: Annotated[int, msgspec.Meta(ge=LOWEST, le=HIGHEST)] | None


async def read_join(request: Request) -> JoinRequest:
    """Read a join from a form or from JSON; an empty body says nothing about a role."""
    body = await _read_body(request)
    if not body:
        return JoinRequest()
    if is_form(request):
        return _convert({"role": _fields(body).get("role") or None}, JoinRequest)
    return _decode(body, JoinRequest)


async def read_vote(request: Request) -> VoteRequest:
    """Read a vote from a form or from JSON."""
    body = await _read_body(request)
    if is_form(request):
        fields = _fields(body)
        return _convert({"round": fields.get("round"), "level": fields.get("level") or None}, VoteRequest)
    return _decode(body, VoteRequest)


def is_form(request: Request) -> bool:
    """Return whether this comes from a page without JavaScript, which wants a page back."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == _FORM


def language_of(request: Request, otherwise: Language) -> Language:
    """Return the language of a phone: chosen on the page, or the first of its own that we speak."""
    for chosen in (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if chosen is not None and chosen in LANGUAGES:
            return LANGUAGES[chosen]
    wishes = []
    for wish in request.headers.get("accept-language", "")[:200].split(","):
        name, _, weight = wish.strip().partition(";q=")
        try:
            wishes.append((-float(weight or 1), name[:2].lower()))
        except ValueError:
            continue
    # Sorting keeps the order of equal weights: the first one named is the dearest.
    known = [name for weight, name in sorted(wishes, key=lambda wish: wish[0]) if weight < 0 and name in LANGUAGES]
    return LANGUAGES[known[0]] if known else otherwise


async def _read_body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT:
            raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "large")
    return bytes(body)


def _fields(body: bytes) -> dict[str, str]:
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=10))
    except ValueError as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "wrong") from error


def _convert(fields: object, kind: type[_Kind]) -> _Kind:
    try:
        return msgspec.convert(fields, kind, strict=False)
    except msgspec.ValidationError as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "wrong") from error


def _decode(body: bytes, kind: type[_Kind]) -> _Kind:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "wrong") from error
