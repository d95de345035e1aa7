"""Headers and footers of a file without keys: known by the parts that they stand in."""

from dataclasses import replace

import pytest

from workflow.documents import Document, read
from workflow.review.grid import Row
from workflow.review.translation import Place, State, Translation
from workflow.review.unkeyed import SourceBlock, SourceFile, matched
from workflow.text import Block, Kind

SOURCE = ("The harbour opens on 3 May 2026.", "Port authority", "Press office")
FRENCH = ("Le port ouvre le 3 mai 2026.", "Autorité du port", "Service de presse")


def blocks_of(texts: tuple[str, ...], parts: tuple[str, ...]) -> tuple[Block, ...]:
    found = read("\n".join(texts).encode(), "a.txt", "fr").blocks
    kinds = (Kind.PARAGRAPH, Kind.HEADER, Kind.HEADER)
    return tuple(replace(one, kind=kind, part=part) for one, kind, part in zip(found, kinds, parts, strict=True))


def returned(*parts: str) -> Document:
    document = read("\n".join(FRENCH).encode(), "a.txt", "fr")
    return replace(document, format="docx", blocks=blocks_of(FRENCH, parts))


def source(*parts: str) -> SourceFile:
    rows = [
        Row(number, number, text, Translation(Place(1, number, "fr", f"k{number}"), 1, State.UNTRANSLATED))
        for number, text in enumerate(SOURCE)
    ]
    told = zip(blocks_of(SOURCE, parts), rows, strict=True)
    places = tuple(SourceBlock(one.key, one.kind, (), (row,), one.part) for one, row in told)
    return SourceFile("a.docx", "docx", places)


@pytest.mark.parametrize(
    ("parts", "refusals"),
    [
        (("", "word/header1.xml", "word/header2.xml"), ["", "", ""]),
        (("", "word/header2.xml", "word/header1.xml"), ["", "import.which_header", "import.which_header"]),
        (("", "styles.xml", "styles.xml"), ["", "import.which_header", "import.which_header"]),
    ],
)
def test_several_headers_are_taken_only_from_the_same_parts(parts: tuple[str, ...], refusals: list[str]) -> None:
    entries = matched([source("", "word/header1.xml", "word/header2.xml")], returned(*parts))
    assert [entry.refusal for entry in entries] == refusals
