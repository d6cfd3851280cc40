"""What a questionnaire calls its levels, dimensions, capabilities, gates and roles."""

from collections.abc import Iterable, Sequence

from readiness.domain.answers import Answer
from readiness.domain.conditions import Facts
from readiness.domain.knowledge import Checkpoint, Verification
from readiness.domain.questionnaire import Depth, DimensionKind, Questionnaire
from readiness.foundation.language import Language
from readiness.wording.answer_names import AnswerNames

KEY_MARK = "★"
# A longer list of names is not read; it ends with "and n more".
_MOST_NAMED = 4


class Names:
    """The names in one questionnaire; they need no result."""

    def __init__(self, questionnaire: Questionnaire, language: Language) -> None:
        self._questionnaire = questionnaire
        self._language = language
        self.answers = AnswerNames(questionnaire, language)

    def level(self, level: int) -> str:
        """Return the ladder's name of a level, or of the stage of a dimension."""
        return self._language.of(self._questionnaire.ladder[level].name)

    def overall_stage(self, stage: int) -> str:
        """Return the name of an overall stage."""
        return self._language.of(self._questionnaire.overall_ladder[stage].name)

    def dimension(self, code: str) -> str:
        """Return a dimension's name."""
        return next(self._language.of(d.name) for d in self._questionnaire.dimensions if d.code == code)

    def dimensions_of(self, kind: DimensionKind) -> str:
        """Return the names of the core or of the protective dimensions, all of them, as one list."""
        return "; ".join(self._language.of(d.name) for d in self._questionnaire.dimensions if d.kind == kind)

    def capability(self, code: str) -> str:
        """Return a capability's name."""
        return self._language.of(self._questionnaire.capabilities[code].name)

    def answer(self, code: str, answer: Answer) -> str:
        """Return an answer with a level: the fact, or what it is called; "3 Established" where all share the ladder."""
        capability = self._questionnaire.capabilities.get(code)
        if capability is not None:
            return self.answers.given(capability, answer)
        return "" if answer.level is None else f"{answer.level} {self.level(answer.level)}"

    def rung(self, code: str, level: int) -> str:
        """Return the answer that stands for a level (0 to 5) or the next one from it on: its own name, or the level."""
        capability = self._questionnaire.capabilities.get(code)
        if capability is None or not capability.own_scale:
            return str(level)
        return self.answers.name(capability, capability.rung_from(level))

    def numbered(self, code: str, level: int) -> str:
        """Return what an answer is called: by its own name, or by the level with that of the ladder."""
        return self.answers.numbered(self._questionnaire.capabilities[code], level)

    def change(self, code: str, low: int | None, high: int) -> str:
        """Return from which answer to which a step leads, as in "level 0 → 2" or "No → Partly"; None is not known."""
        capability = self._questionnaire.capabilities[code]
        if capability.own_scale:
            return f"{'?' if low is None else self.rung(code, low)} → {self.rung(code, high)}"
        words = self._language.gettext("level {low} → {high}")
        return words.format(low="?" if low is None else low, high=high)

    def risk(self, code: str, facts: Facts) -> str:
        """Return what can happen where a capability is missing, in the wording that fits what is known."""
        return self._language.of(self._questionnaire.capabilities[code].risk_for(facts))

    def person(self, owner: str) -> str:
        """Return who is in charge: the name of a role by its code, or a name as it was typed."""
        roles = self._questionnaire.roles
        return self._language.of(roles[owner]) if owner in roles else owner

    def short(self, code: str) -> str:
        """Return a capability's name for a narrow column; its whole name where the questionnaire has no shorter one."""
        short = self._questionnaire.capabilities[code].short
        return self._language.of(short) if short else self.capability(code)

    def told_capability(self, code: str) -> str:
        """Return a capability's name, and that it is a key question where it is one."""
        name = self.capability(code)
        words = self._language.gettext("{name} (key question)")
        return words.format(name=name) if self._questionnaire.capabilities[code].key_question else name

    def starred_capability(self, code: str) -> str:
        """Return the same with a star, for tables with a legend that says what it means."""
        name = self.capability(code)
        # A no-break space: a lonely star at the start of a line reads like a footnote.
        starred = f"{name}\N{NO-BREAK SPACE}{KEY_MARK}"
        return starred if self._questionnaire.capabilities[code].key_question else name

    def capabilities(self, codes: Iterable[str]) -> str:
        """Return the names of capabilities as one list."""
        return self.listing([self.capability(code) for code in codes])

    def gate(self, code: str) -> str:
        """Return a gate's name, which says what it allows; its code is for files and arguments."""
        return next(self._language.of(gate.name) for gate in self._questionnaire.gates if gate.code == code)

    def quoted_gate(self, code: str) -> str:
        """Return a gate's name as it stands inside a sentence, where a verb such as "see" would be misread."""
        return self._language.gettext("“{name}”").format(name=self.gate(code))

    def extent(self, depth: Depth) -> str:
        """Return how many questions a depth has, and about how many minutes they take, where that is known."""
        language, questionnaire = self._language, self._questionnaire
        minutes = questionnaire.minutes.get(depth)
        words = {
            Depth.QUICK: language.gettext("Quick check: {n} key questions, about {minutes} minutes"),
            Depth.FULL: language.gettext("Full questionnaire: {n} questions, about {minutes} minutes"),
        }
        # Without minutes it is not known how long they take; one that was made for them says so at every depth.
        if minutes is None and questionnaire.format != "readiness-pack/1":
            words = {
                Depth.QUICK: language.gettext("Quick check: {n} questions"),
                Depth.FULL: language.gettext("Full questionnaire: {n} questions"),
            }
        count = sum(len(dimension.questions(depth)) for dimension in questionnaire.dimensions)
        told = words[depth].format(n=count, minutes=count if minutes is None else minutes)
        return language.gettext("{extent} at most").format(extent=told) if questionnaire.conditional else told

    def roles(self, codes: Iterable[str]) -> str:
        """Return the names of those roles that the questionnaire knows."""
        known = self._questionnaire.roles
        return ", ".join(self._language.of(known[code]) for code in codes if code in known)

    def listing(self, names: Sequence[str]) -> str:
        """Return names joined by semicolons, for names hold commas; a long list ends with how many more there are."""
        rest = len(names) - _MOST_NAMED
        if rest <= 1:
            return "; ".join(names)
        more = self._language.ngettext("and {n} more", "and {n} more", rest).format(n=rest)
        return "; ".join(names[:_MOST_NAMED]) + " " + more

    def verification(self, point: Checkpoint) -> str:
        """Return how far the source of a legal checkpoint was checked."""
        _ = self._language.gettext
        words = {
            Verification.CHECKED: _("source checked"),
            Verification.SECONDARY: _("checked in secondary sources"),
            Verification.UNCHECKED: _("source not checked yet"),
        }
        if not point.sources:
            return _("no source: general knowledge")
        return words[point.verification]
