"""The one door: without arguments the app opens, with arguments the terminal answers."""

import sys


def main() -> int:
    """Run Readiness and return its exit status."""
    # Both rooms are heavy and are imported only when they are entered.
    if len(sys.argv) > 1:
        from readiness.cli.main import run

        return run(sys.argv[1:])
    from readiness.ui.application import run_app

    return run_app()


if __name__ == "__main__":
    sys.exit(main())
