"""Can every question be answered, and does each of its answers stand for one level?"""

from collections.abc import Iterator, Sequence

from readiness.domain.levels import COUNT, HIGHEST, LOWEST
from readiness.domain.questionnaire import Capability, Questionnaire
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_

# Two are compared; with more, hardly any is large enough to be told apart.
FEWEST_ROLES, MOST_ROLES = 2, 6


def answer_faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield questions without answers, scales whose answers cannot be told apart, facts out of place, unknown tags."""
    if questionnaire.room and not FEWEST_ROLES <= len(questionnaire.room) <= MOST_ROLES:
        yield Fault(
            "room-roles",
            ("room",),
            N_("There are {found} roles in the room; {fewest} to {most} are possible."),
            N_("Name 2 to 6 of them, those that are compared first; or leave “room” out for the usual ones."),
            {"found": len(questionnaire.room), "fewest": FEWEST_ROLES, "most": MOST_ROLES},
        )
    for name, scale in questionnaire.scales.items():
        yield from _scale(("scales", name), [answer.level for answer in scale])
    for i, dimension in enumerate(questionnaire.dimensions):
        place: Place = ("dimensions", i)
        if not dimension.capabilities and not dimension.facts:
            yield Fault(
                "dimension-empty",
                place,
                N_("The dimension {code} asks for nothing."),
                N_("Add “capabilities” or “facts”, or remove the dimension."),
                {"code": dimension.code},
            )
        codes = [capability.code for capability in dimension.capabilities]
        for j, fact in enumerate(dimension.facts):
            here = (*place, "facts", j)
            if fact.after and fact.after not in codes:
                yield Fault(
                    "fact-after-unknown",
                    (*here, "after"),
                    N_("There is no capability {code} in this dimension."),
                    N_("Name one of these: {codes}; or leave “after” out, then the fact is asked first."),
                    {"code": fact.after, "codes": ", ".join(codes) or "–"},
                    fact.after,
                )
            if fact.measure.bands:
                yield Fault(
                    "fact-with-bands",
                    (*here, "measure", "bands"),
                    N_("A fact is never scored, so its bands would count for nothing."),
                    N_("Remove the bands, or move the question to “capabilities”."),
                )
        for j, capability in enumerate(dimension.capabilities):
            yield from _capability((*place, "capabilities", j), capability, questionnaire)


def _capability(place: Place, capability: Capability, questionnaire: Questionnaire) -> Iterator[Fault]:
    yield from _one_way_to_answer(place, capability, questionnaire)
    if capability.levels and len(capability.levels) != COUNT:
        yield _count((*place, "levels"), COUNT, len(capability.levels))
    if capability.answers and not capability.scale and not questionnaire.scale:
        yield from _scale((*place, "answers"), [answer.level for answer in capability.answers])
    if capability.measure is not None:
        if capability.measure.bands:
            yield from _scale((*place, "measure", "bands"), [band.level for band in capability.measure.bands])
        else:
            yield Fault(
                "measure-without-bands",
                (*place, "measure"),
                N_("Without bands, what is answered stands for no level."),
                N_("Add “bands”, or move the question to “facts”: those are asked and not scored."),
            )
    steps = len(capability.rungs) - 1
    if capability.next_steps and steps > 0 and len(capability.next_steps) != steps:
        yield _count((*place, "next_steps"), steps, len(capability.next_steps))
    for n, tag in enumerate(capability.tags):
        if tag not in questionnaire.cuts:
            yield Fault(
                "tag-unknown",
                (*place, "tags", n),
                N_("There is no heading “{tag}” in “cuts”."),
                N_("Add it to “cuts” in pack.yaml with its name, or use one of these: {tags}."),
                {"tag": tag, "tags": ", ".join(questionnaire.cuts) or "–"},
                tag,
            )


def _one_way_to_answer(place: Place, capability: Capability, questionnaire: Questionnaire) -> Iterator[Fault]:
    named = capability.scale or questionnaire.scale
    ways = [
        key
        for key, there in (
            ("levels", capability.levels),
            ("answers", capability.answers and capability.answers != questionnaire.named_scale(named)),
            ("measure", capability.measure),
            ("scale", capability.scale and capability.answers == questionnaire.named_scale(capability.scale)),
        )
        if there
    ]
    if capability.scale and not questionnaire.named_scale(capability.scale):
        yield Fault(
            "scale-unknown",
            (*place, "scale"),
            N_("There is no scale “{scale}”."),
            N_("Write it down under “scales” in pack.yaml, or use one of these: {scales}."),
            {"scale": capability.scale, "scales": ", ".join([*questionnaire.scales, "yes_no", "yes_partly_no"])},
            capability.scale,
        )
    elif any(not answer.name for answer in capability.answers):
        yield Fault(
            "scale-language",
            place,
            N_("The answers of “{scale}” are known in German and English only."),
            N_("Write them down under “scales” in pack.yaml, in the languages of the questionnaire."),
            {"scale": named},
            named,
        )
    elif not ways and not capability.answers:
        yield Fault(
            "answers-missing",
            place,
            N_("The question {code} has no answers."),
            N_("Name a “scale” such as yes_partly_no, or write “answers”, “levels”, or a “measure” with bands."),
            {"code": capability.code},
        )
    elif len(ways) > 1:
        yield Fault(
            "answers-twice",
            (*place, ways[-1]),
            N_("The question {code} says twice how it is answered: {ways}."),
            N_("Keep one of them."),
            {"code": capability.code, "ways": ", ".join(ways)},
        )


def _scale(place: Place, levels: Sequence[int]) -> Iterator[Fault]:
    """Yield what is wrong with the levels of a scale: what is stored is the level, and nothing and all are 0 and 5."""
    for n, level in enumerate(levels):
        if level in levels[:n]:
            yield Fault(
                "scale-level-twice",
                (*place, n, "level"),
                N_("Two answers stand for level {level}, so it could not be seen which one was given."),
                N_("Give each answer a level of its own, from 0 to 5; with “points” they may count alike."),
                {"level": level},
                level,
            )
    if levels and (min(levels), max(levels)) != (LOWEST, HIGHEST):
        yield Fault(
            "scale-ends",
            place,
            N_("The answers reach from level {low} to {high}; the least of every scale is 0, and the best is 5."),
            N_("Give the least answer level 0 and the best one level 5; the others go between."),
            {"low": min(levels), "high": max(levels)},
        )


def _count(place: Place, wanted: int, found: int) -> Fault:
    return Fault(
        "answers-count",
        place,
        N_("There must be {wanted} entries; there are {found}."),
        N_("Add the missing entries, or remove the surplus ones."),
        {"wanted": wanted, "found": found},
    )
