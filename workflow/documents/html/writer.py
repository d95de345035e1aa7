"""A page with texts put in place, and its language, direction and sides turned."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from workflow.documents.document import Document
from workflow.documents.html import direction
from workflow.documents.html.charset import unstated
from workflow.documents.html.reader import ISOLATE
from workflow.documents.html.values import escaped
from workflow.documents.inline import resolved
from workflow.documents.splice import Edit, Splicer, spans
from workflow.guards.tags import Token, TokenKind, tokens
from workflow.text import Code, CodedText
from workflow.text.codes import without_codes

_ISOLATES = re.compile("([\u2066-\u2069])")
_TAGS = {"\u2066": ISOLATE, "\u2067": '<bdi dir="rtl">', "\u2068": "<bdi>"}
_NO_MARKUP = frozenset({"select", "svg"})


def write(document: Document, texts: Mapping[str, CodedText | str], language: str, *, fragments: bool = True) -> bytes:
    """Write a page in its own encoding; a character that it lacks becomes a reference.

    Where the direction changes, what the tags state of it and of sides turns with it; ``fragments``: the outermost blocks of a page
    without ``html`` and ``body`` state it too.
    """
    mark = bytes.fromhex(document.skeleton["mark"])
    encoding = document.skeleton["encoding"]
    whole = document.data[len(mark) :].decode(encoding)
    found = list(tokens(whole)) if language != document.language or any(map(_is_held, texts.values())) else []
    plain = sorted(_plain_zones(found))
    sources = {block.key: block.text for block in document.blocks}
    edits: list[Edit[str]] = []
    for key, told in texts.items():
        start, end, is_value = document.skeleton["places"][key]
        if is_value:
            edits.append(Edit(start, end, value(told, sources[key])))
        else:
            zone = plain[bisect_right(plain, (start, len(whole))) - 1] if plain else (0, 0)
            edits.append(Edit(start, end, content(told, sources[key], markup=not zone[0] <= start < zone[1])))
    if language != document.language:
        edits += direction.edits(whole, found, direction.Turn(document.language, language, fragments))
        label = unstated(document.data, encoding)
        if label and not (
            document.data.isascii() and all(without_codes(str(told)).isascii() for told in texts.values())
        ):
            edits += direction.encoding_statement(whole, found, label)
    return mark + Splicer(whole, edits).all().encode(encoding, "xmlcharrefreplace")


def content(told: CodedText | str, source: CodedText, *, markup: bool = True) -> Callable[[Splicer[str]], str]:
    """Give what writes a translation between tags; where ``markup`` may not stand, isolates stay characters."""
    pieces = resolved(told, source)

    def written(splicer: Splicer[str]) -> str:
        return "".join(
            piece if isinstance(piece, str) else "".join(splicer.render(*each) for each in spans(piece.data))
            for piece in (
                _marked(pieces) if markup else (escaped(each) if isinstance(each, str) else each for each in pieces)
            )
        )

    return written


def value(told: CodedText | str, source: CodedText) -> str:
    """Write a translation as an attribute's value with its quotes."""
    text = "".join(piece for piece in resolved(told, source) if isinstance(piece, str))
    return f'"{escaped(text)}"'


def _is_held(told: CodedText | str) -> bool:
    return _ISOLATES.search(str(told)) is not None


def _plain_zones(found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Give the stretches in which no element may stand; they lie apart."""
    opened: list[Token] = []
    for token in found:
        if token.kind is TokenKind.PLAIN:
            yield token.start, token.end
        elif token.kind is TokenKind.START and token.name in _NO_MARKUP and not token.closes_itself:
            opened.append(token)
        elif token.kind is TokenKind.END and opened and token.name == opened[-1].name:
            start = opened.pop().start
            if not opened:
                yield start, token.end


def _marked(pieces: Sequence[str | Code]) -> Iterator[str | Code]:
    """Make elements of isolates that hold whole pairs of codes; others stay characters."""
    told = [
        part
        for piece in pieces
        for part in (_ISOLATES.split(piece) if isinstance(piece, str) else [piece])
        if part != ""
    ]
    tags: dict[int, str] = {}
    stack: list[tuple[int, str]] = []
    for place, piece in enumerate(told):
        if isinstance(piece, Code):
            if piece.role == "open":
                stack.append((place, ""))
            elif piece.role == "close":
                while stack and stack.pop()[1]:
                    pass
        elif piece in _TAGS:
            stack.append((place, _TAGS[piece]))
        elif piece == "\u2069" and stack and stack[-1][1]:
            opening, tag = stack.pop()
            tags |= {opening: tag, place: "</bdi>"}
    for place, piece in enumerate(told):
        yield piece if isinstance(piece, Code) else tags.get(place, escaped(piece))
