"""Brackets without their partner in the block."""

import re
from collections.abc import Iterable, Iterator

from workflow.checks.balance import Mark, unbalanced
from workflow.checks.definition import BlockPair, Check
from workflow.checks.finding import Finding, Severity

_NAME = "brackets"
_CLOSING = {")": "(", "]": "[", "}": "{", "）": "（"}
_BRACKETS = re.compile(r"[()\[\]{}（）]")
# "1)", "a)" at the start of a segment or behind a comma or colon is a list, ":)" a face.
_LIST = re.compile(r"(?:^|[،,;:؛]\s?)(?:\d{1,3}|[^\W\d_]|[ivx]{1,4})$", re.IGNORECASE)
_LOOK_BACK = 8
_FACE = re.compile(r"[:;]-?$")


def _unmatched(texts: Iterable[tuple[int, str]]) -> list[Mark]:
    open_marks: list[Mark] = []
    lost: list[Mark] = []
    for number, text in texts:
        for match in _BRACKETS.finditer(text):
            char, place = match[0], match.start()
            mark = Mark(number, place, char)
            if char not in _CLOSING:
                if not _FACE.search(text[max(0, place - 2) : place]):
                    open_marks.append(mark)
            elif open_marks and open_marks[-1].char == _CLOSING[char]:
                open_marks.pop()
            elif not _LIST.search(text[max(0, place - _LOOK_BACK) : place]) and not _FACE.search(
                text[max(0, place - 2) : place]
            ):
                lost.append(mark)
    return lost + open_marks


def _brackets(pair: BlockPair) -> Iterator[Finding]:
    return unbalanced(_NAME, pair, _unmatched)


CHECK = Check(_NAME, Severity.WARNING, 1, block=_brackets)
