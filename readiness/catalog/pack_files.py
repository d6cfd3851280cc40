"""The files of a pack folder, joined into one tree of data that still knows where everything stands."""

import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from readiness.catalog.yaml_source import YamlSource, read_yaml
from readiness.domain.questionnaire import MOST_DIMENSIONS, Questionnaire
from readiness.foundation.errors import Place, UserError, unusual_signs
from readiness.foundation.translation import N_

MAIN_FILE = "pack.yaml"
DIMENSIONS_FOLDER = "dimensions"
# Test companies; no part of the questionnaire itself.
TESTS_FOLDER = "tests"
_PACK_KEYS = frozenset(field.name for field in fields(Questionnaire))
# Optional files: those that hold a key of the joined tree, and those that are its value.
LISTS = {
    "gates.yaml": "gates",
    "targets.yaml": "targets",
    "situations.yaml": "situations",
    "profile.yaml": "profile",
    "terms.yaml": "terms",
    "texts.yaml": "texts",
    "pairs.yaml": "pairs",
    "changes.yaml": "changes",
}
PARTS = {"incident.yaml": "incident", "legal.yaml": "legal", "costs.yaml": "costs"}
# The file of each such key.
LIST_FILES = {key: name for name, key in LISTS.items()}
_CODE = re.compile(r"[A-Z][A-Z0-9_]{0,19}")


@dataclass(frozen=True, slots=True)
class PackFiles:
    """The joined data of a pack, and the file behind each part of it."""

    folder: Path
    data: dict[str, Any]
    sources: dict[Place, YamlSource]

    def where(self, place: Place) -> str:
        """Return `file:line` of a place in the joined data."""
        file, line = self.position(place)
        return f"{file}:{line}"

    def position(self, place: Place) -> tuple[Path, int]:
        """Return the file and the line of a place in the joined data."""
        found = self.source(place)
        return (self.folder / MAIN_FILE, 1) if found is None else (found[0].path, found[0].line(found[1]))

    def source(self, place: Place) -> tuple[YamlSource, Place] | None:
        """Return the file that a place of the joined data stands in, and the place within that file."""
        for length in range(len(place), -1, -1):
            source = self.sources.get(place[:length])
            if source is not None:
                # A file of a list holds the list under its key; the other files are what stands at the place.
                within = length == 1 and isinstance(source.data, dict) and place[0] in source.data
                return source, place if within else place[length:]
        return None


def read_pack_files(folder: Path) -> PackFiles:
    """Read all files of a pack; raises UserError where one cannot be read as YAML."""
    main_path = folder / MAIN_FILE
    if not main_path.is_file():
        raise UserError(
            "pack-missing",
            N_("There is no questionnaire in this folder: {file} is missing."),
            N_("Name a folder that contains {file}."),
            where=str(folder),
            file=MAIN_FILE,
        )
    main = read_yaml(main_path)
    data = dict(_mapping(main))
    sources: dict[Place, YamlSource] = {(): main}
    for name, key in LISTS.items():
        if (folder / name).is_file():
            source = read_yaml(folder / name)
            mapping = _mapping(source, key)
            # Unknown keys are reported by the check; here only a key that the pack has already must not be replaced.
            for other in mapping.keys() & _PACK_KEYS - {key}:
                raise UserError(
                    "key-unknown",
                    N_("“{key}” is not a known key."),
                    N_("Remove it or correct its spelling."),
                    where=f"{source.path}:{source.line((other,))}",
                    key=other,
                )
            data.update(mapping)
            sources.update({(found,): source for found in mapping})
    for name, key in PARTS.items():
        if (folder / name).is_file():
            sources[(key,)] = _filled(read_yaml(folder / name))
            data[key] = sources[(key,)].data
    dimensions = [read_yaml(path) for path in _dimension_paths(folder, data)]
    for i, source in enumerate(dimensions):
        sources[("dimensions", i)] = source
    data["dimensions"] = [source.data for source in dimensions]
    return PackFiles(folder, data, sources)


def known_names() -> frozenset[str]:
    """Return the names of the files that may lie beside the main one."""
    return frozenset([MAIN_FILE, *LISTS, *PARTS])


def code_in_name(path: Path) -> str:
    """Return the code that a dimension's file bears in its name: `CODE.yaml` or `CODE-words.yaml`."""
    return path.stem.partition("-")[0]


def _dimension_paths(folder: Path, data: dict[str, Any]) -> list[Path]:
    """Return the dimension files in the order that `pack.yaml` gives."""
    codes = data.get("dimensions")
    for code in codes if isinstance(codes, list) else ():
        if isinstance(code, bool):
            raise UserError(
                "pack-dimensions-bare",
                N_("YAML reads a code in “dimensions” as {read}, as it does with NO, ON and YES."),
                N_("Put the code in quotation marks, there and in its own file."),
                where=str(folder / MAIN_FILE),
                read=str(code).lower(),
            )
        if isinstance(code, str) and (signs := unusual_signs(code)):
            raise UserError(
                "pack-dimensions-sign",
                N_(
                    "The code “{code}” in “dimensions” contains characters that look like others or cannot be seen: "
                    "{signs}."
                ),
                N_("Type the code again, with the letters A to Z, digits and “_”."),
                where=str(folder / MAIN_FILE),
                code=code,
                signs=signs,
            )
    if (
        not isinstance(codes, list)
        or not 1 <= len(codes) <= MOST_DIMENSIONS
        or not all(isinstance(code, str) and _CODE.fullmatch(code) for code in codes)
    ):
        raise UserError(
            "pack-dimensions",
            N_("“dimensions” must list the codes of the dimensions in their order, at most {most}."),
            N_("Write for example: dimensions: [PRO, SKL]."),
            where=str(folder / MAIN_FILE),
            most=MOST_DIMENSIONS,
        )
    inside = folder / DIMENSIONS_FOLDER
    # Listed rather than tried by name: on Windows a name such as CON.yaml opens a device.
    files = sorted(inside.glob("*.yaml"))
    return [_dimension_path(inside, code, [path for path in files if code_in_name(path) == code]) for code in codes]


def _dimension_path(folder: Path, code: str, found: list[Path]) -> Path:
    """Return the one file of a dimension; raises UserError where it is missing, elsewhere, or one of two."""
    if len(found) > 1:
        raise UserError(
            "pack-dimension-twice",
            N_("Two files claim to be the dimension {code}: {first} and {second}."),
            N_("Keep one of them, or give the other one a code of its own."),
            where=str(folder),
            code=code,
            first=found[0].name,
            second=found[1].name,
        )
    other = next((path for path in sorted(folder.glob("*.yml")) if code_in_name(path) == code), None)
    if not found and other is not None:
        raise UserError(
            "pack-dimension-file",
            N_("The file of a dimension must end in .yaml."),
            N_("Rename it to {name}."),
            where=str(other),
            name=other.with_suffix(".yaml").name,
        )
    if not found or found[0].resolve().parent != folder.resolve() or not found[0].is_file():
        raise UserError(
            "pack-dimension-file",
            N_("The file of a dimension is missing."),
            N_("Write the file, or remove its code from “dimensions” in {file}."),
            where=str(found[0] if found else folder / f"{code}.yaml"),
            file=MAIN_FILE,
        )
    return found[0]


def _filled(source: YamlSource) -> YamlSource:
    """Return the source of a file that says anything; raises UserError for another one."""
    if source.data is None:
        raise UserError(
            "yaml-no-mapping",
            N_("The file is empty."),
            N_("Fill it, or delete it if the questionnaire does not need it."),
            where=str(source.path),
        )
    return source


def _mapping(source: YamlSource, key: str = "") -> dict[str, Any]:
    """Return the content of a file of keys; a file of a list must begin with `key`."""
    if isinstance(_filled(source).data, list) and key:
        raise UserError(
            "yaml-no-key",
            N_("The file begins with its list; the name of the list is missing."),
            N_("Write “{key}:” into the first line, above the list."),
            where=f"{source.path}:1",
            key=key,
        )
    if not isinstance(source.data, dict):
        raise UserError(
            "yaml-no-mapping",
            N_("The file must consist of “key: value” lines."),
            N_("See docs/formats/pack.md for the keys."),
            where=str(source.path),
        )
    return source.data
