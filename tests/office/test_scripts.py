import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.office.scripts import by_script

CASES = [
    ("قال COVID-19 اليوم", ["قال ", "COVID-19", " اليوم"]),
    ("مسافة 25 km.", ["مسافة 25 ", "km", "."]),
    ("بين A & B فرق", ["بين ", "A & B", " فرق"]),
    ("اتصل \u200e+20 2\u200e الآن", ["اتصل ", "\u200e+20 2\u200e", " الآن"]),
    ("الأرقام 2016-2021 وحدها", ["الأرقام 2016-2021 وحدها"]),
    ("(IOM)،", ["(", "IOM", ")،"]),
]


@pytest.mark.parametrize(("text", "stretches"), CASES)
def test_latin_letters_stand_apart_in_a_right_to_left_paragraph(text: str, stretches: list[str]) -> None:
    assert [piece for piece, _ in by_script(text, right_to_left=True)] == stretches


def test_arabic_words_stand_apart_in_a_left_to_right_paragraph() -> None:
    told = list(by_script("The paper الصحيفة اليومية said so.", right_to_left=False))
    assert told == [("The paper ", False), ("الصحيفة اليومية", True), (" said so.", False)]


@given(st.text(alphabet="aé5 \n\u200eابً٣-.,(", max_size=40), st.booleans())
def test_nothing_is_lost_and_no_stretch_is_empty(text: str, right_to_left: bool) -> None:
    told = [piece for piece, _ in by_script(text, right_to_left=right_to_left)]
    assert "".join(told) == text
    assert all(told)
