"""The parts of an office file (ECMA-376 part 2, OPC): which is the main one, and which belong to it."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from workflow.documents import xmltree
from workflow.documents.ooxml.names import CLOSED, PREFIXES, TEXTS
from workflow.documents.xmltree import Node
from workflow.errors import BadInput
from workflow.guards import archive, xml
from workflow.guards.archive import Archive

_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part is related to: ``kind`` is the last step of its type, ``target`` a part's name or, outside, an address; ``id`` names it in the part."""

    kind: str
    target: str
    outside: bool
    id: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part in bytes that can be spliced, and its nodes."""

    name: str
    kind: str
    data: bytes
    root: Node


@dataclass(frozen=True, slots=True)
class Package:
    """A file whose every XML part has passed the guards; ``main`` is the part that the package names its document.

    ``broken``: parts that are not well-formed, with what is wrong. Most programs write such drawings (VML) and never open others.
    """

    archive: Archive
    name: str
    main: str
    broken: Mapping[str, BadInput] = field(default_factory=dict)

    def part(self, part: str, kind: str) -> Part:
        """Parse one part. Raises BadInput where it is broken."""
        if part in self.broken:
            raise self.broken[part]
        data = content(self.archive, part)
        return Part(part, kind, data, xmltree.parse(data, PREFIXES, TEXTS, CLOSED))

    def relations(self, part: str) -> list[Relation]:
        """Give what ``part`` is related to, in the file's order."""
        return list(_relations(self.archive, part))

    def related(self, kind: str, part: str | None = None) -> list[str]:
        """Give the names of the parts of a kind that the main part (or ``part``, or with ``""`` the package) is related to."""
        relations = self.relations(self.main if part is None else part)
        names = (each.target for each in relations if each.kind == kind and not each.outside)
        return list(dict.fromkeys(name for name in names if self.archive.entry(name)))


def opened(data: bytes, name: str, *, other: str = "docx.not_word") -> Package:
    """Open an office file. Raises BadInput where it is unsafe or damaged, with the code ``other`` where it is no such file."""
    if not data.startswith(b"PK"):
        raise BadInput(other, file=name)
    checked = archive.inspect(data, name)
    broken = dict(_broken(checked, name))
    mains = [each.target for each in _relations(checked, "") if each.kind == "officeDocument" and not each.outside]
    if not mains:
        raise BadInput(other, file=name)
    if checked.entry(mains[0]) is None:
        raise BadInput("ooxml.no_text", file=name)
    return Package(checked, name, mains[0], broken)


def _broken(checked: Archive, name: str) -> Iterator[tuple[str, BadInput]]:
    """Guard every part; give those that are not well-formed unless the package itself needs them."""
    for entry in checked.entries:
        if not entry.size or not entry.name.lower().endswith((".xml", ".rels", ".vml")):
            continue
        try:
            xml.refuse_unsafe(checked.read(entry), f"{name} ({entry.name})")
        except BadInput as error:
            if error.code != "xml.broken" or entry.name.endswith(".rels") or entry.name == _TYPES:
                raise
            yield entry.name, error


def content(checked: Archive, part: str) -> bytes:
    """Give a part's bytes in an encoding that can be spliced. The part is there."""
    entry = checked.entry(part)
    assert entry is not None  # noqa: S101 - the callers have looked
    return xmltree.as_utf8(checked.read(entry))


def _relations(checked: Archive, part: str) -> Iterator[Relation]:
    folder, _, file = part.rpartition("/")
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    if checked.entry(name) is None:
        return
    by_case = {entry.name.casefold(): entry.name for entry in checked.entries}
    for each in xmltree.parse(content(checked, name), PREFIXES, TEXTS).children:
        target = each.attributes.get("Target", "")
        kind = each.attributes.get("Type", "").rpartition("/")[2]
        named = each.attributes.get("Id", "")
        if each.attributes.get("TargetMode") == "External":
            yield Relation(kind, target, outside=True, id=named)
        else:
            whole = posixpath.normpath(posixpath.join("/", folder, unquote(target).partition("#")[0])).lstrip("/")
            yield Relation(kind, by_case.get(whole.casefold(), whole), outside=False, id=named)
