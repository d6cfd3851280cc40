"""A stranger's folder or ZIP file gives the files of a questionnaire, or a sentence; nothing of it is written."""

import os
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from readiness.catalog import given_files, zip_source
from readiness.catalog.given_files import read_given
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES
from tests.systems import any_name, links, pipes
from tests.unit.catalog.given import entries, zipped
from tests.unit.catalog.tiny_pack import MAIN, tiny_pack, write_pack

Entries = dict[str, bytes]


@pytest.fixture
def pack(tmp_path: Path) -> Entries:
    return entries(tmp_path / "tiny")


@pytest.mark.parametrize("below", ["", "tiny/", "Downloads/tiny/", "a/b/c/tiny/"])
def test_it_may_lie_some_folders_deep(tmp_path: Path, pack: Entries, below: str) -> None:
    path = zipped(tmp_path / "x.zip", {f"{below}{name}": content for name, content in pack.items()})
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "x" / "x")
    for given in (path, tmp_path / "x"):
        assert dict(read_given(given).files) == pack


def test_the_main_file_stands_for_its_folder(tmp_path: Path, pack: Entries) -> None:
    assert dict(read_given(tmp_path / "tiny" / MAIN).files) == pack


def test_what_a_mac_leaves_behind_is_no_part_of_it(tmp_path: Path, pack: Entries) -> None:
    names = (
        "__MACOSX/tiny/._pack.yaml",
        "tiny/.DS_Store",
        "tiny/dimensions/._ONE.yaml",
        "tiny/.git/config",
        "Thumbs.db",
    )
    droppings = dict.fromkeys(names, b"x")
    path = zipped(tmp_path / "x.zip", {f"tiny/{name}": content for name, content in pack.items()} | droppings)
    given = read_given(path)
    assert dict(given.files) == pack
    assert given.left_out == ()


def test_backslashes_of_windows_part_folders(tmp_path: Path, pack: Entries) -> None:
    path = zipped(tmp_path / "x.zip", {f"tiny\\{name}".replace("/", "\\"): content for name, content in pack.items()})
    assert dict(read_given(path).files) == pack


def test_what_no_questionnaire_needs_is_left_out_and_named(tmp_path: Path, pack: Entries) -> None:
    more = {"setup.exe": b"MZ", "deep/er/and/deeper.md": b"x", "README.md": b"About", "tests/a.json": b"{}"}
    given = read_given(zipped(tmp_path / "x.zip", pack | more))
    assert given.left_out == ("setup.exe", "deep/er/and/deeper.md")
    assert dict(given.files) == pack | {"README.md": b"About", "tests/a.json": b"{}"}


def test_what_is_inside_a_questionnaire_is_not_a_second_one(tmp_path: Path, pack: Entries) -> None:
    given = read_given(zipped(tmp_path / "x.zip", pack | {"tests/pack.yaml": b"id: other"}))
    assert given.files[MAIN] == pack[MAIN]


def refused(path: Path) -> str:
    """Return the code of the refusal, which says what and what to do in every language."""
    with pytest.raises(UserError) as caught:
        read_given(path)
    for language in LANGUAGES.values():
        assert caught.value.sentence(language)
    return caught.value.code


@pytest.mark.parametrize(
    "name",
    ["../evil.yaml", "a/../../evil.yaml", "/etc/evil.yaml", "C:/evil.yaml", "C:evil.yaml", "..\\evil.yaml", "a//b"],
)
def test_a_path_that_leads_outside_is_refused(tmp_path: Path, pack: Entries, name: str) -> None:
    assert refused(zipped(tmp_path / "x.zip", pack | {name: b"evil"})) == "zip-leads-outside"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tiny", "x.zip"]


def test_a_link_in_a_zip_file_is_refused(tmp_path: Path, pack: Entries) -> None:
    assert refused(zipped(tmp_path / "x.zip", pack, {"terms.yaml": "/etc/passwd"})) == "zip-link"


@links
def test_a_link_in_a_folder_is_refused(tmp_path: Path, pack: Entries) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("secret: yes")
    (tmp_path / "tiny" / "terms.yaml").symlink_to(secret)
    assert refused(tmp_path / "tiny") == "pack-link"


@pipes
def test_a_pipe_in_a_folder_keeps_it_waiting_for_no_moment(tmp_path: Path, pack: Entries) -> None:
    os.mkfifo(tmp_path / "tiny" / "terms.yaml")
    assert refused(tmp_path / "tiny") == "file-unreadable"


@pytest.mark.parametrize("name", ["CON.yaml", "dimensions/aux.md", "a?.yaml", "x\u202ey.md", "Pack.yaml", "a. /b.md"])
def test_a_name_that_not_every_system_can_store_is_refused(tmp_path: Path, pack: Entries, name: str) -> None:
    assert refused(zipped(tmp_path / "x.zip", pack | {name: b"x"})) == "pack-file-name"


@any_name
def test_such_a_name_in_a_folder_is_refused(tmp_path: Path, pack: Entries) -> None:
    (tmp_path / "tiny" / "a:b.md").write_text("x")
    assert refused(tmp_path / "tiny") == "pack-file-name"


def test_two_files_of_one_name_are_refused(tmp_path: Path, pack: Entries) -> None:
    path = zipped(tmp_path / "x.zip", pack)
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("gates.yaml", b"gates: []")
    assert refused(path) == "zip-unreadable"
    assert refused(zipped(path, pack | {"Gates.yaml": b"gates: []"})) == "pack-file-name"


def _encrypted(path: Path) -> None:
    content = bytearray(path.read_bytes())
    # The flag of the first entry, in its own head and in the directory.
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + offset] |= 1
    path.write_bytes(bytes(content))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def _flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[60] ^= 0xFF
    path.write_bytes(bytes(content))


def _text(path: Path) -> None:
    path.write_bytes(b"Dear Sir or Madam")


def _unusual(path: Path) -> None:
    files = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in files.items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_encrypted, "zip-encrypted"),
        (_cut, "zip-unreadable"),
        (_flipped, "zip-unreadable"),
        (_text, "zip-unreadable"),
        (_unusual, "zip-unreadable"),
    ],
)
def test_a_file_that_cannot_be_unpacked_is_refused(
    tmp_path: Path, pack: Entries, spoil: Callable[[Path], None], code: str
) -> None:
    path = zipped(tmp_path / "x.zip", pack)
    spoil(path)
    assert refused(path) == code


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path, pack: Entries) -> None:
    path = zipped(tmp_path / "x.zip", pack | {"terms.yaml": bytes(given_files.MOST_BYTES + 1)})
    assert path.stat().st_size < 20_000
    assert refused(path) == "pack-file-too-large"


def test_files_that_unpack_to_too_much_together_are_refused(tmp_path: Path, pack: Entries) -> None:
    number = given_files.MOST_TOTAL // given_files.MOST_BYTES + 1
    many = {f"{n}.md": bytes(given_files.MOST_BYTES) for n in range(number)}
    assert refused(zipped(tmp_path / "x.zip", pack | many)) == "pack-file-too-large"


def test_what_says_a_smaller_size_than_it_has_is_not_believed(tmp_path: Path, pack: Entries) -> None:
    path = zipped(tmp_path / "x.zip", pack | {"terms.yaml": bytes(5_000_000)})
    path.write_bytes(path.read_bytes().replace((5_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    assert refused(path) in {"pack-file-too-large", "zip-unreadable"}


def _sharing(number: int) -> bytes:
    """Return a ZIP file in which each entry holds the heads of all that follow, and all of them one content."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    kernel = packer.compress(bytes(900_000)) + packer.flush()
    shared, content, directory = kernel, bytes(900_000), []
    for n in range(number):
        name = b"pack.yaml" if n == number - 1 else b"%d.md" % n
        facts = (20, 0, 8, 0, 33, zlib.crc32(content), len(shared), len(content), len(name), 0)
        head = struct.pack("<4s5H3L2H", b"PK\x03\x04", *facts) + name
        directory.append((facts, name, len(shared)))
        # A block of deflate that is stored as it is: for the entry before, the head is content.
        shared = b"\0" + struct.pack("<HH", len(head), len(head) ^ 0xFFFF) + head + shared
        content = head + content
    body = shared[5:]
    listed = b"".join(
        struct.pack("<4sH5H3L5H2L", b"PK\x01\x02", 20, *facts, 0, 0, 0, 0, len(body) - size - 30 - len(name)) + name
        for facts, name, size in directory
    )
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, number, number, len(listed), len(body), 0)
    return body + listed + end


def test_entries_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(_sharing(20))
    assert path.stat().st_size < 10_000
    # It is one that other programs unpack.
    with zipfile.ZipFile(path) as archive:
        assert len(archive.namelist()) == 20
        assert archive.getinfo("0.md").file_size == 900_000
    assert refused(path) == "zip-unreadable"


def test_of_a_large_file_no_more_is_unpacked_than_is_read(tmp_path: Path, pack: Entries) -> None:
    path = zipped(tmp_path / "x.zip", pack | {"terms.yaml": bytes(50_000_000)})
    source = zip_source.ZipSource(path)
    tracemalloc.start()
    try:
        assert len(source.read("terms.yaml", 1_000_000)) == 1_000_001
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_too_many_files_are_refused_though_they_would_be_left_out(tmp_path: Path, pack: Entries) -> None:
    many = {f"{n}.jpg": b"" for n in range(zip_source.MOST_ENTRIES)}
    assert refused(zipped(tmp_path / "x.zip", pack | many)) == "pack-too-many-files"


@pytest.mark.parametrize("number", [given_files.MOST_FILES + 1, zip_source.MOST_ENTRIES + 1])
def test_too_many_files_are_refused(tmp_path: Path, pack: Entries, number: int) -> None:
    many = {f"tests/{n}.md": b"" for n in range(number)}
    assert refused(zipped(tmp_path / "x.zip", pack | many)) == "pack-too-many-files"
    folder = write_pack(tmp_path / "many", tiny_pack() | dict.fromkeys(many, ""))
    assert refused(folder) == "pack-too-many-files"


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with path.open("wb") as file:
        file.truncate(zip_source.LARGEST_ZIP + 1)
    assert refused(path) == "file-too-large"


def test_without_a_questionnaire_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert refused(tmp_path / "empty") == "pack-missing"
    assert refused(zipped(tmp_path / "x.zip", {"photo.jpg": b"x"})) == "pack-missing"
    assert refused(zipped(tmp_path / "x.zip", {"a/b/c/d/e/f/pack.yaml": b"x"})) == "pack-missing"
    assert refused(zipped(tmp_path / "x.zip", {"tiny/Pack.yml": b"x"})) == "pack-main-file-name"
    (tmp_path / "x.7z").write_bytes(b"7z")
    assert refused(tmp_path / "x.7z") == "pack-kind"
    assert refused(tmp_path / "gone") == "pack-kind"
    assert refused(tmp_path / "gone.zip") == "file-unreadable"


def test_of_several_questionnaires_none_is_chosen(tmp_path: Path, pack: Entries) -> None:
    two = {f"{name}/{file}": content for name in ("a", "b") for file, content in pack.items()}
    assert refused(zipped(tmp_path / "x.zip", two)) == "pack-several"
