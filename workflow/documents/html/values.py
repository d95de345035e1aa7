"""Text and attribute values as a browser reads them."""

import html
import re
from collections.abc import Iterator
from html.entities import html5

from workflow.documents.inline import Item
from workflow.documents.splice import span
from workflow.text import Role

SPACE = " \t\n\r\f"
_RUN = re.compile(f"[{SPACE}]+")
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
        raw = piece[0]
        start_ink = piece.start() + len(raw) - len(raw.lstrip(SPACE))
        last = piece.end()
        end_ink = max(start_ink, last - len(raw) + len(raw.rstrip(SPACE)))
        for left, right, shown in (
            (piece.start(), start_ink, " "),
            (start_ink, end_ink, shown_text(text[start_ink:end_ink])),
            (end_ink, last, " "),
        ):
            if left < right:
                yield Item(left, right, shown)


def shown_text(raw: str) -> str:
    """Decode references, each run of white space as one space."""
    told = _RUN.sub(" ", raw)
    return _RUN.sub(" ", html.unescape(told)) if "&" in told else told


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
