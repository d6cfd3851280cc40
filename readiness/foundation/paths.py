"""Where things lie: what ships with the program, and the user's own folders."""

import os
from pathlib import Path

from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.privacy import PRIVATE_FOLDER, ensure_private_folder, is_private
from readiness.foundation.translation import N_

# What lies in a data folder. One that holds other things as well is not ours to close.
_OURS = frozenset(
    {
        "working",
        "backups",
        "workshop",
        "questionnaires",
        "questionnaire-versions",
        "houses",
        "benchmarks",
        "checked.json",
        "portfolio.index",
        "readiness.log",
        "readiness.old.log",
        "team.json",
    }
    | {"settings.json", "settings.damaged.json", "instance.lock", "instance.address"}
)
PACKAGE = Path(__file__).resolve().parent.parent


def content_folder(name: str) -> Path:
    """Return a shipped folder: `questionnaires`, `report_templates`, `docs/user`, `fonts` or `licences`.

    In a checkout they lie beside the package, in an installed wheel inside it. `fonts` and `licences` may be missing:
    git does not hold them, and a build without them goes on.
    """
    installed = PACKAGE / "content" / name
    return installed if installed.is_dir() else PACKAGE.parent / name


def data_folder() -> Path:
    """Return the user's data folder for working copies and settings, made if missing.

    `READINESS_DATA` moves it, for portable use and for tests. Other users of the machine have no access to it, unless
    the folder was there before and holds other things too.
    Raises UserError where it cannot be made.
    """
    chosen = os.environ.get("READINESS_DATA")
    if chosen:
        folder = Path(chosen)
    else:
        # Imported here: only a default installation needs it, and start-up time counts.
        from platformdirs import user_data_path

        folder = user_data_path("readiness", appauthor=False)
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        if not is_private(folder) and _OURS.issuperset(path.name for path in folder.iterdir()):
            ensure_private_folder(folder, with_files=False)
    except OSError as error:
        raise folder_refused(folder, error) from error
    return folder


def folder_refused(folder: Path, error: OSError) -> UserError:
    """Return the fault of a data folder that cannot be used, in the user's words."""
    return UserError(
        "data-folder-refused",
        N_("The program cannot write into its data folder ({reason})."),
        N_("Check your permissions and the free space."),
        where=str(folder),
        reason=reason_of(error),
    )
