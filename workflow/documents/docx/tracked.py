"""Tracked changes of a part (ECMA-376 part 1, 17.13.5), all accepted: what was inserted stays, what was deleted or moved away goes."""

import re
from collections.abc import Iterator, Sequence

from workflow.documents.docx import names
from workflow.documents.splice import Edit
from workflow.documents.xmltree import Node

_NOTHING = names.GONE | names.MOVE_MARKS | names.DROPPED | {"w:pPr"}
EARLIER = frozenset(
    f"w:{name}Change" for name in ("pPr", "rPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "numbering")
)
"""What a look was before a tracked change."""

_MAYBE = re.compile(
    rb"<(?:[^\s/>:]+:)?(?:(?:ins|del|moveFrom|moveTo)(?:RangeStart|RangeEnd)?|(?:(?:p|r|sect|tbl|tr|tc)Pr(?:Ex)?|tblGrid|numbering)Change)[\s/>]"
)


def is_tracked(data: bytes) -> bool:
    """Whether a part may hold tracked changes."""
    return _MAYBE.search(data) is not None


def accepted(node: Node) -> Iterator[Edit[bytes]]:
    """Give the edits that accept all changes in a part."""
    for place, child in enumerate(node.children):
        tag = child.tag
        if tag in names.ACCEPTED and child.children:
            yield Edit(child.start, child.inner, b"")
            yield from accepted(child)
            yield Edit(child.inner_end, child.end, b"")
        elif (
            tag in names.GONE
            or tag in EARLIER
            or tag in names.MOVE_MARKS
            or tag in names.ACCEPTED
            or (tag == "w:p" and _vanishes(child, node.children[place + 1 :]))
            or (tag == "w:tr" and is_gone(child))
            or (tag == "w:tbl" and all(map(is_gone, rows := list(child.all("w:tr")))) and rows)
        ):
            yield Edit(child.start, child.end, b"")
        elif child.children:
            yield from accepted(child)


def _vanishes(paragraph: Node, after: Sequence[Node]) -> bool:
    """Whether a paragraph and its mark are gone; the last one of a cell or a text has to stay."""
    if not after or after[0].tag != "w:p":
        return False
    properties = paragraph.child("w:pPr")
    mark = properties.child("w:rPr") if properties else None
    if mark is None or properties is None or properties.child("w:sectPr"):
        return False
    return any(mark.child(tag) for tag in names.GONE) and all(child.tag in _NOTHING for child in paragraph.children)


def is_gone(row: Node) -> bool:
    """Whether a row of a table was deleted."""
    properties = row.child("w:trPr")
    return properties is not None and properties.child("w:del") is not None
