"""Plain text out of bytes: the encoding by mark, strict UTF-8, then the declared language's code pages; nothing guessed in silence."""

import codecs
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import regex

from locales import language as language_of
from workflow.errors import BadInput
from workflow.guards import limits, size
from workflow.text.space import has_words

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNICODE = frozenset(name for _, name in _MARKS)
_SIGNATURES = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"{\\rtf",
)
_UTF8_SHAPED = regex.compile(rb"[\xc0-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf7][\x80-\xbf]{3}")
_HIGH = regex.compile(rb"[\x80-\xff]")
_LINE_END = regex.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_CONTROL = regex.compile("[\0-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKS_IN_A_ROW = regex.compile(rf"\p{{M}}{{{limits.MARKS_IN_A_ROW + 1},}}")
_LETTER = regex.compile(r"\p{L}")
_BINARY_SHARE = 0.1
_BROKEN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark; ``encoding`` is Python's name for it, ``mark`` the bytes of the mark, if there was one."""

    text: str
    encoding: str
    mark: bytes = b""

    @property
    def code_page(self) -> bool:
        """Whether it was in an old code page and not in Unicode."""
        return self.encoding not in _UNICODE

    def encode(self, text: str) -> bytes:
        """Give ``text`` as a file like this one: same mark and encoding, UTF-8 in place of a code page."""
        return encode(text, self.encoding, self.mark)


def encode(text: str, encoding: str, mark: bytes) -> bytes:
    """Give ``text`` with ``mark`` before it in ``encoding``, or in UTF-8 where that is a code page."""
    return mark + text.encode(encoding if encoding in _UNICODE else "utf-8")


def decode(data: bytes, language: str, name: str) -> Decoded:
    """Decode a text file in ``language`` and refuse what is no text, or cannot be stored, shown or exported.

    Lines, paragraphs and rows of marks are held to the limits; at least one letter or digit must be there. Raises BadInput with the line.
    """
    size.require_size(data, name)
    decoded = unpack(data, language, name)
    require_text(decoded.text, name)
    return decoded


def unpack(data: bytes, language: str, name: str) -> Decoded:
    """Decode only. Raises BadInput where no encoding that Stele tries gives text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data[len(mark) :], encoding, name), encoding, mark)
    if data.startswith(_SIGNATURES):
        raise BadInput("file.binary", file=name)
    wide = _utf16_without_mark(data, language)
    if wide is not None:
        return wide
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _by_code_page(data, language, name, error.start)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "ignore").count("\n") + 1
        raise BadInput("encoding.broken", file=name, line=line, encoding=encoding.upper()) from error


def _utf16_without_mark(data: bytes, language: str) -> Decoded | None:
    """Zero bytes on one side only, and then mostly letters of the language's script or ASCII."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if len(data) % 2 or bool(even) == bool(odd):
        return None
    encoding = "utf-16-be" if even else "utf-16-le"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    pages = _pages(language)
    return Decoded(text, encoding) if _share_of_script(text, language) >= pages["letters"] else None


def _by_code_page(data: bytes, language: str, name: str, place: int) -> Decoded:
    line = data.count(b"\n", 0, place) + 1
    high = len(_HIGH.findall(data))
    shaped = sum(len(found) for found in _UTF8_SHAPED.findall(data))
    if b"\0" in data:
        raise BadInput("file.binary", file=name)
    if shaped >= high * _BROKEN_SHARE:
        raise BadInput("encoding.broken", file=name, line=line, encoding="UTF-8")
    found = _likeliest(list(_in_pages(data, language, name)))
    if found is None:
        raise BadInput("encoding.unknown", file=name, line=line, language=language_of(language).english_name)
    return found


def _in_pages(data: bytes, language: str, name: str) -> Iterator[tuple[int, Decoded]]:
    """Give what each code page makes of the bytes where that can be the language, with the number of words of several scripts."""
    pages = _pages(language)
    for page in pages["pages"]:
        try:
            text = data.decode(page)
        except UnicodeDecodeError:
            continue
        if _is_binary(text):
            raise BadInput("file.binary", file=name)
        share = _share_of_script(text, language)
        if share >= pages["letters"] and _share_beyond_ascii(text) <= pages["accents"]:
            yield _mixed_words(text, language), Decoded(text, page)


def _likeliest(read: Sequence[tuple[int, Decoded]]) -> Decoded | None:
    """Give the one with the fewest mixed words, of several the first: a wrong page mixes scripts within words."""
    fewest = min((mixed for mixed, _ in read), default=0)
    return next((decoded for mixed, decoded in read if mixed == fewest), None)


def _pages(language: str) -> dict[str, Any]:
    return {"pages": (), "letters": 0.5, "accents": 1.0, **language_of(language).table("language").get("encodings", {})}


def _mixed_words(text: str, language: str) -> int:
    """Count the words in which letters of the language's script touch letters of another."""
    script = language_of(language).script
    other = rf"[\p{{L}}--\p{{Script={script}}}]"
    return len(regex.findall(rf"\p{{Script={script}}}{other}|{other}\p{{Script={script}}}", text, regex.VERSION1))


def _share_of_script(text: str, language: str) -> float:
    letters = _LETTER.findall(text)
    own = regex.compile(rf"\p{{Script={language_of(language).script}}}")
    return sum(1 for letter in letters if own.match(letter)) / len(letters) if letters else 0.0


def _share_beyond_ascii(text: str) -> float:
    letters = _LETTER.findall(text)
    return sum(1 for letter in letters if not letter.isascii()) / len(letters) if letters else 0.0


def _is_binary(text: str) -> bool:
    return len(_CONTROL.findall(text)) > len(text) * _BINARY_SHARE


def require_text(text: str, name: str) -> None:
    """Refuse decoded text with control characters, endless lines or rows of marks, too many paragraphs, or no letter or digit."""
    require_characters(text, name)
    paragraphs = 0
    for start, end in _lines(text):
        if end - start > limits.LINE:
            raise BadInput("file.long_line", file=name, line=_line(text, start), characters=limits.LINE)
        paragraphs += bool(text[start:end].strip())
        if paragraphs > limits.PARAGRAPHS:
            raise BadInput("file.many_paragraphs", file=name, paragraphs=limits.PARAGRAPHS)
    require_words([text], name)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _LINE_END.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def require_characters(text: str, name: str) -> None:
    """Refuse control characters and rows of marks only: markup may stand in one endless line."""
    found = _CONTROL.search(text)
    if found is not None:
        if _is_binary(text):
            raise BadInput("file.binary", file=name)
        raise BadInput(
            "encoding.control", file=name, line=_line(text, found.start()), character=f"U+{ord(found[0]):04X}"
        )
    require_marks(text, name)


def require_marks(text: str, name: str) -> None:
    """Refuse more than 30 combining marks in a row: browsers and normalisation stall on them."""
    found = _MARKS_IN_A_ROW.search(text)
    if found is not None:
        raise BadInput("file.marks", file=name, line=_line(text, found.start()), marks=limits.MARKS_IN_A_ROW)


def require_words(texts: Iterable[str], name: str) -> None:
    """Refuse a file in which no text has a letter or digit."""
    if not any(has_words(text) for text in texts):
        raise BadInput("file.blank", file=name)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
