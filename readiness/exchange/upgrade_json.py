"""`readiness-upgrade/1`: what a newer version of the questionnaire changes in a document (docs/formats/upgrade.md)."""

from dataclasses import dataclass
from typing import Literal

from readiness.domain.answers import Answer, Status
from readiness.domain.levels import Level
from readiness.domain.takeover import Upgrade
from readiness.domain.values import Text
from readiness.validation.boundary import write_json


@dataclass(frozen=True, slots=True)
class UpgradeAnswer:
    """An answer of the document, without what is written beside it."""

    status: Status
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class UpgradeChange:
    """A question that means something else now: the levels whose answers no longer hold (none: all), and why."""

    code: str
    levels: tuple[Level, ...]
    why: Text
    answer: UpgradeAnswer
    confirm: bool


@dataclass(frozen=True, slots=True)
class UpgradeGone:
    """A question that is no longer asked."""

    code: str
    answer: UpgradeAnswer


@dataclass(frozen=True, slots=True)
class UpgradePack:
    """Which questionnaire it is, and from which version to which; null where nothing newer is there."""

    id: str
    version: str
    newer: str | None


@dataclass(frozen=True, slots=True)
class UpgradeFile:
    """The whole document."""

    format: Literal["readiness-upgrade/1"]
    pack: UpgradePack
    taken: bool
    staying: int
    new: tuple[str, ...] = ()
    changed: tuple[UpgradeChange, ...] = ()
    gone: tuple[UpgradeGone, ...] = ()


def write_upgrade(upgrade: Upgrade, *, taken: bool) -> bytes:
    """Return what a newer version changes, in the published shape."""
    before, after = upgrade.before, upgrade.after
    newer = after.version if after.version != before.version else None
    changed = tuple(
        UpgradeChange(one.change.code, one.change.levels, one.change.why, _answer(one.answer), one.confirm)
        for one in upgrade.changed
    )
    gone = tuple(UpgradeGone(code, _answer(upgrade.answers.get(code, Answer()))) for code in upgrade.gone)
    pack = UpgradePack(before.id, before.version, newer)
    file = UpgradeFile("readiness-upgrade/1", pack, taken, upgrade.staying, upgrade.new, changed, gone)
    return write_json(file, indent=2)


def _answer(answer: Answer) -> UpgradeAnswer:
    return UpgradeAnswer(answer.status, answer.level)
