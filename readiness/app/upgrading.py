"""Take a newer version of its questionnaire over into a document: what it would change, and then that, in one step."""

from dataclasses import replace
from pathlib import Path

from readiness.app.session import Session
from readiness.catalog.installed import InstalledPack
from readiness.catalog.pack_files import MAIN_FILE
from readiness.catalog.packs import find_pack, load_pack, newer_pack
from readiness.documents.paths import ballots_path
from readiness.documents.states import questionnaire_bytes, stored
from readiness.domain.assessment import Assessment
from readiness.domain.changes import AnswerChange, PartChange, QuestionnaireChange, SingleChange
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.relations import version_number
from readiness.domain.takeover import Upgrade, upgrade_to
from readiness.foundation import clock
from readiness.foundation.errors import UserError, told_to_user
from readiness.foundation.translation import N_


def newer_installed(questionnaire: Questionnaire) -> InstalledPack | None:
    """Return the installed pack with a newer version of a questionnaire; None where there is none.

    It looks at the main files only, so the pack may be broken all the same.
    """
    return newer_pack(questionnaire.id, questionnaire.version)


def newer_questionnaire(questionnaire: Questionnaire, wanted: str = "") -> Questionnaire | None:
    """Return the newer version of a questionnaire that is installed, None where there is none.

    `wanted` is the id or the folder of a pack to take instead. Raises UserError where that is another questionnaire or
    no newer version, or where the pack cannot be used.
    """
    if not wanted:
        found = newer_installed(questionnaire)
        return None if found is None else load_pack(found.folder)
    folder = Path(wanted)
    other = load_pack(folder) if (folder / MAIN_FILE).is_file() else find_pack(wanted)
    if other.id != questionnaire.id:
        raise UserError(
            "upgrade-other-questionnaire",
            N_("“{found}” is another questionnaire; the document belongs to “{expected}”."),
            N_("Name a newer version of that questionnaire."),
            where=wanted,
            found=other.id,
            expected=questionnaire.id,
        )
    if version_number(other.version) <= version_number(questionnaire.version):
        raise UserError(
            "upgrade-not-newer",
            N_("This is version {found}; the document already has version {own}."),
            N_("Name a newer version, or raise “version” in {file}."),
            where=wanted,
            found=other.version,
            own=questionnaire.version,
            file=MAIN_FILE,
        )
    return other


def plan_upgrade(questionnaire: Questionnaire, assessment: Assessment, newer: Questionnaire) -> Upgrade:
    """Return what a newer version would change in a document."""
    return upgrade_to(newer, questionnaire, assessment.answers)


def take_over(session: Session, newer: Questionnaire) -> Upgrade:
    """Put a newer version in the place of the document's questionnaire, and return what that changed.

    It is one step of the history. Everything around the answers stays. Raises UserError while a workshop goes on, whose
    votes belong to the questions as they are, and where the recorded states leave no room for the questionnaire that
    they were answered with, and NotStoredError where it cannot be stored.
    """
    if ballots_path(session.document.document_id).exists():
        raise UserError(
            "upgrade-workshop",
            N_("A workshop has been started or interrupted; its votes belong to the questions as they are."),
            N_("End the workshop first."),
            where=str(session.document.path),
        )
    assessment = session.assessment
    upgrade = plan_upgrade(session.questionnaire, assessment, newer)
    takeovers = assessment.takeovers
    changes: list[SingleChange] = [
        QuestionnaireChange(session.questionnaire, newer),
        *(AnswerChange(code, assessment.answer(code), after) for code, after in upgrade.changed_answers().items()),
        PartChange(takeovers, takeovers.with_one(upgrade.takeover(clock.today()))),
    ]
    if any(state.questionnaire is None for state in assessment.history.states):
        # They were answered with the questionnaire that goes.
        with told_to_user(str(session.document.path)):
            content = questionnaire_bytes(session.questionnaire)
            history = assessment.history.with_own_questionnaire(stored(content))
        session.document.add_file(content)
        changes.append(PartChange(assessment.history, history))
    if assessment.details.depth not in newer.depths():
        changes.append(PartChange(assessment.details, replace(assessment.details, depth=Depth.FULL)))
    session.apply_all(changes)
    return upgrade
