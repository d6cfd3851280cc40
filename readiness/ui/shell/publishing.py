"""One publishing: run at once, or in a thread while answers go on."""

from collections.abc import Callable
from threading import Thread

from readiness.app.session import Session
from readiness.foundation.errors import UserError


class Publishing:
    """After it has run, `refused` says why the file could not be written, `kept_both` that it became a second one.

    `restored` says that the file was gone and was written again.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.refused: UserError | None = None
        self.kept_both = False
        self.restored = False
        self._before = session.path
        self._fault: Exception | None = None
        self._thread: Thread | None = None

    def run(self, *, last: bool = False) -> None:
        """Publish here and now; the `last` time of a session, what we published is looked for as well."""
        try:
            self.kept_both = self.session.publish(last=last) != self._before
            self.restored = self.session.restored
        except UserError as error:
            self.refused = error

    def start(self, ended: Callable[[], object]) -> None:
        """Publish in a thread, which calls `ended` last."""

        def work() -> None:
            try:
                self.run()
            except Exception as error:  # noqa: BLE001 - a fault of ours: raised where it is waited for
                self._fault = error
            ended()

        self._thread = Thread(target=work, name="readiness-publishing")
        self._thread.start()

    def wait(self) -> None:
        """Wait for the thread; raises what went wrong in it, apart from what `refused` says."""
        if self._thread is not None:
            self._thread.join()
        if self._fault is not None:
            raise self._fault
