"""Files of large releases that were made lately: the page that shows them, their download and their publication make them once."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import Lock

from workflow.publishing.bundle import File


class Lately:
    """Keeps what was made last, up to ``most`` bytes in all."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, tuple[File, ...]] = OrderedDict()
        self._lock = Lock()

    def files(self, content: Hashable, make: Callable[[], Sequence[File]]) -> tuple[File, ...]:
        """Give the files of ``content``, which is all that they are made of; ``make`` them where they are not kept."""
        with self._lock:
            if content in self._kept:
                self._kept.move_to_end(content)
                return self._kept[content]
        made = tuple(make())
        with self._lock:
            self._kept[content] = made
            while sum(map(_size, self._kept.values())) > self._most:
                self._kept.popitem(last=False)
        return made


def _size(files: Sequence[File]) -> int:
    return sum(len(file.data) for file in files)
