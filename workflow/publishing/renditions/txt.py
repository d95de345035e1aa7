"""A language's document as plain text."""

from collections.abc import Iterator, Sequence

from workflow.publishing.renditions.inline import shown
from workflow.publishing.renditions.outline import Grid, Listing, Node, outline
from workflow.text import Block, Kind

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
    return "\n".join(_items(node, 0) if isinstance(node, Listing) else _rows(node))


def _items(listing: Listing, depth: int) -> Iterator[str]:
    for number, item in enumerate(listing.items, start=1):
        yield _INDENT * depth + (f"{number}. " if listing.numbered else "- ") + _text(item.block)
        for deeper in item.lists:
            yield from _items(deeper, depth + 1)


def _rows(grid: Grid) -> Iterator[str]:
    for row in grid.rows():
        yield "\t".join(" ".join(" ".join(_paragraphs(cell)).split()) for cell in row)


def _text(block: Block) -> str:
    return shown(block.text.text, block.text.codes).replace("\u2028", "\n")
