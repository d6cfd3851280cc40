"""Random edits, undos, crashes, reopenings and what others do to the file of a real document equal a list of states."""

import os
import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from readiness.app.session import Session
from readiness.documents.document import Document
from readiness.documents.lock import lock_path
from readiness.documents.place import Place, PlaceState
from readiness.documents.published_file import read_published
from readiness.domain.answers import Answer
from readiness.domain.assessment import Assessment, Details
from readiness.domain.attachments import Attachment
from readiness.domain.changes import AnswerChange, PartChange
from readiness.foundation import clock
from tests.unit.builders import filled
from tests.unit.strategies import answers, details

THEIRS = b"what somebody else wrote"
CODES = st.sampled_from(["PRO1", "PRO2", "PRO3"])


class Editing(RuleBasedStateMachine):
    """`states` is the history as the model sees it, `now` the place in it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.data = os.environ["READINESS_DATA"]
        self.homes = 0
        self.move_home()
        self.path = Path(self.folder.name) / "x.readiness"
        asked, state = filled(PRO="1★ 2★ -")
        self.session = Session(Document.create(self.path, asked, state))
        self.states: list[Assessment] = [state]
        self.now = 0
        self.published = state
        self.files: dict[str, bytes] = {}
        # What others wrote beside ours, and what they have done to our file that was not seen to yet.
        self.theirs: dict[Path, bytes] = {}
        self.outside = PlaceState.AS_PUBLISHED
        self.away = b""
        # What was published once.
        self.earlier: list[bytes] = []

    def move_home(self) -> Path:
        self.homes += 1
        home = Path(self.folder.name) / f"home {self.homes}"
        os.environ["READINESS_DATA"] = str(home)
        return home

    def teardown(self) -> None:
        self.session.document.close()
        os.environ["READINESS_DATA"] = self.data
        self.folder.cleanup()

    @property
    def state(self) -> Assessment:
        return self.states[self.now]

    def edited(self, state: Assessment) -> None:
        before = self.state
        if state.answers != before.answers or state.details.profile != before.details.profile:
            state = state.with_part(replace(state.details, answered_on=clock.today()))
        if state != self.state:
            self.states[self.now + 1 :] = [state]
            self.now += 1

    @rule(code=CODES, after=answers())
    def answer(self, code: str, after: Answer) -> None:
        self.session.answer(code, after)
        self.edited(self.state.with_answer(code, after))

    @rule(code=CODES, after=answers(), scope=details())
    def answer_and_set_details(self, code: str, after: Answer, scope: Details) -> None:
        """Change two things at once: one step."""
        before = self.state
        self.session.apply_all([AnswerChange(code, before.answer(code), after), PartChange(before.details, scope)])
        self.edited(before.with_answer(code, after).with_part(scope))

    @rule(code=CODES, texts=st.lists(st.text("ab", max_size=2), min_size=1, max_size=4))
    def type_a_note(self, code: str, texts: list[str]) -> None:
        """Store a text again and again while it is typed: one step, or none."""
        before, visit = self.state.answer(code), object()
        for words in texts:
            change = replace(before, evidence=words)
            self.session.in_visit(visit, partial(self.session.answer, code, change))
        changed = any(words != before.evidence for words in texts)
        if changed:
            # What was undone is forgotten, also where in the end nothing has changed.
            del self.states[self.now + 1 :]
        self.edited(self.state.with_answer(code, replace(before, evidence=texts[-1])))

    @rule(after=details())
    def set_details(self, after: Details) -> None:
        self.session.set_part(after)
        self.edited(self.state.with_part(after))

    @rule(code=CODES, content=st.binary(max_size=2_000))
    def attach(self, code: str, content: bytes) -> None:
        digest = self.session.document.add_file(content)
        self.files[digest] = content
        part = self.state.attachments.with_files(code, (Attachment(digest, "file", len(content)),))
        self.session.set_part(part)
        self.edited(self.state.with_part(part))

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            assert (self.session.undo() is None) == (self.now == 0)
            self.now = max(0, self.now - 1)

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(times):
            assert (self.session.redo() is None) == (self.now == len(self.states) - 1)
            self.now = min(len(self.states) - 1, self.now + 1)

    @rule()
    def publish(self) -> None:
        document = self.session.document
        written = document.unpublished()
        assert document.publish() == document.path
        self.outside = self.after_publishing(written=written)
        assert document.look() == Place(self.outside, document.path)

    @rule()
    def close_and_open(self) -> None:
        document = self.session.document
        kept = document.unpublished() or document._place.has_published
        if not kept and self.outside in {PlaceState.GONE, PlaceState.REPLACED}:
            # Only looked at so far: what others did to it is theirs. They put it back.
            self.put_back()
        before = self.outside
        document.close()
        assert document.restored is (before is PlaceState.GONE)
        self.outside = self.after_publishing(written=kept)
        assert self.outside is PlaceState.AS_PUBLISHED
        self.session = Session(Document.open(self.path))
        self.states, self.now = [self.state], 0

    @rule()
    def crash(self) -> None:
        """Go on with the bytes that lie on the disk while the connection is still open."""
        if self.outside is PlaceState.RENAMED:
            # Otherwise it waits on the start page, under its old name.
            self.look()
        if self.outside in {PlaceState.GONE, PlaceState.REPLACED}:
            self.put_back()
        crashed, old = self.session, Path(os.environ["READINESS_DATA"])
        shutil.copytree(old, self.move_home())
        # The new data folder is another place. Whoever had the document there has been silent for long.
        os.utime(lock_path(self.path), (0, 0))
        self.session = Session(Document.open(self.path))
        crashed.document.abandon()

    @rule()
    def save_elsewhere(self) -> None:
        self.homes += 1
        before = self.session.document.path
        self.session.document.publish_as(self.path.with_name(f"{self.homes}.readiness"))
        if self.outside is PlaceState.REPLACED:
            self.theirs[before] = before.read_bytes()
        self.path, self.published = self.session.document.path, self.state
        self.outside = PlaceState.AS_PUBLISHED

    # What others do to the file, at any moment of its life.

    @rule(how=st.sampled_from(["delete", "replace", "rename", "put an older one back", "touch", "put back"]))
    def others(self, how: str) -> None:
        if how == "put back":
            self.put_back()
            return
        if self.outside is not PlaceState.AS_PUBLISHED:
            return
        content = self.path.read_bytes()
        self.away = content
        if how == "touch":
            os.utime(self.path)
            return
        if how == "rename":
            self.homes += 1
            new_path = self.path.with_name(f"renamed {self.homes}.readiness")
            # The first look finds out how to know it again.
            assert self.session.document.look() == Place(PlaceState.AS_PUBLISHED, self.path)
            self.path.rename(new_path)
            self.path, self.outside = new_path, PlaceState.RENAMED
            return
        older = next((bytes_ for bytes_ in self.earlier if bytes_ != content), THEIRS)
        self.earlier.append(content)
        self.path.unlink()
        self.outside = PlaceState.GONE
        if how != "delete":
            self.path.write_bytes(older if how == "put an older one back" else THEIRS)
            self.outside = PlaceState.REPLACED

    @rule()
    def look(self) -> None:
        document = self.session.document
        assert document.look() == Place(self.outside, self.path)
        if self.outside is PlaceState.RENAMED:
            document.follow(self.path)
            self.outside = PlaceState.AS_PUBLISHED
            assert document.look() == Place(PlaceState.AS_PUBLISHED, self.path)

    def put_back(self) -> None:
        if self.outside in {PlaceState.GONE, PlaceState.REPLACED}:
            self.path.write_bytes(self.away)
            self.outside = PlaceState.AS_PUBLISHED

    def after_publishing(self, *, written: bool) -> PlaceState:
        """Take note of where the file is after a publishing, and return what has become of it."""
        document = self.session.document
        if self.outside is PlaceState.REPLACED and written:
            assert document.path != self.path
            self.theirs[self.path] = self.path.read_bytes()
        else:
            assert document.path == self.path
        if not written and self.outside is not PlaceState.RENAMED:
            return self.outside
        self.path = document.path
        if written:
            self.published = self.state
        return PlaceState.AS_PUBLISHED

    @invariant()
    def memory_disk_and_model_agree(self) -> None:
        assert self.session.assessment == self.state
        assert self.session.document.assessment() == self.state
        assert self.session.document.can_undo() == (self.now > 0)
        assert self.session.document.can_redo() == (self.now < len(self.states) - 1)

    @invariant()
    def the_published_file_is_whole(self) -> None:
        if self.outside in {PlaceState.GONE, PlaceState.REPLACED}:
            return
        found = read_published(self.path)
        assert found.assessment == self.published
        assert found.files == {digest: self.files[digest] for digest in self.published.digests()}

    @invariant()
    def attached_files_are_there(self) -> None:
        assert all(self.session.document.file(digest) == self.files[digest] for digest in self.state.digests())

    @invariant()
    def what_others_wrote_is_there(self) -> None:
        assert all(path.read_bytes() == content for path, content in self.theirs.items())


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
