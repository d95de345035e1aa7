"""The few elements of a part that direction is about, found without reading the rest."""

import re
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


def outline(data: bytes, spelt: Names, *, runs: bool) -> Node:
    """Give the paragraphs, tables, sections and (with ``runs``) runs of a part; what stands between them is left out.

    A part that binds the namespace anew or has comments is read whole.
    """
    if len(_SPACES.findall(data)) > 1 or _OUTSIDE.search(data):
        return xmltree.parse(data, PREFIXES, TEXTS)
    top = Node("", {}, 0, 0)
    open_now = [top]
    for found in _tags(spelt.element, _PARTS + _RUNS if runs else _PARTS).finditer(data):
        start, end = found.span()
        if found[1]:
            node = open_now.pop()
            node.inner_end, node.end = start, end
            continue
        node = Node(f"w:{found[2].decode()}", {}, start, end)
        open_now[-1].children.append(node)
        if data[end - 2] != _SLASH:
            open_now.append(node)
    return top


@lru_cache(16)
def _tags(prefix: str, names: tuple[str, ...]) -> re.Pattern[bytes]:
    told = "|".join(names)
    return re.compile(
        rf"<(/?){re.escape(prefix)}({told})(?=[\s/>])[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>".encode()
    )


def text_of(data: bytes, node: Node, spelt: Names) -> str:
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
