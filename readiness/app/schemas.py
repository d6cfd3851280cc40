"""The JSON Schemas of all our formats, made from the types that read and write them; published in docs/formats.

`python -m readiness.app.schemas docs/formats` writes them (`make schemas`).
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readiness.documents.stored import StoredChange
from readiness.domain.answers import Answer
from readiness.domain.form import FormFacts
from readiness.domain.questionnaire import Questionnaire
from readiness.exchange.answers_json import AnswersFile
from readiness.exchange.benchmark_json import BenchmarkFile
from readiness.exchange.benchmark_show_json import BenchmarkShowFile
from readiness.exchange.check_json import CheckFile
from readiness.exchange.consultant_json import ConsultantFile
from readiness.exchange.first_plan_json import FirstPlanFile
from readiness.exchange.house_json import HouseFile
from readiness.exchange.incident_json import FirstIncidentFile, IncidentFactsFile, IncidentFile, IncidentsFile
from readiness.exchange.merge_json import ImportFile, MergeFile
from readiness.exchange.pack_install_json import PackInstallFile
from readiness.exchange.pack_test_json import PackTestFile
from readiness.exchange.packs_json import PacksFile
from readiness.exchange.pair_json import PairFile
from readiness.exchange.plan_json import PlanFile
from readiness.exchange.recover_json import RecoverFile
from readiness.exchange.sample_json import SampleFile
from readiness.exchange.score_json import ScoreFile
from readiness.exchange.series_json import SeriesFile
from readiness.exchange.team_json import SettleFile, TeamFile, TeamPullFile
from readiness.exchange.upgrade_json import UpgradeFile
from readiness.exchange.workshop_lines import WorkshopLine
from readiness.portfolio.benchmark.ledger_file import LedgerFile
from readiness.portfolio.portfolio_json import PortfolioFile
from readiness.validation.boundary import schema
from readiness.validation.parts import StoredPart
from readiness.workshop.bodies import PhoneAnswer, PhoneRequest

DRAFT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class PublishedSchema:
    """A format by the name of its file: its title, its type, and whether we read it (then unknown keys are refused)."""

    file: str
    title: str
    kind: Any
    read: bool = True


PUBLISHED = (
    PublishedSchema("pack", "readiness-pack/1: the files of a pack, joined into one tree", Questionnaire),
    PublishedSchema("answers", "readiness-answers/1", AnswersFile),
    PublishedSchema("consultant", "readiness-consultant/1", ConsultantFile),
    PublishedSchema("house", "readiness-house/1", HouseFile),
    PublishedSchema("sample", "readiness-sample/1", SampleFile),
    PublishedSchema("pack-test", "readiness-pack-test/1", PackTestFile),
    PublishedSchema("form-facts", "readiness-form/1: the hidden fields of a form, without their prefix", FormFacts),
    PublishedSchema("incident-facts", "readiness-incident-facts/1", IncidentFactsFile),
    PublishedSchema("stored-part", "A part of an assessment as a .readiness document stores it", StoredPart),
    PublishedSchema("stored-answer", "A row of the table “answer” of a .readiness document", Answer),
    PublishedSchema("stored-change", "A change as the private working copy stores it", StoredChange),
    PublishedSchema("workshop-request", "readiness-workshop-http/1: what a phone sends", PhoneRequest),
    PublishedSchema("workshop-state", "readiness-workshop-http/1: what a phone is told", PhoneAnswer, read=False),
    PublishedSchema("workshop-line", "readiness-workshop/1: one line of what is printed", WorkshopLine, read=False),
    PublishedSchema("benchmark", "readiness-benchmark/1", BenchmarkFile),
    PublishedSchema("benchmark-ledger", "readiness-benchmark-ledger/1", LedgerFile),
    PublishedSchema("benchmark-show", "readiness-benchmark-show/1", BenchmarkShowFile, read=False),
    PublishedSchema("score", "readiness-score/1", ScoreFile | tuple[ScoreFile, ...], read=False),
    PublishedSchema("plan", "readiness-plan/2", PlanFile, read=False),
    PublishedSchema("plan-1", "readiness-plan/1", FirstPlanFile, read=False),
    PublishedSchema("incident", "readiness-incident/2", IncidentFile, read=False),
    PublishedSchema("incident-1", "readiness-incident/1", FirstIncidentFile, read=False),
    PublishedSchema("incidents", "readiness-incidents/1", IncidentsFile, read=False),
    PublishedSchema("merge", "readiness-merge/1", MergeFile, read=False),
    PublishedSchema("import", "readiness-import/1", ImportFile, read=False),
    PublishedSchema("pair", "readiness-pair/1", PairFile, read=False),
    PublishedSchema("portfolio", "readiness-portfolio/1", PortfolioFile, read=False),
    PublishedSchema("packs", "readiness-packs/1", PacksFile, read=False),
    PublishedSchema("pack-install", "readiness-pack-install/1", PackInstallFile, read=False),
    PublishedSchema("recover", "readiness-recover/1", RecoverFile, read=False),
    PublishedSchema("series", "readiness-series/1", SeriesFile, read=False),
    PublishedSchema("upgrade", "readiness-upgrade/1", UpgradeFile, read=False),
    PublishedSchema("team", "readiness-team/1", TeamFile, read=False),
    PublishedSchema("team-pull", "readiness-team-pull/1", TeamPullFile, read=False),
    PublishedSchema("team-settle", "readiness-settle/1", SettleFile),
    PublishedSchema("check", "readiness-check/1", CheckFile, read=False),
)


def schema_text(published: PublishedSchema) -> str:
    """Return a schema as it is published."""
    content = schema(published.kind, closed=published.read)
    named = {"$schema": DRAFT, **content, "title": published.title}
    return json.dumps(named, indent=2, ensure_ascii=False) + "\n"


def main(folder: str) -> None:
    """Write all schemas into a folder."""
    for published in PUBLISHED:
        path = Path(folder) / f"{published.file}.schema.json"
        path.write_text(schema_text(published), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
