import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.errors import BadInput
from workflow.guards import limits, text

ARABIC = "أعلنت الوزارة فتح مركز جديد في المدينة يوم الأحد، وقالت إن العمل بدأ."
FRENCH = "Le ministère a ouvert un centre à Genève — l’été dernier, pour 25 €."
ENGLISH = "The ministry “opened” a centre."


def refusal(data: bytes, language: str = "en") -> BadInput:
    with pytest.raises(BadInput) as caught:
        text.decode(data, language, "a.txt")
    assert caught.value.facts["file"] == "a.txt"
    return caught.value


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_is_found_by_its_mark_or_its_bytes_and_written_back_the_same(language: str, encoding: str) -> None:
    told = {"ar": ARABIC, "fr": FRENCH, "en": ENGLISH}[language]
    data = told.encode(encoding)
    decoded = text.decode(data, language, "a.txt")
    assert decoded.text == told
    assert decoded.encode(told) == data
    assert not decoded.code_page


@pytest.mark.parametrize(
    ("told", "language", "page"),
    [
        (ARABIC, "ar", "windows-1256"),
        (ARABIC, "ar", "iso-8859-6"),
        ("افتتاح المدرسة\n\nنص أول.\n", "ar", "iso-8859-6"),
        ("افتتاح Café المدينة", "ar", "windows-1256"),
        (f"{ARABIC} Café Procope, Genève, hôtel de l'Opéra.", "ar", "windows-1256"),
        ("سلام للجميع", "ar", "windows-1256"),
        (FRENCH, "fr", "windows-1252"),
        (ENGLISH, "en", "windows-1252"),
    ],
)
def test_an_old_code_page_is_that_of_the_declared_language_and_gives_way_to_utf_8(
    told: str, language: str, page: str
) -> None:
    decoded = text.decode(told.encode(page), language, "a.txt")
    assert (decoded.text, decoded.encoding, decoded.code_page) == (told, page, True)
    assert decoded.encode("Œuvre") == "Œuvre".encode()


def test_a_code_page_of_another_language_is_not_taken_for_that_of_the_declared_one() -> None:
    assert refusal(ARABIC.encode("windows-1256"), "fr").code == "encoding.unknown"
    assert refusal(FRENCH.encode("windows-1252"), "ar").code == "encoding.unknown"
    assert refusal(ARABIC.encode("windows-1256"), "es").code == "encoding.unknown"


@pytest.mark.parametrize(
    "data",
    [
        b"One\nTwo \xed\xa0\x80.",
        b"One\nSlash \xc0\xaf here.",
        b"One\n" + "café, naïve, déjà".encode() + b" \xe9t",
        b"One\n" + "é …".encode()[:-1],
    ],
    ids=["surrogate", "overlong", "a stray byte", "cut off"],
)
def test_broken_utf_8_is_never_swallowed_by_a_code_page(data: bytes) -> None:
    error = refusal(data)
    assert (error.code, error.facts["line"]) == ("encoding.broken", 2)


@pytest.mark.parametrize(
    "data",
    [
        ARABIC.encode("utf-16")[:-1],
        b"\xff\xfe" + "ab".encode("utf-16-le") + b"\x00\xd8" + "c.".encode("utf-16-le"),
    ],
)
def test_broken_utf_16_is_refused(data: bytes) -> None:
    assert refusal(data, "ar").code == "encoding.broken"


@pytest.mark.parametrize("char", ["\0", "\x01", "\x1b", "\x1f", "\ufffe", "\uffff"])
def test_characters_that_xml_or_a_database_cannot_hold_are_refused_with_their_place(char: str) -> None:
    error = refusal(f"First line of this text is long enough.\nSecond {char} line is longer, too.\n".encode())
    assert (error.code, error.facts["line"], error.facts["character"]) == ("encoding.control", 2, f"U+{ord(char):04X}")


@pytest.mark.parametrize(
    "data",
    [
        bytes((i * 73 + (i >> 3)) % 256 for i in range(10_000)),
        bytes(range(1, 32)) + b" text.",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 500,
        b"%PDF-1.7\n",
        b"PK\x03\x04",
    ],
)
def test_what_is_no_text_is_told_as_such(data: bytes) -> None:
    assert refusal(data).code == "file.binary"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", "\u00a0\n\u200b\n \n— …\n".encode()])
def test_a_file_without_a_word_is_refused(data: bytes) -> None:
    assert refusal(data).code == ("file.blank" if data else "file.empty")


def test_shapes_that_stall_readers_are_refused() -> None:
    assert refusal(b"a" * (limits.LINE + 1)).code == "file.long_line"
    assert refusal(b"A.\n" * (limits.PARAGRAPHS + 1)).code == "file.many_paragraphs"
    assert refusal(("o" + "\u0301" * 31).encode()).code == "file.marks"
    assert refusal(b"a" * (limits.FILE_BYTES + 1)).code == "file.large"
    text.decode(("o" + "\u0301" * 30 + "\n" + "a" * limits.LINE).encode(), "en", "a.txt")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufeff"), min_size=1))
def test_any_sound_unicode_text_comes_back_whole(told: str) -> None:
    data = ("Word " + told).encode()
    try:
        assert text.decode(data, "fr", "a.txt").text == "Word " + told
    except BadInput as error:
        assert error.code == "file.marks"  # noqa: PT017 - the one guard that generated text may meet


@given(st.binary(min_size=1))
def test_any_bytes_end_in_text_or_in_one_refusal(data: bytes) -> None:
    try:
        text.decode(data, "ar", "a.txt")
    except BadInput as error:
        assert error.facts["file"] == "a.txt"  # noqa: PT017
