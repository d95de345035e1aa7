"""Which formats there are, and which one a file is."""

import logging
import re
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import PurePosixPath

from workflow.documents.document import Format
from workflow.errors import BadInput
from workflow.guards import office, size

GROUP = "stele.formats"

_LOG = logging.getLogger(__name__)
_UNSHOWN = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST_NAME = 120


@cache
def formats() -> tuple[Format, ...]:
    """Give the registered formats, in order of their names. One that cannot be loaded is logged and stops no other."""
    found = [_loaded(entry) for entry in entry_points(group=GROUP)]
    return tuple(sorted((each for each in found if isinstance(each, Format)), key=lambda each: each.name))


def _loaded(entry: EntryPoint) -> object:
    try:
        return entry.load()
    except Exception:  # noqa: BLE001 - whatever another package does wrong
        _LOG.warning("format %s cannot be loaded", entry.name, exc_info=True)
        return None


def endings() -> tuple[str, ...]:
    """Give the endings of the files that can be imported, each once."""
    return tuple(dict.fromkeys(ending for each in formats() for ending in each.extensions))


def format_named(name: str) -> Format:
    """Give a format by its name. Raises BadInput where it is not (or no more) registered."""
    for each in formats():
        if each.name == name:
            return each
    raise BadInput("documents.no_format", format=name)


def files_stated(data: bytes, name: str) -> int:
    """Give how many files a file seems to hold: 1, unless it has the name of an archive that says more."""
    ending = PurePosixPath(name.casefold()).suffix
    told = (each.files_stated(data) for each in formats() if each.files_stated and ending in each.extensions)
    return max([1, *told])


def shown_name(filename: str) -> str:
    """Give the last step of a file's name, without control characters and such as steer direction, at most 120 characters long."""
    name = _UNSHOWN.sub("", filename.replace("\\", "/").rstrip("/").rpartition("/")[2])
    stem, dot, ending = name.rpartition(".")
    return (
        (stem or "file")[: _LONGEST_NAME - len(ending)] + dot + ending[:_LONGEST_NAME]
        if dot
        else name[:_LONGEST_NAME] or "file"
    )


def format_of(data: bytes, name: str) -> Format:
    """Find the format of a file: a dialect by name and content, else by its name's ending, else by its content.

    Raises BadInput naming what can be imported.
    """
    size.require_size(data, name)
    office.refuse_compound(data, name)
    ending = PurePosixPath(name.casefold()).suffix
    named = [each for each in formats() if ending in each.extensions]
    for each in (
        *(one for one in named if one.special and one.sniff(data)),
        *(one for one in named if not one.special),
    ):
        return each
    for each in sorted(formats(), key=lambda one: not one.special):
        if each.sniff(data):
            return each
    known = ", ".join(f"{each.label} ({each.extensions[0]})" for each in formats())
    raise BadInput("documents.unknown_format", file=name, formats=known)
