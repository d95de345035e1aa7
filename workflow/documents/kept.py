"""What a file keeps as it is between its blocks: code, and words that nobody is to translate."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from workflow.text import Kept, Kind

_SAID_OF_THE_FILE = frozenset({Kind.TITLE, Kind.ATTRIBUTE, Kind.PROPERTY})


def kept_behind(blocks: Sequence[tuple[int, Kind]], kept: Iterable[tuple[int, Kept]]) -> dict[int, tuple[Kept, ...]]:
    """Give what follows each block, by its index, of ``kept``; both have their places in the file, and ``blocks`` are in order.

    What stands before all blocks follows the first.
    """
    read = [(start, index) for index, (start, kind) in enumerate(blocks) if kind not in _SAID_OF_THE_FILE]
    found: dict[int, list[Kept]] = {}
    for place, each in kept:
        if read:
            behind = bisect_left(read, (place,))
            found.setdefault(read[max(0, behind - 1)][1], []).append(each)
    return {index: tuple(each) for index, each in found.items()}
