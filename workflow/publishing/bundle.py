"""A bundle: an immutable set of files with a manifest that names each of them by its hash."""

import errno
import hashlib
import json
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from workflow.errors import BadInput, Missing

MANIFEST = "manifest.json"
_MANIFEST_BYTES = 16 * 1024 * 1024
_PIECE = 1024 * 1024
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,250}")


@dataclass(frozen=True, slots=True)
class File:
    """A file of a bundle; ``language`` is None where it holds several, ``format`` is as ``--formats`` names it (``docx``, ``po`` ...)."""

    name: str
    data: bytes
    language: str | None
    format: str


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose work a language is: ``did`` is ``translated`` or ``approved``, ``segments`` how many, ``last`` when the last one."""

    name: str
    language: str
    did: str
    segments: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Facts:
    """What the manifest says of the release.

    ``people`` is None where they are to be left out; ``history_seq`` and ``history_hash`` are the head of its chain of events.
    """

    release: str
    slug: str
    source_language: str
    source_version: int
    languages: tuple[str, ...]
    segments: int
    draft: bool
    history_seq: int
    history_hash: str
    people: tuple[Hand, ...] | None = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files in order of their names, the manifest last; ``hash`` is the SHA-256 of the manifest, and by it of all."""

    files: tuple[File, ...]
    hash: str


@dataclass(frozen=True, slots=True)
class Fault:
    """The first file of a bundle that is not as the manifest says; ``code`` names what is wrong with it."""

    name: str
    code: str


def build(files: Sequence[File], facts: Facts) -> Bundle:
    """Make a bundle of ``files``: the same content gives the same bytes. Raises ValueError for a name that is unsafe or comes twice."""
    ordered = sorted(files, key=lambda file: file.name)
    names = [file.name for file in ordered]
    if len({name.casefold() for name in names}) < len(names) or MANIFEST in names:
        raise ValueError(f"names that come twice: {names}")
    for name in names:
        if not _NAME.fullmatch(name):
            raise ValueError(f"no name for a file of a bundle: {name!r}")
    told = json.dumps(_manifest(ordered, facts), ensure_ascii=False, indent=2).encode() + b"\n"
    manifest = File(MANIFEST, told, None, "manifest")
    return Bundle((*ordered, manifest), hashlib.sha256(told).hexdigest())


def _manifest(files: Sequence[File], facts: Facts) -> dict[str, Any]:
    manifest: dict[str, Any] = {
        "release": facts.release,
        "slug": facts.slug,
        "source_language": facts.source_language,
        "source_version": facts.source_version,
        "languages": list(facts.languages),
        "segments": facts.segments,
        "draft": facts.draft,
        "files": [
            {
                "name": file.name,
                "sha256": hashlib.sha256(file.data).hexdigest(),
                "bytes": len(file.data),
                "language": file.language,
                "format": file.format,
            }
            for file in files
        ],
        "history": {"seq": facts.history_seq, "hash": facts.history_hash},
    }
    if facts.people is not None:
        ordered = sorted(facts.people, key=lambda hand: (hand.language, hand.did, hand.name))
        manifest["people"] = [
            {
                "name": hand.name,
                "language": hand.language,
                "did": hand.did,
                "segments": hand.segments,
                "last": hand.last.isoformat(),
            }
            for hand in ordered
        ]
    return manifest


def verify(path: Path) -> Fault | None:
    """Compare a bundle (folder or zip) with its manifest; None where every file is as it says and no other is there.

    Raises Missing where nothing is at ``path``, BadInput where that is neither folder nor zip.
    """
    if path.is_dir():
        names = [str(found.relative_to(path)) for found in sorted(path.rglob("*"))]
        return _first_fault(names, lambda name: _opened(path / name))
    if not path.is_file():
        raise Missing("bundle.missing", path=str(path))
    try:
        with zipfile.ZipFile(path) as archive:
            return _first_fault(archive.namelist(), archive.open)
    except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
        raise BadInput("bundle.unreadable", path=str(path)) from error


_Open = Callable[[str], IO[bytes]]

_UNREADABLE = (
    OSError,
    ValueError,
    KeyError,
    RuntimeError,
    NotImplementedError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What ``zipfile`` and the file system raise for a file that is damaged, encrypted or a link."""


def _opened(path: Path) -> IO[bytes]:
    if path.is_symlink() or not path.is_file():
        raise OSError(errno.ELOOP, "not a plain file")
    return path.open("rb")


def _first_fault(present: Sequence[str], opened: _Open) -> Fault | None:
    told = _files_told(opened)
    if told is None:
        return Fault(MANIFEST, "bundle.no_manifest")
    counts = Counter(present)
    for name, size, digest in told:
        if name not in counts:
            return Fault(name, "bundle.file_missing")
        if counts[name] > 1 or not _is_as_told(opened, name, size, digest):
            return Fault(name, "bundle.file_changed")
    expected = {MANIFEST: 1, **{name: 1 for name, _, _ in told}}
    added = sorted(name for name, count in counts.items() if count > expected.get(name, 0))
    return Fault(added[0], "bundle.file_added") if added else None


def _files_told(opened: _Open) -> list[tuple[str, int, str]] | None:
    """Name, bytes and SHA-256 of each file of the manifest; None where there is no manifest, or it is none."""
    try:
        with opened(MANIFEST) as stream:
            manifest = json.loads(stream.read(_MANIFEST_BYTES))
        told = [(entry["name"], entry["bytes"], entry["sha256"]) for entry in manifest["files"]]
    except (*_UNREADABLE, TypeError, RecursionError):
        return None
    sound = all(
        isinstance(name, str) and _NAME.fullmatch(name) and isinstance(size, int) and isinstance(digest, str)
        for name, size, digest in told
    )
    return told if sound else None


def _is_as_told(opened: _Open, name: str, size: int, digest: str) -> bool:
    found, left = hashlib.sha256(), size
    try:
        with opened(name) as stream:
            # One byte more than told is enough to know: what is packed to burst is never unpacked.
            while left >= 0 and (piece := stream.read(min(_PIECE, left + 1))):
                found.update(piece)
                left -= len(piece)
    except _UNREADABLE:
        return False
    return left == 0 and found.hexdigest() == digest
