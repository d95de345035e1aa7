"""TMX that comes back with the translations of one language."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree
from translate.storage.tmx import tmxfile

from workflow.errors import BadInput
from workflow.exchange.accept import TOOLKIT_ERRORS, Unreadable, accepted, line_of, require_few, whole_number
from workflow.exchange.tmx import BASE, LANGUAGE, VERSION
from workflow.exchange.unit import Returned
from workflow.guards import xml
from workflow.text import Role
from workflow.text.codes import LIMIT, MEANING, character

MOST_VARIANTS = 100
_TOOLKIT: Callable[[bytes], Any] = tmxfile.parsestring
_NUMBER = re.compile(r"\d{1,2}")
_ROLES = {"bpt": Role.OPEN, "ept": Role.CLOSE, "ph": Role.ALONE}
_HALVES = {"begin": Role.OPEN, "end": Role.CLOSE}


def read(data: bytes, name: str, language: str, source_language: str = "") -> list[Returned]:
    """Read the variants in ``language`` of a TMX file, with the variant in ``source_language`` (else the header's) as source.

    A unit without ``tuid`` has no key. Raises BadInput for what is no TMX, has more than 100 variants in a unit, or holds a key twice.
    """
    root = xml.parse(data, name, doctype=True)
    header, body = root.find("header"), root.find("body")
    if root.tag != "tmx" or header is None or body is None:
        raise BadInput("tmx.broken", file=name)
    source_language = source_language or header.get("srclang") or ""
    units = body.findall("tu")
    require_few(len(units), name)
    for unit in units:
        if len(unit.findall("tuv")) > MOST_VARIANTS:
            raise BadInput("tmx.many_variants", file=name, most=MOST_VARIANTS, line=line_of(unit))
    _compare_with_toolkit(data, name, len(units))
    return accepted([_returned(unit, language, source_language) for unit in units], name)


def _compare_with_toolkit(data: bytes, name: str, count: int) -> None:
    try:
        found = len(_TOOLKIT(data).units)
    except TOOLKIT_ERRORS as error:
        raise BadInput("tmx.broken", file=name) from error
    if found != count:
        raise BadInput("tmx.broken", file=name)


def _returned(unit: etree._Element, language: str, source_language: str) -> Returned:
    text = refusal = ""
    target = _variant(unit, language)
    try:
        text = "".join(_Segment(target).coded()) if target is not None else ""
    except Unreadable as reason:
        refusal = reason.code
    props = {prop.get("type") or "": prop.text or "" for prop in unit.iter("prop")}
    return Returned(
        key=unit.get("tuid") or None,
        text=text,
        source=_readable(_variant(unit, source_language)),
        version=whole_number(props.get(VERSION + language)),
        base=props.get(BASE + language) or None,
        fuzzy=False,
        place=line_of(unit),
        refusal=refusal,
    )


def _variant(unit: etree._Element, language: str) -> etree._Element | None:
    """The segment in ``language``; else the only one in a variety of it (``en-GB`` for ``en``)."""
    wanted = language.lower()
    found = {(tuv.get(LANGUAGE) or tuv.get("lang") or "").lower(): tuv for tuv in unit.findall("tuv")}
    if wanted in found:
        return found[wanted].find("seg")
    near = [tuv for tag, tuv in found.items() if tag.startswith(f"{wanted}-") or wanted.startswith(f"{tag}-")]
    return near[0].find("seg") if len(near) == 1 else None


def _readable(seg: etree._Element | None) -> str | None:
    try:
        return "".join(_Segment(seg).coded()) if seg is not None else None
    except Unreadable:
        return None


class _Segment:
    """One ``seg``; remembers which pair each ``bpt`` began, since an ``ept`` names only that."""

    def __init__(self, seg: etree._Element) -> None:
        self._seg = seg
        self._pairs: dict[str, int] = {}

    def coded(self) -> Iterator[str]:
        """Give the text with each inline element as its code."""
        yield from self._content(self._seg)

    def _content(self, element: etree._Element) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            if isinstance(child.tag, str):
                yield from self._inline(child)
            yield child.tail or ""

    def _inline(self, element: etree._Element) -> Iterator[str]:
        name = element.tag
        if name == "hi":
            yield from self._content(element)
            return
        role = _ROLES.get(name) or (_HALVES.get(element.get("pos") or "") if name == "it" else None)
        if role is None:
            raise Unreadable("exchange.unknown_element")
        if len(element):
            raise Unreadable("exchange.text_in_code")
        yield character(role, self._number(element, role))

    def _number(self, element: etree._Element, role: Role) -> int:
        held = (element.text or "").strip()
        index = element.get("i") or ""
        if held in MEANING and MEANING[held][0] is role:
            number = MEANING[held][1]
        elif index in self._pairs and role is Role.CLOSE:
            number = self._pairs[index]
        else:
            said = element.get("x") or index
            number = int(said) if _NUMBER.fullmatch(said) else 0
        if not 1 <= number <= LIMIT:
            raise Unreadable("exchange.unknown_code")
        self._pairs[index] = number
        return number
