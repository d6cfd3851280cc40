"""Finished reports, kept for a while: who wants one again, or wants what was made ahead, waits for nothing."""

from collections import OrderedDict

# The latest ones. An archive holds its document with all attached files, so their size counts too.
MOST_REPORTS = 4
MOST_BYTES = 64 * 1024 * 1024


class ReadyReports:
    """The reports that were made or asked for last, by the digests of their orders."""

    def __init__(self, most_reports: int = MOST_REPORTS, most_bytes: int = MOST_BYTES) -> None:
        self._most_reports = most_reports
        self._most_bytes = most_bytes
        self._reports: OrderedDict[bytes, bytes] = OrderedDict()

    def get(self, digest: bytes) -> bytes | None:
        """Return the report of an order, where it is there."""
        if digest in self._reports:
            self._reports.move_to_end(digest)
        return self._reports.get(digest)

    def keep(self, digest: bytes, content: bytes) -> None:
        """Keep a report; the oldest ones go, and one that is too large alone is not kept at all."""
        self._reports[digest] = content
        self._reports.move_to_end(digest)
        while len(self._reports) > self._most_reports or sum(map(len, self._reports.values())) > self._most_bytes:
            self._reports.popitem(last=False)
