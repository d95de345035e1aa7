"""The entries of a PO file with their offsets (GNU gettext manual, "The Format of PO Files"). A line ends with a line feed only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from workflow.errors import BadInput

_LINE = re.compile(r"[^\n]*\n?")
_STRING = re.compile(
    r'[ \t]*(?:(?P<word>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?P<form>\d{1,2})\])?[ \t]*)?(?P<string>"(?P<raw>(?:[^"\\]|\\.)*)")[ \t]*\r?\n?\Z'
)
_DOMAIN = re.compile(r'domain[ \t]+"')
_FUZZY = "fuzzy"


@dataclass(slots=True)
class String:
    """A string of an entry, quoted from ``start`` to ``end``; ``raw`` is what its quotes hold, joined, escapes as written."""

    start: int
    end: int
    raw: str


@dataclass(slots=True)
class Entry:
    """A message. ``flags`` are the lines of flags and ``previous`` those of the earlier message, each with its line end."""

    line: int
    context: String | None = None
    identity: String | None = None
    plural: String | None = None
    said: dict[int, String] = field(default_factory=dict)
    is_indexed: bool = False
    flags: list[tuple[int, int]] = field(default_factory=list)
    flag_names: list[str] = field(default_factory=list)
    previous: list[tuple[int, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def is_header(self) -> bool:
        """Whether it holds the facts of the file."""
        return self.context is None and self.identity is not None and not self.identity.raw

    @property
    def is_fuzzy(self) -> bool:
        """Whether what it says is a guess."""
        return _FUZZY in self.flag_names


def entries(text: str, name: str) -> list[Entry]:
    """Give the entries that are in use, in order. Raises BadInput with the line that is none of PO."""
    return [entry for entry in _all(text, name) if entry.identity is not None and entry.said]


def flags_of(line: str) -> list[str]:
    """Give the flags of a line that begins with '#,'."""
    return [flag.strip() for flag in line[2:].split(",") if flag.strip()]


def _all(text: str, name: str) -> Iterator[Entry]:
    entry = Entry(1)
    latest: String | None = None
    for number, found in enumerate(_LINE.finditer(text), start=1):
        line, bare = found[0], found[0].strip()
        if not bare or bare.startswith("#~") or _DOMAIN.match(bare):
            latest = None
            continue
        if bare.startswith("#"):
            if entry.said:
                yield entry
                entry = Entry(number)
            latest = None
            _comment(entry, bare, found.span())
            continue
        told = _STRING.match(line)
        if told is None or (told["word"] is None and latest is None):
            raise BadInput("po.line", file=name, line=number)
        start, end = found.start() + told.start("string"), found.start() + told.end("string")
        if told["word"] is None and latest is not None:
            latest.end, latest.raw = end, latest.raw + told["raw"]
            continue
        if told["word"] in {"msgctxt", "msgid"} and entry.said:
            yield entry
            entry = Entry(number)
        latest = String(start, end, told["raw"])
        _take(entry, told["word"], told["form"], latest)
    yield entry


def _take(entry: Entry, word: str, form: str | None, string: String) -> None:
    if word == "msgctxt":
        entry.context = string
    elif word == "msgid":
        entry.identity = string
    elif word == "msgid_plural":
        entry.plural = string
    else:
        entry.said[int(form or 0)] = string
        entry.is_indexed = form is not None


def _comment(entry: Entry, bare: str, place: tuple[int, int]) -> None:
    if bare.startswith("#,"):
        entry.flags.append(place)
        entry.flag_names += flags_of(bare)
    elif bare.startswith("#|"):
        entry.previous.append(place)
    elif bare.startswith("#:"):
        return
    elif told := bare.lstrip("#.").strip():
        entry.notes.append(told)
