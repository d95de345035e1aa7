"""A Markdown file with texts put in place: escaped, on one line where no break says otherwise, and read again to be sure."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from workflow.documents.document import Document
from workflow.documents.html.writer import content, value
from workflow.documents.inline import resolved
from workflow.documents.markdown import escaping, front, lines
from workflow.documents.markdown.lines import Logical
from workflow.documents.markdown.reader import markdown
from workflow.documents.markdown.row import REFERENCE, row
from workflow.documents.splice import Edit, Splicer, spans
from workflow.errors import BadInput
from workflow.guards import text as guard
from workflow.text import Code, CodedText, Role

_EMPHASIS = {"bold": "strong", "italic": "em", "struck": "del"}
_BREAK = re.compile(r"(?:\r\n|\n|\r)[ \t>]*")


def write(document: Document, texts: Mapping[str, CodedText | str], language: str) -> bytes:
    """Write a Markdown file. Raises BadInput with the line where a text would change what the blocks around it are."""
    mark = bytes.fromhex(document.skeleton["mark"])
    encoding = document.skeleton["encoding"]
    whole = document.data[len(mark) :].decode(encoding)
    before, references = _shape(whole)
    sources = {block.key: block.text for block in document.blocks}

    def edits(*, harder: bool) -> Iterator[Edit[str]]:
        yield from front.turned(whole, front.end_of(whole), document.language, language)
        for key, told in texts.items():
            place = document.skeleton["places"][key]
            start, end = place["span"]
            yield Edit(start, end, _new(whole, place, told, sources[key], references, harder=harder))
            for first, last, data in place.get("references", ()):
                yield Edit(first, last, partial(_rendered, data=data))

    line = 0
    for harder in (False, True):
        new = Splicer(whole, edits(harder=harder)).all()
        after, _ = _shape(new)
        if [each for each, _ in before] == [each for each, _ in after]:
            return guard.encode(new, encoding, mark)
        line = next((line for (old, _), (now, line) in zip(before, after, strict=False) if old != now), 0)
    raise BadInput("markdown.structure", file=document.name, line=line + 1)


def _shape(text: str) -> tuple[list[tuple[tuple[str, int, str], int]], dict[str, Any]]:
    """Give the blocks of a file, each with its line, and its references."""
    references: dict[str, Any] = {}
    tokens = markdown().parse(lines.source(text, front.end_of(text)).masked, references)
    shape = [
        ((token.type, token.level, token.tag), token.map[0] if token.map else 0)
        for token in tokens
        if token.type != "inline"
    ]
    return shape, references


New = str | Callable[[Splicer[str]], str]


def _new(
    whole: str, place: Mapping[str, Any], told: CodedText | str, source: CodedText, references: Any, *, harder: bool
) -> New:
    kind = place["as"]
    if kind == "html":
        return content(told, source)
    if kind == "html value":
        return value(told, source)
    plain = "".join(piece for piece in resolved(told, source) if isinstance(piece, str))
    if kind == "front":
        return front.written(plain)
    if kind == "title":
        title = escaping.as_title(plain, whole[place["span"][0]])
        return escaping.in_cell(title) if place["cell"] else title
    return _Row(place, told, source, references, harder=harder).written


class _Row:
    """Writes a block's text with its codes."""

    def __init__(
        self, place: Mapping[str, Any], told: CodedText | str, source: CodedText, references: Any, *, harder: bool
    ) -> None:
        self._harder = harder
        self._place = place
        self._pieces = _tidied(resolved(told, source))
        self._references = references
        self._in_cell = place["as"] == "cell" or bool(place.get("cell"))

    def written(self, splicer: Splicer[str]) -> str:
        """Write as plainly as reads back the same: marks, else tags for emphasis, else with all punctuation escaped."""
        for tags in (False, True):
            told = self._with(splicer, tags=tags, fully=self._harder)
            if self._reads_back(told):
                return told
        return self._with(splicer, tags=True, fully=True)

    def _with(self, splicer: Splicer[str], *, tags: bool, fully: bool) -> str:
        out: list[str] = []
        begins = True
        for piece in self._pieces:
            if isinstance(piece, str):
                text = escaping.escaped(piece, begins=begins, fully=fully)
                out.append(escaping.in_cell(text, fully=fully) if self._in_cell else text)
                begins = False
            elif tags and piece.label in _EMPHASIS and piece.role is not Role.ALONE:
                out.append(f"<{'/' if piece.role is Role.CLOSE else ''}{_EMPHASIS[piece.label]}>")
            else:
                out.append(_rendered(splicer, piece.data))
                begins = piece.label == "break"
        told = "".join(out).rstrip(" \t")
        if self._place["as"] == "heading":
            told = escaping.as_heading(told)
        return escaping.as_cell(told) if self._in_cell else told

    def _reads_back(self, told: str) -> bool:
        text = _BREAK.sub("\n", told)
        if self._in_cell:
            text = text.replace("\\|", "|")
        read = row(markdown(), Logical(text, range(len(text) + 1)), self._references)
        found = _sequence(item.text if item.role is None else (item.role, item.label) for item in read.items)
        wanted = _sequence(
            escaping.one_line(piece) if isinstance(piece, str) else (piece.role, piece.label) for piece in self._pieces
        )
        return found == wanted


def _rendered(splicer: Splicer[str], data: str) -> str:
    if data.startswith(REFERENCE):
        return f"][{data.removeprefix(REFERENCE)}]"
    return "".join(splicer.render(*each) for each in spans(data))


def _sequence(pieces: Iterable[str | tuple[Role, str]]) -> list[str | tuple[Role, str]]:
    """Join texts that follow one another; white space at the edges does not count."""
    joined: list[str | tuple[Role, str]] = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        elif piece:
            joined.append(piece)
    if joined and isinstance(joined[0], str):
        joined[0] = joined[0].lstrip()
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip()
    return [piece for piece in joined if piece]


def _tidied(pieces: Sequence[str | Code]) -> list[str | Code]:
    """Move white space at the inner edges of emphasis out of it, and drop emphasis of nothing: Markdown sees none otherwise."""
    out: list[str | Code] = []
    for piece in pieces:
        last = out[-1] if out else ""
        if isinstance(piece, str):
            place = len(out)
            while place and _is_emphasis(out[place - 1], Role.OPEN):
                place -= 1
            ink = piece.lstrip() if place < len(out) else piece
            out.insert(place, piece[: len(piece) - len(ink)])
            out.append(ink)
        elif _is_emphasis(piece, Role.CLOSE) and isinstance(last, Code) and last.role is Role.OPEN:
            out.pop()
        elif _is_emphasis(piece, Role.CLOSE) and isinstance(last, str):
            out[-1:] = [last.rstrip(), piece, last[len(last.rstrip()) :]]
        else:
            out.append(piece)
        out = [each for each in out if each != ""]
    return out


def _is_emphasis(piece: str | Code, role: Role) -> bool:
    return isinstance(piece, Code) and piece.role is role and piece.label in _EMPHASIS
