import io
import struct
import warnings
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.errors import BadInput
from workflow.guards import archive, limits, office

STAMP = (2024, 1, 1, 0, 0, 0)
PLAIN = b"<p>The office opened.</p>" * 4


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive_file:
        warnings.simplefilter("ignore")
        for name, data in entries:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name, STAMP)
            info.compress_type = method
            archive_file.writestr(info, data)
    return out.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        archive.inspect(data, "a.docx")
    assert caught.value.facts["file"] == "a.docx"
    return caught.value.code


names = st.lists(
    st.from_regex(r"[a-zé]{1,8}(/[a-z]{1,8}){0,2}\.bin", fullmatch=True), unique_by=str.casefold, min_size=1, max_size=6
)


@given(names, st.binary(max_size=3000), st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
def test_an_honest_archive_is_read_as_zipfile_reads_it(found: list[str], content: bytes, method: int) -> None:
    data = zipped(*((name, content + name.encode()) for name in found), method=method)
    checked = archive.inspect(data, "a.docx")
    assert [entry.name for entry in checked.entries] == found
    assert [checked.read(entry) for entry in checked.entries] == [content + name.encode() for name in found]
    assert checked.entries[-1].span_end == checked.directory


def test_entries_written_as_a_stream_are_read() -> None:
    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

    out = Stream()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.xml", PLAIN)
        file.writestr("b.xml", PLAIN)
    checked = archive.inspect(out.getvalue(), "a.docx")
    assert [checked.read(entry) for entry in checked.entries] == [PLAIN, PLAIN]


@pytest.mark.parametrize(
    "name",
    ["../a", "/a", "a/../b", "a\\b", "C:a", "a\u202eb", "a\nb", "a//b", "a\x7fb", "\u2066a", ".."],
)
def test_names_that_could_be_paths_or_spoofs_are_refused(name: str) -> None:
    assert refusal(zipped((name, b"x"))) == "zip.name"


def test_a_nul_in_a_name_is_refused() -> None:
    assert refusal(zipped(("aXb", b"x")).replace(b"aXb", b"a\0b")) == "zip.name"


@pytest.mark.parametrize(
    ("first", "second"), [("a.xml", "a.xml"), ("a.xml", "A.XML"), ("\u00e9.xml", "e\u0301.xml"), ("ß", "SS")]
)
def test_two_entries_that_some_reader_takes_for_one_are_refused(first: str, second: str) -> None:
    assert refusal(zipped((first, b"x"), (second, b"y"))) == "zip.twice"


def test_a_link_is_refused() -> None:
    info = zipfile.ZipInfo("a", STAMP)
    info.external_attr = 0o120777 << 16
    assert refusal(zipped((info, b"/etc/hostname"))) == "zip.link"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_methods_than_deflate_are_refused(method: int) -> None:
    assert refusal(zipped(("a.xml", PLAIN), method=method)) == "zip.method"


def test_an_encrypted_entry_is_told_as_a_password() -> None:
    data = bytearray(zipped(("a.xml", PLAIN)))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(data)) == "file.password"


def test_bytes_before_or_after_the_archive_are_refused() -> None:
    data = zipped(("a.xml", PLAIN))
    assert refusal(b"<html>" + data) == "zip.damaged"
    assert refusal(data + b"\0") == "zip.damaged"
    shifted = data[:-22] + struct.pack("<4s4H2IH", *struct.unpack("<4s4H2IH", data[-22:])[:6], 0, 0)
    assert refusal(shifted) == "zip.damaged"


@given(st.data())
def test_an_archive_cut_short_is_refused_at_any_byte(source: st.DataObject) -> None:
    data = zipped(("a.xml", PLAIN), ("b.xml", PLAIN * 3))
    assert refusal(data[: source.draw(st.integers(0, len(data) - 1))]) == "zip.damaged"


@given(st.data())
def test_a_flipped_byte_is_refused_or_harmless_but_never_a_crash(source: st.DataObject) -> None:
    data = bytearray(zipped(("a.xml", PLAIN), ("b.xml", PLAIN * 3)))
    place = source.draw(st.integers(0, len(data) - 1))
    data[place] ^= source.draw(st.integers(1, 255))
    try:
        checked = archive.inspect(bytes(data), "a.docx")
    except BadInput:
        return
    assert sorted(len(checked.read(entry)) for entry in checked.entries) == [len(PLAIN), len(PLAIN) * 3]


def test_sizes_that_lie_and_wrong_sums_are_refused() -> None:
    data = zipped(("a.xml", PLAIN))
    assert refusal(data.replace(struct.pack("<I", len(PLAIN)), struct.pack("<I", 12))) == "zip.damaged"
    assert refusal(data.replace(struct.pack("<I", len(PLAIN)), struct.pack("<I", 9_999))) == "zip.damaged"
    assert refusal(data.replace(struct.pack("<I", zlib.crc32(PLAIN)), b"\1\2\3\4")) == "zip.damaged"


def test_entries_that_overlap_are_refused() -> None:
    data = zipped(("a.xml", PLAIN), ("b.xml", PLAIN))
    place = data.rindex(b"PK\x01\x02")
    assert refusal(data[: place + 42] + struct.pack("<I", 0) + data[place + 46 :]) == "zip.damaged"


def test_too_many_entries_and_too_large_ones_are_refused() -> None:
    assert refusal(zipped(*((f"{i}", b"") for i in range(limits.ARCHIVE_ENTRIES + 1)))) == "zip.many_entries"
    assert refusal(zipped(("a.bin", b"\0" * (limits.ENTRY_BYTES + 1)))) == "zip.large"
    part = b"\0" * (51 * limits.MEGABYTE)
    assert refusal(zipped(*((f"{i}.bin", part) for i in range(4)))) == "zip.large"


def test_xml_that_unpacks_to_many_times_its_size_is_refused_but_a_picture_is_not() -> None:
    blank = b" " * (2 * limits.MEGABYTE)
    assert refusal(zipped(("word/document.xml", blank))) == "zip.ratio"
    archive.inspect(zipped(("word/media/a.bmp", blank)), "a.docx")


@pytest.mark.parametrize(
    ("stream", "code"),
    [("EncryptedPackage", "file.password"), ("WordDocument", "file.old_word"), ("Workbook", "file.old_office")],
)
def test_compound_files_are_told_apart(stream: str, code: str) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + stream.encode("utf-16-le")
    with pytest.raises(BadInput) as caught:
        office.refuse_compound(data, "a.docx")
    assert caught.value.code == code
    office.refuse_compound(b"PK\x03\x04", "a.docx")
