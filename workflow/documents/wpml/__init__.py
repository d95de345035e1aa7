"""Jobs of WordPress's WPML: XLIFF 1.2 whose units hold HTML with short codes.

Its importer takes the characters that stand directly in a target, so that everything is written as text; no target may be empty.
"""

import re

from workflow.documents.document import Format, Isolation
from workflow.documents.wpml.short_codes import disguise
from workflow.documents.xliff.dialect import FILL_ALL, Dialect
from workflow.documents.xliff.reader import reader
from workflow.documents.xliff.writer import write

_JOB = re.compile(rb"<file\s[^>]*\boriginal=[\"']\d+-[0-9a-f]{32}[\"']")
_LOOK = 8_192


def _sniff(data: bytes) -> bool:
    return _JOB.search(data[:_LOOK]) is not None


def _is_markup(_text: str, _is_processed: bool) -> bool:  # noqa: FBT001 - the shape that a dialect asks for
    return True


_DIALECT = Dialect(is_markup=_is_markup, disguise=disguise, states=False, fill=FILL_ALL)
FORMAT = Format(
    name="wpml",
    label="WordPress WPML",
    extensions=(".xliff", ".xlf"),
    sniff=_sniff,
    read=reader(_DIALECT),
    read_filled=reader(_DIALECT, filled=True),
    write=write,
    isolation=Isolation.CHARACTERS,
    special=True,
    bilingual=True,
)
