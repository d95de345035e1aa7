"""Paragraphs that ran against the direction of their file, an Arabic quotation in an English one, in a language of the file's direction."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from workflow.documents import xmltree
from workflow.documents.docx.direction.order import PARAGRAPH
from workflow.documents.docx.direction.outline import Element, outline, text_of
from workflow.documents.docx.direction.properties import Names, is_on, rewritten, scope
from workflow.documents.ooxml.names import PREFIXES, TEXTS
from workflow.documents.splice import Edit

_FROM_THE_RIGHT = regex.compile(r"[\p{bc=R}\p{bc=AL}]")
_STATED = re.compile(rb"<(?:[^\s/>:]+:)?bidi[\s/>]")
_CHANGES: dict[str, bytes | None] = {"w:bidi": None, "w:pPrChange": None}


def straightened(data: bytes, spelt: Names, written: Sequence[tuple[int, str]]) -> Iterator[Edit[bytes]]:
    """Let paragraphs that were said to run from the right run from the left where its words did and none of those ``written`` (by place) does."""
    if not written or not _STATED.search(data):
        return
    around = scope(data)
    puts = sorted(written)
    for paragraph in _paragraphs(outline(data, spelt, runs=False)):
        stated = paragraph.child("w:pPr")
        if stated is None or not _STATED.search(data, stated.start, stated.end):
            continue
        first, last = bisect_left(puts, (paragraph.inner,)), bisect_left(puts, (paragraph.inner_end,))
        said = [text for _, text in puts[first:last]]
        if not said or any(map(_FROM_THE_RIGHT.search, said)):
            continue
        if not _FROM_THE_RIGHT.search(text_of(data, paragraph, spelt)):
            continue
        raw = around + data[stated.start : stated.end] + b"</x>"
        properties = xmltree.parse(raw, PREFIXES, TEXTS).children[0]
        if is_on(properties.child("w:bidi")):
            yield Edit(stated.start, stated.end, rewritten(raw, properties, _CHANGES, PARAGRAPH))


def _paragraphs(node: Element) -> Iterator[Element]:
    for each in node.children:
        if each.tag == "w:p":
            yield each
        yield from _paragraphs(each)
