"""Word files (.docx, .docm, .dotx): read from their XML with byte offsets, written by splicing.

A tracked insertion, content control, link, note or picture is never lost: it is text, or a code, or left in its place.
"""

from workflow.documents.document import Format, Isolation
from workflow.documents.docx.reader import read
from workflow.documents.docx.writer import write


def _sniff(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04") and b"word/document.xml" in data


FORMAT = Format(
    name="docx",
    label="Word",
    extensions=(".docx", ".docm", ".dotx", ".dotm"),
    sniff=_sniff,
    read=read,
    write=write,
    version=2,
    isolation=Isolation.MARKS,
)
