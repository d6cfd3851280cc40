"""A blank form, printed beside the window: typesetting takes a second that nobody should wait for."""

from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, Signal

from readiness.app.forms import check_form, write_form
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation import logs
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_


class BlankForm(QObject):
    """Tells where the form lies, or why it could not be written."""

    # The path of the form.
    saved = Signal(object)
    # A UserError.
    failed = Signal(object)

    def write(self, questionnaire: Questionnaire, depth: Depth, language: Language, target: Path) -> None:
        """Write the form in a thread; raises UserError at once where the name will not do."""
        check_form(questionnaire, depth, target)
        # A half-printed form must not keep the program from ending.
        Thread(target=self._run, args=(questionnaire, depth, language, target), daemon=True).start()

    def _run(self, questionnaire: Questionnaire, depth: Depth, language: Language, target: Path) -> None:
        try:
            write_form(questionnaire, depth, language, target)
        except UserError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, somebody waits for an answer
            logs.fault(error)
            self.failed.emit(
                UserError(
                    "form-failed",
                    N_("The form could not be made."),
                    N_("Try it again; if it fails again, please report it."),
                )
            )
        else:
            self.saved.emit(target)
