"""A text in OpenDocument read from its XML: blocks in the order of body, headers and footers, styles, objects, properties."""

from collections.abc import Iterator
from typing import Any

from locales import language as facts_of
from workflow.documents.document import Reading
from workflow.documents.odt import package
from workflow.documents.odt.blocks import Blocks, Found, Tally
from workflow.documents.odt.notes import notes
from workflow.documents.odt.package import Part
from workflow.documents.odt.styles import styles
from workflow.documents.xmltree import Node
from workflow.text import Block, Kind

_ORDER = ("office:body", "office:master-styles", "office:styles", "office:automatic-styles", "office:meta")
_CHART_TEXTS = ("chart:title", "chart:subtitle", "chart:footer")


def read(data: bytes, name: str, language: str) -> Reading:
    """Read a file. Raises BadInput where it is unsafe, damaged, encrypted or no text in OpenDocument."""
    opened = package.opened(data, name)
    known = styles(opened.parts, right_to_left=facts_of(language).direction == "rtl")
    tally = Tally()
    walks = [Blocks(part, number, known, tally) for number, part in enumerate(opened.parts)]
    rooms = [(rank, number, node) for number, part in enumerate(opened.parts) for rank, node in _rooms(part)]
    rooms.sort(key=lambda each: each[:2])
    found = [each for _, number, node in rooms for each in walks[number].of(node)]
    told = {str(number): each for number, each in enumerate(found, start=1)}
    _let_fields_follow(found, tally)
    made = tuple(
        Block(
            key,
            each.kind,
            each.text,
            note=each.note,
            level=each.level,
            part=each.part,
            cell=each.cell,
            numbered=each.numbered,
            number=each.number,
            before=each.before,
            after=each.after,
        )
        for key, each in told.items()
    )
    skeleton = {
        "parts": [part.name for part in opened.parts],
        "places": {key: each.place for key, each in told.items()},
        "twins": {key: twins for key, each in told.items() if (twins := _twins(each))},
    }
    title = next((each.text.plain for each in found if each.kind is Kind.PROPERTY and each.note == "title"), "")
    return Reading(made, skeleton, notes(opened, tally), {"title": title} if title else {})


def _rooms(part: Part) -> Iterator[tuple[int, Node]]:
    """Give the parts of a part that hold text, each with its place in the reading order; of a chart its titles alone."""
    for node in part.root.children:
        if node.tag not in _ORDER:
            continue
        if node.tag == "office:body" and node.child("office:chart") is not None:
            yield from ((len(_ORDER), each) for tag in _CHART_TEXTS for each in node.all(tag))
        elif node.tag != "office:body" or node.child("office:text") is not None:
            yield _ORDER.index(node.tag), node


def _let_fields_follow(found: list[Found], tally: Tally) -> None:
    """A field gets the text of what it shows, where it shows the same."""
    for shows, field in tally.shown:
        for each in found:
            if each.shown_as == shows and each.text.text == field.text.text:
                each.twins.append(field)
                break


def _twins(found: Found) -> list[dict[str, Any]]:
    """Give places and codes of the twins, and of theirs."""
    told: list[dict[str, Any]] = []
    for twin in found.twins:
        codes = [code.to_json() for code in twin.text.codes]
        told += [{"place": twin.place, "codes": codes}, *_twins(twin)]
    return told
