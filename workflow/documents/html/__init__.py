"""HTML, pages and fragments: text, titles, alternative texts and descriptions are blocks, everything else keeps its bytes."""

import re

from workflow.documents.document import Format, Isolation
from workflow.documents.html.reader import read
from workflow.documents.html.writer import write

_PAGE = re.compile(rb"\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_LOOK = 4_096


def _sniff(data: bytes) -> bool:
    return _PAGE.match(data[:_LOOK].removeprefix(b"\xef\xbb\xbf")) is not None


FORMAT = Format(
    name="html",
    label="HTML",
    extensions=(".html", ".htm", ".xhtml"),
    sniff=_sniff,
    read=read,
    write=write,
    version=2,
    isolation=Isolation.CHARACTERS,
)
