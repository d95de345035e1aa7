"""Files of any format in, documents out; documents in, files out: all but the translated text comes back as it was.

A reader makes blocks and a skeleton of offsets; a writer splices texts into the file's own bytes. No parsed tree is ever serialised.
Formats register by entry point (``stele.formats``).
"""

from workflow.documents.document import Document, Format, Isolation, Note, Reading, first_heading, note
from workflow.documents.reading import read, read_apart, write
from workflow.documents.registry import formats

__all__ = [
    "Document",
    "Format",
    "Isolation",
    "Note",
    "Reading",
    "first_heading",
    "formats",
    "note",
    "read",
    "read_apart",
    "write",
]
