"""Texts in OpenDocument (.odt, .ott, .fodt): read from their XML with byte offsets, written by splicing.

Office programs place the text of this format by left and right: in another direction both are swapped.
"""

from workflow.documents.document import Format, Isolation
from workflow.documents.odt.package import is_text
from workflow.documents.odt.reader import read
from workflow.documents.odt.writer import write

FORMAT = Format(
    name="odt",
    label="OpenDocument",
    extensions=(".odt", ".ott", ".fodt"),
    sniff=is_text,
    read=read,
    write=write,
    isolation=Isolation.CHARACTERS,
)
