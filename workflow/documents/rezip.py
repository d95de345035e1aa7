"""An archive written back with some of its entries changed: every other byte is copied."""

import struct
import zlib
from collections.abc import Mapping

from workflow.guards.archive import Archive, Entry

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_DESCRIPTOR = 0x0008
_STORED = 0
_ZIP64_EXTRA = 0x0001


def replaced(archive: Archive, contents: Mapping[str, bytes]) -> bytes:
    """Give the archive with new ``contents`` for the entries named. Order, times and compression methods stay."""
    out: list[bytes] = []
    place = 0
    moved: dict[int, tuple[int, bytes]] = {}
    for entry in sorted(archive.entries, key=lambda each: each.header):
        new = contents.get(entry.name)
        record = archive.data[entry.record : entry.record_end]
        if new is None or new == archive.read(entry):
            span = archive.data[entry.header : entry.span_end]
        else:
            span, record = _rewritten(archive.data, entry, new)
        moved[entry.record] = (place, record)
        out.append(span)
        place += len(span)
    records = [_placed(moved[entry.record][1], moved[entry.record][0]) for entry in archive.entries]
    size = sum(map(len, records))
    end = archive.data[archive.entries[-1].record_end :]
    fields = list(_END.unpack_from(end))
    fields[5:7] = size, place
    return b"".join([*out, *records, _END.pack(*fields), end[_END.size :]])


def _rewritten(data: bytes, entry: Entry, content: bytes) -> tuple[bytes, bytes]:
    """Give the local part and the directory's record of an entry with new content."""
    packed = content if entry.method == _STORED else _deflated(content)
    sums = (zlib.crc32(content), len(packed), len(content))
    local = list(_LOCAL.unpack_from(data, entry.header))
    name_end = entry.header + _LOCAL.size + local[9]
    extra = _without_zip64(data[name_end : entry.content])
    local[2] &= ~_DESCRIPTOR
    local[6:9] = sums
    local[10] = len(extra)
    span = _LOCAL.pack(*local) + data[entry.header + _LOCAL.size : name_end] + extra + packed
    central = list(_CENTRAL.unpack_from(data, entry.record))
    names_end = entry.record + _CENTRAL.size + central[10]
    extras_end = names_end + central[11]
    extra = _without_zip64(data[names_end:extras_end])
    central[3] &= ~_DESCRIPTOR
    central[7:10] = sums
    central[11] = len(extra)
    name = data[entry.record + _CENTRAL.size : names_end]
    return span, _CENTRAL.pack(*central) + name + extra + data[extras_end : entry.record_end]


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _without_zip64(extra: bytes) -> bytes:
    kept, place = b"", 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, place)
        if kind != _ZIP64_EXTRA:
            kept += extra[place : place + 4 + length]
        place += 4 + length
    return kept + extra[place:]


def _placed(record: bytes, place: int) -> bytes:
    """Give a directory's record with the offset of its local part."""
    return record[: _CENTRAL.size - 4] + struct.pack("<I", place) + record[_CENTRAL.size :]
