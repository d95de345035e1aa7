"""Texts of charts (ECMA-376 part 1, 21.2) and SmartArt (21.4), and of the drawing that stands for a diagram in other programs.

A text's place is the content of ``a:t``; where several runs look alike, from the first one's content to the last one's end of content.
Names of series and categories are those that the chart keeps of its data, and shows; the workbook that holds the data stays.
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
    """A text and the bytes of the part that it stands at; ``again``: where else the part has it as the same name."""

    start: int
    end: int
    text: str
    again: tuple[tuple[int, int], ...] = ()


def drawn(opened: Package, owner: str) -> Iterator[tuple[str, str]]:
    """Give names and kinds of the charts and diagrams that a part shows, and of what is drawn on charts."""
    for relation in opened.relations(owner):
        if relation.kind not in _KINDS or relation.outside or opened.archive.entry(relation.target) is None:
            continue
        yield relation.target, relation.kind
        for shapes in opened.related("chartUserShapes", relation.target):
            yield shapes, "chartUserShapes"


def texts(part: Part) -> Iterator[Text]:
    """Give the texts of a chart or diagram, paragraph by paragraph, what looks different a text of its own; then the names of a chart's data."""
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
    yield from _names(part)


def named(part: Part) -> int:
    """Count the names of series and categories."""
    return sum(1 for _ in _names(part))


def _names(part: Part) -> Iterator[Text]:
    """Each series repeats the names of the categories: equal ones are one."""
    found: dict[str, list[tuple[int, int]]] = {}
    caches = (cache for tag in ("c:strCache", "c:multiLvlStrCache") for cache in part.root.all(tag))
    values = [value for cache in caches for value in cache.all("c:v")]
    values += [value for cache in part.root.all("cx:strDim") for value in cache.all("cx:pt")]
    for value in values:
        if not value.children and any(map(str.isalpha, value.text)):
            found.setdefault(value.text, []).append((value.inner, value.inner_end))
    for text, (first, *again) in found.items():
        yield Text(*first, text, tuple(again))


def _text(runs: list[Node]) -> Iterator[Text]:
    told = "".join(each.text for each in runs)
    if told.strip():
        yield Text(runs[0].inner, runs[-1].inner_end, told)


def _look(properties: Node | None, data: bytes) -> object:
    if properties is None:
        return (), b""
    stated = tuple(sorted((key, value) for key, value in properties.attributes.items() if key not in _SILENT))
    return stated, data[properties.inner : properties.inner_end]
