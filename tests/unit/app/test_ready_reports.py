"""Reports that are kept: the latest ones, and never many bytes."""

from readiness.app.ready_reports import ReadyReports


def test_the_latest_reports_are_kept_and_what_is_asked_for_stays() -> None:
    reports = ReadyReports(most_reports=2)
    reports.keep(b"a", b"first")
    reports.keep(b"b", b"second")
    assert reports.get(b"a") == b"first"
    reports.keep(b"c", b"third")

    assert [reports.get(digest) for digest in (b"a", b"b", b"c")] == [b"first", None, b"third"]


def test_large_reports_push_out_more_and_one_that_is_too_large_is_not_kept() -> None:
    reports = ReadyReports(most_bytes=10)
    for digest in (b"a", b"b", b"c"):
        reports.keep(digest, b"1234")
    assert [reports.get(digest) for digest in (b"a", b"b", b"c")] == [None, b"1234", b"1234"]
    reports.keep(b"d", b"12345678901")

    assert [reports.get(digest) for digest in (b"b", b"c", b"d")] == [None, None, None]
