"""Write beside each file that is released the list of its parts (SBOM): CycloneDX 1.6 in JSON, NAME.cdx.json.

Usage: sbom.py DIST [--installed FOLDER]
A wheel and an sdist need the packages of the lock; a Debian package and the Windows installer hold theirs, which are
looked up in what they unpack: the former by dpkg-deb, the latter in FOLDER, what the installer was made from.
The lists depend on the files and on SOURCE_DATE_EPOCH only, in seconds.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import packages
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.utils import canonicalize_name

import licences

ROOT = licences.ROOT
_LIBRARIES = (".dll", ".pyd", ".so")


class Parts:
    """What the project knows of the parts that a released file may have."""

    def __init__(self, cache: Path) -> None:
        self.licences: dict[str, licences.Licence] = {
            canonicalize_name(entry["name"]): entry for entry in licences.collect(cache)
        }
        self.pins = {(pin.name, pin.version): pin for pin in packages.pins(ROOT / "requirements" / "run.lock")}
        self.needed = packages.run_time(ROOT, cache)

    def package(self, name: str, version: str) -> Component:
        """Return a package of the lock; ValueError for one that the lock does not hold in this version."""
        pin = self.pins.get((canonicalize_name(name), version))
        if pin is None:
            raise ValueError(f"{name} {version} is in a released file and not in requirements/run.lock")
        purl = PackageURL("pypi", None, pin.name, version)
        sums = [HashType(alg=HashAlgorithm.SHA_256, content=sum_) for sum_ in pin.hashes]
        # One of these files is what was installed; which one depends on the system.
        files = ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=XsUri(str(purl)), hashes=sums)
        properties = [Property(name="readiness:marker", value=pin.marker)] if pin.marker else []
        known = self.licences.get(pin.name)
        return Component(
            name=pin.name,
            version=version,
            bom_ref=str(purl),
            purl=purl,
            licenses=[LicenseExpression(known["licence"])] if known else [],
            external_references=[files],
            properties=properties,
        )

    def other(self, name: str, version: str) -> Component:
        """Return a part that is no Python package, by its name in the list of licences."""
        purl = PackageURL("generic", None, name.lower(), version or None)
        licence = LicenseExpression(self.licences[canonicalize_name(name)]["licence"])
        return Component(name=name, version=version or None, bom_ref=str(purl), purl=purl, licenses=[licence])


def main() -> int:
    """Write the list of each file in a folder; return 1 and say why where one cannot be made."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dist", type=Path)
    parser.add_argument("--installed", type=Path, help="what the Windows installer was made from")
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "metadata", help="what fetched packages said")
    arguments = parser.parse_args()
    try:
        parts = Parts(arguments.cache)
        for file in sorted(arguments.dist.iterdir()):
            if file.suffix in {".whl", ".gz", ".deb", ".exe"}:
                text = describe(file, _components(file, parts, arguments.installed), parts)
                file.with_name(f"{file.name}.cdx.json").write_text(text, encoding="utf-8", newline="\n")
    except ValueError as error:
        print(f"sbom: {error}", file=sys.stderr)
        return 1
    return 0


def describe(file: Path, components: Iterable[Component], parts: Parts) -> str:
    """Return the list of a file's parts; the same file has the same list. ValueError where the schema refuses it."""
    ours = parts.licences["readiness"]
    digest = sha256(file.read_bytes()).hexdigest()
    program = Component(
        name="readiness",
        version=ours["version"],
        type=ComponentType.APPLICATION,
        bom_ref="readiness",
        licenses=[LicenseExpression(ours["licence"])],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
        properties=[Property(name="readiness:file", value=file.name)],
    )
    when = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    bom = Bom(
        serial_number=uuid5(NAMESPACE_URL, f"sha256:{digest}"),
        metadata=BomMetaData(component=program, timestamp=when),
        components=components,
    )
    _connect(bom, program, parts)
    text = JsonV1Dot6(bom).output_as_string(indent=1)
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise ValueError(f"{file.name}: {fault}")
    return json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"


def _connect(bom: Bom, program: Component, parts: Parts) -> None:
    """Say what needs what: the program each part that nothing else needs, a package the packages that it needs."""
    by_name = {component.name: component for component in bom.components}
    needed: set[str] = set()
    for package in parts.needed:
        if package.pin.name in by_name:
            inner = [by_name[name] for name in sorted(package.needs) if name in by_name]
            bom.register_dependency(by_name[package.pin.name], inner)
            needed.update(component.name for component in inner)
    bom.register_dependency(program, [component for name, component in by_name.items() if name not in needed])


def _components(file: Path, parts: Parts, installed: Path | None) -> list[Component]:
    if file.suffix in {".whl", ".gz"}:
        return [parts.package(package.pin.name, package.pin.version) for package in parts.needed]
    if file.suffix == ".exe":
        if installed is None:
            raise ValueError(f"{file.name}: say with --installed what it was made from")
        return _unpacked(installed, parts)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["dpkg-deb", "--extract", str(file), folder], check=True)
        return [*_unpacked(Path(folder), parts), *_debian_packages(file)]


def _unpacked(folder: Path, parts: Parts) -> list[Component]:
    """Return the packages in a folder, Python where it brings its own, and each compiled library with its sum."""
    found = {}
    for said in sorted(folder.rglob("*.dist-info/METADATA")):
        package = metadata.Distribution.at(said.parent)
        if canonicalize_name(package.metadata["Name"]) != "readiness":
            component = parts.package(package.metadata["Name"], package.version)
            found[component.bom_ref.value] = component
    libraries = [
        path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink() and _is_library(path)
    ]
    if any(path.name.lower() == "python3.dll" for path in libraries):
        python = parts.other("Python", parts.licences["python"]["version"])
        found[python.bom_ref.value] = python
    return [*found.values(), *(_library(path, folder) for path in libraries)]


def _is_library(path: Path) -> bool:
    return path.suffix.lower() in _LIBRARIES or ".so." in path.name


def _library(path: Path, folder: Path) -> Component:
    name = path.relative_to(folder).as_posix()
    digest = sha256(path.read_bytes()).hexdigest()
    hashes = [HashType(alg=HashAlgorithm.SHA_256, content=digest)]
    found = []
    if path.suffix.lower() == ".dll" and "gstreamer_libs" in path.parts:
        found.append(LicenseExpression(licences.of_pango_file(path.name)))
    return Component(name=name, type=ComponentType.FILE, bom_ref=f"file:{name}", hashes=hashes, licenses=found)


def _debian_packages(file: Path) -> list[Component]:
    """Return what a Debian package depends on; which version that is the system decides."""
    depends = subprocess.run(["dpkg-deb", "--field", str(file), "Depends"], capture_output=True, text=True, check=True)
    names = {wanted.split("|")[0].split("(")[0].strip() for wanted in depends.stdout.split(",")} - {""}
    found = []
    for name in sorted(names):
        purl = PackageURL("deb", "debian", name)
        found.append(Component(name=name, bom_ref=str(purl), purl=purl))
    return found


if __name__ == "__main__":
    sys.exit(main())
