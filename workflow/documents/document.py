"""What a reader makes of a file, and the shape of a format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from workflow.errors import BadInput, FactValue
from workflow.text import Block, Code, CodedText, Kind, Role


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a file that people should know: a code and facts, worded at the edge as errors are."""

    code: str
    facts: Mapping[str, FactValue] = field(default_factory=dict)


def note(code: str, **facts: FactValue) -> Note:
    """Make a Note of a code and its facts."""
    return Note(code, MappingProxyType(facts))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format's reader gives: the blocks in reading order, and the skeleton (JSON-able) by which its writer finds their places."""

    blocks: tuple[Block, ...]
    skeleton: Mapping[str, Any]
    notes: tuple[Note, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its original bytes, its blocks, and what is needed to write it back.

    ``properties`` are what the file says of itself (``title``, ``encoding`` ...); ``reader`` is the version of the reader that made
    the skeleton.
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

    def to_json(self) -> dict[str, Any]:
        """Give all but the bytes as JSON-able values."""
        return {
            "format": self.format,
            "reader": self.reader,
            "name": self.name,
            "language": self.language,
            "blocks": [_block_to_json(block) for block in self.blocks],
            "notes": [{"code": told.code, "facts": dict(told.facts)} for told in self.notes],
            "properties": dict(self.properties),
            "skeleton": dict(self.skeleton),
        }

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
                notes=tuple(note(each["code"], **each["facts"]) for each in told["notes"]),
                properties=MappingProxyType(dict(told["properties"])),
                skeleton=MappingProxyType(dict(told["skeleton"])),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise BadInput("documents.stored_parse") from error


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can come in and go out; registered by an entry point of the group ``stele.formats``.

    ``sniff`` tells by the bytes alone whether a file is of this kind, sure enough to overrule a missing name; ``read`` takes bytes,
    the file's name and its language; ``write`` takes the document, texts by block key (only those that changed) and their language.
    """

    name: str
    label: str
    extensions: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Callable[[bytes, str, str], Reading]
    write: Callable[[Document, Mapping[str, CodedText | str], str], bytes]
    version: int = 1


def first_heading(document: Document) -> str | None:
    """Give the text of the first heading, without codes; None where the document has none."""
    for block in document.blocks:
        if block.kind is Kind.HEADING:
            return " ".join(block.text.plain.split())
    return None


def _block_to_json(block: Block) -> dict[str, Any]:
    told: dict[str, Any] = {"key": block.key, "kind": block.kind.value, "text": block.text.text}
    if block.text.codes:
        told["codes"] = [[code.role.value, code.number, code.label, code.data] for code in block.text.codes]
    for name in ("note", "level", "part"):
        if value := getattr(block, name):
            told[name] = value
    return told


def _block_from_json(told: Mapping[str, Any]) -> Block:
    codes = tuple(Code(Role(role), number, label, data) for role, number, label, data in told.get("codes", ()))
    return Block(
        key=told["key"],
        kind=Kind(told["kind"]),
        text=CodedText(told["text"], codes),
        note=told.get("note", ""),
        level=told.get("level", 0),
        part=told.get("part", ""),
    )
