"""Markdown: CommonMark with tables, struck text, footnotes and front matter; what is not text keeps its bytes."""

from workflow.documents.document import Format, Isolation
from workflow.documents.markdown.reader import read
from workflow.documents.markdown.writer import write


def _sniff(_: bytes) -> bool:
    return False


FORMAT = Format(
    name="markdown",
    label="Markdown",
    extensions=(".md", ".markdown"),
    sniff=_sniff,
    read=read,
    write=write,
    version=2,
    isolation=Isolation.CHARACTERS,
)
