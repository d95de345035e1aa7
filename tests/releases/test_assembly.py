"""From segments back to blocks."""

import pytest

from tests.releases.made import CLOSE, OPEN
from workflow.releases.assembly import Said, joint_between, source_texts, target_texts


@pytest.mark.parametrize(
    ("space", "joint"),
    [
        ("", " "),
        (" ", " "),
        ("  ", " "),
        ("\u00a0", " "),
        ("\u202f\u00a0", " "),
        ("\u200f", " "),
        ("\n", "\n"),
        (" \n ", "\n"),
        ("\r\n", "\r\n"),
        ("\u2028", "\u2028"),
        ("\t", "\t"),
        (" \t", "\t"),
    ],
)
def test_the_kind_of_the_white_space_is_kept_its_number_is_not(space: str, joint: str) -> None:
    assert joint_between(space, " ") == joint


def test_a_language_that_writes_without_spaces_gets_none_between_its_sentences() -> None:
    assert joint_between(" ", "") == ""
    assert joint_between("\n", "") == "\n"


def test_where_the_source_had_no_space_the_target_has_its_usual_joint() -> None:
    said = [Said("p", "One came in 2018."), Said("p", "Two left.", "")]
    assert target_texts(said, "en") == {"p": "One came in 2018. Two left."}
    assert source_texts(said) == {"p": "One came in 2018.Two left."}


def test_the_source_has_its_own_white_space_back() -> None:
    said = [Said("p", "One came.", "\u00a0"), Said("p", "Two left.", "  ", "\n")]
    assert source_texts(said) == {"p": "\u00a0One came.  Two left.\n"}


def test_white_space_round_a_block_is_kept_without_marks_of_direction() -> None:
    said = [Said("p", "One came.", "\u200f\u00a0"), Said("p", "Two left.", " ", "\u200e ")]
    assert target_texts(said, "en") == {"p": "\u00a0One came. Two left. "}


def test_a_folded_segment_is_skipped_with_its_joint() -> None:
    said = [Said("p", "One came, two left."), Said("p", "", "\n", silent=True), Said("p", "Three stayed.", " ")]
    assert target_texts(said, "en") == {"p": "One came, two left. Three stayed."}


def test_halves_of_a_pair_grow_together_where_they_meet() -> None:
    said = [Said("p", f"{OPEN}He left.{CLOSE}"), Said("p", f"{OPEN}She stayed.{CLOSE}", " ")]
    assert target_texts(said, "en") == {"p": f"{OPEN}He left. She stayed.{CLOSE}"}


def test_halves_that_a_translator_moved_apart_stay_two_pairs() -> None:
    said = [Said("p", f"{OPEN}Parti{CLOSE}, lui."), Said("p", f"Elle {OPEN}est restée.{CLOSE}", " ")]
    assert target_texts(said, "fr") == {"p": f"{OPEN}Parti{CLOSE}, lui. Elle {OPEN}est restée.{CLOSE}"}


def test_blocks_keep_apart() -> None:
    said = [Said("p", "One."), Said("q", "Two.", "\n"), Said("q", "Three.", " ")]
    assert target_texts(said, "en") == {"p": "One.", "q": "\nTwo. Three."}
