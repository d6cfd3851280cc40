"""A newer version of the questionnaire in words: what it changes, and what was carried over or kept."""

from readiness.domain.answers import Answer
from readiness.domain.takeover import CarriedAnswer, ChangedQuestion, GoneAnswer, Takeover, Upgrade
from readiness.domain.values import Text
from readiness.foundation.language import Language
from readiness.wording.answer_names import AnswerNames
from readiness.wording.answers import status_words


class UpgradeWords:
    """What a newer version would change, or has changed, in a document."""

    def __init__(self, upgrade: Upgrade, language: Language) -> None:
        self._upgrade = upgrade
        self._language = language
        self._was, self._now = upgrade.before.questions, upgrade.after.questions

    def headline(self) -> str:
        """Return from which version to which it leads."""
        words = self._language.gettext("{title}: version {before} → {after}")
        before, after = self._upgrade.before, self._upgrade.after
        return words.format(title=self._language.of(after.title), before=before.version, after=after.version)

    def effect(self) -> str:
        """Return in a sentence or two what becomes of the answers."""
        language, upgrade = self._language, self._upgrade
        staying, confirm, gone = upgrade.staying, len(upgrade.to_confirm), len(upgrade.gone_answers)
        said = [
            language.ngettext("{n} answer stays as it is", "{n} answers stay as they are", staying).format(n=staying)
        ]
        if confirm:
            words = language.ngettext("{n} answer is to be confirmed", "{n} answers are to be confirmed", confirm)
            said.append(words.format(n=confirm))
        if gone:
            words = language.ngettext(
                "{n} answer is kept apart, as it no longer has a place",
                "{n} answers are kept apart, as they no longer have a place",
                gone,
            )
            said.append(words.format(n=gone))
        if upgrade.new:
            n = len(upgrade.new)
            said.append(language.ngettext("{n} question is new", "{n} questions are new", n).format(n=n))
        return f"{'; '.join(said)}."

    def staying(self) -> str:
        """Return what is not touched at all."""
        return self._language.gettext(
            "Plan, notes, files, incidents, workshops, views and your texts stay. One “Undo” takes all of it back."
        )

    def name(self, code: str) -> str:
        """Return the name of a question."""
        question = self._now.get(code) or self._was[code]
        return self._language.of(question.name)

    def changed(self, one: ChangedQuestion) -> str:
        """Return what is different in a question."""
        return changed_words(one.change.why, one.change.levels, self._language)

    def answer(self, code: str) -> str:
        """Return the answer that the document has to a question; nothing where it is open."""
        answer = self._upgrade.answers.get(code)
        if answer is None or answer.open:
            return ""
        question = self._was.get(code)
        given = AnswerNames(self._upgrade.before, self._language).given(question, answer) if question else ""
        return given or answer_words(answer, self._language)

    def lines(self) -> list[str]:
        """Return everything, a line each."""
        _, upgrade = self._language.gettext, self._upgrade
        lines = [self.headline(), self.effect()]
        confirm = upgrade.to_confirm
        holding = [one for one in upgrade.changed if not one.confirm]
        for heading, changed in ((_("To confirm"), confirm), (_("Changed, nothing to confirm"), holding)):
            lines += [f"{heading}:"] if changed else []
            for one in changed:
                lines.append(f"  {one.change.code} {self._with_answer(one.change.code)}")
                lines.append(f"    {self.changed(one)}")
        for heading, codes in ((_("New"), upgrade.new), (_("No longer asked"), upgrade.gone)):
            lines += [f"{heading}:"] if codes else []
            lines += [f"  {code} {self._with_answer(code)}" for code in codes]
        return lines

    def _with_answer(self, code: str) -> str:
        name, answer = self.name(code), self.answer(code)
        return f"{name} ({answer})" if answer else name


def changed_words(why: Text, levels: tuple[int, ...], language: Language) -> str:
    """Return why a question means something else: what the questionnaire says, or else which levels have new words."""
    if why.de or why.en:
        return language.of(why)
    if not levels:
        return language.gettext("The question means something else now.")
    listed = ", ".join(map(str, levels))
    words = language.ngettext("Other words at level {levels}.", "Other words at the levels {levels}.", len(levels))
    return words.format(levels=listed)


def answer_words(answer: Answer, language: Language) -> str:
    """Return an answer in a word or two."""
    if answer.value:
        return answer.value
    if answer.level is not None:
        return language.gettext("Level {n}").format(n=answer.level)
    return status_words(answer.status, language)


def carried_words(takeover: Takeover, carried: CarriedAnswer, language: Language) -> str:
    """Return why an answer is to be confirmed, and what was chosen then."""
    _ = language.gettext
    day = language.medium_date(takeover.assessed_on) if takeover.assessed_on else ""
    if carried.same:
        # What was chosen is still chosen, and stands below.
        return _("Your answer of {date}. Is it still so?").format(date=day)
    why = language.of(carried.why) or _("The words of the levels have changed.")
    if day:
        words = _("Answered on {date}. The question has changed since then: {why}").format(date=day, why=why)
    else:
        words = _("Answered with version {version} of the questionnaire. {why}").format(version=takeover.since, why=why)
    if not language.of(carried.said):
        return words
    return words + " " + _("You chose then: “{statement}”").format(statement=language.of(carried.said))


def gone_words(gone: GoneAnswer, language: Language) -> list[str]:
    """Return an answer to a question that is no longer asked, line by line, with what is noted beside it."""
    answer = gone.answer
    first = answer_words(answer, language)
    said = language.of(gone.said)
    lines = [f"{first}: {said}" if said else first]
    words = language.gettext("Your note: {note}")
    return [*lines, *(words.format(note=note) for note in (answer.evidence, answer.reason) if note)]
