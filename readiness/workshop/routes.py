"""The web application of the workshop: phones join, vote and read. Nothing here can lead the workshop."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from http import HTTPStatus
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from readiness.domain.questionnaire import Questionnaire
from readiness.foundation import logs
from readiness.foundation.errors import MAX_FAULTS_SHOWN
from readiness.foundation.language import Language, frame_language
from readiness.foundation.paths import content_folder
from readiness.validation.boundary import write_json
from readiness.workshop.ballot_box import BallotBox, RoomFullError, RoomShutError
from readiness.workshop.ballots import Ballot, token_hash
from readiness.workshop.change_notifier import ChangeNotifier
from readiness.workshop.connections import IDLE_SECONDS, ConnectionGate
from readiness.workshop.join_code import same_code
from readiness.workshop.phone_page import PAGES, PhonePages, Told
from readiness.workshop.phone_state import PhoneState, phone_state
from readiness.workshop.polling import PollingPhones
from readiness.workshop.rate_limiter import LONGEST_DELAY, RateLimiter
from readiness.workshop.requests import (
    BODY_SECONDS,
    LANGUAGE_COOKIE,
    RequestRefusedError,
    is_form,
    language_of,
    read_choice,
    read_join,
    read_note,
    read_vote,
)
from readiness.workshop.room import Phase
from readiness.workshop.room_look import RoomLook
from readiness.workshop.vote_writer import VoteWriter

COOKIE = "participant"
# 128 random bits.
TOKEN_BYTES = 16
COOKIE_SECONDS = 24 * 60 * 60
# Seconds between comments on an idle stream: writing to it shows whether the phone is still connected.
SILENCE = 15.0
STREAMS_PER_PARTICIPANT = 3
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; "
        "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept-Language, Cookie",
}
STYLES = "phone.css"
_FILES = {STYLES: "text/css", "phone.js": "text/javascript", "check.js": "text/javascript"}
_FONTS = frozenset({"inter-400.woff2", "inter-600.woff2"})
# A font is the same in every language and for every participant; a phone fetches it once.
_FONT_HEADERS = {"Cache-Control": "max-age=86400", "Vary": "Accept-Encoding"}
# A drawing that is opened by itself is a document of this address: it may run and fetch nothing.
_LOGO_HEADERS = {
    **_FONT_HEADERS,
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
}

Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Setup:
    """What stays as it is while a workshop is served; `most` participants are admitted.

    A connection may be silent for `idle_seconds`, and a body take `body_seconds`.
    """

    questionnaire: Questionnaire
    language: Language
    most: int
    idle_seconds: float = IDLE_SECONDS
    body_seconds: float = BODY_SECONDS
    look: RoomLook = field(default_factory=RoomLook)


class Phones:
    """All routes; `on_change` hears from the server's thread, twice a second at most, that people joined or voted."""

    def __init__(self, box: BallotBox, setup: Setup, hosts: Collection[str], on_change: Callable[[], None]) -> None:
        self._box = box
        self._setup = setup
        self._hosts = frozenset(host.lower() for host in hosts)
        self._limiter = RateLimiter(setup.most)
        self._writer = VoteWriter(box)
        self._streams: dict[str, int] = {}
        self.notifier = ChangeNotifier(on_change)
        self.gate = ConnectionGate(setup.idle_seconds)
        self.polling = PollingPhones()
        self.closed = False

    def application(self, ready: Callable[[], None]) -> Starlette:
        """Return the application; `ready` is called once it serves."""

        @asynccontextmanager
        async def life(_: Starlette) -> AsyncIterator[None]:
            self.notifier.attach(asyncio.get_running_loop())
            watching = asyncio.create_task(self.gate.watch())
            ready()
            yield
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching

        def route(path: str, handler: Handler, method: str = "GET") -> Route:
            return Route(path, self._guarded(handler), methods=[method])

        return Starlette(
            routes=[
                route("/", self._enter),
                route("/-/{name}", self._file),
                route("/{code}", self._page),
                route("/{code}/join", self._join, "POST"),
                route("/{code}/state", self._state),
                route("/{code}/vote", self._vote, "POST"),
                route("/{code}/note", self._note, "POST"),
                route("/{code}/choose", self._choose, "POST"),
                route("/{code}/events", self._events),
                route("/{code}/check", self._check),
                Route("/{rest:path}", self._guarded(self._missing), methods=["GET", "POST", "PUT", "DELETE", "PATCH"]),
            ],
            lifespan=life,
        )

    @property
    def listeners(self) -> int:
        """How many phones wait for news right now."""
        return sum(self._streams.values())

    # --- admission

    def _guarded(self, handler: Handler) -> Handler:
        """Return the handler behind all checks, with the headers that every answer carries."""

        async def guarded(request: Request) -> Response:
            try:
                self._check_origin(request)
                response = await handler(request)
            except RequestRefusedError as refused:
                response = self._refusal(request, refused)
            except OSError as error:
                # A full disk, for instance: nothing was confirmed as saved, and the phone tries again.
                logs.fault(error)
                response = self._refusal(request, RequestRefusedError(HTTPStatus.SERVICE_UNAVAILABLE, "unsaved"))
            except Exception as error:  # noqa: BLE001 - the outermost handler: a log entry, and no details on a phone
                logs.fault(error)
                response = self._refusal(request, RequestRefusedError(HTTPStatus.INTERNAL_SERVER_ERROR, "fault"))
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
            return response

        return guarded

    def _check_origin(self, request: Request) -> None:
        """Refuse other names for this address and other pages' requests: they come from a foreign site."""
        host = request.headers.get("host", "").lower()
        origin = request.headers.get("origin")
        foreign = origin is not None and origin.lower() != f"http://{host}"
        if host not in self._hosts or (request.method == "POST" and foreign):
            raise RequestRefusedError(HTTPStatus.FORBIDDEN, "foreign")

    async def _admit(self, request: Request) -> str | None:
        """Return the participant of a request, None for a new phone; raises RequestRefusedError."""
        hashed = self._hashed(request)
        snapshot = self._box.snapshot
        participant = hashed if hashed in snapshot.people else None
        address = _address(request)
        if not self._limiter.admits(participant, address):
            raise RequestRefusedError(HTTPStatus.TOO_MANY_REQUESTS, "busy", 1)
        code = request.path_params["code"]
        if participant is not None:
            # Not slowed down by the wrong codes of others behind the same address, nor shut out by a new code.
            if not any(same_code(code, known) for known in (snapshot.code, *snapshot.former_codes)):
                raise RequestRefusedError(HTTPStatus.NOT_FOUND, "code")
            self._belongs(request, participant)
            return participant
        await self._admit_stranger(code, address, removed=self._box.was_removed(hashed))
        return None

    async def _participant(self, request: Request) -> str:
        """Return the participant of a request that only those in the room may make; raises RequestRefusedError."""
        participant = await self._admit(request)
        if participant is None:
            raise RequestRefusedError(HTTPStatus.UNAUTHORIZED, "stranger")
        return participant

    async def _admit_stranger(self, code: str, address: str, *, removed: bool) -> None:
        """Let a phone that has not joined pass where it knows the code; raises RequestRefusedError."""
        if seconds := self._limiter.wait(address):
            raise RequestRefusedError(HTTPStatus.TOO_MANY_REQUESTS, "wait", seconds)
        if "." in code:
            # Browsers ask for icons by themselves; that is no attempt at a code.
            raise RequestRefusedError(HTTPStatus.NOT_FOUND, "missing")
        await _wait_for_turn(self._limiter.before_code(address))
        snapshot = self._box.snapshot
        if same_code(code, snapshot.code):
            self._limiter.right_code(address)
            return
        if any(same_code(code, former) for former in snapshot.former_codes):
            # Whoever was given it in time has not guessed it.
            refused = (HTTPStatus.FORBIDDEN, "removed") if removed else (HTTPStatus.NOT_FOUND, "code")
            raise RequestRefusedError(*refused)
        self._limiter.wrong_code(address)
        raise RequestRefusedError(HTTPStatus.NOT_FOUND, "code")

    def _belongs(self, request: Request, participant: str) -> None:
        if request.client is not None:
            self.gate.belongs((request.client.host, request.client.port), participant)

    def _hashed(self, request: Request) -> str | None:
        token = request.cookies.get(COOKIE)
        return token_hash(token) if token else None

    # --- the routes

    async def _enter(self, request: Request) -> Response:
        """Ask for the code, or go to the room of the one that was typed."""
        if typed := "".join(request.query_params.get("code", "").split())[:40].upper():
            return RedirectResponse(f"/{typed}" if typed.isalnum() and typed.isascii() else "/-", HTTPStatus.SEE_OTHER)
        return self._in_language(request, self._pages(request).enter_code())

    async def _file(self, request: Request) -> Response:
        name = request.path_params["name"]
        # Where the program has no fonts, pages are set in the phone's own.
        if name in _FONTS and (font := content_folder("fonts") / name).is_file():
            return Response(font.read_bytes(), media_type="font/woff2", headers=_FONT_HEADERS)
        look = self._setup.look
        if look.phone_logo and name == look.phone_logo_name:
            return Response(look.phone_logo, media_type=look.logo_type, headers=_LOGO_HEADERS)
        if name not in _FILES:
            raise RequestRefusedError(HTTPStatus.NOT_FOUND, "missing")
        content = (PAGES / name).read_bytes()
        if name == STYLES:
            content += look.phone_css.encode()
        return Response(content, media_type=_FILES[name])

    async def _page(self, request: Request) -> Response:
        participant = await self._admit(request)
        if request.path_params["code"] != self._box.snapshot.code:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(self._path + query, HTTPStatus.SEE_OTHER)
        if participant is None and not self.closed:
            return self._in_language(request, self._pages(request).join())
        state = self._state_of(request, participant)
        own = self._box.snapshot.ballots.get(participant or "")
        number = self._box.snapshot.numbers.get(participant or "")
        page = self._pages(request).room(state, own, number=number, told=request.query_params.get("told", ""))
        return self._in_language(request, page)

    async def _check(self, request: Request) -> Response:
        await self._admit(request)
        return self._in_language(request, self._pages(request).check())

    async def _join(self, request: Request) -> Response:
        participant = await self._admit(request)
        wanted = await read_join(request, self._setup.body_seconds)
        if wanted.role is not None and wanted.role not in self._setup.questionnaire.room_roles:
            raise RequestRefusedError(HTTPStatus.BAD_REQUEST, "wrong")
        to_room = RedirectResponse(self._path, HTTPStatus.SEE_OTHER)
        response: Response = to_room if is_form(request) else JSONResponse({"joined": True})
        if participant is None:
            token = secrets.token_hex(TOKEN_BYTES)
            if len(self._box.snapshot.people) < self._setup.most:
                await _wait_for_turn(self._limiter.before_join(_address(request)))
            try:
                await asyncio.to_thread(self._box.join, token_hash(token), wanted.role, self._setup.most)
            except RoomFullError as full:
                raise RequestRefusedError(HTTPStatus.FORBIDDEN, "full") from full
            except RoomShutError as shut:
                raise RequestRefusedError(HTTPStatus.FORBIDDEN, "shut") from shut
            self._belongs(request, token_hash(token))
            response.set_cookie(COOKIE, token, max_age=COOKIE_SECONDS, httponly=True, samesite="strict")
            self.notifier.notify_soon()
        return response

    async def _state(self, request: Request) -> Response:
        participant = await self._admit(request)
        body = write_json(self._state_of(request, participant))
        if participant is not None and participant not in self._streams:
            self.polling.answered(participant)
        # A phone's answer follows from its content alone: counting versions would not survive a change of language.
        etag = f'"{blake2b(body, digest_size=8).hexdigest()}"'
        if request.headers.get("if-none-match") == etag:
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": etag})
        return Response(body, media_type="application/json", headers={"ETag": etag})

    async def _vote(self, request: Request) -> Response:
        participant = await self._participant(request)
        vote = await read_vote(request, self._setup.body_seconds)
        if not self._is_answer(vote.round, vote.level):
            raise RequestRefusedError(HTTPStatus.BAD_REQUEST, "wrong")
        counted = not self.closed and await self._writer.cast(Ballot(vote.round, participant, vote.level))
        if counted:
            self.notifier.notify_soon()
        taken_back = vote.round > self._on_show()
        return self._saved(request, counted=counted, otherwise=Told.TAKEN_BACK if taken_back else Told.VOTE_LATE)

    def _is_answer(self, number: int, level: int | None) -> bool:
        """Return whether the question of a round has an answer for a level; one that is not on show takes no vote."""
        round_ = self._box.snapshot.room.round
        if level is None or round_ is None or round_.number != number:
            return True
        return level in self._setup.questionnaire.capabilities[round_.capability].rungs

    async def _note(self, request: Request) -> Response:
        """Take what a phone says about the evidence; it is shown without a name, and only if the leader wants it."""
        participant = await self._participant(request)
        note = await read_note(request, self._setup.body_seconds)
        text = " ".join(note.text.split())
        if not text:
            raise RequestRefusedError(HTTPStatus.BAD_REQUEST, "wrong")
        counted = not self.closed and await asyncio.to_thread(self._box.take_note, participant, note.round, text)
        if counted:
            self.notifier.notify_soon()
        still_on = note.round == self._on_show() and self._box.snapshot.room.phase in (Phase.VOTING, Phase.REVEALED)
        otherwise = Told.NOTE_ENOUGH if still_on else Told.NOTE_LATE
        return self._saved(request, counted=counted, saved=Told.NOTE_SENT, otherwise=otherwise)

    async def _choose(self, request: Request) -> Response:
        """Take which packages matter most to a person."""
        participant = await self._participant(request)
        choice = await read_choice(request, self._setup.body_seconds)
        counted = not self.closed and await asyncio.to_thread(self._box.choose, participant, choice.options)
        if counted:
            self.notifier.notify_soon()
        still_on = not self.closed and self._box.snapshot.room.phase is Phase.CHOOSING
        return self._saved(request, counted=counted, otherwise=Told.CHOICE_ENOUGH if still_on else Told.CHOICE_LATE)

    def _on_show(self) -> int:
        """Return the number of the round on show, 0 where there is none."""
        round_ = self._box.snapshot.room.round
        return round_.number if round_ else 0

    def _saved(self, request: Request, *, counted: bool, otherwise: Told, saved: Told | None = None) -> Response:
        """Say whether something counted, and `otherwise` why not: to a form by the page of the room."""
        told = saved if counted else otherwise
        if is_form(request):
            return RedirectResponse(self._path + (f"?told={told}" if told else ""), HTTPStatus.SEE_OTHER)
        if counted:
            return JSONResponse({"saved": True})
        return JSONResponse({"saved": False, "why": otherwise}, HTTPStatus.CONFLICT)

    async def _events(self, request: Request) -> Response:
        """Send the version of the state now and after each change; the phone then asks for the state."""
        participant = await self._admit(request)
        key = participant or ""
        most = STREAMS_PER_PARTICIPANT if participant else self._setup.most
        if self.closed or self._streams.get(key, 0) >= most:
            raise RequestRefusedError(HTTPStatus.SERVICE_UNAVAILABLE, "busy", 5)
        return StreamingResponse(self._news(key), media_type="text/event-stream")

    async def _news(self, key: str) -> AsyncIterator[str]:
        self._streams[key] = self._streams.get(key, 0) + 1
        self.polling.listens(key)
        try:
            while True:
                seen = self.notifier.count
                # Asked before it is told: what ends while a phone is being told has still to be told.
                last = self.closed or (key and key not in self._box.snapshot.people)
                yield f'data: {{"version": {self._box.snapshot.version}}}\n\n'
                if last:
                    return
                while True:
                    try:
                        await asyncio.wait_for(self.notifier.wait_beyond(seen), SILENCE)
                        break
                    except TimeoutError:
                        yield ": still here\n\n"
        finally:
            self._streams[key] -= 1
            if not self._streams[key]:
                del self._streams[key]

    async def _missing(self, request: Request) -> Response:
        raise RequestRefusedError(HTTPStatus.NOT_FOUND, "missing")

    # --- answers

    @property
    def _path(self) -> str:
        """Where the room is now."""
        return f"/{self._box.snapshot.code}"

    def _state_of(self, request: Request, participant: str | None) -> PhoneState:
        snapshot = self._box.snapshot
        if self.closed:
            snapshot = replace(snapshot, room=snapshot.room.close())
        return phone_state(snapshot, self._setup.questionnaire, participant, self._language_of(request))

    def _language_of(self, request: Request) -> Language:
        # A page is never half in one language: questions in one alone have theirs around them.
        return frame_language(self._setup.questionnaire.languages, language_of(request, self._setup.language))

    def _pages(self, request: Request) -> PhonePages:
        # A page must not reveal the code to a phone that does not have it yet.
        code = (
            self._box.snapshot.code if same_code(request.path_params.get("code", ""), self._box.snapshot.code) else ""
        )
        return PhonePages(self._setup.questionnaire, self._language_of(request), code, self._setup.look)

    def _in_language(self, request: Request, page: str) -> Response:
        response = HTMLResponse(page, headers={"Content-Language": self._language_of(request).code})
        if request.query_params.get("lang"):
            code = self._language_of(request).code
            response.set_cookie(LANGUAGE_COOKIE, code, max_age=COOKIE_SECONDS, httponly=True, samesite="strict")
        return response

    def _refusal(self, request: Request, refused: RequestRefusedError) -> Response:
        headers: dict[str, Any] = {"Retry-After": str(refused.seconds)} if refused.seconds else {}
        if refused.status == HTTPStatus.REQUEST_TIMEOUT:
            # What is left of the body would be taken for the next request.
            headers["Connection"] = "close"
        if "text/html" in request.headers.get("accept", "") or is_form(request):
            page = self._pages(request).problem(refused.problem)
            return HTMLResponse(page, refused.status, headers)
        body: dict[str, Any] = {"error": refused.problem}
        if refused.faults:
            language = self._language_of(request)
            body["faults"] = [fault.sentence(language) for fault in refused.faults[:MAX_FAULTS_SHOWN]]
        return JSONResponse(body, refused.status, headers)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


async def _wait_for_turn(seconds: float | None) -> None:
    """Wait; raises RequestRefusedError where too many are waiting already."""
    if seconds is None:
        raise RequestRefusedError(HTTPStatus.TOO_MANY_REQUESTS, "busy", int(LONGEST_DELAY))
    if seconds:
        await asyncio.sleep(seconds)
