"""A language's document as plain text."""

from collections.abc import Sequence
from itertools import pairwise

from workflow.publishing.renditions.html import UNSHOWN
from workflow.publishing.renditions.inline import shown
from workflow.text import Block, Kind

_CLOSE = frozenset({Kind.LIST_ITEM, Kind.CELL})
"""Blocks that follow their like without a blank line between."""


def document(blocks: Sequence[Block]) -> bytes:
    """Give the blocks as UTF-8, a blank line between two of them but inside lists and tables."""
    told = [block for block in blocks if block.kind not in UNSHOWN]
    if not told:
        return b""
    lines = [_line(told[0])]
    for before, block in pairwise(told):
        if not (block.kind is before.kind and block.kind in _CLOSE):
            lines.append("")
        lines.append(_line(block))
    return ("\n".join(lines) + "\n").encode()


def _line(block: Block) -> str:
    text = shown(block.text.text, block.text.codes)
    return f"- {text}" if block.kind is Kind.LIST_ITEM else text
