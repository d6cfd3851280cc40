"""A questionnaire is added once it is checked, whole or not at all, and in the place of another one only on purpose."""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from readiness.catalog.given_pack import GivenPack, look_at
from readiness.catalog.installed import own_root
from readiness.catalog.installing import PackStanding, install, kept_files, own_pack, place_of, put, remove
from readiness.catalog.library import library
from readiness.catalog.packs import find_pack, offered_packs
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES
from readiness.foundation.paths import content_folder
from tests.systems import forks, links
from tests.unit.catalog import tiny_pack
from tests.unit.catalog.tiny_pack import GONE, MAIN, ONE, Files, write_pack


def given(folder: Path, version: str = "1.0.0", **changes: Any) -> GivenPack:
    """Return the tiny pack in a version, with other keys in its main file."""
    files = tiny_pack.tiny_pack()
    for key, value in {"version": version, **changes}.items():
        tiny_pack.put(files, MAIN, key, value)
    shutil.rmtree(folder, ignore_errors=True)
    return look_at(write_pack(folder, files))


def spoiled(folder: Path, file: str, path: str, value: Any) -> GivenPack:
    files: Files = tiny_pack.tiny_pack()
    tiny_pack.put(files, file, path, value)
    return look_at(write_pack(folder, files))


def refused(pack: GivenPack, *, replace: bool = False) -> UserError:
    with pytest.raises(UserError) as caught:
        install(pack, replace=replace)
    for language in LANGUAGES.values():
        assert caught.value.sentence(language)
    return caught.value


def own() -> list[str]:
    return sorted(path.name for path in own_root().glob("*"))


def test_it_is_added_under_its_id_and_can_be_used(tmp_path: Path) -> None:
    pack = given(tmp_path / "Tiny (1)")
    installed = install(pack)
    assert installed.folder == own_root() / "tiny"
    assert installed.place.standing is PackStanding.NEW
    assert find_pack("tiny") == pack.read.questionnaire
    assert own() == ["tiny"]


def test_nothing_of_the_look_stays_and_what_was_given_is_untouched(tmp_path: Path) -> None:
    from readiness.foundation.private_copies import private_folder

    before = sorted(private_folder().iterdir())
    given(tmp_path / "tiny")
    assert sorted(private_folder().iterdir()) == before
    assert own() == []


def test_a_broken_one_is_told_with_file_and_line_and_not_added(tmp_path: Path) -> None:
    pack = spoiled(tmp_path / "a", ONE, "capabilities.0.risk_class", GONE)
    assert pack.facts.id == "tiny"
    assert (pack.facts.questions, pack.facts.dimensions) == (2, 1)
    assert [(fault.code, str(fault.file)) for fault in pack.read.faults] == [("key-missing", "dimensions/ONE.yaml")]
    assert pack.read.faults[0].line
    assert refused(pack).faults == pack.read.faults
    assert own() == []


def test_one_that_is_no_yaml_is_told_in_the_same_way(tmp_path: Path) -> None:
    pack = look_at(write_pack(tmp_path / "a", tiny_pack.tiny_pack() | {"gates.yaml": b"a: b: c"}))
    assert [(fault.code, str(fault.file), fault.line) for fault in pack.read.faults] == [
        ("yaml-syntax", "gates.yaml", 1)
    ]
    assert (pack.facts.title.en, pack.facts.questions) == ("Title in English", None)
    assert refused(pack).code == "pack-unusable"


def test_hints_for_the_author_are_no_reason_to_refuse(tmp_path: Path) -> None:
    pack = spoiled(tmp_path / "a", ONE, "capabilities.0.why.en", "TODO")
    assert [(hint.code, str(hint.file)) for hint in pack.hints] == [("text-dummy", "dimensions/ONE.yaml")]
    assert install(pack).folder.is_dir()


def test_the_same_one_is_there_already(tmp_path: Path) -> None:
    folder = install(given(tmp_path / "a")).folder
    other = write_pack(tmp_path / "b")
    for path in other.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    again = install(look_at(other))
    assert (again.place.standing, again.folder) == (PackStanding.SAME, folder)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_a_newer_version_takes_the_place_of_the_older_one(tmp_path: Path) -> None:
    install(given(tmp_path / "a"))
    installed = install(given(tmp_path / "b", "1.1.0"))
    assert (installed.place.standing, installed.place.there) == (PackStanding.NEWER, "1.0.0")
    assert (own(), find_pack("tiny").version) == (["tiny"], "1.1.0")


@pytest.mark.parametrize(("version", "code"), [("1.0.0", "pack-older"), ("1.1.0", "pack-other-content")])
def test_an_older_or_another_one_only_on_purpose(tmp_path: Path, version: str, code: str) -> None:
    install(given(tmp_path / "a", "1.1.0"))
    other = given(tmp_path / "b", version, retired_codes=["OLD2"])
    assert refused(other).code == code
    assert find_pack("tiny").retired_codes == ("OLD1",)
    install(other, replace=True)
    assert (own(), find_pack("tiny")) == (["tiny"], other.read.questionnaire)


def test_what_cannot_be_read_is_in_its_place_all_the_same(tmp_path: Path) -> None:
    write_pack(own_root() / "tiny", {MAIN: b"id: ["})
    pack = given(tmp_path / "a")
    assert refused(pack).code == "pack-other-content"
    install(pack, replace=True)
    assert find_pack("tiny") == pack.read.questionnaire


def test_several_of_its_id_go(tmp_path: Path) -> None:
    for name in ("tiny", "tiny (1)"):
        write_pack(own_root() / name)
    install(given(tmp_path / "a", "1.1.0"))
    assert own() == ["tiny"]


def test_one_that_ships_is_never_replaced(tmp_path: Path) -> None:
    ships = content_folder("questionnaires") / "agency-readiness"
    copy = shutil.copytree(ships, tmp_path / "copy")
    assert place_of(look_at(copy)).standing is PackStanding.SAME
    main = copy / MAIN
    text = main.read_text("utf-8")
    main.write_text(text + "# ours\n", "utf-8")
    assert refused(look_at(copy), replace=True).code == "pack-ships"
    main.write_text(text.replace("version: 1.0.0", "version: 9.0.0"), "utf-8")
    installed = install(look_at(copy))
    assert (installed.place.standing, installed.place.replaces) == (PackStanding.NEWER, ())
    assert find_pack("agency-readiness").version == "9.0.0"


@forks
def test_whatever_ends_it_midway_one_of_both_can_be_used(tmp_path: Path) -> None:
    old, new = given(tmp_path / "a"), given(tmp_path / "b", "1.1.0")
    versions, step, ended = set(), 0, False
    while not ended:
        step += 1
        shutil.rmtree(own_root(), ignore_errors=True)
        install(old)
        ended = ends_at(step, new)
        (version,) = (pack.version for _, pack in offered_packs()[0] if pack.id == "tiny")
        versions.add(version)
        # Done once more, it ends as it should.
        install(new)
        assert find_pack("tiny").version == "1.1.0"
    assert step > 10
    assert versions == {"1.0.0", "1.1.0"}


def ends_at(step: int, pack: GivenPack) -> bool:
    """Install one in a process that ends at the n-th change of a file; return whether it came to its end."""
    child = os.fork()
    if child == 0:
        seen, root = 0, str(own_root())

        def end(event: str, arguments: tuple[Any, ...]) -> None:
            nonlocal seen
            written = event == "open" and bool(arguments[2] & os.O_WRONLY)
            changes = written or event in {"os.mkdir", "os.rename", "os.remove", "os.rmdir"}
            if changes and str(arguments[0]).startswith(root):
                seen += 1
                if seen == step:
                    os._exit(1)

        sys.addaudithook(end)
        install(pack)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_an_own_one_is_removed_and_comes_back(tmp_path: Path) -> None:
    folder = install(given(tmp_path / "a")).folder
    files = kept_files(own_pack("tiny"))
    assert files is not None
    remove(folder)
    assert own() == []
    put(folder.name, files)
    assert place_of(given(tmp_path / "a")).standing is PackStanding.SAME


def test_it_goes_into_the_trash_where_there_is_one(tmp_path: Path) -> None:
    folder = install(given(tmp_path / "a")).folder

    def to_trash(path: Path) -> bool:
        path.rename(tmp_path / "trash")
        return True

    remove(folder, to_trash)
    assert (tmp_path / "trash" / MAIN).is_file()
    put(folder.name, kept_files(tmp_path / "trash") or {})
    remove(folder, lambda _path: False)
    assert own() == []


def test_only_own_ones_are_removed(tmp_path: Path) -> None:
    for pack_id, code in (
        ("social-media", "pack-ships-stays"),
        ("../working", "pack-unknown"),
        ("none", "pack-unknown"),
    ):
        with pytest.raises(UserError, match=code):
            own_pack(pack_id)
    with pytest.raises(ValueError, match="social-media"):
        remove(content_folder("questionnaires") / "social-media")
    # A broken one is known by the name of its folder.
    write_pack(own_root() / "broken", {MAIN: b"id: ["})
    assert own_pack("broken") == own_root() / "broken"


@links
def test_of_one_that_is_a_link_only_the_link_goes(tmp_path: Path) -> None:
    theirs = write_pack(tmp_path / "theirs")
    own_root().mkdir(parents=True)
    (own_root() / "tiny").symlink_to(theirs)
    remove(own_pack("tiny"))
    assert own() == []
    assert (theirs / MAIN).is_file()


def test_the_library_tells_what_is_usable_broken_not_used_and_no_questionnaire(tmp_path: Path) -> None:
    install(given(tmp_path / "a", "1.1.0"))
    write_pack(own_root() / "older")
    write_pack(own_root() / "broken", {MAIN: b"id: ["})
    (own_root() / "packed.zip").write_bytes(b"PK")
    found = library()
    packs = {pack.folder.name: pack for pack in found.packs}
    assert [pack.own for pack in found.packs] == [False, False, True, True, True]
    assert packs["tiny"].questionnaire is not None
    assert packs["tiny"].used_instead is None
    instead = packs["older"].used_instead
    assert instead is not None
    assert instead.folder == own_root() / "tiny"
    assert [fault.code for fault in packs["broken"].faults] == ["yaml-syntax"]
    assert packs["broken"].questionnaire is None
    assert [stray.code for stray in found.strays] == ["pack-packed"]
