"""What a file keeps as it is between its blocks: code, and words that nobody is to translate."""

from collections.abc import Iterable, Sequence

from workflow.text import Kept, Kind

_SAID_OF_THE_FILE = frozenset({Kind.TITLE, Kind.ATTRIBUTE, Kind.PROPERTY})


def kept_behind(blocks: Sequence[tuple[int, Kind]], kept: Iterable[tuple[int, Kept]]) -> dict[int, tuple[Kept, ...]]:
    """Give what follows each block, by its index, of ``kept``; both have their places in the file, and ``blocks`` are in order.

    What stands before all blocks follows the first.
    """
    read = [(start, index) for index, (start, kind) in enumerate(blocks) if kind not in _SAID_OF_THE_FILE]
    found: dict[int, tuple[Kept, ...]] = {}
    for place, each in kept:
        if read:
            index = next((index for start, index in reversed(read) if start < place), read[0][1])
            found[index] = (*found.get(index, ()), each)
    return found
