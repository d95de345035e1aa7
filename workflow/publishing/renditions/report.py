"""All segments side by side as a table for a spreadsheet (CSV, RFC 4180)."""

import csv
import io
from collections.abc import Iterator, Sequence

from workflow.releases.pages import Shown

_BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet takes for a formula where a cell begins with it; the apostrophe makes it text, and shows in none.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_UNSEEN = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


def report(shown: Shown, languages: Sequence[str]) -> bytes:
    """Give the segments with their numbers and keys, the source and ``languages`` (targets), and how far each is.

    For reading only: a text that would be taken for a formula gets an apostrophe before it. Exchange files never do.
    """
    told = io.StringIO(newline="")
    # Excel reads UTF-8 only where a mark says so.
    told.write(_BYTE_ORDER_MARK)
    writer = csv.writer(told, lineterminator="\r\n")
    writer.writerow(_head(shown, languages))
    for row in _rows(shown, languages):
        writer.writerow([as_text(cell) for cell in row])
    return told.getvalue().encode()


def as_text(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip(_UNSEEN).startswith(_FORMULA) else cell


def _head(shown: Shown, languages: Sequence[str]) -> list[str]:
    states = [f"{language} state" for language in languages]
    pairs = [name for pair in zip(languages, states, strict=True) for name in pair]
    return ["number", "key", shown.release.source_language, *pairs]


def _rows(shown: Shown, languages: Sequence[str]) -> Iterator[list[str]]:
    for line in shown.segments:
        said = [line.translations[language] for language in languages]
        yield [str(line.number), line.key, line.source, *(cell for one in said for cell in (one.text, one.state))]
