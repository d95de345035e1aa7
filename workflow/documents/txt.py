"""Plain text: a line is a block. U+2028 and U+0085 stand inside a block, every other line end closes one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from workflow.documents.document import Document, Format, Isolation, Note, Reading, note
from workflow.documents.inline import Item, resolved, stretches
from workflow.documents.splice import Edit, Splicer
from workflow.guards import text as guard
from workflow.text import Block, Code, CodedText, Kind, Role

_LINE = re.compile("[^\n\r\v\f\u2029]+")
_LINE_END = re.compile("\r\n|[\n\r\v\f\u2029]")
_BREAK = re.compile("[\u2028\u0085\t]")
_BLANK_LINE = re.compile("[^\\S\n\r]*(?:\r\n|[\n\r])[^\\S\n\r]*[\n\r]")
_END_MARK = re.compile('[.!?…؟۔:;,،؛]["”’»)]*\\Z')
_HEADLINE = 200
_INK = re.compile("[^\\s\u200b\ufeff](?:.*[^\\s\u200b\ufeff])?", re.DOTALL)


def read(data: bytes, name: str, language: str) -> Reading:
    """Read a text file: encoding by mark, UTF-8, or the code pages of ``language``."""
    decoded = guard.decode(data, language, name)
    blocks: list[Block] = []
    places: dict[str, list[int]] = {}
    for line in _LINE.finditer(decoded.text):
        items = list(_items(line[0], line.start()))
        for stretch in stretches(items):
            key = str(len(blocks) + 1)
            blocks.append(Block(key, Kind.PARAGRAPH, stretch.text))
            places[key] = [items[stretch.first].start, items[stretch.last - 1].end]
    if len(blocks) > 1 and _is_headline(decoded.text, places["1"][1]):
        blocks[0] = replace(blocks[0], kind=Kind.HEADING, level=1)
    notes: tuple[Note, ...] = ()
    if decoded.code_page:
        notes = (note("documents.code_page", file=name, encoding=decoded.encoding),)
    skeleton = {"encoding": decoded.encoding, "mark": decoded.mark.hex(), "places": places}
    return Reading(tuple(blocks), skeleton, notes, {"encoding": decoded.encoding})


def write(document: Document, texts: Mapping[str, CodedText | str], _language: str) -> bytes:
    """Put ``texts`` in their lines; the encoding and mark stay, a code page gives way to UTF-8."""
    mark = bytes.fromhex(document.skeleton["mark"])
    encoding = document.skeleton["encoding"]
    whole = document.data[len(mark) :].decode(encoding)
    sources = {block.key: block.text for block in document.blocks}
    edits = []
    for key, told in texts.items():
        start, end = document.skeleton["places"][key]
        edits.append(Edit(start, end, _line(told, sources[key])))
    return guard.encode(Splicer(whole, edits).all(), encoding, mark)


def _is_headline(text: str, end: int) -> bool:
    """Whether the first block, which ends at ``end``, is what a release is called: short, without an end mark, a blank line below it."""
    head = text[:end].strip()
    return len(head) <= _HEADLINE and not _END_MARK.search(head) and bool(_BLANK_LINE.match(text, end))


def _items(line: str, start: int) -> Iterator[Item]:
    """White space at the edges of each piece of a line stands by itself, so that it can be left to the file."""
    place = 0
    for found in [*_BREAK.finditer(line), None]:
        end = found.start() if found else len(line)
        ink = _INK.search(line, place, end)
        cuts = [place, ink.start(), ink.end(), end] if ink else [place, end]
        for first, last in pairwise(cuts):
            if first < last:
                yield Item(start + first, start + last, line[first:last])
        if found:
            label = "tab" if found[0] == "\t" else "break"
            yield Item(start + end, start + end + 1, role=Role.ALONE, label=label, data=found[0])
            place = found.end()


def _line(told: CodedText | str, source: CodedText) -> str:
    """A line end that somebody typed becomes the one that does not end the block."""
    pieces = (piece.data if isinstance(piece, Code) else piece for piece in resolved(told, source))
    return _LINE_END.sub("\u2028", "".join(pieces))


def _is_text(_: bytes) -> bool:
    return False


FORMAT = Format(
    name="txt",
    label="TXT",
    extensions=(".txt", ".text"),
    sniff=_is_text,
    read=read,
    write=write,
    isolation=Isolation.CHARACTERS,
)
