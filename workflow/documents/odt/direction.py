"""A file turned to run in another language's direction: writing modes, and what office programs place by left and right.

LibreOffice and OpenOffice take ``left``, ``right``, ``start`` and ``end`` of a paragraph for sides of the page, whatever its writing mode:
in a paragraph from the right, ``start`` and nothing stand at the left. ``right`` alone is read alike by all.
"""

from collections.abc import Iterator

from workflow.documents.odt import boxes
from workflow.documents.odt.package import Package, Part
from workflow.documents.odt.tags import attribute, element, first_child, renamed, stated
from workflow.documents.odt.twins import Fonts, dated, spoken, twins
from workflow.documents.splice import Edit
from workflow.documents.turn import Turn, turn
from workflow.documents.xmltree import Node

_SHEETS = ("office:styles", "office:automatic-styles", "office:master-styles")
_MODES = {"lr-tb": "ltr", "lr": "ltr", "rl-tb": "rtl", "rl": "rtl"}
_NEW_MODE = {"ltr": "lr-tb", "rtl": "rl-tb"}
_SIDES = {"left": "right", "right": "left"}
_STATING = (
    "style:table-properties",
    "style:table-cell-properties",
    "style:section-properties",
    "style:graphic-properties",
)
_SIDED = {
    "style:paragraph-properties": ("fo:border-", "fo:padding-", "style:border-line-width-"),
    "style:table-properties": ("fo:margin-",),
}
"""What is left and right on the page. Indents and tabs of paragraphs and the borders of cells turn with the writing mode."""
_OF_BY_THE_STANDARD = ("MicrosoftOffice",)

_SEPARATOR = {
    "width": "0.018cm", "distance-before-sep": "0.1cm", "distance-after-sep": "0.1cm", "line-style": "solid", "adjustment": "right",
    "rel-width": "25%", "color": "#000000",
}  # fmt: skip
"""The line above footnotes as programs draw it where nothing is said, at the other side."""

_Found = Iterator[Edit[bytes]]


def turned(package: Package, before: str, after: str) -> dict[str, list[Edit[bytes]]]:
    """Give the edits by part that turn a file in the language ``before`` into one in ``after``."""
    way = turn(before, after)
    turning = _Turning(package, way, before)
    return {part.name: list(turning.edits(part)) for part in package.parts if "/" not in part.name}


class _Turning:
    def __init__(self, package: Package, way: Turn, before: str) -> None:
        self._way = way
        self._before = before
        self._old = "rtl" if way.was_right_to_left else "ltr"
        self._mode = _NEW_MODE["rtl" if way.right_to_left else "ltr"]
        self._generator = next(
            (
                part.data[node.inner : node.inner_end].decode()
                for part in package.parts
                for node in part.root.all("meta:generator")
            ),
            "",
        )
        self._named = dict(_styles(package.parts, "office:styles"))
        self._has_notes = any(True for part in package.parts for _ in part.root.all("text:note"))

    def edits(self, part: Part) -> _Found:
        fonts = Fonts(part, self._way)
        own = dict(_styles([part], "office:automatic-styles"))
        for sheet in part.root.children:
            if sheet.tag in _SHEETS:
                if self._way.turns:
                    yield from self._sheet(part, sheet, own)
                yield from self._texts(part, sheet, fonts)
            elif sheet.tag == "office:meta":
                yield from _spoken(sheet, self._way)
        if self._way.turns:
            yield from (boxes.held if self._way.right_to_left else boxes.released)(part, own)
        yield from fonts.declared()

    def _texts(self, part: Part, sheet: Node, fonts: Fonts) -> _Found:
        for style in _walk(sheet):
            if style.tag == "number:date-style":
                yield from dated(part, style, self._way, self._before)
            main = style.tag == "style:default-style"
            for node in style.children:
                if node.tag == "style:text-properties":
                    yield from spoken(part, node, self._way, self._before, main=main)
                    if self._way.turns:
                        yield from twins(part, node, self._way, fonts)

    def _sheet(self, part: Part, sheet: Node, own: dict[str, Node]) -> _Found:
        if sheet.tag == "office:styles" and "" not in self._named:
            yield first_child(part, sheet, self._default(part))
        for node in _walk(sheet):
            if node.tag in {"style:style", "style:default-style"}:
                yield from self._style(part, node, own)
            elif node.tag == "style:page-layout":
                yield from self._layout(part, node)

    def _layout(self, part: Part, node: Node) -> _Found:
        properties = node.child("style:page-layout-properties")
        if properties is None:
            mode = attribute(part, "style:writing-mode", self._mode)
            yield first_child(part, node, element(part, "style:page-layout-properties", mode))
            return
        if properties.attributes.get("style:writing-mode", "lr-tb") in {*_MODES, "page"}:
            yield from stated(part, properties, "style:writing-mode", self._mode)
        separator = properties.child("style:footnote-sep")
        if separator is not None:
            side = _SIDES.get(separator.attributes.get("style:adjustment", "left"))
            if side:
                yield from stated(part, separator, "style:adjustment", side)
        elif self._way.right_to_left and self._has_notes:
            told = (attribute(part, f"style:{name}", value) for name, value in _SEPARATOR.items())
            yield first_child(part, properties, element(part, "style:footnote-sep", *told))

    def _style(self, part: Part, style: Node, own: dict[str, Node]) -> _Found:
        main = style.tag == "style:default-style" and style.attributes.get("style:family") == "paragraph"
        paragraph = style.child("style:paragraph-properties")
        if paragraph is not None:
            yield from self._paragraph(part, style, paragraph, own, main=main)
        elif main:
            yield first_child(part, style, self._properties(part))
        for node in style.children:
            if node.tag in _STATING:
                yield from self._stated_mode(part, node)
            if node.tag == "style:table-properties":
                side = _SIDES.get(node.attributes.get("table:align", ""))
                if side:
                    yield from stated(part, node, "table:align", side)
            yield from _sides_swapped(part, node)

    def _stated_mode(self, part: Part, node: Node) -> _Found:
        if _MODES.get(node.attributes.get("style:writing-mode", "")) == self._old:
            yield from stated(part, node, "style:writing-mode", self._mode)

    def _paragraph(self, part: Part, style: Node, node: Node, own: dict[str, Node], *, main: bool) -> _Found:
        if main:
            yield from stated(part, node, "style:writing-mode", self._mode)
            yield from stated(
                part, node, "fo:text-align", self._aligned(node.attributes.get("fo:text-align"), main=True)
            )
            return
        if self._direction(style, own) != self._old:
            return
        yield from self._stated_mode(part, node)
        told = node.attributes.get("fo:text-align")
        if told is not None:
            yield from stated(part, node, "fo:text-align", self._aligned(told, main=False))

    def _aligned(self, told: str | None, *, main: bool) -> str:
        """Give the side for what was told; for all paragraphs together (``main``) also where nothing was."""
        if self._way.right_to_left:
            return {"end": "left", "right": "left", "center": "center", "justify": "justify"}.get(told or "", "right")
        if told in {"center", "justify"}:
            return told or ""
        if self._generator.startswith(_OF_BY_THE_STANDARD):
            return "right" if told in {"end", "left"} else "left"
        return "left" if told in {"end", "right"} or (told is None and main) else "right"

    def _direction(self, style: Node, own: dict[str, Node]) -> str:
        """Tell in which direction paragraphs of a style run; where nothing says so, as the document."""
        seen: set[int] = set()
        node: Node | None = style
        while node is not None and id(node) not in seen:
            seen.add(id(node))
            properties = node.child("style:paragraph-properties")
            mode = properties.attributes.get("style:writing-mode", "") if properties else ""
            if mode in _MODES:
                return _MODES[mode]
            if mode:
                break
            parent = node.attributes.get("style:parent-style-name", "")
            node = own.get(parent) or self._named.get(parent)
        return self._old

    def _properties(self, part: Part) -> str:
        mode = attribute(part, "style:writing-mode", self._mode)
        side = attribute(part, "fo:text-align", self._aligned(None, main=True))
        return element(part, "style:paragraph-properties", side, mode)

    def _default(self, part: Part) -> str:
        opening = element(part, "style:default-style", attribute(part, "style:family", "paragraph"))
        tag = opening[1:].split(None, 1)[0]
        return f"{opening[:-2]}>{self._properties(part)}</{tag}>"


def _styles(parts: list[Part] | tuple[Part, ...], tag: str) -> Iterator[tuple[str, Node]]:
    """Give the paragraph styles by name; that of all paragraphs has none."""
    for part in parts:
        for sheet in part.root.children:
            if sheet.tag == tag:
                for node in sheet.children:
                    if node.attributes.get("style:family") == "paragraph":
                        yield node.attributes.get("style:name", ""), node


def _walk(node: Node) -> Iterator[Node]:
    """Give what stands in a sheet of styles, styles within others too; of a master page the text is not walked."""
    for each in node.children:
        yield each
        if each.tag != "style:master-page":
            yield from _walk(each)


def _sides_swapped(part: Part, node: Node) -> _Found:
    for stem in _SIDED.get(node.tag, ()):
        for side, other in _SIDES.items():
            yield from renamed(part, node, f"{stem}{side}", f"{stem.partition(':')[2]}{other}")


def _spoken(meta: Node, way: Turn) -> _Found:
    """Set the language that the file says it is in, if it says one."""
    node = meta.child("dc:language")
    if node is not None and node.inner < node.inner_end:
        yield Edit(node.inner, node.inner_end, way.tag.encode())
