"""What a reader makes of one paragraph, heading, list item, cell, caption, title or attribute."""

from dataclasses import dataclass
from enum import StrEnum

from workflow.text.coded import CodedText


class Kind(StrEnum):
    """What a block is in its document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    CELL = "cell"
    CAPTION = "caption"
    NOTE = "note"
    QUOTE = "quote"
    TITLE = "title"
    ATTRIBUTE = "attribute"
    PROPERTY = "property"
    HEADER = "header"
    CUE = "cue"


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a block stands in a table: ``table`` counts the tables of the document in reading order, nested ones too; all from 1.

    ``columns`` and ``rows`` are how many it takes; ``head``: it says what stands in its column or row.
    """

    table: int
    row: int
    column: int
    columns: int = 1
    rows: int = 1
    head: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """Words between two blocks that a file keeps as they are; ``code``: for machines, line by line."""

    text: str
    code: bool = False


NOTHING = CodedText("")
GOES_ON = -1


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document that is segmented by itself.

    ``key`` is stable within the file for as long as the reader is the same; ``level`` is that of a heading or list item, from 1;
    ``part`` names where in a package it stands; ``note`` is for the translator (a comment, a tooltip's owner). ``whole``: never
    segmented again (a unit of a bilingual file, a cue); ``numbered``: an item of a numbered list; ``number``: which item of its list it
    is, 0 where nobody tells, ``GOES_ON`` where it is a further paragraph of the item before; ``seconds``: how long a cue is shown. ``before`` and ``after`` are what the file keeps at the edges of the text and a reader
    sees: calls of notes, results of fields. ``kept`` follows the block.
    """

    key: str
    kind: Kind
    text: CodedText
    note: str = ""
    level: int = 0
    part: str = ""
    whole: bool = False
    cell: Cell | None = None
    numbered: bool = False
    seconds: float = 0.0
    number: int = 0
    before: CodedText = NOTHING
    after: CodedText = NOTHING
    kept: tuple[Kept, ...] = ()
