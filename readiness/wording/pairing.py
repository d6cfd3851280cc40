"""Both sides of a collaboration in words: who says what, how far apart that is, and what is missing."""

from collections.abc import Iterator

from readiness.foundation.capitals import capitalised
from readiness.foundation.language import Language
from readiness.results.pairing import (
    DONE,
    Finding,
    HelpfulText,
    Missing,
    MissingKind,
    PairedAnswer,
    PairedMatter,
    Pairing,
    SaidStatus,
    Side,
    SideName,
)
from readiness.wording.names import Names

SIDES: tuple[SideName, SideName] = ("company", "agency")


class PairingWords:
    """A pairing in one language; each side speaks in the words of its own questionnaire."""

    def __init__(self, pairing: Pairing, language: Language) -> None:
        self.pairing = pairing
        self._language = language
        self._names = {side: Names(pairing.side(side).questionnaire, language) for side in SIDES}
        self._sides = self._called()

    def _called(self) -> dict[SideName, str]:
        """Return what the sides are called: by their names, unless these do not tell them apart."""
        names = {side: " ".join(self.pairing.side(side).assessment.details.organisation.split()) for side in SIDES}
        if all(names.values()) and len(set(names.values())) == len(SIDES):
            return names
        _ = self._language.gettext
        return {"company": _("Company"), "agency": _("Agency")}

    def side(self, name: SideName) -> str:
        """Return what a side is called."""
        return self._sides[name]

    @property
    def sides(self) -> tuple[SideName, SideName]:
        """Both sides, in the order in which they are told."""
        return SIDES

    def parts(self) -> Iterator[tuple[str, list[PairedMatter]]]:
        """Yield what is to be talked about and what is not, each with its heading; nothing for an empty part."""
        _ = self._language.gettext
        for title, done in ((_("To talk about"), False), (_("Nothing to do"), True)):
            matters = [matter for matter in self.pairing.matters if (matter.finding in DONE) is done]
            if matters:
                yield title, matters

    def identity(self, name: SideName) -> str:
        """Return which side that is, with its questionnaire and the day of its answers."""
        result = self.pairing.side(name)
        words = self._language.gettext("{name}: {questionnaire} {version}, as of {day}")
        return words.format(
            name=self.side(name),
            questionnaire=self._language.of(result.questionnaire.title),
            version=result.questionnaire.version,
            day=self._language.long_date(result.on),
        )

    # The whole in two sentences.

    def summary(self) -> str:
        """Return how the sides stand, and what to talk about first: two sentences."""
        return f"{self._counts()} {self._first()}"

    def _counts(self) -> str:
        _, language = self._language.gettext, self._language
        words = {
            Finding.SETTLED: _("{n} good enough on both sides"),
            Finding.ONE_SIDED: _("{n} good enough on one side only"),
            Finding.NEITHER: _("{n} not good enough on either side"),
            Finding.DISPUTED: _("{n} not applicable according to one side"),
            Finding.OPEN: _("{n} with no clear answer"),
            Finding.NOT_APPLICABLE: _("{n} not applicable to either side"),
        }
        counts = self.pairing.counts
        parts = [words[finding].format(n=counts[finding]) for finding in words if counts[finding]]
        total = len(self.pairing.matters)
        matters = language.ngettext("{n} shared matter: {parts}.", "{n} shared matters: {parts}.", total)
        return matters.format(n=total, parts=", ".join(parts))

    def _first(self) -> str:
        first = self.pairing.first
        if first is None:
            return self._language.gettext("Nothing is left to settle between you.")
        words = self._language.gettext("Talk first about “{matter}”: {company} says “{one}”, {agency} says “{other}”.")
        return words.format(
            matter=self._language.of(first.matter),
            company=self.side("company"),
            one=self.stand("company", first.company),
            agency=self.side("agency"),
            other=self.stand("agency", first.agency),
        )

    # One matter.

    def heading(self, matter: PairedMatter) -> str:
        """Return a matter as a heading."""
        words = self._language.of(matter.matter)
        return capitalised(words)

    def finding(self, matter: PairedMatter) -> str:
        """Return how the sides stand on a matter, and how far apart their levels are."""
        _, finding = self._language.gettext, matter.finding
        words = {
            Finding.NEITHER: _("not enough on either side"),
            Finding.ONE_SIDED: _("not enough: {name}"),
            Finding.DISPUTED: _("does not apply, says {name}"),
            Finding.OPEN: _("no clear answer: {name}"),
            Finding.SETTLED: _("good enough on both sides"),
            Finding.NOT_APPLICABLE: _("applies to neither side"),
        }
        told = words[finding].format(name=self._language.all_of([self.side(side) for side in _concerned(matter)]))
        gap = self.gap(matter)
        return f"{told} · {gap}" if gap else told

    def gap(self, matter: PairedMatter) -> str:
        """Return how far apart the known levels are; nothing where they are the same, or one is unknown."""
        gap = abs(matter.gap or 0)
        if not gap:
            return ""
        return self._language.ngettext("{n} level apart", "{n} levels apart", gap).format(n=gap)

    def stand(self, name: SideName, side: Side) -> str:
        """Return where a side stands on a matter: its lowest level with its name, or why it has none."""
        if side.level is not None:
            return f"{side.level} {self._names[name].level(side.level)}"
        return self.status(side.status)

    def status(self, status: SaidStatus) -> str:
        """Return the words for an answer without a level."""
        _ = self._language.gettext
        words = {
            SaidStatus.ANSWERED: _("answered"),
            SaidStatus.DONT_KNOW: _("don’t know"),
            SaidStatus.NOT_APPLICABLE: _("not applicable"),
            SaidStatus.UNANSWERED: _("unanswered"),
            SaidStatus.NOT_ASKED: _("not asked in the quick check"),
        }
        return words[status]

    def said(self, name: SideName, said: PairedAnswer) -> str:
        """Return what a side said of one capability."""
        level = "" if said.level is None else f"{said.level} "
        return f"{self._names[name].capability(said.code)}: {level}{self.answer(name, said)}"

    def answer(self, name: SideName, said: PairedAnswer) -> str:
        """Return the name of a level that was said, or why there is none."""
        return self.status(said.status) if said.level is None else self._names[name].level(said.level)

    def capability(self, name: SideName, said: PairedAnswer) -> str:
        """Return the name of the capability that something was said of."""
        return self._names[name].capability(said.code)

    def missing(self, missing: Missing) -> str:
        """Return what a side owes: its next step, an answer or a reason."""
        _, text = self._language.gettext, self._language.of(missing.text)
        words = {
            MissingKind.STEP: "{name}: {text}",
            MissingKind.ANSWER: _("{name}, please answer: {text}"),
            MissingKind.REASON: _("{name}, please explain: why does “{text}” not apply?"),
        }
        return words[missing.kind].format(name=self.side(missing.side), text=text)

    def owed(self, missing: Missing) -> str:
        """Return the same in a place that names the side already."""
        _, text = self._language.gettext, self._language.of(missing.text)
        words = {
            MissingKind.STEP: "{text}",
            MissingKind.ANSWER: _("Still to be answered: {text}"),
            MissingKind.REASON: _("Still to be explained: why does “{text}” not apply?"),
        }
        return words[missing.kind].format(text=text)

    def text(self, text: HelpfulText) -> str:
        """Return the name of a text to act."""
        texts = self.pairing.side(text.side).questionnaire.texts
        return next(self._language.of(one.name) for one in texts if one.code == text.code)

    def texts(self, matter: PairedMatter) -> str:
        """Return the texts that help a matter forward, in one line; nothing where there are none."""
        names = "; ".join(map(self.text, matter.texts))
        return self._language.gettext("Text templates: {names}").format(names=names) if names else ""

    # All of it, to be printed or copied.

    def lines(self) -> Iterator[str]:
        """Yield everything, a line each."""
        yield from (self.identity(side) for side in SIDES)
        yield self.summary()
        for number, matter in enumerate(self.pairing.matters, start=1):
            yield ""
            yield f"{number}. {self.heading(matter)}: {self.finding(matter)}"
            for name in SIDES:
                yield from (f"   {self.side(name)}: {self.said(name, said)}" for said in matter.side(name).said)
            yield from (f"   → {self.missing(missing)}" for missing in matter.missing)
            texts = self.texts(matter)
            if texts:
                yield f"   {texts}"


def _concerned(matter: PairedMatter) -> Iterator[SideName]:
    """Yield the sides that a finding speaks of: who is below target, who has no answer, who says it does not apply."""
    unclear = {SaidStatus.DONT_KNOW, SaidStatus.UNANSWERED, SaidStatus.NOT_ASKED}
    for name in SIDES:
        side = matter.side(name)
        concerned = {
            Finding.ONE_SIDED: side.short,
            Finding.OPEN: side.status in unclear,
            Finding.DISPUTED: side.status is SaidStatus.NOT_APPLICABLE,
        }
        if concerned.get(matter.finding, False):
            yield name
