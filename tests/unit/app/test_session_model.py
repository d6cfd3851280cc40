"""Random edits, undos, crashes, conflicts and reopenings of a real document equal a list of states."""

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
from readiness.documents.published_file import read_published
from readiness.domain.answers import Answer
from readiness.domain.assessment import Assessment, Details
from readiness.domain.attachments import Attachment
from readiness.domain.changes import AnswerChange, PartChange
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
        self.theirs: list[Path] = []

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

    @rule(how=st.sampled_from(["publish", "crash", "close and open"]))
    def interrupt(self, how: str) -> None:
        if how == "crash":
            self.crash()
            return
        self.published = self.state
        if how == "publish":
            assert self.session.document.publish() == self.path.resolve()
            return
        self.session.document.close()
        self.session = Session(Document.open(self.path))
        self.states, self.now = [self.state], 0

    @rule()
    def save_elsewhere(self) -> None:
        self.homes += 1
        self.session.document.publish_as(self.path.with_name(f"{self.homes}.readiness"))
        self.path, self.published = self.session.document.path, self.state

    @rule()
    def publish_after_others_did(self) -> None:
        if self.session.document.unpublished():
            self.path.write_bytes(THEIRS)
            self.theirs.append(self.path)
            self.path = self.session.document.publish()
            assert self.path not in self.theirs
            self.published = self.state

    @rule(how=st.sampled_from(["deleted", "replaced"]), then=st.sampled_from(["close", "close and publish"]))
    def close_after_others_touched_the_file(self, how: str, then: str) -> None:
        """What was published is not there any more when the document is closed."""
        if not self.session.document.unpublished() and not self.session.document._has_published:
            # Only looked at so far: what others did to it is theirs.
            return
        self.path.unlink()
        if how == "replaced":
            self.path.write_bytes(THEIRS)
            self.theirs.append(self.path)
        if then == "close and publish":
            self.session.document.publish(last=True)
        self.session.document.close()
        assert self.session.document.restored is (how == "deleted" and then == "close")
        assert (self.session.document.path in self.theirs) is False
        self.path, self.published = self.session.document.path, self.state
        self.session = Session(Document.open(self.path))
        self.states, self.now = [self.state], 0

    def crash(self) -> None:
        """Go on with the bytes that lie on the disk while the connection is still open."""
        crashed, old = self.session, Path(os.environ["READINESS_DATA"])
        shutil.copytree(old, self.move_home())
        # The new data folder is another place. Whoever had the document there has been silent for long.
        os.utime(lock_path(self.path), (0, 0))
        self.session = Session(Document.open(self.path))
        crashed.document.abandon()

    @invariant()
    def memory_disk_and_model_agree(self) -> None:
        assert self.session.assessment == self.state
        assert self.session.document.assessment() == self.state
        assert self.session.document.can_undo() == (self.now > 0)
        assert self.session.document.can_redo() == (self.now < len(self.states) - 1)

    @invariant()
    def the_published_file_is_whole(self) -> None:
        found = read_published(self.path)
        assert found.assessment == self.published
        assert found.files == {digest: self.files[digest] for digest in self.published.digests()}

    @invariant()
    def attached_files_are_there(self) -> None:
        assert all(self.session.document.file(digest) == self.files[digest] for digest in self.state.digests())

    @invariant()
    def what_others_wrote_is_there(self) -> None:
        assert all(path.read_bytes() == THEIRS for path in self.theirs)


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
