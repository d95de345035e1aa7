"""LibreOffice and poppler as independent readers: what a file says, and on which side of the page its lines stand."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

_PROGRAMS = ("soffice", "pdftotext", "pdftoppm")
MISSING = [name for name in _PROGRAMS if shutil.which(name) is None]
requires_office = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")

_FILTERS = {"pdf": "pdf", "txt": "txt:Text (encoded):UTF8", "docx": "docx:MS Word 2007 XML", "odt": "odt"}
_SECONDS = 240
_SPACE = "{http://www.w3.org/1999/xhtml}"
_WIDE = 150
_SHORT_LINE = 0.8
_TOUCH = 3.0


def converted(files: Mapping[str, bytes], to: str, folder: Path) -> dict[str, Path]:
    """Convert files (by name) to ``pdf``, ``txt``, ``docx`` or ``odt`` in one call; give the results by name. A file that fails has none."""
    came, went = folder / f"in-{to}", folder / to
    for each in (came, went):
        each.mkdir(parents=True, exist_ok=True)
    names = {name: f"{place:03d}{Path(name).suffix}" for place, name in enumerate(files)}
    for name, short in names.items():
        (came / short).write_bytes(files[name])
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", _FILTERS[to]]
        command += ["--outdir", str(went), *(str(came / short) for short in names.values())]
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    found = {name: went / f"{Path(short).stem}.{to}" for name, short in names.items()}
    return {name: path for name, path in found.items() if path.exists()}


def words_of(pdf: Path) -> str:
    """Give the text of a PDF, page by page."""
    return _output(["pdftotext", "-layout", str(pdf), "-"])


def pictures(pdf: Path, folder: Path, *, dots: int = 50, pages: int = 1) -> list[Path]:
    """Draw the first pages of a PDF as PNG files in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    _output(["pdftoppm", "-r", str(dots), "-l", str(pages), "-png", str(pdf), str(folder / pdf.stem)])
    return sorted(folder.glob(f"{pdf.stem}-*.png"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page, in points from its left and top."""

    left: float
    right: float
    text: str
    top: float = 0
    bottom: float = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """Of the paragraphs whose last line is short: those that end at the ``right`` edge, those at the ``left``, and the lines of these."""

    right: int
    left: int
    at_left: tuple[str, ...]
    at_right: tuple[str, ...]


def direction_of(pdf: Path) -> Judged:
    """Judge on which side paragraphs of two lines and more end: a short last line shares one edge with the lines above it.

    Shapes that lie over one another look like one block: where the last line begins above the middle of the one before, nothing is judged.
    """
    right: list[str] = []
    left: list[str] = []
    for lines in blocks_of(pdf):
        first, last = min(line.left for line in lines), max(line.right for line in lines)
        end = lines[-1]
        if len(lines) < 2 or last - first < _WIDE or end.right - end.left > _SHORT_LINE * (last - first):
            continue
        if end.top < (lines[-2].top + lines[-2].bottom) / 2:
            continue
        at_right, at_left = abs(last - end.right) < _TOUCH, abs(end.left - first) < _TOUCH
        if at_right != at_left:
            (right if at_right else left).append(end.text)
    return Judged(len(right), len(left), tuple(left), tuple(right))


def blocks_of(pdf: Path) -> Iterable[Sequence[Line]]:
    """Give the blocks of lines that poppler sees, page by page."""
    told = _output(["pdftotext", "-bbox-layout", str(pdf), "-"])
    root = etree.fromstring(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", told).encode(), etree.XMLParser(recover=True))
    for block in root.iter(f"{_SPACE}block"):
        lines = [
            Line(
                float(line.get("xMin", 0)),
                float(line.get("xMax", 0)),
                " ".join(word.text or "" for word in line.iter(f"{_SPACE}word")),
                float(line.get("yMin", 0)),
                float(line.get("yMax", 0)),
            )
            for line in block.iter(f"{_SPACE}line")
        ]
        if lines:
            yield lines


def _output(command: list[str]) -> str:
    done = subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    return done.stdout.decode(errors="replace")
