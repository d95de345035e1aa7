"""Text and attribute values as a browser reads them."""

import html
import re
from collections.abc import Iterator
from html.entities import html5

import regex

from workflow.documents.inline import Item
from workflow.documents.splice import span
from workflow.text import Role

SPACE = " \t\n\r\f"
_RUN = re.compile(f"[{SPACE}]+")
_BLANKS = SPACE + "\u00a0"
_BLANK = regex.compile(rf"(?:[{_BLANKS}]|&nbsp;|&#(?:0*(?:9|1[023]|32|160)|[xX]0*(?:[9AaCcDd]|20|[Aa]0));)*+")
_LAST_REFERENCE = re.compile(r"&[#\w]+;\Z")
_LONGEST = 12
_TAG = re.compile(r"<[^>]*>")
_CONDITIONAL = re.compile(r"<!--\[if\s[^\]]*\]>")
_WORDLESS = regex.compile(r"<(xml|style|script)\b(?:[^<]|<(?!/\1))*+|<[^<>]*+>|&#?\w+;", regex.IGNORECASE)
_LETTER = regex.compile(r"\p{L}")
_PIECE = re.compile("\v|[^\v]+")
_REFERENCE = re.compile(r"&(?:#[xX]?[0-9A-Fa-f]+;?|([A-Za-z][A-Za-z0-9]*)(;?)(?=(=?)))")


def items(text: str, start: int, end: int) -> Iterator[Item]:
    """Give the text between two tags, white space at its edges by itself: runs of it are one space to a reader."""
    for piece in _PIECE.finditer(text, start, end):
        if piece[0] == "\v":
            yield Item(
                piece.start(), piece.end(), role=Role.ALONE, label="break", data=span(piece.start(), piece.end())
            )
            continue
        ink, end_ink = _edges(text, *piece.span())
        for left, right in ((piece.start(), ink), (ink, end_ink), (end_ink, piece.end())):
            if left < right:
                yield Item(left, right, shown_text(text[left:right]))


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Give where the ink begins and ends: white space round it may be written as references."""
    before = _BLANK.match(text, start, end)
    ink = before.end() if before else start
    while ink < end:
        bare = ink + len(text[ink:end].rstrip(_BLANKS))
        last = _LAST_REFERENCE.search(text, max(ink, bare - _LONGEST), bare)
        if last is None or not _BLANK.fullmatch(last[0]):
            return ink, bare
        end = last.start()
    return ink, ink


def shown_text(raw: str) -> str:
    """Decode references, each run of white space as one space."""
    told = _RUN.sub(" ", raw)
    return _RUN.sub(" ", html.unescape(told)) if "&" in told else told


def words(raw: str) -> str:
    """Give what a reader sees of elements, tags left out."""
    return shown_text(_TAG.sub("", raw))


def lines(raw: str) -> str:
    """Give what a reader sees of preformatted text, line by line."""
    return html.unescape(_TAG.sub("", raw)).replace("\r\n", "\n").strip("\n")


def is_conditional(comment: str) -> bool:
    """Tell whether a comment is a page's way to show words in Microsoft's programs alone."""
    opening = _CONDITIONAL.match(comment)
    inside = comment[opening.end() :].partition("<![endif]")[0] if opening else ""
    return _LETTER.search(_WORDLESS.sub(" ", inside)) is not None


def shown_value(raw: str) -> str:
    """Decode an attribute's value: in it a name without semicolon is no reference before ``=`` or a letter (13.2.5.73)."""

    def decoded(found: re.Match[str]) -> str:
        name, semicolon, equals = found.groups()
        if name is not None and not semicolon and (equals or name not in html5):
            return found[0]
        return html.unescape(found[0])

    return _RUN.sub(" ", _REFERENCE.sub(decoded, raw)).strip(SPACE)


def escaped(text: str) -> str:
    """Write text so that it is text in content, titles and quoted attributes alike."""
    return html.escape(text, quote=True)
