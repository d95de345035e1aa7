"""What the files of a bundle are called, and in which format each is made."""

from pathlib import PurePath

SOURCE = "source"
TXT = "txt"
HTML = "html"
PO = "po"
XLIFF = "xliff"
TMX = "tmx"
TABLE = "table"

FORMATS = (SOURCE, TXT, HTML, PO, XLIFF, TMX, TABLE)
"""What ``--formats`` knows; all of them where nothing is asked for."""

WORKING = frozenset({PO, XLIFF})
"""Formats for work outside: they need no ``--draft`` where something is unfinished."""

_SUFFIXES = {XLIFF: "xlf"}
_ONE_FOR_ALL = {TMX: "tmx", TABLE: "table.html"}


def file_name(slug: str, format_name: str, language: str | None = None) -> str:
    """Give ``<slug>.<language>.<ext>``, or ``<slug>.<ext>`` for what holds all languages."""
    if language is None:
        return f"{slug}.{_ONE_FOR_ALL[format_name]}"
    return f"{slug}.{language}.{_SUFFIXES.get(format_name, format_name)}"


def source_ending(format_name: str, original: str) -> str:
    """Give the ending of a document in the format of the file ``original``: ``txt`` and ``html`` have one only, others keep theirs."""
    if format_name in {TXT, HTML}:
        return format_name
    ending = PurePath(original).suffix.lower().lstrip(".")
    return ending if ending.isascii() and ending.isalnum() else format_name
