"""The blocks of a document as it is read: lists with their deeper lists, tables with their rows, all else in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workflow.text import Block, Cell, Kind

UNSHOWN = frozenset({Kind.TITLE, Kind.ATTRIBUTE, Kind.PROPERTY})
"""Blocks that are said of the document, not read in it."""


@dataclass(slots=True)
class Item:
    """An item of a list and the lists inside it."""

    block: Block
    lists: "list[Listing]" = field(default_factory=list)


@dataclass(slots=True)
class Listing:
    """A list, numbered or not."""

    numbered: bool
    level: int
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table: its cells by row and column (from 1), each with what stands in it."""

    number: int
    cells: "dict[tuple[int, int], list[Node]]" = field(default_factory=dict)

    def rows(self) -> "list[list[Sequence[Node]]]":
        """Give the rows that hold anything, all of one length."""
        width = max(column for _, column in self.cells)
        numbers = sorted({row for row, _ in self.cells})
        return [[self.cells.get((row, column), ()) for column in range(1, width + 1)] for row in numbers]


Node = Block | Listing | Grid


def outline(blocks: Iterable[Block]) -> list[Node]:
    """Give what is read in a document: what stands at the head of its pages first.

    A table whose cells go on after another table's holds that one in the cell before it.
    """
    read = [block for block in blocks if block.kind not in UNSHOWN and not _counts_pages(block)]
    shown = sorted(read, key=lambda block: not _is_at_the_head(block))
    last = {block.cell.table: place for place, block in enumerate(shown) if block.cell}
    whole: list[Node] = []
    tables: list[tuple[Grid, list[Node]]] = []
    for place, block in enumerate(shown):
        while tables and last[tables[-1][0].number] < place:
            tables.pop()
        into = tables[-1][1] if tables else whole
        if block.cell is not None:
            into = _cell(block.cell, tables, into)
        _put(into, block)
    return whole


def _is_at_the_head(block: Block) -> bool:
    """Tell whether the file gives a block as the head of its pages: ``word/header1.xml``."""
    return block.kind is Kind.HEADER and block.part.rpartition("/")[2].startswith("header")


def _counts_pages(block: Block) -> bool:
    """Tell whether a page's header or footer has fields, or no words: without the page's number it says nothing."""
    if block.kind is not Kind.HEADER:
        return False
    return any(code.label == "field" for code in block.text.codes) or not any(map(str.isalpha, block.text.plain))


def _cell(place: Cell, tables: list[tuple[Grid, list[Node]]], into: list[Node]) -> list[Node]:
    """Go to a cell: of the table that is open, or of a new one in ``into``."""
    while tables and tables[-1][0].number != place.table and any(grid.number == place.table for grid, _ in tables):
        tables.pop()
    if not tables or tables[-1][0].number != place.table:
        grid = Grid(place.table)
        into.append(grid)
    else:
        grid = tables.pop()[0]
    cell = grid.cells.setdefault((place.row, place.column), [])
    tables.append((grid, cell))
    return cell


def _put(into: list[Node], block: Block) -> None:
    if block.kind is not Kind.LIST_ITEM:
        into.append(block)
        return
    end = into[-1] if into else None
    if isinstance(end, Listing):
        _add(end, block, into)
    else:
        into.append(Listing(block.numbered, block.level, [Item(block)]))


def _add(listing: Listing, block: Block, beside: list[Node]) -> None:
    """Put an item into the list that it goes on with, or into a new one: deeper down, or ``beside`` where it is of another kind."""
    inner = listing
    while inner.items[-1].lists and block.level >= inner.items[-1].lists[-1].level:
        inner = inner.items[-1].lists[-1]
    if block.level > inner.level:
        inner.items[-1].lists.append(Listing(block.numbered, block.level, [Item(block)]))
    elif block.numbered == inner.numbered:
        inner.items.append(Item(block))
    elif inner is listing:
        beside.append(Listing(block.numbered, block.level, [Item(block)]))
    else:
        _beside(listing, inner, block)


def _beside(listing: Listing, inner: Listing, block: Block) -> None:
    holder = listing.items[-1]
    while holder.lists[-1] is not inner:
        holder = holder.lists[-1].items[-1]
    holder.lists.append(Listing(block.numbered, block.level, [Item(block)]))
