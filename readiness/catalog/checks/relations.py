"""Do pairs, mandate and profile name questions of ours, and do changes say what became of each earlier question?"""

from collections.abc import Iterator
from difflib import get_close_matches

from readiness.catalog.installed import installed_packs, question_codes
from readiness.catalog.pack import Pack
from readiness.domain.relations import Changes, Pair
from readiness.foundation.errors import Fault, Place
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Fault]:
    """Yield names of questions that are none of ours, and questions that changes forget, double or do not know."""
    questionnaire = pack.questionnaire
    if questionnaire.mandate and questionnaire.mandate not in questionnaire.capabilities:
        yield _unknown(("mandate",), questionnaire.mandate)
    for i, question in enumerate(questionnaire.profile):
        if question.ruled_out_by and question.ruled_out_by not in questionnaire.capabilities:
            yield _unknown(("profile", i, "ruled_out_by"), question.ruled_out_by)
    theirs = _others({pair.pack for pair in questionnaire.pairs} - {questionnaire.id})
    for i, pair in enumerate(questionnaire.pairs):
        yield from _theirs(i, pair, theirs.get(pair.pack, frozenset()))
        if pair.ours not in questionnaire.capabilities:
            yield _unknown(("pairs", i, "ours"), pair.ours)
        if pair.pack == questionnaire.id:
            yield Fault(
                "pair-itself",
                ("pairs", i, "pack"),
                N_("The pair names this questionnaire itself."),
                N_("Write the id of the questionnaire of the other side."),
                {},
                pair.pack,
            )
    for i, changes in enumerate(questionnaire.changes):
        if any(changes.since == other.since for other in questionnaire.changes[:i]):
            yield Fault(
                "changes-twice",
                ("changes", i, "since"),
                N_("The changes since {version} are listed twice."),
                N_("Merge the two lists."),
                {"version": changes.since},
                changes.since,
            )
        if _number(changes.since) >= _number(questionnaire.version):
            yield Fault(
                "changes-since",
                ("changes", i, "since"),
                N_("{since} is not an earlier version: this is {version}."),
                N_("Name the version whose answers are to be carried over, or raise “version”."),
                {"since": changes.since, "version": questionnaire.version},
                changes.since,
            )
        yield from _capabilities(("changes", i), changes, pack)


def _others(ids: set[str]) -> dict[str, frozenset[str]]:
    """Return the codes of the questions of other questionnaires, of those that are installed."""
    return {pack.id: question_codes(pack.folder) for pack in (installed_packs() if ids else ()) if pack.id in ids}


def _theirs(i: int, pair: Pair, codes: frozenset[str]) -> Iterator[Fault]:
    """Yield the questions of another questionnaire that it does not have; one that cannot be read is not asked."""
    for j, code in enumerate(pair.theirs):
        if codes and code not in codes:
            meant = get_close_matches(code, codes, 5) or sorted(codes)
            yield Fault(
                "capability-unknown",
                ("pairs", i, "theirs", j),
                N_("The questionnaire “{pack}” has no capability {code}."),
                N_("Use one of these: {names}."),
                {"pack": pair.pack, "code": code, "names": ", ".join(meant)},
                code,
            )


def _capabilities(place: Place, changes: Changes, pack: Pack) -> Iterator[Fault]:
    known = pack.questionnaire.capabilities
    named: list[tuple[Place, str]] = [((*place, "same", i), code) for i, code in enumerate(changes.same)]
    named += [((*place, "changed", i, "code"), changed.code) for i, changed in enumerate(changes.changed)]
    named += [((*place, "new", i), code) for i, code in enumerate(changes.new)]
    seen: set[str] = set()
    for here, code in named:
        if code not in known:
            yield _unknown(here, code)
        elif code in seen:
            yield Fault(
                "change-twice",
                here,
                N_("What became of {code} is stated twice."),
                N_("Name it once, in “same”, “changed” or “new”."),
                {"code": code},
                code,
            )
        seen.add(code)
    for i, code in enumerate(changes.gone):
        if code in known:
            yield Fault(
                "change-not-gone",
                (*place, "gone", i),
                N_("{code} is said to be gone, but is still asked."),
                N_("Remove it here, or put it into “same” or “changed”."),
                {"code": code},
                code,
            )
    forgotten = [code for code in known if code not in seen]
    if forgotten:
        codes = ", ".join(forgotten)
        yield Fault(
            "change-missing",
            place,
            N_("Nothing is said about {codes}: are the answers from {version} still valid?"),
            N_("Name each of them in “same”, “changed” or “new”."),
            {"codes": codes, "version": changes.since},
            codes,
        )


def _unknown(place: Place, code: str) -> Fault:
    return Fault(
        "capability-unknown",
        place,
        N_("There is no capability {code}."),
        N_("Use the code of a capability of this questionnaire."),
        {"code": code},
        code,
    )


def _number(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
