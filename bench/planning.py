"""Plans of the sample company, warm, beside the bare solver: the same rows and costs, and nothing else."""

from pathlib import Path

import highspy

from bench.measure import beside, show
from readiness.catalog.packs import find_pack
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth
from readiness.exchange.answers_json import read_answers
from readiness.planning.cheapest import Model
from readiness.planning.demands import demands_of
from readiness.planning.goals import parse_goal
from readiness.planning.plan import make_plan
from readiness.planning.targets import target_levels

RUNS = 20


def plans(_folder: Path) -> None:
    """Measure a plan for each kind of goal over all 43 capabilities and print it."""
    questionnaire = find_pack("social-media")
    sample = Path(__file__).parents[1] / "tests" / "files" / "cold-water.en.json"
    _, answers = read_answers(sample, questionnaire)
    assessment = Assessment(Details("Bench", Depth.FULL), answers)
    targets = target_levels(questionnaire, None)
    for text in ("gate:G3", "gate:G4", "stage:2", "stage:3", "stage:5", "target"):
        goal = parse_goal(text, questionnaire)
        model = Model(questionnaire, demands_of(goal, questionnaire, assessment, targets))
        lp = model.highs.getLp()
        costs = model.costs()
        lp.col_cost_ = [costs[column] for column in range(lp.num_col_)]

        def ours(goal: object = goal) -> None:
            make_plan(questionnaire, assessment, targets, goal)

        def bare(lp: object = lp) -> None:
            # The bare constructor of the C++ class prints no banner.
            solver = highspy.Highs.__base__()
            solver.setOptionValue("output_flag", False)
            solver.setOptionValue("threads", 1)
            solver.setOptionValue("mip_rel_gap", 0.0)
            solver.passModel(lp)
            solver.run()

        show(f"plan for {text} : bare HiGHS", beside(ours, bare), "< 200 ms")


if __name__ == "__main__":
    plans(Path())
