"""Documents in, documents out: each golden document gives its blocks, itself, and each translation in its place."""

import json
from collections import Counter
from collections.abc import Iterable

import pytest

from tests.golden.golden import Golden, described, golden, translated
from workflow import documents
from workflow.documents import Document, formats

ALL = list(golden())
STORED = [each for each in ALL if each.stored.exists()]
LANGUAGES = ["ar", "en", "fr"]
_FEWEST = 6

each_one = pytest.mark.parametrize("one", ALL, ids=str)


def is_bilingual(document: Document) -> bool:
    return next(each.bilingual for each in formats() if each.name == document.format)


@each_one
def test_the_blocks_are_those_that_stand_beside_the_document(one: Golden) -> None:
    assert described(one.read()) == one.described.read_text()


@each_one
def test_a_document_without_a_change_is_the_file_itself(one: Golden) -> None:
    document = one.read()
    assert documents.write(document, {block.key: block.text for block in document.blocks}, one.language) == one.data


@each_one
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_text_of_a_translation_is_found_in_its_place(one: Golden, language: str) -> None:
    document = one.read()
    if is_bilingual(document):
        language = document.properties["target_language"]
    texts = translated(document, language if language in LANGUAGES else "en")
    out = documents.write(document, texts, language)
    again = documents.read(out, one.path.name, one.language if is_bilingual(document) else language)
    said = again.targets if is_bilingual(document) else {block.key: block.text for block in again.blocks}
    assert [said[key].plain for key in texts] == [text.plain for text in texts.values()]
    assert [block.kind for block in again.blocks] == [block.kind for block in document.blocks]


@each_one
def test_the_child_reads_what_the_parent_reads(one: Golden) -> None:
    assert documents.read_apart(one.data, one.path.name, one.language) == one.read()


def words(texts: Iterable[str]) -> Counter[str]:
    """The words of all texts: an older reader may have cut blocks in other places."""
    return Counter(word for text in texts for word in text.split())


@pytest.mark.parametrize("one", STORED, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_release_that_an_older_reader_stored_still_comes_out_right(one: Golden, language: str) -> None:
    document = Document.from_json(json.loads(one.stored.read_text()), one.data)
    texts = translated(document, language)
    again = documents.read(documents.write(document, texts, language), one.path.name, language)
    lost = words(text.plain for text in texts.values()) - words(block.text.plain for block in again.blocks)
    assert not lost


@pytest.mark.parametrize("name", [each.name for each in formats() if each.name != "zip"])
def test_each_format_has_golden_documents_from_each_language(name: str) -> None:
    own = [one for one in ALL if one.read().format == name]
    assert len(own) >= _FEWEST
    assert {one.language for one in own} == set(LANGUAGES)
