"""A file in, its document out; and back."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from locales import language as facts_of
from workflow.documents.bilingual import TARGET_LANGUAGE
from workflow.documents.document import Document, Isolation
from workflow.documents.isolation import isolated
from workflow.documents.registry import files_stated, format_named, format_of, shown_name
from workflow.errors import BadInput
from workflow.guards import child, limits, text
from workflow.text import Block, CodedText, require_sound
from workflow.text.space import without_bidi_controls


def read(data: bytes, filename: str, language: str, *, filled: bool = False) -> Document:
    """Read a file of any registered format, behind its guards, in this process. Characters that only steer direction are left to the file.

    A file that comes back ``filled`` is read with what is finished in it, too.
    Raises BadInput with the file's name where it is not of a format that can be imported, unsafe, broken, or has nothing to translate.
    """
    name = shown_name(filename)
    found = format_of(data, name)
    reading = (found.read_filled if filled and found.read_filled else found.read)(data, name, language)
    _require_blocks(reading.blocks, name)
    return Document(
        format=found.name,
        reader=found.version,
        name=name,
        language=language,
        data=data,
        blocks=tuple(map(_unmarked, reading.blocks)),
        notes=reading.notes,
        properties=MappingProxyType(dict(reading.properties)),
        skeleton=MappingProxyType(dict(reading.skeleton)),
        targets=MappingProxyType({key: _without_marks(text) for key, text in reading.targets.items()}),
    )


def read_apart(data: bytes, filename: str, language: str) -> Document:
    """Do as ``read``, in a child process under limits of memory and time."""
    name = shown_name(filename)
    options = {"name": name, "filename": filename, "language": language}
    seconds = child.seconds_for(files_stated(data, name))
    told: Mapping[str, Any] = child.apart("workflow.documents.apart:read", data, options, seconds)
    return Document.from_json(told, data)


def write(
    document: Document,
    texts: Mapping[str, CodedText | str],
    language: str,
    isolation: Isolation | Mapping[str, str] | None = None,
) -> bytes:
    """Write ``document`` in ``language`` with ``texts`` by block key; a block without one keeps its source's text.

    Nothing but the texts that differ, and what the format says of its language and direction, changes; where nothing does, the original
    bytes come back. Codes that a text misses, doubles or crosses are put in order. In a language that runs from the right, runs that do
    not are held together by ``isolation`` (for all formats, or by format), else as is usual in the format. Raises BadInput where a key is
    not of this document.
    """
    sources = {block.key: block.text for block in document.blocks}
    of = format_named(document.format)
    for key, told in texts.items():
        if key not in sources:
            raise BadInput("documents.unknown_block", file=document.name, block=key)
        require_sound(str(told))
    filled = language != document.language and (of.bilingual or TARGET_LANGUAGE in document.properties)
    turned = facts_of(language).direction != facts_of(document.language).direction
    # A name or number that is the same in both languages is held together, too, where the paragraph round it turns.
    said = _held(texts, document, language, isolation) if turned else texts
    changed = {key: told for key, told in said.items() if filled or str(told) != sources[key].text}
    if not changed and language == document.language:
        return document.data
    return of.write(document, changed if turned else _held(changed, document, language, isolation), language)


def _held(
    texts: Mapping[str, CodedText | str],
    document: Document,
    language: str,
    isolation: Isolation | Mapping[str, str] | None,
) -> Mapping[str, CodedText | str]:
    if facts_of(language).direction != "rtl":
        return texts
    inside = format_named(document.format).format_inside
    ways: dict[str, Isolation] = {}
    held = {}
    for key, told in texts.items():
        name = inside(document, key) if inside else document.format
        how = ways.get(name) or ways.setdefault(name, _way(name, isolation))
        held[key] = told.with_text(isolated(told.text, how)) if isinstance(told, CodedText) else isolated(told, how)
    return held


def _way(format_name: str, isolation: Isolation | Mapping[str, str] | None) -> Isolation:
    if isinstance(isolation, Isolation):
        return isolation
    asked = isolation.get(format_name) if isolation else None
    return Isolation(asked) if asked else format_named(format_name).isolation


def _unmarked(block: Block) -> Block:
    text = _without_marks(block.text)
    return block if text is block.text else replace(block, text=text)


def _without_marks(text: CodedText) -> CodedText:
    bare = without_bidi_controls(text.text)
    return text if bare == text.text else text.with_text(bare)


def _require_blocks(blocks: tuple[Block, ...], name: str) -> None:
    if len(blocks) > limits.PARAGRAPHS:
        raise BadInput("file.many_paragraphs", file=name, paragraphs=limits.PARAGRAPHS)
    for number, block in enumerate(blocks, start=1):
        if len(block.text.text) > limits.LINE:
            raise BadInput("file.long_line", file=name, line=number, characters=limits.LINE)
        text.require_marks(block.text.text, name)
    text.require_words((block.text.plain for block in blocks), name)
