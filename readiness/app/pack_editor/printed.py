"""What a question looks like outside the window: on a phone, and in the printed form."""

from threading import Event
from typing import Literal

from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language, frame_language
from readiness.foundation.translation import N_
from readiness.reporting.order import FormOrder, PageOrder
from readiness.reporting.worker import Cancelled, ReportWorker, WorkerFailed

Kind = Literal["phone", "form"]


class QuestionPrinter:
    """Makes the PDF of one question at a time, in a process of its own that stays until `close`."""

    def __init__(self) -> None:
        self._worker = ReportWorker()
        self._stop = Event()

    def make(self, kind: Kind, questionnaire: Questionnaire, code: str, language: Language) -> bytes:
        """Return the PDF, or nothing after `close`; belongs into a thread.

        Raises UserError where the process broke down, and NoPangoError where this computer can make no PDF.
        """
        order: FormOrder | PageOrder
        if kind == "form":
            order = FormOrder(questionnaire, Depth.FULL, language, only=code)
        else:
            # Imported here: whoever writes a questionnaire may never look at the phone.
            from readiness.workshop.phone_picture import phone_picture_page

            order = PageOrder(
                questionnaire,
                phone_picture_page(questionnaire, code, frame_language(questionnaire.languages, language)),
            )
        try:
            return self._worker.render(order, lambda _share: None, self._stop)
        except Cancelled:
            return b""
        except WorkerFailed as error:
            raise UserError(
                "picture-failed",
                N_("No picture could be made of this question."),
                N_("The questionnaire itself is unharmed. Another picture is tried with the next change."),
            ) from error

    def close(self) -> None:
        """End the process, also in the middle of its work."""
        self._worker.cancel(self._stop)
        self._worker.close()
