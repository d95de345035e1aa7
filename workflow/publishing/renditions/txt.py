"""A language's document as plain text."""

from collections.abc import Iterator, Sequence

from workflow.publishing.renditions.grid import Grid
from workflow.publishing.renditions.inline import shown
from workflow.publishing.renditions.outline import Listing, Node, outline
from workflow.text import Block, Kept, Kind

_INDENT = "  "


def document(blocks: Sequence[Block], mark: str = "") -> bytes:
    """Give the blocks as UTF-8, a blank line between two of them but inside lists and tables; a tab parts the cells of a row.

    ``mark`` says something of the file itself, and stands at its head.
    """
    told = [f"[{mark}]"] if mark else []
    told += _paragraphs(outline(blocks))
    return ("\n\n".join(told) + "\n").encode() if told else b""


def _paragraphs(nodes: Sequence[Node]) -> Iterator[str]:
    cells: list[str] = []
    for node in nodes:
        # Cells whose place in the table nobody told stand close, as rows do.
        if isinstance(node, Block) and node.kind is Kind.CELL:
            cells.append(_text(node))
            continue
        if cells:
            yield "\n".join(cells)
            cells.clear()
        yield _node(node)
    if cells:
        yield "\n".join(cells)


def _node(node: Node) -> str:
    if isinstance(node, Block):
        return _text(node)
    if isinstance(node, Kept):
        return node.text
    return "\n".join(_items(node, 0) if isinstance(node, Listing) else _rows(node))


def _items(listing: Listing, depth: int) -> Iterator[str]:
    for number, item in listing.counted():
        yield _INDENT * depth + (f"{number}. " if listing.numbered else "- ") + _text(item.block)
        for each in item.inside:
            if isinstance(each, Listing):
                yield from _items(each, depth + 1)
            else:
                yield _INDENT * (depth + 1) + _text(each)


def _rows(grid: Grid[Node]) -> Iterator[str]:
    width = grid.width
    for line in grid.lines():
        row = [""] * width
        for slot in line.slots:
            row[slot.column] = " ".join(" ".join(_paragraphs(slot.inside)).split())
        yield "\t".join(row)


def _text(block: Block) -> str:
    return shown(block.text.text, block.text.codes).replace("\u2028", "\n")
