"""Every golden document, written in another language and read as a file without keys, finds its segments again."""

import re
from collections import defaultdict

import pytest

from tests.golden.golden import Golden, golden
from workflow import documents
from workflow.documents.returned import read as read_returned
from workflow.releases.assembly import Said, target_texts
from workflow.releases.plan import plan
from workflow.review.grid import Row
from workflow.review.translation import Place, State, Translation
from workflow.review.unkeyed import SourceBlock, SourceFile, matched
from workflow.text import CodedText
from workflow.text.codes import CODE_CLASS

_WORD = re.compile(rf"[^\W\d_{CODE_CLASS}]+")
_LETTERS = {"ar": "ابتجحدرسشصطعفقكلمنهويظ", "en": "abcdefghijklmnopqrstuvwyx", "fr": "abcdefghijklmnopqrstuvwyx"}
_KEYED = frozenset({"po", "tmgmt", "wpml", "xliff12", "xliff2"})
PLAIN = [one for one in golden() if one.path.parent.name not in _KEYED]


def in_words_of(language: str, text: str) -> str:
    """The text in letters of ``language``, so that different words stay different: figures, marks and codes stay."""
    letters = _LETTERS[language]

    def other(found: re.Match[str]) -> str:
        # Begun as no frequent word is, which would tell another language.
        word = letters[-1] + "".join(letters[ord(letter) % len(letters)] for letter in found[0].lower())
        return word.capitalize() if found[0][0].isupper() else word

    said = _WORD.sub(other, text)
    return said if language == "ar" else said.translate(str.maketrans("؟،؛", "?,;"))


@pytest.mark.parametrize("one", PLAIN, ids=str)
def test_a_golden_document_comes_back_without_keys(one: Golden) -> None:
    source = one.read()
    made = plan([source], one.language)
    language = "ar" if one.language != "ar" else "en"
    rows: dict[int, list[Row]] = defaultdict(list)
    said, wanted = [], {}
    for segment in made.segments:
        text, key = in_words_of(language, segment.text), f"k{segment.number}"
        wanted[key] = text
        block = made.documents[0][segment.block].block
        said.append(Said(block.key, text, segment.space_before, segment.space_after))
        place = Place(1, segment.number, language, key)
        rows[segment.block].append(
            Row(segment.block, segment.number, segment.text, Translation(place, 1, State.UNTRANSLATED))
        )
    codes = {block.key: block.text.codes for block in source.blocks}
    texts = {key: CodedText(text, codes[key]) for key, text in target_texts(said, language).items()}
    places = tuple(
        SourceBlock(
            planned.block.key, planned.block.kind, planned.block.text.codes, tuple(rows[number]), planned.block.part
        )
        for number, planned in enumerate(made.documents[0])
        if number in rows
    )
    written = documents.write(source, texts, language)
    back = read_returned(written, one.path.name, language, one.language)
    assert back.document is not None
    entries = matched([SourceFile(one.path.name, source.format, places)], back.document)
    assert [entry.key for entry in entries] == list(wanted)
    taken = [entry for entry in entries if not entry.refusal]
    assert [entry.text for entry in taken] == [wanted[str(entry.key)] for entry in taken]
    # Where a full stop has no space after it, the two languages are cut differently, and nobody can tell which is which.
    assert len(taken) >= 0.6 * len(wanted)
    assert {entry.refusal for entry in entries} <= {"", "import.other_sentences", "import.same_as_source"}
    assert all(entry.fuzzy for entry in entries)
