"""Which item of its list a paragraph is (OpenDocument 1.3, 5.3)."""

from dataclasses import dataclass, field

from workflow.documents.odt.styles import Styles
from workflow.documents.xmltree import Node
from workflow.text.block import GOES_ON

_ID = "http://www.w3.org/XML/1998/namespace id"


@dataclass(slots=True)
class Lists:
    """Counts the items of the lists of a part, in reading order."""

    part: str
    styles: Styles
    _next: dict[int, int] = field(default_factory=dict)
    _named: dict[str, int] = field(default_factory=dict)
    _last: dict[tuple[str, int], int] = field(default_factory=dict)
    _numbers: dict[int, int] = field(default_factory=dict)

    def begin(self, node: Node, style: str, level: int) -> None:
        """Begin a list: with the number that its style says, or after the last one of the list that it goes on with."""
        told = node.attributes
        before = self._named.get(told["text:continue-list"]) if "text:continue-list" in told else None
        if told.get("text:continue-numbering") == "true":
            before = self._last.get((style, level))
        start = self.styles.start(self.part, style, level)
        self._next[node.start] = self._next.get(before, start) if before is not None else start
        self._named[told.get(_ID, "")] = self._last[style, level] = node.start

    def item(self, holder: Node | None, node: Node) -> None:
        """Count an item of the list ``holder``; without one it says its number itself, or none."""
        stated = node.attributes.get("text:start-value", "")
        if stated.isdecimal():
            self._numbers[node.start] = int(stated)
        elif holder is not None:
            self._numbers[node.start] = self._next[holder.start]
        if holder is not None:
            self._next[holder.start] = self._numbers[node.start] + 1

    def number(self, item: Node) -> int:
        """Give the number of an item for its first paragraph, 0 where nobody knows it."""
        found = self._numbers.get(item.start, 0)
        if found:
            self._numbers[item.start] = GOES_ON
        return found
