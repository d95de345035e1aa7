"""Two texts laid beside one another, block by block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.review.alongside import Step, piece, way

ENGLISH = (
    "A harbour opens",
    "The new harbour opened on Monday in the presence of the governor of the province and many guests.",
    "It has 12 berths and a crane.",
    "The works took three years and cost 40 million, most of it lent by the bank of the region.",
    "Contact: press@harbour.example",
)
FRENCH = (
    "Un port ouvre",
    "Le nouveau port a ouvert lundi en présence du gouverneur de la province et de nombreux invités.",
    "Il compte 12 postes et une grue.",
    "Les travaux ont duré trois ans et coûté 40 millions, prêtés pour l’essentiel par la banque de la région.",
    "Contact : press@harbour.example",
)


def steps(ours: tuple[str, ...], theirs: tuple[str, ...]) -> list[tuple[int, int]]:
    return [(step.ours, step.theirs) for step in way([piece(one) for one in ours], [piece(one) for one in theirs])]


def test_a_translation_runs_along_the_diagonal() -> None:
    found = way([piece(one) for one in ENGLISH], [piece(one) for one in FRENCH])
    assert all(step.is_diagonal for step in found)


@pytest.mark.parametrize("gone", [0, 1, 3])
def test_a_block_that_is_missing_is_found(gone: int) -> None:
    less = FRENCH[:gone] + FRENCH[gone + 1 :]
    assert steps(ENGLISH, less).index((1, 0)) == gone
    assert steps(less, ENGLISH).index((0, 1)) == gone


def test_blocks_that_were_joined_are_found() -> None:
    joined = (FRENCH[0], f"{FRENCH[1]} {FRENCH[2]} {FRENCH[3]}", FRENCH[4])
    assert (1, 1) in steps(ENGLISH, joined)
    assert steps(ENGLISH, (*FRENCH[:2], f"{FRENCH[2]} {FRENCH[3]}", FRENCH[4]))[2] == (2, 1)


def test_arabic_digits_and_latin_ones_are_the_same_figures() -> None:
    assert piece("فيه ١٢ رصيفا").figures == piece("It has 12 berths").figures == {"12"}


def test_a_split_and_a_join_leave_the_diagonal_between_them() -> None:
    first, rest = FRENCH[1][:48], FRENCH[1][48:]
    moved = (FRENCH[0], first, rest, FRENCH[2], f"{FRENCH[3]} {FRENCH[4]}")
    found = way([piece(one) for one in ENGLISH], [piece(one) for one in moved])
    assert found[1] == Step(1, 1, 1, 2)
    assert [step.our for step in found if step.is_diagonal] == [0]


texts = st.lists(st.text("ab 12.", max_size=40), max_size=12)


@given(texts, texts)
def test_every_block_is_in_one_step(ours: list[str], theirs: list[str]) -> None:
    found = way([piece(one) for one in ours], [piece(one) for one in theirs])
    assert [place for step in found for place in range(step.our, step.our + step.ours)] == list(range(len(ours)))
    assert [place for step in found for place in range(step.their, step.their + step.theirs)] == list(
        range(len(theirs))
    )
