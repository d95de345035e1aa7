"""A paragraph of DrawingML (ECMA-376 part 1, 21.1.2) as items: runs that look alike are one, codes are what cannot be typed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workflow.documents.inline import Item
from workflow.documents.xmltree import Node
from workflow.text import Role
from workflow.text.space import is_blank

Look = frozenset[tuple[str, str]]

_IGNORED = frozenset(
    {"lang", "altLang", "dirty", "err", "noProof", "smtClean", "smtId", "bmk", "kern", "kumimoji", "normalizeH", "spc"}
)
_SILENT = frozenset({"a:cs", "a:ea", "a:sym", "a:extLst", "a:rtl"})
_ALONE = {"a:br": "break", "a:fld": "field"}
_FORMULA = "formula"
_LINK = "a:hlinkClick"
_LABELS = {_LINK: "link", "b": "bold", "i": "italic", "u": "underlined", "strike": "struck", "cap": "capitals", "a:highlight": "highlighted"}  # fmt: skip
_SHOWN_ON_SPACE = frozenset({"u", "strike", "a:highlight", _LINK})
_OFF = {"b": "0", "i": "0", "u": "none", "strike": "noStrike", "cap": "none", "baseline": "0"}


@dataclass(frozen=True, slots=True)
class Format:
    """A look, and the place of the ``rPr`` that first had it; an empty place where there was none."""

    look: Look = frozenset()
    start: int = 0
    end: int = 0
    address: str = ""

    @property
    def told(self) -> str:
        """The place as the data of a code."""
        return f"f{self.start}-{self.end};"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text, or (without a format) what stands alone."""

    item: Item
    format: Format | None


@dataclass(frozen=True, slots=True)
class Row:
    """The items of a paragraph, and the format of the text outside all codes."""

    items: tuple[Item, ...]
    base: Format


def row(paragraph: Node, data: bytes, addresses: Mapping[str, str]) -> Row:
    """Read a paragraph's runs. ``addresses``: where the part's relations lead, by id."""
    runs = list(_spaces_joined(list(_runs(paragraph, data, addresses))))
    base = _base(runs)
    return Row(tuple(_items(runs, base)), base)


def _runs(paragraph: Node, data: bytes, addresses: Mapping[str, str]) -> Iterator[Run]:
    for node in paragraph.children:
        if node.tag == "a:r":
            text = node.child("a:t")
            if text is not None and text.text:
                yield Run(Item(node.start, node.end, text.text), _format(node.child("a:rPr"), data, addresses))
        elif node.tag not in {"a:pPr", "a:endParaRPr"}:
            label = _ALONE.get(node.tag, _FORMULA)
            yield Run(Item(node.start, node.end, role=Role.ALONE, label=label, data=f"s{node.start}-{node.end};"), None)


def _format(properties: Node | None, data: bytes, addresses: Mapping[str, str]) -> Format:
    if properties is None:
        return Format()
    attributes = (
        (name, value)
        for name, value in properties.attributes.items()
        if name not in _IGNORED and _OFF.get(name) != value
    )
    children = (
        (child.tag, data[child.start : child.end].decode(errors="replace"))
        for child in properties.children
        if child.tag not in _SILENT
    )
    link = properties.child(_LINK)
    address = addresses.get(link.attributes.get("r:id", ""), "") if link else ""
    return Format(frozenset((*attributes, *children)), properties.start, properties.end, address)


def _spaces_joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Give white space the look of the text beside it, unless one could see it."""
    for place, each in enumerate(runs):
        if each.format is not None and is_blank(each.item.text) and not _shows(each.format):
            beside = [runs[at].format for at in (place - 1, place + 1) if 0 <= at < len(runs)]
            found = [one for one in beside if one is not None]
            if found and each.format.look not in {one.look for one in found}:
                yield Run(each.item, found[0])
                continue
        yield each


def _shows(of: Format) -> bool:
    return any(name in _SHOWN_ON_SPACE for name, _ in of.look)


def _base(runs: Sequence[Run]) -> Format:
    weights: Counter[Look] = Counter()
    formats: dict[Look, Format] = {}
    for each in runs:
        if each.format is not None:
            weights[each.format.look] += len(each.item.text)
            formats.setdefault(each.format.look, each.format)
    return formats[max(weights, key=lambda look: weights[look])] if weights else Format()


def _items(runs: Sequence[Run], base: Format) -> Iterator[Item]:
    place = 0
    while place < len(runs):
        own = runs[place].format
        if own is None or own.look == base.look:
            yield runs[place].item
            place += 1
            continue
        last = _reach(runs, place, own.look)
        label = _label(own.look, base.look)
        start, end = runs[place].item.start, runs[last].item.end
        yield Item(start, start, role=Role.OPEN, label=label, data=own.told, address=own.address)
        yield from (each.item for each in runs[place : last + 1])
        yield Item(end, end, role=Role.CLOSE, label=label, address=own.address)
        place = last + 1


def _reach(runs: Sequence[Run], first: int, look: Look) -> int:
    """Find the last text of that look which nothing but codes that stand alone parts from the first."""
    last = first
    for place in range(first + 1, len(runs)):
        own = runs[place].format
        if own is not None and own.look != look:
            break
        if own is not None:
            last = place
    return last


def _label(look: Look, base: Look) -> str:
    added = dict(look - base)
    for name, label in _LABELS.items():
        if name in added:
            return label
    if "baseline" in added:
        return "lowered" if added["baseline"].startswith("-") else "raised"
    if added.keys() & {"a:solidFill", "a:gradFill"}:
        return "coloured"
    return "size" if "sz" in added else "font" if "a:latin" in added else "format"
