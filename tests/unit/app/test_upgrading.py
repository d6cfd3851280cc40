"""Taking over a newer version of the questionnaire: one step, nothing lost, and what is to be confirmed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from readiness.app.attachments import attach
from readiness.app.documents import create_document, left_behind, open_session, recover_document
from readiness.app.open_points import open_points
from readiness.app.session import Delta, NotStoredError, Session, Source
from readiness.app.upgrading import newer_installed, newer_questionnaire, plan_upgrade, take_over
from readiness.app.versions import finalise
from readiness.catalog.installed import OWN_PACKS
from readiness.documents.paths import ballots_path
from readiness.documents.published_file import read_published
from readiness.documents.states import state_of
from readiness.domain.answers import Answer, Confidence, Status, at_level
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.history import MOST_HISTORY_BYTES, MOST_STATE_BYTES, History, Occasion, Stored
from readiness.domain.plan_notes import PackageNote, PlanNotes
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.reduction import Portion, reduced
from readiness.domain.relations import ChangedCapability, Changes
from readiness.domain.scales import COMMON_SCALES, Band, Measure, MeasureKind
from readiness.domain.takeover import MOST_TAKEOVERS, GoneAnswer, Takeover, Takeovers
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.foundation.paths import data_folder
from tests.unit.builders import DONT_KNOW, capability, dimension, questionnaire, words
from tests.unit.catalog.tiny_pack import tiny_pack, write_pack

NOTED = Answer(Status.ANSWERED, 3, Confidence.SHOWN, evidence="list of 3 May")


def asking(*codes: str, version: str = "1.0.0", **more: object) -> Questionnaire:
    return replace(
        questionnaire(dimension("PRO", [capability(code, key=code == "PRO1") for code in codes])),
        version=version,
        **more,
    )


OLD = asking("PRO1", "PRO2", "PRO3", "PRO4")
CHANGES = Changes(
    since="1.0.0",
    same=("PRO1",),
    changed=(ChangedCapability("PRO2", words("Stricter."), (3, 4)), ChangedCapability("PRO3", words("Wider."), (5,))),
    new=("PRO5",),
    gone=("PRO4",),
)
NEW = asking("PRO1", "PRO2", "PRO3", "PRO5", version="2.0.0", changes=(CHANGES,))
ANSWERS = {"PRO1": at_level(1), "PRO2": NOTED, "PRO3": at_level(2), "PRO4": replace(NOTED, level=4)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "old.readiness"


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    opened = create_document(path, OLD, "Tiny Ltd", Depth.FULL, ANSWERS)
    yield opened
    if opened.document.read_only is None:
        opened.document.close()


def test_it_says_which_answers_it_touches(session: Session) -> None:
    upgrade = plan_upgrade(session.questionnaire, session.assessment, NEW)
    assert (upgrade.new, upgrade.gone, upgrade.staying) == (("PRO5",), ("PRO4",), 2)
    assert [(one.change.code, one.confirm) for one in upgrade.changed] == [("PRO2", True), ("PRO3", False)]


def test_answers_stay_are_marked_or_kept_apart(session: Session) -> None:
    take_over(session, NEW)
    assert session.questionnaire is NEW
    assert session.assessment.answers == {
        "PRO1": at_level(1),
        "PRO2": replace(NOTED, to_confirm=True),
        "PRO3": at_level(2),
    }
    (takeover,) = session.assessment.takeovers.all
    assert (takeover.since, takeover.to) == ("1.0.0", "2.0.0")
    assert takeover.gone == (GoneAnswer("PRO4", words("Question PRO4?"), ANSWERS["PRO4"], words("PRO4 at 4")),)
    (carried,) = takeover.carried
    assert (carried.said, carried.why) == (words("PRO2 at 3"), words("Stricter."))
    assert [c.code for c in open_points(NEW, session.assessment).to_confirm] == ["PRO2"]
    # The day of the answers is that of the answers.
    assert session.assessment.details.answered_on == session.assessment.details.as_of(date.max)


def test_it_is_one_step_that_can_be_undone_and_done_again(session: Session, path: Path) -> None:
    before, heard = session.assessment, []
    session.listen(lambda delta, source: heard.append((delta, source)))
    take_over(session, NEW)
    after = session.assessment
    session.undo()
    assert (session.questionnaire, session.assessment) == (OLD, before)
    session.redo()
    assert (session.questionnaire, session.assessment) == (NEW, after)
    delta = Delta(frozenset({"PRO2", "PRO4"}), frozenset({"takeovers"}), questionnaire=True)
    assert heard == [(delta, Source.EDIT), (delta, Source.STEP), (delta, Source.STEP)]
    assert session.result().questionnaire == NEW
    session.document.publish()
    published = read_published(path)
    assert (published.questionnaire, published.assessment) == (NEW, after)


def test_after_a_crash_it_is_there_and_can_still_be_undone(path: Path) -> None:
    crashed = create_document(path, OLD, "Tiny Ltd", Depth.FULL, ANSWERS)
    before = crashed.assessment
    take_over(crashed, NEW)
    crashed.document.abandon()
    (entry,) = left_behind()
    recovered = recover_document(entry)
    try:
        assert recovered.questionnaire == NEW
        recovered.undo()
        assert (recovered.questionnaire, recovered.assessment) == (OLD, before)
    finally:
        recovered.document.close()


def test_everything_around_the_answers_stays(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("evidence", encoding="utf-8")
    attach(session, "PRO4", file)
    session.set_part(ConsultantLayer(foreword="Welcome.", findings={"PRO4": "Good."}))
    session.set_part(PlanNotes(goal="target", packages={"PRO4": PackageNote("Eva", note="next week")}))
    before = session.assessment
    take_over(session, NEW)
    after = session.assessment
    kept = ("details", "plan", "consultant", "attachments", "incidents", "workshop", "record", "perspectives")
    assert {name: after.part(name) for name in kept} == {name: before.part(name) for name in kept}
    (attachment,) = after.attachments.of["PRO4"]
    assert session.document.file(attachment.digest) == b"evidence"
    # What speaks of a question that is gone disturbs nothing.
    assert session.result().roadmap is not None


def test_a_quick_check_becomes_full_where_the_newer_version_has_no_key_questions(tmp_path: Path) -> None:
    opened = create_document(tmp_path / "quick.readiness", OLD, "Tiny Ltd", Depth.QUICK, {"PRO1": at_level(1)})
    try:
        take_over(opened, asking("PRO2", "PRO3", version="2.0.0"))
        assert opened.assessment.details.depth is Depth.FULL
    finally:
        opened.document.close()


@pytest.mark.parametrize("after", [at_level(4), DONT_KNOW, NOTED])
def test_an_answer_is_confirmed_by_another_one_or_without_its_flag(session: Session, after: Answer) -> None:
    take_over(session, NEW)
    takeovers = session.assessment.takeovers
    assert takeovers.to_confirm("PRO2", session.assessment.answer("PRO2")) is not None
    assert takeovers.to_confirm("PRO2", replace(after, to_confirm=after.level != NOTED.level)) is None
    assert takeovers.to_confirm("PRO1", replace(at_level(1), to_confirm=True)) is None


def test_an_answer_that_the_newer_question_does_not_have_is_kept_and_asked_again(tmp_path: Path) -> None:
    def scaled(version: str, scale: str) -> Questionnaire:
        one = replace(capability("PRO1"), levels=(), next_steps=(), answers=COMMON_SCALES[scale])
        return replace(questionnaire(dimension("PRO", [one])), version=version)

    given = {"PRO1": replace(NOTED, level=3)}
    opened = create_document(tmp_path / "s.readiness", scaled("1.0.0", "yes_partly_no"), "Tiny Ltd", Depth.FULL, given)
    try:
        take_over(opened, scaled("2.0.0", "yes_no"))
        left = opened.assessment.answer("PRO1")
        assert (left.open, left.to_confirm, left.evidence) == (True, True, NOTED.evidence)
        (takeover,) = opened.assessment.takeovers.all
        assert [(one.code, one.answer, one.said.en) for one in takeover.gone] == [("PRO1", given["PRO1"], "Partly")]
        assert opened.assessment.takeovers.to_confirm("PRO1", left) is not None
    finally:
        opened.document.close()


def test_a_measured_fact_stays_and_gets_the_level_of_its_new_band(tmp_path: Path) -> None:
    def measured(version: str, least: float) -> Questionnaire:
        measure = Measure(kind=MeasureKind.NUMBER, bands=(Band(level=5), Band(level=0, least=least)))
        one = replace(capability("PRO1"), levels=(), next_steps=(), measure=measure)
        return replace(questionnaire(dimension("PRO", [one])), version=version)

    given = {"PRO1": Answer(Status.ANSWERED, 0, value="12")}
    opened = create_document(tmp_path / "m.readiness", measured("1.0.0", 10), "Tiny Ltd", Depth.FULL, given)
    try:
        take_over(opened, measured("2.0.0", 20))
        assert opened.assessment.answer("PRO1") == Answer(Status.ANSWERED, 5, value="12", to_confirm=True)
    finally:
        opened.document.close()


def test_a_version_of_record_and_a_running_workshop_refuse_it(session: Session, path: Path) -> None:
    ballots = ballots_path(session.document.document_id)
    ballots.parent.mkdir(parents=True, exist_ok=True)
    ballots.touch()
    with pytest.raises(UserError, match="upgrade-workshop"):
        take_over(session, NEW)
    ballots.unlink()
    finalise(session)
    with pytest.raises(NotStoredError, match="document-final"):
        take_over(session, NEW)
    assert session.questionnaire == OLD
    session.document.close()
    with pytest.raises(UserError, match="document-final"):
        open_session(path)


def test_states_that_leave_no_room_for_their_questionnaire_refuse_it_with_a_remedy(session: Session) -> None:
    state = state_of(session.questionnaire, session.assessment, clock.today(), Occasion.HAND)
    full = History(
        tuple(
            replace(state, number=number, content=Stored(f"{number:064x}", MOST_STATE_BYTES))
            for number in range(1, MOST_HISTORY_BYTES // MOST_STATE_BYTES + 1)
        )
    )
    session.set_part(full)
    before = session.assessment
    with pytest.raises(UserError, match="states-too-large"):
        take_over(session, NEW)
    assert (session.questionnaire, session.assessment) == (OLD, before)


def test_where_the_disk_refuses_nothing_is_taken_over(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    before = session.assessment

    def refuse(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("readiness.documents.working_copy.rows.write_part", refuse)
    with pytest.raises(NotStoredError):
        take_over(session, NEW)
    assert (session.questionnaire, session.assessment) == (OLD, before)


def install(version: str, folder: str = "tiny", pack_id: str = "tiny") -> Path:
    """Put a small questionnaire where Readiness looks for the user's own."""
    files = tiny_pack()
    files["pack.yaml"] |= {"version": version, "id": pack_id}
    return write_pack(data_folder() / OWN_PACKS / folder, files)


def test_the_newest_installed_version_is_found_by_its_id() -> None:
    assert newer_installed(OLD) is None
    install("1.0.0")
    assert newer_questionnaire(OLD) is None
    install("1.10.0", "tiny-new")
    found = newer_installed(OLD)
    assert found is not None
    assert found.version == (1, 10, 0)
    newer = newer_questionnaire(OLD)
    assert newer is not None
    assert newer.version == "1.10.0"


def test_a_pack_may_be_named_by_id_or_folder_and_must_be_newer_and_the_same(tmp_path: Path) -> None:
    folder = install("2.0.0")
    for wanted in ("tiny", str(folder)):
        newer = newer_questionnaire(OLD, wanted)
        assert newer is not None
        assert newer.version == "2.0.0"
    with pytest.raises(UserError, match="upgrade-not-newer"):
        newer_questionnaire(replace(OLD, version="2.0.0"), "tiny")
    install("3.0.0", "other", "other")
    with pytest.raises(UserError, match="upgrade-other-questionnaire"):
        newer_questionnaire(OLD, "other")
    with pytest.raises(UserError, match="pack-unknown"):
        newer_questionnaire(OLD, "nothing-of-the-kind")


def test_what_is_passed_on_without_notes_or_history_holds_none_of_them(session: Session) -> None:
    take_over(session, NEW)
    without_notes = reduced(session.assessment, {Portion.NOTES}, "left out")
    (takeover,) = without_notes.takeovers.all
    assert [one.answer for one in takeover.gone] == [replace(ANSWERS["PRO4"], evidence="")]
    assert "list of 3 May" not in repr(without_notes)
    without_history = reduced(session.assessment, {Portion.HISTORY}, "left out")
    assert [one.gone for one in without_history.takeovers.all] == [()]


def test_of_too_many_takeovers_the_oldest_without_answers_goes() -> None:
    gone = (GoneAnswer("PRO4", words("Question"), at_level(1)),)
    takeovers = Takeovers((Takeover(date(2026, 1, 1), "0.0.1", "0.0.2", gone=gone),))
    for number in range(MOST_TAKEOVERS + 3):
        takeovers = takeovers.with_one(Takeover(date(2026, 1, 2), f"1.0.{number}", f"1.0.{number + 1}"))
    assert len(takeovers.all) == MOST_TAKEOVERS
    assert takeovers.all[0].gone == gone
    assert takeovers.all[-1].to == f"1.0.{MOST_TAKEOVERS + 3}"
