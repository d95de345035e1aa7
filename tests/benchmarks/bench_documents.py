"""Reading and writing of documents with 5,000 blocks, each format, and of one call in a child process."""

import io
import random
import time
from collections.abc import Callable

import docx

from tests.documents.wordfile import paragraph, run, word
from workflow import documents
from workflow.documents import Document
from workflow.guards import archive, child, xml

BLOCKS = 5_000
_WORDS = [
    "the",
    "ministry",
    "opened",
    "a",
    "new",
    "centre",
    "in",
    "the",
    "city",
    "and",
    "said",
    "that",
    "work",
    "had",
    "begun",
    "on",
    "Sunday",
    "with",
    "partners",
    "from",
    "abroad",
]


def sentences() -> list[str]:
    """Texts of about fifteen words, always the same."""
    chance = random.Random(20240506)
    return [" ".join(chance.choices(_WORDS, k=15)).capitalize() + "." for _ in range(BLOCKS)]


def files() -> dict[str, bytes]:
    """A document in each format."""
    told = sentences()
    bold = "<w:b/>"
    return {
        "a.txt": "\n".join(told).encode(),
        "a.md": "\n\n".join(text.replace("new", "**new**") for text in told).encode(),
        "a.html": (
            "<html lang=en><body>" + "".join(f"<p>{text.replace('new', '<b>new</b>')}</p>\n" for text in told)
        ).encode(),
        "a.docx": word(*(paragraph(text[:20], run(text[20:25], bold), text[25:]) for text in told)),
    }


def taken(act: Callable[[], object], times: int = 3) -> float:
    """The best of a few times, in milliseconds."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        act()
        best = min(best, time.perf_counter() - start)
    return best * 1000


def _format(name: str, data: bytes) -> None:
    document: Document = documents.read(data, name, "en")
    texts = {block.key: "x" + block.text.text for block in document.blocks}
    print(
        f"{name}: {len(document.blocks)} blocks, {len(data) // 1024} kB:"
        f" read {taken(lambda: documents.read(data, name, 'en')):.0f} ms,"
        f" in a child {taken(lambda: documents.read_apart(data, name, 'en')):.0f} ms,"
        f" written {taken(lambda: documents.write(document, texts, 'fr')):.0f} ms"
    )


def _guards(data: bytes) -> None:
    def guarded() -> None:
        checked = archive.inspect(data, "a.docx")
        for entry in checked.entries:
            xml.refuse_unsafe(checked.read(entry), entry.name)

    print(
        f"guards of a.docx: {taken(guarded):.0f} ms; python-docx opens it in {taken(lambda: docx.Document(io.BytesIO(data))):.0f} ms"
    )


def main() -> None:
    """Print a line a format."""
    made = files()
    for name, data in made.items():
        _format(name, data)
    _guards(made["a.docx"])
    small = b"One line.\n"
    documents.read_apart(small, "a.txt", "en")
    print(
        f"a call in a child: {taken(lambda: child.apart('workflow.guards.warden:network', small, {}), 30):.1f} ms,"
        f" a small text read in one: {taken(lambda: documents.read_apart(small, 'a.txt', 'en'), 30):.1f} ms"
    )
