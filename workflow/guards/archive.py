"""Zip archives whose directory tells the truth (APPNOTE.TXT 6.3.3; what OPC allows of it).

The bytes of the archive are read here and not by ``zipfile``, which takes the last of two equal names, cuts names at NUL and, in
some versions, unpacks overlapping entries.
"""

import re
import stat
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from workflow.errors import BadInput
from workflow.guards import limits

_END = struct.Struct("<4s4H2IH")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_LOCAL = struct.Struct("<4s5H3I2H")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x0041
_DESCRIPTOR = 0x0008
_UTF8 = 0x0800
_UNIX = 3
_FULL_16, _FULL_32 = 0xFFFF, 0xFFFFFFFF
_ZIP64_EXTRA = 0x0001
_BAD_NAME = re.compile("[\0-\x1f\x7f-\x9f\\\\:\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]")
_XML_NAME = re.compile(r"\.(?:xml|rels|xhtml|html|opf|ncx|vml)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive; offsets are bytes of the archive.

    ``record`` to ``record_end`` is its record in the directory, ``header`` to ``content`` its local header, ``content`` to
    ``content_end`` its (compressed) bytes, ``span_end`` where the next local header or the directory begins.
    """

    name: str
    method: int
    flags: int
    crc: int
    size: int
    record: int
    record_end: int
    header: int
    content: int
    content_end: int
    span_end: int


@dataclass(frozen=True)
class Archive:
    """An archive that was checked: ``entries`` in the order of its directory."""

    data: bytes
    name: str
    entries: tuple[Entry, ...]
    directory: int

    @cached_property
    def _by_name(self) -> dict[str, Entry]:
        foreign = [entry for entry in self.entries if not entry.name.isascii()]
        as_of_dos = {_raw_name(self.data, entry).decode("cp437"): entry for entry in foreign}
        return as_of_dos | {entry.name: entry for entry in self.entries}

    def entry(self, name: str) -> Entry | None:
        """Give the entry of that exact name; one in UTF-8 also by its name as earlier readers took it, in the code page of DOS."""
        return self._by_name.get(name)

    def read(self, entry: Entry) -> bytes:
        """Unpack one entry. Its size and CRC were checked by ``inspect``."""
        return b"".join(_unpacked(self.data, entry, self.name))


def stated_entries(data: bytes) -> int:
    """Give how many entries an archive says that it has, as far as so many are allowed; nothing else of it is looked at."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - _END.size - _FULL_16))
    if end < 0 or end + _END.size > len(data):
        return 0
    return min(int(_END.unpack_from(data, end)[4]), limits.ARCHIVE_ENTRIES)


def inspect(data: bytes, name: str) -> Archive:
    """Check all of an archive: its directory, names, overlaps, sizes, CRCs. Raises BadInput."""
    if not data.startswith(b"PK\x03\x04"):
        raise BadInput("zip.damaged", file=name)
    directory, count, end = _end_record(data, name)
    records = list(_records(data, name, directory, count, end))
    _require_names([entry.name for entry in records], name)
    entries = _with_spans(data, name, records, directory)
    if sum(entry.size for entry in entries) > limits.ARCHIVE_BYTES:
        raise BadInput("zip.large", file=name, megabytes=limits.ARCHIVE_BYTES // limits.MEGABYTE)
    for entry in entries:
        _require_content(data, entry, name)
    return Archive(data, name, tuple(entries), directory)


def _end_record(data: bytes, name: str) -> tuple[int, int, int]:
    """Give where the directory begins, how many records it has and where it ends; the end record must end the file."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - _END.size - _FULL_16))
    if end < 0 or end + _END.size > len(data):
        raise BadInput("zip.damaged", file=name)
    _, disk, first_disk, here, count, size, directory, comment = _END.unpack_from(data, end)
    if disk or first_disk or here != count or end + _END.size + comment != len(data) or directory + size != end:
        raise BadInput("zip.damaged", file=name)
    if count > limits.ARCHIVE_ENTRIES:
        raise BadInput("zip.many_entries", file=name, entries=limits.ARCHIVE_ENTRIES)
    return directory, count, end


def _records(data: bytes, name: str, place: int, count: int, end: int) -> Iterator[Entry]:
    for _ in range(count):
        if place + _CENTRAL.size > end:
            raise BadInput("zip.damaged", file=name)
        record = _CENTRAL.unpack_from(data, place)
        (mark, maker, _, flags, method, _, _, crc, packed, size) = record[:10]
        (name_size, extra_size, comment_size, disk, _, attributes, header) = record[10:]
        after = place + _CENTRAL.size + name_size + extra_size + comment_size
        if mark != b"PK\x01\x02" or disk or after > end:
            raise BadInput("zip.damaged", file=name)
        raw = data[place + _CENTRAL.size : place + _CENTRAL.size + name_size]
        extra = data[place + _CENTRAL.size + name_size : place + _CENTRAL.size + name_size + extra_size]
        size, packed, header = _wide(extra, size, packed, header)
        _require_method(name, flags, method)
        if maker >> 8 == _UNIX and stat.S_ISLNK(attributes >> 16):
            raise BadInput("zip.link", file=name)
        entry_name = _entry_name(raw, flags, name)
        yield Entry(entry_name, method, flags, crc, size, place, after, header, 0, packed, 0)
        place = after
    if place != end:
        raise BadInput("zip.damaged", file=name)


def _wide(extra: bytes, *values: int) -> tuple[int, int, int]:
    """Give size, packed size and offset, each from the 64-bit extra field where the 32-bit one is full."""
    place, wide = 0, b""
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, place)
        if kind == _ZIP64_EXTRA:
            wide = extra[place + 4 : place + 4 + length]
        place += 4 + length
    result = []
    for value in values:
        if value == _FULL_32 and len(wide) >= struct.calcsize("<Q"):
            result.append(struct.unpack_from("<Q", wide)[0])
            wide = wide[8:]
        else:
            result.append(value)
    return result[0], result[1], result[2]


def _require_method(name: str, flags: int, method: int) -> None:
    if flags & _ENCRYPTED:
        raise BadInput("file.password", file=name)
    if method not in {_STORED, _DEFLATED}:
        raise BadInput("zip.method", file=name)


def _entry_name(raw: bytes, flags: int, name: str) -> str:
    """Give a name in UTF-8, also where the entry does not say so, as Info-ZIP writes it; else in the code page of DOS."""
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        if flags & _UTF8:
            raise BadInput("zip.name", file=name) from error
        return raw.decode("cp437")


def _require_names(names: list[str], name: str) -> None:
    seen: set[str] = set()
    for entry in names:
        steps = entry.removesuffix("/").split("/")
        if _BAD_NAME.search(entry) or entry.startswith("/") or ".." in steps or "" in steps:
            raise BadInput("zip.name", file=name)
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", entry).casefold())
        if folded in seen:
            raise BadInput("zip.twice", file=name)
        seen.add(folded)


def _with_spans(data: bytes, name: str, records: list[Entry], directory: int) -> list[Entry]:
    """Find each entry's local header, in which everything must be as the directory says, and where its bytes end."""
    order = sorted(records, key=lambda entry: entry.header)
    if order and order[0].header != 0:
        raise BadInput("zip.damaged", file=name)
    found: dict[int, Entry] = {}
    for entry, span_end in zip(order, [*(entry.header for entry in order[1:]), directory], strict=True):
        if entry.header + _LOCAL.size > span_end:
            raise BadInput("zip.damaged", file=name)
        mark, _, flags, method, _, _, crc, packed, size, name_size, extra_size = _LOCAL.unpack_from(data, entry.header)
        content = entry.header + _LOCAL.size + name_size + extra_size
        content_end = content + entry.content_end
        raw = data[entry.header + _LOCAL.size : entry.header + _LOCAL.size + name_size]
        stated = (crc, size, packed) if _FULL_32 not in (size, packed) else (crc, entry.size, entry.content_end)
        truth = stated == (entry.crc, entry.size, entry.content_end) or bool(flags & _DESCRIPTOR)
        if (
            mark != b"PK\x03\x04"
            or (method, flags & _ENCRYPTED) != (entry.method, 0)
            or raw != _raw_name(data, entry)
            or content_end > span_end
            or not truth
        ):
            raise BadInput("zip.damaged", file=name)
        found[entry.record] = Entry(
            entry.name, entry.method, entry.flags, entry.crc, entry.size,
            entry.record, entry.record_end, entry.header, content, content_end, span_end,
        )  # fmt: skip
    return [found[entry.record] for entry in records]


def _raw_name(data: bytes, entry: Entry) -> bytes:
    start = entry.record + _CENTRAL.size
    return data[start : start + struct.unpack_from("<H", data, entry.record + 28)[0]]


def _require_content(data: bytes, entry: Entry, name: str) -> None:
    if entry.size > limits.ENTRY_BYTES:
        raise BadInput("zip.large", file=name, megabytes=limits.ENTRY_BYTES // limits.MEGABYTE)
    packed = entry.content_end - entry.content
    if _XML_NAME.search(entry.name) and entry.size > limits.XML_RATIO_FROM and entry.size > packed * limits.XML_RATIO:
        raise BadInput("zip.ratio", file=name)
    for _ in _unpacked(data, entry, name):
        pass


def _unpacked(data: bytes, entry: Entry, name: str) -> Iterator[bytes]:
    """Give an entry's bytes in pieces, never more than it states; size and CRC must come out as stated."""
    crc = size = 0
    for piece in _pieces(data, entry, name):
        size += len(piece)
        if size > entry.size:
            break
        crc = zlib.crc32(piece, crc)
        yield piece
    if (size, crc) != (entry.size, entry.crc):
        raise BadInput("zip.damaged", file=name)


def _pieces(data: bytes, entry: Entry, name: str) -> Iterator[bytes]:
    packed = data[entry.content : entry.content_end]
    if entry.method == _STORED:
        yield packed
        return
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while packed and not inflate.eof:
            yield inflate.decompress(packed, limits.MEGABYTE)
            packed = inflate.unconsumed_tail
        yield inflate.flush()
    except zlib.error as error:
        raise BadInput("zip.damaged", file=name) from error
    if not inflate.eof or inflate.unused_data:
        raise BadInput("zip.damaged", file=name)
