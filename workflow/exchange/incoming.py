"""A file of translations that comes in: its format, its guards, its reader."""

from collections.abc import Callable
from pathlib import PurePath

from workflow.errors import BadInput
from workflow.exchange import po_return, tmx_return, xliff2_return, xliff_return
from workflow.exchange.unit import Returned
from workflow.guards import xml
from workflow.guards.size import require_size

_Reader = Callable[[bytes, str, str, str], list[Returned]]


def _xliff(data: bytes, name: str, language: str, source_language: str) -> list[Returned]:
    root = xml.parse(data, name, doctype=True)
    if xliff2_return.is_xliff2(root):
        return xliff2_return.of_root(root, name, language, source_language)
    return xliff_return.of_root(root, data, name, language, source_language)


_READERS: dict[str, _Reader] = {
    ".po": po_return.read,
    ".pot": po_return.read,
    ".xlf": _xliff,
    ".xliff": _xliff,
    ".tmx": tmx_return.read,
}
FORMATS = tuple(_READERS)


def read(data: bytes, name: str, language: str, source_language: str = "") -> list[Returned]:
    """Read translations into ``language`` from the file ``name``, whose ending tells its format.

    In the order of the file; an entry that cannot be taken has its refusal. Raises BadInput where the file as a whole is refused:
    nothing of it may be taken then.
    """
    reader = _READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise BadInput("exchange.format", file=name)
    require_size(data, name)
    return reader(data, name, language, source_language)
