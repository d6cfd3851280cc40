"""What can be searched in an assessment: questions, plan, incidents, guide, legal points, texts, terms and profile."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum, auto

from readiness.domain.knowledge import Checkpoint, IncidentFact, ManagementOption, ProfileQuestion
from readiness.domain.questionnaire import Capability, Dimension, Question, Questionnaire
from readiness.domain.scales import MeasureKind
from readiness.domain.values import Text
from readiness.foundation.folding import FoldedText
from readiness.foundation.language import Language
from readiness.incident.steps import fitting_ideas, steps_by_time
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.incident import incident_title, time_names
from readiness.wording.plan import PlanEntry
from readiness.wording.texts_to_act import FilledText, TextsToAct
from readiness.wording.wording import Wording


class Kind(Enum):
    """What an item is, and what its code names.

    The code of a term is that of the first question that uses it: terms are shown beside questions only. That of an
    incident is its number; that of an entry in its log is "number.entry", counted from 0.
    """

    QUESTION = auto()
    STEP = auto()
    FACT = auto()
    RESPONSE = auto()
    TASK = auto()
    IDEA = auto()
    INCIDENT = auto()
    LOG = auto()
    LEGAL_POINT = auto()
    TEXT = auto()
    TERM = auto()
    PROFILE = auto()


class Where(IntEnum):
    """Where words are found; what comes first is shown first."""

    NAME = 0
    WORDING = 1
    EXPLANATION = 2
    DETAIL = 3
    NOTE = 4


@dataclass(frozen=True, slots=True)
class ItemText:
    """One text of an item; `label` says which one. What is `shown` needs no excerpt: title or place says it."""

    where: Where
    text: FoldedText
    label: str = ""
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be found: what it says, where it belongs, and its texts, the most telling first."""

    kind: Kind
    code: str
    title: FoldedText
    place: FoldedText
    texts: tuple[ItemText, ...]


class Searchable:
    """The items of one document in one language; a text is folded once, as long as it stays in the document."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._folded: dict[str, FoldedText] = {}
        self._before: dict[str, FoldedText] = {}

    def items(self, result: AssessmentResult, asked: Questionnaire | None = None) -> list[Item]:
        """Return everything but the plan, kind by kind, in the order in which it is shown.

        `asked` is the questionnaire with the questions that are not rated; without it, only rated ones are found.
        """
        self._before, self._folded = self._folded, {}
        return list(_Items(result, self._language, self._fold).all(asked or result.questionnaire))

    def steps(self, result: AssessmentResult) -> list[Item]:
        """Return the steps of the plan in their order; the plan is made now unless it is there already."""
        return list(_Items(result, self._language, self._fold).steps())

    def _fold(self, words: str) -> FoldedText:
        folded = self._folded.get(words) or self._before.get(words) or FoldedText(words)
        self._folded[words] = folded
        return folded


class _Items:
    """Makes the items of one result."""

    def __init__(self, result: AssessmentResult, language: Language, fold: Callable[[str], FoldedText]) -> None:
        self._result = result
        self._language = language
        self._fold = fold
        self._wording = Wording(result, language)
        self._depth = result.assessment.details.depth

    def all(self, questionnaire: Questionnaire) -> Iterator[Item]:
        """Yield everything but the plan."""
        for dimension in questionnaire.dimensions:
            for question in dimension.questions(self._depth):
                yield self._question(dimension, question)
        yield from self._guide()
        yield from self._incidents()
        yield from map(self._legal_point, self._result.checkpoints)
        yield from map(self._text_to_act, TextsToAct(self._result, self._language).all())
        yield from self._terms(questionnaire)
        for asked in questionnaire.profile:
            yield self._asked(Kind.PROFILE, asked, "")

    def steps(self) -> Iterator[Item]:
        """Yield the steps of the plan."""
        yield from map(self._step, self._wording.plan.entries(self._result.plan))

    # Questions and plan.

    def _question(self, dimension: Dimension, question: Question) -> Item:
        of, known, name = self._language.of, self._result.known, self._language.of(question.name)
        explanations: list[Text | None] = [question.help]
        if isinstance(question, Capability):
            explanations = [
                question.why_for(known),
                question.help_for(known),
                question.not_applicable,
                question.evidence_for(known),
            ]
        return self._item(
            Kind.QUESTION,
            question.code,
            of(question.question),
            f"{name} · {of(dimension.name)}",
            self._name(name),
            self._name(question.code),
            *(self._text(Where.EXPLANATION, of(words)) for words in explanations if words),
            *self._answers(question),
            *self._notes(question),
        )

    def _answers(self, question: Question) -> Iterator[ItemText]:
        """Yield what can be answered: six levels, the answers of a scale, or choices."""
        _, of = self._language.gettext, self._language.of
        if question.measure is not None:
            yield from (self._text(Where.DETAIL, of(choice.text), _("Answer")) for choice in question.measure.choices)
        elif isinstance(question, Capability) and question.levels:
            for level, words in enumerate(question.levels):
                yield self._text(Where.DETAIL, of(words), _("Level {level}").format(level=level))
        elif isinstance(question, Capability):
            for answer in question.answers:
                yield self._text(Where.DETAIL, of(answer.text or answer.name), of(answer.name) if answer.text else "")

    def _notes(self, question: Question) -> Iterator[ItemText]:
        _, assessment, code = self._language.gettext, self._result.assessment, question.code
        answer = assessment.answer(code)
        if question.measure is not None and question.measure.kind is MeasureKind.TEXT:
            yield self._text(Where.NOTE, answer.value, _("Your answer"))
        yield self._text(Where.NOTE, answer.evidence, _("Your evidence"))
        yield self._text(Where.NOTE, answer.reason, _("Your reason"))
        for attachment in assessment.attachments.of.get(code, ()):
            yield self._text(Where.NOTE, attachment.name, _("Attached file"))

    def _step(self, entry: PlanEntry) -> Item:
        step, text = entry.step, entry.text
        return self._item(
            Kind.STEP,
            step.id,
            f"{text.number}. {text.action}",
            " · ".join(filter(None, [f"{text.capability}, {self._wording.steps.change(step)}", entry.owner])),
            self._name(text.capability),
            *(self._text(Where.EXPLANATION, words) for words in (text.reason, entry.dimension, *entry.opens)),
        )

    # The incident guide, and the incidents.

    def _guide(self) -> Iterator[Item]:
        guide = self._result.questionnaire.incident
        if guide is None:
            return
        _, of, listed = self._language.gettext, self._language.of, self._listed()
        yield from map(self._fact, guide.deciding_first)
        yield from map(self._response, guide.options)
        times, elsewhere = time_names(self._language), _("not part of the present incident")
        rows = [(Kind.TASK, step.code, step.text, times[step.by]) for step in guide.steps]
        rows += [(Kind.IDEA, idea.code, idea.text, _("Further idea")) for idea in guide.all_ideas]
        for kind, code, words, place in rows:
            yield self._item(
                kind, code, of(words), place if listed is None or code in listed else f"{place} · {elsewhere}"
            )

    def _listed(self) -> frozenset[str] | None:
        """Return the codes of the tasks and ideas of the present incident; None where there is none."""
        guide, incident = self._result.questionnaire.incident, self._result.incident
        decision = incident.decision if incident else None
        if guide is None or decision is None:
            return None
        tasks = (task.code for tasks in steps_by_time(guide, decision).values() for task in tasks)
        return frozenset((*tasks, *(idea.code for idea in fitting_ideas(guide, decision))))

    def _fact(self, fact: IncidentFact) -> Item:
        name = self._language.of(fact.name)
        place = self._language.gettext("Fact: {name}").format(name=name)
        return self._asked(Kind.FACT, fact, place, self._name(name))

    def _response(self, option: ManagementOption) -> Item:
        _, of = self._language.gettext, self._language.of
        parts = {
            _("Suitable"): option.right_when,
            _("Not suitable"): option.wrong_when,
            _("What follows"): option.consequences,
            _("What it needs"): option.presupposes,
        }
        title = _("Response {code}: {name}").format(code=option.code, name=of(option.name))
        details = (self._text(Where.DETAIL, of(words), label) for label, words in parts.items())
        return self._item(Kind.RESPONSE, option.code, title, _("Background"), *details)

    def _incidents(self) -> Iterator[Item]:
        """Yield each incident and each entry of its log."""
        _, language = self._language.gettext, self._language
        for judged in self._result.incidents:
            incident, title = judged.incident, incident_title(judged, language)
            closed = incident.closed
            state = _("open") if closed is None else _("closed on {date}").format(date=language.long_date(closed))
            link = self._text(Where.NOTE, incident.link, _("Address of the post"))
            yield self._item(Kind.INCIDENT, f"{incident.number}", title, f"{_('Incident')} · {state}", link)
            for at, entry in enumerate(incident.log):
                place = f"{title} · {language.short_date(entry.on)}"
                yield self._item(Kind.LOG, f"{incident.number}.{at}", entry.text, place)

    # Law, texts, terms and profile.

    def _legal_point(self, point: Checkpoint) -> Item:
        of, who = self._language.of, self._wording.names.roles(point.verify_with)
        return self._item(
            Kind.LEGAL_POINT,
            point.code,
            of(point.topic),
            self._language.gettext("Check with: {who}").format(who=who),
            self._text(Where.EXPLANATION, of(point.text)),
            *(self._text(Where.DETAIL, of(source)) for source in point.sources),
        )

    def _text_to_act(self, text: FilledText) -> Item:
        blocks = text.blocks
        words = [words for block in blocks for words in (block.heading, block.text, *block.items, *block.columns)]
        words += [cell for block in blocks for row in block.rows for cell in row]
        details = (self._text(Where.DETAIL, part) for part in words)
        return self._item(Kind.TEXT, text.code, text.name, text.purpose, *details)

    def _terms(self, questionnaire: Questionnaire) -> Iterator[Item]:
        of, asked = self._language.of, [q for d in questionnaire.dimensions for q in d.questions(self._depth)]
        for term in self._result.questionnaire.terms:
            using = next((question.code for question in asked if term.code in question.terms), None)
            if using is not None:
                yield self._item(Kind.TERM, using, of(term.name), of(term.meaning))

    # Items and their texts.

    def _asked(self, kind: Kind, question: IncidentFact | ProfileQuestion, place: str, *names: ItemText) -> Item:
        """Return a question that has choices, with what explains it."""
        of = self._language.of
        help_text = of(question.help) if question.help else ""
        choices = (self._text(Where.DETAIL, of(choice.text)) for choice in question.choices)
        explained = self._text(Where.EXPLANATION, help_text)
        return self._item(kind, question.code, of(question.question), place, *names, explained, *choices)

    def _item(self, kind: Kind, code: str, title: str, place: str, *texts: ItemText) -> Item:
        said, belongs = self._fold(title), self._fold(place)
        shown = (ItemText(Where.WORDING, said, shown=True), ItemText(Where.EXPLANATION, belongs, shown=True))
        filled = (text for text in (*shown, *texts) if text.text.text)
        return Item(kind, code, said, belongs, tuple(sorted(filled, key=lambda text: text.where)))

    def _name(self, words: str) -> ItemText:
        """Return a name that stands in the place too, or a code."""
        return ItemText(Where.NAME, self._fold(words), shown=True)

    def _text(self, where: Where, words: str, label: str = "") -> ItemText:
        return ItemText(where, self._fold(words), label)
