import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow import documents
from workflow.documents import Document, Isolation
from workflow.errors import BadInput
from workflow.text import CodedText, Kind

RELEASE = "وزارة الثقافة تفتح مكتبة\r\n\r\n \u00a0 \r\n\tقالت الوزيرة: «نبدأ اليوم».\u2028واختتمت الحفل. \r\nللاتصال\tpress@example.org"


def read(told: str, language: str = "ar") -> Document:
    return documents.read(told.encode(), "release.txt", language)


def test_a_line_is_a_block_and_what_stands_round_it_is_left_to_the_file() -> None:
    blocks = read(RELEASE).blocks
    assert [block.text.plain for block in blocks] == [
        "وزارة الثقافة تفتح مكتبة",
        "قالت الوزيرة: «نبدأ اليوم». واختتمت الحفل.",
        "للاتصال press@example.org",
    ]
    assert [code.label for block in blocks for code in block.text.codes] == ["break", "tab"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Minister opens a library\n\nShe spoke first. More.\n", Kind.HEADING),
        ("Minister opens a library\r\n \t\r\nShe spoke first.\r\n", Kind.HEADING),
        ("الوزيرة تفتح مكتبة\n\nتحدثت أولا.", Kind.HEADING),
        ("The minister opened a library.\n\nShe spoke first.\n", Kind.PARAGRAPH),
        ("“The library is open.”\n\nShe spoke first.\n", Kind.PARAGRAPH),
        ("Minister opens a library\nShe spoke first.\n", Kind.PARAGRAPH),
        ("Minister opens a library\n\n", Kind.PARAGRAPH),
        ("word " * 60 + "\n\nShe spoke first.\n", Kind.PARAGRAPH),
    ],
)
def test_a_short_first_line_without_an_end_mark_over_a_blank_line_is_the_headline(text: str, kind: Kind) -> None:
    assert read(text, "en").blocks[0].kind is kind


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\v", "\f", "\u2029"])
def test_every_line_end_but_two_closes_a_block(end: str) -> None:
    assert [block.text.text for block in read(f"One{end}two\u2028three\u0085four{end}").blocks] == [
        "One",
        "two➀three➁four",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_translation_comes_out_in_the_encoding_of_the_file(encoding: str) -> None:
    document = documents.read(RELEASE.encode(encoding), "release.txt", "ar")
    texts = {block.key: block.text for block in document.blocks}
    assert documents.write(document, texts, "ar") == document.data
    out = documents.write(document, {"1": "A new library", "2": "“We begin.”➀And the end."}, "en")
    assert out.decode(encoding) == RELEASE.replace("وزارة الثقافة تفتح مكتبة", "A new library").replace(
        "قالت الوزيرة: «نبدأ اليوم».\u2028واختتمت الحفل.", "“We begin.”\u2028And the end."
    )


def test_a_code_page_is_noted_and_gives_way_to_utf_8() -> None:
    document = documents.read(RELEASE.replace("\u2028", " ").encode("windows-1256"), "release.txt", "ar")
    assert [note.code for note in document.notes] == ["documents.code_page"]
    assert "Été".encode() in documents.write(document, {"1": "Été"}, "fr")


def test_a_line_end_in_a_translation_makes_no_new_block() -> None:
    out = documents.write(read("One\nTwo\n", "en"), {"1": "Un\nune\r\nuns"}, "fr")
    assert out.decode() == "Un\u2028une\u2028uns\nTwo\n"


def test_a_character_of_the_table_of_codes_comes_in_as_a_code_that_stands_for_itself() -> None:
    document = read("Step ➀ and ❶ and ➀.", "en")
    (block,) = document.blocks
    assert block.text.plain == "Step ➀ and ❶ and ➀."
    assert [code.label for code in block.text.codes] == ["literal", "literal"]
    translated = block.text.text.replace("Step", "Étape")
    assert documents.write(document, {"1": translated}, "fr").decode() == "Étape ➀ and ❶ and ➀."


def test_what_was_stored_of_a_document_writes_the_file_without_reading_it_again() -> None:
    document = read(RELEASE)
    stored = json.loads(json.dumps(document.to_json()))
    again = Document.from_json(stored, document.data)
    assert again == document
    assert documents.write(again, {"1": "Titre"}, "fr") == documents.write(document, {"1": "Titre"}, "fr")


def test_a_stored_document_that_does_not_fit_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        Document.from_json({"format": "txt"}, b"")
    assert caught.value.code == "documents.stored_parse"


def test_a_text_for_a_block_of_another_file_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        documents.write(read("One", "en"), {"7": "x"}, "fr")
    assert caught.value.code == "documents.unknown_block"


lines = st.text(st.characters(exclude_categories=["Cs", "Cc", "M"], exclude_characters="\ufffe\uffff"), max_size=30)
ends = st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\v", "\f", "\t"])


@given(st.lists(st.tuples(lines, ends), max_size=12), st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_any_text_comes_back_as_it_was_and_each_changed_line_is_found_again(
    told: list[tuple[str, str]], encoding: str
) -> None:
    data = ("Word" + "".join(line + end for line, end in told)).encode(encoding)
    document = documents.read(data, "a.txt", "en")
    same = {block.key: CodedText(block.text.text, block.text.codes) for block in document.blocks}
    assert documents.write(document, same, "en") == data
    changed = {block.key: "a" + block.text.text + "z" for block in document.blocks}
    again = documents.read(documents.write(document, changed, "en"), "a.txt", "en")
    assert [block.text.text for block in again.blocks] == list(changed.values())


@pytest.mark.parametrize(
    ("how", "held"),
    [
        (None, "\u2066+20 2 2345 6789\u2069"),
        (Isolation.MARKS, "\u200e+20 2 2345 6789\u200e"),
        (Isolation.NONE, "+20 2 2345 6789"),
    ],
)
def test_in_arabic_left_to_right_runs_are_held_together_and_taken_apart_on_the_way_in(
    how: Isolation | None, held: str
) -> None:
    out = documents.write(read("Call +20 2 2345 6789\n", "en"), {"1": "الهاتف +20 2 2345 6789 نهارا"}, "ar", how)
    assert out.decode() == f"الهاتف {held} نهارا\n"
    again = read(out.decode())
    assert again.blocks[0].text.text == "الهاتف +20 2 2345 6789 نهارا"
    assert documents.write(again, {"1": again.blocks[0].text}, "ar") == out
    assert documents.write(again, {"1": "Call +20 2 2345 6789 now"}, "en").decode() == "Call +20 2 2345 6789 now\n"
