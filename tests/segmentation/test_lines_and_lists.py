"""Soft line breaks, lists inside a paragraph, blank paragraphs."""

import pytest

from workflow.segmentation import seams, segment

BREAK = "\u2780"


def broken(text: str, language: str) -> list[str]:
    places = {offset for offset, char in enumerate(text) if char == BREAK}
    return [text[start:end] for start, end in seams(text, language, breaks=places)]


def test_a_soft_break_behind_a_stop_is_a_seam_even_before_a_small_letter() -> None:
    assert segment("It is over.\nwe go.", "en") == ["It is over.", "we go."]
    assert segment("It is over.\u2028we go.", "en") == ["It is over.", "we go."]
    assert broken(f"It is over.{BREAK}we go.", "en") == [f"It is over.{BREAK}", "we go."]


def test_a_soft_break_without_a_stop_is_no_seam() -> None:
    assert segment("Office of the\nSpokesperson", "en") == ["Office of the\nSpokesperson"]
    assert broken(f"Office of the{BREAK}Spokesperson", "en") == [f"Office of the{BREAK}Spokesperson"]


def test_a_soft_break_behind_an_abbreviation_is_no_seam() -> None:
    assert segment("It was Dr.\nHadley.", "en") == ["It was Dr.\nHadley."]
    assert segment("Bring tents, etc.\nand water.", "en") == ["Bring tents, etc.\nand water."]


@pytest.mark.parametrize("marker", ["-", "•", "1.", "(2)", "a)"])
def test_a_soft_break_before_a_list_marker_is_a_seam(marker: str) -> None:
    assert segment(f"We need:\n{marker} tents", "en") == ["We need:", f"{marker} tents"]
    assert broken(f"We need:{BREAK}{marker} tents", "en") == [f"We need:{BREAK}", f"{marker} tents"]


def test_a_code_that_is_no_line_break_lets_the_words_meet() -> None:
    assert broken("Sea\u2776l", "en") == ["Sea\u2776l"]


@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "\u200f", " \u00a0\u2028\u200e\n"])
def test_a_blank_paragraph_has_no_segment(blank: str) -> None:
    assert seams(blank, "ar") == []


@pytest.mark.parametrize("layout", ["***", "—", "· · ·", "____"])
def test_a_paragraph_of_marks_is_one_segment(layout: str) -> None:
    assert segment(layout, "fr") == [layout]


def test_a_list_that_a_colon_announces_keeps_its_first_marker_behind_the_colon() -> None:
    assert segment("Do this: 1. Stop. 2. Look.", "en") == ["Do this: 1. Stop.", "2. Look."]


def test_items_that_semicolons_part_stay_one_segment() -> None:
    text = "It provides that (a) the fund ends; (b) its assets move; and (c) nobody pays."
    assert segment(text, "en") == [text]


def test_a_number_at_the_end_of_a_sentence_is_no_item() -> None:
    assert segment("1. The toll rose to 2. Then it fell.", "en") == ["1. The toll rose to 2.", "Then it fell."]


def test_a_list_by_the_arabic_alphabet_or_abjad_is_one() -> None:
    assert len(segment("أ) حضر الأعضاء ب) وزعت الأوراق ج) رفعت الجلسة", "ar")) == 3
    assert len(segment("أ) حضر الأعضاء ب) وزعت الأوراق ت) رفعت الجلسة", "ar")) == 3


def test_eastern_digits_count_like_the_others() -> None:
    assert len(segment("١) الماء ٢) الغذاء ٣) المأوى", "ar")) == 3


def test_roman_numbers_count() -> None:
    assert len(segment("i) water ii) food iii) shelter iv) work", "en")) == 4
