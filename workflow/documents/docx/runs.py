"""A text and its codes written as runs in a paragraph of a Word file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from workflow.documents.docx.direction import RunLooks, Turn
from workflow.documents.docx.direction.looks import Kind
from workflow.documents.splice import Splicer
from workflow.office.scripts import by_script
from workflow.text import Code, Role

_INSTRUCTION = re.compile(r"([srf])(\d+)-(\d+)(?:,(\d+)-(\d+))?;")
_IN_RUN = re.compile("[\t\n\r\u2028\u2011\u00ad]|[^\t\n\r\u2028\u2011\u00ad]+")
_ELEMENTS = {"\t": "tab", "\n": "br", "\r": "br", "\u2028": "br", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}
_OBJECT = "\ufffc"
_ISOLATE = "\u2066"
_ISOLATES = str.maketrans("\u2066\u2069", "\u200e\u200e")
"""Word has no isolates: what stands in them is a run of its own, as between marks."""


class Runs:
    """Writes a row of text and codes in the place that the reader gave for it."""

    def __init__(
        self, data: bytes, place: Mapping[str, Any], pieces: Sequence[str | Code], looks: RunLooks, turn: Turn
    ) -> None:
        self._data = data
        self._place = place
        self._pieces = _cut(pieces, turn)
        self._prefix = place["prefix"]
        self._looks = looks
        self._open = f"<{self._prefix}r>".encode()
        self._close = f"</{self._prefix}r>".encode()

    def written(self, splicer: Splicer[bytes]) -> bytes:
        """Give the bytes that take the place of the row."""
        place = self._place
        out = [self._close] if place.get("left") else []
        out += self._instructed(splicer, place["before"])
        formats: list[bytes] = [self._raw(*place["base"])]
        for piece, kind in self._pieces:
            if isinstance(piece, str):
                out.append(self._run(formats[-1], kind, self._text(piece)))
                continue
            out += self._instructed(splicer, piece.data)
            if piece.role is Role.OPEN:
                formats.append(self._format(piece.data, formats[-1]))
            elif piece.role is Role.CLOSE:
                formats.pop()
        out += self._instructed(splicer, place["after"])
        if "right" in place:
            out.append(self._open + self._looks.of(self._raw(*place["right"]), Kind.CODE))
        return b"".join(out)

    def _instructed(self, splicer: Splicer[bytes], data: str) -> list[bytes]:
        out = []
        for kind, start, end, inner, inner_end in _INSTRUCTION.findall(data):
            if kind == "s":
                out.append(splicer.render(int(start), int(end)))
            elif kind == "r":
                content = splicer.render(int(inner), int(inner_end))
                out.append(self._run(self._raw(int(start), int(end)), Kind.CODE, content))
        return out

    def _raw(self, start: int, end: int) -> bytes:
        """Give the properties of a run as the part has them, nothing where they are empty."""
        return self._data[start:end]

    def _format(self, data: str, outer: bytes) -> bytes:
        """Give the last properties that a code's instructions ask for."""
        found = [(int(start), int(end)) for kind, start, end, _, _ in _INSTRUCTION.findall(data) if kind == "f"]
        return self._raw(*found[-1]) if found else outer

    def _run(self, properties: bytes, kind: Kind, content: bytes) -> bytes:
        return self._open + self._looks.of(properties, kind) + content + self._close

    def _text(self, text: str) -> bytes:
        out = []
        for piece in _IN_RUN.findall(text.replace("\r\n", "\n")):
            if piece in _ELEMENTS:
                out.append(f"<{self._prefix}{_ELEMENTS[piece]}/>")
            else:
                tag = f"{self._prefix}t"
                out.append(f'<{tag} xml:space="preserve">{escape(piece, quote=False)}</{tag}>')
        return "".join(out).encode()


def _cut(pieces: Sequence[str | Code], turn: Turn) -> list[tuple[str | Code, Kind]]:
    """Cut the text where the direction of its letters changes, codes or not in between."""
    if not (turn.moved or turn.right_to_left):
        return [(piece, Kind.LEFT_TO_RIGHT) for piece in pieces]
    whole = "".join(piece if isinstance(piece, str) else _standing_for(piece) for piece in pieces)
    ends: list[tuple[int, Kind]] = []
    place = 0
    if _ISOLATE in whole:
        whole = whole.translate(_ISOLATES)
    for text, right_to_left in by_script(whole, right_to_left=turn.right_to_left):
        place += len(text)
        ends.append((place, Kind.RIGHT_TO_LEFT if right_to_left else Kind.LEFT_TO_RIGHT))
    return list(_pieces(pieces, ends))


def _standing_for(code: Code) -> str:
    if code.role is not Role.ALONE:
        return ""
    return "\n" if code.label == "break" else _OBJECT


def _pieces(pieces: Sequence[str | Code], ends: list[tuple[int, Kind]]) -> Iterator[tuple[str | Code, Kind]]:
    place = index = 0
    for piece in pieces:
        if isinstance(piece, Code):
            yield piece, Kind.CODE
            place += len(_standing_for(piece))
            continue
        last = place + len(piece)
        while place < last:
            while ends[index][0] <= place:
                index += 1
            end = min(last, ends[index][0])
            yield piece[len(piece) - (last - place) : len(piece) - (last - end)], ends[index][1]
            place = end
