"""XLIFF 2.1: one file a language, one unit with one segment a segment of ours (OASIS, XLIFF 2.1, 2018)."""

from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from locales import language as facts_of
from workflow.exchange.inline import Form, Mark, pieces
from workflow.exchange.unit import APPROVED, DRAFT, FOLDED, RETURNED, TRANSLATED, Origin, Target, Unit
from workflow.exchange.xliff import STELE
from workflow.text import Code, Role
from workflow.text.coded import LITERAL

XLIFF2 = "urn:oasis:names:tc:xliff:document:2.0"
"""The namespace of the core in versions 2.0 and 2.1 alike."""

_PREFIXES: dict[Any, str] = {None: XLIFF2, "stele": STELE}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_STATES = {
    DRAFT: {"state": "initial", "subState": "stele:draft"},
    RETURNED: {"state": "initial", "subState": "stele:returned"},
    TRANSLATED: {"state": "translated"},
    APPROVED: {"state": "final"},
    FOLDED: {"state": "initial", "subState": "stele:folded"},
}
_TYPES = {
    "bold": {"type": "fmt", "subType": "xlf:b"},
    "italic": {"type": "fmt", "subType": "xlf:i"},
    "underlined": {"type": "fmt", "subType": "xlf:u"},
    "break": {"type": "fmt", "subType": "xlf:lb"},
    "link": {"type": "link"},
    "image": {"type": "image"},
}


def write(units: Sequence[Unit], origin: Origin, language: str) -> bytes:
    """Write ``units`` in order; a segment has no target where nothing is translated, and an empty one with a note where it is folded.

    Version and base hash stand in attributes of the namespace ``urn:stele:exchange:1``, which ``unit`` may have (4.2.2.5, unit).
    """
    languages = {"srcLang": origin.source_language, "trgLang": language}
    root = etree.Element(f"{{{XLIFF2}}}xliff", {"version": "2.1", **languages}, nsmap=_PREFIXES)
    facts = {
        "id": "f1",
        "original": origin.original,
        "canResegment": "no",
        "srcDir": facts_of(origin.source_language).direction,
        "trgDir": facts_of(language).direction,
    }
    file = _child(root, "file", facts)
    for unit in units:
        _unit(file, unit, unit.target(language))
    for element in (root, file, *file):
        _indent(element)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _unit(file: etree._Element, unit: Unit, target: Target) -> None:
    facts = {
        "id": unit.key,
        _SPACE: "preserve",
        f"{{{STELE}}}number": str(unit.number),
        f"{{{STELE}}}kind": unit.kind,
        f"{{{STELE}}}version": str(target.version),
        f"{{{STELE}}}base": target.base,
    }
    element = _child(file, "unit", facts)
    folded = target.state == FOLDED
    notes = [note for note in (unit.note, target.folded_note if folded else "") if note]
    if notes:
        held = _child(element, "notes", {})
        for note in notes:
            _child(held, "note", {"category": "stele"}).text = note
    segment = _child(element, "segment", _STATES.get(target.state, {}) if target.text or folded else {})
    codes = {code.character: code for code in unit.codes}
    _fill(_child(segment, "source", {}), unit.source, codes)
    if folded:
        _child(segment, "target", {})
    elif target.text:
        _fill(_child(segment, "target", {}), target.text, codes)


def _fill(element: etree._Element, text: str, codes: Mapping[str, Code]) -> None:
    open_elements = [element]
    for piece in pieces(text):
        if isinstance(piece, str):
            _append(open_elements[-1], piece)
        elif piece.form is Form.WHOLE and piece.role is Role.CLOSE:
            closed = open_elements.pop()
            closed.set("dispEnd", piece.character)
        else:
            made = _inline(open_elements[-1], piece, codes.get(piece.character))
            if piece.form is Form.WHOLE:
                open_elements.append(made)


def _inline(parent: etree._Element, mark: Mark, code: Code | None) -> etree._Element:
    """An element for ``mark``. Its id is its number, behind a letter for what is no pair, and with its turn from the second one on."""
    name = f"{mark.number}.{mark.turn}" if mark.turn > 1 else str(mark.number)
    facts = _type(code.label) if code else {}
    if mark.role is Role.ALONE:
        equal = {"equiv": code.data} if code and code.label == LITERAL else {}
        return _child(parent, "ph", {"id": f"x{name}", "disp": mark.character, **equal, **facts})
    if mark.form is Form.WHOLE:
        return _child(parent, "pc", {"id": name, "dispStart": mark.character, **facts})
    half, letter = ("sc", "b") if mark.role is Role.OPEN else ("ec", "e")
    if mark.form is Form.LONE:
        # Its other half stands nowhere in this unit.
        return _child(parent, half, {"id": f"{letter}{name}", "isolated": "yes", "disp": mark.character, **facts})
    if half == "ec":
        return _child(parent, half, {"startRef": name, "disp": mark.character})
    return _child(parent, half, {"id": name, "disp": mark.character, **facts})


def _type(label: str) -> Mapping[str, str]:
    return _TYPES.get(label) or {"type": "other", "subType": f"stele:{label.replace(' ', '-')}"} if label else {}


def _child(parent: etree._Element, name: str, facts: Mapping[str, str]) -> etree._Element:
    return etree.SubElement(parent, f"{{{XLIFF2}}}{name}", dict(facts))


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _indent(element: etree._Element) -> None:
    """Put each child on a line of its own; white space is text from ``segment`` inward and stays as it is."""
    element.text = "\n"
    for child in element:
        child.tail = "\n"
