"""Documents written for Stele: `<format>/<language>-<name>.<ending>`, a file or the folder of a package's parts."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workflow import documents
from workflow.documents import Document
from workflow.text import CodedText

HERE = Path(__file__).parent
_DESCRIBED = ".blocks"
_STORED = "stored"
_FIRST = ("mimetype", "[Content_Types].xml", "_rels/.rels")
_TIME = (2026, 1, 1, 0, 0, 0)
_WORDS = {"ar": "نص", "en": "text", "fr": "texte"}


@dataclass(frozen=True, slots=True)
class Golden:
    """A document and the blocks that it must give, a line a block."""

    path: Path

    def __str__(self) -> str:
        return f"{self.path.parent.name}/{self.path.name}"

    @property
    def language(self) -> str:
        return self.path.name.partition("-")[0]

    @property
    def data(self) -> bytes:
        return packed(self.path) if self.path.is_dir() else self.path.read_bytes()

    @property
    def described(self) -> Path:
        return self.path.with_name(self.path.name + _DESCRIBED)

    @property
    def stored(self) -> Path:
        return HERE / _STORED / f"{self.path.name}.json"

    def read(self) -> Document:
        return documents.read(self.data, self.path.name, self.language)


def golden() -> Iterator[Golden]:
    """Give all of them, by format and name."""
    for folder in sorted(
        each for each in HERE.iterdir() if each.is_dir() and each.name != _STORED and each.name[0] not in "_."
    ):
        for path in sorted(folder.iterdir()):
            if path.suffix != _DESCRIBED and not path.name.startswith(("_", ".")) and path.suffix != ".py":
                yield Golden(path)


def packed(folder: Path) -> bytes:
    """Zip the parts in a folder, what must come first first; the same bytes each time."""
    names = sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file())
    first = [name for name in _FIRST if name in names]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in [*first, *(name for name in names if name not in first)]:
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(zipfile.ZipInfo(name, _TIME), (folder / name).read_bytes(), method)
    return out.getvalue()


def described(document: Document) -> str:
    """Give the blocks as they stand beside a golden document: kind and level, text, labels of codes, note."""
    return "".join(
        f"{block.kind.value}{block.level or ''}\t{block.text.text}\t"
        f"{' '.join(code.label for code in block.text.codes if code.role != 'close')}\n"
        for block in document.blocks
    )


def translated(document: Document, language: str) -> dict[str, CodedText]:
    """Give a text for each block that differs from it, with its codes, and holds words of ``language``."""
    return {
        block.key: block.text.with_text(f"{_WORDS[language]} {block.text.text} {_WORDS[language]}")
        for block in document.blocks
    }
