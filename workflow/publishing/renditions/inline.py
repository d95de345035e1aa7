"""Inline codes of a text as HTML elements: what can be shown safely, and the words of all else."""

import html
import re
from collections.abc import Sequence

from lxml import etree

from workflow.exchange.inline import Form, Mark, pieces
from workflow.text import Code, Role
from workflow.text.coded import LITERAL
from workflow.text.codes import CODE

_ELEMENTS = {
    "bold": "strong",
    "italic": "em",
    "underlined": "u",
    "struck": "s",
    "raised": "sup",
    "lowered": "sub",
    "quotation": "q",
    "code": "code",
}
_LINK = "link"
_ADDRESS = re.compile(r"""(?:https?://|mailto:)[^\s"'<>()\[\]\\^`{|}]+""", re.IGNORECASE)
_LINE_END = re.compile("\r\n?")


def fill(element: etree._Element, text: str, codes: Sequence[Code]) -> None:
    """Put ``text`` into ``element``.

    Bold, italic and their like become elements; a link does where its code holds a web or mail address; a break is a line break.
    Crossed and lone halves, and codes of any other kind, show nothing.
    """
    known = {code.character: code for code in codes}
    addresses = _addresses(codes)
    stack = [element]
    for piece in pieces(text):
        if isinstance(piece, str):
            append(stack[-1], _LINE_END.sub("\n", piece))
        elif piece.form is Form.ALONE:
            _single(stack[-1], known.get(piece.character))
        elif piece.form is not Form.WHOLE:
            continue
        elif piece.role is Role.CLOSE:
            stack.pop()
        else:
            stack.append(_paired(stack[-1], piece, known.get(piece.character), addresses))


def append(element: etree._Element, text: str) -> None:
    """Put plain text behind all that ``element`` holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def shown(text: str, codes: Sequence[Code]) -> str:
    """Give the words of ``text`` for a plain file: a break ends the line."""
    known = {code.character: code for code in codes}
    return CODE.sub(lambda match: _plain(known.get(match[0])), text)


def _plain(code: Code | None) -> str:
    if code is None or code.role is not Role.ALONE:
        return ""
    return code.data if code.label == LITERAL else {"break": "\n", "tab": "\t"}.get(code.label, "")


def _single(parent: etree._Element, code: Code | None) -> None:
    if code is not None and code.label == "break":
        etree.SubElement(parent, "br")
    else:
        append(parent, _plain(code))


def _paired(parent: etree._Element, mark: Mark, code: Code | None, addresses: dict[int, str]) -> etree._Element:
    if code is not None and code.label in _ELEMENTS:
        return etree.SubElement(parent, _ELEMENTS[code.label])
    if mark.number in addresses:
        return etree.SubElement(parent, "a", {"href": addresses[mark.number]})
    return etree.SubElement(parent, "span")


def _addresses(codes: Sequence[Code]) -> dict[int, str]:
    """The first web or mail address in the data of each link; what a format keeps besides is its own."""
    found: dict[int, str] = {}
    for code in codes:
        address = _ADDRESS.search(html.unescape(code.data)) if code.label == _LINK else None
        if address and code.role is not Role.ALONE:
            found.setdefault(code.number, address[0])
    return found
