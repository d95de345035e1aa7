"""PO that comes back."""

import codecs
import re
from collections.abc import Callable
from typing import Any

import polib
from translate.storage import pypo

from workflow.errors import BadInput
from workflow.exchange.accept import TOOLKIT_ERRORS, accepted, require_few, require_language
from workflow.exchange.unit import Returned

_TOOLKIT: Callable[[bytes], Any] = pypo.pofile.parsestring
_HEADER = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\r\n]*)?[\r\n])*"
    rb'msgid[ \t]*""[ \t]*[\r\n]+(?:msgstr[ \t]*)?(?:"[^\r\n]*(?:[\r\n]+|\Z))+'
)
_CHARSET = re.compile(
    rb'(?:^(?:msgstr[ \t]*)?"|\\n)Content-Type:[^"\r\n]*?charset=([^\s"\\;]+)', re.IGNORECASE | re.MULTILINE
)
_ENCODING = re.compile(r"utf-8|ascii|iso8859-\d{1,2}|cp125\d|koi8-[ru]")
_FIELDS = frozenset({"Content-Type", "Language", "MIME-Version", "PO-Revision-Date", "Project-Id-Version"})
_SAID = re.compile(rb'"[^"\r\n]')
_PLACEHOLDER = b"CHARSET"
_ENTRY = re.compile(r"^[ \t]*(?:#~[ \t]*)?msgid[ \t]", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(r"\bline (\d+)")
_SEEN = re.compile(r"\bstele: version=(\d{1,9}) base=([0-9a-f]*)")


def read(data: bytes, name: str, language: str, source_language: str = "") -> list[Returned]:  # noqa: ARG001 - one signature for all formats
    """Read a PO file whose translations are in ``language``.

    Raises BadInput for what is not decodable, broken, too large, in another language, or holds a key twice.
    """
    text = _decoded(data, name)
    require_few(sum(1 for _ in _ENTRY.finditer(text)) - bool(_HEADER.match(data)), name)
    expected = _counted_by_toolkit(text.encode(), name)
    try:
        file = polib.pofile(_Lines.of(text), encoding="utf-8")
    except OSError as error:
        raise BadInput("po.broken", file=name, line=_line_of(error)) from error
    if len(file) - len(file.obsolete_entries()) != expected:
        raise BadInput("po.broken", file=name, line=_first_oddity(file))
    require_language(file.metadata.get("Language", "").replace("_", "-"), language, name)
    entries = [_returned(entry) for entry in file if not entry.obsolete]
    if _has_strange_header(text.encode(), file):
        # OmegaT and others offer the header as a text. It is told, and nothing depends on it.
        entries.insert(0, Returned(None, "", None, None, None, fuzzy=False, place=1, refusal="po.header"))
    return accepted(entries, name)


class _Lines(str):
    """A text that polib takes for no path, and whose lines end where lines of a file end.

    polib would take a short text for a path, and cuts a longer one at U+0085, U+2028 and their like. A file on disk is no way out:
    the child process that reads may write none.
    """

    __slots__ = ("lines",)
    lines: list[str]

    @classmethod
    def of(cls, text: str) -> "_Lines":
        made = cls()
        made.lines = _LINE_END.split(text)
        return made

    def splitlines(self, keepends: bool = False) -> list[str]:  # noqa: ARG002, FBT001, FBT002 - the signature of str
        return self.lines


def _decoded(data: bytes, name: str) -> str:
    """Decode by the header's charset, else as UTF-8; the header then says UTF-8."""
    header = _HEADER.match(data)
    declared = _CHARSET.search(header[0].replace(b"\r", b"\n")) if header else None
    charset = declared[1] if declared and declared[1] != _PLACEHOLDER else b"utf-8"
    if data.startswith(codecs.BOM_UTF8):
        charset = b"utf-8-sig"
    try:
        encoding = codecs.lookup(charset.decode("ascii")).name
    except (LookupError, UnicodeDecodeError) as error:
        raise BadInput("po.charset", file=name, charset=ascii(charset)[2:-1]) from error
    if not _ENCODING.fullmatch(encoding.removesuffix("-sig")):
        raise BadInput("po.charset", file=name, charset=encoding)
    if declared:
        data = data[: declared.start(1)] + b"UTF-8" + data[declared.end(1) :]
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput("po.encoding", file=name, charset=encoding, line=line) from error


def _counted_by_toolkit(data: bytes, name: str) -> int:
    """Count the entries by a second reader: polib drops an entry whose quotation mark is not closed, and says nothing."""
    try:
        units = _TOOLKIT(data).units
    except TOOLKIT_ERRORS as error:
        raise BadInput("po.broken", file=name, line=_line_of(error)) from error
    return sum(1 for unit in units if not (unit.isheader() or unit.isobsolete()) and unit.source)


def _has_strange_header(data: bytes, file: polib.POFile) -> bool:
    """Tell whether the header says something, and nothing that a header says."""
    header = _HEADER.match(data)
    return bool(header and _SAID.search(header[0]) and not _FIELDS.intersection(file.metadata))


def _line_of(error: Exception) -> int:
    found = _LINE.search(str(error))
    return int(found[1]) if found else 1


def _first_oddity(file: polib.POFile) -> int:
    return next((entry.linenum or 1 for entry in file if not entry.msgid), 1)


def _returned(entry: polib.POEntry) -> Returned:
    seen = _SEEN.search(entry.comment or "")
    return Returned(
        key=entry.msgctxt or None,
        text=entry.msgstr,
        source=entry.msgid,
        version=int(seen[1]) if seen else None,
        base=(seen[2] or None) if seen else None,
        fuzzy="fuzzy" in entry.flags,
        place=entry.linenum or 1,
        refusal="exchange.plural" if entry.msgid_plural else "",
    )
