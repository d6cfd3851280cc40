"""The cheapest way to a goal, found exactly by a mixed-integer model (docs/method.md, "The cheapest way")."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from readiness.domain.questionnaire import Dimension, Questionnaire
from readiness.planning.demands import Demands
from readiness.planning.steps import weight
from readiness.scoring.stages import needed_for_foundation, needed_for_majority

if TYPE_CHECKING:
    from highspy import Highs

# Totals that differ by less person-days than this count as equal: a small part of a second.
_EQUAL_DAYS = 1e-6
# So many choices fit into one objective whose weights 1, 2, 4, … the solver still tells apart for certain.
_CHOICES_AT_ONCE = 16

Column = tuple[str, int]


def cheapest_levels(questionnaire: Questionnaire, demands: Demands) -> dict[str, int] | None:
    """Return the levels to reach, for the smallest total of mid-range person-days; None where there is no way.

    The result names what the goal itself asks for. Prerequisites are paid for in the total, and follow from it.
    """
    if demands.unrateable:
        return None
    return Model(questionnaire, demands).solve()


class Model:
    """One binary column for each level that is not reached yet: is it reached by the plan?"""

    def __init__(self, questionnaire: Questionnaire, demands: Demands) -> None:
        self._questionnaire = questionnaire
        self._demands = demands
        self._columns: dict[Column, int] = {}
        self._choices: list[int] = []
        self.highs = _quiet_solver()
        self._add_columns()
        self._add_prerequisites()
        self._add_goal()

    def solve(self) -> dict[str, int]:
        """Return the wanted levels.

        First the person-days count. Among equals, what stands later in the questionnaire is left out first: with
        the weights 1, 2, 4, … each set of choices has a total of its own, so only one solution is left.
        """
        values = self.minimise(self.costs())
        if self._choices:
            self._keep_total(values)
        for last in range(len(self._choices), 0, -_CHOICES_AT_ONCE):
            together = self._choices[max(0, last - _CHOICES_AT_ONCE) : last]
            values = self.minimise({column: float(2**n) for n, column in enumerate(together)})
            for column in together:
                self.highs.changeColBounds(column, round(values[column]), round(values[column]))
        reached = dict(self._demands.start)
        for (code, level), column in self._columns.items():
            if round(values[column]):
                reached[code] = max(reached[code], level)
        return self._wanted(reached)

    def costs(self) -> dict[int, float]:
        """Return the mid-range person-days of each column's step."""
        capabilities = self._questionnaire.capabilities
        return {column: weight(capabilities[code], level) for (code, level), column in self._columns.items()}

    def minimise(self, weights: Mapping[int, float]) -> list[float]:
        """Return the values of the columns with the smallest weight; there is always a solution: all of them."""
        from highspy import HighsModelStatus

        for column in self._columns.values():
            self.highs.changeColCost(column, weights.get(column, 0.0))
        self.highs.run()
        status = self.highs.getModelStatus()
        if status not in {HighsModelStatus.kOptimal, HighsModelStatus.kModelEmpty}:
            raise RuntimeError(f"the solver stopped with {status}")
        return self.highs.getSolution().col_value

    def _keep_total(self, values: Sequence[float]) -> None:
        """From now on no solution may cost more than this one."""
        costs = self.costs()
        total = sum(cost for column, cost in costs.items() if round(values[column]))
        self.highs.addRow(0, total + _EQUAL_DAYS, len(costs), list(costs.keys()), list(costs.values()))

    def _add_columns(self) -> None:
        """Add one binary column per level that the answers stand for, each requiring the one below."""
        from highspy import HighsVarType

        for code, start in self._demands.start.items():
            above = [rung for rung in self._questionnaire.capabilities[code].rungs if rung > start]
            for level in above:
                column = len(self._columns)
                self._columns[code, level] = column
                self.highs.addVar(0, 1)
                self.highs.changeColIntegrality(column, HighsVarType.kInteger)
                if level > above[0]:
                    self._needs(column, column - 1)

    def _add_prerequisites(self) -> None:
        for (code, level), column in self._columns.items():
            for prerequisite in self._questionnaire.capabilities[code].needs(level):
                required = self._column(prerequisite.requirement.code, prerequisite.requirement.level)
                if required is not None:
                    self._needs(column, required)

    def _add_goal(self) -> None:
        for code, level in self._demands.levels.items():
            self._at_least(1, [code], level)
        for dimension in self._questionnaire.dimensions:
            stage = self._demands.stages.get(dimension.code, 0)
            if stage > 0:
                self._reach_stage(dimension, stage)

    def _reach_stage(self, dimension: Dimension, stage: int) -> None:
        """Rule 4: every key question at the stage, more than half too, and (nearly) all at the levels below."""
        applicable = [c for c in dimension.capabilities if c.code in self._demands.start]
        codes = [c.code for c in applicable]
        for key in (c.code for c in applicable if c.key_question):
            self._at_least(1, [key], stage)
        self._at_least(needed_for_majority(len(codes)), codes, stage)
        for level in range(1, stage):
            self._at_least(needed_for_foundation(len(codes)), codes, level)

    def _at_least(self, needed: int, codes: Sequence[str], level: int) -> None:
        """So many of the capabilities must have the level; where that leaves a choice, remember it."""
        waiting = [column for code in codes if (column := self._column(code, level)) is not None]
        missing = needed - (len(codes) - len(waiting))
        if missing > 0:
            self.highs.addRow(missing, len(waiting), len(waiting), waiting, [1.0] * len(waiting))
        if missing < len(waiting):
            self._choices += waiting

    def _column(self, code: str, level: int) -> int | None:
        """Return the column that reaches a level; None where it is reached or does not apply: it counts as met."""
        return self._columns.get((code, self._questionnaire.capabilities[code].rung_from(level)))

    def _needs(self, column: int, required: int) -> None:
        self.highs.addRow(-1, 0, 2, [column, required], [1.0, -1.0])

    def _wanted(self, reached: dict[str, int]) -> dict[str, int]:
        """Return the reached levels as far as the goal itself asks for them."""
        wanted = dict(self._demands.levels)
        for code, level in reached.items():
            stage = self._demands.stages.get(self._questionnaire.dimension_of[code].code, 0)
            wanted[code] = max(wanted.get(code, 0), min(stage, level))
        return wanted


def _quiet_solver() -> "Highs":
    """Return a solver that looks for the exact optimum and prints nothing."""
    import highspy

    # Its own constructor prints a banner before silent() can be called; the inherited one does not.
    highs = highspy.Highs.__new__(highspy.Highs)
    super(highspy.Highs, highs).__init__()
    highs.silent()
    # Presolving has called a model infeasible that was not (HiGHS 1.16); ours are small enough to do without.
    highs.setOptionValue("presolve", "off")
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("threads", 1)
    return highs
