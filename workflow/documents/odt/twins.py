"""The properties of text in a new language or direction: complex scripts have twins of weight, style, size, font and language."""

from collections.abc import Iterator

from workflow.documents.odt.package import Part
from workflow.documents.odt.tags import attribute, element, stated
from workflow.documents.splice import Edit
from workflow.documents.turn import Turn
from workflow.documents.xmltree import Node

_TWINS = (
    ("fo:font-weight", "style:font-weight-complex"),
    ("fo:font-style", "style:font-style-complex"),
    ("fo:font-size", "style:font-size-complex"),
)
_FONT = "style:font-name-complex"

_Found = Iterator[Edit[bytes]]


class Fonts:
    """The fonts that a part declares, and the one that it must declare for text in the new script."""

    def __init__(self, part: Part, way: Turn) -> None:
        self._part = part
        self._way = way
        self._sheet = part.root.child("office:font-face-decls")
        self._wanted = False
        faces = self._sheet.children if self._sheet else []
        self._families = {
            node.attributes.get("style:name", ""): node.attributes.get("svg:font-family", "").strip("'\" ")
            for node in faces
        }

    def has_script(self, name: str) -> bool:
        """Tell whether the font of that name is known to hold the new script."""
        return self._families.get(name, name).lower() in self._way.fonts

    def instead(self) -> str:
        """Give the name of a font that does."""
        named = next((name for name, family in self._families.items() if family == self._way.instead), None)
        self._wanted = self._wanted or named is None
        return named or self._way.instead

    def declared(self) -> _Found:
        """Declare the font that was named, if nobody did."""
        if not self._wanted or self._sheet is None:
            return
        name = self._way.instead
        face = element(
            self._part,
            "style:font-face",
            attribute(self._part, "style:name", name),
            attribute(self._part, "svg:font-family", name),
        )
        if self._sheet.inner < self._sheet.end:
            yield Edit(self._sheet.inner, self._sheet.inner, face.encode())


def twins(part: Part, node: Node, way: Turn, fonts: Fonts) -> _Found:
    """Make the twins say what the text showed before; from a complex script, only what is missing is taken from them."""
    for plain, twin in _TWINS:
        source, target = (plain, twin) if way.right_to_left else (twin, plain)
        value = node.attributes.get(source)
        if value is not None and (way.right_to_left or target not in node.attributes):
            yield from stated(part, node, target, value)
    if not way.right_to_left:
        return
    name, complex_name = node.attributes.get("style:font-name"), node.attributes.get(_FONT)
    if name is not None and fonts.has_script(name):
        yield from stated(part, node, _FONT, name)
    elif (name is not None or complex_name is not None) and not fonts.has_script(complex_name or ""):
        yield from stated(part, node, _FONT, fonts.instead())
    elif name is None and "fo:font-family" in node.attributes:
        family = node.attributes["fo:font-family"].strip("'\" ")
        yield from stated(part, node, "style:font-family-complex", family if fonts.has_script(family) else way.instead)


def spoken(part: Part, node: Node, way: Turn, before: str, *, main: bool) -> _Found:
    """Set the language: of all text (``main``), and where another place states the one that the file was in."""
    language, _, country = way.tag.partition("-")
    said = node.attributes.get("style:language-complex" if way.was_right_to_left else "fo:language")
    if not main and said != before.partition("-")[0]:
        return
    names = ("style:language-complex", "style:country-complex") if way.right_to_left else ("fo:language", "fo:country")
    yield from stated(part, node, names[0], language)
    if country:
        yield from stated(part, node, names[1], country)


def dated(part: Part, node: Node, way: Turn, before: str) -> _Found:
    """Let a format of dates that names months in the language that the file was in name them in the new one."""
    if node.attributes.get("number:language") != before.partition("-")[0]:
        return
    language, _, country = way.tag.partition("-")
    yield from stated(part, node, "number:language", language)
    if country:
        yield from stated(part, node, "number:country", country)
