"""The pages that phones show: complete without JavaScript, in German and English."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from readiness.domain.questionnaire import Questionnaire
from readiness.domain.workshop_record import Role
from readiness.foundation.language import LANGUAGES, Language
from readiness.workshop.ballots import MOST_CHOSEN
from readiness.workshop.phone_state import PhoneState

PAGES = Path(__file__).parent / "pages"
# The width of a bar at its longest, in the units of its drawing.
BAR = 100


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

    def __init__(self, questionnaire: Questionnaire, language: Language, code: str) -> None:
        self._questionnaire = questionnaire
        self._language = language
        self._code = code

    def join(self) -> str:
        """Return the page that asks for the participant's role."""
        return self._render("join", roles=_role_names(self._language))

    def room(
        self, state: PhoneState, own: int | None, *, number: int | None = None, late: bool = False, noted: bool = False
    ) -> str:
        """Return the page of a participant.

        `own` is the own vote, `number` the participant's number in the leader's list, `late` says that a vote came
        after the reveal, and `noted` that a note has arrived.
        """
        ladder = [self._language.of(level.name) for level in self._questionnaire.ladder]
        most = max((*(state.tally or ()), state.dont_know or 0, 1))
        bars = [round(BAR * count / most) for count in state.tally or ()]
        name = ""
        if state.capability:
            name = self._language.of(self._questionnaire.capabilities[state.capability].name)
        values = {"state": state, "own": own, "number": number, "late": late, "noted": noted}
        return self._render("room", **values, ladder=ladder, bars=bars, name=name, most_chosen=MOST_CHOSEN)

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
                **values,
            )
        )


def _role_names(language: Language) -> dict[str, str]:
    _ = language.gettext
    return {
        Role.MANAGEMENT.value: _("I am in management"),
        Role.OPERATIVE.value: _("I work in day-to-day business"),
        Role.OTHER.value: _("I have another view"),
    }
