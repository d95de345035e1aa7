"""Segmentation Rules eXchange 2.0: reading a file, choosing the rules of a language, writing a plain file.

SRX 2.0 specification, LISA OSCAR 2008: ``cascade="yes"`` collects the rules of all language maps that match, in order; else the first
matching map has its rules alone. Attributes of Stele's own namespace are passed over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

import regex
from lxml import etree

from workflow.errors import BadInput
from workflow.guards import xml
from workflow.segmentation.pattern import nesting
from workflow.segmentation.rules import CodeSides, Rule

NAMESPACE = "http://www.lisa.org/srx20"
OWN_NAMESPACE = "urn:stele:segmentation"
MOST_BYTES = 1_000_000
MOST_RULES = 5_000
LONGEST_PATTERN = 10_000
DEEPEST_NESTING = 60

_LONGEST_LANGUAGE_PATTERN = 500
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class LanguageMap:
    """Which language codes have which rules."""

    pattern: str
    rules: str


@dataclass(frozen=True, slots=True)
class SrxRules:
    """An SRX file: ``rules`` by the name of their group, and which languages have which."""

    name: str
    cascade: bool
    sides: CodeSides
    maps: tuple[LanguageMap, ...]
    rules: Mapping[str, tuple[Rule, ...]]

    def rules_of(self, language: str) -> tuple[Rule, ...]:
        """Give the rules of a language code, in order."""
        fitting = [
            entry for entry in self.maps if regex.fullmatch(entry.pattern, language, regex.IGNORECASE, timeout=1.0)
        ]
        chosen = fitting if self.cascade else fitting[:1]
        return tuple(rule for entry in chosen for rule in self.rules.get(entry.rules, ()))


def read(data: bytes, name: str) -> SrxRules:
    """Read an SRX 2.0 file.

    Raises BadInput: ``segmentation.too_big``, ``.not_srx``, ``.too_many_rules``, ``.long_pattern``, ``.bad_map``, and the codes of XML.
    Patterns of rules are not compiled here.
    """
    if len(data) > MOST_BYTES:
        raise BadInput("segmentation.too_big", file=name, bytes=len(data), most=MOST_BYTES)
    root = xml.parse(data, name)
    if etree.QName(root).localname != "srx":
        raise BadInput("segmentation.not_srx", file=name)
    header = _child(root, "header")
    body = _child(root, "body")
    if header is None or body is None:
        raise BadInput("segmentation.not_srx", file=name)
    return SrxRules(
        name=name,
        cascade=header.get("cascade", "no").strip().lower() == "yes",
        sides=_sides(header),
        maps=tuple(_maps(body, name)),
        rules=_rules(body, name),
    )


def write(groups: Mapping[str, Iterable[Rule]], maps: Iterable[LanguageMap], sides: CodeSides) -> bytes:
    """Write a plain SRX 2.0 file, cascading, that any tool can read; raises ValueError on a character that XML cannot hold."""
    root = etree.Element(f"{{{NAMESPACE}}}srx", {"version": "2.0"}, nsmap=cast(dict[str, str], {None: NAMESPACE}))
    header = etree.SubElement(root, f"{{{NAMESPACE}}}header", {"segmentsubflows": "yes", "cascade": "yes"})
    for kind, include in (("start", sides.opening), ("end", sides.closing), ("isolated", sides.alone)):
        etree.SubElement(header, f"{{{NAMESPACE}}}formathandle", {"type": kind, "include": "yes" if include else "no"})
    body = etree.SubElement(root, f"{{{NAMESPACE}}}body")
    languages = etree.SubElement(body, f"{{{NAMESPACE}}}languagerules")
    for name, rules in groups.items():
        group = etree.SubElement(languages, f"{{{NAMESPACE}}}languagerule", {"languagerulename": name})
        for rule in rules:
            element = etree.SubElement(group, f"{{{NAMESPACE}}}rule", {"break": "yes" if rule.breaks else "no"})
            etree.SubElement(element, f"{{{NAMESPACE}}}beforebreak").text = rule.before
            etree.SubElement(element, f"{{{NAMESPACE}}}afterbreak").text = rule.after
    table = etree.SubElement(body, f"{{{NAMESPACE}}}maprules")
    for entry in maps:
        etree.SubElement(
            table, f"{{{NAMESPACE}}}languagemap", {"languagepattern": entry.pattern, "languagerulename": entry.rules}
        )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _children(element: etree._Element, name: str) -> list[etree._Element]:
    return [child for child in element.iterchildren("*") if etree.QName(child).localname == name]


def _child(element: etree._Element, name: str) -> etree._Element | None:
    found = _children(element, name)
    return found[0] if found else None


def _rules(body: etree._Element, name: str) -> dict[str, tuple[Rule, ...]]:
    groups: dict[str, tuple[Rule, ...]] = {}
    number = 0
    for holder in _children(body, "languagerules"):
        for group in _children(holder, "languagerule"):
            rules = []
            for element in _children(group, "rule"):
                number += 1
                rules.append(_rule(element, number, name))
            groups[group.get("languagerulename", "")] = tuple(rules)
    if number == 0:
        raise BadInput("segmentation.not_srx", file=name)
    return groups


def _rule(element: etree._Element, number: int, name: str) -> Rule:
    if number > MOST_RULES:
        raise BadInput("segmentation.too_many_rules", file=name, most=MOST_RULES)
    sides = [_pattern(element, tag) for tag in ("beforebreak", "afterbreak")]
    if max(map(len, sides)) > LONGEST_PATTERN:
        raise BadInput("segmentation.long_pattern", file=name, rule=number, most=LONGEST_PATTERN)
    breaks = element.get("break", "yes").strip().lower() != "no"
    return Rule(breaks, sides[0], sides[1], number, shortcut=element.get(f"{{{OWN_NAMESPACE}}}shortcut") == "yes")


def _pattern(rule: etree._Element, side: str) -> str:
    child = _child(rule, side)
    return "" if child is None else str(child.xpath("string()"))


def _maps(body: etree._Element, name: str) -> Iterable[LanguageMap]:
    for holder in _children(body, "maprules"):
        for element in _children(holder, "languagemap"):
            pattern = element.get("languagepattern", "")
            if not _sound(pattern):
                raise BadInput("segmentation.bad_map", file=name, pattern=pattern[:_SHOWN])
            yield LanguageMap(pattern, element.get("languagerulename", ""))


def _sound(pattern: str) -> bool:
    if len(pattern) > _LONGEST_LANGUAGE_PATTERN or nesting(pattern) > DEEPEST_NESTING:
        return False
    try:
        regex.compile(pattern)
    except regex.error:
        return False
    return True


def _sides(header: etree._Element) -> CodeSides:
    handles = {
        element.get("type", ""): element.get("include", "") == "yes" for element in _children(header, "formathandle")
    }
    return CodeSides(handles.get("start", False), handles.get("end", True), handles.get("isolated", False))
