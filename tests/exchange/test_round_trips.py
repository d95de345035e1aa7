"""Out of Stele, through the tools that translators use, and back."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import polib
import pytest
from translate.storage import pypo
from translate.storage.tmx import tmxfile
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

from tests.exchange.builders import ORIGIN, a_target, a_unit
from tests.exchange.omegat import memory, requires_omegat, translated
from workflow.exchange import Returned, Unit, incoming, po, tmx, xliff, xliff2
from workflow.text.hashing import content_hash

requires_gettext = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext (msgfmt) is not installed")

SOURCES = ("The harbour opens.", "It has 12 berths & “one” crane.", "❶New➊ ships come.", "Thanks.➀Goodbye.", "Thanks.")
ARABIC = ("يفتح الميناء.", "فيه 12 رصيفا ورافعة «واحدة» & أكثر.", "تأتي سفن ❶جديدة➊.", "شكرا.➀وداعا.", "مع الشكر.")


def units(*, done: bool = False) -> list[Unit]:
    """The segments of a release, translated or not."""
    return [
        a_unit(source, number, **({"ar": a_target(target, state="draft")} if done else {}))
        for number, (source, target) in enumerate(zip(SOURCES, ARABIC, strict=True), start=1)
    ]


def told(entries: list[Returned]) -> list[tuple[str | None, str, str]]:
    return [(entry.key, entry.text, entry.refusal) for entry in entries]


def wanted(texts: tuple[str, ...] = ARABIC) -> list[tuple[str | None, str, str]]:
    return [(f"seg{number:05}", text, "") for number, text in enumerate(texts, start=1)]


def back(data: bytes, name: str) -> list[Returned]:
    return incoming.read(data, name, "ar", "en")


HEADER = "كل شيء إلا رأس الملف"
OMEGAT_TAGS = {
    "<g0>New</g0> ships come.": "تأتي سفن <g0>جديدة</g0>.",
    "Thanks.<x0/>Goodbye.": "شكرا.<x0/>وداعا.",
}


@pytest.fixture(scope="module")
def from_omegat(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Files that went through OmegaT in one project: our own TMX as its memory, and what a translator typed in it."""
    out = units()
    catalogue = po.write(out, ORIGIN, "ar")
    header = polib.pofile(catalogue.decode()).metadata_as_entry().msgstr
    files = {
        "copies.ar.xlf": xliff.write(out, ORIGIN, "ar", copies=True),
        "plain.ar.xlf": xliff.write(out, ORIGIN, "ar"),
        "catalogue.ar.po": catalogue,
        "filled.ar.xliff2.xlf": xliff2.write(units(done=True), ORIGIN, "ar"),
    }
    # What has codes OmegaT knows by its own tags, in a catalogue by their characters; the rest it finds in our own memory.
    typed = {
        **OMEGAT_TAGS,
        **dict(zip(SOURCES[2:4], ARABIC[2:4], strict=True)),
        header: HEADER,
        header.rstrip("\n"): HEADER,
    }
    memories = {"ours.tmx": tmx.write(units(done=True), ORIGIN, ["ar"]), "typed.tmx": memory(typed)}
    return translated(tmp_path_factory.mktemp("omegat") / "project", files, memories)


@requires_omegat
def test_omegat_fills_an_xliff_with_copies_and_it_comes_back_whole(from_omegat: dict[str, bytes]) -> None:
    entries = back(from_omegat["copies.ar.xlf"], "copies.ar.xlf")
    assert told(entries) == wanted()
    assert [(entry.version, entry.base) for entry in entries] == [(1, content_hash(source)) for source in SOURCES]


@requires_omegat
def test_omegat_offers_no_unit_without_target_and_nothing_is_taken_for_one(from_omegat: dict[str, bytes]) -> None:
    assert told(back(from_omegat["plain.ar.xlf"], "plain.ar.xlf")) == wanted(("",) * len(SOURCES))


@requires_omegat
def test_a_translated_header_of_a_po_is_told_and_left_aside(from_omegat: dict[str, bytes]) -> None:
    data = from_omegat["catalogue.ar.po"]
    assert HEADER in data.decode()
    assert told(back(data, "catalogue.ar.po")) == [(None, "", "po.header"), *wanted()]


@requires_omegat
def test_omegat_leaves_an_xliff_2_as_it_was(from_omegat: dict[str, bytes]) -> None:
    assert told(back(from_omegat["filled.ar.xliff2.xlf"], "a.xliff2.xlf")) == wanted()


@requires_omegat
def test_a_copy_that_nobody_translated_is_no_translation(tmp_path: Path) -> None:
    files = {"copies.ar.xlf": xliff.write(units(), ORIGIN, "ar", copies=True)}
    typed = memory({SOURCES[0]: ARABIC[0]})
    (data,) = translated(tmp_path / "project", files, {"typed.tmx": typed}).values()
    assert told(back(data, "copies.ar.xlf")) == wanted((ARABIC[0], "", "", "", ""))


@requires_gettext
@pytest.mark.parametrize("done", [False, True])
def test_msgfmt_finds_no_fault_and_compiles_it(tmp_path: Path, done: bool) -> None:
    path = tmp_path / "a.po"
    finished = [a_unit(source, n, ar=target) for n, (source, target) in enumerate(zip(SOURCES, ARABIC, strict=True), 1)]
    path.write_bytes(po.write(finished if done else units(), ORIGIN, "ar"))
    words = ["msgfmt", "--check", "--output-file", str(tmp_path / "a.mo"), str(path)]
    found = subprocess.run(words, check=False, capture_output=True)
    assert (found.returncode, found.stderr) == (0, b"")
    if done:
        compiled = polib.mofile(str(tmp_path / "a.mo"))
        assert {(entry.msgctxt, entry.msgstr) for entry in compiled} == {(key, text) for key, text, _ in wanted()}


@requires_gettext
@pytest.mark.parametrize("tool", ["msgcat", "msgattrib", "msgen"])
def test_gettext_rewrites_it_and_it_comes_back(tmp_path: Path, tool: str) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(po.write(units(done=True), ORIGIN, "ar"))
    written = subprocess.run([tool, str(path)], check=True, capture_output=True).stdout
    assert told(back(written, "a.po")) == wanted()


def test_polib_fills_it_and_it_comes_back() -> None:
    file = polib.pofile(po.write(units(), ORIGIN, "ar").decode())
    for entry, text in zip(file, ARABIC, strict=True):
        entry.msgstr = text
    entries = back(str(file).encode(), "a.po")
    assert told(entries) == wanted()
    assert all(entry.version == 1 and entry.base for entry in entries)


def filled(data: bytes, reader: Any, texts: tuple[str, ...] = ARABIC) -> bytes:
    """The file as translate-toolkit saves it after each unit was given a plain text."""
    file = reader.parsestring(data)
    kept = [unit for unit in file.units if unit.istranslatable()]
    for unit, text in zip(kept, texts, strict=True):
        unit.target = text
    return bytes(file)


PLAIN = ("يفتح.", "فيه 12.", "سفن.", "شكرا.", "مع الشكر.")


@pytest.mark.parametrize(
    ("name", "writer", "reader"),
    [
        ("a.po", po.write, pypo.pofile),
        ("a.xlf", xliff.write, xlifffile),
        ("a.xliff2.xlf", xliff2.write, Xliff2File),
    ],
)
def test_translate_toolkit_fills_it_and_it_comes_back(name: str, writer: Any, reader: Any) -> None:
    entries = back(filled(writer(units(), ORIGIN, "ar"), reader, PLAIN), name)
    assert told(entries) == wanted(PLAIN)
    assert [entry.version for entry in entries] == [1] * len(PLAIN)
    assert all(entry.base for entry in entries)


def test_translate_toolkit_reads_the_units_of_xliff_2() -> None:
    file = Xliff2File.parsestring(xliff2.write(units(done=True), ORIGIN, "ar"))
    assert [unit.getid() for unit in file.units] == [unit.key for unit in units()]
    assert str(file.units[0].target) == ARABIC[0]


def test_translate_toolkit_saves_a_tmx_and_it_comes_back() -> None:
    saved = bytes(tmxfile.parsestring(tmx.write(units(done=True), ORIGIN, ["ar"])))
    assert told(back(saved, "a.tmx")) == wanted()
