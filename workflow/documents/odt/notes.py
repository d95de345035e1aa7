"""What people should know of a file beyond its text."""

from collections.abc import Iterator

from workflow.documents.document import Note, note
from workflow.documents.odt.blocks import Tally
from workflow.documents.odt.package import Package
from workflow.documents.xmltree import Node

_OUTSIDE = ("http:", "https:", "ftp:", "file:", "//", "../", "/")
_FETCHED = frozenset({"draw:image", "draw:object", "draw:object-ole", "draw:plugin", "text:section-source", "draw:fill-image", "style:background-image"})  # fmt: skip
_REFERRING = frozenset({"text:bookmark-ref", "text:reference-ref"})
_REACHING = frozenset(
    {"text:dde-connection", "text:execute-macro", "text:script", "office:dde-source", "text:database-display"}
)
_LISTED = 8


def notes(package: Package, tally: Tally) -> tuple[Note, ...]:
    """Give the notes of a file that was read."""
    return tuple(_notes(package, tally))


def _notes(package: Package, tally: Tally) -> Iterator[Note]:
    file = package.name
    if tally.deletions:
        yield note("odt.deletions", file=file, deletions=tally.deletions)
    cut = tally.halves and tally.halves & {name for part in package.parts for name in _referred(part.root)}
    if cut:
        yield note("odt.halves", file=file, bookmarks=", ".join(sorted(cut)[:_LISTED]))
    objects = [each for each in package.parts if "/" in each.name]
    charts = sum(1 for each in objects if next(each.root.all("office:chart"), None) is not None)
    if charts:
        yield note("odt.charts", file=file, charts=charts)
    if len(objects) > charts:
        yield note("odt.objects", file=file, objects=len(objects) - charts)
    if any(each.startswith(("Basic/", "Scripts/")) for each in package.names()):
        yield note("odt.macros", file=file)
    if reaching := sorted(
        {node.tag.partition(":")[2] for part in package.parts for node in _all(part.root, _REACHING)}
    ):
        yield note("odt.fields", file=file, fields=", ".join(reaching))
    if outside := sum(1 for part in package.parts for _ in _outside(part.root)):
        yield note("odt.outside", file=file, addresses=outside)


def _referred(root: Node) -> Iterator[str]:
    """Give the names of marks whose text is shown elsewhere."""
    for node in _all(root, _REFERRING):
        if node.attributes.get("text:reference-format", "text") == "text":
            yield node.attributes.get("text:ref-name", "")


def _outside(root: Node) -> Iterator[Node]:
    for node in _all(root, _FETCHED):
        if node.attributes.get("xlink:href", "").startswith(_OUTSIDE):
            yield node


def _all(root: Node, tags: frozenset[str]) -> Iterator[Node]:
    todo = [root]
    while todo:
        node = todo.pop()
        todo += node.children
        if node.tag in tags:
            yield node
