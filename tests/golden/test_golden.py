"""Documents written for Stele, with the blocks that each must give: `<document>.blocks`, a line a block."""

from pathlib import Path

import pytest

from tests.documents.wordfile import paragraph, word
from workflow import documents
from workflow.documents import Document

HERE = Path(__file__).parent
NAMES = ["library-ar.txt", "library-en.html", "library-fr.md", "library-en.docx"]
FOOTNOTE = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> From the official bulletin.</w:t></w:r></w:p></w:footnote>'


def data(name: str) -> bytes:
    if not name.endswith(".docx"):
        return (HERE / name).read_bytes()
    body = (HERE / f"{name}.xml").read_text().replace("\n", "")
    return word(
        body,
        header1=paragraph("Ministry of Culture"),
        footnotes=FOOTNOTE,
        properties="<dc:title>Library at the harbour</dc:title>",
    )


def read(name: str) -> Document:
    return documents.read(data(name), name, name.partition("-")[2][:2])


def told(document: Document) -> str:
    return "".join(
        f"{block.kind.value}{block.level or ''}\t{block.text.text}\t{' '.join(code.label for code in block.text.codes if code.role != 'close')}\n"
        for block in document.blocks
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_blocks_are_those_that_stand_beside_the_document(name: str) -> None:
    assert told(read(name)) == (HERE / f"{name}.blocks").read_text()


@pytest.mark.parametrize("name", NAMES)
def test_a_document_without_a_change_is_the_file_itself(name: str) -> None:
    document = read(name)
    assert documents.write(document, {block.key: block.text for block in document.blocks}, document.language) == data(
        name
    )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_each_text_of_a_translation_is_found_in_its_place(name: str, language: str) -> None:
    document = read(name)
    translated = {block.key: f"«{block.text.text}» نص" for block in document.blocks}
    out = documents.write(document, translated, language)
    again = documents.read(out, name, language)
    assert [block.text.text for block in again.blocks] == list(translated.values())
    assert [block.kind for block in again.blocks] == [block.kind for block in document.blocks]


@pytest.mark.parametrize("name", NAMES)
def test_the_child_reads_what_the_parent_reads(name: str) -> None:
    assert documents.read_apart(data(name), name, name.partition("-")[2][:2]) == read(name)
