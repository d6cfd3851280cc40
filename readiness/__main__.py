"""The entry point: without arguments the app opens; with a command the terminal answers.

With a document, or a report that holds one, the app opens it.
"""

import gc
import sys

_OUR_BUG = 70
_INTERRUPTED = 130


def main() -> int:
    """Run Readiness and return its exit status."""
    # While modules are imported there is no garbage, and looking for it costs a start about 15 of 380 ms of processor
    # time. The app looks for it later, in its own way; a command has ended before it would matter.
    gc.disable()
    # Both rooms are heavy and are imported only when they are entered.
    arguments = sys.argv[1:]
    documents = [argument for argument in arguments if argument.lower().endswith((".readiness", ".pdf"))]
    if len(documents) == len(arguments) <= 1:
        return _start_app(documents[0] if documents else None)
    status = _run_command(arguments)
    # On its way out Python looks for garbage once more, and after a report there is much to look through.
    gc.freeze()
    return status


def _run_command(arguments: list[str]) -> int:
    """Run a command of the terminal; Ctrl+C ends it with a line at any moment, also while it is imported."""
    try:
        from readiness.cli.output import open_missing_streams
        from readiness.cli.signals import INTERRUPTS

        INTERRUPTS.catch()
        open_missing_streams()
        from readiness.cli.main import run

        status = run(arguments)
        INTERRUPTS.ignore()
    except KeyboardInterrupt as stopped:
        from readiness.cli.output import say_error
        from readiness.foundation.language import preferred_language

        say_error(preferred_language().gettext("Stopped before the end."))
        return int(getattr(stopped, "status", _INTERRUPTED))
    return status


def _start_app(document: str | None) -> int:
    """Open the app. Where it cannot even be imported, as without Qt's libraries, the terminal says so."""
    try:
        from pathlib import Path

        from readiness.ui.application import run_app

        return run_app(None if document is None else Path(document))
    except Exception as error:  # noqa: BLE001 - no start ends without a word
        from readiness.foundation import logs
        from readiness.foundation.errors import UserError
        from readiness.foundation.language import preferred_language

        logs.fault(error)
        language = preferred_language()
        words = language.gettext("Readiness could not start: something went wrong in the program itself.")
        try:
            place = language.gettext("The log has the details: {path}").format(path=logs.path())
        except UserError as refused:
            place = refused.sentence(language)
        # A program without a console has none.
        if sys.stderr is not None:
            sys.stderr.write(f"{words} {place}\n")
        return _OUR_BUG


if __name__ == "__main__":
    sys.exit(main())
