"""A PowerPoint file with texts put in place: the XML of its parts is spliced, every other byte of the archive is copied.

A place is one of: a row of runs (``span``), an attribute's value with its quotes (``value``), an element's content (``content``).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from workflow.documents.document import Document
from workflow.documents.inline import resolved
from workflow.documents.ooxml import package
from workflow.documents.pptx.direction import Deck, part_edits
from workflow.documents.rezip import replaced
from workflow.documents.splice import Edit, Splicer
from workflow.documents.start_tags import as_value
from workflow.text import Code, CodedText, Role

_SPAN = re.compile(r"[sf](\d+)-(\d+);")
_IN_RUN = re.compile("\r\n|[\n\r\v\u2028]|[^\n\r\v\u2028]+")
_BREAKS = frozenset({"\r\n", "\n", "\r", "\v", "\u2028"})

Span = tuple[int, int]


def write(document: Document, texts: Mapping[str, CodedText | str], language: str) -> bytes:
    """Write ``texts`` by block key; where the direction changes all slides, notes, layouts and masters turn."""
    opened = package.opened(document.data, document.name, other="pptx.not_powerpoint")
    sources = {block.key: block.text for block in document.blocks}
    parts: Sequence[str] = document.skeleton["parts"]
    edits: dict[str, list[Edit[bytes]]] = defaultdict(list)
    written: dict[str, set[int]] = defaultdict(set)
    deck = Deck(opened, document.language, language)
    for key, told in texts.items():
        place = document.skeleton["places"][key]
        part = parts[place["part"]]
        edits[part].append(_edit(place, told, sources[key], deck.tag))
        for twin in place.get("twins", ()):
            codes = tuple(map(Code.from_json, twin["codes"]))
            of_twin = parts[twin["place"].get("part", place["part"])]
            edits[of_twin].append(_edit(twin["place"], told, CodedText("", codes), deck.tag))
        written[part] |= {each["paragraph"] for each in _places(place) if "paragraph" in each}
    contents: dict[str, bytes] = {}
    for name in dict.fromkeys([*edits, *deck.parts()]):
        data = package.content(opened.archive, name)
        own = [*edits[name], *part_edits(deck, name, data, written[name])]
        if own:
            contents[name] = Splicer(data, own).all()
    return replaced(opened.archive, contents)


def _places(place: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield place
    yield from (twin["place"] for twin in place.get("twins", ()))


def _edit(place: Mapping[str, Any], told: CodedText | str, source: CodedText, tag: str) -> Edit[bytes]:
    pieces = resolved(told, source)
    if "span" in place:
        start, end = place["span"]
        return Edit(start, end, _runs(place, pieces, tag))
    text = "".join(piece for piece in pieces if isinstance(piece, str))
    start, end = place.get("value") or place["content"]
    return Edit(start, end, (as_value(text) if "value" in place else escape(text)).encode())


def _runs(place: Mapping[str, Any], pieces: Sequence[str | Code], tag: str) -> Callable[[Splicer[bytes]], bytes]:
    prefix: str = place["prefix"]

    def properties(splicer: Splicer[bytes], span: Span) -> bytes:
        return splicer.render(*span) if span[0] < span[1] else f'<{prefix}rPr lang="{tag}"/>'.encode()

    def text(splicer: Splicer[bytes], said: str, span: Span) -> Iterator[bytes]:
        for piece in _IN_RUN.findall(said):
            own = properties(splicer, span)
            if piece in _BREAKS:
                yield f"<{prefix}br>".encode() + own + f"</{prefix}br>".encode()
            else:
                words = f"<{prefix}t>{escape(piece, quote=False)}</{prefix}t></{prefix}r>"
                yield f"<{prefix}r>".encode() + own + words.encode()

    def made(splicer: Splicer[bytes]) -> bytes:
        formats: list[Span] = [(place["base"][0], place["base"][1])]
        out: list[bytes] = []
        for piece in pieces:
            if isinstance(piece, str):
                out += text(splicer, piece, formats[-1])
            elif piece.role is Role.OPEN:
                formats += _spans(piece)[:1] or formats[-1:]
            elif piece.role is Role.CLOSE:
                formats.pop()
            else:
                out += (splicer.render(*span) for span in _spans(piece))
        return b"".join(out)

    return made


def _spans(code: Code) -> list[Span]:
    return [(int(start), int(end)) for start, end in _SPAN.findall(code.data)]
