"""Jobs of Drupal's Translation Management Tool, as XLIFF 1.2 and as HTML (its module ``tmgmt_file``)."""

import re

from workflow.documents.document import Format, Isolation
from workflow.documents.tmgmt import atoms
from workflow.documents.xliff.dialect import FILL_LAYOUT, Dialect
from workflow.documents.xliff.markup import is_hypertext
from workflow.documents.xliff.reader import reader
from workflow.documents.xliff.writer import write

_PHASE = re.compile(rb"<phase\s[^>]*\bphase-name=[\"']extraction[\"']")
_TOOL = re.compile(rb"\btool-id=[\"']tmgmt[\"']")
_JOB = re.compile(rb"<meta\s+name=\"JobID\"", re.IGNORECASE)
_TARGET = re.compile(rb"<meta\s+name=\"languageTarget\"", re.IGNORECASE)
_LOOK = 8_192


def _sniff_xliff(data: bytes) -> bool:
    head = data[:_LOOK]
    return _PHASE.search(head) is not None and _TOOL.search(head) is not None


def _sniff_html(data: bytes) -> bool:
    head = data[:_LOOK]
    return _JOB.search(head) is not None and _TARGET.search(head) is not None


def _is_markup(text: str, is_processed: bool) -> bool:  # noqa: FBT001 - the shape that a dialect asks for
    """With "XLIFF processing" all text is HTML, and tags are inline elements; without it a field is HTML or plain text."""
    return is_processed or is_hypertext(text)


_DIALECT = Dialect(is_markup=_is_markup, states=False, fill=FILL_LAYOUT)
XLIFF = Format(
    name="tmgmt",
    label="Drupal TMGMT (XLIFF)",
    extensions=(".xlf", ".xliff"),
    sniff=_sniff_xliff,
    read=reader(_DIALECT),
    read_filled=reader(_DIALECT, filled=True),
    write=write,
    isolation=Isolation.CHARACTERS,
    special=True,
    bilingual=True,
)
HTML = Format(
    name="tmgmt-html",
    label="Drupal TMGMT (HTML)",
    extensions=(".html", ".htm"),
    sniff=_sniff_html,
    read=atoms.read,
    write=atoms.write,
    isolation=Isolation.CHARACTERS,
    special=True,
)
