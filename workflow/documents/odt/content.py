"""Text in the bytes of a part: what stands between tags, its white space as OpenDocument counts it (ODF 1.3 part 3, 6.1.2)."""

import re
from xml.sax.saxutils import escape

SPACE = b" \t\r\n"

_MARKUP = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_REFERENCE = re.compile("&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_SPACES = re.compile("[ \t\r\n]+")
_RUNS = re.compile("\t|\r\n|[\n\r\u2028\u2029\u0085]|[^\t\n\r\u2028\u2029\u0085]+")
_AFTER_SPACE = re.compile("  +")


def text_in(raw: bytes) -> str:
    """Give what a reader of XML makes of the bytes between two tags."""
    if b"<" in raw:
        raw = _MARKUP.sub(_as_references, raw)
    told = raw.decode()
    return _REFERENCE.sub(_character, told) if "&" in told else told


def _as_references(found: re.Match[bytes]) -> bytes:
    return escape((found[1] or b"").decode()).encode()


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return _NAMED[found[3]]
    return chr(int(found[1], 16) if found[1] else int(found[2]))


def collapsed(text: str, *, after_space: bool) -> str:
    """Give ``text`` with one space for each stretch of white space, and none at its beginning behind another or at a paragraph's start."""
    told = _SPACES.sub(" ", text)
    return told[1:] if after_space and told.startswith(" ") else told


def as_content(text: str, prefix: str, *, after_space: bool, ends: bool) -> str:
    """Give ``text`` as the content of a paragraph.

    Spaces that would be lost become elements: those behind another (``after_space``: the first one, too), and where it ``ends`` the last.
    """
    out = []
    pieces = _RUNS.findall(text)
    for place, piece in enumerate(pieces):
        if piece == "\t":
            out.append(f"<{prefix}tab/>")
        elif piece[0] in "\r\n\u2028\u2029\u0085":
            out.append(f"<{prefix}line-break/>")
        else:
            last = ends and place == len(pieces) - 1
            out.append(_spaced(piece, prefix, first=after_space or place > 0, last=last))
    return "".join(out)


def _spaced(text: str, prefix: str, *, first: bool, last: bool) -> str:
    if " " not in text:
        return escape(text)
    ink = text.strip(" ")
    lead = len(text) - len(text.lstrip(" "))
    trail = len(text) - lead - len(ink)
    inner = _AFTER_SPACE.sub(lambda run: " " + _spaces(len(run[0]) - 1, prefix), escape(ink))
    before = _spaces(lead, prefix) if first or (last and not ink) else " " * bool(lead) + _spaces(lead - 1, prefix)
    after = _spaces(trail, prefix) if last else " " * bool(trail) + _spaces(trail - 1, prefix)
    return before + inner + after


def _spaces(count: int, prefix: str) -> str:
    if count <= 0:
        return ""
    if count == 1 or not prefix:
        # Where elements have no prefix, their attributes still need one.
        return f"<{prefix}s/>" * count
    return f'<{prefix}s {prefix}c="{count}"/>'
