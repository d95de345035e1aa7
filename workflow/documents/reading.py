"""A file in, its document out; and back."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from workflow.documents.document import Document
from workflow.documents.registry import format_named, format_of, shown_name
from workflow.errors import BadInput
from workflow.guards import child, limits, text
from workflow.text import Block, CodedText, require_sound


def read(data: bytes, filename: str, language: str) -> Document:
    """Read a file of any registered format, behind its guards, in this process.

    Raises BadInput with the file's name where it is not of a format that can be imported, unsafe, broken, or has nothing to translate.
    """
    name = shown_name(filename)
    found = format_of(data, name)
    reading = found.read(data, name, language)
    _require_blocks(reading.blocks, name)
    return Document(
        format=found.name,
        reader=found.version,
        name=name,
        language=language,
        data=data,
        blocks=reading.blocks,
        notes=reading.notes,
        properties=MappingProxyType(dict(reading.properties)),
        skeleton=MappingProxyType(dict(reading.skeleton)),
    )


def read_apart(data: bytes, filename: str, language: str) -> Document:
    """Do as ``read``, in a child process under limits of memory and time."""
    name = shown_name(filename)
    told: Mapping[str, Any] = child.apart(
        "workflow.documents.apart:read", data, {"name": name, "filename": filename, "language": language}
    )
    return Document.from_json(told, data)


def write(document: Document, texts: Mapping[str, CodedText | str], language: str) -> bytes:
    """Write ``document`` in ``language`` with ``texts`` by block key; a block without one keeps its source's text.

    Nothing but the texts that differ (and what the format says of its language) changes; where none does, the original bytes come back.
    Codes that a text misses, doubles or crosses are put in order. Raises BadInput where a key is not of this document.
    """
    sources = {block.key: block.text for block in document.blocks}
    changed: dict[str, CodedText | str] = {}
    for key, told in texts.items():
        if key not in sources:
            raise BadInput("documents.unknown_block", file=document.name, block=key)
        if str(told) != sources[key].text:
            changed[key] = told
            require_sound(str(told))
    if not changed and language == document.language:
        return document.data
    return format_named(document.format).write(document, changed, language)


def _require_blocks(blocks: tuple[Block, ...], name: str) -> None:
    if len(blocks) > limits.PARAGRAPHS:
        raise BadInput("file.many_paragraphs", file=name, paragraphs=limits.PARAGRAPHS)
    for number, block in enumerate(blocks, start=1):
        if len(block.text.text) > limits.LINE:
            raise BadInput("file.long_line", file=name, line=number, characters=limits.LINE)
        text.require_marks(block.text.text, name)
    text.require_words((block.text.plain for block in blocks), name)
