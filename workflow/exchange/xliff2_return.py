"""XLIFF 2.0, 2.1 and 2.2 that come back."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from workflow.errors import BadInput
from workflow.exchange.accept import Unreadable, accepted, line_of, require_few, require_language, whole_number
from workflow.exchange.unit import Returned
from workflow.exchange.xliff import STELE
from workflow.guards import xml
from workflow.text import Role
from workflow.text.codes import LIMIT, character

_NAMESPACE = re.compile(r"urn:oasis:names:tc:xliff:document:2\.\d")
_ID = re.compile(r"[a-z]?(\d{1,2})(?:\.\d+)?")
_HALVES = {"sc": Role.OPEN, "ec": Role.CLOSE, "ph": Role.ALONE}
_MARKERS = frozenset({"sm", "em"})


def is_xliff2(root: etree._Element) -> bool:
    """Tell whether a root element is that of an XLIFF file of version 2."""
    return _name(root) == "xliff"


def read(data: bytes, name: str, language: str, source_language: str = "") -> list[Returned]:
    """Read an XLIFF 2 file whose targets are in ``language``; states in it are left aside.

    A unit with an inline element that stands for no code, or of which a part is translated only, is given back with its refusal.
    Raises BadInput for what is not XLIFF 2, is in another language, or holds a key twice.
    """
    return of_root(xml.parse(data, name, doctype=True), name, language, source_language)


def of_root(root: etree._Element, name: str, language: str, source_language: str = "") -> list[Returned]:
    """Do as ``read`` with a file that was parsed."""
    if not is_xliff2(root):
        raise BadInput("xliff.version", file=name, version=root.get("version") or "?")
    units = [element for element in root.iter() if _name(element) == "unit"]
    require_few(len(units), name)
    require_language(root.get("trgLang") or "", language, name)
    if source_language:
        require_language(root.get("srcLang") or "", source_language, name)
    return accepted([_returned(unit, name) for unit in units], name)


def _name(element: etree._Element) -> str:
    """The local name of an element of XLIFF 2; empty for a comment and for what belongs to another namespace."""
    if not isinstance(element.tag, str):
        return ""
    tag = etree.QName(element)
    return tag.localname if _NAMESPACE.fullmatch(tag.namespace or "") else ""


def _returned(unit: etree._Element, name: str) -> Returned:
    parts = [part for part in unit if _name(part) in {"segment", "ignorable"}]
    if not parts:
        raise BadInput("xliff.broken", file=name)
    refusal = text = ""
    try:
        text = _target(parts)
    except Unreadable as reason:
        refusal = reason.code
    return Returned(
        key=unit.get("id") or None,
        text=text,
        source=_source(parts),
        version=whole_number(unit.get(f"{{{STELE}}}version")),
        base=unit.get(f"{{{STELE}}}base") or None,
        fuzzy=False,
        place=line_of(unit),
        refusal=refusal,
    )


def _child(part: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in part if _name(child) == name), None)


def _source(parts: Sequence[etree._Element]) -> str | None:
    try:
        return "".join(_told(part, "source") for part in parts)
    except Unreadable:
        return None


def _target(parts: Sequence[etree._Element]) -> str:
    """Join the targets in the order that their attribute ``order`` tells; '' where none is filled."""
    segments = [bool(_told(part, "target")) for part in parts if _name(part) == "segment"]
    if not any(segments):
        return ""
    if not all(segments):
        raise Unreadable("exchange.part_translated")
    told = []
    for place, part in enumerate(parts, start=1):
        target = _child(part, "target")
        order = whole_number(target.get("order")) if target is not None else None
        # What is between two segments is the same in both languages unless the file says otherwise (4.2.2.7, ignorable).
        told.append((order or place, place, _told(part, "source" if target is None else "target")))
    return "".join(text for _, _, text in sorted(told))


def _told(part: etree._Element, name: str) -> str:
    found = _child(part, name)
    return _coded(found) if found is not None else ""


def _coded(element: etree._Element) -> str:
    """Give the content of ``element`` with each inline element as its code."""
    return "".join(_content(element))


def _content(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _inline(child)
        yield child.tail or ""


def _inline(element: etree._Element) -> Iterator[str]:
    name = _name(element)
    if name == "pc":
        number = _number(element)
        yield character(Role.OPEN, number)
        yield from _content(element)
        yield character(Role.CLOSE, number)
    elif name in _HALVES:
        yield character(_HALVES[name], _number(element))
    elif name == "mrk":
        yield from _content(element)
    elif name == "cp":
        yield _code_point(element.get("hex") or "")
    elif name not in _MARKERS:
        raise Unreadable("exchange.unknown_element")


def _number(element: etree._Element) -> int:
    """The number of a code: a tool that copies one names the first by ``copyOf`` and gives the copy an id of its own."""
    said = element.get("startRef") or element.get("copyOf") or element.get("id") or ""
    found = _ID.fullmatch(said)
    if found is None or not 1 <= int(found[1]) <= LIMIT:
        raise Unreadable("exchange.unknown_code")
    return int(found[1])


def _code_point(told: str) -> str:
    try:
        return chr(int(told, 16))
    except (ValueError, OverflowError) as error:
        raise Unreadable("exchange.unsound") from error
