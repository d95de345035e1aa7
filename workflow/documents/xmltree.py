"""Light nodes of an XML part with their byte offsets, by which the part is spliced. The part has passed the guards before.

What the guards let through is well-formed and declares nothing, so its tags can be found by one regular expression; attributes and
texts are read only where somebody asks for them.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

_MARKUP = (
    rb"<(?:(/?[^\s/>!?]+)[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*"
    rb"|!--.*?--|!\[CDATA\[.*?\]\]|\?.*?\?|!DOCTYPE[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*)>"
)
_CLOSED = (
    rb"<(?P<shut>NAMES)(?:\s+[^\s=<>/\"']+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*\s*>"
    rb"([^<]*(?:<[^<>/!?][^<>]*/>[^<]*)*)</(?P=shut)\s*>"
)
_PLAIN = re.compile(rb"(?:(?!)()())?" + _MARKUP, re.DOTALL)
_NAME = re.compile(rb"<([^\s/>]*)")
_ATTRIBUTE = re.compile(rb"([^\s=<>/\"']+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_UNREAD = re.compile(
    rb"<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<\?.*?\?>|<[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>", re.DOTALL
)
_REFERENCE = re.compile(r"&(?:#[0-9]+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);")
_STATED = re.compile(r"""(<\?xml[^>]*?encoding\s*=\s*)(["'])([^"']*)\2""")
_SPACES = str.maketrans("\t\n\r", "   ")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 200
_SLASH = ord("/")
_XML = "http://www.w3.org/XML/1998/namespace"
_NONE: Mapping[str, str] = MappingProxyType({})


class _Scope:
    """The namespaces that hold at a place: names as written become those with the caller's short prefixes."""

    __slots__ = ("_elements", "_prefixes", "_spaces", "data", "texts")

    def __init__(
        self, data: bytes, prefixes: Mapping[str, str], texts: frozenset[str], spaces: Mapping[str, str]
    ) -> None:
        self.data = data
        self.texts = texts
        self._prefixes = prefixes
        self._spaces = spaces
        self._elements: dict[bytes, str] = {}

    def inside(self, start: int, end: int) -> "_Scope":
        """Give the scope inside a start tag: itself, unless the tag declares what did not hold before."""
        stated: dict[str, str] = {}
        for key, value in _ATTRIBUTE.findall(self.data, start, end):
            if key == b"xmlns" or key.startswith(b"xmlns:"):
                stated[key[6:].decode()] = _value(value)
        if all(self._spaces.get(prefix, "") == space for prefix, space in stated.items()):
            return self
        return _Scope(self.data, self._prefixes, self.texts, {**self._spaces, **stated})

    def element(self, name: bytes) -> str:
        known = self._elements.get(name)
        if known is None:
            prefix, _, local = name.decode().rpartition(":")
            known = self._elements[name] = self._short(self._spaces.get(prefix, ""), local)
        return known

    def attributes(self, start: int, end: int) -> Mapping[str, str]:
        found = {}
        for key, value in _ATTRIBUTE.findall(self.data, start, end):
            prefix, _, local = key.decode().rpartition(":")
            if prefix != "xmlns" and key != b"xmlns":
                found[self._short(self._spaces.get(prefix, ""), local) if prefix else local] = _value(value)
        return found or _NONE

    def names(self, tags: frozenset[str]) -> list[bytes]:
        """Give the names as written that stand for tags with short prefixes."""
        found = []
        for prefix, space in self._spaces.items():
            short = self._prefixes.get(space)
            locals_ = [tag.partition(":")[2] for tag in tags if short and tag.startswith(f"{short}:")]
            found += [f"{prefix}:{local}".lstrip(":").encode() for local in locals_]
        return sorted(found)

    def _short(self, space: str, local: str) -> str:
        if not space:
            return local
        prefix = self._prefixes.get(space)
        return f"{prefix}:{local}" if prefix else f"{space} {local}"


class Node:
    """An element: its start tag from ``start`` to ``inner``, its content to ``inner_end``, its end tag to ``end`` (bytes).

    ``tag`` and the names of ``attributes`` carry the short prefix that the caller gave for their namespace (``w:p``), else the
    namespace itself and a space.
    """

    __slots__ = ("_attributes", "_children", "_scope", "end", "inner", "inner_end", "start", "tag")

    def __init__(
        self, tag: str, attributes: Mapping[str, str] | None, start: int, inner: int, scope: _Scope | None = None
    ) -> None:
        self.tag = tag
        self.start = start
        self.inner = self.inner_end = self.end = inner
        self._children: Sequence[Node] | None = _NOTHING
        self._attributes = attributes
        self._scope = scope

    def opened(self) -> list["Node"]:
        """Give the list that the children of a new element go to."""
        children: list[Node] = []
        self._children = children
        return children

    @classmethod
    def closed(cls, tag: str, places: tuple[int, int, int, int], scope: _Scope) -> "Node":
        """Make an element whose children are looked for where somebody asks for them; ``places`` as they are named here."""
        node = cls(tag, None, places[0], places[1], scope)
        node.inner_end, node.end = places[2:]
        node._children = None
        return node

    def __repr__(self) -> str:
        return f"Node({self.tag!r}, {self.start}, {self.end})"

    @property
    def children(self) -> Sequence["Node"]:
        """The elements right inside, in order."""
        if self._children is None:
            scope = self._scope
            is_empty = scope is None or scope.data.find(b"<", self.inner, self.inner_end) < 0
            self._children = _NOTHING if is_empty or scope is None else _leaves(scope, self.inner, self.inner_end)
        return self._children

    @property
    def attributes(self) -> Mapping[str, str]:
        """The attributes by name, but for declarations of namespaces."""
        if self._attributes is None:
            self._attributes = self._scope.attributes(self.start, self.inner) if self._scope else _NONE
        return self._attributes

    @property
    def text(self) -> str:
        """The text right inside, for the tags that the caller asked it for; else empty."""
        scope = self._scope
        if scope is None or self.tag not in scope.texts:
            return ""
        raw = scope.data[self.inner : self.inner_end]
        if b"<" not in raw:
            return _text(raw)
        places = [self.inner, *(place for each in self.children for place in (each.start, each.end)), self.inner_end]
        spans = zip(places[::2], places[1::2], strict=True)
        return "".join(_direct(scope.data[start:end]) for start, end in spans)

    def child(self, tag: str) -> "Node | None":
        """Give the first child of that tag."""
        for each in self.children:
            if each.tag == tag:
                return each
        return None

    def all(self, tag: str) -> Iterator["Node"]:
        """Give the descendants of that tag, in order."""
        for each in self.children:
            if each.tag == tag:
                yield each
            if each.children:
                yield from each.all(tag)


_NOTHING: tuple[Node, ...] = ()


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


def parse(
    data: bytes, prefixes: Mapping[str, str], texts: frozenset[str], closed: frozenset[str] = frozenset()
) -> Node:
    """Parse a part that ``as_utf8`` gave. ``prefixes`` maps namespaces to short prefixes, ``texts`` are the tags whose text is kept.

    ``closed``: tags inside which nobody looks as a rule; where they hold empty elements alone, these are found when they are asked for.
    """
    scope = _Scope(data, prefixes, texts, {"xml": _XML})
    top = Node("", _NONE, 0, 0)
    here = top.opened()
    open_now: list[tuple[Node, list[Node], _Scope]] = []
    for found in _markup(data, scope, texts | closed).finditer(data):
        shut, _, name = found.groups()
        start, end = found.span()
        if shut is not None:
            first, last = found.span(2)
            inner = scope.inside(start, first) if data.find(b"xmlns", start, first) > 0 else scope
            here.append(Node.closed(inner.element(shut), (start, first, last, end), inner))
        elif name is None:
            continue
        elif name[0] == _SLASH:
            node, here, scope = open_now.pop()
            node.inner_end, node.end = start, end
        else:
            outer = scope
            if data.find(b"xmlns", start, end) > 0:
                scope = scope.inside(start, end)
            node = Node(scope.element(name), None, start, end, scope)
            here.append(node)
            if data[end - 2] == _SLASH:
                scope = outer
            else:
                open_now.append((node, here, outer))
                here = node.opened()
    return top.children[0]


def _markup(data: bytes, scope: _Scope, tags: frozenset[str]) -> re.Pattern[bytes]:
    """Give the pattern of whole elements (1, their content 2) and of tags (3): elements by the names that the root declares for ``tags``."""
    root = next((found for found in _PLAIN.finditer(data) if found[3]), None)
    names = scope.inside(*root.span()).names(tags) if root else []
    if not names:
        return _PLAIN
    told = b"|".join(map(re.escape, names))
    return re.compile(_CLOSED.replace(b"NAMES", told) + b"|" + _MARKUP, re.DOTALL)


def _leaves(scope: _Scope, start: int, end: int) -> list[Node]:
    """Find the empty elements of a stretch that holds no others."""
    data = scope.data
    found = []
    for each in _PLAIN.finditer(data, start, end):
        if each[3]:
            inner = scope.inside(*each.span()) if b"xmlns" in each[0] else scope
            found.append(Node(inner.element(each[3]), None, *each.span(), inner))
    return found


def _value(quoted: bytes) -> str:
    """Read an attribute's value (XML 1.0, 3.3.3)."""
    text = quoted[1:-1].decode()
    if "\n" in text or "\t" in text or "\r" in text:
        text = text.replace("\r\n", " ").translate(_SPACES)
    return _REFERENCE.sub(_referred, text) if "&" in text else text


def _text(raw: bytes) -> str:
    text = raw.decode()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _REFERENCE.sub(_referred, text) if "&" in text else text


def _direct(raw: bytes) -> str:
    """Read character data that comments and CDATA sections may stand in."""
    pieces: list[str] = []
    place = 0
    for found in _UNREAD.finditer(raw):
        pieces.append(_text(raw[place : found.start()]))
        if found[1] is not None:
            pieces.append(found[1].decode().replace("\r\n", "\n").replace("\r", "\n"))
        place = found.end()
    return "".join([*pieces, _text(raw[place:])])


def _referred(found: re.Match[str]) -> str:
    told = found[0]
    if told.startswith("&#x"):
        return chr(int(told[3:-1], 16))
    return chr(int(told[2:-1])) if told.startswith("&#") else html.unescape(told)


def attribute_value(data: bytes, node: Node, name: str) -> tuple[int, int] | None:
    """Give the place of an attribute's value with its quotes, by its local name as written; None where it is not stated."""
    for found in _ATTRIBUTE.finditer(data, node.start, node.inner):
        if found[1].rpartition(b":")[2].decode() == name:
            return found.span(2)
    return None


def prefix_of(data: bytes, node: Node) -> str:
    """Give the prefix with its colon that a tag is written with; empty in the default namespace."""
    name = _NAME.match(data, node.start)
    written = name[1].decode() if name else ""
    return written.rpartition(":")[0] + ":" if ":" in written else ""
