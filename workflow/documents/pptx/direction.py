"""The direction of a PowerPoint file (ECMA-376 part 1, 21.1.2.2.7): left and right are those of the page, so they change places.

``rtl`` alone gives right-to-left text at the left edge: each paragraph says where it stands, unless it is centred or justified.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from workflow.documents.ooxml.package import Package
from workflow.documents.pptx.shapes import TITLES, level_of, placeholder_of
from workflow.documents.splice import Edit
from workflow.documents.start_tags import with_attribute
from workflow.documents.turn import turn
from workflow.documents.xmltree import Node, prefix_of

_TURNED = {
    "slide": "slide",
    "notesSlide": "slide",
    "slideLayout": "upper",
    "slideMaster": "upper",
    "notesMaster": "upper",
}
_OTHER_SIDE = {"l": "r", "r": "l"}
_LEVELS = tuple(f"a:lvl{level}pPr" for level in range(1, 10))
_ON = frozenset({"1", "true"})
_STYLES = {**dict.fromkeys(TITLES, "p:titleStyle"), "": "p:bodyStyle", "body": "p:bodyStyle", "obj": "p:bodyStyle"}
_OTHER_STYLE = "p:otherStyle"
_FACED = ("a:rPr", "a:defRPr", "a:endParaRPr")
_AFTER_FACE = ("a:cs", "a:sym", "a:hlinkClick", "a:hlinkMouseOver", "a:rtl", "a:extLst")


@dataclass(slots=True)
class Deck:
    """A file and the languages between which it moves: ``before`` and ``after``."""

    opened: Package
    before: str
    after: str
    _kinds: dict[str, str] = field(default_factory=dict)
    _roots: dict[str, Node] = field(default_factory=dict)

    def __post_init__(self) -> None:
        todo = [(self.opened.main, "presentation")]
        while todo:
            name, kind = todo.pop()
            if name in self._kinds or self.opened.archive.entry(name) is None:
                continue
            self._kinds[name] = kind
            todo += [
                (each.target, each.kind)
                for each in self.opened.relations(name)
                if each.kind in _TURNED and not each.outside
            ]

    @property
    def turns(self) -> bool:
        """Whether the direction changes."""
        return turn(self.before, self.after).turns

    @property
    def right_to_left(self) -> bool:
        """Whether the new language runs from the right."""
        return turn(self.before, self.after).right_to_left

    @property
    def tag(self) -> str:
        """The new language with its country."""
        return turn(self.before, self.after).tag

    def face(self, latin: str) -> str:
        """Give the face of complex scripts that goes with a Latin one."""
        if latin.startswith("+"):
            return latin[:3] + "-cs"
        of = turn(self.before, self.after)
        return latin if latin.lower() in of.fonts else of.instead

    def parts(self) -> list[str]:
        """Give the parts that turn."""
        return list(self._kinds) if self.turns else []

    def is_shown(self, name: str) -> bool:
        """Whether paragraphs of this part stand on a page; those of layouts and masters show only what is no placeholder."""
        return self._kinds.get(name, "slide") != "presentation"

    def root(self, name: str) -> Node:
        """Parse a part, once."""
        if name not in self._roots:
            self._roots[name] = self.opened.part(name, "").root
        return self._roots[name]

    def above(self, name: str) -> list[str]:
        """Give the layout and master of a slide, the nearest first."""
        chain: list[str] = []
        if self._kinds.get(name) == "slideMaster":
            return chain
        for kind in ("slideLayout", "slideMaster", "notesMaster"):
            chain += self.opened.related(kind, chain[-1] if chain else name)
        return chain


def part_edits(deck: Deck, name: str, data: bytes, written: set[int]) -> Iterator[Edit[bytes]]:
    """Give the edits of direction and language in a part; ``written``: where the paragraphs begin whose text is new."""
    root = deck.root(name)
    if deck.before != deck.after:
        for paragraph in root.all("a:p"):
            if paragraph.start in written or _is_dated(paragraph):
                yield from _spoken(deck, data, paragraph)
    if not deck.turns:
        return
    if deck.is_shown(name):
        yield from _shapes(deck, name, data)
    for node in _all(root, ("a:tblPr",)):
        yield _set(data, node, "rtl", "1" if deck.right_to_left else None)
    for node in _all(root, ("a:bodyPr",)):
        yield from _columned(deck, data, node)
    for node in _all(root, _LEVELS):
        yield from _listed(deck, data, node)
    if deck.right_to_left:
        for node in _all(root, _FACED):
            yield from _faced(deck, data, node)


def _all(node: Node, tags: tuple[str, ...]) -> Iterator[Node]:
    for each in node.children:
        if each.tag in tags:
            yield each
        yield from _all(each, tags)


def _is_dated(paragraph: Node) -> bool:
    """Whether a paragraph shows a date that programs write in the language of its run."""
    return any(each.attributes.get("type", "").startswith("datetime") for each in paragraph.all("a:fld"))


def _spoken(deck: Deck, data: bytes, paragraph: Node) -> Iterator[Edit[bytes]]:
    for node in _all(paragraph, ("a:rPr", "a:endParaRPr")):
        yield _set(data, node, "lang", deck.tag)


def _shapes(deck: Deck, name: str, data: bytes) -> Iterator[Edit[bytes]]:
    chain = [deck.root(each) for each in deck.above(name)]
    for shape in _all(deck.root(name), ("p:sp", "p:graphicFrame")):
        placeholder = placeholder_of(shape) if shape.tag == "p:sp" else None
        shapes = [shape, *_placeholders(chain, placeholder)] if placeholder else [shape]
        style = _STYLES.get(placeholder.attributes.get("type", ""), _OTHER_STYLE) if placeholder else _OTHER_STYLE
        for paragraph in shape.all("a:p"):
            above = _Above(shapes, chain, style, _LEVELS[min(level_of(paragraph), len(_LEVELS) - 1)])
            yield from _turned(deck, data, paragraph, above)


def _placeholders(chain: list[Node], wanted: Node) -> list[Node]:
    """Give the shapes of layout and master that a placeholder takes its looks from (the same index, else the same type)."""
    kind, index = wanted.attributes.get("type", "obj"), wanted.attributes.get("idx")
    found = []
    for root in chain:
        shapes = [(shape, told) for shape in root.all("p:sp") if (told := placeholder_of(shape))]
        same = [shape for shape, told in shapes if index is not None and told.attributes.get("idx") == index]
        alike = [shape for shape, told in shapes if _alike(told.attributes.get("type", "obj"), kind)]
        found += (same or alike)[:1]
    return found


def _alike(one: str, other: str) -> bool:
    names = {"ctrTitle": "title", "obj": "body", "subTitle": "body"}
    return names.get(one, one) == names.get(other, other)


@dataclass(frozen=True, slots=True)
class _Above:
    """Where a paragraph finds what it does not say itself: lists of its shape and of the placeholders above, then the master's styles."""

    shapes: list[Node]
    chain: list[Node]
    style: str
    level: str

    def says(self, name: str) -> str | None:
        """Give an attribute as the nearest of them states it."""
        return next((each.attributes[name] for each in self._properties() if name in each.attributes), None)

    def _properties(self) -> Iterator[Node]:
        for shape in self.shapes:
            body = shape.child("p:txBody")
            listed = body.child("a:lstStyle") if body else None
            yield from _children(listed, self.level)
        for root in self.chain:
            for styles in (*root.all(self.style), *root.all("p:notesStyle")):
                yield from _children(styles, self.level)


def _children(node: Node | None, tag: str) -> Iterator[Node]:
    own = node.child(tag) if node else None
    if own is not None:
        yield own


def _turned(deck: Deck, data: bytes, paragraph: Node, above: _Above) -> Iterator[Edit[bytes]]:
    """Say of a paragraph how it runs and, where it is neither centred nor justified, at which side it stands."""
    properties = paragraph.child("a:pPr")
    said = properties.attributes if properties else {}
    if (said.get("rtl", above.says("rtl")) in _ON) == deck.right_to_left:
        return
    side, rtl = _side(deck, said.get("algn"), above.says("algn")), "1" if deck.right_to_left else "0"
    if properties is not None:
        yield _set(data, properties, "algn", side, rtl=rtl)
        return
    stated = f' algn="{side}"' if side else ""
    new = f'<{prefix_of(data, paragraph)}pPr{stated} rtl="{rtl}"/>'.encode()
    head = data[paragraph.start : paragraph.inner]
    if head.endswith(b"/>"):
        tag = head[1:-2].split()[0]
        new = head[:-2].rstrip() + b">" + new + b"</" + tag + b">"
    else:
        new = head + new
    yield Edit(paragraph.start, paragraph.inner, new)


def _side(deck: Deck, stated: str | None, inherited: str | None) -> str | None:
    side = stated or inherited
    if side is None:
        return "r" if deck.right_to_left else "l"
    return _OTHER_SIDE.get(side, stated)


def _listed(deck: Deck, data: bytes, node: Node) -> Iterator[Edit[bytes]]:
    """Turn a level of a list of styles as far as it says how it runs."""
    rtl, side = node.attributes.get("rtl"), node.attributes.get("algn")
    if (rtl in _ON) == deck.right_to_left or (rtl is None and side is None):
        return
    told = ("1" if deck.right_to_left else "0") if rtl is not None else None
    yield _set(data, node, "algn", _OTHER_SIDE.get(side or "", side), rtl=told)


def _columned(deck: Deck, data: bytes, node: Node) -> Iterator[Edit[bytes]]:
    """Begin with the column at the side where the language begins."""
    stated = node.attributes
    if stated.get("numCol", "1") != "1" and (stated.get("rtlCol") in _ON) != deck.right_to_left:
        yield _set(data, node, "rtlCol", "1" if deck.right_to_left else "0")


def _faced(deck: Deck, data: bytes, node: Node) -> Iterator[Edit[bytes]]:
    """Name the face of complex scripts where only that of others is named."""
    latin = node.child("a:latin")
    if latin is None or node.child("a:cs") is not None:
        return
    face = deck.face(latin.attributes.get("typeface", ""))
    after = next((each.start for each in node.children if each.tag in _AFTER_FACE), node.inner_end)
    yield Edit(after, after, f'<{prefix_of(data, latin)}cs typeface="{face}"/>'.encode())


def _set(data: bytes, node: Node, name: str, value: str | None, **more: str | None) -> Edit[bytes]:
    """Rewrite a start tag with attributes set, or taken out where their value is None."""
    tag = data[node.start : node.inner]
    for key, said in {name: value, **more}.items():
        tag = with_attribute(tag, key, said)
    return Edit(node.start, node.inner, tag)
