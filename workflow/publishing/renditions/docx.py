"""A language's document as a clean Word file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from workflow.documents.isolation import as_marks
from workflow.office.content import UNDATED, Paragraph, Row, Style, Table, TableCell, WordFile
from workflow.office.word import build
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
    body = _nodes(outline(shown.blocks), shown.tongues)
    header = word(DRAFT, shown.language) if shown.draft else ""
    return build(WordFile(shown.language, shown.title, tuple(body), header=header, revised=revised or UNDATED))


_Tongues = Mapping[str, str]


def _nodes(nodes: Sequence[Node], tongues: _Tongues) -> Iterator[Paragraph | Table]:
    for node in nodes:
        if isinstance(node, Block):
            yield _paragraph(node, tongues, _STYLES.get(node.kind, Style.NORMAL), node.level)
        elif isinstance(node, Listing):
            yield from _list(node, tongues, 1)
        else:
            yield _table(node, tongues)


def _paragraph(block: Block, tongues: _Tongues, style: Style, level: int = 1, *, first: bool = False) -> Paragraph:
    said = tuple(runs(as_marks(block.text.text), block.text.codes))
    return Paragraph(said, style, level, first, tongues.get(block.key, ""))


def _list(listing: Listing, tongues: _Tongues, depth: int) -> Iterator[Paragraph]:
    style = Style.NUMBER if listing.numbered else Style.BULLET
    for place, item in enumerate(listing.items):
        yield _paragraph(item.block, tongues, style, depth, first=not place)
        for deeper in item.lists:
            yield from _list(deeper, tongues, depth + 1)


def _table(grid: Grid, tongues: _Tongues) -> Table:
    rows = grid.rows()
    return Table(
        tuple(Row(tuple(TableCell(tuple(_cell(inside, tongues))) for inside in row)) for row in rows),
        (1,) * len(rows[0]),
    )


def _cell(nodes: Sequence[Node], tongues: _Tongues) -> Iterator[Paragraph]:
    """The rows of a table inside a table become paragraphs of its cell."""
    for node in nodes:
        if isinstance(node, Block):
            yield _paragraph(node, tongues, _STYLES.get(node.kind, Style.TIGHT), node.level)
        elif isinstance(node, Listing):
            yield from _list(node, tongues, 1)
        else:
            for row in node.rows():
                for inside in row:
                    yield from _cell(inside, tongues)
