"""Segments are slices: with the white space between them they give the paragraph back."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.segmentation.marked import LANGUAGES, cases
from workflow.segmentation import seams, segment
from workflow.text.codes import CODE, MEANING, Role, character
from workflow.text.space import SPACE_CLASS

PIECES = [
    *[".", "!", "?", "…", "؟", "۔", ",", ":", "؛", '"', "'", "«", "»", "“", "”", "(", ")", "[", "]", "-", "–", "•"],
    *[
        "He",
        "Mr",
        "Dr",
        "no",
        "U.S",
        "etc",
        "said",
        "1",
        "2",
        "18",
        "A",
        "B",
        "l'eau",
        "M.",
        "«",
        "»",
        "قال",
        "د",
        "و",
        "2018",
        "إلخ",
        "é",
        "اً",
        "😀",
        "👩\u200d👩\u200d👧",
        "x@y.org",
    ],
    *" \u00a0\u202f\u200f\u200e\u200b\u2028\n\t",
    "\u2067",
    "\u2069",
    character(Role.OPEN, 1),
    character(Role.CLOSE, 1),
    character(Role.ALONE, 2),
    character(Role.OPEN, 12),
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.just(" "), st.characters(codec="utf-8")), max_size=60).map(
    "".join
)
LANGUAGE = st.sampled_from([*LANGUAGES, "de", "es-MX"])
_BLANK = re.compile(f"[{SPACE_CLASS}]*")


@given(TEXTS, LANGUAGE)
def test_segments_and_the_white_space_between_them_give_the_paragraph_back(text: str, language: str) -> None:
    done = 0
    for start, end in seams(text, language):
        assert _BLANK.fullmatch(text[done:start])
        assert done <= start < end
        assert not _BLANK.fullmatch(text[start])
        assert not _BLANK.fullmatch(text[end - 1])
        done = end
    assert _BLANK.fullmatch(text[done:])


@given(TEXTS, LANGUAGE)
def test_segment_gives_the_slices_of_seams(text: str, language: str) -> None:
    assert segment(text, language) == [text[start:end] for start, end in seams(text, language)]


@given(st.data())
def test_inline_codes_move_no_seam(data: st.DataObject) -> None:
    case = data.draw(st.sampled_from([case for language in LANGUAGES for case in cases(language)]))
    codes = st.sampled_from(sorted(MEANING))
    coded = "".join(
        char + "".join(data.draw(st.lists(codes, max_size=1)) if data.draw(st.integers(0, 9)) == 0 else [])
        for char in case.text
    )
    bare = [CODE.sub("", piece).strip() for piece in segment(coded, case.language)]
    assert [piece for piece in bare if piece] == [piece.strip() for piece in segment(case.text, case.language)]
    assert "".join(CODE.findall("".join(segment(coded, case.language)))) == "".join(CODE.findall(coded))
