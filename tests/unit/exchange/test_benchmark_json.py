"""A benchmark as a file: what was signed is read, what was changed since is refused, strangers' files are harmless."""

import json
from pathlib import Path
from typing import Any

import pytest

from readiness.exchange.benchmark_json import read_benchmark
from readiness.exchange.signature import Signature, holds, new_signing_key, sign
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from tests.benchmark_file import sample_benchmark, write_benchmark_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_benchmark_file(tmp_path / "b.json")


def changed(path: Path, change: Any) -> UserError:
    data = json.loads(path.read_text("utf-8"))
    change(data)
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(UserError) as refused:
        read_benchmark(path)
    return refused.value


def test_what_is_written_is_read(path: Path) -> None:
    assert read_benchmark(path).benchmark == sample_benchmark()


def test_written_otherwise_it_says_the_same(path: Path) -> None:
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")), indent=4), encoding="utf-8")
    assert read_benchmark(path).benchmark == sample_benchmark()


def test_a_changed_count_is_refused(path: Path) -> None:
    def change(data: Any) -> None:
        counts = data["benchmark"]["sections"][0]["groups"][0]["counts"]
        counts["index"][0] += 1

    assert changed(path, change).code == "benchmark-signature"


def test_another_publisher_is_refused(path: Path) -> None:
    error = changed(path, lambda data: data["benchmark"].update(publisher="Ministerium"))
    assert "changed after it was signed" in error.sentence(ENGLISH)


def test_the_key_of_another_does_not_help(path: Path) -> None:
    other = sign(b"something else", new_signing_key())
    assert changed(path, lambda data: data["signature"].update(key=other.key)).code == "benchmark-signature"
    assert changed(path, lambda data: data["signature"].update(value="0" * 128)).code == "benchmark-signature"


def small(data: Any) -> None:
    group = data["benchmark"]["sections"][0]["groups"][0]
    group["counts"]["index"][0] = 4


def twice(data: Any) -> None:
    section = data["benchmark"]["sections"][0]
    section["groups"].append(section["groups"][0])


def other_bins(data: Any) -> None:
    data["benchmark"]["sections"][0]["groups"][0]["counts"]["index"].append(7)


def falling_cuts(data: Any) -> None:
    data["benchmark"]["sections"][0]["bins"]["index"]["cuts"][0].reverse()


def negative(data: Any) -> None:
    data["benchmark"]["sections"][0]["groups"][0]["organisations"] = -1


def unknown_key(data: Any) -> None:
    data["benchmark"]["members"] = ["Muster GmbH"]


@pytest.mark.parametrize("change", [small, twice, other_bins, falling_cuts, negative, unknown_key])
def test_what_no_benchmark_is_is_told_before_its_signature_is_looked_at(path: Path, change: Any) -> None:
    assert changed(path, change).code == "benchmark-format"


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[" * 100_000, b"\xff\xfe", b'{"format": "readiness-score/1"}', b"null", b'"' + b"a" * 999_999],
)
def test_what_is_no_benchmark_ends_in_a_sentence(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(UserError) as refused:
        read_benchmark(path)
    assert str(path) in refused.value.sentence(ENGLISH)


def test_a_huge_file_is_not_read(path: Path) -> None:
    path.write_bytes(b" " * 1_000_001)
    with pytest.raises(UserError) as refused:
        read_benchmark(path)
    assert refused.value.code == "benchmark-too-large"


def test_a_signature_holds_for_its_message_alone() -> None:
    key = new_signing_key()
    signature = sign(b"one", key)
    assert holds(b"one", signature)
    assert not holds(b"two", signature)
    assert not holds(b"one", Signature(signature.key, "ab" * 64))
    assert len(signature.fingerprint) == 39
