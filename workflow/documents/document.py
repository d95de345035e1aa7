"""What a reader makes of a file, and the shape of a format."""

from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from workflow.errors import BadInput, FactValue
from workflow.text import Block, Cell, Code, CodedText, Kept, Kind
from workflow.text.block import NOTHING


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a file that people should know: a code and facts, worded at the edge as errors are."""

    code: str
    facts: Mapping[str, FactValue] = field(default_factory=dict)


def note(code: str, **facts: FactValue) -> Note:
    """Make a Note of a code and its facts."""
    return Note(code, MappingProxyType(facts))


class Isolation(StrEnum):
    """How left-to-right runs are held together in a text that runs from the right: by isolates, by marks, or not at all."""

    CHARACTERS = "characters"
    MARKS = "marks"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format's reader gives: the blocks in reading order, and the skeleton (JSON-able) by which its writer finds their places.

    ``targets``: translations that a bilingual file holds already, by block key.
    """

    blocks: tuple[Block, ...]
    skeleton: Mapping[str, Any]
    notes: tuple[Note, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, CodedText] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its original bytes, its blocks, and what is needed to write it back.

    ``properties`` are what the file says of itself (``title``, ``encoding``, ``target_language`` of a bilingual file ...); ``targets``
    are the translations that it holds already, by block key; ``reader`` is the version of the reader that made the skeleton.
    """

    format: str
    name: str
    language: str
    data: bytes
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    properties: Mapping[str, str]
    skeleton: Mapping[str, Any]
    reader: int = 1
    targets: Mapping[str, CodedText] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Give all but the bytes as JSON-able values."""
        told = {
            "format": self.format,
            "reader": self.reader,
            "name": self.name,
            "language": self.language,
            "blocks": [_block_to_json(block) for block in self.blocks],
            "notes": [{"code": told.code, "facts": dict(told.facts)} for told in self.notes],
            "properties": dict(self.properties),
            "skeleton": dict(self.skeleton),
        }
        if self.targets:
            told["targets"] = {key: _text_to_json(text) for key, text in self.targets.items()}
        return told

    @classmethod
    def from_json(cls, told: Mapping[str, Any], data: bytes) -> "Document":
        """Make the document again of what ``to_json`` gave and the original bytes. Raises BadInput where it does not fit."""
        try:
            return cls(
                format=told["format"],
                reader=told["reader"],
                name=told["name"],
                language=told["language"],
                data=data,
                blocks=tuple(_block_from_json(block) for block in told["blocks"]),
                notes=notes_from_json(told),
                properties=MappingProxyType(dict(told["properties"])),
                skeleton=MappingProxyType(dict(told["skeleton"])),
                targets=MappingProxyType({key: _text_from_json(text) for key, text in told.get("targets", {}).items()}),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise BadInput("documents.stored_parse") from error


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can come in and go out; registered by an entry point of the group ``stele.formats``.

    ``sniff`` tells by the bytes alone whether a file is of this kind, sure enough to overrule a missing name; ``read`` takes bytes,
    the file's name and its language; ``write`` takes the document, texts by block key (only those that changed) and their language.

    ``isolation`` is what its texts hold where nobody asks for another; ``special``: a dialect that shares its ending with other formats
    and is asked first, by ``sniff``; ``bilingual``: its files hold the translation beside the source, ``read`` gives the property
    ``target_language``, and ``write`` gets all texts, changed or not. ``read_filled`` reads such a file when it comes back from outside:
    under the same keys, with what is finished or locked in it.

    An archive of files of other formats tells by ``files_stated`` how many there may be, from its bytes at a glance, and by
    ``format_inside`` the format of the one that a block of a document stands in: that one's isolation counts, and the archive has none.
    """

    name: str
    label: str
    extensions: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Callable[[bytes, str, str], Reading]
    write: Callable[[Document, Mapping[str, CodedText | str], str], bytes]
    version: int = 1
    isolation: Isolation = Isolation.NONE
    special: bool = False
    bilingual: bool = False
    read_filled: Callable[[bytes, str, str], Reading] | None = None
    files_stated: Callable[[bytes], int] | None = None
    format_inside: Callable[[Document, str], str] | None = None


def notes_from_json(told: Mapping[str, Any]) -> tuple[Note, ...]:
    """Give the notes in what ``Document.to_json`` gave."""
    return tuple(note(each["code"], **each["facts"]) for each in told["notes"])


def first_heading(document: Document) -> str | None:
    """Give the text of the first heading, without codes; None where the document has none."""
    for block in document.blocks:
        if block.kind is Kind.HEADING:
            return " ".join(block.text.plain.split())
    return None


_PLAIN_FIELDS = ("note", "level", "part", "whole", "numbered", "seconds", "number")


def _text_to_json(text: CodedText) -> dict[str, Any]:
    told: dict[str, Any] = {"text": text.text}
    if text.codes:
        told["codes"] = [code.to_json() for code in text.codes]
    return told


def _text_from_json(told: Mapping[str, Any]) -> CodedText:
    return CodedText(told["text"], tuple(map(Code.from_json, told.get("codes", ()))))


def _block_to_json(block: Block) -> dict[str, Any]:
    told: dict[str, Any] = {"key": block.key, "kind": block.kind.value, **_text_to_json(block.text)}
    for name in _PLAIN_FIELDS:
        if value := getattr(block, name):
            told[name] = value
    for name, edge in (("before", block.before), ("after", block.after)):
        if edge.text:
            told[name] = _text_to_json(edge)
    if block.cell:
        told["cell"] = list(astuple(block.cell))
    if block.kept:
        told["kept"] = [list(astuple(each)) for each in block.kept]
    return told


def _block_from_json(told: Mapping[str, Any]) -> Block:
    return Block(
        key=told["key"],
        kind=Kind(told["kind"]),
        text=_text_from_json(told),
        cell=Cell(*told["cell"]) if "cell" in told else None,
        kept=tuple(Kept(*each) for each in told.get("kept", ())),
        before=_text_from_json(told["before"]) if "before" in told else NOTHING,
        after=_text_from_json(told["after"]) if "after" in told else NOTHING,
        **{name: told[name] for name in _PLAIN_FIELDS if name in told},
    )
