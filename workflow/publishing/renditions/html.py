"""A language's document as a clean HTML page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml import etree
from lxml import html as lxml_html

from workflow.publishing.renditions.inline import fill
from workflow.publishing.renditions.shell import as_bytes, lines, mark, page
from workflow.publishing.renditions.wording import DRAFT, Word, english
from workflow.text import Block, Kind

_DESCRIPTION = 160
_DEEPEST_HEADING = 6
_ELEMENTS = {Kind.CAPTION: "figcaption", Kind.HEADER: "header", Kind.NOTE: "aside"}
UNSHOWN = frozenset({Kind.TITLE, Kind.ATTRIBUTE, Kind.PROPERTY})
"""Blocks that are said of the document, not read in it."""

_STYLE = """
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.6 serif; }
h1, h2, h3, h4, h5, h6, p, li, figcaption { white-space: pre-line; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; break-after: avoid; }
.draft { border: 2px solid; padding: .25rem 1rem; font-weight: bold; }
@page { margin: 2cm; }
@media print { body { margin: 0; max-width: none; } }
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A language's document: its blocks hold the texts of that language. ``draft`` marks what is not finished."""

    language: str
    title: str
    description: str
    blocks: tuple[Block, ...]
    draft: bool = False


def document(shown: Page, word: Word = english) -> bytes:
    """Give ``shown`` as an HTML page with its language, direction, title and description."""
    root, body = page(shown.language, shown.title, shown.description, _STYLE)
    if shown.draft:
        etree.SubElement(body, "p", {"class": "draft"}).text = word(DRAFT, shown.language)
    _fill(body, shown.blocks)
    return as_bytes(root)


def fragment(language: str, blocks: Sequence[Block]) -> str:
    """Give the blocks as one element in ``language``, for a page that somebody else makes."""
    whole = mark(etree.Element("div"), language)
    _fill(whole, blocks)
    told: str = lxml_html.tostring(whole, encoding="unicode")
    return told


def _fill(body: etree._Element, told: Sequence[Block]) -> None:
    blocks = [block for block in told if block.kind not in UNSHOWN]
    for is_list, group in groupby(blocks, key=lambda block: block.kind is Kind.LIST_ITEM):
        if is_list:
            _list(body, list(group))
        else:
            for block in group:
                _block(body, block)
    lines(body)


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


def _block(body: etree._Element, block: Block) -> None:
    if block.kind is Kind.HEADING:
        name = f"h{min(max(block.level, 1), _DEEPEST_HEADING)}"
        fill(etree.SubElement(body, name), block.text.text, block.text.codes)
    elif block.kind is Kind.QUOTE:
        fill(etree.SubElement(etree.SubElement(body, "blockquote"), "p"), block.text.text, block.text.codes)
    elif block.kind is Kind.CAPTION:
        fill(etree.SubElement(etree.SubElement(body, "figure"), "figcaption"), block.text.text, block.text.codes)
    elif block.kind in {Kind.NOTE, Kind.HEADER}:
        fill(etree.SubElement(etree.SubElement(body, _ELEMENTS[block.kind]), "p"), block.text.text, block.text.codes)
    else:
        fill(etree.SubElement(body, "p"), block.text.text, block.text.codes)


def _list(body: etree._Element, items: Sequence[Block]) -> None:
    """Nest the items by their levels: a deeper one stands in a list inside the item before it."""
    lists: list[tuple[int, etree._Element]] = []
    for item in items:
        while len(lists) > 1 and item.level < lists[-1][0]:
            lists.pop()
        if not lists:
            lists.append((item.level, etree.SubElement(body, "ul")))
        elif item.level > lists[-1][0]:
            parent = lists[-1][1]
            lists.append((item.level, etree.SubElement(parent[-1], "ul")))
        fill(etree.SubElement(lists[-1][1], "li"), item.text.text, item.text.codes)
