"""XLIFF 1.2: one file a language, one trans-unit a segment (OASIS, XLIFF 1.2, 2008)."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from lxml import etree

from workflow.exchange.inline import Form, Mark, pieces
from workflow.exchange.unit import APPROVED, DRAFT, FOLDED, RETURNED, TRANSLATED, Origin, Target, Unit
from workflow.text import Code, Role
from workflow.text.coded import LITERAL

XLIFF = "urn:oasis:names:tc:xliff:document:1.2"
STELE = "urn:stele:exchange:1"
COPY = f"{{{STELE}}}copy"
"""Attribute of a unit that went out with its source as target."""

_PREFIXES: dict[Any, str] = {None: XLIFF, "stele": STELE}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_STATES = {
    DRAFT: "needs-translation",
    RETURNED: "needs-review-translation",
    TRANSLATED: "translated",
    APPROVED: "signed-off",
}
_TYPES = {
    "bold": "bold",
    "italic": "italic",
    "underlined": "underlined",
    "link": "link",
    "image": "image",
    "break": "lb",
}
_DATA_TYPES = {".txt": "plaintext", ".html": "html", ".htm": "html", ".xhtml": "html"}


def write(units: Sequence[Unit], origin: Origin, language: str, *, copies: bool = False) -> bytes:
    """Write ``units`` in order; a unit has no target where nothing is translated, and an empty one with a note where it is folded.

    With ``copies`` the source stands as target where nothing is translated: OmegaT offers no unit without one. Such a unit says so of
    itself, so that a copy which comes back as it went is no translation. Version and base hash stand in attributes of the namespace
    ``urn:stele:exchange:1``.
    """
    root = etree.Element(f"{{{XLIFF}}}xliff", {"version": "1.2"}, nsmap=_PREFIXES)
    suffix = PurePath(origin.original).suffix.lower()
    file = _child(
        root,
        "file",
        {
            "original": origin.original,
            "source-language": origin.source_language,
            "target-language": language,
            "datatype": _DATA_TYPES.get(suffix, f"x-{suffix[1:]}" if suffix else "plaintext"),
        },
    )
    body = _child(file, "body", {})
    for unit in units:
        _trans_unit(body, unit, unit.target(language), copies=copies)
    _indent(root, file, body)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _trans_unit(body: etree._Element, unit: Unit, target: Target, *, copies: bool) -> None:
    facts = {
        "id": unit.key,
        _SPACE: "preserve",
        f"{{{STELE}}}number": str(unit.number),
        f"{{{STELE}}}kind": unit.kind,
        f"{{{STELE}}}version": str(target.version),
        f"{{{STELE}}}base": target.base,
    }
    if target.state == APPROVED:
        facts["approved"] = "yes"
    copied = copies and not target.text and target.state != FOLDED
    if copied:
        facts[COPY] = "yes"
    element = _child(body, "trans-unit", facts)
    labels = {code.character: code for code in unit.codes}
    _fill(_child(element, "source", {}), unit.source, labels)
    if target.state == FOLDED:
        _child(element, "target", {})
    elif target.text:
        state = {"state": _STATES[target.state]} if target.state in _STATES else {}
        _fill(_child(element, "target", state), target.text, labels)
    elif copied:
        _fill(_child(element, "target", {"state": "new"}), unit.source, labels)
    for note in (unit.note, target.folded_note if target.state == FOLDED else ""):
        if note:
            _child(element, "note", {"from": "stele"}).text = note


def _fill(element: etree._Element, text: str, codes: Mapping[str, Code]) -> None:
    open_elements = [element]
    for piece in pieces(text):
        if isinstance(piece, str):
            _append(open_elements[-1], piece)
        elif piece.form is Form.WHOLE and piece.role is Role.CLOSE:
            open_elements.pop()
        else:
            made = _inline(open_elements[-1], piece, codes.get(piece.character))
            if piece.form is Form.WHOLE:
                open_elements.append(made)


def _inline(parent: etree._Element, mark: Mark, code: Code | None) -> etree._Element:
    """An element for ``mark``. Its id is its number, behind a letter for its kind, and with its turn from the second one on."""
    name = f"{mark.number}.{mark.turn}" if mark.turn > 1 else str(mark.number)
    label = code.label if code else ""
    facts = {"ctype": _TYPES.get(label, f"x-{label.replace(' ', '-')}")} if label else {}
    if mark.role is Role.ALONE:
        if code and code.label == LITERAL:
            facts["equiv-text"] = code.data
        return _child(parent, "x", {"id": f"x{name}", **facts})
    if mark.form is Form.WHOLE:
        return _child(parent, "g", {"id": name, **facts})
    half, letter = ("bx", "b") if mark.role is Role.OPEN else ("ex", "e")
    partner = {"rid": name} if mark.form is Form.CROSSED else {}
    # XLIFF 1.2 gives `ex` no type: its other half says it.
    return _child(parent, half, {"id": f"{letter}{name}", **partner, **(facts if half == "bx" else {})})


def _child(parent: etree._Element, name: str, facts: Mapping[str, str]) -> etree._Element:
    return etree.SubElement(parent, f"{{{XLIFF}}}{name}", dict(facts))


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _indent(*elements: etree._Element) -> None:
    """Put each child of ``elements`` on a line of its own; inside a trans-unit white space is text and stays as it is."""
    for element in elements:
        if len(element):
            element.text = "\n"
        for child in element:
            child.tail = "\n"
