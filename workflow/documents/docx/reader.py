"""A Word file read from its XML: blocks in the order of body, headers and footers, notes, charts, numbering, properties."""

from collections.abc import Iterator, Mapping
from typing import Any

from workflow.documents.document import Reading
from workflow.documents.docx.blocks import Blocks
from workflow.documents.docx.found import Found, Tally
from workflow.documents.docx.looks import Looks
from workflow.documents.docx.notes import notes
from workflow.documents.docx.numbering import Lists, lists, words_before
from workflow.documents.docx.pieces import Reader
from workflow.documents.docx.styles import Styles, styles
from workflow.documents.inline import Item, stretches
from workflow.documents.ooxml import charts, package
from workflow.documents.ooxml.package import Package, Part
from workflow.errors import BadInput
from workflow.text import Block, Kind

_KINDS = {
    "document": Kind.PARAGRAPH,
    "header": Kind.HEADER,
    "footer": Kind.HEADER,
    "footnotes": Kind.NOTE,
    "endnotes": Kind.NOTE,
}
_PROPERTIES = frozenset({"dc:title", "dc:subject", "dc:description", "cp:keywords"})


def read(data: bytes, name: str, _language: str) -> Reading:
    """Read a Word file. Raises BadInput where it is unsafe, damaged or no Word file."""
    opened = package.opened(data, name)
    main = opened.part(opened.main, "document")
    if main.root.tag != "w:document":
        raise BadInput("docx.not_word", file=name)
    file = _File(opened, main)
    found = list(file.found())
    blocks = tuple(
        Block(
            str(number),
            each.kind,
            each.text,
            each.note,
            each.level,
            part,
            cell=each.cell,
            numbered=each.number is not None,
            number=each.number or 0,
            before=each.before,
            after=each.after,
        )
        for number, (part, each) in enumerate(found, start=1)
    )
    skeleton = {
        "parts": file.parts,
        "places": {str(number): each.place for number, (_, each) in enumerate(found, start=1)},
        "twins": {str(number): twins for number, (_, each) in enumerate(found, start=1) if (twins := _twins(each))},
    }
    title = next((each.text.plain for _, each in found if each.kind is Kind.PROPERTY and each.note == "title"), "")
    told = notes(opened, file.owners, file.tally)
    return Reading(blocks, skeleton, told, {"title": title} if title else {})


class _File:
    """Reads part after part; ``parts`` their names, ``owners`` those that hold running text."""

    def __init__(self, opened: Package, main: Part) -> None:
        self.parts: list[str] = []
        self.owners: list[str] = []
        self.tally = Tally()
        self._opened = opened
        self._main = main
        self._styles = _styles(opened)
        self._comments = _comments(opened)
        self._numbering = next((opened.part(each, "numbering") for each in opened.related("numbering")), None)
        self._lists: Lists = lists(self._numbering.root if self._numbering else None)

    def found(self) -> Iterator[tuple[str, Found]]:
        """Give every block with the name of its part."""
        for part in self._stories():
            yield from self._told(part, self._of_story(part))
        for name, kind in dict.fromkeys(each for owner in self.owners for each in charts.drawn(self._opened, owner)):
            if name not in self.parts:
                yield from self._drawn(self._opened.part(name, kind))
        if self._numbering is not None:
            used = words_before(self._numbering, len(self.parts), self.tally.lists, self._lists)
            yield from self._told(self._numbering, list(used))
        for name in self._opened.related("core-properties", ""):
            part = self._opened.part(name, "properties")
            yield from self._told(part, list(_properties(part, len(self.parts))))

    def _told(self, part: Part, found: list[Found]) -> Iterator[tuple[str, Found]]:
        self.parts.append(part.name)
        yield from ((part.name, each) for each in sorted(found, key=lambda each: each.start))

    def _stories(self) -> Iterator[Part]:
        yield self._main
        for kind in _KINDS:
            for name in self._opened.related(kind):
                if name not in self.parts:
                    yield self._opened.part(name, kind)

    def _of_story(self, part: Part) -> list[Found]:
        self.owners.append(part.name)
        looks = Looks(part.data, self._styles.shown, self._styles.unseen)
        reader = Reader(self._styles, looks, _addresses(self._opened, part.name))
        blocks = Blocks(part, len(self.parts), reader, self._lists, self._comments, self.tally)
        return blocks.of(part.root, _KINDS[part.kind])

    def _drawn(self, part: Part) -> Iterator[tuple[str, Found]]:
        """Read a chart or diagram; the drawing that stands for a diagram gets the texts of its data."""
        number = len(self.parts)
        found = list(_of_drawing(part, number))
        self.tally.charts += part.kind in charts.CHARTS
        self.tally.labels += charts.named(part)
        if part.kind == "diagramData":
            for name in self._drawings(part.name):
                others = list(_of_drawing(self._opened.part(name, "diagramDrawing"), number + 1))
                found += [each for each in others if not _paired(found, each)]
                yield from self._told(part, [each for each in found if each.place["part"] == number])
                yield from self._told(
                    self._opened.part(name, "diagramDrawing"), [each for each in found if each.place["part"] > number]
                )
                return
        yield from self._told(part, found)

    def _drawings(self, data: str) -> list[str]:
        """Give the drawing of a diagram's data: Word numbers both alike."""
        number = "".join(filter(str.isdigit, data.rpartition("/")[2]))
        drawings = [
            name
            for owner in self.owners
            for name, kind in charts.drawn(self._opened, owner)
            if kind == "diagramDrawing"
        ]
        return [name for name in drawings if "".join(filter(str.isdigit, name.rpartition("/")[2])) == number][:1]


def _styles(opened: Package) -> Styles:
    for name in opened.related("styles"):
        part = opened.part(name, "styles")
        return styles(part.root, part.data)
    return Styles()


def _comments(opened: Package) -> dict[str, str]:
    """Give the text of each comment by its id."""
    found = {}
    for name in opened.related("comments"):
        for comment in opened.part(name, "comments").root.children:
            paragraphs = ("".join(each.text for each in paragraph.all("w:t")) for paragraph in comment.all("w:p"))
            found[comment.attributes.get("w:id", "")] = "\n".join(filter(None, paragraphs))
    return found


def _addresses(opened: Package, part: str) -> Mapping[str, str]:
    return {each.id: each.target for each in opened.relations(part)}


def _of_drawing(part: Part, number: int) -> Iterator[Found]:
    for each in charts.texts(part):
        place = {"part": number, "content": [each.start, each.end]}
        again = [{"part": number, "content": list(other)} for other in each.again]
        for stretch in stretches([Item(each.start, each.end, each.text)]):
            twins = [Found(each.start, Kind.CAPTION, stretch.text, other) for other in again]
            yield Found(each.start, Kind.CAPTION, stretch.text, place, twins=twins)


def _paired(found: list[Found], other: Found) -> bool:
    """Make ``other`` the twin of the first text like it that has none."""
    for each in found:
        if each.text == other.text and not each.twins:
            each.twins.append(other)
            return True
    return False


def _properties(part: Part, number: int) -> Iterator[Found]:
    for node in part.root.children:
        if node.tag in _PROPERTIES and not node.children:
            place = {"part": number, "content": [node.inner, node.inner_end]}
            for stretch in stretches([Item(node.inner, node.inner_end, node.text)]):
                yield Found(node.inner, Kind.PROPERTY, stretch.text, place, note=node.tag.partition(":")[2])


def _twins(found: Found) -> list[dict[str, Any]]:
    """Give places and codes of the twins, and of theirs."""
    told: list[dict[str, Any]] = []
    for twin in found.twins:
        told += [{"place": twin.place, "codes": [code.to_json() for code in twin.text.codes]}, *_twins(twin)]
    return told
