"""Texts of charts (ECMA-376 part 1, 21.2) and SmartArt (21.4), and of the drawing that stands for a diagram in other programs.

A text's place is the content of ``a:t``; where several runs look alike, from the first one's content to the last one's end of content.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from workflow.documents.ooxml.package import Package, Part
from workflow.documents.xmltree import Node

CHARTS = ("chart", "chartEx")
_KINDS = (*CHARTS, "diagramData", "diagramDrawing")
_SILENT = frozenset({"lang", "altLang", "dirty", "err", "noProof", "smtClean"})


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the bytes of the part that it stands at."""

    start: int
    end: int
    text: str


def drawn(opened: Package, owner: str) -> Iterator[tuple[str, str]]:
    """Give names and kinds of the charts and diagrams that a part shows, and of what is drawn on charts."""
    for relation in opened.relations(owner):
        if relation.kind not in _KINDS or relation.outside or opened.archive.entry(relation.target) is None:
            continue
        yield relation.target, relation.kind
        for shapes in opened.related("chartUserShapes", relation.target):
            yield shapes, "chartUserShapes"


def texts(part: Part) -> Iterator[Text]:
    """Give the texts of a chart or diagram, paragraph by paragraph; what looks different is a text of its own."""
    for paragraph in part.root.all("a:p"):
        runs: list[Node] = []
        look: object = None
        for node in paragraph.children:
            text = node.child("a:t") if node.tag == "a:r" else None
            seen = _look(node.child("a:rPr"), part.data) if text is not None else None
            if seen != look:
                yield from _text(runs)
                runs = []
            look = seen
            if text is not None and text.inner < text.end:
                runs.append(text)
        yield from _text(runs)


def cached(part: Part) -> int:
    """Count the labels that a chart keeps from its data, which are left as they are."""
    of_charts = (node for cache in part.root.all("c:strCache") for node in cache.all("c:pt"))
    return sum(1 for _ in of_charts) + sum(1 for each in part.root.all("cx:strDim") for _ in each.all("cx:pt"))


def _text(runs: list[Node]) -> Iterator[Text]:
    told = "".join(each.text for each in runs)
    if told.strip():
        yield Text(runs[0].inner, runs[-1].inner_end, told)


def _look(properties: Node | None, data: bytes) -> object:
    if properties is None:
        return (), b""
    stated = tuple(sorted((key, value) for key, value in properties.attributes.items() if key not in _SILENT))
    return stated, data[properties.inner : properties.inner_end]
