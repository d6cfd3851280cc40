"""The pages that phones show: complete without JavaScript, in German and English."""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from readiness.domain.questionnaire import Questionnaire
from readiness.domain.workshop_record import UsualRole
from readiness.foundation.language import LANGUAGES, Language
from readiness.wording.workshop import without_levels
from readiness.workshop.ballots import MOST_CHOSEN
from readiness.workshop.phone_state import PhoneState
from readiness.workshop.requests import NOTE_LENGTH
from readiness.workshop.room_look import RoomLook

PAGES = Path(__file__).parent / "pages"
# The width of a bar at its longest, in the units of its drawing.
BAR = 100


class Told(StrEnum):
    """What the page says of what was sent last, where the page does not show it anyway."""

    NOTE_SENT = "note-sent"
    NOTE_ENOUGH = "note-enough"
    NOTE_LATE = "note-late"
    VOTE_LATE = "vote-late"
    TAKEN_BACK = "taken-back"
    CHOICE_ENOUGH = "choice-enough"
    CHOICE_LATE = "choice-late"


@lru_cache
def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(language, newstyle=True)  # type: ignore[attr-defined]
    return environment


class PhonePages:
    """Fills the templates in one language."""

    def __init__(self, questionnaire: Questionnaire, language: Language, code: str, look: RoomLook) -> None:
        self._questionnaire = questionnaire
        self._language = language
        self._code = code
        self._look = look

    def join(self) -> str:
        """Return the page that asks for the participant's role."""
        levels = not without_levels(self._questionnaire)
        return self._render("join", roles=_role_names(self._questionnaire, self._language), levels=levels)

    def room(self, state: PhoneState, own: int | None, *, number: int | None = None, told: str = "") -> str:
        """Return the page of a participant.

        `own` is the own vote, `number` the participant's number in the leader's list, and `told` what has become of
        what was sent last, as a `Told`; anything else says nothing.
        """
        name, offered = "", state.answers
        if state.capability:
            capability = self._questionnaire.capabilities[state.capability]
            name = self._language.of(capability.name)
            # As on the question's page: in the order of its author.
            offered = sorted(state.answers, key=lambda answer: capability.listed.index(answer.level))
        return self._render(
            "room",
            state=state,
            own=own,
            number=number,
            told=told,
            offered=offered,
            answers={answer.level: answer for answer in state.answers},
            bars=_bars(state.tally or (), state.dont_know or 0),
            option_bars=_bars(state.counts or ()),
            option_order=_most_first(state.counts or ()),
            name=name,
            most_chosen=MOST_CHOSEN,
            note_length=NOTE_LENGTH,
        )

    def check(self) -> str:
        """Return the page that tries the connection."""
        return self._render("check")

    def enter_code(self) -> str:
        """Return the page that asks for the code, for a phone that opened the bare address."""
        return self._render("code")

    def problem(self, problem: str, seconds: int = 0) -> str:
        """Return a page that says politely what is not possible: `code`, `full`, `removed` and others."""
        return self._render("problem", problem=problem, seconds=seconds)

    def _render(self, page: str, **values: Any) -> str:
        return (
            _environment(self._language)
            .get_template(f"{page}.html.j2")
            .render(
                language=self._language,
                languages=tuple(LANGUAGES.values()),
                code=self._code,
                title=self._language.of(self._questionnaire.title),
                logo=self._look.phone_logo_name,
                line=self._language.of(self._look.line),
                **values,
            )
        )


def _bars(counts: Sequence[int], beside: int = 0) -> list[int]:
    """Return the widths of bars; a count that stands beside them without a bar counts for the scale."""
    most = max(*counts, beside, 1)
    return [round(BAR * count / most) for count in counts]


def _most_first(counts: Sequence[int]) -> list[int]:
    """Return the places of options; those chosen equally often stay in the order of the plan."""
    return sorted(range(len(counts)), key=lambda place: -counts[place])


def _role_names(questionnaire: Questionnaire, language: Language) -> dict[str, str]:
    if questionnaire.room:
        return {role: language.of(name) for role, name in questionnaire.room.items()}
    _ = language.gettext
    return {
        UsualRole.MANAGEMENT.value: _("I am in management"),
        UsualRole.OPERATIVE.value: _("I work in day-to-day business"),
        UsualRole.OTHER.value: _("I have another view"),
    }
