"""Lists (ECMA-376 part 1, 17.9): which are numbered, and the words that stand before their numbers ("Article 1.")."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from workflow.documents.docx.found import Found
from workflow.documents.docx.styles import Numbering
from workflow.documents.ooxml.package import Part
from workflow.documents.xmltree import Node, attribute_value
from workflow.text import Code, CodedText, Kind, Role
from workflow.text.codes import CODE, LIMIT

_UNNUMBERED = frozenset({"bullet", "none", ""})
_NUMBER = re.compile("%[1-9]")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Lists:
    """The levels of a file's lists, by list and level."""

    levels: dict[Numbering, Node] = field(default_factory=dict)

    def is_numbered(self, numbering: Numbering) -> bool:
        """Tell whether items of that list and level have numbers or letters before them."""
        level = self.levels.get(numbering)
        return level is not None and _stated(level, "w:numFmt") not in _UNNUMBERED


def lists(root: Node | None) -> Lists:
    """Read the numbering part."""
    if root is None:
        return Lists()
    abstract = {
        each.attributes.get("w:abstractNumId", ""): each for each in root.children if each.tag == "w:abstractNum"
    }
    by_style = {_stated(each, "w:styleLink"): each for each in abstract.values() if each.child("w:styleLink")}
    levels: dict[Numbering, Node] = {}
    for number in root.children:
        stated = number.attributes.get("w:numId", "")
        if number.tag != "w:num" or not stated.isdecimal():
            continue
        shared = abstract.get(_stated(number, "w:abstractNumId"))
        if shared is not None and shared.child("w:numStyleLink"):
            shared = by_style.get(_stated(shared, "w:numStyleLink"), shared)
        overrides = (each for each in number.children if each.tag == "w:lvlOverride")
        own = (level for each in overrides for level in each.children if level.tag == "w:lvl")
        for level in (*(shared.children if shared else ()), *own):
            depth = level.attributes.get("w:ilvl", "")
            if level.tag == "w:lvl" and depth.isdecimal():
                levels[int(stated), int(depth)] = level
    return Lists(levels)


def words_before(part: Part, number: int, used: Iterable[Numbering], known: Lists) -> Iterator[Found]:
    """Give the words before the numbers of the lists in use, each ``%1`` a code."""
    nodes = {level.start: level for each in used if (level := known.levels.get(each)) and known.is_numbered(each)}
    for _, level in sorted(nodes.items()):
        node = level.child("w:lvlText")
        place = attribute_value(part.data, node, "val") if node else None
        if node is None or place is None:
            continue
        text = _coded(node.attributes.get("w:val", ""))
        if text is not None:
            yield Found(place[0], Kind.ATTRIBUTE, text, {"part": number, "value": list(place)}, note="lvlText, lvl")


def _coded(value: str) -> CodedText | None:
    numbers = _NUMBER.findall(value)
    if not _WORD.search(value) or CODE.search(value) or len(numbers) > LIMIT:
        return None
    codes = tuple(Code(Role.ALONE, place, "number", told) for place, told in enumerate(numbers, start=1))
    characters = iter(code.character for code in codes)
    return CodedText(_NUMBER.sub(lambda _: next(characters), value), codes)


def _stated(node: Node, tag: str) -> str:
    child = node.child(tag)
    return child.attributes.get("w:val", "") if child else ""
