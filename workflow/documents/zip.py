"""A ZIP of several documents: one release; each comes back in its place, under its name, and what is no document stays as it is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from workflow.documents.bilingual import TARGET_LANGUAGE
from workflow.documents.document import Document, Format, Isolation, Note, Reading, note
from workflow.documents.reading import read as read_one
from workflow.documents.reading import write as write_one
from workflow.documents.registry import formats
from workflow.documents.rezip import replaced
from workflow.errors import BadInput
from workflow.guards import archive
from workflow.guards.archive import Entry
from workflow.text import Block, CodedText

_ENDING = ".zip"
_KEPT_BY_SYSTEMS = ("__MACOSX/", ".")
_HIDDEN = (".", "~$")
"""How names of files begin that no person made: those of systems, and what Word keeps beside an open document."""

_WORDLESS = frozenset({"file.empty", "file.blank"})


def read(data: bytes, name: str, language: str) -> Reading:
    """Read each file of a known format; its blocks' keys begin with its number. One without words stays as it is.

    Raises BadInput naming the file that is refused.
    """
    checked = archive.inspect(data, name)
    blocks: list[Block] = []
    notes: list[Note] = []
    targets: dict[str, CodedText] = {}
    told: list[dict[str, Any]] = []
    left = 0
    target_languages: set[str] = set()
    for entry in checked.entries:
        if not _is_document(entry):
            left += _is_file(entry)
            continue
        document = _document(checked.read(entry), entry.name, language)
        if document is None:
            left += 1
            continue
        prefix = f"{len(told) + 1}/"
        blocks += _placed(document, prefix, entry.name, max((one.cell.table for one in blocks if one.cell), default=0))
        notes += document.notes
        targets |= {prefix + key: text for key, text in document.targets.items()}
        target_languages |= {document.properties[TARGET_LANGUAGE]} if TARGET_LANGUAGE in document.properties else set()
        told.append({"entry": entry.name, "document": _without_blocks(document)})
    if not told:
        raise BadInput("archive.no_document", file=name)
    if len(target_languages) > 1:
        raise BadInput("archive.many_targets", file=name, languages=", ".join(sorted(target_languages)))
    if left:
        notes.append(note("archive.left", file=name, files=left))
    properties = {TARGET_LANGUAGE: target_languages.pop()} if target_languages else {}
    return Reading(tuple(blocks), {"documents": told}, tuple(notes), properties, targets)


def write(document: Document, texts: Mapping[str, CodedText | str], language: str) -> bytes:
    """Write each document that it holds as its own format does; every other byte of the archive stays.

    What must stand together is held together in ``texts`` already.
    """
    checked = archive.inspect(document.data, document.name)
    shares: dict[str, dict[str, CodedText | str]] = defaultdict(dict)
    for key, told in texts.items():
        number, _, inner = key.partition("/")
        shares[number][inner] = told
    contents = {}
    for place, told in enumerate(document.skeleton["documents"], start=1):
        entry = checked.entry(told["entry"])
        assert entry is not None  # noqa: S101 - the reader found it in these bytes
        one = _restored(document, told["document"], f"{place}/", checked.read(entry))
        contents[entry.name] = write_one(one, shares[str(place)], language, Isolation.NONE)
    return replaced(checked, contents)


def _document(data: bytes, name: str, language: str) -> Document | None:
    try:
        return read_one(data, name, language)
    except BadInput as error:
        if error.code in _WORDLESS:
            return None
        raise


def _is_file(entry: Entry) -> bool:
    return not entry.name.endswith("/") and not entry.name.startswith(_KEPT_BY_SYSTEMS)


def _is_document(entry: Entry) -> bool:
    """Whether a format reads it by its name; an archive inside the archive is left alone."""
    path = PurePosixPath(entry.name.casefold())
    if not _is_file(entry) or path.name.startswith(_HIDDEN) or path.suffix == _ENDING:
        return False
    return any(path.suffix in each.extensions for each in formats())


def _placed(document: Document, prefix: str, entry: str, tables: int) -> Iterator[Block]:
    for block in document.blocks:
        cell = replace(block.cell, table=block.cell.table + tables) if block.cell else None
        yield replace(block, key=prefix + block.key, part=f"{entry}/{block.part}".rstrip("/"), cell=cell)


def _without_blocks(document: Document) -> dict[str, Any]:
    told = document.to_json()
    return {name: value for name, value in told.items() if name not in {"blocks", "targets", "notes"}}


def _restored(whole: Document, told: Mapping[str, Any], prefix: str, data: bytes) -> Document:
    """Make an inner document again: its blocks are those of the whole."""
    bare = Document.from_json({**told, "blocks": [], "notes": []}, data)
    blocks = (replace(one, key=one.key.removeprefix(prefix)) for one in whole.blocks if one.key.startswith(prefix))
    return replace(bare, blocks=tuple(blocks))


def _format_inside(document: Document, key: str) -> str:
    place = int(key.partition("/")[0])
    return str(document.skeleton["documents"][place - 1]["document"]["format"])


def _by_name_only(_: bytes) -> bool:
    """An office file of a kind that nobody reads is a ZIP too."""
    return False


FORMAT = Format(
    name="zip",
    label="ZIP",
    extensions=(_ENDING,),
    sniff=_by_name_only,
    read=read,
    write=write,
    files_stated=archive.stated_entries,
    format_inside=_format_inside,
)
