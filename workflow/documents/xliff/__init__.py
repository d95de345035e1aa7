"""XLIFF 1.2, 2.0 and 2.1 as the file that is translated (OASIS, XLIFF 1.2, 2008; XLIFF 2.1, 2018): only targets change."""

import re

from workflow.documents.document import Format, Isolation
from workflow.documents.xliff.dialect import Dialect
from workflow.documents.xliff.reader import reader
from workflow.documents.xliff.writer import write

_ROOT = re.compile(rb"<(?:[\w.-]+:)?xliff[\s>]")
_LOOK = 4_096


def _sniff(data: bytes) -> bool:
    return _ROOT.search(data[:_LOOK].replace(b"\0", b"")) is not None


_DIALECT = Dialect()
FORMAT = Format(
    name="xliff",
    label="XLIFF",
    extensions=(".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"),
    sniff=_sniff,
    read=reader(_DIALECT),
    read_filled=reader(_DIALECT, filled=True),
    write=write,
    isolation=Isolation.CHARACTERS,
    bilingual=True,
)
