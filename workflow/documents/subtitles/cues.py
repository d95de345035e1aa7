"""Cues: texts that are shown for a time. All of a file but their words stays as it is, its line ends and gaps, too."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workflow.documents.document import Document, Note, Reading, note
from workflow.documents.inline import Item, resolved, stretches
from workflow.documents.splice import Edit, Splicer, span, spans
from workflow.errors import BadInput
from workflow.guards import text as guard
from workflow.guards.text import Decoded
from workflow.text import Block, Code, CodedText, Kind, Role

LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_BREAK = re.compile(r"(?<![ \t])[ \t]*(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))*[ \t]*")
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\u0085\u2028\u2029]")
_EDGE = " \t\r\n"
_SECONDS_MOST = 86_400.0


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: its text from ``start`` to ``end``, how long it is shown, what its maker noted before it."""

    start: int
    end: int
    seconds: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A piece of markup in a cue: what it does, which pair it belongs to by ``name``, what it is called."""

    start: int
    end: int
    role: Role
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Syntax:
    """How a kind of subtitles writes its cues."""

    tags: Callable[[str, int, int], Iterable[Tag]]
    shown: Callable[[str], str]
    written: Callable[[str], str]


def lines(text: str) -> list[tuple[int, int]]:
    """Give where each line starts and ends, without its line end."""
    return [
        (line.start(), line.start() + len(line[0].rstrip("\r\n")))
        for line in LINE.finditer(text)
        if line.start() < len(text)
    ]


def seconds(begins: float, ends: float) -> float:
    """Give how long a cue is shown; 0 where its times make no sense."""
    length = round(ends - begins, 3)
    return length if 0 < length < _SECONDS_MOST else 0.0


def reading(decoded: Decoded, cues: Iterable[Cue], syntax: Syntax, name: str) -> Reading:
    """Make a block of each cue. Raises BadInput where there is none."""
    blocks: list[Block] = []
    places: dict[str, list[int]] = {}
    for cue in cues:
        items = list(_items(decoded.text, cue, syntax))
        for stretch in stretches(items):
            key = str(len(blocks) + 1)
            blocks.append(Block(key, Kind.CUE, stretch.text, note=cue.note, whole=True, seconds=cue.seconds))
            places[key] = [items[stretch.first].start, items[stretch.last - 1].end]
    if not blocks:
        raise BadInput("subtitles.no_cues", file=name)
    notes: tuple[Note, ...] = ()
    if decoded.code_page:
        notes = (note("documents.code_page", file=name, encoding=decoded.encoding),)
    skeleton = {"encoding": decoded.encoding, "mark": decoded.mark.hex(), "places": places}
    return Reading(tuple(blocks), skeleton, notes, {"encoding": decoded.encoding})


def writer(syntax: Syntax) -> Callable[[Document, Mapping[str, CodedText | str], str], bytes]:
    """Give what puts texts in their cues; a line break that somebody typed is one, but no empty line, for that would end the cue."""

    def write(document: Document, texts: Mapping[str, CodedText | str], _language: str) -> bytes:
        mark = bytes.fromhex(document.skeleton["mark"])
        encoding = document.skeleton["encoding"]
        whole = document.data[len(mark) :].decode(encoding)
        usual = _LINE_END.search(whole)
        line_end = usual[0] if usual and usual[0] in {"\r\n", "\n", "\r"} else "\n"
        sources = {block.key: block.text for block in document.blocks}
        edits: list[Edit[str]] = []
        for key, told in texts.items():
            start, end = document.skeleton["places"][key]
            made = _content(whole, told, sources[key], syntax, line_end)
            if not _BLANK_LINE.search(whole, start, end):
                made = _BREAK.sub(line_end, made.strip(_EDGE))
            edits.append(Edit(start, end, made))
        return guard.encode(Splicer(whole, edits).all(), encoding, mark)

    return write


def _content(whole: str, told: CodedText | str, source: CodedText, syntax: Syntax, line_end: str) -> str:
    return "".join(
        "".join(whole[start:end] for start, end in spans(piece.data))
        if isinstance(piece, Code)
        else _LINE_END.sub(line_end, syntax.written(piece))
        for piece in resolved(told, source)
    )


def _items(text: str, cue: Cue, syntax: Syntax) -> Iterator[Item]:
    place = cue.start
    for tag in _nested(list(syntax.tags(text, cue.start, cue.end))):
        yield from _lines_of(text, place, tag.start, syntax)
        yield Item(tag.start, tag.end, role=tag.role, label=tag.label, data=span(tag.start, tag.end))
        place = tag.end
    yield from _lines_of(text, place, cue.end, syntax)


def _lines_of(text: str, start: int, end: int, syntax: Syntax) -> Iterator[Item]:
    place = start
    for found in _BREAK.finditer(text, start, end):
        yield from _edged(text, place, found.start(), syntax)
        yield Item(found.start(), found.end(), role=Role.ALONE, label="break", data=span(*found.span()))
        place = found.end()
    yield from _edged(text, place, end, syntax)


def _edged(text: str, start: int, end: int, syntax: Syntax) -> Iterator[Item]:
    raw = text[start:end]
    first = start + len(raw) - len(raw.lstrip(_EDGE))
    last = max(first, end - len(raw) + len(raw.rstrip(_EDGE)))
    for left, right in ((start, first), (first, last), (last, end)):
        if left < right:
            yield Item(left, right, syntax.shown(text[left:right]))


def _nested(tags: Sequence[Tag]) -> list[Tag]:
    """Let a half without a partner, or that crosses another pair, stand alone."""
    told = list(tags)
    stack: list[int] = []
    for place, tag in enumerate(tags):
        if tag.role is Role.OPEN:
            stack.append(place)
        elif tag.role is Role.CLOSE:
            depth = next((one for one in range(len(stack) - 1, -1, -1) if tags[stack[one]].name == tag.name), None)
            crossed = stack[depth + 1 :] if depth is not None else []
            if depth is None:
                told[place] = replace(tag, role=Role.ALONE)
            else:
                del stack[depth:]
            for other in crossed:
                told[other] = replace(tags[other], role=Role.ALONE)
    for other in stack:
        told[other] = replace(tags[other], role=Role.ALONE)
    return told
