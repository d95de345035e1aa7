"""Where the cells of a table stand (ECMA-376 part 1, 17.4)."""

from collections.abc import Iterator, Sequence

from workflow.documents.docx import names
from workflow.documents.ooxml.names import OFF
from workflow.documents.xmltree import Node
from workflow.text import Cell

_BLIND = (names.GONE | names.PROPERTIES) - {"w:tblPr", "w:sdtPr"}


def cells(table: int, rows: Sequence[Node]) -> Iterator[tuple[Cell, Node]]:
    """Give the cells of the rows, in order, each with its place; one that goes on with the cell above has none of its own."""
    grid = [list(_placed(row)) for row in rows]
    going_on = [{column for column, _, cell in line if _goes_on(cell)} for line in grid]
    for number, (row, line) in enumerate(zip(rows, grid, strict=True), start=1):
        properties = row.child("w:trPr")
        stated = properties.child("w:tblHeader") if properties else None
        head = stated is not None and stated.attributes.get("w:val") not in OFF
        for column, width, node in line:
            height = 1
            if _merge(node) is not None:
                while number + height <= len(grid) and column in going_on[number + height - 1]:
                    height += 1
            yield Cell(table, number, column, width, height, head), node


def inside(node: Node, tag: str) -> Iterator[Node]:
    """Give the rows of a table or the cells of a row, those in content controls too."""
    for each in node.children:
        if each.tag == tag:
            yield each
        elif each.tag not in {"w:tbl", "w:tc"} and each.tag not in _BLIND:
            yield from inside(each, tag)


def _placed(row: Node) -> Iterator[tuple[int, int, Node]]:
    """Give the cells of a row, each with its first column and how many it takes."""
    column = 1 + _number(row.child("w:trPr"), "w:gridBefore", 0)
    for cell in inside(row, "w:tc"):
        width = max(_number(cell.child("w:tcPr"), "w:gridSpan", 1), 1)
        yield column, width, cell
        column += width


def _merge(cell: Node) -> Node | None:
    properties = cell.child("w:tcPr")
    return properties.child("w:vMerge") if properties else None


def _goes_on(cell: Node) -> bool:
    merge = _merge(cell)
    return merge is not None and merge.attributes.get("w:val", "continue") == "continue"


def _number(properties: Node | None, tag: str, otherwise: int) -> int:
    stated = properties.child(tag) if properties else None
    value = stated.attributes.get("w:val", "") if stated else ""
    return int(value) if value.isascii() and value.isdigit() else otherwise
