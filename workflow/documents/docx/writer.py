"""A Word file with texts put in place: the XML of its parts is spliced, every other byte of the archive is copied.

A place is one of: a row of runs (``span``), an attribute's value with its quotes (``value``), an element's content (``content``).
In a language of another direction the file is turned, also where no text changes; in another language its tracked changes are accepted.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any

from workflow.documents import xmltree
from workflow.documents.document import Document
from workflow.documents.docx.direction import (
    Inherited,
    RunLooks,
    Story,
    Turn,
    names,
    numbering,
    settings,
    stylesheet,
    turn,
)
from workflow.documents.docx.runs import Runs
from workflow.documents.docx.tracked import accepted, is_tracked
from workflow.documents.inline import resolved
from workflow.documents.ooxml import package
from workflow.documents.ooxml.names import PREFIXES, TEXTS
from workflow.documents.ooxml.package import Package, Part
from workflow.documents.rezip import replaced
from workflow.documents.splice import Edit, Splicer
from workflow.documents.xmltree import Node
from workflow.guards import archive
from workflow.text import Code, CodedText

_STORIES = ("header", "footer", "footnotes", "endnotes")
_SHEETS: Mapping[str, Callable[[Part, Turn], bytes]] = {
    "styles": stylesheet,
    "numbering": numbering,
    "settings": settings,
}

Put = tuple[Mapping[str, Any], list[str | Code]]
"""A place and what is written there."""


def write(document: Document, texts: Mapping[str, CodedText | str], language: str) -> bytes:
    """Write ``texts`` by block key."""
    parts = document.skeleton["parts"]
    opened = Package(archive.inspect(document.data, document.name), document.name, parts[0])
    turned = turn(document.language, language)
    puts: dict[str, list[Put]] = defaultdict(list)
    for place, pieces in _places(document, texts):
        puts[parts[place["part"]]].append((place, pieces))
    stories = [opened.main, *(name for kind in _STORIES for name in opened.related(kind))]
    inherited = Inherited(_root(opened, "styles") if turned.turns else None)
    contents: dict[str, bytes] = {}
    for name in dict.fromkeys([*(stories if turned.moved else []), *puts]):
        if name in stories:
            contents[name] = _story(opened, name, puts[name], turned, inherited)
        else:
            contents[name] = Splicer(package.content(opened.archive, name), _values(puts[name])).all()
    if turned.turns:
        _turn_sheets(opened, turned, contents)
    changed = {name: new for name, new in contents.items() if new != package.content(opened.archive, name)}
    return replaced(opened.archive, changed)


def _places(document: Document, texts: Mapping[str, CodedText | str]) -> Iterable[Put]:
    """Give every place of every text, and of its twins, with the text cut into what is written."""
    sources = {block.key: block.text for block in document.blocks}
    for key, told in texts.items():
        yield document.skeleton["places"][key], resolved(told, sources[key])
        for twin in document.skeleton["twins"].get(key, ()):
            codes = tuple(map(Code.from_json, twin["codes"]))
            yield twin["place"], resolved(told, CodedText("", codes))


def _story(opened: Package, name: str, puts: Sequence[Put], turned: Turn, inherited: Inherited) -> bytes:
    data = package.content(opened.archive, name)
    looks = RunLooks(data, turned, names(data))
    edits = _values(puts)
    for place, pieces in puts:
        if "span" in place:
            start, end = place["span"]
            edits.append(Edit(start, end, Runs(data, place, pieces, looks, turned).written))
            edits += [_edit(each, b"") for each in place["gone"]]
    tracked = turned.moved and is_tracked(data)
    if turned.turns or tracked:
        part = Part(name, "story", data, xmltree.parse(data, PREFIXES, TEXTS))
        edits += Story(part, turned, inherited, looks).edits() if turned.turns else ()
        edits += accepted(part.root) if tracked else ()
    return Splicer(data, _once(edits)).all()


def _values(puts: Sequence[Put]) -> list[Edit[bytes]]:
    """Give the edits of attributes and of elements that hold text alone."""
    edits: list[Edit[bytes]] = []
    for place, pieces in puts:
        text = escape("".join(piece if isinstance(piece, str) else piece.data for piece in pieces))
        if "value" in place:
            # A reader of XML makes spaces of the line ends and tabs of an attribute, unless they are references.
            text = '"' + text.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;") + '"'
            edits.append(_edit(place["value"], text.encode()))
        elif "content" in place:
            edits.append(_edit(place["content"], text.encode()))
    return edits


def _edit(span: Sequence[int], new: bytes) -> Edit[bytes]:
    start, end = span
    return Edit(start, end, new)


def _once(edits: Sequence[Edit[bytes]]) -> list[Edit[bytes]]:
    """Leave out deletions that were asked for already."""
    gone = {(edit.start, edit.end): edit for edit in edits if edit.new == b""}
    return [*gone.values(), *(edit for edit in edits if edit.new != b"")]


def _turn_sheets(opened: Package, turned: Turn, contents: dict[str, bytes]) -> None:
    """Turn what the parts of text share; a list may hold texts that were put in place before."""
    for kind, sheet in _SHEETS.items():
        if kind == "settings" and not opened.related("theme"):
            continue
        for name in opened.related(kind)[:1]:
            data = contents.get(name, package.content(opened.archive, name))
            contents[name] = sheet(Part(name, kind, data, xmltree.parse(data, PREFIXES, TEXTS)), turned)


def _root(opened: Package, kind: str) -> Node | None:
    found = opened.related(kind)
    return opened.part(found[0], kind).root if found else None
