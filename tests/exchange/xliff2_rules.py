"""A judge of XLIFF 2.1 core: which elements and attributes stand where, and what the specification asks beyond its schema."""

import re
from collections.abc import Iterator

from lxml import etree

CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
_INLINE = ("ph", "pc", "sc", "ec", "mrk", "sm", "em", "cp")
# Children in their order; + one or more, * any number, ? at most one. A stretch of foreign elements is told as "other".
_CONTENT = {
    "xliff": r"(file )+",
    "file": r"(skeleton )?(other )*(notes )?((unit|group) )+",
    "group": r"(other )*(notes )?((unit|group) )*",
    "unit": r"(other )*(notes )?(originalData )?((segment|ignorable) )+",
    "segment": r"source (target )?",
    "ignorable": r"source (target )?",
    "notes": r"(note )+",
    "note": r"",
    "source": rf"(({'|'.join(_INLINE)}) )*",
    "target": rf"(({'|'.join(_INLINE)}) )*",
    "pc": rf"(({'|'.join(_INLINE)}) )*",
    "mrk": rf"(({'|'.join(_INLINE)}) )*",
    **dict.fromkeys(("ph", "sc", "ec", "sm", "em", "cp"), r""),
}
_WITH_TEXT = frozenset({"note", "source", "target", "pc", "mrk"})
_EDIT = "canCopy canDelete canReorder copyOf type subType"
_ATTRIBUTES = {
    "xliff": "version! srcLang! trgLang",
    "file": "id! original canResegment translate srcDir trgDir",
    "group": "id! name type canResegment translate srcDir trgDir",
    "unit": "id! name type canResegment translate srcDir trgDir",
    "segment": "id state subState canResegment",
    "ignorable": "id",
    "notes": "",
    "note": "id appliesTo category priority",
    "source": "",
    "target": "order",
    "ph": f"id! disp equiv dataRef subFlows {_EDIT}",
    "pc": f"id! dispStart dispEnd equivStart equivEnd dataRefStart dataRefEnd canOverlap dir {_EDIT}",
    "sc": f"id! disp equiv dataRef isolated canOverlap dir {_EDIT}",
    "ec": f"id startRef disp equiv dataRef isolated canOverlap dir {_EDIT}",
    "mrk": "id! translate type ref value",
    "sm": "id! translate type ref value",
    "em": "startRef!",
    "cp": "hex!",
}
_OTHERS_ALLOWED = frozenset({"xliff", "file", "group", "unit", "note", "ph", "pc", "sc", "ec", "mrk", "sm"})
_VALUES = {
    "state": r"initial|translated|reviewed|final",
    "type": r"fmt|ui|quote|link|image|other",
    "subType": r"[^\s:]+:[^\s:]+",
    "subState": r"[^\s:]+:[^\s:]+",
    "isolated": r"yes|no",
    "canResegment": r"yes|no",
    "srcDir": r"ltr|rtl|auto",
    "trgDir": r"ltr|rtl|auto",
    "id": r"[\w.:-]+",
    "startRef": r"[\w.:-]+",
}
_OWN_SUBTYPES = {"b", "i", "u", "lb", "pb", "var"}


def faults(data: bytes) -> list[str]:
    """Give every rule that ``data`` breaks, empty where it is an XLIFF 2.1 file."""
    root = etree.fromstring(data)
    if root.tag != f"{CORE}xliff" or root.get("version") != "2.1":
        return [f"root {root.tag} {root.get('version')}"]
    found = [fault for element in root.iter(f"{CORE}*") for fault in _of_element(element)]
    for unit in root.iter(f"{CORE}unit"):
        found += _of_unit(unit)
    ids = [unit.get("id") for unit in root.iter(f"{CORE}unit")]
    if len(ids) != len(set(ids)):
        found.append("two units of one id")
    return found


def _local(element: etree._Element) -> str:
    return str(element.tag).removeprefix(CORE) if str(element.tag).startswith(CORE) else "other"


def _of_element(element: etree._Element) -> Iterator[str]:
    name = _local(element)
    if name not in _CONTENT:
        yield f"unknown element {name}"
        return
    children = "".join(f"{_local(child)} " for child in element.iterchildren("*"))
    if not re.fullmatch(_CONTENT[name], children):
        yield f"{name} holds {children}"
    text = (element.text or "") + "".join(child.tail or "" for child in element)
    if name not in _WITH_TEXT and text.strip():
        yield f"{name} holds text"
    rules = _ATTRIBUTES[name].split()
    allowed = {rule.rstrip("!") for rule in rules}
    for needed in (rule.rstrip("!") for rule in rules if rule.endswith("!")):
        if element.get(needed) is None:
            yield f"{name} without {needed}"
    for attribute, value in element.attrib.items():
        yield from _of_attribute(name, str(attribute), str(value), allowed)
    if element.get("subType") and not element.get("type"):
        yield f"{name} with subType and no type"
    if element.get("subState") and not element.get("state"):
        yield f"{name} with subState and no state"


def _of_attribute(name: str, attribute: str, value: str, allowed: set[str]) -> Iterator[str]:
    if attribute.startswith("{http://www.w3.org/XML/1998/namespace}"):
        return
    if attribute.startswith("{"):
        if name not in _OTHERS_ALLOWED:
            yield f"{name} with {attribute}"
        return
    if attribute not in allowed:
        yield f"{name} with {attribute}"
    if attribute in _VALUES and not re.fullmatch(_VALUES[attribute], value):
        yield f"{name} {attribute}={value}"
    if attribute in {"subType", "subState"} and value.startswith("xlf:") and value[4:] not in _OWN_SUBTYPES:
        yield f"{name} {attribute}={value}"


def _of_unit(unit: etree._Element) -> Iterator[str]:
    for side in ("source", "target"):
        inside = [one for content in unit.iter(f"{CORE}{side}") for one in content.iterdescendants()]
        ids = [one.get("id") for one in inside if one.get("id")]
        if len(ids) != len(set(ids)):
            yield f"{side} with an id twice"
        starts = {one.get("id") for one in inside if _local(one) == "sc" and one.get("isolated") != "yes"}
        ends = [one.get("startRef") for one in inside if _local(one) == "ec" and one.get("isolated") != "yes"]
        if sorted(map(str, starts)) != sorted(map(str, ends)):
            yield f"{side}: start codes {starts} and end codes {ends}"
        for one in inside:
            if _local(one) == "ec" and one.get("isolated") == "yes" and not one.get("id"):
                yield f"{side}: an isolated end code without id"
