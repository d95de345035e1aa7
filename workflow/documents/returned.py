"""A file that comes back from outside: translations by key where it has keys, else the document that it is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any

from workflow.documents.document import Document
from workflow.documents.reading import read as read_document
from workflow.documents.registry import endings, files_stated, shown_name
from workflow.errors import BadInput
from workflow.exchange import Returned, bilingual_return, incoming
from workflow.exchange.accept import require_language
from workflow.exchange.bilingual_return import Cell
from workflow.guards import child
from workflow.guards.size import require_size
from workflow.text import CodedText

_MOST_COLUMNS = 63
"""As many as a table of Word has."""

_WORD = frozenset({".docx", ".docm", ".dotx", ".dotm"})


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """What a file brought: ``entries`` in its order, or a ``document`` without any key of ours.

    The document is in the language of the translation; or it is a bilingual file of its own kind, in the language of the source, with
    translations as its ``targets``: such a one may have entries, too.
    """

    name: str
    entries: tuple[Returned, ...] = ()
    document: Document | None = None

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON-able values; of a document all but its bytes, which nobody needs again."""
        return {
            "name": self.name,
            "entries": [asdict(entry) for entry in self.entries],
            "document": self.document.to_json() if self.document else None,
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "ReturnedFile":
        """Make it again of what ``to_json`` gave."""
        document = Document.from_json(told["document"], b"") if told["document"] else None
        return cls(told["name"], tuple(Returned(**entry) for entry in told["entries"]), document)


def read(data: bytes, filename: str, language: str, source_language: str = "") -> ReturnedFile:
    """Read a file with translations into ``language``: PO, XLIFF, TMX, a bilingual Word table, or a document of any format.

    Raises BadInput where the file as a whole is refused: nothing of it may be taken then.
    """
    name = shown_name(filename)
    require_size(data, name)
    ending = PurePath(name).suffix.lower()
    if ending in incoming.FORMATS:
        return _of_tools(data, name, language, source_language)
    if ending in _WORD:
        rows = bilingual_return.read(data, name, language, source_language)
        if rows is not None:
            return ReturnedFile(name, tuple(rows))
    document = read_document(data, name, language)
    rows = bilingual_return.of_tables(_tables(document), name, language, source_language)
    return ReturnedFile(name, document=document) if rows is None else ReturnedFile(name, tuple(rows))


def _tables(document: Document) -> Iterator[list[list[Cell]]]:
    """Give the tables of a document: a bilingual one may have been saved in another format than the one that it went out in."""
    tables: dict[int, dict[int, dict[int, list[str]]]] = {}
    for block in document.blocks:
        if block.cell:
            rows = tables.setdefault(block.cell.table, {})
            rows.setdefault(block.cell.row, {}).setdefault(block.cell.column, []).append(_with_lines(block.text))
    for found in tables.values():
        widest = max(max(cells) for cells in found.values())
        columns = range(1, min(widest, _MOST_COLUMNS) + 1)
        yield [[Cell(tuple(cells.get(column, ()))) for column in columns] for _, cells in sorted(found.items())]


def _with_lines(text: CodedText) -> str:
    """Give a text as ``plain`` does, but a break as the end of a line."""
    breaks = {code.character for code in text.codes if code.label == "break"}
    return (
        "\n".join(text.with_text(line).plain for line in re.split(f"[{''.join(breaks)}]", text.text))
        if breaks
        else text.plain
    )


def _of_tools(data: bytes, name: str, language: str, source_language: str) -> ReturnedFile:
    """Read a file of a tool of the trade. One that knows no version of ours may be the source itself, with its targets filled."""
    try:
        entries = tuple(incoming.read(data, name, language, source_language))
    except BadInput:
        document = _bilingual(data, name, language, source_language)
        if document is None:
            raise
        return ReturnedFile(name, document=document)
    if any(entry.version is not None for entry in entries):
        return ReturnedFile(name, entries)
    return ReturnedFile(name, entries, _bilingual(data, name, language, source_language))


def _bilingual(data: bytes, name: str, language: str, source_language: str) -> Document | None:
    if PurePath(name).suffix.lower() not in endings():
        return None
    try:
        document = read_document(data, name, source_language or language, filled=True)
        require_language(document.properties.get("target_language", ""), language, name)
    except BadInput:
        return None
    return document if document.targets else None


def read_apart(data: bytes, filename: str, language: str, source_language: str = "") -> ReturnedFile:
    """Do as ``read``, in a child process under limits of memory and time."""
    name = shown_name(filename)
    require_size(data, name)
    options = {"name": name, "language": language, "source_language": source_language}
    seconds = child.seconds_for(files_stated(data, name))
    return ReturnedFile.from_json(child.apart("workflow.documents.apart:read_returned", data, options, seconds))
