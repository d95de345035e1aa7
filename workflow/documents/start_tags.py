"""Start tags in bytes, with an attribute changed: every other byte stays (XML 1.0, 3.1)."""

import re
from xml.sax.saxutils import escape

_ATTRIBUTE = re.compile(rb"([^\s=<>/\"']+)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
# A reader of XML makes spaces of the line ends and tabs of a value, unless they are references.
_ENTITIES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def as_value(text: str) -> str:
    """Give ``text`` as an attribute's value with its quotes, so that a reader gives it back as it is."""
    return f'"{escape(text, _ENTITIES)}"'


def with_attribute(tag: bytes, name: str, new: str | None) -> bytes:
    """Give a start tag with an attribute set (added at its end where it was not there), or with None without it."""
    for found in _ATTRIBUTE.finditer(tag):
        if found[1].decode() == name:
            start, end = found.span()
            if new is None:
                return tag[:start].rstrip() + tag[end:]
            return tag[:start] + f"{name}={as_value(new)}".encode() + tag[end:]
    if new is None:
        return tag
    close = b"/>" if tag.endswith(b"/>") else b">"
    return tag[: -len(close)].rstrip() + f" {name}={as_value(new)}".encode() + close
