"""A Word file with texts put in place: the XML of its parts is spliced, every other byte of the archive is copied.

A place is one of: a row of runs (``span``), an attribute's value with its quotes (``value``), an element's content (``content``).
In a language of another direction the file is turned, also where no text changes; in another language its tracked changes are accepted.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from types import MappingProxyType
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
    speaking,
    straightened,
    stylesheet,
    turn,
)
from workflow.documents.docx.echoes import Echoes, Said, has_dates
from workflow.documents.docx.runs import Runs
from workflow.documents.docx.tracked import accepted, is_tracked
from workflow.documents.inline import resolved
from workflow.documents.ooxml import package
from workflow.documents.ooxml.names import PREFIXES, TEXTS
from workflow.documents.ooxml.package import Package, Part
from workflow.documents.rezip import replaced
from workflow.documents.splice import Edit, Splicer
from workflow.documents.start_tags import as_value
from workflow.guards import archive
from workflow.text import Code, CodedText, Kind
from workflow.text.codes import without_codes

_STORIES = ("header", "footer", "footnotes", "endnotes")

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
    related = _related(opened)
    stories = [opened.main, *(name for kind in _STORIES for name in related[kind])]
    shared = _parsed(opened, related["styles"]) if turned.turns else None
    inherited = Inherited(shared.root if shared else None)
    said = Said(_said(document, texts, Kind.HEADING), _said(document, texts, Kind.PROPERTY))
    contents: dict[str, bytes] = {}
    dated = False
    for name in dict.fromkeys([*(stories if turned.moved or said.by_text else []), *puts]):
        data = package.content(opened.archive, name)
        if name in stories:
            dated |= has_dates(data)
            new = _story(data, puts[name], turned, inherited, said)
        else:
            new = Splicer(data, _values(puts[name])).all()
        if new != data:
            contents[name] = new
    if turned.turns:
        contents |= _sheets(opened, related, shared, turned, contents)
    elif turned.moved and dated and (part := _parsed(opened, related["styles"])):
        contents[part.name] = speaking(part, turned)
    return replaced(opened.archive, contents)


def _places(document: Document, texts: Mapping[str, CodedText | str]) -> Iterable[Put]:
    """Give every place of every text, and of its twins, with the text cut into what is written."""
    sources = {block.key: block.text for block in document.blocks}
    for key, told in texts.items():
        yield document.skeleton["places"][key], resolved(told, sources[key])
        for twin in document.skeleton["twins"].get(key, ()):
            codes = tuple(map(Code.from_json, twin["codes"]))
            yield twin["place"], resolved(told, CodedText("", codes))


def _said(document: Document, texts: Mapping[str, CodedText | str], first: Kind) -> dict[str, str]:
    """Give the new words of whole blocks by their old ones, where the same old ones (of the ``first`` kind, if any are) became the same new ones."""
    found: dict[str, set[str]] = defaultdict(set)
    nearest: dict[str, set[str]] = defaultdict(set)
    for block in document.blocks:
        old = without_codes(block.text.text).strip()
        for said in (found, nearest) if block.kind is first else (found,):
            said[old].add(without_codes(str(texts.get(block.key, block.text))).strip())
    told = {old: nearest.get(old) or new for old, new in found.items()}
    return {old: min(new) for old, new in told.items() if len(new) == 1 and new != {old}}


def _story(data: bytes, puts: Sequence[Put], turned: Turn, inherited: Inherited, said: Said) -> bytes:
    spelt = names(data)
    looks = RunLooks(data, turned, spelt)
    edits = [*_values(puts), *Echoes(data, said, looks, turned, spelt).edits()]
    for place, pieces in puts:
        if "span" in place:
            start, end = place["span"]
            edits.append(Edit(start, end, Runs(data, place, pieces, looks, turned).written))
            edits += [_edit(each, b"") for each in place["gone"]]
    if turned.turns:
        edits += Story(data, turned, inherited, looks).edits()
    elif turned.moved and not turned.right_to_left:
        edits += straightened(
            data, spelt, [(place["span"][0], _words(pieces)) for place, pieces in puts if "span" in place]
        )
    if turned.moved and is_tracked(data):
        edits += accepted(xmltree.parse(data, PREFIXES, TEXTS))
    return Splicer(data, _once(edits)).all()


def _words(pieces: Sequence[str | Code]) -> str:
    return "".join(piece for piece in pieces if isinstance(piece, str))


def _values(puts: Sequence[Put]) -> list[Edit[bytes]]:
    """Give the edits of attributes and of elements that hold text alone."""
    edits: list[Edit[bytes]] = []
    for place, pieces in puts:
        text = "".join(piece if isinstance(piece, str) else piece.data for piece in pieces)
        if "value" in place:
            edits.append(_edit(place["value"], as_value(text).encode()))
        elif "content" in place:
            edits.append(_edit(place["content"], escape(text).encode()))
    return edits


def _edit(span: Sequence[int], new: bytes) -> Edit[bytes]:
    start, end = span
    return Edit(start, end, new)


def _once(edits: Sequence[Edit[bytes]]) -> list[Edit[bytes]]:
    """Leave out deletions that were asked for already."""
    gone = {(edit.start, edit.end): edit for edit in edits if edit.new == b""}
    return [*gone.values(), *(edit for edit in edits if edit.new != b"")]


def _sheets(
    opened: Package, related: Mapping[str, Sequence[str]], shared: Part | None, turned: Turn, done: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Turn what the parts of text share, of which lists may hold texts that were put in place before."""
    found: list[tuple[Part, Callable[[Part, Turn], bytes]]] = []
    if shared is not None:
        found.append((shared, stylesheet))
    if turned.right_to_left and related["theme"] and (part := _parsed(opened, related["settings"])):
        found.append((part, settings))
    if not turned.right_to_left and (part := _parsed(opened, related["numbering"], done)):
        found.append((part, numbering))
    turned_parts = ((part, sheet(part, turned)) for part, sheet in found)
    return {part.name: new for part, new in turned_parts if new != part.data}


def _related(opened: Package) -> Mapping[str, Sequence[str]]:
    """Give the names of the parts that the main one is related to, by kind."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in opened.relations(opened.main):
        if not each.outside and each.target not in found[each.kind] and opened.archive.entry(each.target):
            found[each.kind].append(each.target)
    return found


def _parsed(opened: Package, of: Sequence[str], done: Mapping[str, bytes] = MappingProxyType({})) -> Part | None:
    """Parse the first of some parts, as it was written where it was."""
    for name in of:
        data = done.get(name) or package.content(opened.archive, name)
        return Part(name, "shared", data, xmltree.parse(data, PREFIXES, TEXTS))
    return None
