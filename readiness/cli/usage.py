"""argparse's own words, in the language of the user.

argparse asks the `gettext` module for them, in the text domain that is set, and that module asks the environment for
the language. So our catalogue holds its words too, and is set while the arguments are described and read.
"""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager

from readiness.foundation.language import CATALOGUES, DOMAIN, Language
from readiness.foundation.translation import N_

# The messages of argparse that our commands can lead to, as the library words them. One that a later Python words
# otherwise is shown in English; tests/cli/test_usage.py notices it.
WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("ignored explicit argument %r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
)


@contextmanager
def usage_in(language: Language) -> Iterator[None]:
    """Translate argparse's messages within the block; the environment is restored afterwards."""
    domain, previous = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, str(CATALOGUES))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language.code
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if previous is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = previous
