"""A Word file read from its XML: blocks in the order of body, headers and footers, notes, properties."""

from collections.abc import Iterator
from typing import Any

from workflow.documents.document import Reading
from workflow.documents.docx.blocks import Blocks, Found, Tally
from workflow.documents.docx.notes import notes
from workflow.documents.docx.styles import Styles, styles
from workflow.documents.inline import Item, stretches
from workflow.documents.ooxml import package
from workflow.documents.ooxml.package import Package, Part
from workflow.errors import BadInput
from workflow.text import Block, Kind

_TEXT_PARTS = ("header", "footer", "footnotes", "endnotes")
_KINDS = {"header": Kind.HEADER, "footer": Kind.HEADER, "footnotes": Kind.NOTE, "endnotes": Kind.NOTE}


def read(data: bytes, name: str, _language: str) -> Reading:
    """Read a Word file. Raises BadInput where it is unsafe, damaged or no Word file."""
    opened = package.opened(data, name)
    main = opened.part(opened.main, "document")
    if main.root.tag != "w:document":
        raise BadInput("docx.not_word", file=name)
    known = _styles(opened)
    comments = _comments(opened)
    tally = Tally()
    found: list[tuple[str, Found]] = []
    parts: list[str] = []
    for part in _parts(opened, main):
        blocks = Blocks(part, len(parts), known, comments, tally)
        parts.append(part.name)
        of_part = (
            _properties(part, len(parts) - 1)
            if part.kind == "properties"
            else blocks.of(part.root, _KINDS.get(part.kind, Kind.PARAGRAPH))
        )
        found += [(part.name, each) for each in sorted(of_part, key=lambda each: each.start)]
    made = [
        Block(str(number), each.kind, each.text, note=each.note, level=each.level, part=part)
        for number, (part, each) in enumerate(found, start=1)
    ]
    skeleton = {
        "parts": parts,
        "places": {str(number): each.place for number, (_, each) in enumerate(found, start=1)},
        "twins": {str(number): twins for number, (_, each) in enumerate(found, start=1) if (twins := _twins(each))},
    }
    title = next((each.text.plain for _, each in found if each.kind is Kind.PROPERTY and each.note == "title"), "")
    return Reading(tuple(made), skeleton, notes(opened, tally), {"title": title} if title else {})


def _parts(opened: Package, main: Part) -> Iterator[Part]:
    yield main
    seen = {main.name}
    wanted = [(name, kind) for kind in _TEXT_PARTS for name in opened.related(kind)]
    wanted += [(name, "properties") for name in opened.related("core-properties", "")]
    for name, kind in wanted:
        if name not in seen:
            seen.add(name)
            yield opened.part(name, kind)


def _styles(opened: Package) -> Styles:
    names = opened.related("styles")
    return styles(opened.part(names[0], "styles").root if names else None)


def _comments(opened: Package) -> dict[str, str]:
    """Give the text of each comment by its id."""
    found = {}
    for name in opened.related("comments"):
        for comment in opened.part(name, "comments").root.children:
            paragraphs = ("".join(each.text for each in paragraph.all("w:t")) for paragraph in comment.all("w:p"))
            found[comment.attributes.get("w:id", "")] = "\n".join(filter(None, paragraphs))
    return found


def _properties(part: Part, number: int) -> list[Found]:
    found = []
    for node in part.root.children:
        if node.tag in {"dc:title", "dc:subject", "dc:description", "cp:keywords"} and not node.children:
            place = {"part": number, "content": [node.inner, node.inner_end]}
            note = node.tag.partition(":")[2]
            made = stretches([Item(node.inner, node.inner_end, node.text)])
            found += [Found(node.inner, Kind.PROPERTY, stretch.text, place, note=note) for stretch in made]
    return found


def _twins(found: Found) -> list[dict[str, Any]]:
    """Give places and codes of the twins, and of theirs."""
    told: list[dict[str, Any]] = []
    for twin in found.twins:
        codes = [code.to_json() for code in twin.text.codes]
        told += [{"place": twin.place, "codes": codes}, *_twins(twin)]
    return told
