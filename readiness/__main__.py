"""The entry point: without arguments the app opens; with a command the terminal answers.

With a document, or a report that holds one, the app opens it.
"""

import gc
import sys
from pathlib import Path


def main() -> int:
    """Run Readiness and return its exit status."""
    # While modules are imported there is no garbage, and looking for it costs a start about 15 of 380 ms of processor
    # time. The app looks for it later, in its own way; a command has ended before it would matter.
    gc.disable()
    # Both rooms are heavy and are imported only when they are entered.
    arguments = sys.argv[1:]
    documents = [Path(argument) for argument in arguments if argument.endswith((".readiness", ".pdf"))]
    if len(documents) == len(arguments) <= 1:
        from readiness.ui.application import run_app

        return run_app(documents[0] if documents else None)
    from readiness.cli.main import run

    status = run(arguments)
    # On its way out Python looks for garbage once more, and after a report there is much to look through.
    gc.freeze()
    return status


if __name__ == "__main__":
    sys.exit(main())
