"""The few elements of a part that direction is about, found without reading the rest."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from workflow.documents import xmltree
from workflow.documents.docx.direction.properties import Names
from workflow.documents.docx.names import GONE
from workflow.documents.ooxml.names import PREFIXES, TEXTS
from workflow.documents.xmltree import Node

_PARTS = ("p", "pPr", "tbl", "tblPr", "sectPr", "txbxContent", "del", "moveFrom", "dir", "bdo")
_RUNS = ("r", "rPr")
EMBEDDED = frozenset({"w:dir", "w:bdo"})
"""Round text in a direction of its own."""

_SPACES = re.compile(rb"wordprocessingml/(?:2006/)?main[\"']")
_OUTSIDE = re.compile(rb"<!--|<!\[CDATA\[|[>\s]<\?")
_SLASH = ord("/")


@dataclass(slots=True)
class Element:
    """An element of an outline, with the same places as a node; ``children`` are the next that the outline holds."""

    tag: str
    start: int = 0
    inner: int = 0
    inner_end: int = 0
    end: int = 0
    children: list["Element"] = field(default_factory=list)

    def child(self, tag: str) -> "Element | None":
        """Give the first child of that tag."""
        return next((each for each in self.children if each.tag == tag), None)


def outline(data: bytes, spelt: Names, *, runs: bool) -> Element:
    """Give the paragraphs, tables, sections and (with ``runs``) runs of a part; what stands between them is left out.

    A part that binds the namespace anew or has comments is read whole.
    """
    names = _PARTS + _RUNS if runs else _PARTS
    top = Element("")
    if len(_SPACES.findall(data)) > 1 or _OUTSIDE.search(data):
        _copy(xmltree.parse(data, PREFIXES, TEXTS), top, {f"w:{name}" for name in names})
        return top
    open_now = [top]
    for found in _tags(spelt.element, names).finditer(data):
        start, end = found.span()
        if found[1]:
            each = open_now.pop()
            each.inner_end, each.end = start, end
            continue
        each = Element(f"w:{found[2].decode()}", start, end, end, end)
        open_now[-1].children.append(each)
        if data[end - 2] != _SLASH:
            open_now.append(each)
    return top


def _copy(node: Node, to: Element, tags: set[str]) -> None:
    for child in node.children:
        here = to
        if child.tag in tags:
            here = Element(child.tag, child.start, child.inner, child.inner_end, child.end)
            to.children.append(here)
        _copy(child, here, tags)


@lru_cache(16)
def _tags(prefix: str, names: tuple[str, ...]) -> re.Pattern[bytes]:
    told = "|".join(names)
    return re.compile(
        rf"<(/?){re.escape(prefix)}({told})(?=[\s/>])[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>".encode()
    )


def text_of(data: bytes, node: Element, spelt: Names) -> str:
    """Give the text of a paragraph or run of an outline, what its boxes hold and what is deleted left out."""
    pieces: list[bytes] = []
    place = node.inner
    todo = list(reversed(node.children))
    while todo:
        child = todo.pop()
        if child.tag == "w:txbxContent" or child.tag in GONE:
            pieces.append(data[place : child.start])
            place = child.end
        else:
            todo += reversed(child.children)
    pieces.append(data[place : node.inner_end])
    return unescape("".join(each.decode() for each in _texts(spelt.element).findall(b"".join(pieces))))


@lru_cache(16)
def _texts(prefix: str) -> re.Pattern[bytes]:
    name = re.escape(prefix)
    return re.compile(rf"<{name}t(?:\s[^>]*)?>([^<]*)</{name}t\s*>".encode())
