"""A document of 100,000 words in each format, read and written into Arabic, beside what other tools take for the same files.

Each piece of work runs in a fresh process; its time is that of the processor, the best of three, its memory the peak of the whole process.
"""

import io
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx

from tests.benchmarks import reference
from tests.documents import odfile
from tests.documents.wordfile import paragraph, run, word
from workflow import documents
from workflow.guards import archive, child, xml

BLOCKS, WORDS = 5_000, 20
DOCX_BAR, TOOLKIT_BAR, MEMORY_BAR = 3.0, 1.0, 150
_TIMES = 3
_TEXT = "the ministry opened a new centre in the city and said that work had begun on Sunday with partners from abroad"
_PEERS = {
    "a.docx": ("python-docx", DOCX_BAR, ("docx-load", "docx-save")),
    "a.odt": ("odf2xliff and xliff2odf", TOOLKIT_BAR, ("odf2xliff", "xliff2odf")),
    "a.html": ("html2po and po2html", TOOLKIT_BAR, ("html2po", "po2html")),
}
_UNTRANSLATED = re.compile(r'msgid ((?:"[^\n]*"\n)+)msgstr ""\n')
_SOURCE = re.compile("<source>(.*?)</source>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Took:
    """What one piece of work took."""

    milliseconds: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.milliseconds:.0f} ms and {self.megabytes:.0f} MB"


def sentences() -> list[str]:
    """Texts of twenty words, always the same."""
    chance = random.Random(20240506)
    words = _TEXT.split()
    return [" ".join(chance.choices(words, k=WORDS)).capitalize() + "." for _ in range(BLOCKS)]


def files() -> dict[str, bytes]:
    """A document in each format, five letters of each paragraph bold where it can be."""
    told = sentences()
    cut = [(text[:20], text[20:25], text[25:]) for text in told]
    units = "".join(
        f'<trans-unit id="{number}"><source>{text}</source></trans-unit>\n' for number, text in enumerate(told)
    )
    return {
        "a.docx": word(*(paragraph(first, run(bold, "<w:b/>"), last) for first, bold, last in cut)),
        "a.odt": odfile.odt(*(odfile.p(first, odfile.span("B", bold), last) for first, bold, last in cut)),
        "a.html": (
            '<!DOCTYPE html>\n<html lang="en"><head><title>News</title></head><body>\n'
            + "".join(f"<p>{first}<b>{bold}</b>{last}</p>\n" for first, bold, last in cut)
            + "</body></html>\n"
        ).encode(),
        "a.xlf": (
            '<?xml version="1.0" encoding="UTF-8"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a.txt" '
            f'source-language="en" target-language="ar" datatype="plaintext"><body>\n{units}</body></file></xliff>\n'
        ).encode(),
        "a.md": "\n\n".join(text.replace("new", "**new**") for text in told).encode(),
        "a.txt": "\n".join(told).encode(),
    }


def took(action: str, path: Path) -> Took:
    """Do a piece of work three times, each in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.document_work", action, str(path)]
    answers = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(_TIMES)]
    return Took(min(each["milliseconds"] for each in answers), max(each["megabytes"] for each in answers))


def _format(path: Path) -> None:
    ours = [took("read", path), took("write", path)]
    print(f"{path.name}, {path.stat().st_size // 1024} kB: read in {ours[0]}, written in {ours[1]}")
    most = max(each.megabytes for each in ours)
    if path.name in _PEERS:
        name, bar, actions = _PEERS[path.name]
        theirs = [_peer(action, path) for action in actions]
        ratio = sum(each.milliseconds for each in ours) / sum(each.milliseconds for each in theirs)
        print(
            f"   {name}: {theirs[0]}, {theirs[1]}; Stele takes {ratio:.2f} times as long, bar {bar:.0f}: {_met(ratio <= bar)}"
        )
    if path.suffix == ".docx":
        print(f"   python-docx, the text of each run read and set between: {took('docx-texts', path)}")
    print(f"   memory at most {most:.0f} MB, bar {MEMORY_BAR}: {_met(most <= MEMORY_BAR)}")


def _met(met: bool) -> str:
    return "met" if met else "MISSED"


def _peer(action: str, path: Path) -> Took:
    """Another tool's work; what it extracted is filled in with the source before it writes."""
    filled = {"xliff2odf": (".xlf", _filled_xliff), "po2html": (".po", _filled_po)}
    if action in filled:
        ending, fill = filled[action]
        extracted = path.with_suffix(f".peer{ending}")
        extracted.write_text(fill(extracted.read_text()))
    return took(action, path)


def _filled_xliff(told: str) -> str:
    return _SOURCE.sub(r"<source>\1</source><target>\1</target>", told)


def _filled_po(told: str) -> str:
    return _UNTRANSLATED.sub(lambda unit: unit[0] if unit[1] == '""\n' else f"msgid {unit[1]}msgstr {unit[1]}", told)


def taken(act: Callable[[], object], times: int = 3) -> float:
    """The best of a few times, in milliseconds."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        act()
        best = min(best, time.perf_counter() - start)
    return best * 1000


def _guards(data: bytes) -> None:
    def guarded() -> None:
        checked = archive.inspect(data, "a.docx")
        for entry in checked.entries:
            xml.refuse_unsafe(checked.read(entry), entry.name)

    print(
        f"guards of a.docx: {taken(guarded):.0f} ms; python-docx opens it in {taken(lambda: docx.Document(io.BytesIO(data))):.0f} ms"
    )


def _child() -> None:
    small = b"One line.\n"
    documents.read_apart(small, "a.txt", "en")
    print(
        f"a call in a child: {taken(lambda: child.apart('workflow.guards.warden:network', small, {}), 30):.1f} ms,"
        f" a small text read in one: {taken(lambda: documents.read_apart(small, 'a.txt', 'en'), 30):.1f} ms"
    )


def main() -> None:
    """Print two lines a format, and a line for the guards and for the child."""
    made = files()
    known = {ending for each in documents.formats() for ending in each.extensions}
    print(f"{BLOCKS * WORDS:,} words in {BLOCKS:,} paragraphs; the reference loop takes {reference.loop():.0f} ms")
    with tempfile.TemporaryDirectory() as folder:
        for name, data in made.items():
            path = Path(folder, name)
            if path.suffix not in known:
                print(f"{name}: skipped, no format of that ending is registered")
                continue
            path.write_bytes(data)
            _format(path)
    _guards(made["a.docx"])
    _child()
