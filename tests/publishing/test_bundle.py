import hashlib
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.publishing.builders import FACTS, a_bundle, some_files
from web.wording.publishing import MESSAGES
from workflow.errors import BadInput, Missing
from workflow.publishing.bundle import Facts, Fault, File, build, verify
from workflow.publishing.delivery import deliver


def manifest_of(facts: Facts = FACTS) -> dict[str, object]:
    told: dict[str, object] = json.loads(build(some_files(), facts).files[-1].data)
    return told


def test_the_manifest_names_the_release_and_each_file_by_its_hash() -> None:
    manifest = manifest_of()
    assert {name: manifest[name] for name in ("release", "slug", "source_language", "source_version", "languages")} == {
        "release": "kx3m7p2q9rtv",
        "slug": "harbour-opens",
        "source_language": "en",
        "source_version": 1,
        "languages": ["en", "fr"],
    }
    assert (manifest["segments"], manifest["draft"]) == (2, False)
    assert manifest["history"] == {"seq": 12, "hash": "c0ffee"}
    files = manifest["files"]
    assert isinstance(files, list)
    assert files[0] == {
        "name": "harbour-opens.en.txt",
        "sha256": hashlib.sha256(b"The harbour opens.\n").hexdigest(),
        "bytes": 19,
        "language": "en",
        "format": "txt",
    }


def test_the_manifest_says_who_translated_and_approved_and_when() -> None:
    assert manifest_of()["people"] == [
        {
            "name": "Rita Haddad",
            "language": "fr",
            "did": "approved",
            "segments": 2,
            "last": "2026-05-06T11:00:00+00:00",
        },
        {"name": "Tom Reed", "language": "fr", "did": "translated", "segments": 2, "last": "2026-05-06T09:30:00+00:00"},
    ]


def test_people_can_be_left_out() -> None:
    assert "people" not in manifest_of(replace(FACTS, people=None))


def test_the_same_content_in_another_order_is_the_same_bundle() -> None:
    assert build(some_files()[::-1], FACTS) == build(some_files(), FACTS)


@pytest.mark.parametrize(
    "name", ["../a.txt", "a/b.txt", ".hidden", "a\n.txt", "", "harbour-opens.TMX", "manifest.json"]
)
def test_a_name_that_is_unsafe_or_taken_is_refused(name: str) -> None:
    with pytest.raises(ValueError):
        build([*some_files(), File(name, b"", None, "txt")], FACTS)


@pytest.fixture(params=["bundle", "bundle.zip"])
def delivered(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    deliver(a_bundle(), path)
    return path


def changed(path: Path, name: str, data: bytes | None) -> None:
    """Write ``data`` over the file ``name`` of a bundle, or take it out."""
    if path.is_dir():
        if data is None:
            (path / name).unlink()
        else:
            (path / name).write_bytes(data)
        return
    with zipfile.ZipFile(path) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    files.pop(name, None)
    if data is not None:
        files[name] = data
    with zipfile.ZipFile(path, "w") as archive:
        for each, content in files.items():
            archive.writestr(each, content)


def test_a_bundle_as_it_was_delivered_is_verified(delivered: Path) -> None:
    assert verify(delivered) is None


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("harbour-opens.fr.txt", b"Le port ferme.\n", "bundle.file_changed"),
        ("harbour-opens.fr.txt", b"", "bundle.file_changed"),
        ("harbour-opens.fr.txt", b"Le port ouvre.\n\n", "bundle.file_changed"),
        ("harbour-opens.tmx", None, "bundle.file_missing"),
        ("zz.txt", b"more", "bundle.file_added"),
        ("manifest.json", None, "bundle.no_manifest"),
        ("manifest.json", b"[]", "bundle.no_manifest"),
        ("manifest.json", b'{"files": [{"name": "../x", "bytes": 1, "sha256": ""}]}', "bundle.no_manifest"),
        ("manifest.json", b"[" * 100_000, "bundle.no_manifest"),
    ],
)
def test_the_first_wrong_file_is_named(delivered: Path, name: str, data: bytes | None, code: str) -> None:
    changed(delivered, name, data)
    assert verify(delivered) == Fault(name, code)
    assert "{file}" in MESSAGES[code]


def test_of_two_wrong_files_the_first_in_the_manifest_is_named(delivered: Path) -> None:
    changed(delivered, "harbour-opens.tmx", b"")
    changed(delivered, "harbour-opens.en.txt", b"")
    assert verify(delivered) == Fault("harbour-opens.en.txt", "bundle.file_changed")


def test_a_link_in_place_of_a_file_is_a_change(tmp_path: Path) -> None:
    deliver(a_bundle(), tmp_path / "bundle")
    file = tmp_path / "bundle" / "harbour-opens.tmx"
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert verify(tmp_path / "bundle") == Fault("harbour-opens.tmx", "bundle.file_changed")


def test_a_folder_or_a_link_to_one_does_not_belong_to_a_bundle(tmp_path: Path) -> None:
    deliver(a_bundle(), tmp_path / "bundle")
    (tmp_path / "elsewhere").mkdir()
    added = tmp_path / "bundle" / "more"
    added.symlink_to(tmp_path / "elsewhere")
    assert verify(tmp_path / "bundle") == Fault("more", "bundle.file_added")
    added.unlink()
    added.mkdir()
    assert verify(tmp_path / "bundle") == Fault("more", "bundle.file_added")


def test_a_flipped_bit_inside_a_zip_is_found(tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    deliver(a_bundle(), path)
    with zipfile.ZipFile(path) as archive:
        place = archive.getinfo("harbour-opens.fr.txt").header_offset + 30 + len("harbour-opens.fr.txt") + 2
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    assert verify(path) == Fault("harbour-opens.fr.txt", "bundle.file_changed")


def test_a_name_that_a_zip_has_twice_is_a_change(tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    deliver(a_bundle(), path)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("harbour-opens.tmx", b"other")
    assert verify(path) == Fault("harbour-opens.tmx", "bundle.file_changed")


def test_what_is_not_there_or_no_bundle_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        verify(tmp_path / "nowhere")
    (tmp_path / "text").write_text("no zip")
    with pytest.raises(BadInput):
        verify(tmp_path / "text")
