"""A PowerPoint file read from its XML: slide by slide with its notes, then what layouts and masters say, then its properties."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workflow.documents.document import Note, Reading, note
from workflow.documents.inline import Item, stretches
from workflow.documents.ooxml import charts, package
from workflow.documents.ooxml.package import Package, Part
from workflow.documents.pptx.shapes import Found, Shapes, Tables
from workflow.errors import BadInput
from workflow.text import Block, Kind

_PROPERTIES = frozenset({"dc:title", "dc:subject", "dc:description", "cp:keywords"})


@dataclass(slots=True)
class _Read:
    """What was read so far; ``parts`` in order, ``found`` with the place of its part."""

    parts: list[str]
    found: list[tuple[int, Found]]
    charts: int = 0
    labels: int = 0
    media: int = 0

    def add(self, part: Part, found: list[Found]) -> None:
        self.found += [(len(self.parts), each) for each in found]
        self.parts.append(part.name)


def read(data: bytes, name: str, _language: str) -> Reading:
    """Read a PowerPoint file. Raises BadInput where it is unsafe, damaged or no PowerPoint file."""
    opened = package.opened(data, name, other="pptx.not_powerpoint")
    main = opened.part(opened.main, "presentation")
    if main.root.tag != "p:presentation":
        raise BadInput("pptx.not_powerpoint", file=name)
    read = _Read([], [])
    tables = Tables()
    upper: dict[str, str] = {}
    for slide in _slides(opened, main):
        _add_slide(opened, slide, read, tables)
        for layout in opened.related("slideLayout", slide):
            upper[layout] = "slideLayout"
            upper |= dict.fromkeys(opened.related("slideMaster", layout), "slideMaster")
    for part in upper:
        _add_shapes(opened, part, read, tables, shared=True)
    for part in opened.related("core-properties", ""):
        held = opened.part(part, "properties")
        read.add(held, list(_properties(held)))
    blocks = [
        Block(str(number), each.kind, each.text, each.note, each.level, read.parts[part], cell=each.cell)
        for number, (part, each) in enumerate(read.found, start=1)
    ]
    places = {str(number): _told(part, each) for number, (part, each) in enumerate(read.found, start=1)}
    skeleton = {"parts": read.parts, "places": places}
    title = next((each.text.plain for _, each in read.found if each.kind is Kind.PROPERTY and each.note == "title"), "")
    return Reading(tuple(blocks), skeleton, tuple(_notes(opened, read)), {"title": title} if title else {})


def _slides(opened: Package, main: Part) -> Iterator[str]:
    """Give the names of the slides in the order in which they are shown."""
    targets = {each.id: each.target for each in opened.relations(opened.main) if not each.outside}
    for node in main.root.all("p:sldId"):
        target = targets.get(node.attributes.get("r:id", ""))
        if target and opened.archive.entry(target):
            yield target


def _add_slide(opened: Package, slide: str, read: _Read, tables: Tables) -> None:
    first = len(read.found)
    _add_shapes(opened, slide, read, tables)
    said = "\n".join(_comments(opened, slide))
    if said and first < len(read.found):
        read.found[first][1].note = said
    _add_drawn(opened, slide, read)
    for notes in opened.related("notesSlide", slide):
        _add_shapes(opened, notes, read, tables, default=Kind.NOTE)


def _add_shapes(
    opened: Package, name: str, read: _Read, tables: Tables, default: Kind = Kind.PARAGRAPH, *, shared: bool = False
) -> None:
    relations = opened.relations(name)
    addresses = {each.id: each.target for each in relations if each.outside}
    part = opened.part(name, "slide")
    read.add(part, Shapes(part, addresses, tables, default, shared=shared).all())
    read.media += sum(each.kind in {"video", "audio"} for each in relations)


def _add_drawn(opened: Package, slide: str, read: _Read) -> None:
    """Add the texts of charts and diagrams; the drawing that stands for a diagram gets those of its data."""
    drawings = [name for name, kind in charts.drawn(opened, slide) if kind == "diagramDrawing"]
    for name, kind in charts.drawn(opened, slide):
        if name in read.parts or kind == "diagramDrawing":
            continue
        part = opened.part(name, kind)
        read.charts += kind in charts.CHARTS
        read.labels += charts.named(part)
        own = list(_of_drawing(part))
        read.add(part, own)
        if kind == "diagramData" and drawings:
            drawing = opened.part(drawings.pop(0), "diagramDrawing")
            read.add(drawing, [each for each in _of_drawing(drawing, len(read.parts)) if not _paired(own, each)])


def _of_drawing(part: Part, number: int | None = None) -> Iterator[Found]:
    """Give the texts of a chart or diagram; ``number`` is that of the part where it is another one than its twin's."""
    for each in charts.texts(part):
        stated = {} if number is None else {"part": number}
        first, *again = ({"content": list(one)} | stated for one in ((each.start, each.end), *each.again))
        for stretch in stretches([Item(each.start, each.end, each.text)]):
            twins = [Found(Kind.CAPTION, stretch.text, other) for other in again]
            yield Found(Kind.CAPTION, stretch.text, first, twins=twins)


def _paired(found: list[Found], other: Found) -> bool:
    """Make ``other`` the twin of the first text like it that has none."""
    same = next((each for each in found if each.text == other.text and not each.twins), None)
    if same is not None:
        same.twins.append(other)
    return same is not None


def _comments(opened: Package, slide: str) -> Iterator[str]:
    for name in opened.related("comments", slide):
        for node in opened.part(name, "comments").root.all("p:text"):
            if node.text.strip():
                yield node.text.strip()


def _properties(part: Part) -> Iterator[Found]:
    for node in part.root.children:
        if node.tag in _PROPERTIES and not node.children:
            place = {"content": [node.inner, node.inner_end]}
            for stretch in stretches([Item(node.inner, node.inner_end, node.text)]):
                yield Found(Kind.PROPERTY, stretch.text, place, note=node.tag.partition(":")[2])


def _told(part: int, found: Found) -> dict[str, Any]:
    told = {"part": part, **found.place}
    if found.twins:
        codes = [[code.to_json() for code in twin.text.codes] for twin in found.twins]
        told["twins"] = [{"place": twin.place, "codes": own} for twin, own in zip(found.twins, codes, strict=True)]
    return told


def _notes(opened: Package, read: _Read) -> Iterator[Note]:
    if read.charts:
        yield note("pptx.chart_names", file=opened.name, charts=read.charts, labels=read.labels)
    if read.media:
        yield note("pptx.media", file=opened.name, media=read.media)
