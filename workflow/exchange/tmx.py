"""TMX 1.4b: one file a release, all its languages in each unit (LISA OSCAR, TMX 1.4b, 2005)."""

from collections.abc import Mapping, Sequence

from lxml import etree

from workflow.exchange.inline import Form, Mark, pieces
from workflow.exchange.unit import FOLDED, Origin, Unit
from workflow.text import Role

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
VERSION = "x-stele-version-"
BASE = "x-stele-base-"
STATE = "x-stele-state-"

_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
_PAIRS = {"bold": "bold", "italic": "italic", "underlined": "ulined", "link": "link"}
_SINGLES = {"break": "lb", "note": "fnote", "image": "image"}


def write(units: Sequence[Unit], origin: Origin, languages: Sequence[str]) -> bytes:
    """Write ``units`` in order with the source and ``languages`` (targets).

    What is folded in a language has no variant in it, and no unit where it is folded in all. Each unit has a ``prop`` for version, base
    hash and state of each language (``x-stele-version-en`` ...), also where there is no variant yet.
    """
    root = etree.Element("tmx", {"version": "1.4"})
    header = {
        "creationtool": "Stele",
        "creationtoolversion": "1",
        "segtype": "sentence",
        "o-tmf": "Stele",
        "adminlang": "en",
        "srclang": origin.source_language,
        "datatype": "plaintext",
    }
    etree.SubElement(root, "header", header).tail = "\n"
    body = etree.SubElement(root, "body")
    root.text = body.text = body.tail = "\n"
    for unit in units:
        if not languages or any(unit.target(language).state != FOLDED for language in languages):
            _unit(body, unit, origin.source_language, languages)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, doctype=_DOCTYPE) + b"\n"


def _unit(body: etree._Element, unit: Unit, source_language: str, languages: Sequence[str]) -> None:
    element = etree.SubElement(body, "tu", {"tuid": unit.key})
    element.tail = "\n"
    if unit.note:
        etree.SubElement(element, "note").text = unit.note
    _prop(element, VERSION + source_language, str(unit.source_version))
    _prop(element, BASE + source_language, unit.source_base)
    for language in languages:
        target = unit.target(language)
        _prop(element, VERSION + language, str(target.version))
        _prop(element, BASE + language, target.base)
        _prop(element, STATE + language, target.state)
    labels = {code.character: code.label for code in unit.codes}
    _variant(element, source_language, unit.source, labels)
    for language in languages:
        target = unit.target(language)
        if target.text and target.state != FOLDED:
            _variant(element, language, target.text, labels)


def _prop(element: etree._Element, kind: str, value: str) -> None:
    if value:
        etree.SubElement(element, "prop", {"type": kind}).text = value


def _variant(element: etree._Element, language: str, text: str, labels: Mapping[str, str]) -> None:
    seg = etree.SubElement(etree.SubElement(element, "tuv", {LANGUAGE: language}), "seg")
    last: etree._Element | None = None
    pair_of: dict[tuple[int, int], str] = {}
    for piece in pieces(text):
        if not isinstance(piece, str):
            last = _inline(seg, piece, labels.get(piece.character, ""), pair_of)
        elif last is None:
            seg.text = piece
        else:
            last.tail = piece


def _inline(seg: etree._Element, mark: Mark, label: str, pair_of: dict[tuple[int, int], str]) -> etree._Element:
    """An element that holds the code's own character, so that the flat text of a segment is that of the editor."""
    types = _SINGLES if mark.role is Role.ALONE else _PAIRS
    kind = {"type": types.get(label, f"x-{label.replace(' ', '-')}")} if label else {}
    match mark.form, mark.role:
        case Form.ALONE, _:
            name, facts = "ph", {"x": str(mark.number), **kind}
        case Form.LONE, role:
            name, facts = "it", {"pos": "begin" if role is Role.OPEN else "end", "x": str(mark.number), **kind}
        case _, Role.OPEN:
            index = pair_of.setdefault((mark.number, mark.turn), str(len(pair_of) + 1))
            name, facts = "bpt", {"i": index, "x": str(mark.number), **kind}
        case _:
            name, facts = "ept", {"i": pair_of[mark.number, mark.turn]}
    element = etree.SubElement(seg, name, facts)
    element.text = mark.character
    return element
