"""Texts that stand in attributes: alternative texts, tooltips, captions of tables, help of form fields."""

from collections.abc import Iterator

from workflow.documents.docx.found import Found
from workflow.documents.inline import Item, stretches
from workflow.documents.ooxml.package import Part
from workflow.documents.xmltree import Node, attribute_value
from workflow.text import Kind

_DESCRIBED = ("descr", "title")
_SHAPES = ("shape", "rect", "oval", "roundrect", "line", "polyline", "arc", "curve", "image", "group")
VALUED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("wp:docPr", "pic:cNvPr", "wps:cNvPr", "wpg:cNvPr", "a:cNvPr"), _DESCRIBED),
    **{f"v:{shape}": ("alt",) for shape in _SHAPES},
    "v:textpath": ("string",),
    "w:hyperlink": ("w:tooltip",),
    "a:hlinkClick": ("tooltip",),
    "a:hlinkHover": ("tooltip",),
    "w:helpText": ("w:val",),
    "w:statusText": ("w:val",),
    "w:tblCaption": ("w:val",),
    "w:tblDescription": ("w:val",),
}
"""Attributes that hold text, by element."""

_AUTOMATIC = "autoText"


def values(node: Node, part: Part, number: int) -> Iterator[Found]:
    """Give the texts in the attributes of an element, ``number`` its part's."""
    if node.attributes.get("w:type") == _AUTOMATIC:
        return
    kind = Kind.CAPTION if node.tag == "w:tblCaption" else Kind.ATTRIBUTE
    for name in VALUED.get(node.tag, ()):
        local = name.rpartition(":")[2]
        place = attribute_value(part.data, node, local)
        if place is None:
            continue
        for stretch in stretches([Item(*place, node.attributes.get(name, ""))]):
            told = f"{local}, {node.tag.rpartition(':')[2]}"
            yield Found(place[0], kind, stretch.text, {"part": number, "value": list(place)}, note=told)


def without_equal(found: list[Found]) -> list[Found]:
    """Make equal texts in attributes of one picture one block."""
    kept: list[Found] = []
    for each in found:
        if each.kind is Kind.ATTRIBUTE:
            same = next((one for one in kept if one.kind is Kind.ATTRIBUTE and one.text == each.text), None)
            if same is not None:
                same.twins.append(each)
                continue
        kept.append(each)
    return kept
