"""PO and POT as the file that is translated: only translations change (GNU gettext manual, "The Format of PO Files")."""

import re

from workflow.documents.document import Format, Isolation
from workflow.documents.po.reader import read
from workflow.documents.po.writer import write

_ENTRY = re.compile(rb'^msgid[ \t]+".*"\s+(?:^".*"\s+)*^(?:msgid_plural|msgstr)\b', re.MULTILINE)
_LOOK = 65_536


def _sniff(data: bytes) -> bool:
    return _ENTRY.search(data[:_LOOK]) is not None


FORMAT = Format(
    name="po",
    label="PO",
    extensions=(".po", ".pot"),
    sniff=_sniff,
    read=read,
    write=write,
    isolation=Isolation.CHARACTERS,
    bilingual=True,
)
