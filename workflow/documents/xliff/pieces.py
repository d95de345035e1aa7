"""The inside of an element as pieces in the order of the file: text, marked sections, tags. The file has been parsed before."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

_PIECE = re.compile(
    rb"<!\[CDATA\[(?P<section>.*?)\]\]>"
    rb"|<!--.*?-->|<\?.*?\?>"
    rb"|<(?P<slash>/?)(?P<name>[^\s/>!?]+)(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(?P<lone>/?)>"
    rb"|(?P<text>[^<]+)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE = re.compile(r"&(?:#[xX]([0-9A-Fa-f]+)|#([0-9]+)|([a-z]+));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_LINE_END = re.compile("\r\n?")
_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_OPENING = len(b"<![CDATA[")
_CLOSING = len(b"]]>")
_NONE: Mapping[str, str] = MappingProxyType({})


class Shape(Enum):
    """What a piece is; ``OTHER`` is a comment or processing instruction."""

    TEXT = "text"
    SECTION = "section"
    START = "start"
    END = "end"
    LONE = "lone"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the file from ``start`` to ``end``; of a marked section ``first`` to ``last`` is what it holds.

    ``name`` is that of a tag without its prefix, ``attributes`` its attributes as written.
    """

    shape: Shape
    start: int
    end: int
    name: str = ""
    attributes: Mapping[str, str] = field(default_factory=lambda: _NONE)
    first: int = 0
    last: int = 0

    @property
    def is_text(self) -> bool:
        """Whether it holds characters."""
        return self.shape in {Shape.TEXT, Shape.SECTION}


def pieces(data: bytes, start: int, end: int) -> Iterator[Piece]:
    """Cut a span between tags into its pieces."""
    for found in _PIECE.finditer(data, start, end):
        begin, stop = found.span()
        if found["text"] is not None:
            yield Piece(Shape.TEXT, begin, stop, first=begin, last=stop)
        elif found["section"] is not None:
            yield Piece(Shape.SECTION, begin, stop, first=begin + _OPENING, last=stop - _CLOSING)
        elif found["name"] is None:
            yield Piece(Shape.OTHER, begin, stop)
        else:
            name = found["name"].decode().rpartition(":")[2]
            shape = Shape.END if found["slash"] else Shape.LONE if found["lone"] else Shape.START
            yield Piece(shape, begin, stop, name, _attributes(found["attributes"]))


def element_end(found: list[Piece], place: int) -> int:
    """Give the index of the piece that ends the element which the piece at ``place`` begins."""
    depth = 0
    for index in range(place, len(found)):
        depth += (found[index].shape is Shape.START) - (found[index].shape is Shape.END)
        if depth == 0:
            return index
    return len(found) - 1


def value(data: bytes, piece: Piece) -> str:
    """Give the characters of a text or marked section."""
    raw = data[piece.first : piece.last].decode()
    return _LINE_END.sub("\n", raw) if piece.shape is Shape.SECTION else decoded(raw)


def values(data: bytes, found: list[Piece]) -> str:
    """Give the characters of all text in some pieces."""
    return "".join(value(data, piece) for piece in found if piece.is_text)


def decoded(raw: str) -> str:
    """Give text or an attribute's value as XML means it: references are characters, line ends are line feeds."""
    if "\r" in raw:
        raw = _LINE_END.sub("\n", raw)
    return _REFERENCE.sub(_character, raw) if "&" in raw else raw


def escaped(text: str) -> str:
    """Write text so that it is text in XML, in content and quoted values alike; what XML cannot hold is left out."""
    text = _NOT_XML.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def escaped_text(text: str) -> str:
    """Write text so that it is text between tags."""
    text = _NOT_XML.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def section(text: str) -> str:
    """Write text as a marked section; nothing for no text."""
    text = _NOT_XML.sub("", text)
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>" if text else ""


def _attributes(raw: bytes) -> Mapping[str, str]:
    if not raw.strip():
        return _NONE
    return {
        found[1].decode(): decoded((found[2] if found[2] is not None else found[3]).decode())
        for found in _ATTRIBUTE.finditer(raw)
    }


def _character(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if name:
        return _NAMED.get(name, found[0])
    return chr(int(hexadecimal, 16) if hexadecimal else int(decimal))
