"""Coverage-guided fuzzing with Atheris: inputs that reach new code are kept and changed further.

`python -m tests.torture.fuzzing TARGET FOLDER …` is the process that fuzzes; what follows are options of libFuzzer.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

_REPOSITORY = Path(__file__).parents[2]
# Of one input, in seconds and megabytes.
_SLOWEST, _LARGEST = 20, 3_000
# A trace, or what libFuzzer says of a hang.
_TOLD = re.compile(r"Uncaught Python exception.*?(?=^==|\Z)|^==\d+== ERROR.*?$", re.DOTALL | re.MULTILINE)
_EXECUTED = re.compile(r"stat::number_of_executed_units: *(\d+)")


@dataclass
class Fuzzed:
    """What was counted; a traceback, a hang or too much memory ends a target, and its input is kept."""

    targets: int = 0
    inputs: int = 0
    tracebacks: int = 0
    faults: list[str] = field(default_factory=list)


def fuzz(target: str, runs: int, counted: Fuzzed, seed: int = 1, keep: Path | None = None) -> None:
    """Feed a target so many inputs, those of the corpus first, in a process of its own.

    An input that shall be kept goes into a folder of the target's name; put it into the corpus once it is mended.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("corpus", "work", "data", "found"):
            (folder / part).mkdir()
        limits = [f"-timeout={_SLOWEST}", f"-rss_limit_mb={_LARGEST}", "-print_final_stats=1", "-detect_leaks=0"]
        ended = subprocess.run(
            [
                *(sys.executable, "-m", "tests.torture.fuzzing", target, str(folder / "work"), str(folder / "corpus")),
                *(
                    f"-runs={runs}",
                    f"-seed={seed}",
                    f"-artifact_prefix={folder / 'found'}/",
                    *limits,
                    str(folder / "corpus"),
                ),
            ],
            cwd=_REPOSITORY,
            env={**os.environ, "READINESS_DATA": str(folder / "data"), "TMPDIR": str(folder)},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        counted.targets += 1
        executed = _EXECUTED.search(ended.stderr)
        counted.inputs += int(executed[1]) if executed else 0
        if ended.returncode or executed is None:
            counted.tracebacks += 1
            found = [*(folder / "found").iterdir()]
            if keep is not None:
                (keep / target).mkdir(parents=True, exist_ok=True)
                for path in found:
                    shutil.copy(path, keep / target)
            said = "".join(_TOLD.findall(ended.stdout + ended.stderr)) or ended.stderr[-1_500:]
            counted.faults.append(
                f"{target}: status {ended.returncode}: {said} {[path.read_bytes()[:200] for path in found]}"
            )


def _main(target: str, work: Path, seeded: Path, options: list[str]) -> None:
    import atheris

    # The libraries that read for us are looked into where they are written in Python.
    include = ["readiness", *(["pypdf"] if target == "form" else [])]
    with atheris.instrument_imports(include=include, enable_loader_override=False):
        from tests.torture.fuzz_targets import TARGETS, corpus, only_sentences
    seeds, read = TARGETS[target](work)
    for number, seed in enumerate([*seeds, *corpus(target)]):
        (seeded / f"real-{number}").write_bytes(seed)

    def feed(content: bytes) -> None:
        with only_sentences():
            read(content)

    atheris.Setup([sys.argv[0], f"-max_len={2 * max(len(seed) for seed in seeds) + 200}", *options], feed)
    atheris.Fuzz()


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
