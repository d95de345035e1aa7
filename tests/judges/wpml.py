"""How WordPress's WPML takes a job back: its class WPML_TM_Xliff_Reader, told again."""

import hashlib
from collections.abc import Mapping

from lxml import etree

_SPACE = "{urn:oasis:names:tc:xliff:document:1.2}"
_LINE_FEED = '<br class="xliff-newline" />'


def rejection(data: bytes, job: str, post: str) -> str:
    """Why a file is refused; '' where it is taken."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        return "not XML"
    file = root.find(f"{_SPACE}file")
    stated = file.get("original", "").split("-") if file is not None else []
    if stated != [job, hashlib.md5(f"{job}{post}".encode()).hexdigest()]:  # noqa: S324 - WPML's own
        return "original"
    units = _units(root)
    if not units:
        return "no unit"
    for unit in units:
        target = unit.find(f"{_SPACE}target")
        if target is None or not _value(target):
            return f"empty target of {unit.get('id')}"
    return ""


def fields(data: bytes) -> Mapping[str, str]:
    """What is stored, by the unit's id."""
    found = {}
    for unit in _units(etree.fromstring(data)):
        target = unit.find(f"{_SPACE}target")
        assert target is not None
        found[str(unit.get("id"))] = _value(target).replace(_LINE_FEED, "\n")
    return found


def _units(root: etree._Element) -> list[etree._Element]:
    """Direct children of body only."""
    return root.findall(f"{_SPACE}file/{_SPACE}body/{_SPACE}trans-unit")


def _value(target: etree._Element) -> str:
    marked = target.find(f"{_SPACE}mrk")
    element = target if marked is None else marked
    return "".join([element.text or "", *(child.tail or "" for child in element)])
