"""A language's document as a clean Word file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from workflow.documents.isolation import as_marks
from workflow.office.content import UNDATED, Look, Paragraph, Row, Style, Table, TableCell, WordFile, paragraph
from workflow.office.word import build
from workflow.publishing.renditions.direction import direction_of
from workflow.publishing.renditions.grid import Grid
from workflow.publishing.renditions.html import Page
from workflow.publishing.renditions.inline import runs
from workflow.publishing.renditions.outline import Listing, Node, outline
from workflow.publishing.renditions.wording import DRAFT, Word, english
from workflow.text import Block, Kept, Kind

# Between these, a column of a table is as wide as its longest cell has characters.
_NARROW, _WIDE = 12, 48
# A language that runs from the left, for words of which nobody knows more.
_UPRIGHT = "en"
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
        elif isinstance(node, Kept):
            yield _kept(node, Style.NORMAL)
        elif isinstance(node, Listing):
            yield from _list(node, tongues, 1)
        else:
            yield _table(node, tongues)


def _paragraph(
    block: Block, tongues: _Tongues, style: Style, level: int = 1, number: int = 0, look: Look = Look.PLAIN
) -> Paragraph:
    said = tuple(runs(as_marks(block.text.text), block.text.codes, look))
    return Paragraph(said, style, level, number, tongues.get(block.key, ""))


def _kept(kept: Kept, style: Style) -> Paragraph:
    language = _UPRIGHT if direction_of(kept.text) == "ltr" else ""
    return paragraph(kept.text, Style.CODE if kept.code else style, language=language)


def _list(listing: Listing, tongues: _Tongues, depth: int) -> Iterator[Paragraph]:
    style = Style.NUMBER if listing.numbered else Style.BULLET
    for number, item in listing.counted():
        yield _paragraph(item.block, tongues, style, depth, number)
        for each in item.inside:
            if isinstance(each, Listing):
                yield from _list(each, tongues, depth + 1)
            else:
                yield _paragraph(each, tongues, Style.ITEM_MORE, depth)


def _table(grid: Grid[Node], tongues: _Tongues) -> Table:
    rows = []
    widths = [_NARROW] * grid.width
    for line in grid.lines():
        cells = []
        for slot in line.slots:
            inside = tuple(_cell(slot.inside, tongues, Look.BOLD if slot.head else Look.PLAIN))
            cells.append(TableCell(inside, slot.columns, slot.rows, shaded=slot.head))
            if slot.columns == 1:
                widths[slot.column] = max(widths[slot.column], min(_length(inside), _WIDE))
        rows.append(Row(tuple(cells), head=line.head))
    return Table(tuple(rows), tuple(widths))


def _length(paragraphs: Sequence[Paragraph]) -> int:
    """Give how many characters the longest paragraph has."""
    return max((sum(len(run.text) for run in one.runs) for one in paragraphs), default=0)


def _cell(nodes: Sequence[Node], tongues: _Tongues, look: Look) -> Iterator[Paragraph]:
    """The rows of a table inside a table become paragraphs of its cell."""
    for node in nodes:
        if isinstance(node, Block):
            yield _paragraph(node, tongues, _STYLES.get(node.kind, Style.TIGHT), node.level, look=look)
        elif isinstance(node, Kept):
            yield _kept(node, Style.TIGHT)
        elif isinstance(node, Listing):
            yield from _list(node, tongues, 1)
        else:
            for line in node.lines():
                for slot in line.slots:
                    yield from _cell(slot.inside, tongues, look)
