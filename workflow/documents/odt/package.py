"""The parts of an OpenDocument file (ODF 1.3 part 2): a package, or one flat XML file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workflow.documents import xmltree
from workflow.documents.odt.names import CONTENTS, PREFIXES, PROPERTIES
from workflow.documents.rezip import replaced
from workflow.documents.xmltree import Node
from workflow.errors import BadInput
from workflow.guards import archive, limits, xml
from workflow.guards.archive import Archive

MIMETYPE = b"application/vnd.oasis.opendocument.text"
FLAT = ""
"""Name of the one part of a flat file."""

_KINDS = (b"", b"-template", b"-web", b"-master", b"-master-template")
_MANIFEST = "META-INF/manifest.xml"
_MAIN_PARTS = ("content.xml", "styles.xml", "meta.xml")
_FLAT_KIND = re.compile(rb"<office:document\s[^>]*office:mimetype=[\"']" + MIMETYPE)
_HEAD = 8192
_DECLARED = re.compile(rb"xmlns:([^\s=]+)\s*=\s*[\"']([^\"']*)[\"']")
_TEXTS = CONTENTS | frozenset(PROPERTIES) | {"meta:generator", "dc:creator", "dc:language"}
_REPEATS = {
    "text:s": "text:c",
    "table:table-column": "table:number-columns-repeated",
    "table:table-cell": "table:number-columns-repeated",
    "table:covered-table-cell": "table:number-columns-repeated",
    "table:table-row": "table:number-rows-repeated",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part in bytes that can be spliced, and its nodes; by namespace the prefixes that stand for it, anywhere or from the root on."""

    name: str
    data: bytes
    root: Node
    prefixes: Mapping[str, tuple[str, ...]]
    root_prefixes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Package:
    """A file whose parts that are read have passed the guards; ``archive`` is None for a flat file."""

    name: str
    archive: Archive | None
    parts: tuple[Part, ...]

    def names(self) -> Iterator[str]:
        """Give the names of all entries."""
        return (entry.name for entry in self.archive.entries) if self.archive else iter(())

    def written(self, contents: Mapping[str, bytes]) -> bytes:
        """Give the file with new ``contents`` for the parts named, which are not none."""
        return replaced(self.archive, contents) if self.archive else contents[FLAT]


def is_text(data: bytes) -> bool:
    """Tell by the bytes whether this is a text in OpenDocument."""
    if data.startswith(b"PK\x03\x04"):
        return MIMETYPE in data[:200]
    # Without the zero bytes of UTF-16 it can be searched in any encoding.
    return bool(_FLAT_KIND.search(data[:_HEAD].replace(b"\0", b"")))


def opened(data: bytes, name: str) -> Package:
    """Open a file behind its guards. Raises BadInput where it is unsafe, damaged, encrypted or no text in OpenDocument."""
    if not data.startswith(b"PK"):
        if not is_text(data):
            raise BadInput("odt.not_text", file=name)
        xml.refuse_unsafe(data, name)
        return Package(name, None, (_part(FLAT, data, name),))
    checked = archive.inspect(data, name)
    _require_open(checked, name)
    parts = [
        _part(entry.name, _guarded(checked, entry.name, name), name)
        for entry in checked.entries
        if entry.name in _MAIN_PARTS or entry.name.endswith("/content.xml")
    ]
    if not any(part.name == "content.xml" for part in parts):
        raise BadInput("odt.no_text", file=name)
    order = {part: place for place, part in enumerate(_MAIN_PARTS)}
    return Package(name, checked, tuple(sorted(parts, key=lambda part: order.get(part.name, len(order)))))


def _require_open(checked: Archive, name: str) -> None:
    """The manifest names what is encrypted before anything of it is read; a kind that is stated must be a text."""
    entry = checked.entry("mimetype")
    kind = checked.read(entry).strip() if entry else MIMETYPE
    if not kind.startswith(MIMETYPE) or kind[len(MIMETYPE) :] not in _KINDS:
        raise BadInput("odt.not_text", file=name)
    if checked.entry(_MANIFEST) is None:
        return
    data = checked.read(checked.entry(_MANIFEST))  # type: ignore[arg-type]
    xml.refuse_unsafe(data, f"{name} ({_MANIFEST})", doctype=True)
    if any(True for _ in xmltree.parse(xmltree.as_utf8(data), PREFIXES, frozenset()).all("manifest:encryption-data")):
        raise BadInput("file.password", file=name)


def _guarded(checked: Archive, part: str, name: str) -> bytes:
    entry = checked.entry(part)
    assert entry is not None  # noqa: S101 - the caller has it from the archive
    data = checked.read(entry)
    xml.refuse_unsafe(data, f"{name} ({part})")
    return data


def _part(part: str, data: bytes, name: str) -> Part:
    told = xmltree.as_utf8(data)
    root = xmltree.parse(told, PREFIXES, _TEXTS)
    _require_few_repeats(root, name)
    return Part(part, told, root, _prefixes(told, 0, len(told)), _prefixes(told, root.start, root.inner))


def _prefixes(data: bytes, start: int, end: int) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for each in _DECLARED.finditer(data, start, end):
        found.setdefault(each[2].decode(), []).append(each[1].decode())
    return {uri: tuple(dict.fromkeys(prefixes)) for uri, prefixes in found.items()}


def _require_few_repeats(root: Node, name: str) -> None:
    """One attribute can stand for any number of spaces, rows or columns: readers and office programs stall on it."""
    todo = [root]
    while todo:
        node = todo.pop()
        todo += node.children
        if node.tag in _REPEATS:
            told = node.attributes.get(_REPEATS[node.tag], "")
            if told and (len(told) > len(str(limits.REPEATS)) or not told.isdigit() or int(told) > limits.REPEATS):
                raise BadInput("odt.repeats", file=name, repeats=limits.REPEATS)
