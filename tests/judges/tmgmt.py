"""How Drupal's Translation Management Tool takes files back: its module tmgmt_file, plugins Xliff and Html, told again.

``rejection`` is what its validation would answer; ``fields`` what its import would store.
"""

import base64
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from lxml import etree

_NAMES = {"x": "urn:oasis:names:tc:xliff:document:1.2"}


@dataclass(frozen=True, slots=True)
class Job:
    """A job as Drupal knows it."""

    number: str
    source: str
    target: str


def rejection(data: bytes, job: Job) -> str:
    """Why an XLIFF file is refused; '' where it is taken."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return "not XML"
    phases = _found(root, "//x:phase[@phase-name='extraction']")
    if not phases or phases[0].get("job-id") != job.number:
        return "phase"
    file = root.find("x:file", _NAMES)
    if file is None or file.get("source-language") != job.source:
        return "source language"
    if file.get("target-language") != job.target:
        return "target language"
    units = _found(root, "//x:trans-unit")
    if not units:
        return "no unit"
    return "unit without target" if any(unit.find("x:target", _NAMES) is None for unit in units) else ""


def fields(data: bytes, *, processing: bool, of: str = "target") -> Mapping[str, str]:
    """What is stored, by the unit's id; ``of`` the source gives what was sent."""
    units = _found(etree.fromstring(data), "//x:trans-unit")
    found: dict[str, str] = {}
    for unit in units:
        element = unit.find(f"x:{of}", _NAMES)
        found[unit.get("id")] = _processed(element) if processing else _direct(element)
    return found


def _found(root: etree._Element, path: str) -> list[Any]:
    found: Any = root.xpath(path, namespaces=_NAMES)
    return list(found)


def elements(data: bytes, of: str = "target") -> Mapping[str, int]:
    """How many inline elements a field has, by the unit's id: a difference between source and target is told to the user."""
    units = _found(etree.fromstring(data), "//x:trans-unit")
    return {unit.get("id"): len(_found(unit, f"x:{of}//*")) for unit in units}


def _direct(element: etree._Element) -> str:
    """SimpleXML's string value: the characters that stand directly in an element."""
    return "".join([element.text or "", *(child.tail or "" for child in element)])


def _processed(element: etree._Element) -> str:
    """processForImport: text as it stands, a line break for x, a picture for ph; other elements vanish, their text stays."""
    out = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str):
            out.append(child.tail or "")
            continue
        name = etree.QName(child).localname
        if name == "x" and child.get("ctype") == "lb":
            out.append("<br />")
        if name == "ph" and child.get("ctype") == "image":
            stated = "".join(f' {key}="{value}"' for key, value in _stated(child) if key not in {"id", "ctype"})
            out.append(f"<img{stated} />")
        out += [_processed(child), child.tail or ""]
    return "".join(out)


def _stated(element: etree._Element) -> list[tuple[str, str]]:
    return [(str(key), str(value)) for key, value in element.attrib.items()]


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: dict[str, str] = {}
        self.atoms: dict[str, str] = {}
        self._atom = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "meta" and told.get("name"):
            self.metas[str(told["name"])] = str(told.get("content"))
        if self._atom:
            self._depth += 1
        elif tag == "div" and told.get("class") == "atom":
            self._atom, self._depth = str(told.get("id")), 0
            self.atoms[self._atom] = ""

    def handle_endtag(self, tag: str) -> None:
        if self._atom and self._depth:
            self._depth -= 1
        elif tag == "div":
            self._atom = ""

    def handle_data(self, data: str) -> None:
        if self._atom and not self._depth:
            self.atoms[self._atom] += data


def html_rejection(data: bytes, job: Job) -> str:
    """Why an HTML file is refused; '' where it is taken."""
    told = _read(data)
    wanted = {"JobID": job.number, "languageSource": job.source, "languageTarget": job.target}
    wrong = [name for name, value in wanted.items() if told.metas.get(name) != value]
    return wrong[0] if wrong else "" if told.atoms else "no atom"


def html_fields(data: bytes) -> Mapping[str, str]:
    """What is stored, by the field's key."""
    return {_key(name): value for name, value in _read(data).atoms.items()}


def _read(data: bytes) -> _Html:
    reader = _Html()
    reader.feed(data.decode())
    return reader


def _key(name: str) -> str:
    packed = name[1:]
    return base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode()


def shown(value: str) -> str:
    """The text of a field's HTML."""
    return html.unescape(re.sub(r"<[^<>]*>", "", value))
