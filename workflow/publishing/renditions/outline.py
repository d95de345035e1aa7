"""The blocks of a document as it is read: lists with their deeper lists, tables with their rows, all else in order."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from workflow.publishing.renditions.grid import Grid
from workflow.text import Block, Cell, Kept, Kind, Role
from workflow.text.block import GOES_ON

UNSHOWN = frozenset({Kind.TITLE, Kind.ATTRIBUTE, Kind.PROPERTY})
"""Blocks that are said of the document, not read in it."""

_SPEAKER, _CHARTS = "/notesSlides/", "/charts/"
"""Parts of an office file: what a speaker says to a slide, and charts."""


@dataclass(slots=True)
class Item:
    """An item of a list, and what else stands in it: further paragraphs, and lists."""

    block: Block
    inside: "list[Block | Listing]" = field(default_factory=list)

    @property
    def last(self) -> "Listing | None":
        """The list that it ends with."""
        end = self.inside[-1] if self.inside else None
        return end if isinstance(end, Listing) else None


@dataclass(slots=True)
class Listing:
    """A list, numbered or not."""

    numbered: bool
    level: int
    items: list[Item] = field(default_factory=list)

    def counted(self) -> list[tuple[int, Item]]:
        """Give the items, each with its number: its own where the file tells it, else the next."""
        told: list[tuple[int, Item]] = []
        for item in self.items:
            number = item.block.number if item.block.number > 0 else (told[-1][0] if told else 0) + 1
            told.append((number, item))
        return told


Node = Block | Kept | Listing | Grid["Node"]


def outline(blocks: Iterable[Block]) -> list[Node]:
    """Give what is read in a document: what stands at the head of its pages first, then all else, its notes, and the foot of its pages, file by file.

    A table whose cells go on after another table's holds that one in the cell before it.
    """
    read = [
        block for block in blocks if block.kind not in UNSHOWN and not (_counts_pages(block) or _is_of_a_chart(block))
    ]
    shown = [block for _, one in groupby(read, key=file_of) for block in sorted(one, key=_rank)]
    last = {block.cell.table: place for place, block in enumerate(shown) if block.cell}
    whole: list[Node] = []
    tables: list[tuple[Grid[Node], list[Node]]] = []
    for place, block in enumerate(shown):
        while tables and last[tables[-1][0].number] < place:
            tables.pop()
        into = tables[-1][1] if tables else whole
        if block.cell is not None:
            into = _cell(block.cell, tables, into)
        _put(into, block)
        into += block.kept
    return whole


def file_of(block: Block) -> str:
    """Tell which file of several a block is of: its key begins with that."""
    return block.key.rpartition("/")[0]


def _rank(block: Block) -> int:
    """Give where a block is read: what a part holds stands by itself in the file (``word/header1.xml``), and so do notes or do not."""
    if block.kind is Kind.HEADER:
        name = block.part.rpartition("/")[2]
        return 0 if name.startswith("header") else 3 if name.startswith("footer") else 1
    return 2 if block.kind is Kind.NOTE and _SPEAKER not in block.part else 1


def _is_of_a_chart(block: Block) -> bool:
    """Tell whether a block is a title in a chart, which is not drawn anew."""
    return _CHARTS in block.part


def _counts_pages(block: Block) -> bool:
    """Tell whether a page's header or footer counts pages, or has no words: without the page's number it says nothing."""
    if block.kind is not Kind.HEADER:
        return False
    codes = (*block.before.codes, *block.text.codes, *block.after.codes)
    counts = any(code.label == "field" and code.role is Role.ALONE and not code.address for code in codes)
    return counts or not any(map(str.isalpha, block.text.plain))


def _cell(place: Cell, tables: list[tuple[Grid[Node], list[Node]]], into: list[Node]) -> list[Node]:
    """Go to a cell: of the table that is open, or of a new one in ``into``."""
    while tables and tables[-1][0].number != place.table and any(grid.number == place.table for grid, _ in tables):
        tables.pop()
    if not tables or tables[-1][0].number != place.table:
        grid: Grid[Node] = Grid(place.table)
        into.append(grid)
    else:
        grid = tables.pop()[0]
    cell = grid.cell(place)
    tables.append((grid, cell))
    return cell


def _put(into: list[Node], block: Block) -> None:
    if block.kind is not Kind.LIST_ITEM:
        into.append(block)
        return
    end = into[-1] if into else None
    if not isinstance(end, Listing):
        into.append(_begun(block) if block.number != GOES_ON else block)
    elif block.number == GOES_ON:
        _innermost(end, block.level).items[-1].inside.append(block)
    else:
        _add(end, block, into)


def _begun(block: Block) -> Listing:
    return Listing(block.numbered, block.level, [Item(block)])


def _innermost(listing: Listing, level: int) -> Listing:
    """Give the list that is open at that level, or above it."""
    while (deeper := listing.items[-1].last) is not None and level >= deeper.level:
        listing = deeper
    return listing


def _add(listing: Listing, block: Block, beside: list[Node]) -> None:
    """Put an item into the list that it goes on with, or into a new one: deeper down, or ``beside`` where it is of another kind."""
    inner = _innermost(listing, block.level)
    if block.level > inner.level:
        inner.items[-1].inside.append(_begun(block))
    elif block.numbered == inner.numbered and not _begins_anew(inner, block):
        inner.items.append(Item(block))
    elif inner is listing:
        beside.append(_begun(block))
    else:
        _beside(listing, inner, block)


def _begins_anew(listing: Listing, block: Block) -> bool:
    return block.numbered and block.number == 1 and listing.items[-1].block.number > 0


def _beside(listing: Listing, inner: Listing, block: Block) -> None:
    holder = listing.items[-1]
    while holder.last is not inner and holder.last is not None:
        holder = holder.last.items[-1]
    holder.inside.append(_begun(block))
