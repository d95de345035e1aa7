"""PowerPoint files (.pptx, .pptm, .potx, .ppsx): slides with their notes, tables, titles and charts, read and written as Word files are."""

from workflow.documents.document import Format, Isolation
from workflow.documents.pptx.reader import read
from workflow.documents.pptx.writer import write


def _sniff(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04") and b"ppt/presentation.xml" in data


FORMAT = Format(
    name="pptx",
    label="PowerPoint",
    extensions=(".pptx", ".pptm", ".potx", ".potm", ".ppsx", ".ppsm"),
    sniff=_sniff,
    read=read,
    write=write,
    isolation=Isolation.MARKS,
)
