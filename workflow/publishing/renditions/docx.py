"""A language's document as a clean Word file."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from workflow.documents import Isolation
from workflow.office.content import UNDATED, Paragraph, Row, Style, Table, TableCell, WordFile
from workflow.office.word import build
from workflow.publishing.renditions.direction import held
from workflow.publishing.renditions.html import Page
from workflow.publishing.renditions.inline import runs
from workflow.publishing.renditions.outline import Grid, Listing, Node, outline
from workflow.publishing.renditions.wording import DRAFT, Word, english
from workflow.text import Block, Kind

_STYLES = {
    Kind.HEADING: Style.HEADING,
    Kind.QUOTE: Style.QUOTE,
    Kind.CAPTION: Style.CAPTION,
    Kind.NOTE: Style.NOTE,
    Kind.HEADER: Style.NOTE,
}


def document(shown: Page, word: Word = english, revised: datetime | None = None) -> bytes:
    """Give ``shown`` as DOCX, turned as its language is written; a draft says so at the top of each page."""
    how = Isolation.NONE if shown.isolation is Isolation.NONE else Isolation.MARKS
    body = _Writer(shown.language, how).nodes(outline(shown.blocks))
    header = word(DRAFT, shown.language) if shown.draft else ""
    return build(WordFile(shown.language, shown.title, tuple(body), header=header, revised=revised or UNDATED))


class _Writer:
    def __init__(self, language: str, isolation: Isolation) -> None:
        self._language = language
        self._isolation = isolation

    def nodes(self, nodes: Sequence[Node]) -> Iterator[Paragraph | Table]:
        for node in nodes:
            if isinstance(node, Block):
                yield self._paragraph(node, _STYLES.get(node.kind, Style.NORMAL), node.level)
            elif isinstance(node, Listing):
                yield from self._list(node, 1)
            else:
                yield self._table(node)

    def _paragraph(self, block: Block, style: Style, level: int = 1, *, first: bool = False) -> Paragraph:
        text = held(block.text.text, self._language, self._isolation)
        return Paragraph(tuple(runs(text, block.text.codes)), style, level, first)

    def _list(self, listing: Listing, depth: int) -> Iterator[Paragraph]:
        style = Style.NUMBER if listing.numbered else Style.BULLET
        for place, item in enumerate(listing.items):
            yield self._paragraph(item.block, style, depth, first=not place)
            for deeper in item.lists:
                yield from self._list(deeper, depth + 1)

    def _table(self, grid: Grid) -> Table:
        rows = grid.rows()
        return Table(
            tuple(Row(tuple(TableCell(tuple(self._cell(inside))) for inside in row)) for row in rows),
            (1,) * len(rows[0]),
        )

    def _cell(self, nodes: Sequence[Node]) -> Iterator[Paragraph]:
        """The rows of a table inside a table become paragraphs of its cell."""
        for node in nodes:
            if isinstance(node, Block):
                style = _STYLES.get(node.kind, Style.TIGHT)
                yield self._paragraph(node, style, node.level)
            elif isinstance(node, Listing):
                yield from self._list(node, 1)
            else:
                for row in node.rows():
                    for inside in row:
                        yield from self._cell(inside)
