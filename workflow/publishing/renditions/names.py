"""What the files of a bundle are called, and in which format each is made."""

from pathlib import PurePath

SOURCE = "source"
DOCX = "docx"
TXT = "txt"
HTML = "html"
PDF = "pdf"
TABLE = "table"
TABLE_DOCX = "table-docx"
TABLE_XLSX = "table-xlsx"
PO = "po"
XLIFF = "xliff"
XLIFF_COPIES = "xliff-copies"
XLIFF2 = "xliff2"
BILINGUAL = "bilingual"
TMX = "tmx"
JSONL = "jsonl"

FORMATS = (
    SOURCE,
    DOCX,
    HTML,
    TXT,
    PDF,
    TABLE,
    TABLE_DOCX,
    TABLE_XLSX,
    PO,
    XLIFF,
    XLIFF_COPIES,
    XLIFF2,
    BILINGUAL,
    TMX,
    JSONL,
)
"""What ``--formats`` knows."""

ON_REQUEST = frozenset({PDF, XLIFF_COPIES, XLIFF2, BILINGUAL})
"""Formats that are made only where they are asked for: what takes seconds, or is for one way of working."""

USUAL = tuple(name for name in FORMATS if name not in ON_REQUEST)
"""What is made where nothing is asked for."""

DOCUMENTS = (SOURCE, DOCX, HTML, TXT, PDF)
"""Formats of which each language and document has a file."""

WORKING = frozenset({PO, XLIFF, XLIFF_COPIES, XLIFF2, BILINGUAL})
"""Formats for work outside: they need no ``--draft`` where something is unfinished."""

_ENDINGS = {
    XLIFF: "xlf",
    XLIFF_COPIES: "copies.xlf",
    XLIFF2: "xliff2.xlf",
    BILINGUAL: "bilingual.docx",
    TABLE: "table.html",
    TABLE_DOCX: "table.docx",
    TABLE_XLSX: "table.xlsx",
}


def ending_of(format_name: str) -> str:
    """Give the ending of files in a format, without its first dot."""
    return _ENDINGS.get(format_name, format_name)


def file_name(slug: str, format_name: str, language: str | None = None, *, beside: str = "") -> str:
    """Give ``<slug>.<language>.<ending>``, or ``<slug>.<ending>`` for what holds all languages.

    ``beside`` is the ending of the source's own files: one of segments that has the same is ``<slug>.<language>.segments.<ending>``.
    """
    ending = ending_of(format_name)
    if ending == beside:
        ending = f"segments.{ending}"
    return f"{slug}.{ending}" if language is None else f"{slug}.{language}.{ending}"


def source_ending(format_name: str, original: str) -> str:
    """Give the ending of a document in the format of the file ``original``: ``txt`` and ``html`` have one only, others keep theirs."""
    if format_name in {TXT, HTML}:
        return format_name
    ending = PurePath(original).suffix.lower().lstrip(".")
    return ending if ending.isascii() and ending.isalnum() else format_name
