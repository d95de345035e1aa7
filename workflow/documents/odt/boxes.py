"""Shapes with text that stand alone in a paragraph, as a band of colour with words does.

In a paragraph from the right LibreOffice draws such a shape's text beside it or not at all. So the paragraph round it keeps running from
the left, and stands at the right; what is written in the shape runs from the right all the same.
"""

from collections.abc import Iterator, Mapping

from workflow.documents.odt.package import Part
from workflow.documents.odt.tags import attribute, element, first_child, stated
from workflow.documents.splice import Edit, Splicer
from workflow.documents.xmltree import Node

_SHAPES = frozenset({"draw:custom-shape", "draw:rect", "draw:ellipse", "draw:g"})
_AS_CHARACTER = "as-char"
_MODE = "lr-tb"
_Found = Iterator[Edit[bytes]]


def held(part: Part, own: Mapping[str, Node]) -> _Found:
    """Give the edits that keep paragraphs with nothing but a shape from turning; ``own``: the part's automatic styles."""
    sheet = part.root.child("office:automatic-styles")
    if sheet is None:
        return
    made: dict[str, str] = {}
    for paragraph in _alone(part):
        name = paragraph.attributes.get("text:style-name", "")
        new = f"{name}_Box"
        made[new] = _style(part, name, new, own.get(name))
        yield from stated(part, paragraph, "text:style-name", new)
    if made:
        yield first_child(part, sheet, "".join(made.values()))


def released(part: Part, own: Mapping[str, Node]) -> _Found:
    """Give the edits that bring such shapes of a file from the right to the left side."""
    used: dict[str, list[bool]] = {}
    alone = {each.start for each in _alone(part)}
    if not alone:
        return
    for paragraph in part.root.all("text:p"):
        used.setdefault(paragraph.attributes.get("text:style-name", ""), []).append(paragraph.start in alone)
    for name, style in own.items():
        node = style.child("style:paragraph-properties")
        if node is None or not all(used.get(name, [False])) or node.attributes.get("style:writing-mode") != _MODE:
            continue
        if node.attributes.get("fo:text-align") in {"right", "end"}:
            yield from stated(part, node, "fo:text-align", "left")


def _alone(part: Part) -> Iterator[Node]:
    """Give the paragraphs that hold nothing but a shape with text."""
    if not any(next(part.root.all(tag), None) for tag in _SHAPES):
        return
    for paragraph in part.root.all("text:p"):
        shape, *others = _inner(paragraph) or [paragraph]
        if others or shape.tag not in _SHAPES or shape.attributes.get("text:anchor-type") != _AS_CHARACTER:
            continue
        if next(shape.all("text:p"), None) is not None and not _words(part, paragraph, shape):
            yield paragraph


def _inner(node: Node) -> list[Node]:
    """Give what stands in a paragraph, spans and links opened."""
    found: list[Node] = []
    for each in node.children:
        found += _inner(each) if each.tag in {"text:span", "text:a"} else [each]
    return found


def _words(part: Part, paragraph: Node, shape: Node) -> bool:
    """Whether anything is said outside the shape."""
    around = part.data[paragraph.inner : shape.start] + part.data[shape.end : paragraph.inner_end]
    return any(piece.rpartition(b">")[2].strip() for piece in around.split(b"<"))


def _style(part: Part, name: str, new: str, old: Node | None) -> str:
    """Give a style like that of a paragraph, which runs from the left and stands at the right."""
    told = (attribute(part, "fo:text-align", "right"), attribute(part, "style:writing-mode", _MODE))
    properties = element(part, "style:paragraph-properties", *told)
    if old is None:
        family = attribute(part, "style:family", "paragraph")
        above = [attribute(part, "style:parent-style-name", name)] if name else []
        opening = element(part, "style:style", attribute(part, "style:name", new), family, *above)
        tag = opening[1:].split(None, 1)[0]
        return f"{opening[:-2]}>{properties}</{tag}>"
    edits = list(stated(part, old, "style:name", new))
    node = old.child("style:paragraph-properties")
    if node is None:
        edits.append(first_child(part, old, properties))
    else:
        side = node.attributes.get("fo:text-align", "")
        edits += stated(part, node, "style:writing-mode", _MODE)
        edits += stated(
            part, node, "fo:text-align", {"center": "center", "right": "left", "end": "left"}.get(side, "right")
        )
    return Splicer(part.data, edits).render(old.start, old.end).decode()
