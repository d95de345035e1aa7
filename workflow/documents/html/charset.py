"""The encoding of a page: its mark, what it states of itself, UTF-8, then the code pages of its language (HTML Standard 13.2.3)."""

import codecs
import re

from workflow.errors import BadInput
from workflow.guards import size
from workflow.guards import text as guard
from workflow.guards.text import Decoded

_STATED = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_PRESCAN = 4_096
# One byte a character, so that what is not translated keeps its bytes.
_KNOWN = re.compile(r"utf-?8|windows-125\d|cp125\d|iso-?8859-\d{1,2}|koi8-[ru]|macintosh|mac-roman", re.IGNORECASE)
# Several bytes a character: read only where the text gives its bytes back.
_WIDE = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932", "euc-jp": "euc_jp", "euc-kr": "cp949",
}  # fmt: skip
_READ_AS_WINDOWS = frozenset({"iso8859-1", "ascii", "latin-1"})


def decode(data: bytes, language: str, name: str) -> Decoded:
    """Decode a page. Raises BadInput where it is not in the encoding that it states."""
    size.require_size(data, name)
    decoded = _decoded(data, language, name)
    guard.require_characters(decoded.text, name)
    return decoded


def unstated(data: bytes, encoding: str) -> str:
    """Give what a page must say of its encoding when it says nothing: browsers would guess, by its language, what it is written in.

    Empty where it says so itself, or is in UTF-8 though it does not. One that has ASCII alone goes on in UTF-8.
    """
    if _STATED.search(data[:_PRESCAN]):
        return ""
    if data.isascii():
        return "utf-8"
    return "" if encoding.startswith("utf") else encoding.replace("cp125", "windows-125")


def _decoded(data: bytes, language: str, name: str) -> Decoded:
    stated = _STATED.search(data[:_PRESCAN])
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or stated is None:
        return guard.unpack(data, language, name)
    label = stated[1].decode("ascii")
    if label.lower().startswith("utf-16"):
        label = "utf-8"  # The standard says so: whoever can read the statement is not reading UTF-16.
    if (wide := _WIDE.get(label.lower())) and (text := _read_back(data, wide)) is not None:
        return Decoded(text, wide)
    if not _KNOWN.fullmatch(label) and label.lower() not in {"us-ascii", "ascii", "latin1"}:
        return guard.unpack(data, language, name)
    codec = codecs.lookup(label).name
    if codec in _READ_AS_WINDOWS or codec == "iso8859-1":
        codec = "cp1252"
    try:
        return Decoded(data.decode(codec), codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput("encoding.broken", file=name, line=line, encoding=label.upper()) from error


def _read_back(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    return text if text.encode(codec) == data else None
