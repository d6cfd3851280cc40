"""What the tests of a workshop share: its phones, their votes, and what can be read."""

from collections.abc import Callable

import httpx
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from readiness.ui.pages.workshop.fitted_text import FittedText
from readiness.ui.pages.workshop.workshop_model import WorkshopModel

Phones = Callable[..., list[httpx.Client]]
LONG = 10_000


def words(widget: QWidget) -> str:
    """Everything that can be read now."""
    read = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    read += [button.text() for button in widget.findChildren(QPushButton) if button.isVisible()]
    return "\n".join(read + [fitted.words() for fitted in widget.findChildren(FittedText) if fitted.isVisible()])


def vote(model: WorkshopModel, phones: list[httpx.Client], levels: list[int | None]) -> None:
    number = model.round.number if model.round else 0
    for phone, level in zip(phones, levels, strict=True):
        assert phone.post("vote", json={"round": number, "level": level}).status_code == 200


def choose(model: WorkshopModel, *codes: str) -> None:
    """Put these questions on the agenda, and no other."""
    none = model.choice.tick(model.choice.order, wanted=False)
    model.choose_questions(none.tick(codes, wanted=True))
