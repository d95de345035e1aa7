"""Measures the readers and writers on a folder of files: `python -m tests.documents.measure FOLDER [NAME ...]`.

A line a file and one for all: words found of LibreOffice's text export less its extras, inline codes in a hundred words, identity by
bytes, a pseudo-translation into the other direction read back, new faults in the order of elements, sides of short last lines.
"""

import importlib.util
import re
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from locales import language as facts_of
from tests.documents.extras import extras_of, misses, words
from tests.judges import office
from workflow import documents
from workflow.documents import Document, formats
from workflow.documents.spoken import likely_language
from workflow.errors import BadInput
from workflow.guards import archive
from workflow.text import Block, Role
from workflow.text.codes import without_codes

_PAGED = (".pptx", ".html")
_SHOWN = 8
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ARABIC = "ابتثجحخدذرزسشصضطعغفقكمنهويء"
_TO_ARABIC = str.maketrans(_LATIN + _LATIN.upper(), _ARABIC[:26] * 2)
_TO_LATIN = str.maketrans(_ARABIC, _LATIN + "z")


@dataclass(slots=True)
class Measured:
    """What was found of one file; ``faults``: what is wrong with its translation, in words."""

    name: str
    error: str = ""
    exported: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    words: int = 0
    codes: int = 0
    same: bool = True
    faults: list[str] = field(default_factory=list)
    right: int = 0
    left: int = 0

    @property
    def density(self) -> float:
        return 100 * self.codes / max(self.words, 1)


def measured(files: Mapping[str, bytes]) -> list[Measured]:
    """Measure files by name: each by itself, then all in the two calls of LibreOffice that a run takes."""
    found: dict[str, Measured] = {}
    read: dict[str, Document] = {}
    turned: dict[str, bytes] = {}
    for name, data in files.items():
        found[name] = Measured(name)
        try:
            read[name] = _document(data, name)
        except BadInput as error:
            found[name].error = error.code
            continue
        turned[name] = _written(read[name], found[name])
    if not office.MISSING:
        with tempfile.TemporaryDirectory() as folder:
            _against_export(files, read, found, Path(folder))
            _judged(turned, read, found, Path(folder))
    return list(found.values())


def _document(data: bytes, name: str) -> Document:
    first = documents.read(data, name, "en")
    spoken = likely_language(" ".join(block.text.plain for block in first.blocks)) or "en"
    return first if spoken == "en" else documents.read(data, name, spoken)


def _written(document: Document, found: Measured) -> bytes:
    """Count codes, try identity, and translate into a language of the other direction."""
    for block in document.blocks:
        found.words += len(words(block.text.plain))
        found.codes += sum(code.role is not Role.CLOSE for code in block.text.codes)
    found.same = documents.write(document, {}, document.language) == document.data
    found.same &= (
        documents.write(document, {each.key: each.text for each in document.blocks}, document.language) == document.data
    )
    language = "en" if facts_of(document.language).direction == "rtl" else "ar"
    pseudo = {block.key: _pseudo(block.text.text, language) for block in document.blocks}
    out = documents.write(document, pseudo, language)
    try:
        again = documents.read(out, document.name, language).blocks
    except BadInput as error:
        found.faults.append(f"written file is refused: {error.code}")
        return out
    found.faults += _unlike(pseudo, document.blocks, again)
    found.faults += _order_faults(document.data, out)
    return out


def _pseudo(text: str, language: str) -> str:
    return text.translate(_TO_ARABIC if language == "ar" else _TO_LATIN)


def _unlike(pseudo: Mapping[str, str], blocks: Sequence[Block], again: Sequence[Block]) -> list[str]:
    told = [without_codes(pseudo[block.key], alone=" ") for block in blocks]
    read = [without_codes(block.text.text, alone=" ") for block in again]
    if len(told) != len(read):
        return [f"{len(told)} blocks became {len(read)}"]
    wrong = [key.key for key, one, other in zip(blocks, told, read, strict=True) if words(one) != words(other)]
    return [f"texts differ: {', '.join(wrong[:_SHOWN])}"] if wrong else []


def _order_faults(data: bytes, out: bytes) -> list[str]:
    judge = _order_judge()
    if judge is None or not data.startswith(b"PK"):
        return []
    before, after = archive.inspect(data, "before"), archive.inspect(out, "after")
    new: list[str] = []
    for entry in after.entries:
        old = before.entry(entry.name)
        if not entry.name.endswith(".xml") or old is None or before.read(old) == after.read(entry):
            continue
        faults = set(map(str, judge(after.read(entry)))) - set(map(str, judge(before.read(old))))
        new += [f"{entry.name}: {fault}" for fault in sorted(faults)]
    return new


def _order_judge() -> Callable[[bytes], Sequence[object]] | None:
    if importlib.util.find_spec("tests.judges.ooxml_order") is None:
        return None
    told: Callable[[bytes], Sequence[object]] = importlib.import_module("tests.judges.ooxml_order").order_faults
    return told


def _against_export(
    files: Mapping[str, bytes], read: Mapping[str, Document], found: Mapping[str, Measured], folder: Path
) -> None:
    plain = {name: files[name] for name in read if not name.endswith(_PAGED)}
    paged = {name: files[name] for name in read if name.endswith(_PAGED)}
    exports = {
        name: path.read_text("utf-8-sig", errors="replace")
        for name, path in (office.converted(plain, "txt", folder) if plain else {}).items()
    }
    exports |= {
        name: office.words_of(path) for name, path in (office.converted(paged, "pdf", folder) if paged else {}).items()
    }
    for name, text in exports.items():
        ours = [without_codes(block.text.plain, alone=" ") for block in read[name].blocks]
        extras = extras_of(name, files[name], text)
        found[name].missed = misses(text, ours, extras)
        found[name].exported = len(words(text))


def _judged(
    turned: Mapping[str, bytes], read: Mapping[str, Document], found: Mapping[str, Measured], folder: Path
) -> None:
    paged = {name: data for name, data in turned.items() if not name.endswith((".txt", ".md"))}
    for name, pdf in (office.converted(paged, "pdf", folder / "turned") if paged else {}).items():
        told = office.direction_of(pdf)
        found[name].right, found[name].left = told.right, told.left


def told(results: Sequence[Measured]) -> str:
    """Give the lines for people."""
    lines = [f"{'words':>6} {'found%':>7} {'codes%':>7} {'same':>5} {'right':>6} {'left':>5}  file"]
    for each in sorted(results, key=lambda one: one.name):
        if each.error:
            lines.append(f"{'':>6} {'':>7} {'':>7} {'':>5} {'':>6} {'':>5}  {each.name}: {each.error}")
            continue
        same = "yes" if each.same else "NO"
        lines.append(
            f"{each.exported:>6} {_share(each):>7.2f} {each.density:>7.2f} {same:>5} {each.right:>6} {each.left:>5}  {each.name}"
        )
        if each.missed:
            lines.append(f"{'':>41}missed: {' '.join(f'{word}×{n}' for word, n in each.missed.most_common(_SHOWN))}")
        lines += [f"{'':>41}{fault}" for fault in each.faults[:_SHOWN]]
    return "\n".join([*lines, *_in_sum([each for each in results if not each.error])])


def _share(each: Measured) -> float:
    return 100 - 100 * each.missed.total() / max(each.exported, 1)


def _in_sum(read: Sequence[Measured]) -> list[str]:
    if not read:
        return ["nothing was read"]
    exported, missed = sum(each.exported for each in read), sum(each.missed.total() for each in read)
    total, codes = sum(each.words for each in read), sum(each.codes for each in read)
    densities = [each.density for each in read if each.words]
    return [
        f"read {len(read)}; words found {exported - missed} of {exported} ({100 * (exported - missed) / max(exported, 1):.2f} %)",
        f"codes in 100 words: {100 * codes / max(total, 1):.2f} over all, median {statistics.median(densities):.2f}",
        f"the same bytes: {sum(each.same for each in read)}; translations with faults: {sum(bool(each.faults) for each in read)}",
        f"short last lines at the right: {sum(each.right for each in read)}, at the left: {sum(each.left for each in read)}",
    ]


def main(arguments: Sequence[str]) -> int:
    """Measure the files of a folder whose names hold one of the words given, all where none is."""
    endings = {ending for each in formats() for ending in each.extensions}
    folder, *wanted = arguments
    files = {
        path.name: path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.suffix.lower() in endings and (not wanted or any(re.search(word, path.name) for word in wanted))
    }
    print(told(measured(files)))  # noqa: T201 - its output
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
