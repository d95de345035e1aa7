"""Light nodes of an XML part with their byte offsets, by which the part is spliced. The part has passed the guards before."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from xml.parsers import expat

_TAG_END = re.compile(rb"[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>")
_ATTRIBUTE = re.compile(rb"([^\s=<>/\"']+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_STATED = re.compile(r"""(<\?xml[^>]*?encoding\s*=\s*)(["'])([^"']*)\2""")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 200
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True)
class Node:
    """An element: its start tag from ``start`` to ``inner``, its content to ``inner_end``, its end tag to ``end`` (bytes).

    ``tag`` and the names of ``attributes`` carry the short prefix that the caller gave for their namespace (``w:p``), else the
    namespace itself and a space. ``text`` is kept for the tags that the caller asked it for.
    """

    tag: str
    attributes: Mapping[str, str]
    start: int
    inner: int
    inner_end: int = 0
    end: int = 0
    children: list["Node"] = field(default_factory=list)
    text: str = ""

    def child(self, tag: str) -> "Node | None":
        """Give the first child of that tag."""
        return next((each for each in self.children if each.tag == tag), None)

    def all(self, tag: str) -> Iterator["Node"]:
        """Give the descendants of that tag, in order."""
        for each in self.children:
            if each.tag == tag:
                yield each
            yield from each.all(tag)


def as_utf8(data: bytes) -> bytes:
    """Give a part in UTF-8: the same bytes, unless it states another encoding or has the mark of UTF-16."""
    if data.startswith(_UTF16_MARKS):
        text = data.decode("utf-16")
    else:
        stated = _STATED.search(data[:_HEAD].decode("latin-1"))
        if stated is None or stated[3].lower() in {"utf-8", "utf8"}:
            return data
        text = data.decode(stated[3])
    return _STATED.sub(r"\1\2UTF-8\2", text, count=1).encode()


def parse(data: bytes, prefixes: Mapping[str, str], texts: frozenset[str]) -> Node:
    """Parse a part that ``as_utf8`` gave. ``prefixes`` maps namespaces to short prefixes, ``texts`` are the tags whose text is kept."""
    return _Builder(data, prefixes, texts).root()


class _Builder:
    def __init__(self, data: bytes, prefixes: Mapping[str, str], texts: frozenset[str]) -> None:
        self._data = data
        self._prefixes = prefixes
        self._texts = texts
        self._names: dict[str, str] = {}
        self._stack = [Node("", _NONE, 0, 0)]
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

    def root(self) -> Node:
        self._parser.Parse(self._data, True)  # noqa: FBT003 - expat takes it by place only
        return self._stack[0].children[0]

    def _short(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            space, _, local = name.rpartition(" ")
            prefix = self._prefixes.get(space)
            known = self._names[name] = f"{prefix}:{local}" if prefix else name
        return known

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        start = self._parser.CurrentByteIndex
        found = _TAG_END.match(self._data, start)
        inner = found.end() if found else start
        short = {self._short(key): value for key, value in attributes.items()} if attributes else _NONE
        node = Node(self._short(name), short, start, inner)
        self._stack[-1].children.append(node)
        self._stack.append(node)

    def _end(self, _name: str) -> None:
        node = self._stack.pop()
        place = self._parser.CurrentByteIndex
        if self._data[node.inner - 2 : node.inner] == b"/>":
            node.inner_end = node.end = node.inner
        else:
            node.inner_end = place
            node.end = self._data.index(b">", place) + 1

    def _characters(self, text: str) -> None:
        node = self._stack[-1]
        if node.tag in self._texts:
            node.text += text


def attribute_value(data: bytes, node: Node, name: str) -> tuple[int, int] | None:
    """Give the place of an attribute's value with its quotes, by its local name as written; None where it is not stated."""
    for found in _ATTRIBUTE.finditer(data, node.start, node.inner):
        if found[1].rpartition(b":")[2].decode() == name:
            return found.span(2)
    return None


def prefix_of(data: bytes, node: Node) -> str:
    """Give the prefix with its colon that a tag is written with; empty in the default namespace."""
    name = re.compile(rb"<([^\s/>]*)").match(data, node.start)
    written = name[1].decode() if name else ""
    return written.rpartition(":")[0] + ":" if ":" in written else ""
