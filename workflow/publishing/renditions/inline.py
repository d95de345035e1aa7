"""Inline codes of a text as what a reader sees: elements of HTML, runs of a look, or words alone."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from workflow.documents.isolation import as_marks
from workflow.exchange.inline import Form, Mark, pieces
from workflow.office.content import Look, Run
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
_LOOKS = {
    "bold": Look.BOLD,
    "italic": Look.ITALIC,
    "underlined": Look.UNDERLINED,
    "struck": Look.STRUCK,
    "raised": Look.RAISED,
    "lowered": Look.LOWERED,
    "code": Look.CODE,
}
_LINK = "link"
_ADDRESS = re.compile(r"""(?:https?://|mailto:|tel:)[^\s"'<>()\[\]\\^`{|}]+""", re.IGNORECASE)
# An address that the reader of the file gave may have brackets.
_WHOLE = re.compile(r"(?:https?://|mailto:|tel:)[^\s\"<>\\^`{|}]+", re.IGNORECASE)
_LINE_END = re.compile("\r\n?|\u2028")
_ISOLATES = re.compile("([\u2066\u2069])")
_OPEN_ISOLATE, _CLOSE_ISOLATE = "\u2066", "\u2069"


def fill(element: etree._Element, text: str, codes: Sequence[Code]) -> None:
    """Put ``text`` into ``element``.

    Bold, italic and their like become elements; a link does where its code holds a web, mail or telephone address; a break is a line
    break; what stands in a left-to-right isolate becomes ``<bdi dir="ltr">``. Crossed and lone halves, and codes of any other kind,
    show nothing.
    """
    known = {code.character: code for code in codes}
    addresses = _addresses(codes)
    stack = [element]
    for piece in _whole_isolates(_stretches(text)):
        if isinstance(piece, Mark):
            _mark(stack, piece, known, addresses)
        elif piece == _OPEN_ISOLATE:
            stack.append(etree.SubElement(stack[-1], "bdi", {"dir": "ltr"}))
        elif piece == _CLOSE_ISOLATE:
            stack.pop()
        else:
            append(stack[-1], _LINE_END.sub("\n", piece))


def _mark(stack: list[etree._Element], mark: Mark, known: Mapping[str, Code], addresses: Mapping[int, str]) -> None:
    if mark.form is Form.ALONE:
        _single(stack[-1], known.get(mark.character))
    elif mark.form is not Form.WHOLE:
        return
    elif mark.role is Role.CLOSE:
        stack.pop()
    else:
        stack.append(_paired(stack[-1], mark, known.get(mark.character), addresses))


def _stretches(text: str) -> list[str | Mark]:
    """Cut ``text`` at its codes and at isolates, which stand alone."""
    told: list[str | Mark] = []
    for piece in pieces(text):
        told += [piece] if isinstance(piece, Mark) else [part for part in _ISOLATES.split(piece) if part]
    return told


def _whole_isolates(told: Sequence[str | Mark]) -> list[str | Mark]:
    """Give the stretches without isolates that cross a code or lack their other end."""
    stack: list[int] = []
    whole: set[int] = set()
    for place, piece in enumerate(told):
        opens = piece == _OPEN_ISOLATE or (isinstance(piece, Mark) and _is_half(piece, Role.OPEN))
        if opens:
            stack.append(place)
        elif piece == _CLOSE_ISOLATE:
            if stack and told[stack[-1]] == _OPEN_ISOLATE:
                whole |= {stack.pop(), place}
        elif isinstance(piece, Mark) and _is_half(piece, Role.CLOSE):
            while told[stack.pop()] == _OPEN_ISOLATE:
                pass
    return [piece for place, piece in enumerate(told) if place in whole or piece not in (_OPEN_ISOLATE, _CLOSE_ISOLATE)]


def _is_half(mark: Mark, role: Role) -> bool:
    return mark.form is Form.WHOLE and mark.role is role


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


def runs(text: str, codes: Sequence[Code], look: Look = Look.PLAIN) -> Iterator[Run]:
    """Give ``text`` as runs, what ``fill`` makes elements of as looks and links; ``look`` is on all of it."""
    known = {code.character: code for code in codes}
    addresses = _addresses(codes)
    stack: list[tuple[Look, str]] = [(look, "")]
    for piece in pieces(text):
        if isinstance(piece, str):
            yield Run(piece, *stack[-1])
        elif piece.form is Form.ALONE:
            if told := as_marks(_plain(known.get(piece.character))):
                yield Run(told, *stack[-1])
        elif piece.form is not Form.WHOLE:
            continue
        elif piece.role is Role.CLOSE:
            stack.pop()
        else:
            code = known.get(piece.character)
            drawn, address = stack[-1]
            drawn |= _LOOKS.get(code.label if code else "", Look.PLAIN)
            stack.append((drawn, addresses.get(piece.number, address)))


_PICTURES = frozenset({"image", "object", "shape", "template"})
"""Labels of codes that stand alone and whose address is no words."""


def _plain(code: Code | None) -> str:
    if code is None or code.role is not Role.ALONE:
        return ""
    if code.address and code.label not in _PICTURES:
        return code.address
    return code.data if code.label == LITERAL else {"break": "\n", "tab": "\t"}.get(code.label, "")


def _single(parent: etree._Element, code: Code | None) -> None:
    if code is not None and code.label == "break":
        etree.SubElement(parent, "br")
    else:
        append(parent, _plain(code))


def _paired(parent: etree._Element, mark: Mark, code: Code | None, addresses: Mapping[int, str]) -> etree._Element:
    if code is not None and code.label in _ELEMENTS:
        return etree.SubElement(parent, _ELEMENTS[code.label])
    if mark.number in addresses:
        return etree.SubElement(parent, "a", {"href": addresses[mark.number]})
    return etree.SubElement(parent, "span")


def _addresses(codes: Sequence[Code]) -> dict[int, str]:
    """The address of each link: as its reader gave it, else the first web, mail or telephone address in what the format keeps."""
    found: dict[int, str] = {}
    for code in codes:
        if code.label != _LINK or code.role is Role.ALONE:
            continue
        told = _WHOLE.fullmatch(code.address) if code.address else _ADDRESS.search(html.unescape(code.data))
        if told:
            found.setdefault(code.number, told[0])
    return found
