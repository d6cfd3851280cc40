"""The words for parts of a result, in one language: the same ones on screen, in the terminal and in the report."""

from readiness.domain.answers import Status
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.score import DimensionScore, GateStatus, Rating

# A longer list of names is not read; it ends with "and n more".
_MOST_NAMED = 4
KEY_MARK = "★"


class Phrases:
    """Phrases about one result."""

    def __init__(self, result: AssessmentResult, language: Language) -> None:
        self._result = result
        self._questionnaire = result.questionnaire
        self._language = language

    def level_name(self, level: int) -> str:
        """Return the ladder's name of a level or stage."""
        return self._language.of(self._questionnaire.ladder[level].name)

    def stage(self, low: int, high: int, *, upper_bound: bool = False) -> str:
        """Return "1", "1–2" or "at most 2"."""
        if upper_bound:
            return self._language.gettext("at most {stage}").format(stage=high)
        return str(low) if low == high else f"{low}–{high}"

    def stage_with_name(self, low: int, high: int, *, upper_bound: bool = False) -> str:
        """Return "Stage 1: Ad hoc" and its variants."""
        if upper_bound:
            return self._language.gettext("At most stage {stage}: {name}").format(
                stage=high, name=self.level_name(high)
            )
        names = self.level_name(low)
        if low != high:
            names = self._language.gettext("{low} to {high}").format(low=names, high=self.level_name(high))
        return self._language.gettext("Stage {stage}: {name}").format(stage=self.stage(low, high), name=names)

    def overall(self) -> str:
        """Return the overall stage with its name, or that there is none yet."""
        stage = self._result.score.stage
        if not self._rateable():
            return self._language.gettext("Not rateable yet")
        return self.stage_with_name(stage.low, stage.high, upper_bound=stage.upper_bound_only)

    def meaning(self) -> str:
        """Return what the overall stage says about the organisation, or nothing where there is none yet."""
        stage = self._result.score.stage
        if not self._rateable():
            return ""
        words = self._questionnaire.ladder[stage.high if stage.upper_bound_only else stage.low].meaning
        if not stage.upper_bound_only:
            return self._language.of(words)
        # Nobody has shown yet that it is so.
        sentence = self._language.gettext("What stage {stage} would mean: {meaning}")
        return sentence.format(stage=stage.high, meaning=self._language.of(words))

    def dimension_stage(self, score: DimensionScore) -> str:
        """Return a dimension's stage with its name, or that it cannot be rated (rule 7)."""
        if score.rating is Rating.NOT_RATEABLE:
            return self._language.gettext("Not rateable")
        stage = score.stage
        return self.stage_with_name(stage.low, stage.high, upper_bound=stage.upper_bound_only)

    def short_stage(self, score: DimensionScore) -> str:
        """Return a dimension's stage in figures, or a dash where it cannot be rated."""
        if score.rating is Rating.NOT_RATEABLE:
            return "–"
        return self.stage(score.stage.low, score.stage.high, upper_bound=score.stage.upper_bound_only)

    def rating(self, score: DimensionScore) -> str:
        """Return how far a dimension's result can be relied on."""
        _ = self._language.gettext
        words = {
            Rating.RATED: _("rated"),
            Rating.PROVISIONAL: _("provisional"),
            Rating.NOT_RATEABLE: _("not rateable"),
        }
        return words[score.rating]

    def bottleneck(self) -> str:
        """Return the sentence about what holds the whole organisation back."""
        score = self._result.score
        everywhere = len(score.bottlenecks) == len(score.dimensions)
        if not self._rateable() or (everywhere and any(d.rating is Rating.NOT_RATEABLE for d in score.dimensions)):
            return self._language.gettext("Answer more questions to see what holds you back.")
        if not score.bottlenecks:
            return self._language.gettext("No dimension holds the others back.")
        if everywhere:
            return self._order_of_gates()
        names = [self.dimension_name(code) for code in score.bottlenecks]
        sentence = self._language.ngettext("The bottleneck is {names}.", "The bottlenecks are {names}.", len(names))
        return sentence.format(names=self.listing(names))

    def _rateable(self) -> bool:
        return any(d.rating is not Rating.NOT_RATEABLE for d in self._result.score.dimensions)

    def _order_of_gates(self) -> str:
        """Where all dimensions are equal, the order of the gates says where to begin."""
        waiting = [g.code for g in self._result.score.gates if g.status is not GateStatus.PASS]
        if not waiting:
            return self._language.gettext("All dimensions stand at the same stage.")
        return self._language.gettext(
            "All dimensions stand at the same stage. The order of the gates says where to begin: {gates}."
        ).format(gates=" → ".join(self.gate_name(code) for code in waiting))

    def gate_name(self, code: str) -> str:
        """Return a gate's code and name, as in "G0 See"."""
        gate = next(g for g in self._questionnaire.gates if g.code == code)
        return f"{code} {self._language.of(gate.name)}"

    def gate_status(self, status: GateStatus) -> str:
        """Return the word for a gate's status."""
        _ = self._language.gettext
        return {GateStatus.PASS: _("passed"), GateStatus.FAIL: _("not passed"), GateStatus.OPEN: _("open")}[status]

    def dimension_name(self, code: str) -> str:
        """Return a dimension's name."""
        return next(self._language.of(d.name) for d in self._questionnaire.dimensions if d.code == code)

    def capability_name(self, code: str) -> str:
        """Return a capability's name, with a star behind it where it is a key question."""
        capability = self._result.capability(code)
        name = self._language.of(capability.name)
        # A no-break space: a lonely star at the start of a line reads like a footnote.
        return f"{name}\N{NO-BREAK SPACE}{KEY_MARK}" if capability.key_question else name

    def answer(self, code: str) -> str:
        """Return an answer in a few words: its level and name, or the non-answer."""
        answer = self._result.assessment.answer(code)
        if answer.level is not None:
            return f"{answer.level} {self.level_name(answer.level)}"
        return self.status(answer.status)

    def status(self, status: Status) -> str:
        """Return the words for the state of a question."""
        _ = self._language.gettext
        words = {
            Status.ANSWERED: _("answered"),
            Status.DONT_KNOW: _("don’t know"),
            Status.NOT_APPLICABLE: _("not applicable"),
            Status.UNANSWERED: _("unanswered"),
        }
        return words[status]

    def names(self, codes: tuple[str, ...]) -> str:
        """Return the names of capabilities as one list."""
        return self.listing([self.capability_name(code) for code in codes])

    def names_with_levels(self, codes: tuple[str, ...]) -> str:
        """Return names with where they stand, as in "Approval of partner posts ★ (0)"."""
        return self.listing([f"{self.capability_name(code)} ({self._standing(code)})" for code in codes])

    def listing(self, names: list[str]) -> str:
        """Return names joined by semicolons, for names hold commas; a long list ends with how many more there are."""
        rest = len(names) - _MOST_NAMED
        if rest <= 1:
            return "; ".join(names)
        more = self._language.ngettext("and {n} more", "and {n} more", rest).format(n=rest)
        return "; ".join(names[:_MOST_NAMED]) + " " + more

    def _standing(self, code: str) -> str:
        answer = self._result.assessment.answer(code)
        return str(answer.level) if answer.level is not None else self.status(answer.status)
