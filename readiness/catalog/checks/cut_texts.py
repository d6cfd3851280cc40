"""Is every text as its author wrote it, or did YAML take the end of it for a comment?"""

from collections.abc import Iterator

from readiness.catalog.pack import Pack
from readiness.foundation.errors import Fault
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Fault]:
    """Yield comments behind texts without quotation marks: a hashtag there ends the text, which nobody would see."""
    for source in dict.fromkeys(pack.files.sources.values()):
        for line, comment in source.comments:
            yield Fault(
                "text-cut",
                (),
                N_("The text ends before the “#”: what follows a space and “#” is a comment in YAML."),
                N_("Put the whole text in quotation marks. A comment belongs on a line of its own."),
                {},
                comment,
                source.path,
                line,
            )
