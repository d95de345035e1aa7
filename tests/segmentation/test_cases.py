"""Each kind of place where a sentence ends, or only seems to."""

import pytest

from tests.segmentation.marked import LANGUAGES, Case, cases, ink
from workflow.segmentation import seams, segment

ALL = [case for language in LANGUAGES for case in cases(language)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.key)
def test_the_seams_of_a_case_are_found_and_no_others(case: Case) -> None:
    assert tuple(ink(piece) for piece in segment(case.text, case.language)) == case.segments


def test_each_language_has_a_hundred_cases_of_twenty_kinds() -> None:
    for language in LANGUAGES:
        own = cases(language)
        assert len(own) >= 100
        assert len({case.kind for case in own}) >= 20
        assert len({case.text for case in own}) == len(own)


@pytest.mark.parametrize("language", LANGUAGES)
def test_cases_strung_together_with_two_spaces_are_cut_where_they_are_cut_alone(language: str) -> None:
    own = [
        case
        for case in cases(language)
        if case.kind in {"title", "number", "reference", "question"} and case.text.rstrip()[-1] in ".!?؟"
    ]
    text = "  ".join(case.text for case in own)
    expected = [piece for case in own for piece in case.segments]
    assert [ink(text[start:end]) for start, end in seams(text, language)] == expected
