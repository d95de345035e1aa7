"""What a new Word file is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Flag, StrEnum, auto


class Look(Flag):
    """How a run of text looks; looks are put together with ``|``. ``FAINT`` is small and grey, for what accompanies the text."""

    PLAIN = 0
    BOLD = auto()
    ITALIC = auto()
    UNDERLINED = auto()
    STRUCK = auto()
    RAISED = auto()
    LOWERED = auto()
    CODE = auto()
    FAINT = auto()


class Style(StrEnum):
    """What a paragraph is.

    ``TIGHT`` is a paragraph of a table; ``NOTE`` a footnote's text; ``MARK`` says something of the file itself; ``ITEM_MORE`` goes on with
    an item of a list; ``CODE`` is for machines.
    """

    CODE = "code"
    ITEM_MORE = "item-more"
    NORMAL = "normal"
    TITLE = "title"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    QUOTE = "quote"
    CAPTION = "caption"
    NOTE = "note"
    MARK = "mark"
    TIGHT = "tight"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look.

    A line feed or U+2028 is a line break, a tab a tab. ``address`` makes it a link: web, mail and telephone addresses alone.
    """

    text: str
    look: Look = Look.PLAIN
    address: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``level`` is that of a heading (1 to 6) or of an item of a list (1 to 9).

    ``number`` is that of an item, counted from the one before where it is 0; 1 begins a list. ``language`` is the file's own where it is
    empty, and says the direction.
    """

    runs: Sequence[Run] = ()
    style: Style = Style.NORMAL
    level: int = 1
    number: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell; one without paragraphs is empty. ``span`` and ``rows`` count the columns and rows that it takes."""

    paragraphs: Sequence[Paragraph] = ()
    span: int = 1
    rows: int = 1
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row, without the cells that one above reaches into; one that is a ``head`` is repeated on each page."""

    cells: Sequence[TableCell]
    head: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table over the width of the page; ``widths`` are shares, one a column.

    It begins where the file's language begins.
    """

    rows: Sequence[Row]
    widths: Sequence[float]


UNDATED = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file in ``language``; ``body`` is in reading order.

    ``header`` stands at the top of each page, ``revised`` is the time that it names as its own, ``properties`` are kept in the file
    for programs (a document's custom properties).
    """

    language: str
    title: str
    body: Sequence[Paragraph | Table]
    landscape: bool = False
    header: str = ""
    revised: datetime = UNDATED
    properties: Mapping[str, str] = field(default_factory=dict)


def paragraph(text: str, style: Style = Style.NORMAL, look: Look = Look.PLAIN, language: str = "") -> Paragraph:
    """Make a paragraph of one run."""
    return Paragraph((Run(text, look),) if text else (), style, language=language)
