"""What can be searched in the open document; the steps of the plan follow once it has been made."""

from PySide6.QtCore import QObject, Signal

from readiness.app.find import Hit, also_found, find, found_nowhere
from readiness.app.searchable import Item, Searchable
from readiness.app.session import Session
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.ui.look import Look
from readiness.ui.planner import Planner
from readiness.wording.synonyms import synonyms


class SearchModel(QObject):
    """Lasts as long as the document is open: texts that stay the same are not folded again."""

    # The steps of the plan can be searched now.
    grown = Signal()

    def __init__(self, session: Session, language: Language) -> None:
        super().__init__()
        self._session = session
        self._language = language
        self._searchable = Searchable(language)
        self._result: AssessmentResult | None = None
        self._items: list[Item] = []
        self._planning = False
        self._planner = Planner(self)
        self._planner.planned.connect(self._on_planned)
        self._planner.failed.connect(self._finish)

    @property
    def complete(self) -> bool:
        """Whether nothing is missing any more."""
        return not self._planning

    def items(self) -> list[Item]:
        """Return what the document holds as it stands."""
        result = self._session.result()
        if result is not self._result:
            self._result = result
            self._items = self._searchable.items(result, self._session.asked)
            self._planning = True
            self._planner.make(result)
        return self._items

    def find(self, typed: str) -> list[Hit]:
        """Return what holds every word that was typed, or a synonym of it."""
        return find(self.items(), typed, synonyms(self._language))

    def also_found(self, hits: list[Hit], typed: str) -> list[str]:
        """Return the synonyms that these hits were found by though other words were typed."""
        return also_found(hits, typed, synonyms(self._language))

    def found_nowhere(self, typed: str) -> list[str]:
        """Return those of the typed words that occur nowhere."""
        return found_nowhere(self.items(), typed, synonyms(self._language))

    def speak(self, look: Look) -> None:
        """Go on in another language."""
        self._language = look.language
        self._searchable = Searchable(look.language)
        self._result = None

    def close(self) -> None:
        """End, with the document."""
        self.deleteLater()

    def _on_planned(self, result: AssessmentResult) -> None:
        if result is self._result:
            self._items = self._items + self._searchable.steps(result)
            self._finish()

    def _finish(self) -> None:
        self._planning = False
        self.grown.emit()
