"""A language's document as plain text."""

from collections.abc import Iterator, Sequence

from workflow.documents import Isolation
from workflow.publishing.renditions.direction import held
from workflow.publishing.renditions.inline import shown
from workflow.publishing.renditions.outline import Grid, Item, Listing, Node, outline
from workflow.text import Block, Kind

_INDENT = "  "


def document(blocks: Sequence[Block], language: str, isolation: Isolation = Isolation.CHARACTERS) -> bytes:
    """Give the blocks as UTF-8, a blank line between two of them but inside lists and tables; a tab parts the cells of a row."""
    told = list(_paragraphs(outline(blocks), language, isolation))
    return ("\n\n".join(told) + "\n").encode() if told else b""


def _paragraphs(nodes: Sequence[Node], language: str, how: Isolation) -> Iterator[str]:
    cells: list[str] = []
    for node in nodes:
        # Cells whose place in the table nobody told stand close, as rows do.
        if isinstance(node, Block) and node.kind is Kind.CELL:
            cells.append(_text(node, language, how))
            continue
        if cells:
            yield "\n".join(cells)
            cells.clear()
        yield _node(node, language, how)
    if cells:
        yield "\n".join(cells)


def _node(node: Node, language: str, how: Isolation) -> str:
    if isinstance(node, Block):
        return _text(node, language, how)
    if isinstance(node, Listing):
        return "\n".join(_items(node, language, how, 0))
    return "\n".join(_rows(node, language, how))


def _items(listing: Listing, language: str, how: Isolation, depth: int) -> Iterator[str]:
    for number, item in enumerate(listing.items, start=1):
        yield _INDENT * depth + (f"{number}. " if listing.numbered else "- ") + _text(item.block, language, how)
        yield from _deeper(item, language, how, depth)


def _deeper(item: Item, language: str, how: Isolation, depth: int) -> Iterator[str]:
    for listing in item.lists:
        yield from _items(listing, language, how, depth + 1)


def _rows(grid: Grid, language: str, how: Isolation) -> Iterator[str]:
    for row in grid.rows():
        yield "\t".join(" ".join(" ".join(_paragraphs(cell, language, how)).split()) for cell in row)


def _text(block: Block, language: str, how: Isolation) -> str:
    return shown(held(block.text.text, language, how), block.text.codes)
