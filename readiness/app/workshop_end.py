"""The end of a workshop: what it has come to, the packages that the group names, and what phones show last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from readiness.app.agenda import AgendaItem, State
from readiness.app.plan_editor import PlanEditor
from readiness.app.session import Session
from readiness.app.workshop import Workshop
from readiness.domain.values import Text
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, GERMAN, Language
from readiness.foundation.translation import N_
from readiness.planning.packages import Package
from readiness.scoring.consensus import Reveal, most_apart
from readiness.validation.plain import NotOursError, read_plain, write_plain
from readiness.wording.wording import Wording
from readiness.wording.work_packages import work_packages
from readiness.wording.workshop_end import Agreed, farewell_lines
from readiness.workshop.ballots import MOST_CHOSEN, OfferedPackage

# As many differences as a group remembers.
MOST_DIFFERENCES = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the group has come to: the agenda, its largest differences, widest first, and views that remained.

    `different` are the latest votes of questions on which some gave a level that others did not give or nearly gave.
    `dissenting` are the codes of decided questions on which another view remained.
    """

    items: tuple[AgendaItem, ...]
    different: tuple[Reveal, ...]
    dissenting: tuple[str, ...]

    def codes(self, *states: State) -> tuple[str, ...]:
        """Return the questions in one of these states, in the order of the agenda."""
        return tuple(item.capability for item in self.items if item.state in states)


@dataclass(frozen=True, slots=True)
class Commitment:
    """What the group agreed on a package: its id, who is in charge, and the day by which it is done."""

    package: str
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class _Ticked:
    """What is ticked, as the ballot box keeps it."""

    packages: tuple[Commitment, ...]


class WorkshopEnd:
    """Leads a workshop from its last question to its last words."""

    def __init__(self, session: Session, workshop: Workshop) -> None:
        self._session = session
        self._workshop = workshop

    def outcome(self) -> Outcome:
        """Return what the group has come to."""
        workshop, decisions = self._workshop, self._session.assessment.workshop.decisions
        items = workshop.agenda()
        apart = most_apart(found[-1] for item in items if (found := workshop.revealed(item.capability)))
        dissenting = (i.capability for i in items if i.level is not None and decisions[i.capability].dissent)
        return Outcome(tuple(items), tuple(apart[:MOST_DIFFERENCES]), tuple(dissenting))

    def options(self) -> tuple[OfferedPackage, ...]:
        """Return the packages of the plan that are not done, in the order in which they begin."""
        result = self._session.result()
        if result.roadmap is None:
            return ()
        german, english = (
            {
                work.package.id: f"{work.name} ({work.change})"
                for work in work_packages(result.roadmap, Wording(result, language))
                if not work.done
            }
            for language in (GERMAN, ENGLISH)
        )
        return tuple(OfferedPackage(id_, Text(title, english[id_])) for id_, title in german.items())

    def offer(self) -> tuple[OfferedPackage, ...]:
        """Have everybody choose among the packages of the plan; raises UserError where it has none."""
        options = self.options()
        if not options:
            raise UserError(
                "no-packages",
                N_("The plan has no packages to choose from."),
                N_("Decide more questions first, or end the workshop."),
            )
        self._workshop.offer(options)
        return options

    def ranked(self) -> tuple[int, ...]:
        """Return the places of the options, the most chosen first; as they stand in the plan where none was counted."""
        choices = self._workshop.choices
        places = range(len(choices.options))
        return tuple(sorted(places, key=lambda at: -choices.counts[at]) if choices.counts else places)

    def agree(self, commitments: Sequence[Commitment]) -> None:
        """Take what was agreed into the plan, as one step that can be undone; it replaces what was agreed before.

        Raises UserError for more than three packages, and for one that is not in the plan.
        """
        if len(commitments) > MOST_CHOSEN:
            raise UserError(
                "packages-too-many",
                N_("These are too many packages: {most} at most."),
                N_("Leave out those that can wait."),
                most=MOST_CHOSEN,
            )
        packages = {package.id: package for package in self._packages()}
        for each in commitments:
            if each.package not in packages:
                raise UserError(
                    "package-unknown",
                    N_("The package “{package}” is not in the plan."),
                    N_("Choose again: the plan has changed."),
                    package=each.package,
                )
        editor = PlanEditor(self._session)
        editor.agree([(packages[each.package], each.owner, each.due) for each in commitments])
        self._workshop.agree([each.package for each in commitments])
        self._workshop.tick("")

    def tick(self, commitments: Sequence[Commitment]) -> None:
        """Keep what is ticked before the group has agreed."""
        self._workshop.tick(write_plain(_Ticked((*commitments,))).decode())

    def ticked(self) -> tuple[Commitment, ...]:
        """Return what was ticked last, as far as it still can be; nothing once the group has agreed."""
        try:
            found = read_plain(self._workshop.ticked, _Ticked).packages
        except NotOursError:
            return ()
        offered = {option.id for option in self._workshop.choices.options}
        return tuple(each for each in found if each.package in offered)

    def agreed(self) -> tuple[Commitment, ...]:
        """Return what was agreed, with owner and day as they stand in the plan now."""
        packages = {package.id: package for package in self._packages()}
        return tuple(self._commitment(packages[id_]) for id_ in self._workshop.agreed if id_ in packages)

    def farewell(self, language: Language) -> list[str]:
        """Return what phones and projector show last, a line each: what was decided, what was agreed, and thanks."""
        items = self.outcome().items
        decided = sum(item.level is not None for item in items)
        titles = {option.id: option.title for option in self._workshop.choices.options}
        agreed = [
            Agreed(language.of(titles[each.package]), each.owner, each.due)
            for each in self.agreed()
            if each.package in titles
        ]
        return farewell_lines(language, decided, len(items), agreed)

    def say_farewell(self) -> None:
        """Have phones show the last words once the workshop is over."""
        german, english = ("\n".join(self.farewell(language)) for language in (GERMAN, ENGLISH))
        self._workshop.say_farewell(Text(german, english))

    def _packages(self) -> tuple[Package, ...]:
        roadmap = self._session.result().roadmap
        return roadmap.packages if roadmap else ()

    def _commitment(self, package: Package) -> Commitment:
        notes = self._session.assessment.plan
        days = [notes.note(step.id).due for step in package.steps]
        return Commitment(package.id, notes.package(package.capability).owner, days[-1])
