"""A text in OpenDocument with texts put in place: the XML of its parts is spliced, every other byte of the archive is copied.

A place is one of: a stretch of a paragraph (``span``), an attribute's value with its quotes (``value``) or a piece of one (``within``), an
element's content (``content``).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from workflow.documents.document import Document
from workflow.documents.inline import resolved
from workflow.documents.odt import names, package
from workflow.documents.odt.content import as_content
from workflow.documents.odt.direction import turned
from workflow.documents.odt.package import Part
from workflow.documents.odt.pieces import INSTRUCTION
from workflow.documents.splice import Edit, Splicer
from workflow.documents.start_tags import as_value
from workflow.text import Code, CodedText, Role


def write(document: Document, texts: Mapping[str, CodedText | str], language: str) -> bytes:
    """Write ``texts`` by block key. In another language every part is turned that has to be, also where none of its texts changed."""
    opened = package.opened(document.data, document.name)
    sources = {block.key: block.text for block in document.blocks}
    edits: dict[str, list[Edit[bytes]]] = defaultdict(list)
    parts = document.skeleton["parts"]
    for key, told in texts.items():
        for place, source in _places(document, key, sources[key]):
            edits[parts[place["part"]]].append(_edit(place, told, source))
    for part in opened.parts:
        if edits[part.name]:
            edits[part.name] += _accepted(part)
    if language != document.language:
        for name, found in turned(opened, document.language, language).items():
            edits[name] += found
    contents = {
        part.name: Splicer(part.data, edits[part.name]).all()
        for part in opened.parts
        if edits[part.name] or part.name == package.FLAT
    }
    return opened.written(contents)


def _places(document: Document, key: str, source: CodedText) -> Iterator[tuple[Mapping[str, Any], CodedText]]:
    yield document.skeleton["places"][key], source
    for twin in document.skeleton["twins"].get(key, ()):
        yield twin["place"], CodedText("", tuple(map(Code.from_json, twin["codes"])))


def _accepted(part: Part) -> Iterator[Edit[bytes]]:
    """Take the tracked changes of a part as accepted: what was deleted stands apart from the text, and its places are marks."""
    for tag in ("text:tracked-changes", *names.CHANGES):
        for node in part.root.all(tag):
            if tag in names.CHANGES and node.children:
                continue
            yield Edit(node.start, node.end, b"")


def _edit(place: Mapping[str, Any], told: CodedText | str, source: CodedText) -> Edit[bytes]:
    if "span" in place:
        start, end = place["span"]
        return Edit(start, end, _Line(place, resolved(told, source)).written)
    text = "".join(piece for piece in resolved(told, source) if isinstance(piece, str))
    if "value" in place:
        start, end = place["value"]
        return Edit(start, end, as_value(text).encode())
    if "within" in place:
        start, end = place["within"]
        return Edit(start, end, as_value(text)[1:-1].replace("'", "&apos;").encode())
    start, end = place["content"]
    return Edit(start, end, escape(text).encode())


class _Line:
    """Writes a row of text and codes; neighbours of one format share their spans."""

    def __init__(self, place: Mapping[str, Any], pieces: Sequence[str | Code]) -> None:
        self._place = place
        self._pieces = pieces
        self._around = place.get("around", "")
        self._open = ""
        self._out: list[bytes] = []

    def written(self, splicer: Splicer[bytes]) -> bytes:
        place = self._place
        self._out, self._open = [], place.get("left", "")
        self._within(splicer, "")
        self._instructed(splicer, place.get("before", ""))
        formats = [place.get("base", "")]
        after_space = True
        for number, piece in enumerate(self._pieces):
            if isinstance(piece, str):
                self._within(splicer, self._inner(formats[-1]))
                last = number == len(self._pieces) - 1
                text = as_content(piece, place["prefix"], after_space=after_space, ends=last)
                self._out.append(text.encode())
                after_space = piece.endswith((" ", "\t", "\n"))
                continue
            told = self._instructed(splicer, piece.data)
            if piece.role is Role.OPEN:
                formats.append(formats[-1] if told is None else told)
            elif piece.role is Role.CLOSE:
                formats.pop()
        self._instructed(splicer, place.get("after", ""))
        self._within(splicer, place.get("right", ""))
        return b"".join(self._out)

    def _instructed(self, splicer: Splicer[bytes], data: str) -> str | None:
        """Do what a code's instructions say; give the format that text behind it has, where they name one."""
        told = None
        for kind, what in INSTRUCTION.findall(data):
            if kind == "f":
                told = what
            elif kind != "o":
                spans, _, content = what.rpartition(":")
                self._within(splicer, self._inner(spans))
                start, end = _span(content)
                self._out.append(splicer.render(start, end))
        return told

    def _inner(self, spans: str) -> str:
        """Leave out the spans that stand round a wrapper which is left to the file."""
        around = self._around
        if around and (spans == around or spans.startswith(around + ",")):
            return spans[len(around) + 1 :]
        return spans

    def _within(self, splicer: Splicer[bytes], spans: str) -> None:
        """Close and open spans until these are open."""
        if spans == self._open:
            return
        now, wanted = self._open.split(",") if self._open else [], spans.split(",") if spans else []
        same = 0
        while same < min(len(now), len(wanted)) and now[same] == wanted[same]:
            same += 1
        self._out += [_end_tag(splicer.render(*_span(each))) for each in reversed(now[same:])]
        self._out += [splicer.render(*_span(each)) for each in wanted[same:]]
        self._open = spans


def _span(told: str) -> tuple[int, int]:
    start, _, end = told.partition("-")
    return int(start), int(end)


def _end_tag(start_tag: bytes) -> bytes:
    return b"</" + start_tag[1:-1].split(None, 1)[0] + b">"
