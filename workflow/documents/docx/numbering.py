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


@dataclass(slots=True)
class Lists:
    """The levels of a file's lists, by list and level, and how far each has counted while the file is read.

    ``shared``: the list whose numbers each goes on with; ``starts``: where one that is used first begins anew.
    """

    levels: dict[Numbering, Node] = field(default_factory=dict)
    shared: dict[int, str] = field(default_factory=dict)
    starts: dict[Numbering, int] = field(default_factory=dict)
    _reached: dict[tuple[str, int], int] = field(default_factory=dict)
    _begun: set[Numbering] = field(default_factory=set)

    def next(self, numbering: Numbering) -> int | None:
        """Count the next item of that list and level, the deeper levels beginning anew; None where it shows no number."""
        number, level = numbering
        key = self.shared.get(number, ""), level
        start = self.starts.get(numbering)
        if key not in self._reached or (start is not None and numbering not in self._begun):
            self._reached[key] = (_start(self.levels.get(numbering)) if start is None else start) - 1
        self._begun.add(numbering)
        self._reached[key] += 1
        for deeper in [each for each in self._reached if each[0] == key[0] and each[1] > level]:
            del self._reached[deeper]
        return self._reached[key] if self.is_numbered(numbering) else None

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
    found = Lists()
    for number in root.children:
        stated = number.attributes.get("w:numId", "")
        if number.tag != "w:num" or not stated.isdecimal():
            continue
        found.shared[int(stated)] = _stated(number, "w:abstractNumId")
        shared = abstract.get(_stated(number, "w:abstractNumId"))
        if shared is not None and shared.child("w:numStyleLink"):
            shared = by_style.get(_stated(shared, "w:numStyleLink"), shared)
        overrides = [each for each in number.children if each.tag == "w:lvlOverride"]
        for each in overrides:
            depth, start = each.attributes.get("w:ilvl", ""), _stated(each, "w:startOverride")
            if depth.isdecimal() and start.isdecimal():
                found.starts[int(stated), int(depth)] = int(start)
        own = (level for each in overrides for level in each.children if level.tag == "w:lvl")
        for level in (*(shared.children if shared else ()), *own):
            depth = level.attributes.get("w:ilvl", "")
            if level.tag == "w:lvl" and depth.isdecimal():
                found.levels[int(stated), int(depth)] = level
    return found


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


def _start(level: Node | None) -> int:
    stated = _stated(level, "w:start") if level else ""
    return int(stated) if stated.isdecimal() else 1


def _stated(node: Node, tag: str) -> str:
    child = node.child(tag)
    return child.attributes.get("w:val", "") if child else ""
