"""What paragraphs take from their styles of direction and alignment (ECMA-376 part 1, 17.7.2)."""

from collections.abc import Iterator

from workflow.documents.docx.direction.properties import is_on
from workflow.documents.xmltree import Node


class Inherited:
    """The styles of a file as they stand before it is turned; ``root`` is that of their part."""

    def __init__(self, root: Node | None) -> None:
        styles = [each for each in root.children if each.tag == "w:style"] if root else []
        paragraphs = [each for each in styles if each.attributes.get("w:type", "paragraph") == "paragraph"]
        self._styles = {each.attributes.get("w:styleId", ""): each for each in paragraphs}
        main = (each for each in paragraphs if each.attributes.get("w:default") in {"1", "true", "on"})
        self._default = next((each.attributes.get("w:styleId", "") for each in main), "")
        defaults = next((each for each in root.all("w:pPrDefault")), None) if root else None
        self._last = defaults.child("w:pPr") if defaults else None

    def is_right_to_left(self, properties: Node | None) -> bool:
        """Whether a paragraph with this ``pPr`` runs from the right."""
        return is_on(next(self._stated(properties, "w:bidi"), None))

    def alignment(self, properties: Node | None) -> str:
        """Give the alignment of a paragraph, empty where none is stated."""
        stated = next(self._stated(properties, "w:jc"), None)
        return stated.attributes.get("w:val", "") if stated else ""

    def alignment_of_style(self, properties: Node | None) -> str:
        """Give the alignment that a paragraph would have without one of its own."""
        stated = next(self._above(properties, "w:jc"), None)
        return stated.attributes.get("w:val", "") if stated else ""

    def _stated(self, properties: Node | None, tag: str) -> Iterator[Node]:
        if properties is not None and (own := properties.child(tag)):
            yield own
        yield from self._above(properties, tag)

    def _above(self, properties: Node | None, tag: str) -> Iterator[Node]:
        named = properties.child("w:pStyle") if properties else None
        key = named.attributes.get("w:val", "") if named else self._default
        key = key if key in self._styles else self._default
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            style = self._styles[key]
            paragraph = style.child("w:pPr")
            if paragraph is not None and (own := paragraph.child(tag)):
                yield own
            based = style.child("w:basedOn")
            key = based.attributes.get("w:val", "") if based else ""
        if self._last is not None and (own := self._last.child(tag)):
            yield own
