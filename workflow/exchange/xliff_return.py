"""XLIFF 1.2 that comes back."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree
from translate.storage.xliff import xlifffile

from workflow.errors import BadInput
from workflow.exchange.accept import (
    TOOLKIT_ERRORS,
    Unreadable,
    accepted,
    line_of,
    require_few,
    require_language,
    whole_number,
)
from workflow.exchange.unit import Returned
from workflow.exchange.xliff import COPY, STELE, XLIFF
from workflow.guards import xml
from workflow.text import Role
from workflow.text.codes import LIMIT, character

_TOOLKIT: Callable[[bytes], Any] = xlifffile.parsestring
_NAMESPACES = frozenset({XLIFF, "urn:oasis:names:tc:xliff:document:1.1", ""})
_ID = re.compile(r"[a-z]?(\d{1,2})(?:\.\d+)?")
_ALONE = {"x": Role.ALONE, "bx": Role.OPEN, "ex": Role.CLOSE, "ph": Role.ALONE, "bpt": Role.OPEN, "ept": Role.CLOSE}
_HALVES = {"open": Role.OPEN, "close": Role.CLOSE}
_NATIVE = frozenset({"ph", "bpt", "ept", "it"})


def read(data: bytes, name: str, language: str, source_language: str = "") -> list[Returned]:
    """Read an XLIFF 1.2 file whose targets are in ``language``; states and approvals in it are left aside.

    A unit with an inline element that stands for no code is given back with its refusal. Raises BadInput for what is not XLIFF 1.2,
    is in another language, or holds a key twice.
    """
    return of_root(xml.parse(data, name, doctype=True), data, name, language, source_language)


def of_root(root: etree._Element, data: bytes, name: str, language: str, source_language: str = "") -> list[Returned]:
    """Do as ``read`` with a file that was parsed."""
    if _name(root) != "xliff":
        raise BadInput("xliff.version", file=name, version=root.get("version") or "?")
    require_few(sum(1 for element in root.iter() if _name(element) == "trans-unit"), name)
    entries: list[Returned] = []
    for file in root:
        if _name(file) != "file":
            continue
        require_language(file.get("target-language") or "", language, name)
        if source_language:
            require_language(file.get("source-language") or "", source_language, name)
        entries.extend(_returned(unit) for unit in file.iter() if _name(unit) == "trans-unit")
    _compare_with_toolkit(data, name, len(entries))
    return accepted(entries, name)


def _compare_with_toolkit(data: bytes, name: str, count: int) -> None:
    try:
        found = len(_TOOLKIT(data).units)
    except TOOLKIT_ERRORS as error:
        raise BadInput("xliff.broken", file=name) from error
    if found != count:
        raise BadInput("xliff.broken", file=name)


def _name(element: etree._Element) -> str:
    """The local name of an element of XLIFF 1.x; empty for a comment and for what belongs to another namespace."""
    if not isinstance(element.tag, str):
        return ""
    tag = etree.QName(element)
    return tag.localname if (tag.namespace or "") in _NAMESPACES else ""


def _returned(unit: etree._Element) -> Returned:
    source = target = None
    for child in unit:
        if _name(child) == "source":
            source = child
        elif _name(child) == "target":
            target = child
    refusal = ""
    text = ""
    try:
        text = "".join(_coded(target)) if target is not None else ""
    except Unreadable as reason:
        refusal = reason.code
    said = _readable(source)
    if unit.get(COPY) and text == said:
        text = ""
    return Returned(
        key=unit.get("id") or None,
        text=text,
        source=said,
        version=whole_number(unit.get(f"{{{STELE}}}version")),
        base=unit.get(f"{{{STELE}}}base") or None,
        fuzzy=False,
        place=line_of(unit),
        refusal=refusal,
    )


def _readable(source: etree._Element | None) -> str | None:
    try:
        return "".join(_coded(source)) if source is not None else None
    except Unreadable:
        return None


def _coded(element: etree._Element) -> Iterator[str]:
    """Give the content of ``element`` with each inline element as its code."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _inline(child)
        yield child.tail or ""


def _inline(element: etree._Element) -> Iterator[str]:
    name = _name(element)
    if name == "g":
        number = _number(element.get("id"))
        yield character(Role.OPEN, number)
        yield from _coded(element)
        yield character(Role.CLOSE, number)
    elif name == "mrk":
        yield from _coded(element)
    elif name in _ALONE or name == "it":
        if name in _NATIVE and len(element):
            raise Unreadable("exchange.text_in_code")
        role = _ALONE.get(name) or _HALVES.get(element.get("pos") or "")
        if role is None:
            raise Unreadable("exchange.unknown_code")
        own = element.get("id")
        yield character(role, _number(own if role is Role.ALONE else element.get("rid") or own))
    else:
        raise Unreadable("exchange.unknown_element")


def _number(identity: str | None) -> int:
    found = _ID.fullmatch(identity or "")
    if found is None or not 1 <= int(found[1]) <= LIMIT:
        raise Unreadable("exchange.unknown_code")
    return int(found[1])
