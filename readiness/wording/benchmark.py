"""A benchmark in words: a share never stands without how many were counted, its range, whose figures and from when."""

import math
from collections.abc import Iterator

from readiness.domain.benchmark import OVERALL, Benchmark, BenchmarkSection
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.results.benchmark import BenchmarkPosition, BenchmarkStanding, Signer
from readiness.wording.depths import depth_name
from readiness.wording.names import Names
from readiness.wording.percent import percent_span

# So many questions are named on either end.
MOST_NAMED = 5
# 95 % of all noise is closer to zero than this divided by epsilon.
_NINETY_FIVE = math.log(20)
_WHOLE = 100


class BenchmarkWords:
    """An assessment beside a benchmark, in one language."""

    def __init__(self, standing: BenchmarkStanding, result: AssessmentResult, language: Language) -> None:
        self.standing = standing
        self._result = result
        self._language = language
        self._names = Names(result.whole, language)

    def headline(self) -> str:
        """Return where the index over all lies; without one, how many questions can be compared."""
        overall = self.standing.overall
        if overall is not None:
            return self.sentence(overall)
        questions = sum(code in self._result.whole.capabilities for code in self.standing.positions)
        words = self._language.ngettext(
            "{n} question can be compared with others.", "{n} questions can be compared with others.", questions
        )
        return words.format(n=questions)

    def first_line(self) -> str:
        """Return the headline as a line that names the group as well."""
        overall = self.standing.overall
        return self.headline() if overall is None else self.line(overall)

    def sentence(self, position: BenchmarkPosition) -> str:
        """Return a position as a sentence, as in “Index over all: above 40–55% of 212 comparable …”."""
        words = self._language.gettext("{name}: {share}.")
        return words.format(name=self.name(position.measure), share=self.share(position))

    def share(self, position: BenchmarkPosition) -> str:
        """Return what share of how many comparable organisations one is above."""
        _, language = self._language.gettext, self._language
        if position.low <= 0 and position.high >= _WHOLE:
            words = _("the bins are too wide to say above which share of {n} comparable organisations")
        else:
            words = _("above {share} of {n} comparable organisations")
        return words.format(
            share=percent_span(position.low, position.high, language), n=language.number(position.count)
        )

    def line(self, position: BenchmarkPosition) -> str:
        """Return a position in one line, with its group."""
        return f"{self.name(position.measure)}: {self.told(position)}"

    def told(self, position: BenchmarkPosition) -> str:
        """Return the share with its group; one that all figures share is named with the index over all alone."""
        plain = position.own_group and not position.group
        plain |= self.standing.one_group and position.measure != OVERALL
        return self.share(position) if plain else f"{self.share(position)} – {self.group(position)}"

    def figure(self, position: BenchmarkPosition) -> str:
        """Return the share alone, for a table whose headings say of whom."""
        return percent_span(position.low, position.high, self._language)

    def name(self, measure: str) -> str:
        """Return what is compared."""
        if measure == OVERALL:
            return self._language.gettext("Index over all")
        if measure in self._result.whole.capabilities:
            return self._names.capability(measure)
        return self._names.dimension(measure)

    def group(self, position: BenchmarkPosition) -> str:
        """Return which group that is, and that it stands for a smaller one where it does."""
        told = group_name(position.group, self.standing.section, self._result.whole, self._language)
        if position.own_group:
            return told
        words = self._language.gettext("{group} (nothing published for {own})")
        own = group_name(position.wanted, self.standing.section, self._result.whole, self._language)
        return words.format(group=told, own=own)

    def dimensions(self) -> list[BenchmarkPosition]:
        """Return the positions of dimensions, in the order of the questionnaire."""
        codes = [dimension.code for dimension in self._result.whole.dimensions]
        return [self.standing.positions[code] for code in codes if code in self.standing.positions]

    def questions(self) -> list[BenchmarkPosition]:
        """Return the positions of questions, in the order of the questionnaire."""
        codes = self._result.whole.capabilities
        return [self.standing.positions[code] for code in codes if code in self.standing.positions]

    def behind(self) -> list[BenchmarkPosition]:
        """Return the questions that lie furthest behind: surely below the middle of the group."""
        found = [one for one in self.standing.low_end if self._is_question(one) and one.high <= _WHOLE // 2]
        return found[:MOST_NAMED]

    def _is_question(self, position: BenchmarkPosition) -> bool:
        return position.measure in self._result.whole.capabilities

    def named(self, positions: list[BenchmarkPosition]) -> str:
        """Return positions in one line, each with its share and number."""
        words = self._language.gettext("{name} ({share} of {n})")
        return "; ".join(
            words.format(name=self.name(one.measure), share=self.figure(one), n=self._language.number(one.count))
            for one in positions
        )

    def notes(self) -> Iterator[str]:
        """Yield what belongs to the figures besides their source: who signed, and what makes them inexact."""
        _ = self._language.gettext
        yield signer_line(self.standing.signer, self._language)
        yield _(
            "A range shows what the figures cannot tell: organisations in the same bin, and your own open answers. "
            "Each organisation counts once; groups of fewer than ten are not shown."
        )
        yield from self.cautions()
        if self.standing.unlike:
            words = self._language.ngettext(
                "{n} question is not compared: it asks something else here.",
                "{n} questions are not compared: they ask something else here.",
                len(self.standing.unlike),
            )
            yield words.format(n=len(self.standing.unlike))

    def source(self) -> str:
        """Return whose figures they are, which release, and from when."""
        return source(self.standing.benchmark, self.standing.section, self._language)

    def cautions(self) -> Iterator[str]:
        """Yield what weakens the figures: noise, and that they are a draft."""
        return cautions(self.standing.benchmark, self._language)

    def lines(self) -> Iterator[str]:
        """Yield everything, a line each."""
        yield self.first_line()
        yield self.source()
        _ = self._language.gettext
        for title, positions in ((_("By dimension"), self.dimensions()), (_("By question"), self.questions())):
            if positions:
                yield ""
                yield title
                for one in positions:
                    yield f"  {self.line(one)}"
        yield ""
        yield from self.notes()


def group_name(
    path: tuple[str, ...], section: BenchmarkSection, questionnaire: Questionnaire, language: Language
) -> str:
    """Return a group by its sector and size, in the words of the questionnaire."""
    if not path:
        return language.gettext("all organisations")
    names = []
    for code, value in zip(section.by, path, strict=False):
        question = next((one for one in questionnaire.profile if one.code == code), None)
        choices = {str(choice.value): choice.text for choice in question.choices} if question else {}
        names.append(language.of(choices[value]) if value in choices else value)
    return ", ".join(names)


def source(benchmark: Benchmark, section: BenchmarkSection, language: Language) -> str:
    """Return whose figures they are, which release, and from when."""
    _ = language.gettext
    facts = {
        "publisher": benchmark.publisher or _("an unnamed publisher"),
        "release": benchmark.release,
        "start": language.long_date(section.earliest),
        "end": language.long_date(section.latest),
        "made": language.long_date(benchmark.made_on),
    }
    if benchmark.release:
        words = _("Benchmark {release} of {publisher}, made on {made}: assessments from {start} to {end}.")
    else:
        words = _("Draft of a benchmark of {publisher}, made on {made}: assessments from {start} to {end}.")
    return words.format(**facts)


def signer_line(signer: Signer, language: Language) -> str:
    """Return who signed, and whether that is known here."""
    _ = language.gettext
    if signer.since is None:
        words = _("Signed with the key {fingerprint}, which is not known here: ask the publisher whether it is theirs.")
        return words.format(fingerprint=signer.fingerprint)
    words = _("Signed with the key {fingerprint}, trusted by you since {day}.")
    return words.format(fingerprint=signer.fingerprint, day=language.long_date(signer.since))


def cautions(benchmark: Benchmark, language: Language) -> Iterator[str]:
    """Yield what weakens the figures: noise that was added, and that it is no more than a draft."""
    _ = language.gettext
    if benchmark.noise is not None:
        words = _(
            "Random noise was added to every count: epsilon {epsilon} for each, {total} for all counts of one "
            "organisation together. Most counts are off by at most {off}."
        )
        epsilon = benchmark.noise.epsilon
        yield words.format(
            epsilon=language.number(epsilon, 2),
            total=language.number(epsilon * benchmark.noise.touched),
            off=language.number(math.ceil(_NINETY_FIVE / epsilon)),
        )
    if not benchmark.release:
        yield _("This is a draft: it was not checked against earlier releases. Do not pass it on.")


def section_line(section: BenchmarkSection, language: Language) -> str:
    """Return what a section says and of how many organisations."""
    _ = language.gettext
    whole = section.group(())
    words = _("{title} {versions}, {depth} – organisations: {n}; groups: {groups}; measures: {measures}")
    return words.format(
        title=language.of(section.title),
        versions=", ".join(section.versions),
        depth=depth_name(section.depth, language),
        n=language.number(whole.organisations if whole else 0),
        groups=len(section.groups),
        measures=len(section.bins),
    )


def summary(benchmark: Benchmark, signer: Signer, language: Language) -> Iterator[str]:
    """Yield what a benchmark holds, a line each."""
    yield from dict.fromkeys(source(benchmark, section, language) for section in benchmark.sections)
    yield from (section_line(section, language) for section in benchmark.sections)
    yield signer_line(signer, language)
    yield from cautions(benchmark, language)
