"""A Word file with texts put in place: the XML of its parts is spliced, every other byte of the archive is copied.

A place is one of: a row of runs (``span``), an attribute's value with its quotes (``value``), an element's content (``content``).
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from workflow.documents.document import Document
from workflow.documents.inline import resolved
from workflow.documents.ooxml import package
from workflow.documents.rezip import replaced
from workflow.documents.splice import Edit, Splicer
from workflow.guards import archive
from workflow.text import Code, CodedText, Role

_INSTRUCTION = re.compile(r"([srf])(\d+)-(\d+)(?:,(\d+)-(\d+))?;")
_IN_RUN = re.compile("[\t\n\r\u2028\u2011\u00ad]|[^\t\n\r\u2028\u2011\u00ad]+")
_ELEMENTS = {"\t": "tab", "\n": "br", "\r": "br", "\u2028": "br", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}

Span = Sequence[int]


def write(document: Document, texts: Mapping[str, CodedText | str], _language: str) -> bytes:
    """Write ``texts`` by block key."""
    checked = archive.inspect(document.data, document.name)
    sources = {block.key: block.text for block in document.blocks}
    edits: dict[int, list[Edit[bytes]]] = defaultdict(list)
    for key, told in texts.items():
        _put(edits, document.skeleton["places"][key], told, sources[key])
        for twin in document.skeleton["twins"].get(key, ()):
            codes = tuple(map(Code.from_json, twin["codes"]))
            _put(edits, twin["place"], told, CodedText("", codes))
    contents: dict[str, bytes] = {}
    for number, found in edits.items():
        name = document.skeleton["parts"][number]
        contents[name] = Splicer(package.content(checked, name), _once(found)).all()
    return replaced(checked, contents)


def _once(edits: Sequence[Edit[bytes]]) -> list[Edit[bytes]]:
    """Leave out deletions that several blocks of one paragraph ask for."""
    gone = {(edit.start, edit.end): edit for edit in edits if edit.new == b""}
    return [*gone.values(), *(edit for edit in edits if edit.new != b"")]


def _put(
    edits: dict[int, list[Edit[bytes]]], place: Mapping[str, Any], told: CodedText | str, source: CodedText
) -> None:
    found = edits[place["part"]]
    if "span" in place:
        start, end = place["span"]
        found.append(Edit(start, end, _Runs(place, resolved(told, source)).written))
        found.extend(Edit(start, end, b"") for start, end in place["gone"])
        return
    text = escape("".join(piece for piece in resolved(told, source) if isinstance(piece, str)))
    if "value" in place:
        start, end = place["value"]
        # A reader of XML makes spaces of the line ends and tabs of an attribute, unless they are references.
        text = '"' + text.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;") + '"'
    else:
        start, end = place["content"]
    found.append(Edit(start, end, text.encode()))


class _Runs:
    """Writes a row of text and codes as runs."""

    def __init__(self, place: Mapping[str, Any], pieces: Sequence[str | Code]) -> None:
        self._place = place
        self._pieces = pieces
        self._prefix = place["prefix"]

    def written(self, splicer: Splicer[bytes]) -> bytes:
        place = self._place
        out = [f"</{self._prefix}r>".encode()] if place.get("left") else []
        out += self._instructed(splicer, place["before"])
        formats: list[Span] = [place["base"]]
        for piece in self._pieces:
            if isinstance(piece, str):
                out.append(self._run(splicer, formats[-1], self._text(piece)))
                continue
            out += self._instructed(splicer, piece.data)
            if piece.role is Role.OPEN:
                formats.append(_format(piece.data) or formats[-1])
            elif piece.role is Role.CLOSE:
                formats.pop()
        out += self._instructed(splicer, place["after"])
        if "right" in place:
            start, end = place["right"]
            out.append(f"<{self._prefix}r>".encode() + splicer.render(start, end))
        return b"".join(out)

    def _instructed(self, splicer: Splicer[bytes], data: str) -> list[bytes]:
        out = []
        for kind, start, end, inner, inner_end in _INSTRUCTION.findall(data):
            if kind == "s":
                out.append(splicer.render(int(start), int(end)))
            elif kind == "r":
                out.append(self._run(splicer, (int(start), int(end)), splicer.render(int(inner), int(inner_end))))
        return out

    def _run(self, splicer: Splicer[bytes], properties: Span, content: bytes) -> bytes:
        start, end = properties
        tag = f"{self._prefix}r"
        return f"<{tag}>".encode() + splicer.render(start, end) + content + f"</{tag}>".encode()

    def _text(self, text: str) -> bytes:
        out = []
        for piece in _IN_RUN.findall(text.replace("\r\n", "\n")):
            if piece in _ELEMENTS:
                out.append(f"<{self._prefix}{_ELEMENTS[piece]}/>")
            else:
                tag = f"{self._prefix}t"
                out.append(f'<{tag} xml:space="preserve">{escape(piece, quote=False)}</{tag}>')
        return "".join(out).encode()


def _format(data: str) -> Span | None:
    """Give the last format that a code's instructions ask for."""
    found = [(int(start), int(end)) for kind, start, end, _, _ in _INSTRUCTION.findall(data) if kind == "f"]
    return found[-1] if found else None
