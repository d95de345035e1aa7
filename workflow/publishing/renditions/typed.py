"""Lists of a plain text, which has nothing but signs at the beginning of its lines to show them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workflow.documents import Document
from workflow.text import Block, Kind

_MARK = re.compile(r"(?:[-*•·▪‣]|(?P<number>\d{1,3})[.)])[ \t\u00a0]+(?=\S)")
_PLAIN = "txt"
_FEWEST = 2


def listed(said: Sequence[Block], document: Document) -> Iterator[Block]:
    """Give the blocks ``said``; of a plain text, those that follow one another with a sign, or with numbers that go up, as items of a list."""
    if document.format != _PLAIN:
        yield from said
        return
    for run in _runs(document.blocks):
        of = said[run.start : run.stop]
        marks = [_MARK.match(block.text.text) for block in of]
        if len(run) < _FEWEST or not all(marks):
            yield from of
            continue
        for block, mark in zip(of, marks, strict=True):
            assert mark is not None  # noqa: S101 - all were looked at
            number = int(mark["number"] or 0)
            text = block.text.with_text(block.text.text[mark.end() :])
            yield replace(block, kind=Kind.LIST_ITEM, text=text, level=1, numbered=number > 0, number=number)


def _runs(blocks: Sequence[Block]) -> Iterator[range]:
    """Cut the source's blocks where a list begins or ends."""
    start, following = 0, None
    for place, block in enumerate(blocks):
        mark = _MARK.match(block.text.text) if block.kind is Kind.PARAGRAPH else None
        number = None if mark is None else int(mark["number"] or 0)
        if place and (number is None or number != following):
            yield range(start, place)
            start = place
        following = number + 1 if number else number
    yield range(start, len(blocks))
