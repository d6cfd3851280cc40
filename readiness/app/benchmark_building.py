"""Benchmarks as their publishers make them: counted, recorded in the ledger, signed and written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from secrets import randbelow

from readiness.app.benchmarks import benchmark_folder
from readiness.app.output import check_target, write_output
from readiness.app.portfolio import open_portfolio, portfolio_index
from readiness.catalog.packs import offered_packs
from readiness.domain.benchmark import Benchmark
from readiness.domain.questionnaire import Questionnaire
from readiness.exchange.benchmark_csv import read_contributions
from readiness.exchange.benchmark_json import MOST_BYTES, write_benchmark
from readiness.exchange.signature import new_signing_key, sign
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.foundation.files import read_at_most, write_whole
from readiness.foundation.paths import folder_refused
from readiness.foundation.translation import N_
from readiness.portfolio.benchmark.building import Wanted, build
from readiness.portfolio.benchmark.counting import Alike, Counted, populations
from readiness.portfolio.benchmark.ledger import Ledger
from readiness.portfolio.benchmark.ledger_file import new_ledger, read_ledger, write_ledger
from readiness.portfolio.benchmark.population import Population
from readiness.portfolio.benchmark.seed import seed_populations
from readiness.portfolio.entry import Portfolio

_KEY = "signing.key"
_KEY_BYTES = 32
# What a draft counts with: it is compared with nothing.
_DRAFT = Ledger(b"draft")


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """What to build and where to write it; a release needs its name and a ledger, a draft has neither."""

    output: Path
    publisher: str = ""
    release: str = ""
    ledger: Path | None = None
    epsilon: Fraction | None = None


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """What was written, the size of the file in bytes, and the fingerprint of the key that signed it."""

    benchmark: Benchmark
    size: int
    fingerprint: str


def counted_documents(portfolio: Portfolio) -> list[Population]:
    """Return the populations of a portfolio."""
    return populations(
        Alike(
            alike.matrix,
            tuple(Counted(one.organisation, one.document_id, one.assessed_on, one.profile) for one in alike.entries),
        )
        for alike in portfolio.matrices()
    )


def read_folders(places: Iterable[Path]) -> Portfolio:
    """Return the documents in some folders; what could not be read is told in it."""
    with portfolio_index() as index:
        return open_portfolio(places, index)


def counted_lines(path: Path) -> list[Population]:
    """Return the populations of a file of contributions; raises UserError with every fault and its line."""
    known: dict[tuple[str, str], Questionnaire] = {(one.id, one.version): one for _folder, one in offered_packs()[0]}
    return seed_populations(read_contributions(path, known), known)


def build_benchmark(counted: Sequence[Population], order: BuildOrder) -> BuiltFile:
    """Build a benchmark, sign and write it, and record a release in the ledger; raises UserError, and nothing is left.

    The ledger comes first: what was published and is not in there could lay somebody open later.
    """
    check_target(order.output, [order.ledger] if order.ledger else [], (".json",))
    ledger = _ledger_of(order)
    wanted = Wanted(
        publisher=order.publisher,
        made_on=clock.today(),
        release=order.release,
        epsilon=order.epsilon,
        below=randbelow,
    )
    private_key = _signing_key()
    built = build(counted, wanted, ledger)
    content = write_benchmark(built.benchmark, private_key)
    if len(content) > MOST_BYTES:
        built = build(counted, replace(wanted, deep_questions=False), ledger)
        content = write_benchmark(built.benchmark, private_key)
    fingerprint = sign(b"", private_key).fingerprint
    if order.ledger is None:
        write_output(content, order.output)
    else:
        recorded = Ledger(ledger.key, (*ledger.releases, built.release(sha256(content).hexdigest())))
        write_ledger(recorded, order.ledger)
        try:
            write_output(content, order.output)
        except UserError:
            write_ledger(ledger, order.ledger)
            raise
    return BuiltFile(built.benchmark, len(content), fingerprint)


def _ledger_of(order: BuildOrder) -> Ledger:
    if bool(order.release) != (order.ledger is not None):
        raise UserError(
            "benchmark-release",
            N_("A release needs its name and the ledger of your earlier releases."),
            N_("Give both --release and --ledger, or neither for a draft that you do not pass on."),
        )
    if order.ledger is None:
        return _DRAFT
    ledger = read_ledger(order.ledger) if order.ledger.exists() else new_ledger()
    if any(one.name == order.release for one in ledger.releases):
        raise UserError(
            "benchmark-released",
            N_("Release {release} is there already, and a release never changes."),
            N_("Build the release of the next period."),
            where=str(order.ledger),
            release=order.release,
        )
    return ledger


def _signing_key() -> bytes:
    """Return the private key of this user, made on first use and closed to others; raises UserError."""
    path = benchmark_folder() / _KEY
    if path.exists():
        found = read_at_most(path, 1_000).strip()
        try:
            key = bytes.fromhex(found.decode("ascii"))
        except ValueError:
            key = b""
        if len(key) != _KEY_BYTES:
            raise UserError(
                "signing-key",
                N_("The key that signs your benchmarks is damaged."),
                N_("Take it from a backup; with a new one, readers will not know you."),
                where=str(path),
            )
        return key
    key = new_signing_key()
    try:
        write_whole(key.hex().encode(), path, private=True)
    except OSError as error:
        raise folder_refused(path.parent, error) from error
    return key
