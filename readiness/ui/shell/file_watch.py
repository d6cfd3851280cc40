"""The file of the open document is watched: what others do to it is told when it happens."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from readiness.app.documents import Place, PlaceState
from readiness.app.session import Session
from readiness.ui import background

# Who replaces a file does so in several steps: they are over by then.
_SETTLE_MS = 300
# What is gone may be on its way back, as where a program deletes the old file before it writes the new one.
_GONE_MS = 1000


class FileWatch(QObject):
    """Looks at the file where the system says that something happened, and when it is asked to.

    Some systems say nothing, as of what other computers do on a share. Looking costs next to nothing.
    """

    # A Place: something else has become of the file since the last time.
    found = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._last: Place | None = None
        self._missed = False
        self._job: background.Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._watcher: QFileSystemWatcher | None = None

    def start(self) -> None:
        """Watch from now on; what lies there now is as it should be."""
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self.look)
        self._watcher.directoryChanged.connect(self.look)
        self.look()

    def look(self) -> None:
        """Look in a moment."""
        if self._watcher is not None and not self._timer.isActive():
            self._timer.start(_SETTLE_MS)

    def forget(self) -> None:
        """Take what lies there from now on as it should be: we have just written it, or gone along with it."""
        self._last = None
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._watcher = None
        self._timer.stop()
        job, self._job = self._job, None
        if job is not None:
            job.wait()

    def _look(self) -> None:
        # In the background: a share may be slow.
        if self._job is None:
            self._job = background.run(self, self._session.document.look, self._on_looked, self._on_fault)

    def _on_fault(self, _fault: Exception) -> None:
        self._job = None

    def _on_looked(self, place: Place | None) -> None:
        self._job = None
        if self._watcher is None:
            return
        if place is None:
            # It is being written now, or out of reach.
            self._timer.start(_GONE_MS)
            return
        gone, self._missed = place.state is PlaceState.GONE, self._missed and place.state is PlaceState.GONE
        if gone and not self._missed:
            self._missed = True
            self._timer.start(_GONE_MS)
            return
        self._watch(place.path)
        last, self._last = self._last, place
        as_it_should_be = place.state is PlaceState.AS_PUBLISHED and last is None
        if place != last and not as_it_should_be:
            self.found.emit(place)

    def _watch(self, path: Path) -> None:
        """Watch file and folder; the system forgets a file that was replaced."""
        assert self._watcher is not None
        wanted = {str(path), str(path.parent)}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if watched - wanted:
            self._watcher.removePaths([*(watched - wanted)])
        there = [name for name in wanted - watched if Path(name).exists()]
        if there:
            self._watcher.addPaths(there)
