"""Inline codes are one code point each, and the table never lies about them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.generated import sound_text
from workflow.errors import BadInput
from workflow.text import Code, CodedText, Role, plain_text, require_sound
from workflow.text.coded import words_only
from workflow.text.codes import CODE, CODE_CLASS, LIMIT, MEANING, character, codes_in, without_codes


def test_every_code_is_bidi_neutral_and_stable_under_nfkc() -> None:
    for char in MEANING:
        assert unicodedata.bidirectional(char) == "ON", hex(ord(char))
        assert unicodedata.normalize("NFKC", char) == char, hex(ord(char))


def test_the_table_has_a_code_for_each_role_and_number_and_no_two_share_one() -> None:
    assert len(MEANING) == LIMIT * len(Role)
    assert all(CODE.fullmatch(char) for char in MEANING)


def test_the_character_class_holds_nothing_but_the_table() -> None:
    parts = [chr(point) for point in range(0x2700, 0x1F100) if CODE.fullmatch(chr(point))]
    assert set(parts) == set(MEANING), CODE_CLASS


def test_the_first_ten_are_those_that_readers_know() -> None:
    assert character(Role.OPEN, 1) == "❶"
    assert character(Role.CLOSE, 10) == "➓"
    assert character(Role.ALONE, 3) == "➂"


@pytest.mark.parametrize("number", [0, LIMIT + 1])
def test_there_is_no_code_outside_the_table(number: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        character(Role.OPEN, number)


def test_plain_text_shows_a_break_as_a_space_and_a_literal_as_itself() -> None:
    codes = (
        Code(Role.OPEN, 1, "bold"),
        Code(Role.CLOSE, 1, "bold"),
        Code(Role.ALONE, 2, "break"),
        Code(Role.ALONE, 3, "literal", "❷"),
    )
    assert CodedText("❶Cairo➊➁6 May ➂", codes).plain == "Cairo 6 May ❷"


def test_a_code_that_the_table_of_the_text_does_not_know_is_refused() -> None:
    with pytest.raises(BadInput) as refused:
        CodedText("❶bold➊", (Code(Role.OPEN, 1, "bold"),))
    assert refused.value.code == "text.unknown_code"
    assert refused.value.facts["code"] == "➊"


def test_a_literal_character_of_the_table_comes_in_as_a_code_that_stands_for_itself() -> None:
    text = plain_text("Step ❶, then ❶ again and ➋")
    assert codes_in(text.text) == ("➀", "➀", "➁")
    assert text.plain == "Step ❶, then ❶ again and ➋"


@given(sound_text())
def test_plain_text_reads_as_what_came_in(text: str) -> None:
    assert plain_text(text).plain == text


@given(sound_text(codes=True))
def test_taking_codes_out_leaves_no_code_and_loses_no_letter(text: str) -> None:
    bare = without_codes(text)
    assert not codes_in(bare)
    assert bare == "".join(char for char in text if char not in MEANING)
    assert words_only(text).replace(" ", "") == bare.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "code"),
    [("a\0b", "text.nul"), ("a\ud800b", "text.surrogate"), ("a\x0bb", "text.control"), ("a\uffffb", "text.control")],
)
def test_text_that_cannot_be_stored_is_refused_with_its_place(text: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        require_sound(text)
    assert refused.value.code == code
    assert refused.value.facts["place"] == 1


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")))
def test_all_other_text_is_sound(text: str) -> None:
    assert require_sound(text) == text
