"""Which side of a seam an inline code falls on."""

from workflow.segmentation import segment

OPEN, CLOSE, ALONE = "\u2776", "\u278a", "\u2780"


def test_a_closing_code_behind_the_stop_stays_and_an_opening_one_goes() -> None:
    assert segment(f"{OPEN}He left.{CLOSE} {OPEN}She stayed.{CLOSE}", "en") == [
        f"{OPEN}He left.{CLOSE}",
        f"{OPEN}She stayed.{CLOSE}",
    ]


def test_the_mark_of_a_footnote_stays_with_the_sentence_that_it_stands_at() -> None:
    assert segment(f"He left.{ALONE} She stayed.", "en") == [f"He left.{ALONE}", "She stayed."]


def test_a_lone_code_behind_the_space_goes_with_what_follows() -> None:
    assert segment(f"He left. {ALONE}She stayed.", "en") == ["He left.", f"{ALONE}She stayed."]


def test_a_closing_code_behind_the_space_stays_with_its_pair() -> None:
    assert segment(f"{OPEN}He left. {CLOSE}She stayed.", "en") == [f"{OPEN}He left. {CLOSE}", "She stayed."]


def test_a_pair_that_spans_a_seam_is_cut() -> None:
    assert segment(f"{OPEN}He left. She stayed.{CLOSE}", "en") == [f"{OPEN}He left.", f"She stayed.{CLOSE}"]


def test_a_code_inside_an_abbreviation_hides_it_from_no_rule() -> None:
    assert segment(f"{OPEN}Mr{CLOSE}. Brown left.", "en") == [f"{OPEN}Mr{CLOSE}. Brown left."]


def test_codes_alone_are_one_segment_since_none_may_be_lost() -> None:
    assert segment(f" {ALONE}{OPEN}{CLOSE} ", "en") == [f"{ALONE}{OPEN}{CLOSE}"]


def test_an_isolate_that_closes_behind_the_stop_stays_with_its_opening() -> None:
    assert segment("زار \u2067Nova.\u2069 ثم عاد.", "ar") == ["زار \u2067Nova.\u2069", "ثم عاد."]
