"""Property elements with some of their children changed, spelt as their part spells its names and in the order of the schema."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from workflow.documents.docx.direction.order import LAST
from workflow.documents.ooxml.names import OFF
from workflow.documents.xmltree import Node, attribute_value

Changes = Mapping[str, bytes | None]
"""What becomes of children by tag: new bytes in place of the first or where the schema wants them, or None: taken out."""

_TAG = re.compile(rb"<([^\s/>]+)")
_BOUND = re.compile(rb"""xmlns(?::([^\s=]+))?\s*=\s*["']([^"']*)["']""")
_ROOT = re.compile(rb"(?:[^<]+|<\?.*?\?>|<!--.*?-->)*<([^\s/>!?]+)([^>]*)>", re.DOTALL)
_SPACE = b"wordprocessingml"


@dataclass(frozen=True, slots=True)
class Names:
    """How a part writes the names of WordprocessingML: ``element`` and ``attribute`` are prefixes with their colon.

    ``bound`` declares the prefix of attributes where the part has none (elements may do without).
    """

    element: str
    attribute: str
    bound: str = ""

    def empty(self, name: str, **attributes: str) -> bytes:
        """Give an element without content."""
        said = "".join(f' {self.attribute}{key}="{escape(value)}"' for key, value in attributes.items())
        return f"<{self.element}{name}{self.bound if said else ''}{said}/>".encode()

    def named(self, name: str, inside: bytes) -> bytes:
        """Give an element round ``inside``."""
        return f"<{self.element}{name}>".encode() + inside + f"</{self.element}{name}>".encode()

    def with_attributes(self, data: bytes, node: Node, values: Mapping[str, str | None]) -> bytes:
        """Give an element with attributes set, or taken out where their value is None."""
        tag = _TAG.match(data, node.start)
        assert tag is not None  # noqa: S101 - a node begins with its tag
        new: list[str] = []
        stated: list[tuple[int, int, bytes]] = []
        for name, value in values.items():
            said = "" if value is None else f' {self.attribute}{name}="{escape(value)}"'
            place = attribute(data, node, name)
            if place is not None:
                stated.append((*place, said.encode()))
            elif said:
                new.append(said)
        out = [data[node.start : tag.end()], (self.bound if new else "").encode(), "".join(new).encode()]
        last = tag.end()
        for start, end, written in sorted(stated):
            out += [data[last:start], written]
            last = end
        return b"".join([*out, data[last : node.end]])


def attribute(data: bytes, node: Node, name: str) -> tuple[int, int] | None:
    """Give the place of an attribute, from the white space before it to its last quote, by its local name."""
    value = attribute_value(data, node, name)
    if value is None:
        return None
    head = data[node.start : value[0]].rstrip(b" \t\r\n")[:-1].rstrip(b" \t\r\n")
    start = node.start + max(head.rfind(space) for space in (b" ", b"\t", b"\r", b"\n"))
    return start, value[1]


def names(data: bytes) -> Names:
    """Read how a part spells its names at its root."""
    root = _ROOT.match(data)
    head = root[2] if root else b""
    element, colon, _ = (root[1] if root else b"").rpartition(b":")
    if colon:
        return Names(f"{element.decode()}:", f"{element.decode()}:")
    bound = [(prefix, space) for prefix, space in _BOUND.findall(head) if _SPACE in space]
    for prefix, _ in bound:
        if prefix:
            return Names("", f"{prefix.decode()}:")
    space = bound[0][1].decode() if bound else ""
    return Names("", "w:", f' xmlns:w="{space}"')


def scope(data: bytes) -> bytes:
    """Give a start tag in which all prefixes are bound that a part binds anywhere, to read pieces of it by."""
    bound: dict[bytes, bytes] = {}
    for prefix, space in _BOUND.findall(data):
        bound.setdefault(prefix, space)
    said = (b"xmlns" + (b":" + prefix if prefix else b"") + b'="' + space + b'"' for prefix, space in bound.items())
    return b"<x " + b" ".join(said) + b">"


def is_on(node: Node | None) -> bool:
    """Whether a property that is on or off is stated and on."""
    return node is not None and node.attributes.get("w:val") not in OFF


def rewritten(
    data: bytes, node: Node, changes: Changes, order: Mapping[str, int], inside: Callable[[Node], bytes] | None = None
) -> bytes:
    """Give an element with ``changes`` of its children; what else stands in it is kept, by ``inside`` where that is given."""
    body = b"".join(_body(data, node, changes, order, inside or (lambda child: data[child.start : child.end])))
    head = data[node.start : node.inner]
    if node.inner != node.inner_end or node.end != node.inner:
        return head + body + data[node.inner_end : node.end]
    if not body:
        return head
    tag = _TAG.match(head)
    assert tag is not None  # noqa: S101 - a node begins with its tag
    return head.removesuffix(b"/>").rstrip() + b">" + body + b"</" + tag[1] + b">"


def _body(
    data: bytes, node: Node, changes: Changes, order: Mapping[str, int], inside: Callable[[Node], bytes]
) -> Iterator[bytes]:
    stated = {child.tag for child in node.children}
    missing = sorted(
        (tag for tag, new in changes.items() if new and tag not in stated), key=lambda tag: order.get(tag, LAST)
    )
    done: set[str] = set()
    place = node.inner
    for child in node.children:
        rank = order.get(child.tag, LAST)
        while missing and order.get(missing[0], LAST) < rank:
            yield changes[missing.pop(0)] or b""
        yield data[place : child.start]
        place = child.end
        if child.tag not in changes:
            yield inside(child)
        elif child.tag not in done:
            done.add(child.tag)
            yield changes[child.tag] or b""
    yield data[place : node.inner_end]
    for tag in missing:
        yield changes[tag] or b""


def made(name: str, changes: Changes, order: Mapping[str, int], spelt: Names) -> bytes:
    """Give a new element of ``changes``; nothing where they say nothing."""
    tags = sorted(changes, key=lambda tag: order.get(tag, LAST))
    inside = b"".join(changes[tag] or b"" for tag in tags)
    return spelt.named(name, inside) if inside else b""
