"""Do the short texts fit where they stand: in narrow columns, in entries of a calendar, in one line of a page?"""

from collections.abc import Iterable, Iterator

from readiness.catalog.checks.prose import Said, plain, said, step_titles
from readiness.catalog.pack import Pack
from readiness.foundation.errors import Fault
from readiness.foundation.translation import N_

# Characters in either language, measured on the first page of the report.
MOST_OF_A_NAME = 22
MOST_OF_A_TITLE = 60
MOST_OF_A_GATE = 60


def check(pack: Pack) -> Iterator[Fault]:
    """Yield short texts that are too long or not unique, titles that are missing, and those with a full stop."""
    yield from _names(pack)
    yield from _titles(pack)
    for i, gate in enumerate(pack.questionnaire.gates):
        if gate.short:
            yield from _too_long(said(("gates", i, "short"), gate.short), MOST_OF_A_GATE)


def _names(pack: Pack) -> Iterator[Fault]:
    """Yield names of work packages that do not fit, and those by which two packages are called."""
    names = [
        one for place, capability in pack.capabilities() if capability.short
        for one in said((*place, "short"), capability.short)
    ]  # fmt: skip
    yield from _too_long(names, MOST_OF_A_NAME)
    seen: set[tuple[str, str]] = set()
    for one in names:
        same = one.language, plain(one.text)
        if same in seen:
            yield Fault(
                "short-twice",
                one.place,
                N_("Another capability has the same short name."),
                N_("Choose another one: in a table, readers could not tell the two apart."),
                {},
                one.text,
            )
        seen.add(same)


def _titles(pack: Pack) -> Iterator[Fault]:
    for place, capability in pack.capabilities():
        found, wanted = len(capability.step_titles), len(capability.rungs) - 1
        if found not in {0, wanted}:
            yield Fault(
                "step-titles-incomplete",
                (*place, "step_titles"),
                N_("“step_titles” must have one title for each of the {wanted} steps; there are {found}."),
                N_("Add the missing ones, or leave “step_titles” out."),
                {"found": found, "wanted": wanted},
            )
    titles = list(step_titles(pack))
    yield from _too_long(titles, MOST_OF_A_TITLE)
    for one in titles:
        if one.text.endswith("."):
            yield Fault(
                "step-title-stop",
                one.place,
                N_("The title of a step ends with a full stop."),
                N_("Remove it: a title is no sentence."),
                {},
                one.text,
            )


def _too_long(texts: Iterable[Said], most: int) -> Iterator[Fault]:
    for one in texts:
        if len(one.text) > most:
            yield Fault(
                "short-long",
                one.place,
                N_("The text has {found} characters; at most {most} fit where it is shown."),
                N_("Leave out what the long text says anyway."),
                {"found": len(one.text), "most": most},
                one.text,
            )
