"""What the reader of a Word file finds: blocks with their places, and what people should hear of."""

from dataclasses import dataclass, field
from typing import Any

from workflow.documents.docx.styles import Numbering
from workflow.text import Cell, CodedText, Kind
from workflow.text.block import NOTHING


@dataclass(slots=True)
class Found:
    """A block: its ``place`` (JSON-able, see the writer), and ``twins``, which get the same text; ``number``: of an item that has one."""

    start: int
    kind: Kind
    text: CodedText
    place: dict[str, Any]
    level: int = 0
    note: str = ""
    cell: Cell | None = None
    number: int | None = None
    before: CodedText = NOTHING
    after: CodedText = NOTHING
    twins: list["Found"] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """What a file holds beyond its text, counted while it is read.

    ``fields`` are instructions; ``bookmarks`` names by id, ``halves`` the ids of those that hold a paragraph in part; ``lists`` those in use.
    """

    deletions: int = 0
    unpaired: int = 0
    bound: int = 0
    tables: int = 0
    labels: int = 0
    charts: int = 0
    fields: list[str] = field(default_factory=list)
    bookmarks: dict[str, str] = field(default_factory=dict)
    halves: set[str] = field(default_factory=set)
    lists: set[Numbering] = field(default_factory=set)
