"""The pages of the projector: how to join, the question, the result, notes, packages, what was decided, the end."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from readiness.domain.accent import tint
from readiness.domain.questionnaire import Capability
from readiness.foundation.language import Language
from readiness.scoring.consensus import ROLE_GAP_LIMIT, Verdict
from readiness.ui.pages.workshop import words
from readiness.ui.pages.workshop.decided_grid import OTHER_VIEW, DecidedGrid, DecidedQuestion
from readiness.ui.pages.workshop.fitted_text import FittedText
from readiness.ui.pages.workshop.projected_rows import ProjectedRow, ProjectedRows, RowColours
from readiness.ui.pages.workshop.svg_square import SvgSquare
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.tokens import LIGHT
from readiness.wording import workshop as wording
from readiness.wording.answer_names import AnswerNames
from readiness.workshop.ballots import MOST_CHOSEN
from readiness.workshop.qr import address_qr, wifi_qr

INK, QUIET = LIGHT.ink, LIGHT.quiet
_VERDICTS = {Verdict.GREEN: LIGHT.good, Verdict.YELLOW: LIGHT.warning, Verdict.RED: LIGHT.danger}
_TOP, _CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignHCenter
# How much of the accent colour is in the ground of what was chosen.
_SOFT = 0.12
# More notes than these cannot be read from the back of a room.
_MOST_NOTES = 8


class ProjectedPage(QWidget):
    """One page: `refresh` shows what is on, `count` what changes with each vote. `accent` is readable on white."""

    # Whether the way into the room stands below it.
    footed: ClassVar = True

    def __init__(self, model: WorkshopModel, language: Language, accent: str) -> None:
        super().__init__()
        self.model = model
        self.language = language
        self.accent = accent
        self.colours = RowColours(INK, QUIET, accent, LIGHT.warning, tint(accent, _SOFT), LIGHT.hairline)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)

    def refresh(self) -> None:
        """Show what is on."""

    def beside_footer(self) -> tuple[str, str]:
        """Return what stands beside the way into the room: in bold, and small below it."""
        return "", ""

    def add(self, part: QWidget, share: int) -> None:
        """Add a part that gets a share of the height."""
        self.column.addWidget(part, share)


class EntrancePage(ProjectedPage):
    """How to join: the QR code, the address and the code, and the Wi-Fi where it is known."""

    footed = False

    def __init__(self, model: WorkshopModel, language: Language, accent: str) -> None:
        super().__init__(model, language, accent)
        _ = language.gettext
        self._drawn: tuple[str, ...] = ()
        title = FittedText(0.085, INK, bold=True)
        title.set_words(_("Take part with your phone"))
        self.add(title, 16)
        middle = QHBoxLayout()
        self.column.addLayout(middle, 70)
        self._qr = SvgSquare()
        self._qr.setStyleSheet("background: white;")
        middle.addWidget(self._qr, 5)
        column = QVBoxLayout()
        middle.addLayout(column, 6)
        scan = FittedText(0.042, QUIET)
        scan.set_words(_("Scan the code with the camera, or type in the browser:"))
        self._address = FittedText(0.075, INK, bold=True)
        code_name = FittedText(0.042, QUIET)
        code_name.set_words(_("and then this code:"))
        self._code = FittedText(0.13, self.accent, bold=True)
        wifi = QHBoxLayout()
        self._wifi_qr = SvgSquare(80)
        self._wifi = FittedText(0.038, INK)
        wifi.addWidget(self._wifi_qr, 4)
        wifi.addWidget(self._wifi, 7)
        for part, share in ((scan, 11), (self._address, 12), (code_name, 6), (self._code, 15)):
            column.addWidget(part, share)
        column.addLayout(wifi, 38)
        self._joined = FittedText(0.05, INK, bold=True)
        self.add(self._joined, 10)

    def refresh(self) -> None:
        """Show where to go, and how many are there."""
        address, wifi = self.model.address, self.model.wifi
        assert address is not None
        self._joined.set_words(words.people(self.language, self.model.turnout))
        self._address.set_words(f"{address.host}:{address.port}")
        self._code.set_words(" ".join(address.code))
        for part in (self._wifi_qr, self._wifi):
            part.setVisible(bool(wifi.name))
        drawn = (address.url, wifi.name, wifi.password)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self._qr.show_svg(address_qr(address.url), self.language.gettext("QR code for the room"))
        if wifi.name:
            self._wifi_qr.show_svg(wifi_qr(wifi.name, wifi.password), self.language.gettext("QR code for the Wi-Fi"))
            hint = self.language.gettext("First join the Wi-Fi:") + f"\n{wifi.name}"
            if wifi.password:
                hint += "\n" + self.language.gettext("Password: {password}").format(password=wifi.password)
            self._wifi.set_words(hint)


class _QuestionPage(ProjectedPage):
    """A page that has the question on show at its head."""

    def __init__(self, model: WorkshopModel, language: Language, accent: str) -> None:
        super().__init__(model, language, accent)
        self._kicker = FittedText(0.03, QUIET)
        self._question = FittedText(0.048, INK, bold=True, align=_TOP)
        self.add(self._kicker, 6)
        self.add(self._question, 14)
        self.column.addStretch(2)

    @property
    def capability(self) -> Capability:
        """What the question is about."""
        round_ = self.model.round
        assert round_ is not None
        return self.model.session.questionnaire.capabilities[round_.capability]

    def refresh(self) -> None:
        """Show which question it is, and where it stands in the agenda."""
        codes, capability = [item.capability for item in self.model.items()], self.capability
        place = self.language.gettext("Question {n} of {all}").format(
            n=codes.index(capability.code) + 1, all=len(codes)
        )
        self._kicker.set_words(f"{self.language.of(capability.name)} · {place}")
        self._question.set_words(self.language.of(capability.question))

    def names(self) -> dict[int, str]:
        """Return the names of the answers by their levels, lowest first."""
        names = AnswerNames(self.model.session.questionnaire, self.language)
        return {level: names.name(self.capability, level) for level in self.capability.rungs}

    def number(self, level: int) -> str:
        """Return the level as it stands before a name; a blank where answers have names of their own."""
        return "\N{NO-BREAK SPACE}" if self.capability.own_scale else str(level)

    def text_of(self, level: int) -> str:
        """Return what an answer says beside its name."""
        return words.answer_text(self.model.session.questionnaire, self.capability.code, level, self.language)


class VotePage(_QuestionPage):
    """The question with the texts of all answers, for those without a phone too."""

    def __init__(self, model: WorkshopModel, language: Language, accent: str) -> None:
        super().__init__(model, language, accent)
        self._rows = ProjectedRows(self.colours)
        self.add(self._rows, 78)

    def refresh(self) -> None:
        """Show the question and its levels."""
        super().refresh()
        rows = [ProjectedRow(self.number(level), name, self.text_of(level)) for level, name in self.names().items()]
        self._rows.show_rows(rows[::-1], "\n".join(f"{row.number} {row.name}: {row.words}".strip() for row in rows))

    def beside_footer(self) -> tuple[str, str]:
        """Return how many have voted, and how to choose."""
        hint = self.language.gettext(
            "Choose the highest level that is fully true today. In doubt, choose the lower one."
        )
        if self.capability.own_scale:
            hint = self.language.gettext("Choose what is true today. In doubt, choose the weaker one.")
        return words.votes_of(self.language, self.model.turnout), hint


class ResultPage(_QuestionPage):
    """How the room voted, the beginning of each level's text beside it, and what to do now."""

    def __init__(self, model: WorkshopModel, language: Language, accent: str) -> None:
        super().__init__(model, language, accent)
        middle = QHBoxLayout()
        self.column.addLayout(middle, 78)
        self._rows = ProjectedRows(self.colours)
        middle.addWidget(self._rows, 72)
        middle.addStretch(2)
        self._rule = QWidget()
        self._rule.setFixedWidth(5)
        middle.addWidget(self._rule)
        middle.addStretch(1)
        column = QVBoxLayout()
        middle.addLayout(column, 26)
        self._headline = FittedText(0.05, INK, bold=True)
        self._advice = FittedText(0.034, INK, align=_TOP)
        self._gap = FittedText(0.032, self.accent, align=_TOP)
        self._clock = FittedText(0.1, INK, bold=True)
        parts = ((self._headline, 16), (self._advice, 36), (self._gap, 22), (self._clock, 20))
        for part, share in parts:
            column.addWidget(part, share)
        column.addStretch(6)
        model.countdown.ticked.connect(self._tick)

    def refresh(self) -> None:
        """Show the votes and what to do now."""
        super().refresh()
        language, reveal, round_ = self.language, self.model.shown, self.model.round
        if reveal is None or round_ is None:
            return
        first, names = self.model.earlier_round(), self.names()
        self._show_rows(names)
        self._gap.set_words(self._gap_in_words() if self.model.show_gap else "")
        self._gap.setVisible(self.model.show_gap)
        if round_.decided is not None:
            agreed = not self._dissent(round_.capability)
            colour = _VERDICTS[Verdict.GREEN] if agreed else self.accent
            sign = "✓ " if agreed else ""
            number = "" if self.capability.own_scale else f"{round_.decided} "
            self._headline.set_words(f"{sign}{number}{names[round_.decided]}", colour)
            self._advice.set_words(self._decision(round_.capability, round_.decided))
        else:
            verdict = reveal.consensus.verdict if reveal.consensus else None
            colour = _VERDICTS[verdict] if verdict else INK
            sign = f"{wording.VERDICT_SIGNS[verdict]} " if verdict else ""
            later = first is not None
            named = wording.answers_by_name(self.model.session.questionnaire, round_.capability, language)
            self._headline.set_words(sign + wording.headline(language, reveal, later=later, named=named), colour)
            self._advice.set_words(wording.advice(language, reveal, later=later, named=named))
        self._rule.setStyleSheet(f"background: {colour};")
        self._tick()

    def beside_footer(self) -> tuple[str, str]:
        """Return how many voted, and what is in brackets."""
        if self.model.shown is None:
            return "", ""
        return "", wording.votes_in_words(self.language, self.model.shown, self.model.earlier_round())

    def _show_rows(self, names: dict[int, str]) -> None:
        reveal, round_, first = self.model.shown, self.model.round, self.model.earlier_round()
        assert reveal is not None
        assert round_ is not None
        count = reveal.record.count
        before = first.count if first else None
        marked = () if round_.decided is not None else reveal.hear_first
        mark = "◀ " + self.language.gettext("hear")
        rows = [
            ProjectedRow(
                self.number(level),
                name,
                words.first_sentence(self.text_of(level)),
                count.tally[level] if count else None,
                before.tally[level] if count and before else None,
                mark if level in marked and count and count.tally[level] else "",
                round_.decided == level,
            )
            for level, name in names.items()
        ]
        told = {level: f"{self.number(level)} {name}".strip() for level, name in names.items()}
        described = wording.tally_in_words(self.language, count.tally, told, count.dont_know) if count else ""
        self._rows.show_rows(rows[::-1], described)

    def _dissent(self, capability: str) -> int:
        """Return how many other views remain."""
        decision = self.model.session.assessment.workshop.decisions.get(capability)
        return len(decision.dissent) if decision else 0

    def _decision(self, capability: str, level: int) -> str:
        others = self._dissent(capability)
        if not others:
            return self.language.gettext("This is what the group has agreed on.")
        taken = self.language.ngettext(
            "The group took {level}; another view remains.", "The group took {level}; other views remain.", others
        )
        return taken.format(level=self.names()[level] if self.capability.own_scale else level)

    def _gap_in_words(self) -> str:
        _, reveal, questionnaire = self.language.gettext, self.model.shown, self.model.session.questionnaire
        if own := wording.compared(self.language, questionnaire):
            return self._own_gap(*own)
        if reveal is None or reveal.role_gap is None:
            return _("Nothing is shown of management and day-to-day staff apart, so that no one can be identified.")
        if abs(reveal.role_gap) < ROLE_GAP_LIMIT:
            if wording.without_levels(questionnaire):
                return _("Management and day-to-day staff are close together.")
            return _("Management and day-to-day staff are less than a level apart.")
        return wording.role_gap_in_words(self.language, reveal, questionnaire)

    def _own_gap(self, first: str, second: str) -> str:
        """Return how the first two roles of the questionnaire differ."""
        _, reveal = self.language.gettext, self.model.shown
        if reveal is None or reveal.role_gap is None:
            words = _("Nothing is shown of “{first}” and “{second}” apart, so that no one can be identified.")
        elif abs(reveal.role_gap) < ROLE_GAP_LIMIT:
            words = _("“{first}” and “{second}” are less than a level apart.")
            if wording.without_levels(self.model.session.questionnaire):
                words = _("“{first}” and “{second}” are close together.")
        else:
            return wording.role_gap_in_words(self.language, reveal, self.model.session.questionnaire)
        return words.format(first=first, second=second)

    def _tick(self) -> None:
        left = self.model.countdown.left
        self._clock.set_words(self.language.gettext("Time is up") if left == 0 else self.model.countdown.clock())
        self._clock.setVisible(bool(self._clock.words()))


class NotesPage(_QuestionPage):
    """What phones said about the evidence, without names."""

    def __init__(self, model: WorkshopModel, language: Language, accent: str) -> None:
        super().__init__(model, language, accent)
        title = FittedText(0.04, self.accent, bold=True)
        title.set_words(language.gettext("What shows it?"))
        self.add(title, 8)
        self._rows = ProjectedRows(self.colours)
        self._more = FittedText(0.03, QUIET)
        self.add(self._rows, 65)
        self.add(self._more, 6)

    def refresh(self) -> None:
        """Show as many notes as can be read, and how many there are besides."""
        super().refresh()
        notes = self.model.notes
        none = self.language.gettext("No notes on this question.")
        seen = notes[:_MOST_NOTES] or (none,)
        self._rows.show_rows([ProjectedRow("", note) for note in seen], "\n".join(seen))
        more = len(notes) - len(seen)
        words_ = self.language.ngettext("and {n} more on the laptop", "and {n} more on the laptop", more)
        self._more.set_words(words_.format(n=more) if more > 0 else "")


class PackagesPage(ProjectedPage):
    """The packages that the room can choose from, and how often each was chosen once that is shown."""

    def __init__(self, model: WorkshopModel, language: Language, accent: str) -> None:
        super().__init__(model, language, accent)
        self._title = FittedText(0.06, INK, bold=True)
        self._hint = FittedText(0.034, QUIET)
        self._rows = ProjectedRows(self.colours)
        self.add(self._title, 12)
        self.add(self._hint, 8)
        self.add(self._rows, 80)

    def refresh(self) -> None:
        """Show the list, or the result with what was chosen most first."""
        _, choices = self.language.gettext, self.model.choices
        choosing = self.model.turnout.room.choosing
        titles = [self.language.of(option.title) for option in choices.options]
        self._title.set_words(_("What matters most?") if choosing else _("What the room chose"))
        hint = ""
        if choosing:
            hint = self.language.ngettext(
                "Choose the work package that should come first.",
                "Choose up to %(num)d work packages that should come first.",
                MOST_CHOSEN,
            ) % {"num": MOST_CHOSEN}
        elif not choices.counts:
            hint = _("Fewer than three people have chosen. To keep every choice anonymous, the result stays hidden.")
        self._hint.set_words(hint)
        places = range(len(titles))
        if choices.counts and not choosing:
            places_by_count = sorted(places, key=lambda place: -choices.counts[place])
            rows = [ProjectedRow("", titles[place], count=choices.counts[place]) for place in places_by_count]
        else:
            rows = [ProjectedRow("", titles[place]) for place in places]
        self._rows.show_rows(rows, "\n".join(f"{row.name}: {row.count}" if row.count else row.name for row in rows))

    def beside_footer(self) -> tuple[str, str]:
        """Return how many have chosen."""
        turnout = self.model.turnout
        said = self.language.gettext("{votes} of {participants} have chosen")
        return said.format(votes=turnout.votes, participants=turnout.participants), ""


class ResultsPage(ProjectedPage):
    """Everything that the group has decided so far."""

    def __init__(self, model: WorkshopModel, language: Language, accent: str) -> None:
        super().__init__(model, language, accent)
        title = FittedText(0.05, INK, bold=True)
        title.set_words(language.gettext("What the group has decided"))
        self._grid = DecidedGrid(self.colours)
        self._none = FittedText(0.04, QUIET)
        self._none.set_words(language.gettext("No question is decided yet."))
        self._legend = FittedText(0.026, QUIET)
        self.add(title, 10)
        self.add(self._none, 10)
        self.add(self._grid, 82)
        self.add(self._legend, 6)

    def refresh(self) -> None:
        """Show the decided questions in the order of the agenda."""
        session = self.model.session
        decisions = session.assessment.workshop.decisions
        decided = [
            DecidedQuestion(
                *self._name_and_figure(item.capability, item.level),
                item.level,
                bool(item.capability in decisions and decisions[item.capability].dissent),
            )
            for item in self.model.items()
            if item.level is not None
        ]
        self._none.setVisible(not decided)
        self._grid.setVisible(bool(decided))
        self._grid.show_questions(decided)
        names = [f"{n} {self.language.of(level.name)}" for n, level in enumerate(session.questionnaire.ladder)]
        if not any(question.figure for question in decided):
            # No question has the levels that all share.
            names = []
        if any(question.other_view for question in decided):
            names.append(OTHER_VIEW + " " + self.language.gettext("another view remains"))
        self._legend.set_words(" · ".join(names) if decided else "")

    def _name_and_figure(self, code: str, level: int) -> tuple[str, str]:
        """Return a question with its own answer, or with the figure of its level."""
        questionnaire = self.model.session.questionnaire
        capability, of = questionnaire.capabilities[code], self.language.of
        if not capability.own_scale:
            return of(capability.name), str(level)
        answer = AnswerNames(questionnaire, self.language).name(capability, level)
        return self.language.gettext("{question}: {answer}").format(question=of(capability.name), answer=answer), ""


class WordsPage(ProjectedPage):
    """A break, or the end with what has come of the workshop."""

    footed = False

    def __init__(self, model: WorkshopModel, language: Language, accent: str) -> None:
        super().__init__(model, language, accent)
        self._title = FittedText(0.09, INK, bold=True, align=_CENTRE | Qt.AlignmentFlag.AlignBottom)
        self._words = FittedText(0.045, QUIET, align=_CENTRE | _TOP)
        self.add(self._title, 42)
        self.column.addStretch(4)
        self.add(self._words, 54)

    def refresh(self) -> None:
        """Show the break, also while the network is closed, or the end."""
        _ = self.language.gettext
        if self.model.on_break:
            self._title.set_words(_("A break"))
            self._words.set_words(_("We continue in a moment."))
            return
        lines = [line for line in self.model.last_words if line.strip()]
        self._title.set_words(_("What has come of it") if lines else _("Thank you for taking part"))
        self._words.set_words("\n".join(lines))
