"""The folder of a questionnaire that is being edited: read as plain data, written file by file, whole or not at all."""

import json
from collections.abc import Mapping
from contextlib import suppress
from copy import deepcopy
from hashlib import sha256
from pathlib import Path
from typing import Any

from readiness.catalog.pack_files import DIMENSIONS_FOLDER, LIST_FILES, MAIN_FILE, PARTS, PackFiles, read_pack_files
from readiness.catalog.writing.yaml_writer import keeps_form, rewritten, written
from readiness.catalog.yaml_source import MOST_BYTES
from readiness.foundation import clock
from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.files import read_at_most, write_whole
from readiness.foundation.paths import content_folder, data_folder
from readiness.foundation.translation import N_

PREVIOUS = "questionnaire-versions"
# So many states of a questionnaire are kept, each as it was when its editing began.
MOST_PREVIOUS = 20
# The file of each key whose value has a file to itself.
_PART_FILES = {key: name for name, key in PARTS.items()}
# So many states of one file a step back can lead to without any comment lost.
_MOST_EARLIER = 200


class PackFolder:
    """The files of a questionnaire as they were last read or written; `data` is what they say together.

    Making one raises UserError where a file is no YAML. Faults of structure do not matter here.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._kept = False
        # The bytes of files as they were before they were written, by what they said.
        self._earlier: dict[Path, dict[str, bytes]] = {}
        self._read()

    @property
    def shipped(self) -> bool:
        """Whether it comes with the program: it is copied, never edited."""
        return self.folder.resolve().is_relative_to(content_folder("questionnaires").resolve())

    def read(self) -> None:
        """Read the files as they are now; raises UserError."""
        self._read()
        # What another program wrote is not taken back by bytes from before it.
        self._earlier.clear()

    def _read(self) -> None:
        files = read_pack_files(self.folder)
        self._texts = {path: _bytes(path) for path in _paths(files)}
        self._files = files
        self.data: dict[str, Any] = deepcopy(files.data)

    def changed_outside(self) -> list[Path]:
        """Return the files that are not any more as they were last read or written."""
        return sorted(path for path, content in self._texts.items() if _bytes_now(path) != content)

    def loses_form(self, data: Mapping[str, Any]) -> list[Path]:
        """Return the files whose comments would go: they are written in a way that cannot be changed in part."""
        wanted, bases = self._wanted(data)
        return sorted(
            path
            for path, content in wanted.items()
            if path in bases and not keeps_form(bases[path].decode("utf-8"), content)
        )

    def write(self, data: Mapping[str, Any]) -> list[Path]:
        """Write what has changed, and return the files; either all of it is written, or nothing.

        The state before the first writing is kept (`previous_folder`). Raises UserError: code `pack-changed-outside`
        where another program has changed a file since, `pack-not-written` where a file cannot be written.
        """
        changes = self._changes(data)
        if not changes:
            self.data = deepcopy(dict(data))
            return []
        self._check_unchanged(changes)
        if not self._kept:
            self._keep_previous()
            self._kept = True
        done: list[Path] = []
        path = self.folder
        try:
            # New dimensions first, the list of them then, and last what has gone: every state between can be read.
            for path, content in sorted(changes.items(), key=self._order):
                if content is None:
                    path.unlink()
                else:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    write_whole(content, path)
                done.append(path)
        except OSError as error:
            self._put_back(done)
            raise UserError(
                "pack-not-written",
                N_("The questionnaire cannot be saved ({reason}); its files are as they were."),
                N_("Check your permissions and the free space. What you see here is not lost: it is saved later."),
                where=str(path),
                reason=reason_of(error),
            ) from error
        self._remember(changes)
        # What the files are is known; reading them tells where everything stands now.
        self._read()
        return done

    def _remember(self, changes: Mapping[Path, bytes | None]) -> None:
        """Keep the bytes of files that were written: with them, a step back leads to every comment again."""
        wanted, _bases = self._wanted(self.data)
        for path in changes:
            if path in self._texts and path in wanted:
                kept = self._earlier.setdefault(path, {})
                kept[_said(wanted[path])] = self._texts[path]
                while len(kept) > _MOST_EARLIER:
                    del kept[next(iter(kept))]

    def _changes(self, data: Mapping[str, Any]) -> dict[Path, bytes | None]:
        wanted, bases = self._wanted(data)
        changes: dict[Path, bytes | None] = {}
        for path, content in wanted.items():
            base = bases.get(path)
            made = self._earlier.get(path, {}).get(_said(content))
            if made is None:
                made = (written(content) if base is None else rewritten(base.decode("utf-8"), content)).encode()
            if len(made) > MOST_BYTES:
                raise UserError(
                    "yaml-too-large",
                    N_("The file is larger than 1 MB."),
                    N_("Divide the questionnaire, or shorten its texts."),
                    where=str(path),
                )
            if made != self._texts.get(path):
                changes[path] = made
        changes.update({path: None for path in self._texts if path not in wanted})
        return changes

    def _order(self, change: tuple[Path, bytes | None]) -> tuple[int, str]:
        path, content = change
        return (2 if content is None else 1 if path.name == MAIN_FILE else 0), str(path)

    def _check_unchanged(self, changes: Mapping[Path, bytes | None]) -> None:
        changed = self.changed_outside()
        changed += [path for path in changes if path not in self._texts and path.exists()]
        if changed:
            raise UserError(
                "pack-changed-outside",
                N_("Another program has changed {names} since it was read here. Nothing was overwritten."),
                N_("Read the files again, or keep what is here: the other state is then kept as a previous version."),
                where=str(self.folder),
                names=", ".join(path.name for path in changed),
            )

    def take_over(self) -> None:
        """Take the files as they are now as those to write over, and keep them as a previous version first."""
        self._keep_previous()
        self._earlier.clear()
        files = {path: content for path in self._texts if (content := _bytes_now(path)) is not None}
        self._texts = files

    def _put_back(self, done: list[Path]) -> None:
        for path in done:
            with suppress(OSError):
                if path in self._texts:
                    write_whole(self._texts[path], path)
                else:
                    path.unlink()

    @property
    def previous_folder(self) -> Path:
        """The folder in which earlier states of this questionnaire are kept."""
        mark = sha256(str(self.folder.resolve()).encode()).hexdigest()[:8]
        return data_folder() / PREVIOUS / f"{self.folder.name}-{mark}"

    def _keep_previous(self) -> None:
        """Keep the files as they are on the disk; raises UserError where that fails."""
        name = clock.now().strftime("%Y-%m-%d %H.%M.%S")
        parent = self.previous_folder
        target = next(
            place for n in range(1000) if not (place := parent / (name if not n else f"{name} ({n})")).exists()
        )
        try:
            for path in self._texts:
                content = _bytes_now(path)
                if content is not None:
                    kept = target / path.relative_to(self.folder)
                    kept.parent.mkdir(parents=True, exist_ok=True)
                    write_whole(content, kept)
        except OSError as error:
            raise UserError(
                "pack-not-kept",
                N_("The previous version cannot be kept ({reason}), so nothing was saved."),
                N_("Check your permissions and the free space."),
                where=str(target),
                reason=reason_of(error),
            ) from error
        self._thin(parent)

    def _thin(self, parent: Path) -> None:
        import shutil

        for old in sorted(path for path in parent.iterdir() if path.is_dir())[:-MOST_PREVIOUS]:
            shutil.rmtree(old, ignore_errors=True)

    # What belongs into which file.

    def _wanted(self, data: Mapping[str, Any]) -> tuple[dict[Path, Any], dict[Path, bytes]]:
        """Return the content that every file must have, and the bytes that each of them goes on from."""
        wanted: dict[Path, Any] = {}
        bases = dict(self._texts)
        main = self.folder / MAIN_FILE
        own: dict[str, Any] = {}
        for key, value in data.items():
            if key == "dimensions":
                own[key] = [dimension.get("code") for dimension in value]
                continue
            path = self._file_of(key)
            if path is None:
                own[key] = value
            elif self._is_value(key):
                wanted[path] = value
            else:
                wanted.setdefault(path, {})[key] = value
        wanted[main] = own
        for dimension, (path, base) in zip(data["dimensions"], self._dimension_files(data), strict=True):
            wanted[path] = dimension
            if base is not None:
                bases[path] = base
        return wanted, bases

    def _file_of(self, key: str) -> Path | None:
        """Return the file of a key of the whole; None where that is the main one."""
        source = self._files.sources.get((key,))
        if source is not None:
            return source.path
        new = LIST_FILES.get(key) or _PART_FILES.get(key)
        return self.folder / new if new and key not in self._files.data else None

    def _is_value(self, key: str) -> bool:
        """Return whether a file is the value of a key, without the key itself."""
        source = self._files.sources.get((key,))
        if source is None:
            return key in _PART_FILES
        return not (isinstance(source.data, dict) and key in source.data)

    def _dimension_files(self, data: Mapping[str, Any]) -> list[tuple[Path, bytes | None]]:
        """Return the file of every dimension, and what it goes on from: its own, or that of its earlier code."""
        before = {
            str(dimension.get("code")): self._files.sources[("dimensions", i)].path
            for i, dimension in enumerate(self._files.data["dimensions"])
        }
        codes = [str(dimension.get("code")) for dimension in data["dimensions"]]
        left = {code: path for code, path in before.items() if code not in codes}
        asked = {str(dimension.get("code")): _question_codes(dimension) for dimension in self._files.data["dimensions"]}
        found: list[tuple[Path, bytes | None]] = []
        for code, dimension in zip(codes, data["dimensions"], strict=True):
            if code in before:
                found.append((before[code], self._texts[before[code]]))
                continue
            path = self.folder / DIMENSIONS_FOLDER / f"{code}.yaml"
            earlier = next((old for old in left if asked[old] & _question_codes(dimension)), None)
            base = None if earlier is None else self._texts[left.pop(earlier)]
            found.append((path, base))
        return found


def _said(content: Any) -> str:
    """Return what a file says, told apart from all else that it could say."""
    return sha256(json.dumps(content, default=repr).encode()).hexdigest()


def _question_codes(dimension: Mapping[str, Any]) -> set[Any]:
    return {
        one.get("code")
        for key in ("capabilities", "facts")
        for one in dimension.get(key) or ()
        if isinstance(one, dict)
    }


def _paths(files: PackFiles) -> set[Path]:
    return {source.path for source in files.sources.values()}


def _bytes(path: Path) -> bytes:
    return read_at_most(path, MOST_BYTES)


def _bytes_now(path: Path) -> bytes | None:
    try:
        return read_at_most(path, MOST_BYTES)
    except UserError:
        return None
