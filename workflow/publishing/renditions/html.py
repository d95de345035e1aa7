"""A language's document as a clean HTML page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree
from lxml import html as lxml_html

from workflow.publishing.renditions.direction import direction_of
from workflow.publishing.renditions.grid import Grid, Slot
from workflow.publishing.renditions.inline import fill
from workflow.publishing.renditions.outline import Listing, Node, outline
from workflow.publishing.renditions.shell import as_bytes, lines, mark, page
from workflow.publishing.renditions.wording import DRAFT, Word, english
from workflow.text import Block, Kept, Kind

_DESCRIPTION = 160
_DEEPEST_HEADING = 6
_ELEMENTS = {Kind.HEADER: "header", Kind.NOTE: "section"}

_STYLE = """
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.6 Georgia, "Times New Roman", "Noto Serif", serif; }
[dir=rtl] body { font: 1.2rem/1.75 "Noto Naskh Arabic", "Geeza Pro", "Times New Roman", "Noto Serif Hebrew", serif; }
h1, h2, h3, h4, h5, h6, p, li, td, th, figcaption { white-space: pre-line; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; break-after: avoid; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
figure { margin: 1rem 0; }
figcaption { font-style: italic; }
[dir=rtl] figcaption { font-style: normal; }
figcaption, section, header { font-size: .9em; color: #444; }
blockquote { margin-inline: 1.5rem 0; padding-inline-start: 1rem; border-inline-start: 3px solid #8a8f98; }
td, th { border: 1px solid #8a8f98; padding: .3rem .6rem; text-align: start; vertical-align: top; }
th { background: #e8ecf1; }
td p, th p { margin: 0; }
pre { overflow-x: auto; padding: .5rem 1rem; background: #f2f4f7; font: .85rem/1.5 monospace; text-align: start; }
.draft { border: 2px solid; padding: .25rem 1rem; font-weight: bold; }
@page { margin: 2cm; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A language's document: its blocks hold the texts of that language, as they are shown. ``draft`` marks what is not finished.

    ``alternates`` are the names of the same page by language, its own among them; ``tongues`` the languages of blocks, by key, that are
    in another one: those of a draft that are not translated yet.
    """

    language: str
    title: str
    description: str
    blocks: tuple[Block, ...]
    draft: bool = False
    alternates: Mapping[str, str] = field(default_factory=dict)
    tongues: Mapping[str, str] = field(default_factory=dict)


def document(shown: Page, word: Word = english, style: str = _STYLE) -> bytes:
    """Give ``shown`` as an HTML page with its language, direction, title and description."""
    return as_bytes(tree(shown, word, style))


def tree(shown: Page, word: Word = english, style: str = _STYLE) -> etree._Element:
    """Give the root of that page."""
    root, body = page(shown.language, shown.title, shown.description, style, shown.alternates)
    if shown.draft:
        etree.SubElement(body, "p", {"class": "draft"}).text = word(DRAFT, shown.language)
    _fill(body, shown.blocks, shown.tongues)
    return root


def fragment(language: str, blocks: Sequence[Block]) -> str:
    """Give the blocks as one element in ``language``, for a page that somebody else makes."""
    whole = mark(etree.Element("div"), language)
    _fill(whole, blocks, {})
    told: str = lxml_html.tostring(whole, encoding="unicode")
    return told


def title_of(blocks: Sequence[Block], otherwise: str) -> str:
    """Give the first heading, else the document's own title, else ``otherwise``."""
    for kind in (Kind.HEADING, Kind.TITLE):
        for block in blocks:
            if block.kind is kind and (said := " ".join(block.text.plain.split())):
                return said
    return otherwise


def description_of(blocks: Sequence[Block]) -> str:
    """Give the first paragraph, cut between words to 160 characters at most."""
    for block in blocks:
        if block.kind is Kind.PARAGRAPH and (said := " ".join(block.text.plain.split())):
            return said if len(said) <= _DESCRIPTION else said[:_DESCRIPTION].rpartition(" ")[0] + "…"
    return ""


_Tongues = Mapping[str, str]


def _fill(body: etree._Element, blocks: Sequence[Block], tongues: _Tongues) -> None:
    _nodes(body, outline(blocks), tongues)
    lines(body)


def _text(element: etree._Element, block: Block, tongues: _Tongues) -> None:
    if block.key in tongues:
        mark(element, tongues[block.key])
    fill(element, block.text.text, block.text.codes)


def _nodes(parent: etree._Element, nodes: Sequence[Node], tongues: _Tongues) -> None:
    for node in nodes:
        if isinstance(node, Block):
            _block(parent, node, tongues)
        elif isinstance(node, Kept):
            _keep(parent, node)
        elif isinstance(node, Listing):
            _list(parent, node, tongues)
        else:
            _table(parent, node, tongues)


def _keep(parent: etree._Element, kept: Kept) -> None:
    element = etree.SubElement(parent, "pre" if kept.code else "p", {"dir": direction_of(kept.text), "translate": "no"})
    (etree.SubElement(element, "code") if kept.code else element).text = kept.text


def _block(parent: etree._Element, block: Block, tongues: _Tongues) -> None:
    if block.kind is Kind.HEADING:
        element = etree.SubElement(parent, f"h{min(max(block.level, 1), _DEEPEST_HEADING)}")
    elif block.kind is Kind.QUOTE:
        element = etree.SubElement(etree.SubElement(parent, "blockquote"), "p")
    elif block.kind is Kind.CAPTION:
        element = etree.SubElement(etree.SubElement(parent, "figure"), "figcaption")
    elif block.kind in _ELEMENTS:
        name = _ELEMENTS[block.kind]
        beside = parent[-1] if len(parent) and parent[-1].tag == name else etree.SubElement(parent, name)
        element = etree.SubElement(beside, "p")
    else:
        element = etree.SubElement(parent, "p")
    _text(element, block, tongues)


def _list(parent: etree._Element, listing: Listing, tongues: _Tongues) -> None:
    """A deeper list, or a further paragraph, stands inside the item before it."""
    made = etree.SubElement(parent, "ol" if listing.numbered else "ul")
    following = 1
    for number, item in listing.counted():
        element = etree.SubElement(made, "li")
        if listing.numbered and number != following:
            made.set("start", str(number)) if len(made) == 1 else element.set("value", str(number))
        following = number + 1
        # Said of the item itself, another direction would take its number to the other side of the page.
        said = etree.SubElement(element, "span") if item.block.key in tongues else element
        _text(said, item.block, tongues)
        for each in item.inside:
            if isinstance(each, Listing):
                _list(element, each, tongues)
            else:
                _text(etree.SubElement(element, "p"), each, tongues)


def _table(parent: etree._Element, grid: Grid[Node], tongues: _Tongues) -> None:
    table = etree.SubElement(parent, "table")
    for head, rows in groupby(grid.lines(), key=lambda line: line.head):
        made = etree.SubElement(table, "thead" if head else "tbody")
        for row in rows:
            line = etree.SubElement(made, "tr")
            for slot in row.slots:
                _cell(line, slot, tongues, "col" if head else "row")
        lines(made)


def _cell(line: etree._Element, slot: Slot[Node], tongues: _Tongues, scope: str) -> None:
    cell = etree.SubElement(line, "th", {"scope": scope}) if slot.head else etree.SubElement(line, "td")
    for name, number in (("colspan", slot.columns), ("rowspan", slot.rows)):
        if number > 1:
            cell.set(name, str(number))
    alone = slot.inside[0] if len(slot.inside) == 1 else None
    if isinstance(alone, Block) and alone.kind in {Kind.CELL, Kind.PARAGRAPH}:
        _text(cell, alone, tongues)
    else:
        _nodes(cell, slot.inside, tongues)
